"""Arrange map, legend, inset and small print on a sheet so that the map becomes as large as it can.

Every arrangement that the page setup allows is measured: the legend in a column beside the map, under it, or
on its emptiest corner. The one with the largest map wins; empty paper counts against it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo.render.sheet import map_elements
from geo.render.sheet.label_placement import Box
from geo.render.sheet.legend import LEAST_INSET, NOTE, Legend, legend_rows
from geo.render.sheet.map_frame import around, fit
from geo.render.sheet.notes import export_text, has_code, note_texts, source_text
from geo.render.sheet.page import LEADING, Page
from geo.render.sheet.page_setup import PageSetup
from geo.render.sheet.projected_paths import Bounds
from geo.render.sheet.typography import width_pt, wrapped
from geo.views.view import View

GAP, PAD = 7.0, 5.0  # in units
_WIDTHS = (
    *((float(wide), 1) for wide in (96, 112, 128, 148, 172, 200)),
    *((float(wide), 2) for wide in (200, 226)),
)
"""Widths in units of the room beside the map, and the columns of the legend in it."""
_COLUMNS = (1, 2, 3, 4)  # under the map
_LEAST_COLUMN = 88.0
_HIDDEN = 0.01  # share of the subject that a legend on the map may hide
_INSIDE = 0.96  # how much larger a map must become to be worth a legend on it


@dataclass(frozen=True)
class Paragraphs:
    """Lines of small print and the upper left corner of the first."""

    lines: list[str]
    left: float
    top: float


@dataclass(frozen=True)
class Arrangement:
    """Where everything stands; boxes and positions are in points of the page.

    Parameters
    ----------
    frame, free
        The map frame, and its part that the legend does not take from the subject.
    legend, at
        The legend and its upper left corner.
    box
        The ground under a legend that stands on the map; None beside it.
    print_
        The small print.
    inset
        The room for the inset map; None without.
    white
        Share of the page that stays empty.
    """

    frame: Box
    free: Box
    legend: Legend
    at: tuple[float, float]
    box: Box | None
    print_: tuple[Paragraphs, ...]
    inset: Box | None
    white: float

    def score(self, bounds: Bounds) -> float:
        """Return how well the sheet is used: the scale of the map, less for empty paper."""
        return fit(bounds, self.free) * (1 - self.white) * (_INSIDE if self.box else 1.0)


class Arranger:
    """Measures the arrangements of one sheet.

    Parameters
    ----------
    body
        The page between the header and the lower margin, in points.
    bounds
        What the map shows at least.
    subject
        Points of what the map is about, shape (n, 2), in the CRS of ``bounds``.
    """

    def __init__(
        self,
        page: Page,
        view: View,
        setup: PageSetup,
        body: Box,
        bounds: Bounds,
        subject: NDArray[np.float64],
    ) -> None:
        self._page, self._view, self._setup = page, view, setup
        self._body, self._bounds, self._subject = body, bounds, subject
        self._rows = legend_rows(view)
        self._wrapped: dict[tuple[tuple[str, ...], float], list[str]] = {}

    def best(self, from_map: list[str]) -> Arrangement:
        """Return the arrangement with the largest map; ``from_map`` are notes from the placing of names."""
        notes = note_texts(self._view, self._setup, from_map)
        wanted = self._setup.legend
        names = (
            ("right", "bottom", *(() if self._view.theme.draws_lines else ("inside",)))
            if wanted == "auto"
            else (wanted,)
        )
        # where the sheet cannot hold its notes, the last ones go first; sources and address stay
        for kept in range(len(notes), -1, -1):
            found = [one for name in names for one in self._all(name, notes[:kept])]
            # another place for the legend is better than a sheet without notes
            found = found or (list(self._under(notes[:kept])) if kept == len(notes) else [])
            if found:
                return max(found, key=lambda one: one.score(self._bounds))
        return max(self._under([], cramped=True), key=lambda one: one.score(self._bounds))

    def _all(self, name: str, notes: list[str]) -> Iterator[Arrangement]:
        if name == "bottom":
            return self._under(notes)
        return self._inside(notes) if name == "inside" else self._beside(notes, name == "left")

    # ---------------------------------------------------------------- parts
    def _legend(self, room: float, columns: int = 1) -> Legend:
        return Legend(self._page, self._view, self._setup.style, self._rows, room, columns)

    def _lines(self, texts: list[str], room: float) -> list[str]:
        key = (tuple(texts), room)
        if key not in self._wrapped:
            size = NOTE * self._page.unit
            self._wrapped[key] = [line for text in texts for line in wrapped(text, size, room)]
        return self._wrapped[key]

    def _high(self, lines: list[str]) -> float:
        return len(lines) * NOTE * LEADING * self._page.unit

    def _foot(self, notes: list[str]) -> tuple[Paragraphs, float]:
        """Return the small print under the sheet and its upper edge; notes run on in one paragraph."""
        left, bottom, right, _ = self._body
        side = code_side(self._page, self._setup)
        room = right - left - (side + GAP * self._page.unit if side else 0.0)
        texts = [" ".join(notes), source_text(self._view), export_text(self._view, self._setup)]
        lines = self._lines([text for text in texts if text], room)
        top = bottom + max(self._high(lines), side)
        return Paragraphs(lines, left, top), top

    # -------------------------------------------------------- arrangements
    def _beside(self, notes: list[str], on_left: bool) -> Iterator[Arrangement]:
        """Yield columns beside the map: with all small print, with the notes, and with the legend only."""
        left, bottom, right, top = self._body
        unit = self._page.unit
        gap = GAP * unit
        for width, columns in ((wide * unit, columns) for wide, columns in _WIDTHS):
            legend = self._legend(width, columns)
            if legend.width > width + 0.1:
                continue
            said = self._lines(notes, width)
            x = left if on_left else right - width
            end = self._lines([source_text(self._view), export_text(self._view, self._setup)], width)
            foot, foot_top = self._foot([])
            whole = [] if has_code(self._setup) else [(bottom, self._high(end) + gap, end)]
            for floor, under, last in (*whole, (foot_top + gap, 0.0, [])):
                spare = top - floor - legend.height - gap - self._high(said) - under
                if spare < 0:
                    continue
                notes_top = top - legend.height - gap
                prints = [Paragraphs(said, x, notes_top)]
                prints += [Paragraphs(last, x, floor + self._high(last))] if last else [foot]
                inset = None
                if self._view.theme.draws_lines and spare >= (LEAST_INSET + 3 * NOTE) * unit:
                    inset = (x, floor + under + gap, x + width, notes_top - self._high(said) - gap)
                yield self._column(legend, x, width, floor, tuple(prints), inset)
            low, low_top = self._foot(notes)
            if top - low_top - gap >= legend.height:
                yield self._column(legend, x, width, low_top + gap, (low,), None)

    def _column(
        self,
        legend: Legend,
        x: float,
        width: float,
        floor: float,
        prints: tuple[Paragraphs, ...],
        inset: Box | None,
    ) -> Arrangement:
        left, _, right, top = self._body
        gap = GAP * self._page.unit
        frame = (x + width + gap, floor, right, top) if x == left else (left, floor, x - gap, top)
        room = width * (top - floor)
        filled = legend.area + sum(self._filled(part.lines) for part in prints if part.top > floor)
        if inset:
            filled += (inset[2] - inset[0]) * (inset[3] - inset[1])
        white = max(0.0, room - filled) / (self._page.width * self._page.height)
        return Arrangement(frame, frame, legend, (x, top), None, prints, inset, white * 0.5)

    def _filled(self, lines: list[str]) -> float:
        """Return how much of the paper small print takes, in square points."""
        size = NOTE * self._page.unit
        return sum(width_pt(line, size) for line in lines) * size * LEADING

    def _under(self, notes: list[str], cramped: bool = False) -> Iterator[Arrangement]:
        """Yield legends under the map, with the notes beside them or under them."""
        left, _, right, top = self._body
        unit = self._page.unit
        gap = GAP * unit
        for columns in _COLUMNS:
            for share in (0.38, 0.55, 1.0):
                room = (right - left) * share - (gap if share < 1 else 0.0)
                if room / columns < _LEAST_COLUMN * unit and columns > 1:
                    continue
                legend = self._legend(room, columns)
                if legend.width > room + 0.1 and not cramped:
                    continue
                foot, foot_top = self._foot([] if share < 1 else notes)
                beside = self._lines(notes, right - left - room - gap) if share < 1 else []
                high = max(legend.height, self._high(beside))
                inset_side = (LEAST_INSET + 3 * NOTE) * unit
                inset = None
                if self._view.theme.draws_lines and share == 0.38 and top - foot_top > 4 * inset_side:
                    high = max(high, inset_side)
                    start = left + room + gap
                    inset = (start, foot_top + gap, start + LEAST_INSET * unit * 1.25, foot_top + gap + high)
                    beside = self._lines(notes, right - inset[2] - gap)
                    high = max(high, self._high(beside))
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
                used = legend.height * legend.width + self._high(beside) * (right - start)
                white = max(0.0, high * (right - left) - used) / (self._page.width * self._page.height)
                yield Arrangement(frame, frame, legend, at, None, prints, inset, white * 0.5)

    def _inside(self, notes: list[str]) -> Iterator[Arrangement]:
        """Yield legends on the corners of the map, of which those count that hide nothing of the subject."""
        left, _, right, top = self._body
        unit = self._page.unit
        foot, foot_top = self._foot(notes)
        frame = (left, foot_top + GAP * unit, right, top)
        for room in (110.0, 150.0):
            legend = self._legend(room * unit)
            pad = PAD * unit
            wide, high = legend.width + 2 * pad, legend.height + 2 * pad
            if high > (frame[3] - frame[1]) * 0.8 or wide > (right - left) * 0.5:
                continue
            for at_left in (False, True):
                for at_top in (True, False):
                    box = self._corner(frame, wide, high, at_left, at_top)
                    for free in self._free(frame, box, at_left, at_top):
                        if self._hidden(frame, free, box) <= _HIDDEN:
                            at = (box[0] + pad, box[3] - pad)
                            yield Arrangement(frame, free, legend, at, box, (foot,), None, 0.0)

    def _corner(self, frame: Box, wide: float, high: float, at_left: bool, at_top: bool) -> Box:
        unit = self._page.unit
        off = 4 * unit
        x = frame[0] + off if at_left else frame[2] - off - wide
        # the scale bar stands in the lower left corner
        lift = map_elements.SCALE_HIGH * unit + 2 * off if at_left and not at_top else off
        y = frame[3] - off - high if at_top else frame[1] + lift
        return x, y, x + wide, y + high

    def _free(self, frame: Box, box: Box, at_left: bool, at_top: bool) -> Iterator[Box]:
        """Yield the parts of the frame that the subject may stand in: away from the legend, near to far."""
        left, bottom, right, top = frame
        scale = fit(self._bounds, frame)
        spare_x = right - left - scale * (self._bounds[2] - self._bounds[0])
        spare_y = top - bottom - scale * (self._bounds[3] - self._bounds[1])
        wide = box[2] - left if at_left else right - box[0]
        high = top - box[1] if at_top else box[3] - bottom
        for x, y in (
            (0.0, 0.0),
            (min(spare_x, wide), 0.0),
            (0.0, min(spare_y, high)),
            (wide, 0.0),
            (0.0, high),
        ):
            yield (
                left + (x if at_left else 0.0),
                bottom + (0.0 if at_top else y),
                right - (0.0 if at_left else x),
                top - (y if at_top else 0.0),
            )

    def _hidden(self, frame: Box, free: Box, box: Box) -> float:
        """Return the share of the subject under a legend."""
        shown = around(self._bounds, frame, free)
        scale = (frame[2] - frame[0]) / (shown[2] - shown[0])
        x, y = (self._subject - np.array(shown[:2])).T * scale + np.array(frame[:2])[:, None]
        under = (box[0] < x) & (x < box[2]) & (box[1] < y) & (y < box[3])
        return float(under.mean()) if len(under) else 0.0


def code_side(page: Page, setup: PageSetup) -> float:
    """Return the side of the QR code in points; 0 without one."""
    return map_elements.code_size_pt(setup.address, page.unit) if has_code(setup) else 0.0
