"""Partnerstwa: one line or one per country, and the figures below the map."""

from __future__ import annotations

from geo.choices.map_style import LINES
from geo.choices.scene import PARTNER_CHARTS
from geo.core.i18n import Translator
from geo.views.charts import Scatter
from geo.views.partnerships.charts import chart_names, partner_chart
from geo.views.partnerships.trunks import leaves_few
from geo.views.view import View
from ui.session import cache, state
from ui.widgets import charts, map_page


def show_partnerships_page() -> None:
    """Show the partnership page."""
    map_page.show_map_page("partnerships", state.language()("Partnerships"), _controls, _figures)


def _controls(w: Translator) -> None:
    tables = cache.atlas().joined
    if not leaves_few(tables, state.chosen().rows):
        map_page.segments(w("Lines"), LINES, "lines", {"countries": w("one per country"), "all": w("all")})


def _figures(view: View) -> None:
    """Show the chosen figure only: the others cost nothing until they are asked for."""
    w = view.words
    map_page.segments(w("Charts of the partnerships shown"), PARTNER_CHARTS, "partner_chart", chart_names(w))
    chart = partner_chart(view)
    if isinstance(chart, Scatter) or not chart.filters:
        charts.show(chart, "partner-figure", w)
    else:
        charts.show_filtering(chart, "partner-figure", view)


show_partnerships_page()
