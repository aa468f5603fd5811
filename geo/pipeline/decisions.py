"""Decisions: the rows of ``data/corrections`` that say what a published value is and why."""

from __future__ import annotations

import pandas as pd

from geo.core.errors import DataError
from geo.core.i18n import N_
from geo.core.records import records


class Decisions:
    """The corrections of one table, looked up by printed row and published column."""

    def __init__(self, corrections: pd.DataFrame, table: str) -> None:
        self._rows: dict[tuple[str, str], tuple[str, str]] = {}
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
                self._rows[key, row.column] = (row.value, row.reason)

    def value(self, key: str, column: str, default: str = "") -> str:
        """Return the decided value, or ``default`` where nothing was decided."""
        return self._rows.get((key, column), (default, ""))[0]

    def reason(self, key: str, column: str) -> str:
        """Return why, "" where nothing was decided."""
        return self._rows.get((key, column), ("", ""))[1]
