"""Lay text out on the pages of a card: pages are filled from the top, one after the other."""

from __future__ import annotations

from geo.render.sheet.page import INK, LEADING, Page
from geo.render.sheet.page_setup import PRESETS
from geo.render.sheet.typography import wrapped

_PAPER = PRESETS["a4-portrait"]
# Lengths and sizes in points.
MARGIN, GAP, FOOT = 40.0, 12.0, 28.0
HEADING, BODY, SMALL = 12.5, 9.5, 8.0


class PageFlow:
    """Pages filled from the top; what does not fit on one goes to a new one.

    ``top`` is where the next line begins, in points above the lower edge of the current page.

    Parameters
    ----------
    density
        Factor of gaps and line heights.
    """

    def __init__(self, density: float = 1.0) -> None:
        self.density = density
        self.all: list[Page] = []
        self.new()

    def new(self) -> None:
        """Begin a page."""
        self.all.append(Page(_PAPER, for_pixels=False))
        self.top = self.page.height - MARGIN

    @property
    def page(self) -> Page:
        """The page that is being filled."""
        return self.all[-1]

    @property
    def leading(self) -> float:
        """Line height as a multiple of the font size."""
        return 1.0 + (LEADING - 1.0) * (1.0 if self.density == 1.0 else 0.5)

    @property
    def room(self) -> float:
        """Width between the margins in points."""
        return self.page.width - 2 * MARGIN

    def need(self, height: float) -> None:
        """Begin a page unless ``height`` points are left on this one."""
        if self.top - height < FOOT + GAP * 1.5:
            self.new()

    def lines(
        self, text: str, size: float, bold: bool = False, colour: str = INK, indent: float = 0.0
    ) -> None:
        """Write a paragraph over the whole width."""
        for line in wrapped(text, size, self.room - indent, bold):
            self.need(size * self.leading)
            self.page.line(MARGIN + indent, self.top - size * 0.95, line, size, bold, colour)
            self.top -= size * self.leading

    def heading(self, text: str) -> None:
        """Write a heading and keep it together with the lines after it."""
        self.need((HEADING + 5 * BODY) * self.leading)
        self.top -= GAP * 0.7 * self.density
        self.lines(text, HEADING, bold=True)
        self.top -= 2.0
