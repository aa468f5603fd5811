"""Going to a page with choices already made: from the search field, and by links that are addresses too."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from geo.address import query_of
from geo.filters import Filters
from geo.language import Words

_GOAL = "_goal"
_NO_FILTER = {"all": "1"}


def choose(page: str, choices: Iterable[tuple[str, object]]) -> None:
    """Set fields of ``Filters`` in the session and ask for a page; to be called where a widget reports a change.

    ``page`` is a name of ``geo.address.PATHS``, which is the name of its file in ``pages`` too.
    """
    for name, value in choices:
        st.session_state[name] = list(value) if isinstance(value, tuple) else value
    st.session_state[_GOAL] = page


def follow() -> None:
    """Go to the page that was asked for, if one was: ends this run of the script."""
    page = st.session_state.pop(_GOAL, "")
    if page:
        st.switch_page(file_of(page))


def link(page: str, label: str, filters: Filters, w: Words, icon: str | None = None) -> None:
    """Show a link to a page under ``filters``; as any link it can be copied and opened beside.

    An address without any choice would keep those of the session: "no filter" must be said aloud.
    """
    query = query_of(filters, w.lang) | (_NO_FILTER if filters == Filters() else {})
    st.page_link(file_of(page), label=label, icon=icon, query_params=query)


def file_of(page: str) -> str:
    """Return the script of a page, as Streamlit knows it."""
    return f"pages/{page}.py"
