"""The search field with results while typing; a keystroke reruns only this part of the page."""

from __future__ import annotations

import streamlit as st

from geo.choices import search
from ui.session import cache, navigation, state
from ui.widgets import component

_GO = "_search_go"  # the address that the browser goes to, with the map as it says
_LONGEST = 200  # of what is typed; what is longer is no search, and would be sent back
_field = component.declare("atlas_search", "showSearch")


@st.fragment
def show(key: str = "search") -> None:
    """Show a search field; opening a result sets its choices and goes to its page."""
    navigation.follow()
    w = state.language()
    typed = str(st.session_state.get(key, {}).get("typed") or "")[:_LONGEST]
    hits = search.find(cache.atlas().joined, w.lang, typed)
    data = {
        "script": component.script(),
        "typed": typed,
        "hits": [(hit.label, hit.detail) for hit in hits],
        "label": w("Search"),
        "hint": w("powiat, gmina, partner, country"),
        "results": w("Found"),
        "none": w("Nothing found. Try another spelling, or fewer words."),
        "go": st.session_state.pop(_GO, ""),
        "count": w.count("{n} result", "{n} results", len(hits)),
    }
    _field(key=key, data=data, on_typed_change=lambda: None, on_opened_change=lambda: _open(key))


def _open(key: str) -> None:
    """Open the result that the reader chose: its number among the results for the text typed at that time."""
    asked = st.session_state[key].get("opened") or {}
    text, number = str(asked.get("text", ""))[:_LONGEST], asked.get("number")
    hits = search.find(cache.atlas().joined, state.language().lang, text)
    if not isinstance(number, int) or not 0 <= number < len(hits):
        return
    if hits[number].address:
        st.session_state[_GO] = hits[number].address
    else:
        navigation.choose(hits[number].page, hits[number].choices)
