"""Export of the rows of a view as an Excel workbook."""

from __future__ import annotations

import datetime as dt
import io
import re
from numbers import Real
from typing import Any

import pandas as pd
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from geo.render.files import metadata
from geo.render.files.rows import columns_of, defused, to_frame
from geo.views.columns import Column
from geo.views.view import View

_LONGEST_CELL = 32_767
_WIDTHS = (6.0, 60.0)  # minimum and maximum column width, in characters
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TEXT = "@"


def to_xlsx(view: View, day: dt.date, address: str = "") -> bytes:
    """Return the rows shown as XLSX: a sheet of rows, and one with filters, sources and licences.

    Numbers are stored as numbers and all other cells, including codes, as text, so that none can run as a
    formula. The heading row is frozen and has filters. An empty view has only the heading row; the second
    sheet says that no row matches.
    """
    table, columns = to_frame(view, in_files=True), columns_of(view.theme, True, view.joined.own)
    return workbook(view, view.words("Rows"), table, columns, day, address)


def workbook(
    view: View, name: str, table: pd.DataFrame, columns: tuple[Column, ...], day: dt.date, address: str
) -> bytes:
    """Return a workbook with the sheet ``name`` of a table, and one on the sources of ``view``."""
    book = Workbook()
    book.properties.title, book.properties.creator = view.wording.title, "Atlas Powiatów"
    book.properties.created = book.properties.modified = dt.datetime.combine(day, dt.time())
    rows = book.worksheets[0]
    rows.title = name
    _write_rows(rows, table, columns)
    _write_about(book.create_sheet(view.words("Sources and filters")), view, day, address)
    out = io.BytesIO()
    book.save(out)
    for part in (*book.worksheets, book):
        vars(part).clear()  # break the reference cycles of the workbook, to free its memory at once
    return out.getvalue()


def cell_text(text: str) -> str:
    """Return ``text`` with formulas escaped, without characters invalid in XML, cut to the maximum length."""
    return str(defused(_NOT_IN_XML.sub("", text)))[:_LONGEST_CELL]


def _write_rows(sheet: Worksheet, table: pd.DataFrame, columns: tuple[Column, ...]) -> None:
    for at, heading in enumerate(table.columns, start=1):
        _put_text(sheet, 1, at, str(heading))
    for number, row in enumerate(table.itertuples(index=False, name=None), start=2):
        for at, (value, column) in enumerate(zip(row, columns, strict=True), start=1):
            _put(sheet, number, at, value, column)
    for at, heading in enumerate(table.columns, start=1):
        longest = max([len(str(heading)) + 3, *(len(str(value)) for value in table[heading])])
        sheet.column_dimensions[get_column_letter(at)].width = min(
            max(longest * 1.05 + 1, _WIDTHS[0]), _WIDTHS[1]
        )
    _mark_heading(sheet, len(table.columns))
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.columns))}{len(table) + 1}"


def _put(sheet: Worksheet, row: int, at: int, value: Any, column: Column) -> None:
    if isinstance(value, str):
        _put_text(sheet, row, at, value)
    elif _is_number(value):
        cell = sheet.cell(row, at, value)
        cell.number_format = (
            "0%"
            if column.field in ("share", "area_share")
            else "0"
            if column.digits is None
            else "0." + "0" * column.digits
        )


def _is_number(value: object) -> bool:
    """Return whether a cell holds a number, other than NaN (which differs from itself) and ``pd.NA``."""
    return isinstance(value, Real) and value == value


def _put_text(sheet: Worksheet, row: int, at: int, text: str) -> None:
    if text:
        cell = sheet.cell(row, at)
        cell.value = cell_text(text)
        cell.data_type = "s"  # openpyxl would take "=..." for a formula and "#N/A" for an error
        cell.number_format = _TEXT


def _mark_heading(sheet: Worksheet, columns: int, row: int = 1) -> None:
    for at in range(1, columns + 1):
        cell = sheet.cell(row, at)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", start_color="FFEDE9DF")
        cell.alignment = Alignment(vertical="top", wrap_text=True)


def _write_about(sheet: Worksheet, view: View, day: dt.date, address: str) -> None:
    w = view.words
    row = 0
    for what, text in metadata.facts(view, day, address):
        row += 1
        _put_text(sheet, row, 1, what)
        _put_text(sheet, row, 2, text)
    row += 2
    for at, heading in enumerate((w("Content"), w("Source"), w("As of"), w("Licence")), start=1):
        _put_text(sheet, row, at, heading)
    _mark_heading(sheet, 4, row)
    for line in metadata.licences(view):
        row += 1
        for at, text in enumerate(line, start=1):
            _put_text(sheet, row, at, text)
    for at, width in enumerate((34, 70, 14, 24), start=1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    for cells in sheet.iter_rows():
        for cell in cells:
            cell.alignment = Alignment(vertical="top", wrap_text=True)
