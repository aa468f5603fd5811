"""The list of what is uncertain: each entry leads to its source row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from geo.core.i18n import words
from geo.core.labels import doubt_names
from geo.core.memo import remembered
from geo.core.records import records
from geo.core.teryt import name_key, voivodeship_code
from geo.data.join import AtlasTables, powiat_names
from geo.data.remarks import in_language
from geo.data.vocabulary import DOUBTS

THEMES = ("partnerships", "floods")
"""Themes by which the doubts are filtered; powiaty whose gminy the list does not print belong to floods."""


@dataclass(frozen=True)
class Doubt:
    """An uncertain row.

    Parameters
    ----------
    key
        Key of its source row.
    theme
        One of ``THEMES``.
    title, powiat
        What the row is called, and the name of its powiat.
    code
        TERYT code of the powiat.
    kinds
        What is uncertain, as in ``DOUBTS``.
    printed, published
        What the source names, and what the atlas has for it.
    what, reason
        ``kinds`` and the reason in words.
    """

    key: str
    theme: str
    title: str
    powiat: str
    code: str
    kinds: tuple[str, ...]
    printed: str
    published: str
    what: str
    reason: str

    @property
    def text(self) -> str:
        """Everything that a search looks in."""
        return " ".join(
            (self.title, self.powiat, self.code, self.printed, self.published, self.what, self.reason)
        )


@remembered
def doubts(tables: AtlasTables, lang: str) -> tuple[Doubt, ...]:
    """Return every uncertain row: partnerships, units of the flood list, powiaty without data."""
    return (*_partnerships(tables, lang), *_units(tables, lang), *_powiaty(tables, lang))


def _partnerships(tables: AtlasTables, lang: str) -> Iterator[Doubt]:
    for row in _uncertain(tables.partnerships, lang):
        title = words(lang)("Row {n} of the partnership table", n=row.lp)
        yield _doubt(tables, lang, row, f"row:{row.lp}", title, row.printed_partner, row.partner)


def _units(tables: AtlasTables, lang: str) -> Iterator[Doubt]:
    for row in _uncertain(tables.floods, lang):
        title = words(lang)("Row {n} of the 1999 flood list", n=row.seq)
        printed = f"{row.powiat_number}. {row.printed_powiat}: {row.printed_unit}"
        published = f"{row.powiat_1999}: {row.gmina}"
        yield _doubt(tables, lang, row, f"unit:{row.seq}", title, printed, published)


def _powiaty(tables: AtlasTables, lang: str) -> Iterator[Doubt]:
    w = words(lang)
    for row in _uncertain(pd.DataFrame(tables.powiaty.drop(columns="geometry")), lang):
        title = w("Powiat {name}", name=row.powiat)
        key = f"powiat:{row.powiat_teryt}"
        yield _doubt(tables, lang, row, key, title, row.powiat, w("no data"))


def _uncertain(table: pd.DataFrame, lang: str) -> Iterator[Any]:
    return records(in_language(table[table["doubt"] != ""], lang))


def _doubt(
    tables: AtlasTables, lang: str, row: Any, key: str, title: str, printed: str, published: str
) -> Doubt:
    return Doubt(
        key=key,
        theme=THEMES[0] if key.startswith("row:") else THEMES[1],
        title=title,
        powiat=powiat_names(tables)[row.powiat_teryt],
        code=row.powiat_teryt,
        kinds=tuple(row.doubt.split()),
        printed=printed,
        published=published,
        what=doubt_names(words(lang), row.doubt),
        reason=row.note,
    )


@dataclass(frozen=True)
class DoubtFilter:
    """Which doubts are listed: of these kinds, voivodeships, themes and powiat, and with these words.

    What is empty leaves all.
    """

    kinds: tuple[str, ...] = ()
    voivodeship: str = ""
    theme: str = ""
    powiat: str = ""
    words: str = ""

    def keeps(self, doubt: Doubt) -> bool:
        """Whether a doubt is listed."""
        return (
            (not self.kinds or bool(set(self.kinds) & set(doubt.kinds)))
            and self.voivodeship in ("", voivodeship_code(doubt.code))
            and self.theme in ("", doubt.theme)
            and self.powiat in ("", doubt.code)
            and has_words(doubt.text, self.words)
        )


def has_words(text: str, asked: str) -> bool:
    """Whether every word asked for begins a word of a text; without case and diacritics."""
    held = name_key(text).split()
    return all(any(word.startswith(part) for word in held) for part in name_key(asked).split())


def counted_by_kind(found: Iterable[Doubt]) -> dict[str, int]:
    """Return kind of doubt -> number of rows; a row with two doubts counts in both."""
    counts = Counter(kind for doubt in found for kind in doubt.kinds)
    return {kind: counts[kind] for kind in DOUBTS}


def counted_by_powiat(found: Iterable[Doubt]) -> Mapping[str, int]:
    """Return TERYT code of a powiat -> number of its uncertain rows."""
    return Counter(doubt.code for doubt in found)
