"""Assign the cells of Poland to powiaty: MeteoAlarm regions corrected by PRNG localities and official areas.

The score of a city is the signed distance to its region. That of a land powiat is blended with the distance
to its nearest locality, which tells more about the border than a generalised outline: villages lie in the
middle of their land. Both count alike. The areas before they are fitted bound the factor: their median error
is 1.1 % without, the same within its standard error of 0.07 % (304 powiaty) up to a factor of 1, and larger
beyond (1.2 % at 1.2, 1.3 % at 1.6). Among the factors up to 1 it was chosen by comparing with the register of
borders, of which no coordinate enters (docs/decisions/0010-ground.md).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely
from scipy.spatial import cKDTree
from shapely.geometry.base import BaseGeometry

from geo.core.teryt import is_city
from geo.pipeline.derive import mesh, regions
from geo.pipeline.derive.area_fit import fit_weights
from geo.pipeline.derive.distance_field import (
    FAR_M,
    Field,
    Grid,
    field_window,
    fit_cones,
    label_grid,
    lower,
    make_grid,
    signed_distance,
)

AT_LAGOONS = ("2210", "2211", "2802", "2804", "3204", "3207", "3211", "3263")
"""Powiaty whose official area holds parts of lagoons or of the Bay of Puck, which are drawn as water."""
_BLEND, _BLENDED_M = 1.0, 2500.0
_DETAILED_PER_KM, _FIRM = 0.8, 10.0
_AREA_ROUNDS = 25
_CRUMB_CELLS = 24
_BORDER_M = 12000.0
_TIGHT_MARGIN_M, _TIGHT_RADIUS_M, _RADIUS_M = 300.0, 2500.0, 4000.0
_MARGINS_M = (1250.0, 400.0, 300.0)


@dataclass(frozen=True)
class Powiaty:
    """The powiaty on a grid.

    Parameters
    ----------
    codes
        Powiat codes in ascending order; the labels of ``winner`` are positions in it.
    names
        Code -> (province, district).
    grid, winner, lead
        The grid, and label and lead of its cells as from ``distance_field.label_grid``. Labels continue
        12 km beyond the border of the country.
    inside
        A boolean per cell: whether its centre lies in the country.
    """

    codes: list[str]
    names: dict[str, tuple[str, str]]
    grid: Grid
    winner: np.ndarray
    lead: np.ndarray
    inside: np.ndarray


def polish_regions(everywhere: dict[str, shapely.MultiPolygon]) -> dict[str, shapely.MultiPolygon]:
    """Return powiat code -> valid region in EPSG:2180, without the parts of the Baltic (``PL80x``)."""
    polish = [key for key in sorted(everywhere) if key.startswith("PL") and len(key) == 6]
    return {key[2:]: regions.projected(everywhere[key]) for key in polish}


def powiat_codes(localities: pd.DataFrame, names: dict[str, tuple[str, str]]) -> np.ndarray:
    """Return the powiat code of each locality, from its province and district."""
    code = {pair: key for key, pair in names.items()}
    return np.array([code[pair] for pair in zip(localities["province"], localities["district"], strict=True)])


def is_detailed(shape: BaseGeometry) -> bool:
    """Tell whether a region is not generalised: 0.8 vertices or more per kilometre (two of 380 are)."""
    return bool(shapely.get_num_coordinates(shape) / (shape.length / 1000) >= _DETAILED_PER_KM)


def score(code: str, shape: BaseGeometry, places: np.ndarray, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return the score of a powiat at points (EPSG:2180), lowest inside it.

    Parameters
    ----------
    code, shape
        The powiat and its region.
    places
        Its localities, shape (n, 2).
    x, y
        Coordinates of the points, of one shape.
    """
    outline = signed_distance(shape, x, y)
    if is_detailed(shape):
        return outline * _FIRM
    if is_city(code):
        return outline
    away, _ = cKDTree(places).query(np.column_stack([x.ravel(), y.ravel()]))
    return np.asarray(outline + _BLEND * np.minimum(away.reshape(x.shape), _BLENDED_M))


def assign(
    localities: pd.DataFrame,
    raw: dict[str, shapely.MultiPolygon],
    names: dict[str, tuple[str, str]],
    country: BaseGeometry,
    official: pd.Series,
) -> Powiaty:
    """Return the powiaty on a grid of 250 m, by the method of ``geo.pipeline.derive.distance_field``.

    Parameters
    ----------
    localities
        Localities with the columns of ``read_localities``.
    raw, names
        Powiat code -> region (EPSG:2180), and code -> (province, district).
    country
        Poland without lagoons, in EPSG:2180.
    official
        Powiat code -> official area in km², NaN if unknown.
    """
    codes = sorted(raw)
    places = localities[["x", "y"]].to_numpy()
    own = np.searchsorted(codes, powiat_codes(localities, names))
    grid = make_grid(country.buffer(_BORDER_M).bounds)
    shapely.prepare(country)
    inside = shapely.contains_xy(country, *grid.centres((slice(None), slice(None))))
    fields, scores = _scores(codes, raw, grid, places, own)
    wanted = np.where(np.isin(codes, AT_LAGOONS), np.nan, official.reindex(codes).to_numpy(dtype=float))
    weights = _fitted(fields, scores, grid, inside, wanted, places, own, codes)
    winner, lead = label_grid(grid, fields, weights)
    held = np.zeros(winner.shape, bool)
    held[grid.cells_of(places)] = True
    return Powiaty(codes, names, grid, mesh.without_crumbs(winner, held, _CRUMB_CELLS), lead, inside)


def _scores(
    codes: list[str], raw: dict[str, shapely.MultiPolygon], grid: Grid, places: np.ndarray, own: np.ndarray
) -> tuple[list[Field], np.ndarray]:
    """Return the fields of all powiaty, and their scores at the places, shape (places, powiaty)."""
    fields = []
    scores = np.full((len(places), len(codes)), FAR_M)
    rows, columns = grid.cells_of(places)
    for label, code in enumerate(codes):
        mine = places[own == label]
        window = field_window(grid, raw[code], mine)
        x, y = grid.centres(window)
        fields.append(Field(window, score(code, raw[code], mine, x, y).astype(np.float32)))
        near = np.flatnonzero(
            (rows >= window[0].start)
            & (rows < window[0].stop)
            & (columns >= window[1].start)
            & (columns < window[1].stop)
        )
        scores[near, label] = score(code, raw[code], mine, places[near, 0], places[near, 1])
    return fields, scores


def _fitted(
    fields: list[Field],
    scores: np.ndarray,
    grid: Grid,
    inside: np.ndarray,
    wanted: np.ndarray,
    places: np.ndarray,
    own: np.ndarray,
    codes: list[str],
) -> np.ndarray:
    """Fit the localities and the areas in turn, since each disturbs the other; return the weights."""

    def areas(more: np.ndarray) -> np.ndarray:
        winner, _ = label_grid(grid, fields, weights + more)
        return np.bincount(winner[inside & (winner >= 0)], minlength=len(fields)) * (grid.cell / 1000) ** 2

    tight = np.array([is_city(code) for code in codes])
    radii = np.where(tight, _TIGHT_RADIUS_M, _RADIUS_M)
    weights = np.zeros(len(fields))
    for margin in _MARGINS_M:
        cones = fit_cones(scores, own, places, np.where(tight, _TIGHT_MARGIN_M, margin), radii)
        lower(fields, grid, cones)
        if margin != _MARGINS_M[-1]:
            more = fit_weights(areas, wanted, _AREA_ROUNDS)
            weights = weights + more
            scores -= more
    return weights
