"""Going to a page with choices already made: from the search field, and by links that are addresses too."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

import streamlit as st

from geo.choices.address import VERSION, query_of
from geo.choices.model import Choices
from geo.choices.slides import shared
from geo.core.errors import AtlasError
from geo.core.i18n import Translator
from ui.session import cache, state

_GOAL = "_goal"


def choose(page: str, choices: Iterable[tuple[str, object]]) -> None:
    """Set fields of ``Choices`` in the session and request a page; call it from a widget callback.

    ``page`` is a name of ``geo.choices.pages.PATHS``, which is the name of its file in ``pages`` too.
    """
    for name, value in choices:
        st.session_state[name] = list(value) if isinstance(value, tuple) else value
    st.session_state[_GOAL] = page


def follow() -> None:
    """Go to the page that was asked for, if one was, with the choices made: ends this run of the script."""
    page = st.session_state.pop(_GOAL, "")
    if page:
        chosen = Choices()
        with suppress(AtlasError):
            chosen = state.read_choices(cache.atlas().joined)
        st.switch_page(file_of(page), query_params=_query(chosen, state.language()))


def link(page: str, label: str, choices: Choices, w: Translator, icon: str | None = None) -> None:
    """Show a link to a page under ``filters``; as any link it can be copied and opened beside."""
    st.page_link(file_of(page), label=label, icon=icon, query_params=_query(choices, w))


def _query(choices: Choices, w: Translator) -> dict[str, str]:
    """Return the parameters of a link: the version alone resets all choices, none keeps them."""
    return query_of(shared(choices), w.lang) or {"v": VERSION}


def file_of(page: str) -> str:
    """Return the script of a page, as Streamlit knows it."""
    return f"pages/{page}.py"
