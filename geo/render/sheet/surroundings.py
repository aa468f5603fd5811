"""What lies around and over the powiaty on a sheet: neighbour countries, sea, shores, rivers and lakes."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import shapely
from matplotlib.path import Path
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geo.cartography.water_style import river_widths
from geo.data.boundaries import CRS, united
from geo.data.context import Context
from geo.data.water import LARGE_LAKE_KM2, is_large, on_land
from geo.render.sheet.paths import line_path, path, paths

_EDGE_M = 500.0
_OVERLAP_M = 4_000.0  # of the ground and the coarser countries beyond it
_WATER_M = {"far": 120.0, "near": 60.0}
_WIDTH_STEPS = 4  # to a pixel


@dataclass(frozen=True)
class Surroundings:
    """Paths around the powiaty that meet them exactly, in the CRS and resolution of a sheet.

    Parameters
    ----------
    countries, waters
        Neighbour countries; sea and lagoons.
    coast, borders, state, voivodeships
        Shores; borders of the neighbours with one another, of Poland on land, of voivodeships inside Poland.
    reach
        The box that all this fills, in the CRS of the sheet.
    """

    countries: list[Path]
    waters: list[Path]
    coast: Path
    borders: Path
    state: Path
    voivodeships: Path
    reach: BaseGeometry


@dataclass(frozen=True)
class Water:
    """Lakes, and rivers by their width in pixels of a map of the whole country."""

    lakes: Path
    rivers: list[tuple[float, Path]]


def surroundings(
    powiaty: gpd.GeoDataFrame, voivodeships: gpd.GeoDataFrame, ground: gpd.GeoDataFrame, crs: str
) -> Surroundings:
    """Return what lies around the powiaty; all in EPSG:2180, simplified together."""
    shapes = ground.geometry.to_numpy()
    is_land = (ground["kind"] == "country").to_numpy()
    edge = shapely.box(*ground.total_bounds).boundary.buffer(_EDGE_M)
    poland = shapely.boundary(united(powiaty.geometry.to_numpy()))
    shore = shapely.boundary(united(shapes[~is_land]))
    countries = shapely.union_all(shapely.boundary(shapes[is_land]))
    coast = shapely.difference(shore, edge)
    borders = shapely.difference(shapely.difference(countries, shapely.union(shore, poland)), edge)
    state = shapely.difference(poland, shore)
    inner = shapely.difference(shapely.union_all(shapely.boundary(voivodeships.geometry.to_numpy())), poland)
    return Surroundings(
        countries=paths(_projected(shapes[is_land], crs)),
        waters=paths(_projected(shapes[~is_land], crs)),
        coast=_lines(coast, crs),
        borders=_lines(borders, crs),
        state=_lines(state, crs),
        voivodeships=_lines(inner, crs),
        reach=_reach(ground, crs),
    )


def _reach(ground: gpd.GeoDataFrame, crs: str) -> BaseGeometry:
    """Return the box of the ground, a little smaller, in the CRS of a sheet: coarser borders end there."""
    left, bottom, right, top = ground.total_bounds
    inner = shapely.box(left + _OVERLAP_M, bottom + _OVERLAP_M, right - _OVERLAP_M, top - _OVERLAP_M)
    box: BaseGeometry = _projected(np.array([shapely.segmentize(inner, 50_000.0)]), crs)[0]
    return box


def water(context: Context, crs: str, scale: str) -> Water:
    """Return lakes and rivers: those of a map of the whole country for the scale "far", all for "near"."""
    lakes, rivers = context.lakes, context.rivers
    if scale == "far":
        lakes, rivers = lakes[lakes["km2"] >= LARGE_LAKE_KM2], rivers[is_large(rivers)]
    courses = on_land(rivers, context.ground)
    lines = _lighter(courses.geometry, crs, _WATER_M[scale])
    widths = np.round(river_widths(courses["basin_km2"].to_numpy()) * _WIDTH_STEPS) / _WIDTH_STEPS
    basins = _lighter(lakes.to_crs(CRS).geometry, crs, _WATER_M[scale])
    return Water(
        path(shapely.GeometryCollection(shapely.get_parts(basins).tolist())),
        [(float(width), line_path(lines[widths == width])) for width in np.unique(widths)],
    )


def _lighter(shapes: gpd.GeoSeries, crs: str, tolerance_m: float) -> NDArray[np.object_]:
    return _projected(shapely.simplify(shapes.to_numpy(), tolerance_m), crs)


def _projected(shapes: NDArray[np.object_], crs: str) -> NDArray[np.object_]:
    return np.asarray(gpd.GeoSeries(shapes, crs=CRS).to_crs(crs).to_numpy())


def _lines(shape: BaseGeometry, crs: str) -> Path:
    merged = shapely.line_merge(shape) if shape.geom_type == "MultiLineString" else shape
    return line_path(_projected(np.array([merged]), crs))
