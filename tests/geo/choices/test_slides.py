"""Slides of a presentation: written and read as text, stepped, saved, removed and put in order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.choices import slides
from geo.choices.address import read_query
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
    assert slides.write(slides.DEFAULT) == ""
    assert slides.deck_of(Choices()) == slides.DEFAULT


def test_the_prepared_set_works_at_once(joined: AtlasTables) -> None:
    assert len(slides.DEFAULT) >= 5
    assert {slide.theme for slide in slides.DEFAULT} == {"floods", "joint", "partnerships"}
    for slide in slides.DEFAULT:
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


@given(st.text(alphabet="floods;~k=3partnerships%,:x", max_size=60))
def test_nonsense_never_raises(text: str) -> None:
    found, _ = slides.read(text)
    assert slides.read(slides.write(found))[0] == (found or ()) or slides.write(found) == ""


HERE = Choices.of(deck=THREE, slide=2, present=True, voivodeships=("24",), measure="number", pins=("0208",))


@pytest.mark.parametrize(
    ("what", "slide", "shown"),
    [
        ("next", 3, CARD),
        ("previous", 1, GERMANY),
        ("first", 1, GERMANY),
        ("last", 3, CARD),
        ("present", 1, GERMANY),
    ],
)
def test_steps(what: str, slide: int, shown: Slide) -> None:
    there = slides.step(HERE, "floods", what)
    scene = there.choices.scene
    assert Slide(there.theme, slides.content(there.choices)) == shown
    assert (scene.slide, there.choices.deck, scene.present, scene.pins) == (slide, THREE, True, ("0208",))


def test_the_ends_hold() -> None:
    assert slides.step(HERE.having(slide=3), "floods", "next").choices.scene.slide == 3
    assert slides.step(HERE.having(slide=1), "floods", "previous").choices.scene.slide == 1


def test_leaving_keeps_what_is_seen() -> None:
    assert slides.step(HERE, "floods", "leave") == Slide("floods", HERE.having(present=False, slide=0))


@pytest.mark.parametrize(
    ("what", "expected", "slide"),
    [
        ("earlier", (SILESIA, GERMANY, CARD), 1),
        ("later", (GERMANY, CARD, SILESIA), 3),
        ("remove", (GERMANY, CARD), 2),
    ],
)
def test_the_order_is_the_readers(what: str, expected: tuple[Slide, ...], slide: int) -> None:
    chosen = slides.step(HERE, "floods", what).choices
    assert (slides.deck_of(chosen), chosen.scene.slide) == (expected, slide)


def test_one_slide_always_stays() -> None:
    alone = Choices.of(deck=(Slide("floods", Choices.of(k=3)),), slide=1, present=True, k=3)
    assert slides.step(alone, "floods", "remove") == Slide("floods", alone)
    assert slides.step(alone, "floods", "earlier") == Slide("floods", alone)


def test_a_view_is_added_at_the_end() -> None:
    here = slides.with_extent(Choices.of(countries=("CZ",), pins=("0208",)), "8/50/16")
    there = slides.step(here, "partnerships", "save")
    chosen = there.choices
    assert slides.deck_of(chosen) == (
        *slides.DEFAULT,
        Slide("partnerships", Choices.of(countries=("CZ",), extent=Extent.parse("8/50/16"))),
    )
    assert (there.theme, chosen.scene.slide, chosen.scene.present) == ("partnerships", 0, False)
    assert slides.with_extent(Choices(), "<b>").scene.extent is None
