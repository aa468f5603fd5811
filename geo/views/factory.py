"""A view: the joined tables under one set of filters, ready for every output.

Map, picture, table, file and sentence only read it, so they hold the same rows.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

import pandas as pd

from geo.choices.model import Filters
from geo.choices.pages import THEMES
from geo.data.join import AtlasTables
from geo.views.floods.view import flood_view
from geo.views.joint.view import joint_view
from geo.views.partnerships.view import partnership_view
from geo.views.view import View

_MAKERS: dict[str, Callable[[AtlasTables, Filters, str, pd.Series], View]] = {
    "floods": flood_view,
    "partnerships": partnership_view,
    "joint": joint_view,
}


def make_view(joined: AtlasTables, filters: Filters, theme: str, lang: str = "pl") -> View:
    """Return the view of a theme under ``filters``; the one door to every output.

    Views are values, so equal questions share one: readers who look at the same rows cost nothing.

    Raises
    ------
    ValueError
        ``theme`` is not one of ``THEMES``.
    """
    if theme not in THEMES:
        raise ValueError(f"theme must be one of {', '.join(THEMES)}, not {theme!r}")
    return replace(_view_of_rows(joined, filters.of_rows, theme, lang), filters=filters)


@lru_cache(maxsize=256)
def _view_of_rows(joined: AtlasTables, filters: Filters, theme: str, lang: str) -> View:
    shown = filters.keep_powiaty(joined)
    return _MAKERS[theme](joined, filters, lang, shown)
