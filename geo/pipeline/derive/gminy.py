"""Approximate the gminy: each cell of a powiat goes to the gmina of the nearest locality of that powiat.

No open package has gmina polygons, so these are only Thiessen cells of the localities of PRNG, on the grid of
the powiaty, with one weight per gmina that makes its area the official one. Without the weights an urban
gmina, which has a single locality, would end half-way to the villages around it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from scipy import ndimage
from scipy.spatial import cKDTree

from geo.pipeline.derive import mesh
from geo.pipeline.derive.area_fit import fit_weights
from geo.pipeline.derive.distance_field import FAR_M, OUTSIDE, fit_cones
from geo.pipeline.derive.powiaty import Powiaty, powiat_codes

_CRUMB_CELLS = 8
_BORDER_M = 3000.0
_MARGIN_M, _RADIUS_M = 250.0, 1800.0
_AREA_ROUNDS, _STEP = 40, 0.5
_TURNS = 3
_SHARE = 0.7  # of an error, since the whole of it would swing back


@dataclass(frozen=True)
class Division:
    """The cells of one powiat and their distances to its gminy.

    Parameters
    ----------
    rows, columns
        Position of each cell, shape (n,).
    inside
        Whether each cell lies in the country.
    numbers
        Numbers of the gminy, shape (g,).
    away
        Distance to the nearest locality of each gmina in metres, less cones and weights, shape (n, g).
    """

    rows: np.ndarray
    columns: np.ndarray
    inside: np.ndarray
    numbers: np.ndarray
    away: np.ndarray


def gmina_keys(localities: pd.DataFrame, names: dict[str, tuple[str, str]]) -> pd.DataFrame:
    """Return the gmina of each locality: ``powiat`` (code), ``name``, ``kind``, ``number``.

    Gminy are numbered from 0 in the order of powiat code, name and kind.

    Parameters
    ----------
    localities
        Localities with the columns of ``with_gminy``.
    names
        Powiat code -> (province, district).
    """
    keys = pd.DataFrame(
        {
            "powiat": powiat_codes(localities, names),
            "name": localities["gmina"].to_numpy(),
            "kind": localities["gmina_kind"].to_numpy(),
        }
    )
    return keys.assign(number=keys.groupby(["powiat", "name", "kind"], sort=True).ngroup())


def divisions(
    powiaty: Powiaty, keys: pd.DataFrame, places: np.ndarray, official: np.ndarray
) -> list[Division]:
    """Return every powiat divided so that gminy have their official areas and hold their localities.

    Parameters
    ----------
    keys
        As from ``gmina_keys``.
    places
        Coordinates of the localities in EPSG:2180, shape (n, 2).
    official
        Official area of each gmina in km², by number; NaN if unknown. The areas of a powiat are scaled to
        its drawn area, which leaves out lagoons.
    """
    reach = int(np.ceil(_BORDER_M / powiaty.grid.cell))
    near = ndimage.binary_dilation(powiaty.inside, iterations=reach)
    code, number = keys["powiat"].to_numpy(), keys["number"].to_numpy()
    made = []
    for label, powiat in enumerate(powiaty.codes):
        rows, columns = np.nonzero((powiaty.winner == label) & near)
        mine = np.flatnonzero(code == powiat)
        numbers, own = np.unique(number[mine], return_inverse=True)
        cells = np.column_stack([powiaty.grid.x[columns], powiaty.grid.y[rows]])
        trees = [cKDTree(places[mine[own == k]]) for k in range(len(numbers))]
        away = np.column_stack([tree.query(cells)[0] for tree in trees])
        part = Division(rows, columns, powiaty.inside[rows, columns], numbers, away)
        if len(numbers) > 1:
            scores = np.column_stack([tree.query(places[mine])[0] for tree in trees])
            part = _fitted(part, scores, own, places[mine], cells, official[numbers])
        made.append(part)
    return made


def _fitted(
    part: Division,
    scores: np.ndarray,
    own: np.ndarray,
    places: np.ndarray,
    cells: np.ndarray,
    official: np.ndarray,
) -> Division:
    """Fit areas and localities in turn; return the division with weights and cones in its distances."""
    margins = np.full(len(official), _MARGIN_M)
    radii = np.full(len(official), _RADIUS_M)
    tree = cKDTree(cells)
    for _ in range(_TURNS):
        part, weights = widened(part, official)
        scores -= weights
        cones = fit_cones(scores, own, places, margins, radii)
        for label, place, radius, depth in zip(
            cones.label, cones.place, cones.radius, cones.depth, strict=True
        ):
            near = tree.query_ball_point(place, radius)
            away = np.hypot(*(cells[near] - place).T)
            part.away[near, label] -= depth * (1 - away / radius)
    return part


def widened(part: Division, official: np.ndarray) -> tuple[Division, np.ndarray]:
    """Return the division with the areas (km²) of its gminy fitted, and the weights that were subtracted."""
    drawn = part.inside.sum() / 16.0
    wanted = official * drawn / official.sum() if np.isfinite(official).all() else official

    def areas(weights: np.ndarray) -> np.ndarray:
        nearest = (part.away - weights).argmin(axis=1)
        return np.bincount(nearest[part.inside], minlength=len(official)) / 16.0

    weights = fit_weights(areas, wanted, _AREA_ROUNDS, _STEP)
    return replace(part, away=part.away - weights), weights


def refitted(
    parts: list[Division], official: np.ndarray, drawn: np.ndarray, aims: np.ndarray
) -> tuple[list[Division], np.ndarray]:
    """Return the divisions after one more fit of the areas, by what the finished polygons came out with.

    Parameters
    ----------
    official, drawn
        Official area and area of the finished polygon of each gmina in km², by number.
    aims
        What the areas were fitted to before: at first the official ones.

    Returns
    -------
    parts, aims
        The divisions, and what they are fitted to now: every aim has moved by a share of what its polygon
        lacks or has too much.
    """
    made, aims = [], aims.copy()
    for part in parts:
        wanted, found = official[part.numbers], drawn[part.numbers]
        if len(part.numbers) > 1 and np.isfinite(wanted).all():
            lacking = wanted - found * (wanted.sum() / found.sum())
            aims[part.numbers] = np.maximum(aims[part.numbers] + _SHARE * lacking, 0.1)
            part, _ = widened(part, aims[part.numbers])
        made.append(part)
    return made, aims


def label_cells(powiaty: Powiaty, parts: list[Division], places: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the gmina number of every cell, and its lead.

    Returns
    -------
    winner
        Gmina number, or ``OUTSIDE`` beyond 3 km from the country; shape (rows, columns).
    lead
        Difference in metres between the nearest gmina and the next, at most the lead of the powiat.
    """
    winner = np.full(powiaty.winner.shape, OUTSIDE, dtype=np.int32)
    lead = powiaty.lead.copy()
    for part in parts:
        cells = part.rows, part.columns
        winner[cells] = part.numbers[part.away.argmin(axis=1)]
        if len(part.numbers) > 1:
            two = np.partition(part.away, 1, axis=1)
            lead[cells] = np.minimum(lead[cells], np.minimum(two[:, 1] - two[:, 0], FAR_M))
    held = np.zeros(winner.shape, bool)
    held[powiaty.grid.cells_of(places)] = True
    return _tidy(winner, held, powiaty), lead


def _tidy(winner: np.ndarray, held: np.ndarray, powiaty: Powiaty) -> np.ndarray:
    """Return ``winner`` without crumbs, keeping every cell in its powiat."""
    tidy = mesh.without_crumbs(winner, held, _CRUMB_CELLS)
    owner = np.full(int(winner.max()) + 2, OUTSIDE)
    held_by = winner != OUTSIDE
    owner[winner[held_by]] = powiaty.winner[held_by]
    return np.where(held_by & (owner[tidy] == powiaty.winner), tidy, winner)
