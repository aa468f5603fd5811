"""Slides of a presentation: written and read as text, stepped, saved, removed and put in order."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.choices import slides
from geo.choices.address import read_query
from geo.choices.model import Filters
from geo.data.join import AtlasTables
from geo.views.factory import make_view

GERMANY = ("partnerships", Filters(countries=("DE",), extent="7.5/51/16"))
SILESIA = ("floods", Filters(voivodeships=("24",), measure="number"))
CARD = ("floods", Filters(selected="powiat:2417"))
THREE = (GERMANY, SILESIA, CARD)
WRITTEN = "partnerships;countries=DE;extent=7.5/51/16~floods;voivodeships=24;measure=number~floods;selected=powiat:2417"


def test_slides_as_text() -> None:
    assert slides.write(THREE) == WRITTEN
    assert slides.read(WRITTEN) == (THREE, True)
    assert slides.write(slides.DEFAULT) == ""
    assert slides.of(Filters()) == slides.DEFAULT


def test_the_prepared_set_works_at_once(joined: AtlasTables) -> None:
    assert len(slides.DEFAULT) >= 5
    assert {theme for theme, _ in slides.DEFAULT} == {"floods", "joint", "partnerships"}
    for theme, chosen in slides.DEFAULT:
        assert chosen.fitting(joined) == (chosen, ())
        assert not make_view(joined, chosen, theme).is_empty


@pytest.mark.parametrize(
    ("text", "found", "complete"),
    [
        ("floods", (("floods", Filters()),), True),
        ("floods;k=99", (("floods", Filters()),), False),
        ("floods;colour=red", (("floods", Filters()),), False),
        ("nothing", (), False),
        ("floods~nothing~partnerships", (("floods", Filters()), ("partnerships", Filters())), False),
        ("floods;present=1", (("floods", Filters()),), False),
        ("floods;slides=floods", (("floods", Filters()),), False),
        ("~".join(["floods"] * 25), (("floods", Filters()),) * 20, False),
    ],
)
def test_read(text: str, found: tuple[slides.Slide, ...], complete: bool) -> None:
    assert slides.read(text) == (found, complete)


def test_slides_in_an_address() -> None:
    assert read_query({"v": "2", "slides": WRITTEN, "slide": "2", "present": "1"}) == (
        Filters(slides=WRITTEN, slide=2, present=True),
        "pl",
        (),
    )
    assert read_query({"slides": "floods~nothing"}) == (Filters(slides="floods"), "pl", ("slides",))
    assert read_query({"slides": "nothing"}) == (Filters(), "pl", ("slides",))
    assert read_query({"slides": "<b>"}) == (Filters(), "pl", ("slides",))
    assert read_query({"slide": "0"}) == (Filters(), "pl", ("slide",))


@given(st.text(alphabet="floods;~k=3partnerships%,:x", max_size=60))
def test_nonsense_never_raises(text: str) -> None:
    found, _ = slides.read(text)
    assert slides.read(slides.write(found))[0] == (found or ()) or slides.write(found) == ""


HERE = Filters(slides=WRITTEN, slide=2, present=True, voivodeships=("24",), measure="number", pins=("0208",))


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
def test_steps(what: str, slide: int, shown: slides.Slide) -> None:
    theme, chosen = slides.step(HERE, "floods", what)
    assert (theme, slides.content(chosen)) == shown
    assert (chosen.slide, chosen.slides, chosen.present, chosen.pins) == (slide, WRITTEN, True, ("0208",))


def test_the_ends_hold() -> None:
    assert slides.step(replace(HERE, slide=3), "floods", "next")[1].slide == 3
    assert slides.step(replace(HERE, slide=1), "floods", "previous")[1].slide == 1


def test_leaving_keeps_what_is_seen() -> None:
    assert slides.step(HERE, "floods", "leave") == ("floods", replace(HERE, present=False, slide=0))


@pytest.mark.parametrize(
    ("what", "expected", "slide"),
    [
        ("earlier", (SILESIA, GERMANY, CARD), 1),
        ("later", (GERMANY, CARD, SILESIA), 3),
        ("remove", (GERMANY, CARD), 2),
    ],
)
def test_the_order_is_the_readers(what: str, expected: tuple[slides.Slide, ...], slide: int) -> None:
    _, chosen = slides.step(HERE, "floods", what)
    assert (slides.of(chosen), chosen.slide) == (expected, slide)


def test_one_slide_always_stays() -> None:
    alone = Filters(slides="floods;k=3", slide=1, present=True, k=3)
    assert slides.step(alone, "floods", "remove") == ("floods", alone)
    assert slides.step(alone, "floods", "earlier") == ("floods", alone)


def test_a_view_is_added_at_the_end() -> None:
    here = slides.with_extent(Filters(countries=("CZ",), pins=("0208",)), "8/50/16")
    theme, chosen = slides.step(here, "partnerships", "save")
    assert slides.of(chosen) == (
        *slides.DEFAULT,
        ("partnerships", Filters(countries=("CZ",), extent="8/50/16")),
    )
    assert (theme, chosen.slide, chosen.present) == ("partnerships", 0, False)
    assert slides.with_extent(Filters(), "<b>").extent == ""
