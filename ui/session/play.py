"""The play of years: how far it is, and what it makes of the reader's choices meanwhile.

The reader's own filters are left alone: the year is put over them, so they are there again when it ends.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st

from geo.choices.model import Choices
from geo.data.join import AtlasTables, year_span

_PLAY = "_years_play"


@dataclass(frozen=True)
class Play:
    """A play of years that has begun: the year reached, and whether it goes on by itself."""

    year: int
    is_on: bool


def current() -> Play | None:
    """Return the play; None when there is none."""
    found: Play | None = st.session_state.get(_PLAY)
    return found


def is_on() -> bool:
    """Whether the years go on by themselves now."""
    play = current()
    return play is not None and play.is_on


def span(tables: AtlasTables) -> tuple[int, int]:
    """Return the first and the last year to play: those of the reader's filter."""
    first, last = st.session_state.get("years", year_span(tables))
    return first, last


def toggle(tables: AtlasTables) -> None:
    """Begin with the first year, pause, or go on."""
    play, (first, last) = current(), span(tables)
    if play is not None:
        _set(replace(play, is_on=not play.is_on))
    elif first < last:
        _set(Play(first, is_on=True))


def move(tables: AtlasTables, by: int) -> None:
    """Go to another year and pause there."""
    play, (first, last) = current(), span(tables)
    if play is not None:
        _set(Play(min(max(play.year + by, first), last), is_on=False))


def advance(tables: AtlasTables) -> None:
    """Go to the next year; after the last one the play ends."""
    play, (first, last) = current(), span(tables)
    if play is not None and play.is_on:
        _set(replace(play, year=max(play.year + 1, first)) if play.year < last else None)


def stop() -> None:
    """End the play: the map shows again what the filters say."""
    _set(None)


def applied(choices: Choices) -> Choices:
    """Return the choices with the years played so far; rows without a year cannot be played."""
    play = current()
    return (
        choices
        if play is None
        else choices.having(year_to=play.year, unknown_year=False, only_unknown_year=False)
    )


def _set(play: Play | None) -> None:
    st.session_state[_PLAY] = play
