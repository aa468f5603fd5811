"""The deck of a session: added to, undone, shown from a view and left to it."""

from __future__ import annotations

import pytest
import streamlit as st

from geo.choices.model import Choices, Slide
from geo.data.join import AtlasTables
from ui.session import deck, state


@pytest.fixture(autouse=True)
def session(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    held: dict[str, object] = {}
    monkeypatch.setattr(st, "session_state", held)
    return held


def test_a_view_is_added_and_the_list_opens() -> None:
    deck.add("floods", Choices.of(k=3, present=True))
    deck.add("joint", Choices())
    assert deck.current() == (Slide("floods", Choices.of(k=3)), Slide("joint", Choices()))
    assert deck.is_open()
    assert deck.note() == deck.Note("added", 2)


def test_the_twenty_first_view_is_refused() -> None:
    for _ in range(21):
        deck.add("floods", Choices())
    assert len(deck.current()) == 20
    assert deck.note() == deck.Note("full", 20)


def test_what_is_removed_comes_back() -> None:
    slides = (Slide("floods", Choices()), Slide("joint", Choices(), "Razem"))
    deck.load(slides)
    deck.remove(1)
    assert deck.current() == slides[1:]
    deck.undo()
    assert deck.current() == slides
    deck.empty()
    assert deck.current() == ()
    deck.undo()
    assert deck.current() == slides
    deck.undo()  # once only
    assert deck.current() == slides
    deck.remove(3)
    assert deck.current() == slides
    deck.move(2, 1)
    deck.rename(2, "Lista")
    assert deck.current() == (slides[1], Slide("floods", Choices(), "Lista"))


def test_the_view_from_which_slides_were_shown_comes_back(
    joined: AtlasTables, session: dict[str, object]
) -> None:
    view = Choices.of(countries=("UA",), voivodeships=("18",))
    state.fill(view, joined)
    deck.add("floods", Choices())
    deck.begin("partnerships", state.read_choices(joined))
    state.fill(Choices.of(present=True, slide=1), joined)
    assert deck.leave("floods", joined) == "partnerships"
    left = state.read_choices(joined)
    assert left == view.having(deck=deck.current())
    assert not deck.is_open()


def test_a_view_alone_is_left_as_it_is(joined: AtlasTables, session: dict[str, object]) -> None:
    state.fill(Choices.of(countries=("UA",), present=True), joined)
    assert deck.leave("partnerships", joined) == "partnerships"
    assert state.read_choices(joined) == Choices.of(countries=("UA",))


def test_slides_of_a_link_are_left_where_they_are(joined: AtlasTables, session: dict[str, object]) -> None:
    linked = (Slide("joint", Choices.of(voivodeships=("24",))),)
    state.fill(Choices.of(voivodeships=("24",), present=True, slide=1, deck=linked), joined)
    assert deck.leave("joint", joined) == "joint"
    assert state.read_choices(joined) == Choices.of(voivodeships=("24",), deck=linked)
