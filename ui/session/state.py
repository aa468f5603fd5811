"""The reader's choices between widgets, session and address; ``Filters`` is their only meaning."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from geo.cartography.class_breaks import BreaksError, read_typed, typed
from geo.choices.address import joined_values, query_of, read_query
from geo.choices.model import PIN_LIMIT, Filters, year_span
from geo.core.i18n import LANGUAGES, Translator, words
from geo.data.join import AtlasTables

_STARTED = "_started"
_PAGE = "_page"
_WRITTEN = "_written"
_SPOKEN = "_spoken"
BREAKS_TEXT, BREAKS_FAULT = "breaks_text", "_breaks_fault"
IGNORED = "_ignored"
_NAMES = tuple(field.name for field in fields(Filters))
_UNSET = object()


def address() -> dict[str, str]:
    """Return the parameters of the address that this run came with, one value each."""
    params = st.query_params
    return joined_values((name, value) for name in params for value in params.get_all(name))


def is_first_run() -> bool:
    """Whether the session has not read its address yet."""
    return _STARTED not in st.session_state


def arrive() -> None:
    """Take the language from the address when it decides, and keep the address when the reader changes the page.

    Call this before the navigation: Streamlit goes to another page without parameters. What is written here
    goes into the step to that page; written later, it would be a second step, and going back would stop
    between the two.
    """
    asked = address()
    if "lang" not in st.session_state or _went_back():
        st.session_state["lang"] = read_query(asked)[1]
    elif not asked and st.session_state.get(_WRITTEN):
        st.query_params.from_dict(st.session_state[_WRITTEN])


def start(joined: AtlasTables, page: str) -> None:
    """Fill the widgets from the address where it decides; remember what was ignored, to be said later.

    The address decides when the session begins, when the reader goes back or forward, and when a link to
    another page (``page``: its path) brings choices of its own. Otherwise the widgets do: a fast second click
    still comes with the address of before the first. When the language changes, the widgets are filled anew
    with what they hold: browsers send the labels of what is chosen, which Streamlit would not know in the
    other language.
    """
    asked, came_from = address(), st.session_state.get(_PAGE)
    spoken = st.session_state.get(_SPOKEN)
    st.session_state[_PAGE] = page
    st.session_state[_SPOKEN] = st.session_state["lang"]
    followed = page != came_from and asked and asked != st.session_state.get(_WRITTEN)
    if not (is_first_run() or _went_back() or followed):
        if spoken != st.session_state["lang"]:
            _fill_widgets(filters(joined), joined)
        return
    read, lang, ignored = read_query(asked)
    chosen, unknown = read.fitting(joined)
    _fill_widgets(chosen, joined)
    st.session_state["lang"] = st.session_state[_SPOKEN] = lang
    st.session_state[IGNORED] = tuple(dict.fromkeys(ignored + unknown))
    st.session_state[_STARTED] = True


def _went_back() -> bool:
    context = get_script_run_ctx()
    return context is not None and context.is_history_navigation


def language() -> Translator:
    """Return the words of the chosen language; Polish until one is chosen."""
    chosen: str = st.session_state.setdefault("lang", LANGUAGES[0])
    return words(chosen)


def filters(joined: AtlasTables) -> Filters:
    """Return the filters the widgets show now."""
    state = st.session_state
    first, last = year_span(joined)
    year_from, year_to = state.get("years", (first, last))
    chosen = {name: value for name in _NAMES if (value := state.get(name, _UNSET)) is not _UNSET}
    for name in ("voivodeships", "powiaty", "countries", "forms"):
        chosen[name] = tuple(chosen.get(name, ()))
    chosen["year_from"] = year_from if year_from > first else None
    chosen["year_to"] = year_to if year_to < last else None
    if joined.partnerships.empty:  # a damaged table: what would narrow by it is not offered
        chosen |= {
            "countries": (),
            "forms": (),
            "unknown_year": True,
            "partners_only": False,
            "min_km": 0,
            "top": 0,
        }
    result, _ = Filters(**chosen).fitting(joined)  # a click may name what is not there
    return result


def reset(joined: AtlasTables) -> None:
    """Set every choice back to its default; the map stays where it is."""
    _fill_widgets(replace(Filters(), extent=st.session_state.get("extent", "")), joined)
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


def breaks_fault(w: Translator, percent: bool) -> BreaksError | None:
    """Return what is wrong with the breaks typed; when nothing is, write those in use into their field."""
    fault: BreaksError | None = st.session_state.get(BREAKS_FAULT)
    if fault is None:
        st.session_state[BREAKS_TEXT] = typed(
            w, Filters(breaks=tuple(st.session_state.get("breaks", ()))).breaks, percent
        )
    return fault


def clear_selection() -> None:
    """Select nothing."""
    st.session_state["selected"] = ""


def fill(chosen: Filters, joined: AtlasTables) -> None:
    """Choose all of ``chosen``; call this before the widgets are drawn, as in a callback."""
    _fill_widgets(chosen, joined)


def pin(code: str) -> None:
    """Put a powiat beside the others, or take it away when it is there."""
    pins = st.session_state.get("pins", [])
    st.session_state["pins"] = (
        [other for other in pins if other != code] if code in pins else [*pins, code][:PIN_LIMIT]
    )


def clear_pins() -> None:
    """Pin nothing."""
    st.session_state["pins"] = []


def write_address(chosen: Filters) -> None:
    """Write the choices into the address, where they differ from what stands there."""
    query = query_of(chosen, st.session_state["lang"])
    if address() != query:
        st.query_params.from_dict(query)
    st.session_state[_WRITTEN] = query


def _fill_widgets(chosen: Filters, joined: AtlasTables) -> None:
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
