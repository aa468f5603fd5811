"""The play of years: what the server knows of it, and what it makes of the reader's choices meanwhile.

The browser plays the years by itself and tells where it begins, pauses and ends. While the years go by, the
page shows what the filters say; where they pause, the year is put over the reader's own filters, which are
there again when the play ends.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import streamlit as st

from geo.choices.model import Choices
from geo.data.join import AtlasTables, year_span

_PLAY = "_years_play"
_YEAR = re.compile(r"\d{4}", re.ASCII)


@dataclass(frozen=True)
class Play:
    """A play of years: the year where it last began or paused, and whether it goes on from there."""

    year: int
    is_on: bool


def current() -> Play | None:
    """Return the play; None when there is none."""
    found: Play | None = st.session_state.get(_PLAY)
    return found


def is_on() -> bool:
    """Whether the years go by in the browser now."""
    play = current()
    return play is not None and play.is_on


def span(tables: AtlasTables) -> tuple[int, int]:
    """Return the first and the last year to play: those of the reader's filter."""
    first, last = st.session_state.get("years", year_span(tables))
    return first, last


def take(what: str, year: str, tables: AtlasTables) -> None:
    """Take what was done with the play in the browser: "play" from a year, "pause" in one, or "end"."""
    first, last = span(tables)
    if what == "end":
        stop()
    elif _YEAR.fullmatch(year) and first < last:
        st.session_state[_PLAY] = Play(min(max(int(year), first), last), is_on=what == "play")


def stop() -> None:
    """End the play: the map shows again what the filters say."""
    st.session_state[_PLAY] = None


def applied(choices: Choices) -> Choices:
    """Return the choices in the year where the play has paused, else as they are."""
    play = current()
    return choices if play is None or play.is_on else choices.in_year(play.year)
