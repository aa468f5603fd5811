"""Turn shapes into paths that matplotlib draws."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import shapely
from matplotlib.path import Path
from numpy.typing import NDArray


def paths(shapes: Iterable[shapely.Geometry]) -> list[Path]:
    """Return the path of each shape."""
    return [path(shape) for shape in shapes]


def path(shape: shapely.Geometry) -> Path:
    """Return the polygons of a shape as one closed path; clipping may have left points, which are dropped."""
    polygons = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]
    rings = [ring for part in polygons for ring in (part.exterior, *part.interiors)]
    return Path.make_compound_path(*(Path(shapely.get_coordinates(ring), closed=True) for ring in rings))


def line_path(shapes: Iterable[shapely.Geometry]) -> Path:
    """Return all lines of some shapes as one open path."""
    lines = shapely.get_parts(np.array(list(shapes), dtype=object))
    return joined([shapely.get_coordinates(line) for line in lines if line.geom_type == "LineString"])


def joined(lines: Sequence[NDArray[np.float64]]) -> Path:
    """Return lines, each of shape (n, 2), as one open path."""
    if not lines:
        return Path(np.empty((0, 2)))
    codes = np.full(sum(map(len, lines)), Path.LINETO, dtype=Path.code_type)
    codes[np.cumsum([0, *map(len, lines[:-1])])] = Path.MOVETO
    return Path(np.vstack(lines), codes)


def anchors(shapes: Iterable[shapely.Geometry]) -> NDArray[np.float64]:
    """Return a point inside each shape, shape (n, 2)."""
    return np.asarray(shapely.get_coordinates(shapely.point_on_surface(_array(shapes))))


def widths(shapes: Iterable[shapely.Geometry]) -> NDArray[np.float64]:
    """Return the width of each shape from west to east."""
    bounds = shapely.bounds(_array(shapes))
    return np.asarray(bounds[:, 2] - bounds[:, 0])


def _array(shapes: Iterable[shapely.Geometry]) -> NDArray[np.object_]:
    return np.array(list(shapes), dtype=object)
