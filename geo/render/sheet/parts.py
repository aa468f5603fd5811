"""The parts of a sheet to be arranged, measured: header, legend and small print around the map."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo.render.sheet import map_elements
from geo.render.sheet.header import Header
from geo.render.sheet.label_placement import Box
from geo.render.sheet.legend import NOTE, Legend, legend_rows
from geo.render.sheet.map_frame import fit
from geo.render.sheet.notes import export_text, has_code, source_text
from geo.render.sheet.page import LEADING, Page
from geo.render.sheet.page_setup import PageSetup, Paper
from geo.render.sheet.projected_paths import Bounds
from geo.render.sheet.typography import width_pt, wrapped
from geo.views.view import View

GAP = 7.0
"""Between the parts of a sheet, in units."""

_MARGIN, _MARGIN_HIGH = 11.0, 0.8
_KEYED = 1.04  # how much smaller a map may become for the key of borders, rivers and towns
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
    header, header_at
        Title and logo, and their upper left corner.
    frame, free
        The map frame, and its part that the legend does not take from the subject.
    legend, at
        The legend and its upper left corner.
    print_
        The small print.
    box
        The ground under a legend that stands on the map; None beside it.
    inset
        The room for the inset map; None without.
    white
        Share of the page that stays empty.
    """

    header: Header
    header_at: tuple[float, float]
    frame: Box
    free: Box
    legend: Legend
    at: tuple[float, float]
    print_: tuple[Paragraphs, ...]
    box: Box | None = None
    inset: Box | None = None
    white: float = 0.0

    def score(self, bounds: Bounds) -> float:
        """Return how well the sheet is used: the scale of the map, less for empty paper."""
        liked = (_INSIDE if self.box else 1.0) * (_KEYED if self.legend.is_keyed else 1.0)
        return fit(bounds, self.free) * (1 - self.white) * liked


class Parts:
    """The parts of one sheet, and the room that each takes.

    Parameters
    ----------
    bounds
        What the map shows at least.
    subject
        Points of what the map is about, shape (n, 2), in the CRS of ``bounds``.
    is_keyed
        Whether the legend explains borders, rivers and towns.

    Attributes
    ----------
    header, header_at
        Title and logo over the whole width, and their upper left corner.
    body
        The page between that header and the lower margin, in points.
    """

    def __init__(
        self,
        page: Page,
        view: View,
        setup: PageSetup,
        bounds: Bounds,
        subject: NDArray[np.float64],
        is_keyed: bool,
    ) -> None:
        self._is_keyed = is_keyed
        self.page, self.view, self.setup = page, view, setup
        self.bounds, self.subject = bounds, subject
        left, bottom, right, top = inner(page)
        self.header, self.header_at = Header(page, view, setup, right - left), (left, top)
        self.body = left, bottom, right, top - self.header.height
        self._rows = legend_rows(view)
        self._wrapped: dict[tuple[tuple[str, ...], float], list[str]] = {}

    def legend(self, room: float, columns: int = 1) -> Legend:
        """Return the legend laid out over a width."""
        return Legend(self.page, self.view, self.setup.style, self._rows, room, columns, self._is_keyed)

    def lines(self, texts: list[str], room: float) -> list[str]:
        """Return small print broken into lines."""
        key = (tuple(texts), room)
        if key not in self._wrapped:
            size = NOTE * self.page.unit
            self._wrapped[key] = [line for text in texts for line in wrapped(text, size, room)]
        return self._wrapped[key]

    def high(self, lines: list[str]) -> float:
        """Return the height of lines of small print in points."""
        return len(lines) * NOTE * LEADING * self.page.unit

    def foot(self, notes: list[str]) -> tuple[Paragraphs, float]:
        """Return the small print under the sheet and its upper edge; notes run on in one paragraph."""
        left, bottom, right, _ = self.body
        side = code_side(self.page, self.setup)
        room = right - left - (side + GAP * self.page.unit if side else 0.0)
        texts = [" ".join(notes), source_text(self.view), export_text(self.view, self.setup)]
        lines = self.lines([text for text in texts if text], room)
        top = bottom + max(self.high(lines), side)
        return Paragraphs(lines, left, top), top

    def filled(self, lines: list[str]) -> float:
        """Return how much of the paper small print takes, in square points."""
        size = NOTE * self.page.unit
        return sum(width_pt(line, size) for line in lines) * size * LEADING


def inner(page: Page) -> Box:
    """Return the page without its margins, in points."""
    margin = _MARGIN * page.unit
    high = margin * _MARGIN_HIGH
    return margin, high, page.width - margin, page.height - high


def around(wide: float, high: float, dpi: int) -> Paper:
    """Return the paper whose page without margins has a width and height in points."""
    paper = Paper(wide / 72, high / 72, dpi)
    for _ in range(8):  # margins grow with the paper, by less each time
        margin = 2 * _MARGIN * paper.unit_pt
        paper = Paper((wide + margin) / 72, (high + margin * _MARGIN_HIGH) / 72, dpi)
    return paper


def code_side(page: Page, setup: PageSetup) -> float:
    """Return the side of the QR code in points; 0 without one."""
    return map_elements.code_size_pt(setup.address, page.unit) if has_code(setup) else 0.0
