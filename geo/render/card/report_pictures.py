"""The pictures of a report: its maps as sheets, its charts as on the card."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass

from geo.data.join import AtlasTables
from geo.render.card.pdf_pictures import draw_bars
from geo.render.sheet.extents import usual_extent
from geo.render.sheet.page import Page
from geo.render.sheet.page_setup import PageSetup, Paper
from geo.render.sheet.renderer import Sheets, page_png, smaller_png
from geo.views.charts import Bars
from geo.views.factory import make_view
from geo.views.report.document import Map
from geo.views.sentences import ended

_CM = 1 / 2.54
_MAP = Paper(16 * _CM, 11.5 * _CM, 190)
_CHART = Paper(16 * _CM, 4.6 * _CM, 190)
_CHART_EDGE = 2.0  # points
_OUTSIDE = "x"  # the class of areas that the filters leave out


@dataclass(frozen=True)
class Picture:
    """A drawn map or chart: its PNG, its width in points, and what it shows in words."""

    png: bytes
    width: float
    text: str


Draw = Callable[[Map | Bars], Picture]
"""Draws a map or a bar chart."""


class Pictures:
    """Draws the pictures of one report."""

    def __init__(self, sheets: Sheets, tables: AtlasTables, lang: str, day: dt.date) -> None:
        self._sheets, self._tables, self._lang, self._day = sheets, tables, lang, day

    def draw(self, block: Map | Bars) -> Picture:
        """Return a map or a chart as a picture."""
        return self._map(block) if isinstance(block, Map) else _chart(block)

    def _map(self, block: Map) -> Picture:
        view = make_view(self._tables, block.choices, block.theme, self._lang)
        setup = PageSetup(self._day, _MAP, extent=usual_extent(view), title="", subtitle="")
        shown = [entry for entry in view.legend if entry.count and entry.key != _OUTSIDE]
        legend = "; ".join(f"{entry.label}: {view.words.number(entry.count)}" for entry in shown)
        text = f"{ended(view.wording.title)} {view.wording.summary} {legend}"
        return Picture(smaller_png(self._sheets.png(view, setup)), _MAP.width_in * 72, text)


def _chart(bars: Bars) -> Picture:
    page = Page(_CHART, for_pixels=True)
    with closing(page):
        edge = _CHART_EDGE
        draw_bars(page, bars, edge, page.height - edge, page.width - 2 * edge, page.height - 2 * edge)
        png = page_png(page, _CHART.dpi, {"Title": bars.title})
    text = "; ".join(f"{label}: {value}" for label, value in zip(bars.labels, bars.values, strict=True))
    return Picture(smaller_png(png), _CHART.width_in * 72, f"{bars.title}. {text}")
