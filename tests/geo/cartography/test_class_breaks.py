"""Class breaks as readers type them, Polish commas and percent signs included, and as addresses hold them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.cartography.class_breaks import MOST, BreaksError, plain, read_plain, read_typed, typed
from geo.core.i18n import words


@pytest.mark.parametrize(
    ("text", "percent", "breaks"),
    [
        ("10%; 25%; 50%", True, (10, 25, 50)),
        ("10; 25; 50", True, (10, 25, 50)),
        ("10 % ; 25 %", True, (10, 25)),
        ("12,5; 33,33", True, (12.5, 33.33)),
        ("12.5 33.33", True, (12.5, 33.33)),
        ("50; 10; 50", True, (10, 50)),
        ("10, 25, 50", True, (10, 25, 50)),
        ("2; 5; 10", False, (2, 5, 10)),
        ("2,5", False, (2.5,)),
        ("150", False, (150,)),
        ("", True, ()),
        ("  ;  ; ", False, ()),
    ],
)
def test_typed_breaks(text: str, percent: bool, breaks: tuple[float, ...]) -> None:
    assert read_typed(text, percent) == breaks


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("dziesięć", True),
        ("10,25,50", True),  # two commas in one number
        ("10%; 100%", True),
        ("0", True),
        ("-5; 10", False),
        ("10%", False),
        ("1; 2; 3; 4; 5; 6", False),
        ("1e5", False),
        ("1000000", False),
        ("٣", False),
        ("<script>", True),
        ("5;;x", True),
    ],
)
def test_nonsense_is_a_sentence(text: str, percent: bool) -> None:
    with pytest.raises(BreaksError) as error:
        read_typed(text, percent)
    assert error.value.text(words("pl")) == (
        "Podaj do 5 liczb od 0 do 100, np. 10; 25; 50."
        if percent
        else "Podaj do 5 liczb większych od 0, np. 2; 5; 10."
    )


def test_breaks_are_written_as_they_are_typed() -> None:
    assert typed(words("pl"), (2.5, 10, 33.33), True) == "2,5%; 10%; 33,33%"
    assert typed(words("en"), (2.5, 1000), False) == "2.5; 1000"


@pytest.mark.parametrize(
    ("words_", "breaks"),
    [
        (["10", "25.5"], (10, 25.5)),
        (["10", "x", "1e3", "-1", "0", "1,5", "", "2.345"], (10,)),
        (["1", "2", "3", "4", "5", "6"], (1, 2, 3, 4, 5)),
    ],
)
def test_plain_numbers_of_an_address(words_: list[str], breaks: tuple[float, ...]) -> None:
    assert read_plain(words_) == breaks


numbers = st.integers(1, 9_999_999).map(lambda hundredths: hundredths / 100)


@given(st.lists(numbers, max_size=MOST, unique=True))
def test_breaks_come_back_from_address_and_field(breaks: list[float]) -> None:
    ascending = tuple(sorted(breaks))
    assert read_plain(plain(ascending).split(",")) == ascending
    assert read_typed(typed(words("pl"), ascending, False), False) == ascending
