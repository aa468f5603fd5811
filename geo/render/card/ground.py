"""The ground of small maps: neighbour countries under the powiaty, rivers and lakes over them."""

from __future__ import annotations

from functools import lru_cache

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geo.cartography.interface_colours import INTERFACE_COLOURS
from geo.cartography.water_style import river_widths
from geo.data.boundaries import CRS
from geo.data.context import Context
from geo.data.water import on_land
from geo.render.card.map_shapes import area_shape
from geo.render.card.small_map import Frame, Name, Shape
from geo.render.sheet.label_placement import Room

SEA = INTERFACE_COLOURS["sea"]
_LAND, _COAST = INTERFACE_COLOURS["land"], INTERFACE_COLOURS["coast"]
_RIVER, _LAKE, _SHORE = (INTERFACE_COLOURS[role] for role in ("river", "lake", "shore"))
_NAME = INTERFACE_COLOURS["river_name"]
_STATE = INTERFACE_COLOURS["voivodeship_border"]
_FINE_PT = 0.3
_LEAST_LAKE_PT, _LEAST_NAMED_PT = 5.0, 55.0  # the first for each point that shores may be off
_TRIED = (0.5, 0.3, 0.7)  # places for a name, as shares of the course


def neighbours_of(frame: Frame, ground: gpd.GeoDataFrame) -> tuple[Shape, ...]:
    """Return the countries around; the sea is the colour behind them. ``ground``: in EPSG:2180."""
    window = _window(frame)
    land = ground.geometry.to_numpy()[(ground["kind"] == "country").to_numpy()]
    parts = shapely.get_parts(shapely.intersection(land, window))
    return tuple(area_shape(frame, part, _LAND, _COAST, 0.6) for part in parts if part.area > 0)


def waters(
    frame: Frame, context: Context, least_km2: float, wide: float, coarse_pt: float = _FINE_PT
) -> tuple[Shape, ...]:
    """Return rivers with at least this basin, and the lakes that can be seen.

    Parameters
    ----------
    least_km2
        Basin of a river.
    wide
        Points to a pixel of a river on a map of the whole country.
    coarse_pt
        By how much courses and shores may be off.
    """
    rivers, lakes = _waters(context)
    window = _window(frame)
    large = rivers[(rivers["basin_km2"] >= least_km2) & rivers.intersects(window)]
    widths = np.round(river_widths(large["basin_km2"].to_numpy()) * wide, 1)
    courses, coarse = large.geometry.to_numpy(), coarse_pt / frame.scale
    drawn = [
        Shape(_lines(frame, _in_window(courses[widths == width], window, coarse)), "", _RIVER, float(width))
        for width in np.unique(widths)
    ]
    seen = lakes[shapely.area(lakes) * frame.scale**2 >= _LEAST_LAKE_PT * coarse_pt]
    basins = [area_shape(frame, lake, _LAKE, _SHORE, 0.3) for lake in _in_window(seen, window, coarse)]
    return (*(shape for shape in drawn if shape.rings), *(shape for shape in basins if shape.rings))


def river_names(
    frame: Frame, context: Context, room: Room, size: float, least_km2: float
) -> tuple[Name, ...]:
    """Return the names of the rivers that have room for them, the largest first."""
    rivers, window = _waters(context)[0], _window(frame)
    named = rivers[(rivers["name"] != "") & (rivers["basin_km2"] >= least_km2) & rivers.intersects(window)]
    found = []
    for name, pieces in sorted(
        named.groupby("name"), key=lambda pair: (-pair[1]["basin_km2"].max(), pair[0])
    ):
        inside = shapely.get_parts(shapely.line_merge(shapely.union_all(pieces.geometry.to_numpy()) & window))
        course = max(inside, key=lambda part: part.length, default=None)
        if course is not None and course.length * frame.scale >= _LEAST_NAMED_PT:
            found += _name_along(frame, room, str(name), course, size)
    return tuple(found)


def _name_along(frame: Frame, room: Room, name: str, course: BaseGeometry, size: float) -> list[Name]:
    for share in _TRIED:
        at = shapely.get_coordinates(course.interpolate(share, normalized=True))
        x, y = frame.place(at)[0]
        label = room.place(float(x), float(y), (name,), size, 2.0)
        if label:
            left, low, right, high = label.box
            return [Name((left + right) / 2, (low + high) / 2 + size * 0.36, name, size, ink=_NAME)]
    return []


def outer_borders(frame: Frame, context: Context, areas: gpd.GeoSeries, width: float) -> Shape:
    """Return the borders between areas and to other countries, without the shores, as one shape."""
    window = _window(frame)
    sea = context.ground.geometry.to_numpy()[(context.ground["kind"] != "country").to_numpy()]
    near = sea[shapely.intersects(sea, window)]
    lines = shapely.union_all(shapely.boundary(areas.to_numpy())) & window
    dry = lines - shapely.boundary(shapely.union_all(near)) if len(near) else lines
    return Shape(_lines(frame, np.array([shapely.simplify(dry, _FINE_PT / frame.scale)])), "", _STATE, width)


@lru_cache(maxsize=2)
def _waters(context: Context) -> tuple[gpd.GeoDataFrame, NDArray[np.object_]]:
    """Return rivers on land and lakes in EPSG:2180; kept, since every card draws some of them."""
    return on_land(context.rivers, context.ground), np.asarray(context.lakes.to_crs(CRS).geometry.to_numpy())


def _window(frame: Frame) -> BaseGeometry:
    left, bottom, right, top = frame.seen
    off = 2.0 / frame.scale  # edges of what is cut lie outside the picture
    box: BaseGeometry = shapely.box(left - off, bottom - off, right + off, top + off)
    return box


def _in_window(shapes: NDArray[np.object_], window: BaseGeometry, coarse_m: float) -> NDArray[np.object_]:
    inside = shapely.intersection(shapes, window)
    return np.asarray(shapely.simplify(inside[~shapely.is_empty(inside)], coarse_m))


def _lines(frame: Frame, shapes: NDArray[np.object_]) -> tuple[NDArray[np.float64], ...]:
    merged = shapely.get_parts(shapely.line_merge(shapely.union_all(shapes)))
    return tuple(
        frame.place(shapely.get_coordinates(line)) for line in merged if line.geom_type == "LineString"
    )
