"""The surroundings of the powiaty as the browser draws them: neighbour countries, sea, lakes and rivers."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.cartography.water_style import river_widths
from geo.data.boundaries import CRS, united
from geo.data.context import Context
from geo.data.ground import level
from geo.data.water import LARGE_LAKE_KM2, is_large, on_land
from geo.render.web.geometry import FAR_M, NEAR_M, STEP_DEG, WEB, rings, steps_of
from geo.render.web.map_contract import Ground, Water

_INNER_M = 400.0  # tolerance of borders and coasts away from Poland
_EDGE_M = 500.0
_WATER_M = {"far": 300.0, "near": 60.0}


Level = tuple[gpd.GeoDataFrame, gpd.GeoDataFrame]
"""Powiaty and ground simplified together, so that they meet exactly (EPSG:2180)."""


def levels(powiaty: gpd.GeoDataFrame, ground: gpd.GeoDataFrame) -> dict[str, Level]:
    """Return the levels "far" and "near". What does not touch the powiaty is simpler than they are.

    Parameters
    ----------
    powiaty, ground
        Together a valid coverage in EPSG:2180.
    """
    shapes = shapely.coverage_simplify(ground.geometry.to_numpy(), _INNER_M, simplify_boundary=False)
    light = ground.set_geometry(shapes, crs=CRS)
    return {
        "far": level(powiaty, light, FAR_M),
        "near": level(powiaty, light, NEAR_M),
    }


def ground_json(made: Level) -> Ground:
    """Return the ground of a level."""
    drawn, around = made
    shapes = around.geometry.to_crs(WEB)
    return {
        "step": STEP_DEG,
        "kinds": around["kind"].tolist(),
        "rings": [rings(shape) for shape in shapes],
        "coast": _lines(_coast(drawn, around)),
    }


def _coast(powiaty: gpd.GeoDataFrame, ground: gpd.GeoDataFrame) -> BaseGeometry:
    """Return borders and coasts without the edge of the ground and the border of Poland."""
    lines = shapely.union_all(shapely.boundary(ground.geometry.to_numpy()))
    edge = shapely.box(*ground.total_bounds).boundary.buffer(_EDGE_M)
    poland = united(powiaty.geometry.to_numpy()).boundary
    inner = shapely.difference(shapely.difference(lines, edge), poland)
    return gpd.GeoSeries([shapely.line_merge(inner)], crs=CRS).to_crs(WEB).iloc[0]


def water_json(context: Context, scale: str) -> Water:
    """Return lakes and rivers; those that a map of the whole country shows for the scale "far", else all.

    Rivers end at the sea. ``widths`` are pixels on a map of the whole country.
    """
    lakes, rivers = context.lakes, context.rivers
    if scale == "far":
        lakes, rivers = lakes[lakes["km2"] >= LARGE_LAKE_KM2], rivers[is_large(rivers)]
    tolerance = _WATER_M[scale]
    courses = on_land(rivers, context.ground)
    return {
        "step": STEP_DEG,
        "lakes": [rings(shape) for shape in _lighter(lakes.to_crs(CRS), tolerance)],
        "rivers": [steps_of(shapely.get_coordinates(line)) for line in _lighter(courses, tolerance)],
        "widths": np.round(river_widths(courses["basin_km2"].to_numpy()), 2).tolist(),
    }


def _lighter(frame: gpd.GeoDataFrame, tolerance_m: float) -> np.ndarray:
    """Return the shapes of a frame in EPSG:2180 simplified, in degrees."""
    light = gpd.GeoSeries(shapely.simplify(frame.geometry.to_numpy(), tolerance_m), crs=CRS)
    shapes: np.ndarray = np.asarray(light.to_crs(WEB))
    return shapes


def _lines(shape: BaseGeometry) -> list[list[int]]:
    return [steps_of(shapely.get_coordinates(line)) for line in shapely.get_parts(shape)]
