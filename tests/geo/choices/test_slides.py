"""Slides of a presentation: written and read as text, stepped, saved, removed and put in order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.choices import slides
from geo.choices.address import query_of, read_query
from geo.choices.model import Choices, Slide
from geo.choices.scene import Extent, Selection
from geo.data.join import AtlasTables
from geo.views.factory import make_view

GERMANY = Slide("partnerships", Choices.of(countries=("DE",), extent=Extent.parse("7.5/51/16")))
SILESIA = Slide("floods", Choices.of(voivodeships=("24",), measure="number"))
CARD = Slide("floods", Choices.of(selected=Selection("powiat", "2417")))
THREE = (GERMANY, SILESIA, CARD)
WRITTEN = (
    "partnerships;countries=DE;extent=7.5/51/16"
    "~floods;voivodeships=24;measure=number"
    "~floods;selected=powiat:2417"
)


def test_slides_as_text() -> None:
    assert slides.write(THREE) == WRITTEN
    assert slides.read(WRITTEN) == (THREE, True)
    assert slides.write(()) == ""


def test_the_example_works_at_once(joined: AtlasTables) -> None:
    assert len(slides.example()) == 7
    assert {slide.theme for slide in slides.example()} == {"floods", "joint", "partnerships"}
    for slide in slides.example():
        assert slide.choices.fitting(joined) == (slide.choices, ())
        assert not make_view(joined, slide.choices, slide.theme).is_empty


@pytest.mark.parametrize(
    ("text", "found", "complete"),
    [
        ("floods", (Slide("floods", Choices()),), True),
        ("floods;k=99", (Slide("floods", Choices()),), False),
        ("floods;colour=red", (Slide("floods", Choices()),), False),
        ("nothing", (), False),
        (
            "floods~nothing~partnerships",
            (Slide("floods", Choices()), Slide("partnerships", Choices())),
            False,
        ),
        ("floods;present=1", (Slide("floods", Choices()),), False),
        ("floods;title=Odra%20%26%20Nysa", (Slide("floods", Choices(), "Odra & Nysa"),), True),
        ("floods;title=Łódź", (Slide("floods", Choices(), "Łódź"),), True),
        ("floods;title=%20x%0A", (Slide("floods", Choices(), "x"),), False),
        ("floods;slides=floods", (Slide("floods", Choices()),), False),
        ("~".join(["floods"] * 25), (Slide("floods", Choices()),) * 20, False),
    ],
)
def test_read(text: str, found: tuple[Slide, ...], complete: bool) -> None:
    assert slides.read(text) == (found, complete)


def test_slides_in_an_address() -> None:
    assert read_query({"v": "3", "slides": WRITTEN, "slide": "2", "present": "1"}) == (
        Choices.of(deck=THREE, slide=2, present=True),
        "pl",
        (),
    )
    assert read_query({"v": "3", "slides": "floods~nothing"}) == (
        Choices.of(deck=(Slide("floods", Choices()),)),
        "pl",
        ("slides",),
    )
    assert read_query({"v": "3", "slides": "nothing"}) == (Choices(), "pl", ("slides",))
    assert read_query({"v": "3", "slides": "<b>"}) == (Choices(), "pl", ("slides",))
    assert read_query({"v": "3", "slide": "0"}) == (Choices(), "pl", ("slide",))


TITLES = st.text(max_size=100).map(slides.clean_title)
SLIDES = st.builds(
    lambda slide, title: Slide(slide.theme, slide.choices, title),
    st.sampled_from([*THREE, *slides.example()]),
    TITLES,
)


@given(st.lists(SLIDES, max_size=20).map(tuple))
def test_any_deck_comes_back_from_its_text(deck: tuple[Slide, ...]) -> None:
    assert slides.read(slides.write(deck)) == (deck, bool(deck))
    here = Choices.of(deck=deck, slide=1, present=True) if deck else Choices()
    assert read_query(query_of(here, "pl")) == (here, "pl", ())


@given(st.text(alphabet="floods;~k=3partnerships%,:x", max_size=60))
def test_nonsense_never_raises(text: str) -> None:
    found, _ = slides.read(text)
    assert slides.read(slides.write(found))[0] == found


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("  Odra \n i Nysa ", "Odra i Nysa"),
        ("\u202ex", "x"),
        ("\ud800x", "x"),
        ("a" * 79 + " b", "a" * 79),
        ("a" * 100, "a" * 80),
        ("", ""),
    ],
)
def test_a_title_is_one_short_line(typed: str, title: str) -> None:
    assert slides.clean_title(typed) == title


@pytest.mark.parametrize(
    ("what", "slide", "expected"),
    [
        ("next", 2, 3),
        ("next", 3, 3),
        ("previous", 2, 1),
        ("previous", 1, 1),
        ("previous", 0, 1),
        ("next", 0, 1),
        ("first", 3, 1),
        ("last", 1, 3),
    ],
)
def test_steps_end_at_the_ends(what: str, slide: int, expected: int) -> None:
    assert slides.step(slide, 3, what) == expected


def test_a_slide_is_shown_with_the_pins_and_the_deck_of_the_reader() -> None:
    here = Choices.of(deck=THREE, voivodeships=("14",), pins=("0208",))
    there = slides.shown(here, 2)
    assert there == Slide(
        "floods",
        Choices.of(voivodeships=("24",), measure="number", present=True, slide=2, pins=("0208",), deck=THREE),
    )


@pytest.mark.parametrize(
    ("number", "to", "expected"),
    [
        (1, 2, (SILESIA, GERMANY, CARD)),
        (1, 3, (SILESIA, CARD, GERMANY)),
        (3, 1, (CARD, GERMANY, SILESIA)),
        (2, 2, THREE),
        (2, 0, (SILESIA, GERMANY, CARD)),
        (2, 9, (GERMANY, CARD, SILESIA)),
        (0, 1, THREE),
        (4, 1, THREE),
    ],
)
def test_the_order_is_the_readers(number: int, to: int, expected: tuple[Slide, ...]) -> None:
    assert slides.moved(THREE, number, to) == expected


def test_slides_are_renamed_and_removed() -> None:
    named = Slide(SILESIA.theme, SILESIA.choices, "Śląsk")
    assert slides.renamed(THREE, 2, " Śląsk ") == (GERMANY, named, CARD)
    assert slides.renamed((named,), 1, "") == (SILESIA,)
    assert slides.without(THREE, 2) == (GERMANY, CARD)
    assert slides.without(THREE, 4) == THREE


def test_a_view_is_added_at_the_end_of_a_deck_that_has_room() -> None:
    here = slides.with_extent(Choices.of(countries=("CZ",), pins=("0208",), deck=THREE), "8/50/16")
    czechia = Slide("partnerships", Choices.of(countries=("CZ",), extent=Extent.parse("8/50/16")))
    assert slides.added((), "partnerships", here) == (czechia,)
    assert slides.added(THREE, "partnerships", here) == (*THREE, czechia)
    full = (CARD,) * 20
    assert slides.added(full, "partnerships", here) == full
    assert slides.with_extent(Choices(), "<b>").scene.extent is None


def test_only_the_address_of_a_slide_carries_the_deck() -> None:
    assert query_of(slides.shared(Choices.of(deck=THREE, k=3)), "pl") == {"v": "3", "k": "3"}
    assert query_of(slides.shared(Choices.of(deck=THREE, present=True)), "pl") == {"v": "3", "present": "1"}
    assert query_of(slides.shared(Choices.of(deck=THREE, present=True, slide=2)), "pl") == {
        "v": "3",
        "present": "1",
        "slides": WRITTEN,
        "slide": "2",
    }
