"""Name rivers along their course, again and again."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from geo.cartography.labels import schedule
from geo.cartography.labels.board import Board, Placed
from geo.cartography.labels.lettering import LETTERINGS
from geo.cartography.labels.names import PlacedRiver, River
from geo.cartography.labels.river_places import Stretches, middle, name_width
from geo.cartography.labels.zooms import NEVER, pixels_per_metre

_LARGE_KM2 = 15_000
_SAME_PLACE_PX = 60.0

_Spots = NDArray[np.float64]


def add_rivers(board: Board) -> None:
    """Name the rivers whose time has come; where one was named before comes first."""
    if board.at in schedule.RIVERS:
        add_rivers_once(board)


def add_rivers_once(board: Board) -> None:
    """Name the rivers of a map of one scale."""
    for river in board.names.rivers:
        if schedule.is_river_wanted(river, board.at):
            _add_river(board, river)


def _add_river(board: Board, river: River) -> None:
    at = board.at
    lettering = "river_large" if river.basin_km2 >= _LARGE_KM2 else "river"
    length = name_width(river.name, lettering, at, board.measure)
    last = at + schedule.RIVER_LIFE - 1 if at < schedule.RIVERS[-1] else NEVER
    found = Stretches(river.points, length, LETTERINGS[lettering].size_at(at), at)
    scale, gap = pixels_per_metre(at), schedule.river_gap_px(at)
    spots = found.middles * scale
    is_blocked = _are_near(spots, _middles(river, board.active.values()) * scale, gap)
    is_blocked |= ~board.holds(spots * (1, -1))
    is_known = _are_near(spots, _middles(river, board.ended) * scale, _SAME_PLACE_PX)
    for number in np.argsort(~is_known, kind="stable"):
        if is_blocked[number]:
            continue
        if board.add(PlacedRiver(river, lettering, found.path(number), at, last)):
            is_blocked |= _are_near(spots, spots[number : number + 1], gap)


def _middles(river: River, names: Iterable[Placed]) -> _Spots:
    own = [middle(name.path) for name in names if isinstance(name, PlacedRiver) and name.river is river]
    return np.array(own).reshape(-1, 2)


def _are_near(spots: _Spots, others: _Spots, distance: float) -> NDArray[np.bool_]:
    """Return for each spot whether one of the others is nearer than a distance."""
    away = spots[:, None] - others[None]
    return np.asarray((np.hypot(away[..., 0], away[..., 1]) < distance).any(axis=1))
