"""Look up decisions: the rows of ``data/corrections`` that set a published value and give the reason."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from geo.core.errors import DataError
from geo.core.i18n import N_
from geo.core.records import records
from geo.data.corrections import EMPTY
from geo.data.vocabulary import SPELLING_KINDS


class Decision(NamedTuple):
    """What a row of the corrections says of one cell."""

    source_value: str
    value: str
    kind: str
    reason: str
    evidence: str


class Decisions:
    """The corrections of one table, looked up by printed row and published column.

    Raises
    ------
    DataError
        Two corrections set the same column of the same row.
    """

    def __init__(self, corrections: pd.DataFrame, table: str) -> None:
        self._rows: dict[tuple[str, str], Decision] = {}
        for row in records(corrections[corrections["table"] == table]):
            for key in row.key.split():
                if (key, row.column) in self._rows:
                    raise DataError(
                        N_(
                            "Corrections of {table}: expected one decision for row {key}, column {column},"
                            " found two. Delete one."
                        ),
                        table=table,
                        key=key,
                        column=row.column,
                    )
                self._rows[key, row.column] = Decision(*(getattr(row, field) for field in Decision._fields))

    def value(self, key: str, column: str, default: str = "") -> str:
        """Return the decided value ("" if the cell is decided to be empty), or ``default`` if undecided."""
        found = self._rows.get((key, column))
        if found is None:
            return default
        return "" if found.value == EMPTY else found.value

    def reason(self, key: str, column: str) -> str:
        """Return the reason of the decision, or "" if there is none."""
        found = self._rows.get((key, column))
        return found.reason if found else ""

    def evidence(self, key: str, column: str) -> str:
        """Return what the decision can be checked with, or "" if that is unknown or there is none."""
        found = self._rows.get((key, column))
        return found.evidence if found else ""

    def meaning(self, key: str, column: str) -> str:
        """Return the reason of a decision on what is meant, or "" if there is none or it is on spelling."""
        found = self._rows.get((key, column))
        return "" if found is None or found.kind in SPELLING_KINDS else found.reason

    def renamed(self, key: str, original: str) -> str:
        """Return the decided name of something called ``original``, or "" if there is no decision.

        Raises
        ------
        DataError
            The decision is about another name than ``original``.
        """
        found = self._rows.get((key, "name"))
        if found is None:
            return ""
        if found.source_value != original:
            raise DataError(
                N_(
                    "Name of {key}: expected a decision about {original}, found one about {about}. Correct"
                    " data/corrections/names.csv."
                ),
                key=key,
                original=original,
                about=found.source_value,
            )
        return found.value
