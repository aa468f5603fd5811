"""What the browser needs to restyle a map by itself, besides the tables of ``geo.render.web.styles``."""

from __future__ import annotations

from geo.choices.clicked_filters import is_on
from geo.choices.map_style import COLOUR_BY
from geo.data import areas
from geo.data.join import year_span
from geo.views.floods.notes import filter_notes
from geo.views.partnerships.groups import group_colours, group_filters
from geo.views.view import View


def style(view: View) -> dict[str, str]:
    """Return what the reader chooses in the legend."""
    names = {"floods": ("measure", "scheme", "k", "palette"), "partnerships": ("colour_by",)}
    return {name: str(getattr(view.choices.style, name)) for name in names.get(view.theme.name, ())}


def notes_by_level(view: View) -> dict[str, list[str]]:
    """Return, for each level, the notes that depend on the filters."""
    if view.theme.name != "floods":
        return {}
    shown, tables = view.powiaty["shown"], view.joined
    every = {
        level: filter_notes(view.words, tables, level, areas.shown(tables, level, shown), bool(shown.all()))
        for level in areas.LEVELS
    }
    return {level: list(notes) for level, notes in every.items() if notes}


def filters_on(view: View) -> list[str]:
    """Return the filters of all legends of lines that are set."""
    if not view.theme.draws_lines:
        return []
    rows, span = view.choices.rows, year_span(view.joined)
    offered = {
        key
        for colour_by in COLOUR_BY
        for key in group_filters(colour_by, group_colours(view.joined, colour_by))
    }
    return sorted(key for key in offered if is_on(rows, key, span))
