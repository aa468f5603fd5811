"""Remarks on rows in the reader's language: the published tables hold them in Polish and in English."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from geo.data import catalogue


def note_column(lang: str, column: str = "note") -> str:
    """Return the column of the published tables that holds the remarks, or evidence, in a language."""
    return column if lang == "pl" else f"{column}_en"


def in_language(rows: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Return rows of a published table with ``note`` and ``evidence`` in a language."""
    if lang == "pl":
        return rows
    told = rows.columns.intersection(["note", "evidence"])
    return rows.assign(**{column: rows[note_column(lang, column)] for column in told})


def read_english(data: Path | None = None) -> dict[str, str]:
    """Return the English of each remark: Polish text -> English text."""
    table = catalogue.read_csv((data or catalogue.DATA) / catalogue.dataset("remarks").path)
    return dict(zip(table["pl"], table["en"], strict=True))
