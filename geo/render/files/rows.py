"""The rows of a view as a table for the screen and as CSV.

Screen and files have the same rows; files have additional columns (codes, coordinates, statistics).
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable
from typing import Any

import pandas as pd

from geo.data.official_file import EMBEDDED, OwnFiles
from geo.views.columns import Column
from geo.views.view import Theme, View

DIALECTS = ("excel-pl", "plain")

_FORMULA_STARTS = ("=", "+", "-", "@")
_UNSEEN = "".join(
    c for c in map(chr, range(0x10000)) if unicodedata.category(c) in ("Cc", "Cf", "Zs", "Zl", "Zp")
)


def columns_of(theme: Theme, in_files: bool = False, own: OwnFiles = EMBEDDED) -> tuple[Column, ...]:
    """Return the columns of a theme on the screen or in files, given the user's own files."""
    return tuple(
        column
        for column in theme.columns
        if (in_files or not column.in_files_only) and (column.given is None or column.given(own))
    )


def to_frame(view: View, in_files: bool = False) -> pd.DataFrame:
    """Return the rows shown, with headings and cells in the reader's language, in the order of ``view.rows``.

    Numbers stay numbers. ``in_files`` adds the columns that only files have.
    """
    w = view.words
    rows = view.theme.file_rows(view) if in_files else view.rows
    frame = {}
    for column in columns_of(view.theme, in_files, view.joined.own):
        values = rows[column.field]
        if column.cell is not None:
            worded = {value: column.cell(w, value) for value in values.unique()}
            values = values.map(worded)
        elif column.field == "length_km":
            values = values.astype("Int64")
        elif column.digits is not None:
            values = values.round(column.digits)
        frame[w(column.heading)] = values
    return pd.DataFrame(frame)


def to_screen(view: View) -> dict[str, Any]:
    """Return the table in the format of the browser component.

    Returns
    -------
    dict
        ``columns`` (label and kind of each), ``rows`` (lists of cells, None if missing) and ``keys`` (the
        selection made by a click on each row).
    """
    table = to_frame(view)
    columns = [
        {"label": heading, "kind": _screen_kind(column, table[heading])}
        for heading, column in zip(table.columns, columns_of(view.theme, own=view.joined.own), strict=True)
    ]
    cells = table.astype(object).where(table.notna(), None).to_numpy().tolist()
    kind, key = view.theme.selects
    return {"columns": columns, "rows": cells, "keys": [f"{kind}:{value}" for value in view.rows[key]]}


def _screen_kind(column: Column, values: pd.Series) -> str:
    if column.source:
        return column.source
    if not pd.api.types.is_numeric_dtype(values):
        return "text"
    if column.field == "share":
        return "share"
    # row numbers and years have no thousands separator
    return "number" if column.field == "length_km" else "plain"


def to_csv(view: View, dialect: str = "excel-pl") -> bytes:
    """Return the rows shown as CSV, with the columns of files.

    Parameters
    ----------
    view
        The view to export.
    dialect
        "excel-pl" for semicolons, decimal commas and a byte order mark, which Excel with Polish settings
        opens directly; "plain" for commas, decimal points and UTF-8 without a mark. Both have CRLF line ends,
        empty cells for missing values, and escaped formulas.

    Raises
    ------
    ValueError
        If ``dialect`` is unknown.
    """
    if dialect not in DIALECTS:
        raise ValueError(f"dialect must be excel-pl or plain, not {dialect!r}")
    table = to_frame(view, in_files=True)
    return csv_bytes(table.columns, table.itertuples(index=False, name=None), dialect)


def csv_bytes(headings: Iterable[str], rows: Iterable[Iterable[object]], dialect: str) -> bytes:
    """Return a table in a dialect as ``to_csv`` describes it; None is an empty cell."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";" if dialect == "excel-pl" else ",", lineterminator="\r\n")
    writer.writerow(headings)
    for row in rows:
        writer.writerow(_csv_cell(cell, dialect) for cell in row)
    return out.getvalue().encode("utf-8-sig" if dialect == "excel-pl" else "utf-8")


def _csv_cell(cell: object, dialect: str) -> object:
    if cell is pd.NA or cell != cell:  # NaN differs from itself
        return ""
    if isinstance(cell, float):
        return repr(cell).replace(".", ",") if dialect == "excel-pl" else repr(cell)
    return defused(cell)


def defused(cell: object) -> object:
    """Prefix text that a spreadsheet might run as a formula with an apostrophe; return other cells unchanged.

    Leading blanks and invisible characters are ignored in the check, and full-width signs count as signs.
    """
    if not isinstance(cell, str):
        return cell
    seen = cell.lstrip(_UNSEEN)
    before = cell[: len(cell) - len(seen)]
    risky = (
        unicodedata.normalize("NFKC", seen).startswith(_FORMULA_STARTS) or "\t" in before or "\r" in before
    )
    return "'" + cell if risky else cell
