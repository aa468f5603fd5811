"""Arrange header, map, legend, inset and small print on a sheet so that the map becomes as large as it can.

Every arrangement that the page setup allows is measured: the legend in a column beside the map, with or
without the header on top of it, under the map, or on its emptiest corner. The one with the largest map wins;
empty paper counts against it.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from geo.render.sheet.beside import beside
from geo.render.sheet.legend import LEAST_INSET, NOTE
from geo.render.sheet.legend_inside import inside
from geo.render.sheet.notes import note_texts
from geo.render.sheet.page import Page
from geo.render.sheet.page_setup import PageSetup
from geo.render.sheet.parts import GAP, Arrangement, Paragraphs, Parts
from geo.render.sheet.projected_paths import Bounds
from geo.views.view import View

_COLUMNS = (1, 2, 3, 4)  # under the map
_LEAST_COLUMN = 88.0


class Arranger:
    """Measures the arrangements of one sheet; the parameters are those of ``Parts``.

    ``is_surrounded``: whether there is a ground with rivers, towns and the border of the state.
    """

    def __init__(
        self,
        page: Page,
        view: View,
        setup: PageSetup,
        bounds: Bounds,
        subject: NDArray[np.float64],
        is_surrounded: bool,
    ) -> None:
        keys = (True, False) if is_surrounded and not view.theme.draws_lines else (False,)
        self._view, self._setup, self._bounds = view, setup, bounds
        self._parts = [Parts(page, view, setup, bounds, subject, is_keyed) for is_keyed in keys]

    def best(self, from_map: list[str]) -> Arrangement:
        """Return the arrangement with the largest map; ``from_map`` are notes from the placing of names."""
        notes = note_texts(self._view, self._setup, from_map)
        wanted = self._setup.legend
        names = (
            ("right", "headed", "bottom", *(() if self._view.theme.draws_lines else ("inside",)))
            if wanted == "auto"
            else (wanted,)
        )
        # where the sheet cannot hold its notes, the last ones go first; sources and address stay
        for kept in range(len(notes), -1, -1):
            kept_notes = notes[:kept]
            found = [one for parts in self._parts for name in names for one in _all(parts, name, kept_notes)]
            # another place for the legend is better than a sheet without notes
            found = found or (list(_under(self._parts[-1], kept_notes)) if kept == len(notes) else [])
            if found:
                return max(found, key=lambda one: one.score(self._bounds))
        cramped = _under(self._parts[-1], [], cramped=True)
        return max(cramped, key=lambda one: one.score(self._bounds))


def _all(parts: Parts, name: str, notes: list[str]) -> Iterator[Arrangement]:
    if name == "bottom":
        return _under(parts, notes)
    if name == "inside":
        return inside(parts, notes)
    if name == "headed":
        return beside(parts, notes, on_left=True, headers=(True,))
    headers = (False,) if parts.setup.legend == "auto" else (False, True)
    return beside(parts, notes, name == "left", headers)


def _under(parts: Parts, notes: list[str], cramped: bool = False) -> Iterator[Arrangement]:
    """Yield legends under the map, with the notes beside them or under them."""
    left, _, right, top = parts.body
    unit = parts.page.unit
    gap = GAP * unit
    for columns in _COLUMNS:
        for share in (0.38, 0.55, 1.0):
            room = (right - left) * share - (gap if share < 1 else 0.0)
            if room / columns < _LEAST_COLUMN * unit and columns > 1:
                continue
            legend = parts.legend(room, columns)
            if legend.width > room + 0.1 and not cramped:
                continue
            foot, foot_top = parts.foot([] if share < 1 else notes)
            beside = parts.lines(notes, right - left - room - gap) if share < 1 else []
            high = max(legend.height, parts.high(beside))
            inset_side = (LEAST_INSET + 3 * NOTE) * unit
            inset = None
            if parts.view.theme.draws_lines and share == 0.38 and top - foot_top > 4 * inset_side:
                high = max(high, inset_side)
                start = left + room + gap
                inset = (start, foot_top + gap, start + LEAST_INSET * unit * 1.25, foot_top + gap + high)
                beside = parts.lines(notes, right - inset[2] - gap)
                high = max(high, parts.high(beside))
                inset = (*inset[:3], foot_top + gap + high)
            floor = foot_top + gap + high + (gap if high else 0.0)
            highest = top - (top - foot_top) * (0.2 if cramped else 0.45)
            if floor > highest and not cramped:
                continue
            floor = min(floor, highest)  # where nothing fits, the map keeps a fifth of the room
            frame = (left, floor, right, top)
            at = (left, floor - gap)
            start = inset[2] + gap if inset else left + room + gap
            prints = (foot, Paragraphs(beside, start, floor - gap))
            used = legend.height * legend.width + parts.high(beside) * (right - start)
            white = max(0.0, high * (right - left) - used) / (parts.page.width * parts.page.height)
            yield Arrangement(
                parts.header, parts.header_at, frame, frame, legend, at, prints, inset=inset, white=white / 2
            )
