"""The reader's choices between widgets, session and address; ``Filters`` is their only meaning."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

import streamlit as st

from geo.breaks import BreaksError, read_typed, typed
from geo.filters import Filters, year_span
from geo.join import Joined
from geo.language import LANGUAGES, Words, words

_STARTED = "_started"
BREAKS_TEXT, BREAKS_FAULT = "breaks_text", "_breaks_fault"
IGNORED = "_ignored"


def start(joined: Joined) -> None:
    """Fill the widgets from the address when a session begins; say later what was ignored."""
    if _STARTED in st.session_state:
        return
    query = st.query_params.to_dict()
    read, ignored = Filters.from_query(query)
    chosen, unknown = read.fitting(joined)
    _fill_widgets(chosen, joined)
    st.session_state[IGNORED] = tuple(dict.fromkeys(ignored + unknown))
    st.session_state[_STARTED] = True


def language() -> Words:
    """Return the words of the chosen language; the address decides at first, Polish otherwise."""
    if "lang" not in st.session_state:
        asked = st.query_params.get("lang", LANGUAGES[0])
        st.session_state["lang"] = asked if asked in LANGUAGES else LANGUAGES[0]
    chosen: str = st.session_state["lang"]
    return words(chosen)


def filters(joined: Joined) -> Filters:
    """Return the filters the widgets show now."""
    state = st.session_state
    first, last = year_span(joined)
    year_from, year_to = state.get("years", (first, last))
    chosen = {field.name: state[field.name] for field in fields(Filters) if field.name in state}
    for name in ("voivodeships", "powiaty", "countries", "forms"):
        chosen[name] = tuple(chosen.get(name, ()))
    chosen["year_from"] = year_from if year_from > first else None
    chosen["year_to"] = year_to if year_to < last else None
    if joined.partnerships.empty:  # a damaged table: what would narrow by it is not offered
        chosen |= {"countries": (), "forms": (), "unknown_year": True, "partners_only": False, "min_km": 0, "top": 0}
    result, _ = Filters(**chosen).fitting(joined)  # a click may name what is not there
    return result


def reset(joined: Joined) -> None:
    """Set every choice back to its default."""
    _fill_widgets(Filters(), joined)
    st.session_state[IGNORED] = ()


def select(clicked: Mapping[str, object] | None) -> None:
    """Take a click from the map: select the thing, or clear the selection when it was selected already."""
    if clicked:
        toggle(f"{clicked.get('kind')}:{clicked.get('key')}")


def toggle(asked: str | None) -> None:
    """Select what a key names, or clear the selection when it was selected already."""
    if asked:
        st.session_state["selected"] = "" if asked == st.session_state.get("selected") else asked


def only_voivodeship(code: str) -> None:
    """Filter to one voivodeship, which is selected no more."""
    st.session_state["voivodeships"] = [code]
    st.session_state["selected"] = ""


def take_breaks(percent: bool) -> None:
    """Take the class breaks typed; what is none is told, and those of before stay."""
    try:
        st.session_state["breaks"] = read_typed(st.session_state[BREAKS_TEXT], percent)
        st.session_state[BREAKS_FAULT] = None
    except BreaksError as fault:
        st.session_state[BREAKS_FAULT] = fault


def breaks_fault(w: Words, percent: bool) -> BreaksError | None:
    """Return what is wrong with the breaks typed; when nothing is, write those in use into their field."""
    fault: BreaksError | None = st.session_state.get(BREAKS_FAULT)
    if fault is None:
        st.session_state[BREAKS_TEXT] = typed(w, Filters(breaks=tuple(st.session_state.get("breaks", ()))).breaks, percent)
    return fault


def clear_selection() -> None:
    """Select nothing."""
    st.session_state["selected"] = ""


def write_address(chosen: Filters) -> None:
    """Write the choices into the address, where they differ from what stands there."""
    query = chosen.to_query()
    if st.session_state["lang"] != LANGUAGES[0]:
        query["lang"] = st.session_state["lang"]
    if st.query_params.to_dict() != query:
        st.query_params.from_dict(query)


def _fill_widgets(chosen: Filters, joined: Joined) -> None:
    first, last = year_span(joined)
    st.session_state[BREAKS_FAULT] = None
    for field in fields(Filters):
        value = getattr(chosen, field.name)
        if field.name not in ("year_from", "year_to"):
            st.session_state[field.name] = list(value) if isinstance(value, tuple) else value
    st.session_state["years"] = (
        min(max(chosen.year_from or first, first), last),
        max(min(chosen.year_to or last, last), first),
    )
