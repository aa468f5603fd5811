"""Assign the cells of Poland to powiaty: MeteoAlarm regions corrected by PRNG localities."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from geo.core.teryt import is_city
from geo.pipeline import upstream
from geo.pipeline.derive import distance_field, mesh, regions, topojson
from geo.pipeline.derive.localities import name_regions

_GAP_M = 900.0
_NEIGHBOURS = ("DE", "CZ", "SK", "LT")
_LOST_LAND_M = 1000.0
_CRUMB_CELLS = 24


@dataclass(frozen=True)
class Powiaty:
    """The powiaty on a grid.

    Parameters
    ----------
    codes
        Powiat codes in ascending order; the labels of ``winner`` are positions in it.
    names
        Code -> (province, district).
    raw
        Code -> region as published, in EPSG:2180.
    grid, winner, lead
        The grid, and label and lead of its cells as from ``distance_field.label_grid``.
    """

    codes: list[str]
    names: dict[str, tuple[str, str]]
    raw: dict[str, shapely.MultiPolygon]
    grid: distance_field.Grid
    winner: np.ndarray
    lead: np.ndarray


def polish_regions(everywhere: dict[str, shapely.MultiPolygon]) -> dict[str, shapely.MultiPolygon]:
    """Return powiat code -> valid region in EPSG:2180, without the parts of the Baltic (``PL80x``)."""
    polish = [key for key in sorted(everywhere) if key.startswith("PL") and len(key) == 6]
    return {key[2:]: regions.projected(everywhere[key]) for key in polish}


def country_outline(
    polish: dict[str, shapely.MultiPolygon], everywhere: dict[str, shapely.MultiPolygon]
) -> BaseGeometry:
    """Return Poland in EPSG:2180: the union of the regions, with gaps up to 1.8 km wide closed.

    Towards Germany, Czechia, Slovakia and Lithuania the border is that of the foreign regions, which are more
    detailed.
    """
    union = shapely.union_all(list(polish.values()))
    near = shapely.box(*union.buffer(20000).bounds)
    abroad = [regions.projected(shape) for key, shape in sorted(everywhere.items()) if key[:2] in _NEIGHBOURS]
    foreign = shapely.union_all([shape for shape in abroad if shape.intersects(near)])
    closed = union.union(foreign).buffer(_GAP_M, quad_segs=4).buffer(-_GAP_M, quad_segs=4)
    inland = shapely.unary_union(
        [shapely.Polygon(part.exterior) for part in shapely.get_parts(union.buffer(_GAP_M).buffer(-_GAP_M))]
    )
    ours = closed.difference(foreign).intersection(union.buffer(3 * _GAP_M)).union(inland.difference(foreign))
    parts = [part for part in shapely.get_parts(ours) if part.intersection(union).area > 0.5 * part.area]
    return regions.polygons_only(shapely.union_all(parts))


def lost_land(country: BaseGeometry, localities: pd.DataFrame, codes: np.ndarray) -> dict[str, BaseGeometry]:
    """Return powiat code -> land of Natural Earth (1:10m) missing from the regions, such as Hel.

    A piece is taken if it is more than 500 m outside the regions, at localities of a single powiat that are
    more than 1 km outside. All shapes are in EPSG:2180.
    """
    content = upstream.read_member("world-atlas", "package/countries-10m.json")
    poland = next(
        shape for members, shape in topojson.features(content, "countries") if members.get("id") == "616"
    )
    pieces = shapely.get_parts(regions.projected(poland).difference(country.buffer(500)))
    points = shapely.points(localities["x"].to_numpy(), localities["y"].to_numpy())
    lost = shapely.distance(points, country) > _LOST_LAND_M
    found: dict[str, list[BaseGeometry]] = {}
    for piece in pieces:
        owners = sorted(set(codes[lost & (shapely.distance(points, piece) < 1000)]))
        if len(owners) == 1:
            found.setdefault(owners[0], []).append(piece.buffer(600))
    return {code: shapely.union_all(parts) for code, parts in found.items()}


def assign(localities: pd.DataFrame) -> Powiaty:
    """Return the powiaty on a grid of 250 m, by the method of ``geo.pipeline.derive.distance_field``.

    ``localities`` has the columns of ``read_localities``.
    """
    everywhere = regions.read_regions()
    raw = polish_regions(everywhere)
    names = name_regions(raw, localities)
    codes = sorted(raw)
    own = powiat_codes(localities, names)
    country = country_outline(raw, everywhere)
    shapes = dict(raw)
    for code, land in lost_land(country, localities, own).items():
        shapes[code] = regions.polygons_only(shapes[code].union(land))
        country = regions.polygons_only(country.union(land))
    listed = [shapes[code] for code in codes]
    places = localities[["x", "y"]].to_numpy()
    label = np.searchsorted(codes, own)
    tight = np.array([*(is_city(code) for code in codes), False])
    cones = distance_field.fit_cones(distance_field.scores_at(listed, country, places), label, places, tight)
    grid = distance_field.make_grid(country.buffer(3000).bounds)
    winner, lead = distance_field.label_grid(grid, listed, country, cones)
    held = np.zeros(winner.shape, bool)
    held[cells_of(grid, places)] = True
    return Powiaty(codes, names, raw, grid, mesh.without_crumbs(winner, held, _CRUMB_CELLS), lead)


def powiat_codes(localities: pd.DataFrame, names: dict[str, tuple[str, str]]) -> np.ndarray:
    """Return the powiat code of each locality, from its province and district."""
    code = {pair: key for key, pair in names.items()}
    return np.array([code[pair] for pair in zip(localities["province"], localities["district"], strict=True)])


def cells_of(grid: distance_field.Grid, places: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return (rows, columns) of the cells that contain the places."""
    cell = grid.x[1] - grid.x[0]
    rows = np.rint((places[:, 1] - grid.y[0]) / cell).astype(int)
    columns = np.rint((places[:, 0] - grid.x[0]) / cell).astype(int)
    return rows, columns
