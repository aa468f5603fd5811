"""Choices of filters that every output is tried with."""

from __future__ import annotations

from geo.choices.model import Filters

CHOICES = [
    Filters(),
    Filters(voivodeships=("02",)),
    Filters(voivodeships=("02", "08", "24"), measure="number"),
    Filters(voivodeships=("20",)),  # not on the flood list
    Filters(powiaty=("0201",)),
    Filters(powiaty=("0264", "1465", "2402"), measure="listed"),
    Filters(powiaty=("0801",)),  # a heading without units
    Filters(voivodeships=("02",), powiaty=("2402",)),  # nothing can be both
    Filters(countries=("DE",)),
    Filters(countries=("RS",)),
    Filters(countries=("PL",), colour_by="form"),
    Filters(countries=("UA", "SK", "CZ"), scheme="equal", k=3),
    Filters(countries=("FR",), voivodeships=("30",)),
    Filters(countries=("JP",)),  # no partner there
    Filters(countries=("BR", "MN", "US")),  # far away
    Filters(forms=("agreement",), colour_by="kind"),
    Filters(forms=("both",)),
    Filters(forms=("unknown", "other")),
    Filters(year_from=2005),
    Filters(year_to=1999, unknown_year=False),
    Filters(year_from=2001, year_to=2003, unknown_year=False, scheme="natural"),
    Filters(unknown_year=False),
    Filters(flooded_only=True),
    Filters(partners_only=True),
    Filters(flooded_only=True, partners_only=True),
    Filters(flooded_only=True, countries=("DE",), year_from=2000, unknown_year=False, measure="number", k=6),
    Filters(powiaty=("2417",), colour_by="kind"),
    Filters(voivodeships=("12", "18"), forms=("agreement", "unknown"), year_to=2006),
    Filters(voivodeships=("28",), countries=("RU", "LT"), flooded_only=False, scheme="equal"),
    Filters(voivodeships=("14", "10"), partners_only=True, measure="listed"),
    Filters(min_km=1500, colour_by="decade"),
    Filters(top=9, colour_by="decade"),
    Filters(top=3, min_km=300, year_to=2003, unknown_year=False),
    Filters(min_km=10_746),  # one is so far away
    Filters(powiaty=("3002", "0806")),  # both sides of a mirrored pair
]


def name_of(filters: Filters) -> str:
    """Return the choice as the name of a test."""
    return "&".join(f"{name}={value}" for name, value in filters.to_query().items()) or "all"
