"""The list of what was corrected: each entry leads to the source rows it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from geo.choices.source_rows import key_of
from geo.core.i18n import words
from geo.core.memo import remembered
from geo.core.records import records
from geo.data.join import AtlasTables
from geo.data.provenance import Decided, decided, table_names
from geo.views.doubts import has_words


@dataclass(frozen=True)
class Correction:
    """A decision that changes a value, with the keys of the source rows it is about, by their numbers."""

    decided: Decided
    table: str
    rows: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        """Everything that a search looks in."""
        one = self.decided
        numbers = " ".join(number for number, _ in self.rows)
        said = (numbers, self.table, one.column, one.printed, one.published, one.kind, one.reason)
        return " ".join((*said, one.evidence))


@remembered
def corrections(tables: AtlasTables, lang: str) -> tuple[Correction, ...]:
    """Return the decisions that change a value.

    Raises
    ------
    DataError
        A file of decisions is damaged.
    """
    w = words(lang)
    names, owners = table_names(w), _owners(tables)
    return tuple(
        Correction(one, names[one.table], tuple(_rows(one, owners)))
        for one in decided(w)
        if one.line[5] != "as_printed"
    )


def _owners(tables: AtlasTables) -> dict[str, str]:
    """Return anchor -> the first partner place whose point it is."""
    pairs = [(anchor, row.place_id) for row in records(tables.places) for anchor in row.basis.split()]
    return dict(reversed(pairs))


def _rows(one: Decided, owners: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    if one.table in ("prng", "areas", "countries"):
        yield one.key.replace(" ", ", "), key_of(one.table, one.key.split()[0])
        return
    for number in one.key.split():
        key = f"place:{owners[number]}" if number in owners else key_of(one.table, number)
        yield number, key


def filtered(
    made: Iterable[Correction], table: str = "", kind: str = "", asked: str = ""
) -> tuple[Correction, ...]:
    """Return the corrections of a table and of a kind, both in words, that hold the words asked for.

    What is empty leaves all.
    """
    return tuple(
        one
        for one in made
        if table in ("", one.table) and kind in ("", one.decided.kind) and has_words(one.text, asked)
    )


def counted(values: Iterable[str]) -> dict[str, int]:
    """Return value -> how often it comes, most first."""
    return dict(Counter(values).most_common())
