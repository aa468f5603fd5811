"""Place the names of a map for all zooms, from far to near, so that none touches another."""

from __future__ import annotations

from geo.cartography.labels import schedule
from geo.cartography.labels.areas import Areas
from geo.cartography.labels.board import Board
from geo.cartography.labels.lettering import Measure
from geo.cartography.labels.names import Names, PlacedNames, PlacedRiver, PlacedText, PlacedTown
from geo.cartography.labels.rivers import add_rivers
from geo.cartography.labels.towns import add_every_seat, add_towns
from geo.cartography.labels.zooms import steps


def place(names: Names, measure: Measure) -> PlacedNames:
    """Return the names that found a place, each with its steps; equal input gives equal output.

    At each step what is there stays, and what now has room and rank comes in: countries and waters, then
    areas and towns, rivers last.
    """
    board = Board(names, measure)
    areas = Areas(board)
    for at in steps():
        board.advance(at)
        _add_fixed(board)
        areas.add_voivodeships()
        if at == schedule.EVERY_POWIAT:
            areas.add_every_powiat(add_every_seat(board))
        add_towns(board)
        areas.add_powiaty_and_gminy()
        add_rivers(board)
    kept = [*board.ended, *board.active.values()]
    return PlacedNames(
        tuple(name for name in kept if isinstance(name, PlacedTown)),
        tuple(name for name in kept if isinstance(name, PlacedText)),
        tuple(name for name in kept if isinstance(name, PlacedRiver)),
    )


def _add_fixed(board: Board) -> None:
    for name in board.names.fixed:
        if name.first == board.at:
            board.add(PlacedText(name.kind, name.kind, name.texts, name.x, name.y, board.at, name.last))
