"""Write the remarks of the published tables in both languages.

Decisions and gazetteer are in Polish. ``data/translations/remarks.csv`` holds the English of each remark, so
that it is written once, however many rows it is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import pandas as pd

_CODE = r"Dz\.U\. .*|(geonames|prng|manual):\S+|lp \d+|ISO 3166-2 \S+|https?://\S+( \d{4}-\d\d-\d\d)?"
_CODES = re.compile(rf"({_CODE})(; ({_CODE}))*")

Remarks = tuple[str, ...]
"""Remarks on one row, in Polish, in order and without repetition."""


def remarks(texts: Iterable[str]) -> Remarks:
    """Return the texts that are not blank, in order and without repetition."""
    return tuple(dict.fromkeys(text.strip() for text in texts if text.strip()))


def in_both_languages(table: pd.DataFrame, english: Mapping[str, str]) -> pd.DataFrame:
    """Return a table whose ``note`` and ``evidence`` (``Remarks``) are text, in English in ``note_en`` etc.

    A remark that lacks its English stays Polish; ``without_english`` finds it.
    """
    written = table.copy()
    for column in written.columns.intersection(["evidence", "note"]):
        place = list(written.columns).index(column)
        said = list(written[column])
        written[column] = [" ".join(texts) for texts in said]
        in_english = [" ".join(english.get(text, text) for text in texts) for texts in said]
        written.insert(place + 1, f"{column}_en", in_english)
    return written


def without_english(
    corrections: pd.DataFrame, gazetteer: Iterable[pd.DataFrame], english: Mapping[str, str]
) -> list[str]:
    """Return the remarks of decisions and gazetteer that have no English text.

    Evidence that is only codes and addresses needs none.
    """
    said = [*corrections["reason"], *corrections.loc[corrections["column"] == "note", "value"]]
    said += [text for text in corrections["evidence"] if not _CODES.fullmatch(text)]
    for table in gazetteer:
        said += [text for column in ("note", "alternative") if column in table for text in table[column]]
    return [remark for remark in remarks(said) if not english.get(remark)]
