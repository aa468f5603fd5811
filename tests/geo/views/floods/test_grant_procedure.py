"""The grant procedure: dates and paragraphs, checked by hand against the printed regulation."""

from __future__ import annotations

import pytest

from geo.core.i18n import words
from geo.views.floods.grant_procedure import procedure, what_it_is

STEPS = {
    "pl": [
        ("17 lutego 1999", "podstawa prawna, § 4 ust. 1"),
        ("12 maja 1999", "§ 1, § 6"),
        ("następnie", "§ 3 ust. 1 i 2"),
        ("niezwłocznie", "§ 3 ust. 3, § 4 ust. 1 i 2"),
        ("niezwłocznie", "§ 2 ust. 2, § 4 ust. 3"),
        ("31 grudnia 1999", "§ 5 ust. 1 pkt 1"),
        ("15 stycznia 2000", "§ 5 ust. 1 pkt 1"),
        ("15 lutego 2000", "§ 5 ust. 1 pkt 2"),
        ("28 lutego 2000", "§ 5 ust. 2"),
    ],
    "en": [
        ("17 February 1999", "preamble, § 4(1)"),
        ("12 May 1999", "§ 1, § 6"),
        ("then", "§ 3(1) and (2)"),
        ("without delay", "§ 3(3), § 4(1) and (2)"),
        ("without delay", "§ 2(2), § 4(3)"),
        ("31 December 1999", "§ 5(1)(1)"),
        ("15 January 2000", "§ 5(1)(1)"),
        ("15 February 2000", "§ 5(1)(2)"),
        ("28 February 2000", "§ 5(2)"),
    ],
}


@pytest.mark.parametrize("lang", ["pl", "en"])
def test_steps(lang: str) -> None:
    assert [(step.when, step.where) for step in procedure(words(lang))] == STEPS[lang]


def test_what_the_list_is_not() -> None:
    said = " ".join(what_it_is(words("pl")))
    assert "Nie jest to mapa zagrożenia powodziowego" in said
    assert "w 1997 i 1998 r." in said
    assert "Powiat gorzowski" in said
