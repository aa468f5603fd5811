"""Place the names of a map of one scale, such as a sheet: none touches another, the edge or what is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geo.cartography.labels.areas import AreaNames, Areas
from geo.cartography.labels.board import Board, Placed
from geo.cartography.labels.lettering import Measure
from geo.cartography.labels.names import Area, Names, PlacedText
from geo.cartography.labels.occupancy import Box
from geo.cartography.labels.rivers import add_rivers_once
from geo.cartography.labels.towns import add_every_seat, add_towns


@dataclass(frozen=True)
class PageNames:
    """What a page may name.

    Parameters
    ----------
    names
        In metres that are as long as those of EPSG:3857 at the step; areas that are not ``Names`` of a kind
        are empty.
    around
        Countries and seas, as they are seen in the frame.
    every
        Whether every powiat among the names is to be named, in small letters if need be.
    """

    names: Names
    around: Sequence[Area]
    every: bool


def place_on_page(
    wanted: PageNames, measure: Measure, at: int, frame: Box, blocked: Sequence[Box]
) -> list[Placed]:
    """Return the names that found a place.

    Parameters
    ----------
    at
        The step whose schedule of names applies.
    frame, blocked
        In pixels: what the names stay inside of, and what they keep clear of.
    """
    board = Board(wanted.names, measure, frame)
    board.at = at
    board.block(blocked)
    areas = Areas(board)
    for fixed in board.names.fixed:
        if fixed.first <= at <= fixed.last:
            board.add(PlacedText(fixed.kind, fixed.kind, fixed.texts, fixed.x, fixed.y, at))
    areas.add_voivodeships_once()
    if wanted.every:
        add_every_seat(board)
        areas.add_once(board.names.powiaty, AreaNames.EVERY)
    areas.add_once(wanted.around, AreaNames.AROUND)
    add_towns(board)
    areas.add_once(board.names.gminy, AreaNames.EVERY)
    if not wanted.every:
        areas.add_once(board.names.powiaty, AreaNames.LARGE)
    add_rivers_once(board)
    return list(board.active.values())
