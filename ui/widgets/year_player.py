"""Play the years of the partnership page: every step adds the agreements of one more year.

A step changes only the chosen years in the session; map, table, numbers and address follow as after any other
choice. The browser keeps the time: it reruns ``_tick`` while the page shows it, until the last year, a pause,
another page or a closed window. Nothing moves between two steps, so there is no animation to switch off for
``prefers-reduced-motion``.
"""

from __future__ import annotations

import streamlit as st

from geo.core.i18n import Translator
from geo.data.join import AtlasTables, year_span

STEP_S = 1.0
"""Seconds from one year to the next."""

_PLAYING, _DRAWN = "_years_playing", "_years_drawn"


def show(tables: AtlasTables, w: Translator) -> None:
    """Show the buttons; the summary of the page names the years and the rows of unknown year."""
    first, last = year_span(tables)
    if first == last:
        return
    playing = bool(st.session_state.get(_PLAYING))
    begin, reached = st.session_state["years"]
    label = w("Pause · {year}", year=reached) if playing else w("Play the years")
    with st.container(
        horizontal=True, vertical_alignment="center", gap="small", width="content", key="year_play"
    ):
        st.button(
            label,
            on_click=_toggle,
            args=(tables,),
            key="years_toggle",
            icon=f":material/{'pause' if playing else 'play_arrow'}:",
        )
        st.button(
            w("−1 year"), on_click=_step, args=(tables, -1), key="years_back", disabled=reached <= begin
        )
        st.button(w("+1 year"), on_click=_step, args=(tables, 1), key="years_on", disabled=reached >= last)
    if playing:
        st.session_state[_DRAWN] = True
        _tick(tables)


def stop() -> None:
    """Stop playing and keep the years as they are."""
    st.session_state[_PLAYING] = False


@st.fragment(run_every=STEP_S)
def _tick(tables: AtlasTables) -> None:
    """Advance by a year, except on the run that draws the page, so that the year it shows lasts a step."""
    if st.session_state.pop(_DRAWN, False) or not st.session_state.get(_PLAYING):
        return
    _step(tables, 1)
    st.rerun()


def _toggle(tables: AtlasTables) -> None:
    """Pause, or continue from the year reached; start again if it is the last."""
    st.session_state[_PLAYING] = not st.session_state.get(_PLAYING)
    begin, reached = st.session_state["years"]
    if st.session_state[_PLAYING] and reached >= year_span(tables)[1]:
        st.session_state["years"] = (begin, begin)
        if begin == reached:
            stop()  # one year was chosen, and it is the last


def _step(tables: AtlasTables, by: int) -> None:
    begin, reached = st.session_state["years"]
    last = year_span(tables)[1]
    reached = min(max(reached + by, begin), last)
    st.session_state["years"] = (begin, reached)
    if reached >= last:
        stop()
