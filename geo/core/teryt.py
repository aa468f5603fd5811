"""TERYT codes of powiaty and the keys that match Polish names.

A powiat code is text of four digits ("0201"); its first two are the voivodeship.
Codes are never numbers: a leading zero belongs to them.
"""

from __future__ import annotations

import re
import unicodedata

VOIVODESHIPS: dict[str, str] = {
    "02": "dolnośląskie",
    "04": "kujawsko-pomorskie",
    "06": "lubelskie",
    "08": "lubuskie",
    "10": "łódzkie",
    "12": "małopolskie",
    "14": "mazowieckie",
    "16": "opolskie",
    "18": "podkarpackie",
    "20": "podlaskie",
    "22": "pomorskie",
    "24": "śląskie",
    "26": "świętokrzyskie",
    "28": "warmińsko-mazurskie",
    "30": "wielkopolskie",
    "32": "zachodniopomorskie",
}
"""Two-digit code -> official name of the sixteen voivodeships."""

POWIAT_COUNT = 380
"""Powiaty in Poland, cities with powiat rights included, since 2013."""

_FIRST_CITY = 61  # land powiaty are numbered from 01, cities with powiat rights from 61


def is_powiat_code(code: object) -> bool:
    """Tell whether ``code`` is text of four digits inside a known voivodeship."""
    return isinstance(code, str) and bool(re.fullmatch(r"\d{4}", code)) and code[:2] in VOIVODESHIPS


def voivodeship_code(powiat: str) -> str:
    """Return the two-digit voivodeship code of a powiat code."""
    return powiat[:2]


def is_city(powiat: str) -> bool:
    """Tell whether the powiat code is of a city with powiat rights."""
    return int(powiat[2:]) >= _FIRST_CITY


def name_key(text: str) -> str:
    """Return ``text`` lower-case, without diacritics and punctuation, words split by one space.

    ``name_key("Łódź-Wschód") == "lodz wschod"``. Used to find names, never to join tables.
    """
    folded = text.replace("ł", "l").replace("Ł", "L")
    plain = "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))
    return " ".join(re.findall(r"[^\W_]+", plain.casefold()))


def collation_key(text: str) -> tuple[tuple[int, int], ...]:
    """Return a sort key in Polish alphabetical order: "ą" after "a", "ł" after "l", "ż" last."""
    order = "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż"
    return tuple((order.find(c), 0) if c in order else (-1, ord(c)) for c in text.casefold())
