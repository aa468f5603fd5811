"""The years played in the browser: what each changes of the state of the map."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from geo.choices.model import Choices
from geo.core.i18n import words
from geo.data.join import AtlasTables
from geo.render.web.contract import MapState, Years
from geo.render.web.map_state import map_state
from geo.views.factory import make_view

_THEME = "partnerships"
_UNADVISED = {"advice": ""}  # a year before the first partnership is no mistake of the reader's
_PARTS = ("legend", "wall")
"""Names of a state whose values are told by their own names."""


def offered(span: tuple[int, int]) -> Years:
    """Return the years to play while none are played.

    ``span``: first and last year.
    """
    return {
        "first": span[0],
        "last": span[1],
        "at": None,
        "on": False,
        "note": "",
        "steps": [],
        "whole": {},
    }


def played(
    tables: AtlasTables, choices: Choices, lang: str, span: tuple[int, int], at: int, on: bool
) -> Years:
    """Return the years with what they change.

    Parameters
    ----------
    tables, choices, lang
        Of the view as the filters have it, without a year of the play.
    span
        First and last year to play.
    at, on
        The year where the play began or paused, and whether it goes on.
    """
    whole = _state(tables, choices, lang)
    every = range(span[0], span[1] + 1)
    states = [_state(tables, choices.in_year(year), lang) | _UNADVISED for year in every]
    names = {name for state in states for name, value in state.items() if value != whole[name]}
    undated = choices.rows.count_undated(tables)
    note = words(lang).count(
        "without {n} partnership of unknown year", "without {n} partnerships of unknown year", undated
    )
    return offered(span) | {
        "at": at,
        "on": on,
        "note": note if undated else "",
        "steps": [
            _only(states[0], names),
            *(_changes(one, next_one) for one, next_one in pairwise(states)),
        ],
        "whole": _only(whole, names),
    }


def _state(tables: AtlasTables, choices: Choices, lang: str) -> dict[str, Any]:
    state: MapState = map_state(make_view(tables, choices, _THEME, lang))
    return dict(state)


def _only(state: dict[str, Any], names: set[str]) -> dict[str, Any]:
    return {name: value for name, value in state.items() if name in names}


def _changes(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    """Return what differs after a year."""
    return {
        name: _changes(before[name], value) if name in _PARTS else value
        for name, value in after.items()
        if value != before[name]
    }
