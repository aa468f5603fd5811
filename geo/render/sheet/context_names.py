"""Name what surrounds the data on a sheet: countries, waters, voivodeships, towns, powiaty and gminy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from geo.cartography.labels.board import Placed, boxes_of
from geo.cartography.labels.names import PlacedText, PlacedTown
from geo.cartography.labels.page_placer import place_on_page
from geo.cartography.labels.zooms import STEPS_PER_ZOOM, pixels_per_metre
from geo.choices.scene import MAP_NAMES
from geo.render.sheet.label_placement import Box, Room
from geo.render.sheet.map_frame import PIXEL, Window
from geo.render.sheet.name_outlines import Lettered, lettered
from geo.render.sheet.projected_paths import Ground
from geo.render.sheet.typography import width_pt
from geo.render.sheet.wanted_names import Wanted
from geo.views.view import View

_DENSER = 0.6  # zooms: a sheet is read for longer than a screen
_EDGE_PX = 3.0
_NO_NAMES = MAP_NAMES[-1]
_measure = cache(width_pt)


@dataclass(frozen=True, eq=False)
class ContextNames:
    """Names that found a place.

    Parameters
    ----------
    boxes
        What they take, in points of the page.
    towns, powiaty
        Names of the towns and codes of the powiaty that are named.
    lettered
        The names as they are drawn.
    """

    boxes: tuple[Box, ...]
    towns: frozenset[str]
    powiaty: frozenset[str]
    lettered: Lettered


class _Pixels:
    """Points of the page as pixels of the placer, in which y goes down."""

    def __init__(self, window: Window) -> None:
        self._unit = PIXEL * window.page.unit
        self._left = window.bounds[0] * window.pixels_per_metre - window.frame[0] / self._unit
        self._top = -window.bounds[1] * window.pixels_per_metre + window.frame[1] / self._unit

    def of(self, box: Box) -> Box:
        left, bottom, right, top = (side / self._unit for side in box)
        return left + self._left, self._top - top, right + self._left, self._top - bottom

    def on_page(self, box: Box) -> Box:
        left, top, right, bottom = box
        return (
            (left - self._left) * self._unit,
            (self._top - bottom) * self._unit,
            (right - self._left) * self._unit,
            (self._top - top) * self._unit,
        )


def place_context(
    window: Window, ground: Ground, view: View, room: Room, marked: Sequence[Box], region: frozenset[str]
) -> ContextNames:
    """Return the names around and over the data, apart from all labels of the data.

    Places and outlines are kept for the next sheet of the same frame.

    Parameters
    ----------
    room
        Its boxes and dots are kept clear.
    marked
        Boxes along the outlines of what is selected.
    region
        Codes of the powiaty each of which is to be named; empty on a map of the country.
    """
    blocked = (*room.taken, *room.dots, *marked)
    said = frozenset(text.partition("\u00a0")[0].casefold() for text in room.texts)
    choice = view.choices.scene.names
    key = (
        *(place_context, window.crs, window.bounds, window.frame, window.page.unit),
        *(view.lang, view.level, choice, blocked, said, region),
    )

    def make() -> ContextNames:
        at = round(STEPS_PER_ZOOM * (window.zoom + _DENSER))
        stretch = window.pixels_per_metre / pixels_per_metre(at)
        placed: list[Placed] = []
        pixels = _Pixels(window)
        if ground.context is not None and choice != _NO_NAMES:
            wanted = Wanted(window, ground, view, at, stretch, said, region).gather()
            left, top, right, bottom = pixels.of(window.frame)
            frame = (left + _EDGE_PX, top + _EDGE_PX, right - _EDGE_PX, bottom - _EDGE_PX)
            placed = place_on_page(wanted, _measure, at, frame, [pixels.of(box) for box in blocked])

        def on_page(xy: NDArray[np.float64]) -> NDArray[np.float64]:
            return window.on_page(np.asarray(xy) / stretch)

        areas = [name.area for name in placed if isinstance(name, PlacedText) and name.kind == "powiat"]
        return ContextNames(
            tuple(pixels.on_page(box) for name in placed for box in boxes_of(name, at, _measure, apart=True)),
            frozenset(name.town.name for name in placed if isinstance(name, PlacedTown)),
            frozenset(area.code for area in areas if area),
            lettered(placed, at, on_page, PIXEL * window.page.unit),
        )

    return ground.memo.get(key, make)
