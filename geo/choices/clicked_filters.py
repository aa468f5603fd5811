"""Filters that a click sets: on a row of a legend, a bar, or a cell of a matrix.

A key says what is to be left: "country:DE", "form:agreement", "year:1998", "year:unknown", "decade:1990", or
"cell:24-DE", a voivodeship and a country. A second click takes away what the first one set.
"""

from __future__ import annotations

import re
from typing import Any

from geo.choices.model import Choices
from geo.choices.row_filters import RowFilters
from geo.core.teryt import VOIVODESHIPS
from geo.data.vocabulary import FORMS

_COUNTRY = re.compile(r"[A-Z]{2}", re.ASCII)
_YEAR = re.compile(r"\d{4}", re.ASCII)
_DEFAULT = RowFilters()


def conditions(key: str, span: tuple[int, int]) -> dict[str, Any]:
    """Return the fields of ``RowFilters`` that a key sets, with their values; nothing for what is no key.

    Parameters
    ----------
    span
        First and last year of the table: years are open where they reach its ends.
    """
    kind, _, value = key.partition(":")
    if kind == "country" and _COUNTRY.fullmatch(value):
        return {"countries": (value,)}
    if kind == "form" and value in FORMS:
        return {"forms": (value,)}
    if kind == "cell":
        code, _, country = value.partition("-")
        known = code in VOIVODESHIPS and _COUNTRY.fullmatch(country)
        return {"voivodeships": (code,), "countries": (country,)} if known else {}
    if key == "year:unknown":
        return {"only_unknown_year": True}
    if kind in ("year", "decade") and _YEAR.fullmatch(value):
        first, last = int(value), int(value) + (9 if kind == "decade" else 0)
        return {
            "year_from": first if first > span[0] else None,
            "year_to": last if last < span[1] else None,
            "unknown_year": False,
            "only_unknown_year": False,
        }
    return {}


def is_on(rows: RowFilters, key: str, span: tuple[int, int]) -> bool:
    """Whether the filters are set as a click on the key sets them."""
    wanted = conditions(key, span)
    return bool(wanted) and all(getattr(rows, name) == value for name, value in wanted.items())


def toggled(choices: Choices, key: str, span: tuple[int, int]) -> Choices:
    """Return the choices after a click on the key: filtered to it, or without that filter if it was on."""
    wanted = conditions(key, span)
    if is_on(choices.rows, key, span):
        wanted = {name: getattr(_DEFAULT, name) for name in wanted}
    return choices.having(**wanted)
