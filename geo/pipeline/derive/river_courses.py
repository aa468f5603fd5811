"""Lead named rivers along known water: a least-cost path near their course in the drainage network.

The network (``river_network``) knows which rivers there are and how they meet, but lies about a kilometre
off. Lines of WDBII and water of OpenStreetMap lie closer, but have gaps and no names. So each river takes the
cheapest way on a grid of 150 m: far from its cells is expensive, on known water it is cheap. Large rivers
come within a few hundred metres of the truth, small ones within one or two kilometres: right for maps of a
voivodeship, approximate for maps of a powiat. All coordinates are in EPSG:2180, in metres.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from pyproj import Transformer
from scipy import ndimage, sparse
from scipy.sparse import csgraph
from scipy.spatial import cKDTree
from shapely.geometry.base import BaseGeometry

from geo.pipeline.derive.distance_field import Grid, make_grid
from geo.pipeline.derive.river_network import Course
from geo.pipeline.derive.smoothing import smoothed

CELL_M = 150.0
_CORRIDOR_M = 7000.0
_AWAY_M = 1500.0  # where the cost has doubled
_LINE_M, _LINE_REACH_M, _LINE_FACTOR = 300.0, 5000.0, 0.18
_WATER_REACH_M, _WATER_FACTOR = 5500.0, 0.12
_MOUTH_M = 9000.0
_KNOWN_TOLERANCE_M, _FREE_TOLERANCE_M, _LAST_TOLERANCE_M = 220.0, 500.0, 40.0
_NEIGHBOURS = ((0, 1), (1, 0), (1, 1), (1, -1))


@dataclass(frozen=True)
class Hints:
    """Known water: lines of rivers and polygons of water, each an array of geometries."""

    lines: np.ndarray
    water: np.ndarray


def lead(courses: Sequence[Course], hints: Hints) -> dict[str, shapely.LineString]:
    """Return name -> line of every river, from source to host or mouth, in the order of ``courses``."""
    metres = Transformer.from_crs(4326, 2180, always_xy=True)
    found: dict[str, shapely.LineString] = {}
    for course in courses:
        way = np.column_stack(metres.transform(course.points[:, 0], course.points[:, 1]))
        found[course.name] = _led(way, found.get(course.host), hints)
    return found


def _led(way: np.ndarray, host: shapely.LineString | None, hints: Hints) -> shapely.LineString:
    """Return the least-cost line near ``way``, the cells of the network, shape (n, 2)."""
    grid = make_grid(shapely.MultiPoint(way).buffer(_CORRIDOR_M).bounds, CELL_M)
    cost = costs(way, grid, hints)
    start = _cell(grid, way[:1])[0]
    ends = _cell(grid, _mouths(way[-1], host))
    path, known = cheapest(cost, start, ends[np.isfinite(cost.ravel()[ends])])
    rows, columns = np.unravel_index(path, cost.shape)
    line = shapely.LineString(np.column_stack([grid.x[columns], grid.y[rows]]))
    simple = shapely.simplify(line, _KNOWN_TOLERANCE_M if known >= 0.5 else _FREE_TOLERANCE_M)
    curve = shapely.LineString(smoothed(shapely.get_coordinates(simple), 3))
    return _joined(shapely.simplify(curve, _LAST_TOLERANCE_M), host)


def _joined(line: shapely.LineString, host: shapely.LineString | None) -> shapely.LineString:
    """Return the line with its last point moved onto the host, so that the two meet exactly."""
    if host is None:
        return line
    points = shapely.get_coordinates(line)
    mouth = shapely.line_interpolate_point(host, shapely.line_locate_point(host, shapely.Point(points[-1])))
    return shapely.LineString(np.vstack([points[:-1], shapely.get_coordinates(mouth)]))


def _mouths(end: np.ndarray, host: BaseGeometry | None) -> np.ndarray:
    """Return where a river may end: on its host within 9 km of its last cell, or at that cell."""
    if host is None:
        return end[None]
    points = shapely.get_coordinates(shapely.segmentize(host, CELL_M / 2))
    near = np.hypot(*(points - end).T) < _MOUTH_M
    return points[near] if near.any() else end[None]


def _cell(grid: Grid, places: np.ndarray) -> np.ndarray:
    """Return the positions of the cells at the places, in the flattened grid."""
    rows, columns = grid.cells_of(places)
    inside = (rows >= 0) & (rows < grid.shape[0]) & (columns >= 0) & (columns < grid.shape[1])
    return np.unique(rows[inside] * grid.shape[1] + columns[inside])


def costs(way: np.ndarray, grid: Grid, hints: Hints) -> np.ndarray:
    """Return the cost of a metre in each cell, infinite beyond 7 km from ``way``; shape (rows, columns)."""
    guide = shapely.LineString(smoothed(way, 2))
    distance = _distance(grid, [guide])
    cost = 1 + (distance / _AWAY_M) ** 2
    shapely.prepare(near := guide.buffer(_CORRIDOR_M))
    lines = hints.lines[shapely.intersects(near, hints.lines)]
    if len(lines):
        beside = (_distance(grid, lines) < _LINE_M) & (distance < _LINE_REACH_M)
        cost[beside] *= _LINE_FACTOR
    for shape in hints.water[shapely.intersects(near, hints.water)]:
        window = grid.window(shape.bounds, CELL_M)
        wet = shapely.dwithin(shape, shapely.points(*grid.centres(window)), CELL_M / 2)
        wet &= distance[window] < _WATER_REACH_M
        cost[window][wet] = np.minimum(cost[window][wet], 1) * _WATER_FACTOR
    cost[distance > _CORRIDOR_M] = np.inf
    return np.asarray(cost)


def _distance(grid: Grid, lines: Sequence[BaseGeometry] | np.ndarray) -> np.ndarray:
    """Return the distance of every cell to the nearest line, in metres, accurate to a cell."""
    drawn = np.ones(grid.shape, bool)
    points = shapely.get_coordinates(shapely.segmentize(np.asarray(lines, dtype=object), CELL_M / 2))
    drawn.ravel()[_cell(grid, points)] = False
    return np.asarray(ndimage.distance_transform_edt(drawn)) * CELL_M


def cheapest(cost: np.ndarray, start: int, ends: np.ndarray) -> tuple[np.ndarray, float]:
    """Return the cheapest path between cells, and the share of it on known water.

    Parameters
    ----------
    cost
        Cost of a metre in each cell, infinite where there is no way.
    start, ends
        Positions in the flattened grid; the cheapest of the ends is taken.
    """
    open_cells = np.flatnonzero(np.isfinite(cost))
    number = np.full(cost.size, -1)
    number[open_cells] = np.arange(len(open_cells))
    graph = _graph(cost, number.reshape(cost.shape))
    total, before = csgraph.dijkstra(graph, indices=number[start], return_predecessors=True)
    at = number[ends][np.argmin(total[number[ends]])]
    path = [at]
    while at != number[start]:
        at = before[at]
        path.append(at)
    cells = open_cells[path[::-1]]
    return cells, float((cost.ravel()[cells] <= 0.5).mean())


def _graph(cost: np.ndarray, number: np.ndarray) -> sparse.csr_array:
    """Return the costs of steps between adjacent cells, also diagonal ones, as a sparse matrix."""
    rows, columns = cost.shape
    starts, stops, weights = [], [], []
    for down, right in _NEIGHBOURS:
        here = np.s_[: rows - down, max(-right, 0) : columns - max(right, 0)]
        there = np.s_[down:, max(right, 0) : columns + min(right, 0)]
        both = (number[here] >= 0) & (number[there] >= 0)
        starts.append(number[here][both])
        stops.append(number[there][both])
        weights.append((cost[here][both] + cost[there][both]) / 2 * np.hypot(down, right))
    a, b, weight = (np.concatenate(part) for part in (starts, stops, weights))
    size = int(number.max()) + 1
    both_ways = (np.concatenate([weight, weight]), (np.concatenate([a, b]), np.concatenate([b, a])))
    return sparse.csr_array(both_ways, shape=(size, size))


def basin_along(course: Course, points: np.ndarray) -> np.ndarray:
    """Return the drained area in km² at points along a river, from the nearest cells of its course.

    It never falls downstream, although the nearest cell may lie above that of the point before.
    """
    metres = Transformer.from_crs(4326, 2180, always_xy=True)
    way = np.column_stack(metres.transform(course.points[:, 0], course.points[:, 1]))
    _, nearest = cKDTree(way).query(points)
    return np.maximum.accumulate(course.basin[nearest])
