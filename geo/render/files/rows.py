"""The rows of a view as a table for the screen and for files; the same rows in both.

Files have more columns: codes, points and figures that a reader of the screen does not need.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from typing import Any

import pandas as pd

from geo.views.columns import Column
from geo.views.view import Theme, View

DIALECTS = ("excel-pl", "plain")

_FORMULA_STARTS = ("=", "+", "-", "@")
_UNSEEN = "".join(
    c for c in map(chr, range(0x10000)) if unicodedata.category(c) in ("Cc", "Cf", "Zs", "Zl", "Zp")
)


def columns_of(theme: Theme, in_files: bool = False) -> tuple[Column, ...]:
    """Return the columns of a theme on the screen, or those of its files."""
    return tuple(column for column in theme.columns if in_files or not column.in_files_only)


def to_frame(view: View, in_files: bool = False) -> pd.DataFrame:
    """Return the rows shown with headings and cells in the reader's language, in printed order.

    Numbers stay numbers. ``in_files``: with the columns that only files have.
    """
    w = view.words
    rows = view.theme.file_rows(view) if in_files else view.rows
    frame = {}
    for column in columns_of(view.theme, in_files):
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
    """Return ``to_frame`` as the browser's table reads it: columns, rows of cells, and what a click on each row selects."""
    table = to_frame(view)
    columns = [
        {"label": heading, "kind": _screen_kind(column, table[heading])}
        for heading, column in zip(table.columns, columns_of(view.theme), strict=True)
    ]
    cells = table.astype(object).where(table.notna(), None).to_numpy().tolist()
    kind, key = view.theme.selects
    return {"columns": columns, "rows": cells, "keys": [f"{kind}:{value}" for value in view.rows[key]]}


def _screen_kind(column: Column, values: pd.Series) -> str:
    if not pd.api.types.is_numeric_dtype(values):
        return "text"
    if column.field == "share":
        return "share"
    return "number" if column.field == "length_km" else "plain"  # running numbers and years have no thousands


def to_csv(view: View, dialect: str = "excel-pl") -> bytes:
    """Return the rows shown as CSV, with the columns of files.

    ``excel-pl``: semicolons, decimal commas and a byte order mark, so that Polish Excel opens it by double
    click. ``plain``: commas, decimal points, UTF-8. Both: CRLF line ends, missing values empty, formulas
    defused.

    Raises
    ------
    ValueError
        ``dialect`` is neither.
    """
    if dialect not in DIALECTS:
        raise ValueError(f"dialect must be excel-pl or plain, not {dialect!r}")
    table = to_frame(view, in_files=True)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";" if dialect == "excel-pl" else ",", lineterminator="\r\n")
    writer.writerow(table.columns)
    for row in table.itertuples(index=False, name=None):
        writer.writerow(_csv_cell(cell, dialect) for cell in row)
    return out.getvalue().encode("utf-8-sig" if dialect == "excel-pl" else "utf-8")


def _csv_cell(cell: object, dialect: str) -> object:
    if cell is pd.NA or cell != cell:  # missing numbers differ from themselves
        return ""
    if isinstance(cell, float):
        return repr(cell).replace(".", ",") if dialect == "excel-pl" else repr(cell)
    return defused(cell)


def defused(cell: object) -> object:
    """Return text that a spreadsheet might run as a formula with an apostrophe before it; numbers as they are.

    Blanks and invisible characters before the first sign do not hide it, nor does its full-width form.
    """
    if not isinstance(cell, str):
        return cell
    seen = cell.lstrip(_UNSEEN)
    before = cell[: len(cell) - len(seen)]
    risky = (
        unicodedata.normalize("NFKC", seen).startswith(_FORMULA_STARTS) or "\t" in before or "\r" in before
    )
    return "'" + cell if risky else cell
