"""From which zoom on which names are wanted."""

from __future__ import annotations

import numpy as np

from geo.cartography.labels.names import River, Town
from geo.cartography.labels.zooms import STEPS_PER_ZOOM, step

VOIVODESHIPS = step(5.5)
VOIVODESHIPS_NEAR = step(7)
POWIATY = step(8.5)
EVERY_POWIAT = step(9)
"""From here on every powiat is named, and every seat."""

GMINY = step(10)
CAPITALS = step(5.5)
SEATS = step(7.75)

AREAS_AGAIN = STEPS_PER_ZOOM // 2
"""Areas without a place are tried again after so many steps."""

RIVERS = tuple(step(zoom) for zoom in (5.25, 5.5, 5.75, 6.25, 6.75, 7.5, 8, 8.5, 9, 9.5, 10, 10.5, 11, 11.5))
"""Steps at which rivers get new names."""

RIVER_LIFE = round(1.5 * STEPS_PER_ZOOM)
"""Steps for which a path along a river is fine enough."""

_TOWN_ZOOMS = (4.75, 5, 5.5, 6, 6.5, 7, 7.5, 8, 8.5, 9)
_TOWN_LEAST = (1.5e6, 6e5, 3.9e5, 1.4e5, 7e4, 4e4, 2.5e4, 1.4e4, 7e3, 1)
_RIVER_ZOOMS = (5, 5.5, 6, 7, 8, 9, 10)
_RIVER_LEAST_KM2 = (9e4, 2.2e3, 2.2e3, 1.8e3, 1e3, 3e2, 1)
_GAP_ZOOMS, _GAP_PX = (5, 8, 11), (260.0, 420.0, 700.0)


def is_wanted(town: Town, at: int) -> bool:
    """Tell whether a town is to be named at a step, if there is room."""
    if at < step(_TOWN_ZOOMS[0]):
        return False
    by_rank = {"capital": CAPITALS, "seat": SEATS}.get(town.rank)
    return (by_rank is not None and at >= by_rank) or town.population >= _from(_TOWN_ZOOMS, _TOWN_LEAST, at)


def importance(town: Town) -> float:
    """Return what puts a town before another."""
    bonus = {"capital": 1.3, "seat": 0.5}.get(town.rank, 0.0)
    return float(np.log10(max(town.population, 500))) + bonus


def is_river_wanted(river: River, at: int) -> bool:
    """Tell whether a river is to be named at a step, if there is room."""
    return river.basin_km2 >= _from(_RIVER_ZOOMS, _RIVER_LEAST_KM2, at)


def river_gap_px(at: int) -> float:
    """Return the least distance between two names of one river."""
    return float(np.interp(at / STEPS_PER_ZOOM, _GAP_ZOOMS, _GAP_PX))


def _from(zooms: tuple[float, ...], least: tuple[float, ...], at: int) -> float:
    return float(10 ** np.interp(at / STEPS_PER_ZOOM, zooms, np.log10(least)))
