"""A view: the joined tables under one set of filters, ready for every output.

Map, picture, table, file and sentence only read it, so they hold the same rows.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pandas as pd

from geo.choices.map_style import MapStyle
from geo.choices.model import Choices
from geo.choices.pages import THEMES
from geo.choices.row_filters import RowFilters
from geo.core.memo import remembered
from geo.data.join import AtlasTables
from geo.views.floods.view import flood_view
from geo.views.joint.view import joint_view
from geo.views.partnerships.view import partnership_view
from geo.views.view import View

_MAKERS: dict[str, Callable[[AtlasTables, Choices, str, pd.Series], View]] = {
    "floods": flood_view,
    "partnerships": partnership_view,
    "joint": joint_view,
}


def make_view(joined: AtlasTables, choices: Choices, theme: str, lang: str = "pl") -> View:
    """Return the view of a theme under ``filters``; the one door to every output.

    Views are values, so equal questions share one: readers who look at the same rows cost nothing.

    Raises
    ------
    ValueError
        ``theme`` is not one of ``THEMES``.
    """
    if theme not in THEMES:
        raise ValueError(f"theme must be one of {', '.join(THEMES)}, not {theme!r}")
    return replace(_view(joined, choices.rows, choices.style, theme, lang), choices=choices)


@remembered
def _view(joined: AtlasTables, rows: RowFilters, style: MapStyle, theme: str, lang: str) -> View:
    return _MAKERS[theme](joined, Choices(rows, style), lang, rows.keep_powiaty(joined))
