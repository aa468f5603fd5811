"""Source rows in an address: the printed row, or the rows of a powiat, place, country or year, on the screen.

What is shown over a page is no choice: it changes neither the view nor what an export holds. The browser
writes it into the address and takes it away again; the server leaves it alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from geo.choices.pages import PATHS
from geo.core.i18n import LANGUAGES

PARAMETER = "record"

_PART = r"((row|unit|powiat|voivodeship|place|country|year|entry):[\w:.,-]{1,80}|rows:[\d,]{1,2000})"
_KEY = re.compile(rf"{_PART}(~{_PART})?", re.ASCII)

_OF_TABLE = {
    "partnerships": "row:{key}",
    "floods": "unit:{key}",
    "powiaty": "powiat:{key}",
    "places": "place:{key}",
}


def asked(query: Mapping[str, str]) -> str:
    """Return the key of the source rows that an address asks for; "" for none or nonsense."""
    key = query.get(PARAMETER, "")
    return key if _KEY.fullmatch(key) else ""


def key_of(table: str, row: str) -> str:
    """Return the key of the row ``row`` of a table of corrections, as in ``CORRECTED_TABLES``."""
    return _OF_TABLE.get(table, f"entry:{table}-{{key}}").format(key=row)


def source_address(key: str, lang: str) -> str:
    """Return the address, below that of the app, that opens source rows."""
    said = "" if lang == LANGUAGES[0] else f"&lang={lang}"
    return f"{PATHS['data']}?{PARAMETER}={key}{said}"
