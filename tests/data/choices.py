"""Choices of filters that every output is tried with."""

from __future__ import annotations

from geo.choices.model import Choices
from geo.choices.parameters import write_fields

CHOICES = [
    Choices(),
    Choices.of(voivodeships=("02",)),
    Choices.of(voivodeships=("02", "08", "24"), measure="number"),
    Choices.of(voivodeships=("20",)),  # not on the flood list
    Choices.of(powiaty=("0201",)),
    Choices.of(powiaty=("0264", "1465", "2402"), measure="listed"),
    Choices.of(powiaty=("0801",)),  # a heading without units
    Choices.of(voivodeships=("02",), powiaty=("2402",)),  # nothing can be both
    Choices.of(countries=("DE",)),
    Choices.of(countries=("RS",)),
    Choices.of(countries=("PL",), colour_by="form"),
    Choices.of(countries=("UA", "SK", "CZ"), scheme="equal", k=3),
    Choices.of(countries=("FR",), voivodeships=("30",)),
    Choices.of(countries=("JP",)),  # no partner there
    Choices.of(countries=("BR", "MN", "US")),  # far away
    Choices.of(forms=("agreement",), colour_by="kind"),
    Choices.of(forms=("both",)),
    Choices.of(forms=("unknown", "other")),
    Choices.of(year_from=2005),
    Choices.of(year_to=1999, unknown_year=False),
    Choices.of(year_from=2001, year_to=2003, unknown_year=False, scheme="natural"),
    Choices.of(unknown_year=False),
    Choices.of(flooded_only=True),
    Choices.of(partners_only=True),
    Choices.of(flooded_only=True, partners_only=True),
    Choices.of(
        flooded_only=True, countries=("DE",), year_from=2000, unknown_year=False, measure="number", k=6
    ),
    Choices.of(powiaty=("2417",), colour_by="kind"),
    Choices.of(voivodeships=("12", "18"), forms=("agreement", "unknown"), year_to=2006),
    Choices.of(voivodeships=("28",), countries=("RU", "LT"), flooded_only=False, scheme="equal"),
    Choices.of(voivodeships=("14", "10"), partners_only=True, measure="listed"),
    Choices.of(min_km=1500, colour_by="decade"),
    Choices.of(top=9, colour_by="decade"),
    Choices.of(top=3, min_km=300, year_to=2003, unknown_year=False),
    Choices.of(min_km=10_746),  # one is so far away
    Choices.of(powiaty=("3002", "0806")),  # both sides of a mirrored pair
]


def name_of(choices: Choices) -> str:
    """Return the choice as the name of a test."""
    return "&".join(f"{name}={value}" for name, value in write_fields(choices).items()) or "all"
