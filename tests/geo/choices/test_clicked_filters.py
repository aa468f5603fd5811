"""Filters set by a click on a legend, a bar or a cell, and taken away by the next one."""

from __future__ import annotations

from typing import Any

import pytest

from geo.choices.clicked_filters import is_on, toggled
from geo.choices.model import Choices
from geo.choices.row_filters import RowFilters

SPAN = (1999, 2009)


@pytest.mark.parametrize(
    ("key", "rows"),
    [
        ("country:DE", {"countries": ("DE",)}),
        ("form:agreement", {"forms": ("agreement",)}),
        ("cell:24-CZ", {"voivodeships": ("24",), "countries": ("CZ",)}),
        ("year:2001", {"year_from": 2001, "year_to": 2001, "unknown_year": False}),
        ("year:1999", {"year_to": 1999, "unknown_year": False}),
        ("decade:1990", {"year_to": 1999, "unknown_year": False}),
        ("decade:2000", {"year_from": 2000, "unknown_year": False}),
        ("year:unknown", {"only_unknown_year": True}),
    ],
)
def test_a_click_filters_and_a_second_one_takes_it_away(key: str, rows: dict[str, Any]) -> None:
    before = Choices.of(powiaty=("2417",), measure="area")
    filtered = toggled(before, key, SPAN)
    assert filtered == before.having(**rows)
    assert is_on(filtered.rows, key, SPAN)
    assert not is_on(before.rows, key, SPAN)
    assert toggled(filtered, key, SPAN) == before


def test_a_click_on_one_of_several_leaves_that_one() -> None:
    both = Choices.of(countries=("DE", "UA"))
    assert not is_on(both.rows, "country:DE", SPAN)
    assert toggled(both, "country:DE", SPAN).rows.countries == ("DE",)


def test_a_year_replaces_the_unknown_one() -> None:
    unknown = toggled(Choices(), "year:unknown", SPAN)
    assert toggled(unknown, "year:2001", SPAN).rows == RowFilters(
        year_from=2001, year_to=2001, unknown_year=False
    )


@pytest.mark.parametrize(
    "key",
    ["", "country:", "country:de", "form:nope", "cell:99-DE", "cell:24", "year:20", "kind:city", "x" * 99],
)
def test_nonsense_changes_nothing(key: str) -> None:
    assert toggled(Choices(), key, SPAN) == Choices()
    assert not is_on(Choices().rows, key, SPAN)
