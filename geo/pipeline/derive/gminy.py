"""Approximate the gminy: each cell of a powiat goes to the gmina of the nearest locality of that powiat.

No open package has gmina polygons, so these are only Thiessen cells of the localities of PRNG, on the grid of
the powiaty. The distance to a town is reduced by a reach that grows with its population (``town_reach``),
because an urban gmina has a single locality, its town, and would otherwise end half-way to the villages
around it.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy.spatial import cKDTree

from geo.core.records import records
from geo.core.teryt import name_key
from geo.pipeline.derive import geonames, mesh
from geo.pipeline.derive.distance_field import OUTSIDE
from geo.pipeline.derive.powiaty import Powiaty, cells_of, powiat_codes

_CRUMB_CELLS = 8
_TOWN_REACH_SHARE = 0.6
_SAME_PLACE_M = 6000.0
_UNKNOWN_POPULATION = 2000


def populations(localities: pd.DataFrame) -> np.ndarray:
    """Return the population of each town, 0 for villages.

    A town is matched with the GeoNames place of the same name within 6 km; without a match it is taken to
    have 2,000 inhabitants. The numbers only scale the cells of towns and are not published.
    """
    everywhere = geonames.cities().values()
    known: dict[str, list[tuple[float, float, int]]] = {}
    for city in everywhere:
        if city["countrycode"] == "PL":
            place = (float(city["latitude"]), float(city["longitude"]), int(city["population"]))
            known.setdefault(name_key(str(city["name"])), []).append(place)
    result = np.zeros(len(localities), dtype=int)
    for n, row in enumerate(records(localities[["name", "kind", "lat", "lon"]])):
        if row.kind == "city":
            candidates = known.get(name_key(str(row.name)), [])
            near = [
                people
                for lat, lon, people in candidates
                if _metres(lat, lon, float(str(row.lat)), float(str(row.lon))) < _SAME_PLACE_M
            ]
            result[n] = max(near, default=_UNKNOWN_POPULATION)
    return result


def _metres(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """Return the distance between two places in Poland, accurate to a few percent."""
    return float(np.hypot((lat_a - lat_b) * 111200.0, (lon_a - lon_b) * 111200.0 * np.cos(np.radians(52.0))))


def town_reach(population: np.ndarray) -> np.ndarray:
    """Return the reach in metres of towns with these populations; 0 for a population of 0.

    The area of a town is estimated as 27 km² x sqrt(population / 20,000), where 27 km² is the mean area of
    the urban gminy that are not cities with powiat rights. The reach is the radius of a disc of that area
    less 1.2 km, half the typical distance between neighbouring localities.
    """
    area = 27e6 * np.sqrt(np.maximum(population, 1) / 20000.0)
    return np.where(population > 0, np.maximum(np.sqrt(area / np.pi) - 1200.0, 0.0), 0.0)


def gmina_keys(localities: pd.DataFrame, powiaty: Powiaty) -> pd.DataFrame:
    """Return the gmina of each locality: ``powiat`` (code), ``name``, ``kind``, ``number``.

    Gminy are numbered from 0 in the order of powiat code, name and kind.
    """
    keys = pd.DataFrame(
        {
            "powiat": powiat_codes(localities, powiaty.names),
            "name": localities["gmina"].to_numpy(),
            "kind": localities["gmina_kind"].to_numpy(),
        }
    )
    return keys.assign(number=keys.groupby(["powiat", "name", "kind"], sort=True).ngroup())


def assign(localities: pd.DataFrame, powiaty: Powiaty) -> tuple[np.ndarray, np.ndarray, pd.DataFrame]:
    """Assign every cell to a gmina.

    Parameters
    ----------
    localities
        Localities with the columns of ``with_gminy``.
    powiaty
        The powiaty on the same grid.

    Returns
    -------
    winner
        Gmina number of every cell, or ``OUTSIDE``; shape (rows, columns).
    lead
        Difference in metres between the nearest gmina and the next, at most the lead of the powiat.
    gminy
        ``powiat, name, kind, number``, in the order of their numbers.
    """
    keys = gmina_keys(localities, powiaty)
    places = localities[["x", "y"]].to_numpy()
    reach = _limited_reach(places, keys["number"].to_numpy(), town_reach(populations(localities)))
    winner = np.full(powiaty.winner.shape, OUTSIDE, dtype=np.int32)
    lead = powiaty.lead.copy()
    for label, code in enumerate(powiaty.codes):
        rows, columns = np.nonzero(powiaty.winner == label)
        mine = np.flatnonzero(keys["powiat"] == code)
        cells = np.column_stack([powiaty.grid.x[columns], powiaty.grid.y[rows]])
        number, gap = _nearest(cells, places[mine], reach[mine], keys["number"].to_numpy()[mine])
        winner[rows, columns] = number
        lead[rows, columns] = np.minimum(lead[rows, columns], gap)
    held = np.zeros(winner.shape, bool)
    held[cells_of(powiaty.grid, places)] = True
    listed = keys.drop_duplicates("number").sort_values("number").reset_index(drop=True)
    return _tidy(winner, held, powiaty), lead, listed


def _tidy(winner: np.ndarray, held: np.ndarray, powiaty: Powiaty) -> np.ndarray:
    """Return ``winner`` without crumbs, keeping every cell in its powiat."""
    tidy = mesh.without_crumbs(winner, held, _CRUMB_CELLS)
    owner = np.full(int(winner.max()) + 2, OUTSIDE)
    owner[winner] = powiaty.winner
    return np.where(owner[tidy] == powiaty.winner, tidy, winner)


def _limited_reach(places: np.ndarray, number: np.ndarray, reach: np.ndarray) -> np.ndarray:
    """Return ``reach`` limited to 0.6 of the distance to the nearest locality of another gmina."""
    limited = reach.copy()
    away, other = cKDTree(places).query(places, k=60)
    for town in np.flatnonzero(reach > 0):
        strangers = away[town][number[other[town]] != number[town]]
        if len(strangers):
            limited[town] = min(reach[town], _TOWN_REACH_SHARE * strangers[0])
    return limited


def _nearest(
    cells: np.ndarray, places: np.ndarray, reach: np.ndarray, number: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return the gmina with the smallest distance less reach for each cell, and its lead in metres."""
    best, second = np.full(len(cells), np.inf), np.full(len(cells), np.inf)
    winner = np.full(len(cells), OUTSIDE, dtype=np.int32)
    for gmina in np.unique(number):
        mine = np.flatnonzero(number == gmina)
        score, _ = cKDTree(places[mine]).query(cells)
        for town in mine[reach[mine] > 0]:
            score = np.minimum(score, np.hypot(*(cells - places[town]).T) - reach[town])
        wins = score < best
        second = np.where(wins, best, np.minimum(second, score))
        winner[wins] = gmina
        best[wins] = score[wins]
    return winner, np.minimum(second - best, 1e6)
