"""Source rows in an address."""

from __future__ import annotations

import pytest

from geo.choices import source_rows
from geo.choices.address import read_query
from geo.choices.model import Choices


@pytest.mark.parametrize(
    "key",
    [
        "row:12",
        "unit:454",
        "powiat:0801",
        "place:de-kreis-soest",
        "country:DE",
        "year:unknown",
        "powiat:2417~year:2004",
        "rows:3,12,268",
        "entry:prng-2380",
        "entry:countries-34.1,45.2",
    ],
)
def test_a_key_is_asked_for_by_the_address(key: str) -> None:
    assert source_rows.asked({"record": key}) == key


@pytest.mark.parametrize(
    "key", ["", "12", "row:", "row:<b>", "row:1~row:2~row:3", "rows:a", "row:1 2", "row:١"]
)
def test_nonsense_asks_for_nothing(key: str) -> None:
    assert source_rows.asked({"record": key}) == ""


def test_an_address_with_source_rows_opens_the_same_view() -> None:
    assert read_query({"v": "3", "record": "row:12"}) == (Choices(), "pl", ())


@pytest.mark.parametrize(
    ("table", "row", "key"),
    [
        ("partnerships", "12", "row:12"),
        ("floods", "454", "unit:454"),
        ("powiaty", "0801", "powiat:0801"),
        ("places", "hr-zagreb", "place:hr-zagreb"),
        ("areas", "221208", "entry:areas-221208"),
    ],
)
def test_the_key_of_a_corrected_row(table: str, row: str, key: str) -> None:
    assert source_rows.key_of(table, row) == key


def test_the_address_of_a_source_row() -> None:
    assert source_rows.source_address("row:12", "pl") == "dane?record=row:12"
    assert source_rows.source_address("row:12", "en") == "dane?record=row:12&lang=en"
