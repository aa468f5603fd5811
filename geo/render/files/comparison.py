"""Export of the comparison of pinned powiaty, as CSV and as an Excel workbook."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from geo.choices.model import Choices
from geo.render.files.rows import csv_bytes
from geo.render.files.xlsx import workbook
from geo.views.charts import Table
from geo.views.columns import Column
from geo.views.factory import make_view
from geo.views.pinned import compare_table
from geo.views.view import View


def to_csv(view: View, dialect: str = "excel-pl") -> bytes:
    """Return the comparison with codes, in a dialect of ``geo.render.files.rows.to_csv``."""
    headings, rows = _table(view)
    return csv_bytes(headings, rows, dialect)


def to_xlsx(view: View, day: dt.date, address: str = "") -> bytes:
    """Return the comparison as XLSX, with a sheet of sources; codes are text, shares percentages."""
    w = view.words
    headings, rows = _table(view)
    table = pd.DataFrame(rows, columns=headings, dtype=object)
    columns = (Column("powiat_teryt", ""), *(_column(kind) for kind in _kinds(compare_table(view))))
    # The comparison knows no filters and draws on both themes: so does what is said of its sources.
    whole = make_view(view.joined, Choices.of(pins=view.choices.scene.pins), "joint", view.lang)
    return workbook(whole, w("Comparison"), table, columns, day, address)


def file_name(view: View, ending: str, day: dt.date) -> str:
    """Return the ASCII name of the file: "porownanie-powiatow_2026-11-24.xlsx"."""
    w = view.words
    stem = w("comparison-of-powiaty")
    return f"{stem}_{day.isoformat()}.{ending}"


def _table(view: View) -> tuple[list[str], list[tuple[object, ...]]]:
    w, made = view.words, compare_table(view)
    headings = [w("TERYT"), *(column.label for column in made.columns)]
    cells = zip(view.choices.scene.pins, made.rows, strict=True)
    return headings, [(code, *row) for code, row in cells]


def _kinds(table: Table) -> list[str]:
    return [column.kind for column in table.columns]


def _column(kind: str) -> Column:
    """Return a column of files that is written as that of a chart is: a share, or a whole number."""
    return Column("share", "") if kind == "share" else Column("", "")
