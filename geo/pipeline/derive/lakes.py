"""Collect the lakes, reservoirs and inlets that are drawn as water on the land of the ground.

Lakes are those of GSHHG, which are well shaped, and the larger ones of OpenStreetMap that it lacks:
reservoirs, mostly, whose generalised corners are rounded. Inlets are straits (Świna, Dziwna, Piana) and
coastal lakes that are land in the outlines of OpenStreetMap and sea in those of GSHHG. All shapes are in
EPSG:2180, in metres.
"""

from __future__ import annotations

from collections.abc import Sequence

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.data.ground import POLAND
from geo.pipeline.derive.country_outlines import BOX, HARBOURS, degrees
from geo.pipeline.derive.gshhg import COAST, LAKE, Line
from geo.pipeline.derive.regions import polygons_only, projected
from geo.pipeline.derive.smoothing import smoothed_ring

_LEAST_KM2, _LEAST_ABROAD_KM2, _LEAST_OSM_KM2 = 0.8, 4.0, 3.0
_ISLAND = 3
_SAME_M = 600.0
_LEAST_ROUND = 0.12  # 4 pi area / circumference²: fragments of rivers are long and thin
_RIVER_M, _RIVER_LAKE_KM2 = 300.0, 25.0
_SHIFT_M, _MOUTH_M, _LEAST_INLET_M2 = 400.0, 700.0, 0.2e6
_TOLERANCE_M = 25.0


def lakes(
    shores: Sequence[Line], osm: np.ndarray, rivers: Sequence[BaseGeometry], ground: gpd.GeoDataFrame
) -> gpd.GeoDataFrame:
    """Return ``kind`` (lake, inlet), ``km2`` and ``geometry`` of the water on land, largest first.

    Parameters
    ----------
    shores
        Lines of GSHHG, as from ``gshhg.read_lines``.
    osm
        Polygons of inland water, as from ``osm_water.read_water``.
    rivers
        Lines of the large rivers; fragments along them are not lakes.
    ground
        As from ``ground.near_ground``.
    """
    known = _gshhg_lakes(shores, ground)
    more = _reservoirs(osm, known, rivers)
    through = inlets(_polygons([line for line in shores if line.kind == COAST]), ground)
    shapes = [shapely.simplify(shape, _TOLERANCE_M) for shape in (*known, *more, *through)]
    frame = gpd.GeoDataFrame(
        {"kind": ["lake"] * (len(known) + len(more)) + ["inlet"] * len(through)}, geometry=shapes, crs=2180
    )
    frame.insert(1, "km2", (frame.area / 1e6).round(2))
    return frame.sort_values(["kind", "km2"], ascending=[True, False], kind="stable", ignore_index=True)


def _polygons(lines: Sequence[Line]) -> list[shapely.MultiPolygon]:
    """Return rings (lon, lat) as repaired polygons in EPSG:2180, cut a degree beyond the box."""
    bounds = degrees(BOX.bounds)  # far from its meridian the projection fails
    rings = [shapely.Polygon(line.points) for line in lines if len(line.points) > 3]
    return [projected(shapely.clip_by_rect(ring, *bounds)) for ring in rings]


def _gshhg_lakes(shores: Sequence[Line], ground: gpd.GeoDataFrame) -> list[BaseGeometry]:
    """Return the lakes without their islands: smaller ones only in Poland, none across the box."""
    islands = shapely.union_all(_polygons([line for line in shores if line.kind == _ISLAND]))
    wanted = [line for line in shores if line.kind == LAKE and line.km2 >= _LEAST_KM2]
    water = _polygons(wanted)
    home = ground.geometry[(ground["code"] == POLAND).to_numpy()].iloc[0]
    shapely.prepare(home)
    return [
        shapely.difference(shape, islands)
        for line, shape in zip(wanted, water, strict=True)
        if (line.km2 >= _LEAST_ABROAD_KM2 and shapely.within(shape, BOX)) or shapely.intersects(home, shape)
    ]


def _reservoirs(
    osm: np.ndarray, known: Sequence[BaseGeometry], rivers: Sequence[BaseGeometry]
) -> list[BaseGeometry]:
    """Return the water of OpenStreetMap that is large, compact, and neither known nor part of a river."""
    large = osm[shapely.area(osm) >= _LEAST_OSM_KM2 * 1e6]
    compact = large[4 * np.pi * shapely.area(large) / shapely.length(large) ** 2 > _LEAST_ROUND]
    near_known = shapely.distance(compact, shapely.union_all(list(known))) <= _SAME_M
    near_river = shapely.distance(compact, shapely.union_all(list(rivers))) < _RIVER_M
    small = shapely.area(compact) < _RIVER_LAKE_KM2 * 1e6
    kept = compact[~near_known & ~(near_river & small)]
    rounded = [shapely.Polygon(smoothed_ring(shapely.get_coordinates(p.exterior), 2)) for p in kept]
    return [polygons_only(shapely.make_valid(shape)) for shape in rounded]


def inlets(land: Sequence[BaseGeometry], ground: gpd.GeoDataFrame) -> list[BaseGeometry]:
    """Return the sea within the land of the ground, on the coast of Poland.

    Parameters
    ----------
    land
        Land of a more faithful outline (GSHHG).

    Notes
    -----
    The two outlines differ by up to 400 m along the whole coast. An inlet is what lies farther inside the
    land, with its mouths up to 700 m beyond.
    """
    faithful = shapely.union_all([shapely.clip_by_rect(shape, *HARBOURS.bounds) for shape in land])
    is_land = (ground["kind"] == "country").to_numpy()
    drawn = shapely.union_all(shapely.intersection(ground.geometry.to_numpy()[is_land], HARBOURS))
    water = shapely.union_all(shapely.intersection(ground.geometry.to_numpy()[~is_land], HARBOURS))
    extra = drawn.difference(faithful)
    inside = shapely.get_parts(polygons_only(extra.difference(water.buffer(_SHIFT_M, quad_segs=2))))
    sure = inside[shapely.area(inside) >= _LEAST_INLET_M2]
    around = shapely.union_all(shapely.buffer(sure, _MOUTH_M, quad_segs=2))
    parts = shapely.get_parts(polygons_only(extra.intersection(around)))
    return [part for part in parts if shapely.area(part) >= _LEAST_INLET_M2 / 10]
