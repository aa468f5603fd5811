"""Shapes and names of small maps: areas, bounds, and labels placed without overlap."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Transformer

from geo.cartography import palettes
from geo.render.card.small_map import Bounds, Frame, Name, Shape
from geo.render.sheet.label_placement import Room
from geo.render.sheet.layers import luminance

EUROPE_CRS = "EPSG:3035"
_project = Transformer.from_crs("EPSG:4326", EUROPE_CRS, always_xy=True).transform
_DARK_BELOW = 0.35
_HATCH = "#8d877b"  # of areas without data, as on the large maps


def named(
    room: Room,
    frame: Frame,
    at: shapely.Point,
    lines: tuple[str, ...],
    size: float,
    bold: bool = False,
    fill: str = "#ffffff",
    reach: int = 1,
) -> list[Name]:
    """Return the names of an area near a point inside it, pale on a dark ``fill``; none without room."""
    x, y = frame.place(shapely.get_coordinates(at))[0]
    label = room.place(float(x), float(y), lines, size, 0.0, bold, reach=reach)
    if label is None:
        return []
    left, low, right, high = label.box
    step = (high - low) / len(lines)
    ink, halo = ("#ffffff", fill) if luminance(fill) < _DARK_BELOW else ("#26241f", "#ffffff")
    return [
        Name((left + right) / 2, low + (number + 0.5) * step + size * 0.36, line, size, bold, ink, halo)
        for number, line in enumerate(lines)
    ]


def metres(lon: NDArray[np.float64], lat: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return degrees as positions in ``EUROPE_CRS``, shape (n, 2)."""
    return np.column_stack(_project(lon, lat))


def area_shape(frame: Frame, shape: shapely.Geometry, fill: str, stroke: str, width: float) -> Shape:
    """Return an area in metres as a shape of the frame."""
    polygons = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]
    rings = [ring for part in polygons for ring in (part.exterior, *part.interiors)]
    placed = tuple(frame.place(shapely.get_coordinates(ring)) for ring in rings)
    hatch = _HATCH if fill == palettes.NO_DATA_COLOUR else ""
    return Shape(placed, fill, stroke, width, hatch=hatch)


def total_bounds(table: gpd.GeoDataFrame) -> Bounds:
    """Return the bounds of all geometries of a table."""
    left, bottom, right, top = map(float, table.total_bounds)
    return left, bottom, right, top


def bounds(points: NDArray[np.float64]) -> Bounds:
    """Return the bounds of points, shape (n, 2)."""
    (left, bottom), (right, top) = points.min(axis=0), points.max(axis=0)
    return float(left), float(bottom), float(right), float(top)


def padded(inner: Bounds, share: float) -> Bounds:
    """Return bounds with a margin, as a share of the longer side."""
    left, bottom, right, top = inner
    pad = share * max(right - left, top - bottom)
    return left - pad, bottom - pad, right + pad, top + pad


def at_least(inner: Bounds, side: float) -> Bounds:
    """Return bounds that are at least ``side`` metres wide and 0.63 of it high."""
    left, bottom, right, top = inner
    wide, high = max(0.0, side - (right - left)) / 2, max(0.0, side * 0.63 - (top - bottom)) / 2
    return left - wide, bottom - high, right + wide, top + high
