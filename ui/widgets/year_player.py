"""Play the years of the partnership page: every step adds the agreements of one more year.

The browser keeps the time: it reruns ``_tick`` while the page shows it, until the last year, a pause, another
page or a closed window. Nothing moves between two steps, so there is no animation to switch off for
``prefers-reduced-motion``.
"""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from geo.core.i18n import Translator
from geo.data.join import AtlasTables, year_span
from geo.render.web.contract import PlayedYear
from geo.views.view import View
from ui.session import play

STEP_S = 1.0
"""Seconds from one year to the next."""

_DRAWN = "_years_drawn"


def show(tables: AtlasTables, w: Translator) -> None:
    """Show the button that begins the play, or those that steer it."""
    first, last = play.span(tables)
    if year_span(tables)[0] == year_span(tables)[1]:
        return
    now = play.current()
    with st.container(
        horizontal=True, vertical_alignment="center", gap="xsmall", width="content", key="year_play"
    ):
        if now is None:
            _button(w("Play the years"), play.toggle, "years_toggle", (tables,), first == last, "play_arrow")
        else:
            _button(w("Pause") if now.is_on else w("Go on"), play.toggle, "years_toggle", (tables,))
            _button("−1", play.move, "years_back", (tables, -1), now.year <= first, spoken=w("One year back"))
            _button("+1", play.move, "years_on", (tables, 1), now.year >= last, spoken=w("One year on"))
            _button(w("End"), play.stop, "years_stop", ())
    if now is not None and now.is_on:
        st.session_state[_DRAWN] = True
        _tick(tables)


def _button(
    label: str,
    does: Callable[..., None],
    key: str,
    args: tuple[object, ...],
    is_off: bool = False,
    icon: str = "",
    spoken: str | None = None,
) -> None:
    """Show a button; those of a play that has begun are small, so that the heading keeps its line."""
    named = f":material/{icon}:" if icon else None
    st.button(label, on_click=does, args=args, key=key, disabled=is_off, icon=named, help=spoken)


def on_the_map(view: View) -> PlayedYear | None:
    """Return the year that stands on the map, with what is left out; None while no years are played."""
    now, w = play.current(), view.words
    if now is None or not view.theme.draws_lines:
        return None
    undated = view.choices.rows.count_undated(view.joined)
    note = w.count(
        "without {n} partnership of unknown year", "without {n} partnerships of unknown year", undated
    )
    return {"text": str(now.year), "note": note if undated else ""}


@st.fragment(run_every=STEP_S)
def _tick(tables: AtlasTables) -> None:
    """Advance by a year, except on the run that draws the page, so that the year it shows lasts a step."""
    if st.session_state.pop(_DRAWN, False) or not play.is_on():
        return
    play.advance(tables)
    st.rerun()
