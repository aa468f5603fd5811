"""Two languages: plurals, numbers, dates, country names, and a catalogue that is whole."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from geo.core import i18n
from geo.core.errors import DataError
from geo.core.i18n import words
from tests.messages import ROOT, used_messages

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("n", "pl", "en"),
    [
        (0, "0 wierszy", "0 rows"),
        (1, "1 wiersz", "1 row"),
        (2, "2 wiersze", "2 rows"),
        (5, "5 wierszy", "5 rows"),
        (12, "12 wierszy", "12 rows"),
        (22, "22 wiersze", "22 rows"),
        (25, "25 wierszy", "25 rows"),
        (112, "112 wierszy", "112 rows"),
        (12345, f"12{NBSP}345 wierszy", "12,345 rows"),
    ],
)
def test_plurals(n: int, pl: str, en: str) -> None:
    assert words("pl").count("{n} row", "{n} rows", n) == pl
    assert words("en").count("{n} row", "{n} rows", n) == en


@pytest.mark.parametrize(
    ("value", "digits", "pl", "en"),
    [
        (0.5, 1, "0,5", "0.5"),
        (2, 1, "2,0", "2.0"),
        (-3.25, 2, "-3,25", "-3.25"),
        (443, 0, "443", "443"),
        (12345.678, 2, f"12{NBSP}345,68", "12,345.68"),
    ],
)
def test_numbers(value: float, digits: int, pl: str, en: str) -> None:
    assert (words("pl").number(value, digits), words("en").number(value, digits)) == (pl, en)


@pytest.mark.parametrize(
    ("share", "pl", "en"),
    [
        (0, "0%", "0%"),
        (0.123, "12,3%", "12.3%"),
        (0.5, "50%", "50%"),
        (0.625, "62,5%", "62.5%"),
        (0.99951, "100%", "100%"),
        (5 / 9, "55,6%", "55.6%"),
        (1, "100%", "100%"),
    ],
)
def test_percent(share: float, pl: str, en: str) -> None:
    assert (words("pl").percent(share), words("en").percent(share)) == (pl, en)


def test_dates() -> None:
    day = dt.date(1999, 5, 12)
    assert (words("pl").date(day), words("en").date(day)) == ("12 maja 1999", "12 May 1999")


@pytest.mark.parametrize(
    ("iso", "pl", "en"),
    [
        ("DE", "Niemcy", "Germany"),
        ("GB", "Wielka Brytania", "United Kingdom"),
        ("RS", "Serbia", "Serbia"),
        ("QQ", "QQ", "QQ"),
    ],
)
def test_countries(iso: str, pl: str, en: str) -> None:
    assert (words("pl").country(iso), words("en").country(iso)) == (pl, en)


def test_lists() -> None:
    assert words("pl").listed(["a", "b", "c"]) == "a, b i c"
    assert words("en").listed(["a", "b", "c"]) == "a, b and c"
    assert words("pl").listed([]) == ""


def test_an_unknown_language_is_polish() -> None:
    assert i18n.LANGUAGES[0] == "pl"
    assert words("../../etc")("yes") == "tak"


def test_values_are_filled_in_but_not_formatted_again() -> None:
    assert words("en")("Source: {source}.", source="{x}%s") == "Source: {x}%s."


def test_an_error_speaks_both_languages() -> None:
    fault = DataError("Source: {source}.", source="X")
    assert str(fault) == "Source: X."
    assert fault.text(words("pl")) == "Źródło: X."


# ------------------------------------------------------------------ catalogue
@cache
def catalogue() -> Catalog:
    """Return the Polish catalogue."""
    with (ROOT / "geo" / "core" / "locale" / "pl" / "atlas.po").open("rb") as file:
        return read_po(file, locale="pl")


def as_tuple(text: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """Return one text or the forms of a plural as a tuple."""
    return (text,) if isinstance(text, str) else tuple(text)


def names(text: str) -> set[str]:
    """Return the {names} in a message."""
    return set(re.findall(r"\{(\w*)\}", text))


def entries() -> list[Message]:
    """Return the entries of the catalogue but for its header."""
    return [message for message in catalogue() if message.id]


def test_every_message_used_has_a_polish_text() -> None:
    known = {as_tuple(message.id) for message in entries()}
    assert sorted({as_tuple(message) for message in used_messages()} - known) == []


def test_every_entry_is_used() -> None:
    used = {as_tuple(message) for message in used_messages()}
    assert sorted(as_tuple(message.id) for message in entries() if as_tuple(message.id) not in used) == []
    assert list(catalogue().obsolete) == []


def test_no_entry_is_empty_or_fuzzy() -> None:
    assert [message.id for message in entries() if message.fuzzy or not all(as_tuple(message.string))] == []


def test_placeholders_are_the_same_in_both_languages() -> None:
    different = [
        m.id
        for m in entries()
        if {frozenset(names(t)) for t in as_tuple(m.id)} != {frozenset(names(t)) for t in as_tuple(m.string)}
    ]
    assert different == []


def test_plural_entries_have_three_polish_forms() -> None:
    assert catalogue().num_plurals == 3
    assert all(len(message.string) == 3 for message in entries() if message.pluralizable)


def test_a_sentence_stays_a_sentence() -> None:
    """A full stop in English only is a text that was cut."""
    assert [
        m.id for m in entries() if as_tuple(m.id)[0].endswith(".") and not as_tuple(m.string)[0].endswith(".")
    ] == []
