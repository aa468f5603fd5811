"""The header of a sheet: title, subtitle and the logo of the office, over the whole sheet or a column."""

from __future__ import annotations

import io
import re

import numpy as np
from PIL import Image

from geo.render.sheet.page import LEADING, Page
from geo.render.sheet.page_setup import PageSetup
from geo.render.sheet.typography import ELLIPSIS, width_pt, wrapped
from geo.views.view import View

_GAP = 5.0  # in units
_TITLE, _SUMMARY = 14.0, 9.5
_LEAST_TITLE = 0.75  # minimum scale of the title, if it is too long for a line
_COLUMN_TITLE, _COLUMN_LINES = 11.5, 4
_TITLE_LEADING = 1.16
_LOGO_HIGH, _LOGO_WIDE = 26.0, 110.0


class Header:
    """A header laid out over a width; ``height`` is in points, with the gap below.

    ``is_cut`` tells whether title or subtitle have lost words.

    Parameters
    ----------
    room
        The width in points.
    is_column
        Whether it stands in a column beside the map: its title is smaller and may take more lines, and a
        logo stands above it.
    """

    def __init__(
        self, page: Page, view: View, setup: PageSetup, room: float, is_column: bool = False
    ) -> None:
        self._page, self._room, self._is_column = page, room, is_column
        unit = page.unit
        title = _bound(view.wording.title if setup.title is None else setup.title)
        subtitle = _bound(view.wording.summary if setup.subtitle is None else setup.subtitle)
        self._logo = Image.open(io.BytesIO(setup.office.logo)).convert("RGBA") if setup.office.logo else None
        if self._logo and not is_column:
            room -= self._logo_size[0] + _GAP * unit
        self._size, self._title = _COLUMN_TITLE, list[str]()
        if title.strip():
            if not is_column:
                # shrink a long title to fit on one line, if possible
                fits = _TITLE * room / max(width_pt(title, _TITLE * unit, bold=True), 1.0)
                self._size = max(_TITLE * _LEAST_TITLE, min(_TITLE, fits))
            lines = _COLUMN_LINES if is_column else 2
            self._title = wrapped(title, self._size * unit, room, bold=True, lines=lines)
        self._subtitle = wrapped(subtitle, _SUMMARY * unit, room, lines=4) if subtitle.strip() else []
        self.is_cut = any(lines and lines[-1].endswith(ELLIPSIS) for lines in (self._title, self._subtitle))
        self.height = self._text_height + _GAP * unit
        if self._logo:
            high = self._logo_size[1]
            self.height = self.height + high if is_column else max(self.height, high + _GAP * unit)

    @property
    def _logo_size(self) -> tuple[float, float]:
        """Width and height of the logo in points."""
        if not self._logo:
            return 0.0, 0.0
        ratio = self._logo.width / self._logo.height
        high = min(_LOGO_HIGH, _LOGO_WIDE / ratio, self._room / self._page.unit / ratio) * self._page.unit
        return high * ratio, high

    @property
    def _text_height(self) -> float:
        title = len(self._title) * self._size * _TITLE_LEADING + (1.0 if self._title else 0.0)
        return (title + len(self._subtitle) * _SUMMARY * LEADING) * self._page.unit

    def draw(self, left: float, top: float) -> None:
        """Draw the header below ``top``."""
        if self._logo:
            wide, high = self._logo_size
            self._draw_logo(left if self._is_column else left + self._room - wide, top, wide, high)
            top -= high if self._is_column else 0.0
        if self._title:
            top = self._page.text(left, top, self._title, self._size, bold=True, leading=_TITLE_LEADING)
            top -= self._page.unit
        self._page.text(left, top, self._subtitle, _SUMMARY)

    def _draw_logo(self, left: float, top: float, wide: float, high: float) -> None:
        assert self._logo
        axes = self._page.frame(left, top - high, wide, high, "none")
        for spine in axes.spines.values():
            spine.set_visible(False)
        axes.imshow(np.asarray(self._logo), interpolation="antialiased", aspect="auto")


def _bound(text: str) -> str:
    """Return a text whose lines do not end in a word of one letter or part a year from "ok." and "r."."""
    return re.sub(r"(?<![^\s(])(\w|ok\.) (?=\S)", "\\1\u00a0", text).replace(" r.", "\u00a0r.")
