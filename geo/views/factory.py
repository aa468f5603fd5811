"""The one door to every output: tables and choices to a view."""

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
"""Every theme by its name."""


def make_view(joined: AtlasTables, choices: Choices, theme: str, lang: str = "pl") -> View:
    """Return the view of a theme under ``choices``.

    Views are values, so readers who look at the same rows share one.

    Raises
    ------
    ValueError
        ``theme`` is not one of ``geo.choices.pages.THEMES``.
    """
    if theme not in RECORDS:
        raise ValueError(f"theme must be one of {', '.join(THEMES)}, not {theme!r}")
    return replace(_view(joined, choices.rows, choices.style, theme, lang), choices=choices)


@remembered
def _view(joined: AtlasTables, rows: RowFilters, style: MapStyle, theme: str, lang: str) -> View:
    record = RECORDS[theme]
    return record.make(record, joined, Choices(rows, style), lang, rows.keep_powiaty(joined))
