"""Make a view of any theme; every output is produced from such a view."""

from __future__ import annotations

from dataclasses import replace

from geo.choices.map_style import MapStyle
from geo.choices.model import Choices
from geo.choices.pages import THEMES
from geo.choices.row_filters import RowFilters
from geo.core.memo import remembered
from geo.data.join import AtlasTables
from geo.views.floods import FLOODS
from geo.views.joint import JOINT
from geo.views.partnerships import PARTNERSHIPS
from geo.views.view import Theme, View

RECORDS: dict[str, Theme] = {theme.name: theme for theme in (FLOODS, PARTNERSHIPS, JOINT)}
"""Themes by name."""


def make_view(tables: AtlasTables, choices: Choices, theme: str, lang: str = "pl") -> View:
    """Return the view of a theme for ``choices``.

    Parameters
    ----------
    tables
        The joined tables of the atlas.
    choices
        Row filters, map style and scene.
    theme
        One of ``geo.choices.pages.THEMES``.
    lang
        Language of all texts, one of ``geo.core.i18n.LANGUAGES``.

    Raises
    ------
    ValueError
        If ``theme`` is unknown.

    Notes
    -----
    Views are cached by row filters, map style, theme and language; views that differ only in the scene share
    their tables.
    """
    if theme not in RECORDS:
        raise ValueError(f"theme must be one of {', '.join(THEMES)}, not {theme!r}")
    rows = choices.rows.on_page(theme)
    return replace(_view(tables, rows, choices.style, theme, lang), choices=choices)


@remembered
def _view(tables: AtlasTables, rows: RowFilters, style: MapStyle, theme: str, lang: str) -> View:
    record = RECORDS[theme]
    return record.make(record, tables, Choices(rows, style), lang, rows.keep_powiaty(tables))
