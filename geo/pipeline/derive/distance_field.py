"""Assign the cells of a grid to labels by scores, distances corrected until every locality fits.

Every label (powiat) has a score at every point: the signed distance to the outline of its region, negative
inside. The lowest score wins, so that the border runs half-way between the two outlines where generalised
neighbours overlap or leave a gap. Then each locality on the wrong side of a border, or too close to it,
lowers the score of its own label by a cone around itself (highest at the locality, zero at its radius). This
is repeated until all localities fit. All coordinates are in EPSG:2180, in metres.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from scipy.spatial import cKDTree
from shapely.geometry.base import BaseGeometry

CELL_M = 250.0
OUTSIDE = -1
FAR_M = 1e6
"""Score of a label out of reach."""
_REACH_M = 8000.0
_ROUNDS, _RATE = 25, 0.3


@dataclass(frozen=True)
class Cones:
    """Cones by which localities lower the score of their label.

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

    @property
    def cell(self) -> float:
        """Return the side of a cell in metres."""
        return float(self.x[1] - self.x[0])

    @property
    def shape(self) -> tuple[int, int]:
        """Return the number of rows and columns."""
        return len(self.y), len(self.x)

    def window(self, bounds: tuple[float, float, float, float], reach: float) -> tuple[slice, slice]:
        """Return slices of the (rows, columns) within ``reach`` metres of ``bounds``."""
        x0, y0, x1, y1 = bounds
        columns = slice(*np.searchsorted(self.x, [x0 - reach, x1 + reach]))
        return slice(*np.searchsorted(self.y, [y0 - reach, y1 + reach])), columns

    def centres(self, window: tuple[slice, slice]) -> tuple[np.ndarray, np.ndarray]:
        """Return x and y of the cells of a window, shape (rows, columns) each."""
        x, y = np.meshgrid(self.x[window[1]], self.y[window[0]])
        return x, y

    def cells_of(self, places: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return (rows, columns) of the cells that contain the places, shape (n, 2)."""
        rows = np.rint((places[:, 1] - self.y[0]) / self.cell).astype(int)
        columns = np.rint((places[:, 0] - self.x[0]) / self.cell).astype(int)
        return rows, columns


@dataclass(frozen=True)
class Field:
    """The score of one label on a window of the grid: the slices and the scores, shape (rows, columns)."""

    window: tuple[slice, slice]
    score: np.ndarray


def make_grid(bounds: tuple[float, float, float, float], cell: float = CELL_M) -> Grid:
    """Return a grid over ``bounds`` with a margin of four cells, aligned to multiples of ``cell``."""
    x0, y0 = np.floor(np.array(bounds[:2]) / cell - 4) * cell
    x1, y1 = np.ceil(np.array(bounds[2:]) / cell + 4) * cell
    return Grid(np.arange(x0, x1 + 1, cell), np.arange(y0, y1 + 1, cell))


def signed_distance(shape: BaseGeometry, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return the distance from the points to the outline of ``shape``, negative inside it."""
    outline = shape.boundary
    shapely.prepare(outline)
    shapely.prepare(shape)
    distance = shapely.distance(outline, shapely.points(x, y))
    return np.asarray(np.where(shapely.contains_xy(shape, x, y), -distance, distance))


def fit_cones(
    scores: np.ndarray, own: np.ndarray, places: np.ndarray, margins: np.ndarray, radii: np.ndarray
) -> Cones:
    """Return the cones that bring every place inside its own label with a margin; ``scores`` are updated.

    Parameters
    ----------
    scores
        Score of every label at every place, shape (places, labels); lowered in place by the cones.
    own
        Label of each place.
    places
        Coordinates, shape (n, 2).
    margins, radii
        By how much a place has to lead a rival label, and the radius of its cone against it, in metres;
        shape (labels,). Both are smaller for cities, which have a single locality, so that the villages
        around a city do not take its area.
    """
    everyone = np.arange(len(places))
    tree = cKDTree(places)
    made: list[tuple[int, int, float, float]] = []
    for _ in range(_ROUNDS):
        kept = scores[everyone, own].copy()
        scores[everyone, own] = np.inf
        rival = scores.argmin(axis=1)
        gap = scores[everyone, rival] - kept
        scores[everyone, own] = kept
        wrong = np.flatnonzero(gap < margins[rival])
        for place in wrong:
            radius = float(radii[rival[place]])
            depth = _RATE * float(margins[rival[place]] - gap[place]) + 1.0
            near = tree.query_ball_point(places[place], radius, return_sorted=True)
            away = np.hypot(*(places[near] - places[place]).T)
            scores[near, own[place]] -= depth * (1 - away / radius)
            made.append((int(own[place]), int(place), radius, depth))
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


def field_window(grid: Grid, shape: BaseGeometry, places: np.ndarray) -> tuple[slice, slice]:
    """Return the window of the grid within 8 km of a region or of the places, shape (n, 2)."""
    bounds = shapely.union(shapely.MultiPoint(places), shapely.box(*shape.bounds)).bounds
    return grid.window(bounds, _REACH_M)


def lower(fields: Sequence[Field], grid: Grid, cones: Cones) -> None:
    """Subtract the cones from the fields of their labels, in place."""
    for label, (x, y), radius, depth in zip(cones.label, cones.place, cones.radius, cones.depth, strict=True):
        field = fields[label]
        own = Grid(grid.x[field.window[1]], grid.y[field.window[0]])
        rows, columns = own.window((x, y, x, y), radius)
        away = np.hypot(own.x[columns][None, :] - x, own.y[rows][:, None] - y)
        field.score[rows, columns] -= depth * np.maximum(1 - away / radius, 0)


def label_grid(grid: Grid, fields: Sequence[Field], weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the winning label of every cell and its lead.

    Parameters
    ----------
    weights
        What is subtracted from the score of each label, shape (labels,).

    Returns
    -------
    winner
        Label with the lowest score, or ``OUTSIDE`` where no field reaches; shape (rows, columns).
    lead
        Difference in metres between the lowest score and the next, at most ``FAR_M``; same shape.
    """
    winner = np.full(grid.shape, OUTSIDE, dtype=np.int32)
    best, second = np.full(grid.shape, 2 * FAR_M), np.full(grid.shape, 2 * FAR_M)
    for label, (field, weight) in enumerate(zip(fields, weights, strict=True)):
        score = field.score - weight
        low, next_low, held = best[field.window], second[field.window], winner[field.window]
        wins = score < low
        np.minimum(next_low, np.where(wins, low, score), out=next_low)
        held[wins] = label
        low[wins] = score[wins]
    return winner, np.minimum(second - best, FAR_M)
