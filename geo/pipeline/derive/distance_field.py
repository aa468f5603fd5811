"""Assign the cells of a grid to powiaty by signed distances, corrected until every locality fits.

Every label (powiat) has a score at every point: the signed distance to the outline of its region, negative
inside. The lowest score wins, so that the border runs half-way between the two outlines where generalised
neighbours overlap or leave a gap. Then each locality on the wrong side of a border, or too close to it,
lowers the score of its own powiat by a cone around itself (highest at the locality, zero 4 km away). This is
repeated until all localities fit. Radius and margin were chosen on localities held out of the fit: 2.7 % of
them fell into a wrong powiat, against 3.2 % for the raw regions and for Thiessen cells. All coordinates are
in EPSG:2180, in metres.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from scipy.spatial import cKDTree
from shapely.geometry.base import BaseGeometry

CELL_M = 250.0
OUTSIDE = -1
_REACH_M = 8000.0
_FAR_M = 20000.0
_ROUNDS, _RATE = 25, 0.3


@dataclass(frozen=True)
class Cones:
    """Cones by which localities lower the score of their powiat.

    Parameters
    ----------
    label
        Label of each cone, shape (n,).
    place
        Apex, shape (n, 2).
    radius, depth
        Radius and height, shape (n,), in metres.
    """

    label: np.ndarray
    place: np.ndarray
    radius: np.ndarray
    depth: np.ndarray


@dataclass(frozen=True)
class Grid:
    """Centres of square cells: ``x`` of the columns and ``y`` of the rows, both ascending."""

    x: np.ndarray
    y: np.ndarray

    def window(self, bounds: tuple[float, float, float, float], reach: float) -> tuple[slice, slice]:
        """Return slices of the (rows, columns) within ``reach`` metres of ``bounds``."""
        x0, y0, x1, y1 = bounds
        columns = slice(*np.searchsorted(self.x, [x0 - reach, x1 + reach]))
        return slice(*np.searchsorted(self.y, [y0 - reach, y1 + reach])), columns


def make_grid(bounds: tuple[float, float, float, float], cell: float = CELL_M) -> Grid:
    """Return a grid over ``bounds`` with a margin of four cells, aligned to multiples of ``cell``."""
    x0, y0 = np.floor(np.array(bounds[:2]) / cell - 4) * cell
    x1, y1 = np.ceil(np.array(bounds[2:]) / cell + 4) * cell
    return Grid(np.arange(x0, x1 + 1, cell), np.arange(y0, y1 + 1, cell))


def signed_distance(shape: BaseGeometry, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return the distance from the points to the outline of ``shape``, negative inside it."""
    nearest = np.full(x.shape, np.inf)
    inside = np.zeros(x.shape, bool)
    for line in shapely.get_parts(shapely.get_rings(shapely.get_parts(shape))):
        corners = shapely.get_coordinates(line)
        for (ax, ay), (bx, by) in itertools.pairwise(corners.tolist()):
            dx, dy = bx - ax, by - ay
            length = dx * dx + dy * dy
            if length == 0:
                continue
            along = np.clip(((x - ax) * dx + (y - ay) * dy) / length, 0, 1)
            np.minimum(nearest, (x - ax - along * dx) ** 2 + (y - ay - along * dy) ** 2, out=nearest)
            if dy != 0:
                inside ^= ((ay > y) != (by > y)) & (x < (y - ay) * dx / dy + ax)
    distance = np.sqrt(nearest)
    return np.asarray(np.where(inside, -distance, distance))


def outside_score(country: BaseGeometry, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return the score of the label "outside": the signed distance to the border, negative abroad.

    The outline is sampled every 50 m, which is exact enough for the size of a cell. Distances are capped at
    20 km.
    """
    outline = shapely.get_coordinates(shapely.segmentize(country.boundary, 50.0))
    shapely.prepare(country)
    band = shapely.buffer(shapely.simplify(country.boundary, 1000), _FAR_M, quad_segs=2)
    shapely.prepare(band)
    near = np.flatnonzero(shapely.contains_xy(band, x, y))
    distance = np.full(x.shape, _FAR_M)
    found, _ = cKDTree(outline).query(np.column_stack([x[near], y[near]]), distance_upper_bound=_FAR_M)
    distance[near] = np.minimum(found, _FAR_M)
    return np.where(shapely.contains_xy(country, x, y), distance, -distance)


def scores_at(shapes: Sequence[BaseGeometry], country: BaseGeometry, places: np.ndarray) -> np.ndarray:
    """Return the scores, shape (places, labels + 1), with "outside" last; distant labels score 20 km."""
    scores = np.full((len(places), len(shapes) + 1), _FAR_M)
    for label, shape in enumerate(shapes):
        x0, y0, x1, y1 = shape.bounds
        low, high = (
            (places > (x0 - 15000, y0 - 15000)).all(axis=1),
            (places < (x1 + 15000, y1 + 15000)).all(axis=1),
        )
        near = np.flatnonzero(low & high)
        scores[near, label] = signed_distance(shape, places[near, 0], places[near, 1])
    scores[:, -1] = outside_score(country, places[:, 0], places[:, 1])
    return scores


def fit_cones(scores: np.ndarray, own: np.ndarray, places: np.ndarray, tight: np.ndarray) -> Cones:
    """Return the cones that bring every place inside its own label with a margin.

    Parameters
    ----------
    scores
        Scores as from ``scores_at``; not modified.
    own
        Label of each place.
    places
        Coordinates, shape (n, 2).
    tight
        A boolean per label: true for cities, which have a single locality. Margin and radius are smaller
        against them, so that the villages around a city do not take its area.
    """
    current = scores.copy()
    everyone = np.arange(len(places))
    tree = cKDTree(places)
    made: list[tuple[int, int, float, float]] = []
    for _ in range(_ROUNDS):
        rivals = current.copy()
        rivals[everyone, own] = np.inf
        rival = rivals.argmin(axis=1)
        gap = rivals[everyone, rival] - current[everyone, own]
        margin = np.where(tight[rival], 300.0, 800.0)
        radius = np.where(tight[rival], 2500.0, 4000.0)
        wrong = np.flatnonzero(gap < margin)
        for place in wrong:
            depth = _RATE * (margin[place] - gap[place]) + 1.0
            near = tree.query_ball_point(places[place], radius[place], return_sorted=True)
            away = np.hypot(*(places[near] - places[place]).T)
            current[near, own[place]] -= depth * (1 - away / radius[place])
            made.append((int(own[place]), int(place), float(radius[place]), float(depth)))
        if not len(wrong):
            break
    return _merged(made, places)


def _merged(made: list[tuple[int, int, float, float]], places: np.ndarray) -> Cones:
    """Add up the cones of the same label, place and radius."""
    depths: dict[tuple[int, int, float], float] = {}
    for label, place, radius, depth in made:
        depths[label, place, radius] = depths.get((label, place, radius), 0.0) + depth
    keys = sorted(depths)
    return Cones(
        np.array([key[0] for key in keys], dtype=int),
        places[[key[1] for key in keys]].reshape(-1, 2),
        np.array([key[2] for key in keys]),
        np.array([depths[key] for key in keys]),
    )


def label_grid(
    grid: Grid, shapes: Sequence[BaseGeometry], country: BaseGeometry, cones: Cones
) -> tuple[np.ndarray, np.ndarray]:
    """Return the winning label of every cell and its lead.

    Returns
    -------
    winner
        Label with the lowest score, or ``OUTSIDE``; shape (rows, columns).
    lead
        Difference in metres between the lowest score and the next; same shape.
    """
    size = (len(grid.y), len(grid.x))
    winner = np.full(size, OUTSIDE, dtype=np.int32)
    best, second = np.full(size, 1e9), np.full(size, 1e9)
    for label, shape in enumerate(shapes):
        mine = np.flatnonzero(cones.label == label)
        bounds = shapely.MultiPoint(cones.place[mine]).union(shapely.box(*shape.bounds)).bounds
        window = grid.window(bounds, _REACH_M)
        x, y = np.meshgrid(grid.x[window[1]], grid.y[window[0]])
        score = signed_distance(shape, x, y)
        _lower(score, Grid(x[0], y[:, 0]), cones, mine)
        _enter(winner[window], best[window], second[window], score, label)
    x, y = np.meshgrid(grid.x, grid.y)
    _enter(winner, best, second, outside_score(country, x.ravel(), y.ravel()).reshape(size), OUTSIDE)
    return winner, np.minimum(second - best, 1e6)


def _lower(score: np.ndarray, grid: Grid, cones: Cones, mine: np.ndarray) -> None:
    """Subtract the cones ``mine`` from ``score`` in place."""
    for cone in mine:
        (x, y), radius = cones.place[cone], cones.radius[cone]
        rows, columns = grid.window((x, y, x, y), radius)
        away = np.hypot(grid.x[columns][None, :] - x, grid.y[rows][:, None] - y)
        score[rows, columns] -= cones.depth[cone] * np.maximum(1 - away / radius, 0)


def _enter(winner: np.ndarray, best: np.ndarray, second: np.ndarray, score: np.ndarray, label: int) -> None:
    """Update the winner and the two lowest scores in place with the scores of one label."""
    wins = score < best
    np.minimum(second, np.where(wins, best, score), out=second)
    winner[wins] = label
    best[wins] = score[wins]
