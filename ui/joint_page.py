"""Powódź i partnerstwa: both themes on one map, and what they say together."""

from __future__ import annotations

from geo.joint_figures import joint_figures
from geo.language import Words
from geo.view import View
from ui import explorer, figures, state


def show_joint_page() -> None:
    """Show the page of both themes."""
    explorer.show_map_page("joint", state.language()("Flood and partnerships"), _controls, _figures)


def _controls(_: Words) -> None:
    """Nothing to choose: the classes are fixed, and the filters stand in the sidebar."""


def _figures(view: View) -> None:
    made, w = joint_figures(view), view.words
    figures.show(made.without, "joint_without", w)
    figures.show(made.countries, "joint_countries", w)
    figures.show(made.scatter, "joint_scatter", w)
    figures.show(made.by_share, "joint_by_share", w)
    figures.show(made.by_partnerships, "joint_by_partnerships", w)
