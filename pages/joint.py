"""Powódź i partnerstwa: both themes on one map, and what they say together."""

from __future__ import annotations

from geo.views.joint.charts import joint_charts
from geo.views.view import View
from ui.session import state
from ui.widgets import charts, map_page


def show_joint_page() -> None:
    """Show the page of both themes."""
    map_page.show_map_page("joint", state.language()("Flood and partnerships"), deeper=_figures)


def _figures(view: View) -> None:
    made, w = joint_charts(view), view.words
    charts.show(made.without, "joint_without", w)
    charts.show(made.countries, "joint_countries", w)
    charts.show(made.scatter, "joint_scatter", w)
    charts.show(made.by_share, "joint_by_share", w)
    charts.show(made.by_partnerships, "joint_by_partnerships", w)


show_joint_page()
