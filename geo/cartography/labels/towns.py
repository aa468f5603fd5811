"""Name towns: the important ones first, each on the best side that is free."""

from __future__ import annotations

import numpy as np

from geo.cartography.labels import schedule
from geo.cartography.labels.arrangement import MOST_MOVES, arrange
from geo.cartography.labels.board import Board, Placed
from geo.cartography.labels.lettering import DENSE, town_lettering
from geo.cartography.labels.names import PlacedRiver, PlacedText, PlacedTown, Town
from geo.cartography.labels.point_places import SIDES
from geo.cartography.labels.zooms import pixels_per_metre

_REACHES_PX = (60.0, 100.0, 150.0)
_QUICK_MOVES = 400


def sides(town: Town, lettering: str, at: int) -> list[PlacedTown]:
    """Return a town with its name on each side, the best first."""
    return [PlacedTown(town, lettering, side, at) for side in range(len(SIDES))]


def add_towns(board: Board) -> None:
    """Name the towns whose time has come where there is room."""
    shown = {name.town for name in board.towns().values()}
    for town in sorted(board.names.towns, key=schedule.importance, reverse=True):
        if town not in shown and schedule.is_wanted(town, board.at):
            board.add_first(sides(town, town_lettering(town.population), board.at))


def add_every_seat(board: Board) -> list[Placed]:
    """Name every seat of a powiat; others make room. Return the names that had to go."""
    shown = {name.town for name in board.towns().values()}
    gone: list[Placed] = []
    for town in sorted(board.names.towns, key=schedule.importance, reverse=True):
        own = sides(town, town_lettering(town.population), board.at)
        if town.rank and town not in shown and not board.add_first(own):
            any(_make_room(board, town, reach, gone) for reach in _REACHES_PX)
    return gone


def _make_room(board: Board, town: Town, reach_px: float, gone: list[Placed]) -> bool:
    """Place a town together with the seats around it, which may change sides.

    What else stands in their way goes: smaller towns and powiaty are placed again later, rivers end.
    """
    near = _taken_off(board, town, reach_px)
    former = {name.town: name for name in near if name.town.rank}
    free = [_passable_places(board, seat, former.get(seat)) for seat in (town, *former)]
    moves = _QUICK_MOVES if board.is_quick else MOST_MOVES
    found = arrange([[board.boxes(name) for name in names] for names in free], moves)
    for names, number in zip(free, found or (), strict=False):
        name = names[number]
        for other in board.in_the_way(name):
            gone.append(board.remove(other))
            board.end(gone[-1])
        board.add(name)
        if name.first == board.at and name.town in former:
            board.end(former[name.town])
    for name in near:
        if (found is None or not name.town.rank) and not board.add(name):
            board.end(name)
    return found is not None


def _taken_off(board: Board, town: Town, reach_px: float) -> list[PlacedTown]:
    """Take the towns around a town off the map, and return them."""
    reach = reach_px / pixels_per_metre(board.at)
    near = {
        number: name
        for number, name in board.towns().items()
        if np.hypot(name.town.x - town.x, name.town.y - town.y) < reach
    }
    for number in near:
        board.remove(number)
    return list(near.values())


def _passable_places(board: Board, seat: Town, former: PlacedTown | None) -> list[PlacedTown]:
    """Return the places of a seat where only names stand that may go; the one it has comes first."""
    own = town_lettering(seat.population)
    letterings = (own,) if seat.rank == "capital" else (own, DENSE)
    places = [former] if former else []
    places += [place for lettering in letterings for place in sides(seat, lettering, board.at)]
    return [
        place
        for place in places
        if board.is_inside(place)
        and all(_may_go(board.active.get(number)) for number in board.in_the_way(place))
    ]


def _may_go(name: Placed | None) -> bool:
    return isinstance(name, PlacedRiver) or (isinstance(name, PlacedText) and name.kind == "powiat")
