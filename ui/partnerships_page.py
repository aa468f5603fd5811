"""Partnerstwa: the colours of the lines, and what lies below their map."""

from __future__ import annotations

from geo.filters import COLOUR_BY
from geo.language import Words
from ui import explorer, state


def show_partnerships_page() -> None:
    """Show the partnership page."""
    explorer.show_map_page("partnerships", state.language()("Partnerships"), _controls)


def _controls(w: Words) -> None:
    names = {"country": w("country"), "form": w("form"), "kind": w("kind")}
    explorer.segments(w("Colour of the lines"), COLOUR_BY, "colour_by", names)
