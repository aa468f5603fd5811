"""What the reader does on the map itself: how it looks, filters, the play of years, things clicked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from geo.cartography.class_breaks import BreaksError, read_typed, typed
from geo.cartography.classification import K_RANGE, SCHEMES
from geo.cartography.palettes import PALETTES
from geo.choices.map_style import COLOUR_BY, MEASURES, MapStyle
from geo.choices.model import Choices
from geo.choices.scene import BASEMAPS, MAP_NAMES
from geo.core.i18n import Translator
from geo.data.areas import LEVELS
from geo.data.join import AtlasTables
from geo.views.floods.classes import CATEGORIES, COUNTS
from ui.session import play
from ui.session.state import BREAKS_ERROR, toggle, toggle_filter

_HEARD = "_heard"
_STYLES = {
    "level": LEVELS,
    "measure": MEASURES,
    "scheme": SCHEMES,
    "k": tuple(range(K_RANGE[0], K_RANGE[1] + 1)),
    "palette": PALETTES,
    "colour_by": COLOUR_BY,
}
_PLAYED = ("play", "pause", "end")


def select(told: Mapping[str, Any] | None, tables: AtlasTables) -> None:
    """Take what was done on the map since the last time: choices of how it looks, filters, things clicked.

    The map repeats its actions until it has been drawn with them; each counts once.
    """
    for action in (told or {}).get("actions", ()):
        number = int(action["number"])
        if number > heard():
            st.session_state[_HEARD] = number
            _act(str(action["kind"]), str(action["key"]), tables)


def heard() -> int:
    """Return the number of the last action on the map that was taken; 0 before the first."""
    number: int = st.session_state.get(_HEARD, 0)
    return number


def _act(kind: str, key: str, tables: AtlasTables) -> None:
    """Take an action: how the map looks, a filter, or a thing; a second click clears that."""
    if kind in _STYLES:
        _restyle(kind, key)
    elif kind == "breaks":
        _apply_typed_breaks(key)
    elif kind == "basemap":
        st.session_state["basemap"] = key if key in BASEMAPS else ""
    elif kind == "names":
        st.session_state["names"] = key if key in MAP_NAMES else MAP_NAMES[0]
    elif kind == "patterns":
        st.session_state["patterns"] = key == "true"
    elif kind in _PLAYED:
        play.take(kind, key, tables)
    elif kind == "filter":
        toggle_filter(key, tables)
    else:
        toggle(f"{kind}:{key}")


def _restyle(name: str, key: str) -> None:
    """Set a choice of style to one of its options; anything else is left alone."""
    if key in map(str, _STYLES[name]):
        st.session_state[name] = int(key) if name == "k" else key
        st.session_state[BREAKS_ERROR] = None


def _apply_typed_breaks(text: str) -> None:
    """Use the class breaks typed. Invalid input is kept with its error, and the breaks before stay in use."""
    try:
        st.session_state["breaks"] = read_typed(
            text, st.session_state.get("measure", MapStyle().measure) not in COUNTS
        )
        st.session_state[BREAKS_ERROR] = None
    except BreaksError as error:
        st.session_state[BREAKS_ERROR] = text, error


def typed_breaks(w: Translator, choices: Choices) -> tuple[str, str] | None:
    """Return the breaks as typed and what is wrong with them, "" for nothing; None where none are in use."""
    style, error = choices.style, st.session_state.get(BREAKS_ERROR)
    if style.scheme != "manual" or style.level == "gmina" or style.measure in CATEGORIES:
        return None
    if error is not None:
        text, fault = error
        return text, fault.text(w)
    return typed(w, style.breaks, style.measure not in COUNTS), ""
