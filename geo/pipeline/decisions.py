"""Look up decisions: the rows of ``data/corrections`` that set a published value and give the reason."""

from __future__ import annotations

import pandas as pd

from geo.core.errors import DataError
from geo.core.i18n import N_
from geo.core.records import records


class Decisions:
    """The corrections of one table, looked up by printed row and published column.

    Raises
    ------
    DataError
        Two corrections set the same column of the same row.
    """

    def __init__(self, corrections: pd.DataFrame, table: str) -> None:
        self._rows: dict[tuple[str, str], tuple[str, str, str]] = {}
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
                self._rows[key, row.column] = (row.value, row.reason, row.source_value)

    def value(self, key: str, column: str, default: str = "") -> str:
        """Return the decided value, or ``default`` if there is no decision."""
        return self._rows.get((key, column), (default, "", ""))[0]

    def reason(self, key: str, column: str) -> str:
        """Return the reason of the decision, or "" if there is none."""
        return self._rows.get((key, column), ("", "", ""))[1]

    def renamed(self, key: str, original: str) -> str:
        """Return the decided name of something called ``original``, or "" if there is no decision.

        Raises
        ------
        DataError
            The decision is about another name than ``original``.
        """
        value, _, about = self._rows.get((key, "name"), ("", "", original))
        if about != original:
            raise DataError(
                N_(
                    "Name of {key}: expected a decision about {original}, found one about {about}. Correct"
                    " data/corrections/names.csv."
                ),
                key=key,
                original=original,
                about=about,
            )
        return value
