"""Partnerstwa: the colours of the lines, the play of the years, and the figures below their map."""

from __future__ import annotations

from geo.filters import COLOUR_BY, PARTNER_FIGURES
from geo.language import Words
from geo.partnership_figures import figure_names, partner_figure
from geo.view import View
from ui import explorer, figures, loaders, state, year_play


def show_partnerships_page() -> None:
    """Show the partnership page."""
    explorer.show_map_page("partnerships", state.language()("Partnerships"), _controls, _figures)


def _controls(w: Words) -> None:
    names = {"country": w("country"), "form": w("form"), "kind": w("kind"), "decade": w("decade")}
    explorer.segments(w("Colour of the lines"), COLOUR_BY, "colour_by", names)
    year_play.show(loaders.atlas().joined, w)


def _figures(view: View) -> None:
    """Show the chosen figure only: the others cost nothing until they are asked for."""
    w = view.words
    explorer.segments(w("Figures of what is shown"), PARTNER_FIGURES, "partner_figure", figure_names(w))
    figures.show(partner_figure(view), "partner-figure", w)
