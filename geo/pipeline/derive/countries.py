"""Countries for the background of the maps, from Natural Earth as packaged in world-atlas."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.core.errors import DataError
from geo.core.i18n import N_
from geo.core.records import records
from geo.data.catalogue import read_csv
from geo.pipeline import upstream
from geo.pipeline.derive import geonames, topojson

PACKAGE = "world-atlas"
COUNTRIES = "package/countries-50m.json"
DECIMALS = 2
_TOLERANCE_DEG = 0.05
_NOT_NUMBERED = {"Kosovo": "XK"}
"""Name -> code of countries without an ISO 3166-1 number in Natural Earth; others get no code."""


def iso_codes() -> dict[str, str]:
    """Return ISO 3166-1 numeric code (three digits) -> alpha-2 code, from GeoNames."""
    return {
        str(int(row["isonumeric"])).zfill(3): str(row["iso"])
        for row in geonames.countries()
        if int(row["isonumeric"])
    }


def read_countries(corrections: Path) -> gpd.GeoDataFrame:
    """Return the countries of the world at 1:50m, sorted by name, in EPSG:4326.

    Neighbours still share their borders after simplification; vertices lie on a grid of 0.01 degree.

    Parameters
    ----------
    corrections
        Path of ``data/corrections/countries.csv``, which moves parts to another country.

    Returns
    -------
    GeoDataFrame
        ``iso`` (alpha-2, or ""), ``name``, ``geometry``.
    """
    codes = iso_codes()
    rows = []
    for members, shape in topojson.features(upstream.read_member(PACKAGE, COUNTRIES), "countries"):
        name = members["properties"]["name"]
        iso = codes.get(str(members.get("id", "")).zfill(3)) or _NOT_NUMBERED.get(name, "")
        rows.append({"iso": iso, "name": name, "geometry": cut_at_antimeridian(shape)})
    rows.sort(key=lambda row: (row["name"], row["iso"]))
    shapes = moved_parts(
        [row["iso"] for row in rows], [row["geometry"] for row in rows], read_csv(corrections)
    )
    return gpd.GeoDataFrame(
        {"iso": [r["iso"] for r in rows], "name": [r["name"] for r in rows]}, geometry=light(shapes), crs=4326
    )


def cut_at_antimeridian(shape: shapely.MultiPolygon) -> shapely.Geometry:
    """Return a valid shape cut at the antimeridian; a ring around a pole is closed over the pole.

    Notes
    -----
    world-atlas stores rings that cross 180 degrees uncut. Drawn as they are, they make lines across the whole
    map; repaired before they are cut, they fill the sea in between.
    """
    coordinates = shapely.get_coordinates(shape)
    if not (np.abs(np.diff(coordinates[:, 0])) > 180).any():
        return shapely.MultiPolygon(_polygons(shapely.make_valid(shape)))
    parts: list[shapely.Geometry] = []
    for polygon in shapely.get_parts(shape):
        holes = [_unwrapped(ring) for ring in polygon.interiors]
        whole = shapely.make_valid(shapely.Polygon(_unwrapped(polygon.exterior), holes))
        for shift in (-360.0, 0.0, 360.0):
            world = shapely.box(-180 - shift, -90, 180 - shift, 90)
            piece = shapely.transform(
                shapely.intersection(whole, world), partial(np.add, np.array([shift, 0.0]))
            )
            parts += _polygons(piece)
    return shapely.union_all(parts)


def _polygons(shape: shapely.Geometry) -> list[shapely.Polygon]:
    return [part for part in shapely.get_parts(shapely.get_parts(shape)) if part.geom_type == "Polygon"]


def _unwrapped(ring: shapely.LinearRing) -> np.ndarray:
    """Return the ring with longitudes that continue beyond 180 degrees instead of jumping to -180."""
    xy = shapely.get_coordinates(ring)
    turns = np.concatenate([[0.0], np.cumsum(-360.0 * np.round(np.diff(xy[:, 0]) / 360.0))])
    lon = xy[:, 0] + turns
    if abs(lon[-1] - lon[0]) > 180:  # it encloses a pole: close it there
        pole = np.sign(xy[:, 1].mean()) * 90.0
        return np.vstack(
            [np.column_stack([lon, xy[:, 1]]), [(lon[-1], pole), (lon[0], pole), (lon[0], xy[0, 1])]]
        )
    return np.column_stack([lon, xy[:, 1]])


def moved_parts(isos: list[str], shapes: list[shapely.Geometry], corrections: pd.DataFrame) -> np.ndarray:
    """Return the shapes after the corrections, each of which moves one part to another country.

    Parameters
    ----------
    isos, shapes
        Code and geometry (EPSG:4326) of each country.
    corrections
        ``key`` ("lon,lat" of a point in the part), ``source_value`` and ``value`` (codes of the old and the
        new country).

    Raises
    ------
    DataError
        The old country has no part at that point.
    """
    moved = np.array(shapes, dtype=object)
    for row in records(corrections):
        point = shapely.Point(*(float(degree) for degree in row.key.split(",")))
        giver, taker = isos.index(row.source_value), isos.index(row.value)
        parts = shapely.get_parts(moved[giver])
        inside = shapely.contains(parts, point)
        if not inside.any():
            raise DataError(
                N_(
                    "Countries: expected a part of {country} at {point}, found none. Correct"
                    " data/corrections/countries.csv."
                ),
                country=row.source_value,
                point=row.key,
            )
        moved[giver] = shapely.multipolygons(parts[~inside])
        moved[taker] = shapely.union_all([moved[taker], *parts[inside]])
    return moved


def light(shapes: np.ndarray) -> np.ndarray:
    """Return the coverage simplified (to about 4 km) and rounded, without losing small shapes."""
    simple = shapely.coverage_simplify(shapes, _TOLERANCE_DEG)
    rounded = shapely.set_precision(simple, 10.0**-DECIMALS)
    return np.where(shapely.is_empty(rounded), shapely.set_precision(shapes, 1e-4), rounded)
