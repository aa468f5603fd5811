"""The reader's deck between two runs: views added to it, put in order, shown and left again.

The deck stays in the session when the address changes; only the address of a shown slide carries it.
"""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from geo.choices import slides
from geo.choices.model import Choices, Slide
from geo.choices.parameters import SLIDE_LIMIT
from geo.data.join import AtlasTables
from ui.session import state

_OPEN, _NOTE, _CAME_FROM = "_deck_open", "_deck_note", "_came_from"


@dataclass(frozen=True)
class Note:
    """What happened to the deck last.

    Parameters
    ----------
    what
        "added", "full", "removed" or "emptied".
    number
        The slide it happened to, counted from 1; 0 for all.
    before
        The deck to go back to; None where nothing was lost.
    """

    what: str
    number: int
    before: tuple[Slide, ...] | None = None


def current() -> tuple[Slide, ...]:
    """Return the deck of this session."""
    return tuple(st.session_state.get("deck", ()))


def is_open() -> bool:
    """Whether the list of slides is shown."""
    return bool(st.session_state.get(_OPEN))


def note() -> Note | None:
    """Return what happened to the deck last, as long as the list is open."""
    found: Note | None = st.session_state.get(_NOTE)
    return found


def show_list(is_shown: bool) -> None:
    """Show or close the list of slides."""
    st.session_state[_OPEN] = is_shown
    st.session_state[_NOTE] = None


def add(theme: str, choices: Choices) -> None:
    """Add a view at the end and show the list; a full deck stays as it is, and that is said."""
    deck = current()
    is_full = len(deck) >= SLIDE_LIMIT
    _put(
        slides.added(deck, theme, choices),
        Note("full" if is_full else "added", min(len(deck) + 1, SLIDE_LIMIT)),
    )
    st.session_state[_OPEN] = True


def load(deck: tuple[Slide, ...]) -> None:
    """Take a whole deck: the example, or the one that the browser kept."""
    _put(deck)


def move(number: int, to: int) -> None:
    """Move a slide to another place."""
    _put(slides.moved(current(), number, to))


def rename(number: int, title: str) -> None:
    """Give a slide a title of the reader's own."""
    _put(slides.renamed(current(), number, title))


def remove(number: int) -> None:
    """Remove a slide; ``undo`` brings it back."""
    deck = current()
    if 1 <= number <= len(deck):
        _put(slides.without(deck, number), Note("removed", number, deck))


def empty() -> None:
    """Remove all slides; ``undo`` brings them back."""
    _put((), Note("emptied", 0, current()))


def undo() -> None:
    """Bring back what was removed last."""
    last = note()
    if last is not None and last.before is not None:
        _put(last.before)


def _put(deck: tuple[Slide, ...], said: Note | None = None) -> None:
    st.session_state["deck"] = list(deck)
    st.session_state[_NOTE] = said


def begin(theme: str, here: Choices) -> None:
    """Remember the view from which the slides are shown."""
    st.session_state[_CAME_FROM] = Slide(theme, here.having(present=False, slide=0))
    show_list(False)


def leave(theme: str, tables: AtlasTables) -> str:
    """End the presentation, with filters as they were before it, and return the theme to go back to."""
    came_from: Slide | None = st.session_state.pop(_CAME_FROM, None)
    shows_slide = bool(st.session_state.get("slide"))
    st.session_state[state.LINKED] = False
    if came_from is not None and shows_slide:
        state.fill(came_from.choices, tables)
        return came_from.theme
    st.session_state["present"], st.session_state["slide"] = False, 0
    return theme
