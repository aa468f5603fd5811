"""The rows of a view as tables on slides, with the head on each."""

from __future__ import annotations

from typing import Any

import pandas as pd
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.presentation import Presentation
from pptx.util import Emu, Pt

from geo.core.i18n import Translator
from geo.render.files.rows import columns_of, to_frame
from geo.render.sheet.typography import width_pt, wrapped
from geo.render.slides.shapes import EMU, clean
from geo.render.slides.template import Layout
from geo.render.slides.title import write_title
from geo.views.view import View

MOST_SLIDES = 6
"""Slides of a table at most; what remains is said under the last."""

_FIELDS = frozenset(
    {"powiat", "country", "partner", "form", "year", "length_km", "voivodeship", "gmina", "gmina_kind"}
    | {"kind_1999", "gminy_flooded", "gminy", "share", "partnerships", "flood_status", "countries"}
)
"""Columns that a slide has room for."""

_SIZE, _HEAD_SIZE, _NOTE = 12.0, 12.0, 11.0  # points
_PAD, _LINE = 5.0, 1.25
_LEAST, _GAP = 40.0, 4.0


def add_tables(presentation: Presentation, layout: Layout, view: View, factor: float) -> None:
    """Add slides with the rows of a view; one with a sentence if there are none."""
    heads, rows, numeric = _cells(view)
    left, top, wide, high = (length / EMU for length in layout.content)
    top, high = top + _GAP, high - _GAP
    widths = _widths(heads, rows, wide)
    foot = _NOTE * 2
    pages = _pages(heads, rows, widths, high - foot)
    shown = sum(map(len, pages[:MOST_SLIDES]))
    for number, page in enumerate(pages[:MOST_SLIDES], start=1):
        slide = presentation.slides.add_slide(layout.layout)
        write_title(slide, layout, _title(view, number, min(len(pages), MOST_SLIDES)))
        box = [Emu(round(length * EMU)) for length in (left, top, wide, high - foot)]
        if not rows:
            text = slide.shapes.add_textbox(*box).text_frame
            text.text = clean(f"{view.words('No rows match these filters.')} {view.wording.advice}".strip())
            continue
        _fill(
            slide.shapes.add_table(len(page) + 1, len(heads), *box).table,
            heads,
            page,
            widths,
            numeric,
            factor,
        )
        if number == MOST_SLIDES and shown < len(rows):
            more = view.words("Rows not shown here: {n}.", n=view.words.number(len(rows) - shown))
            place = [Emu(round(length * EMU)) for length in (left, top + high - foot, wide, foot)]
            note = slide.shapes.add_textbox(*place).text_frame
            note.text = more
            note.paragraphs[0].font.size = Pt(_NOTE)


def _title(view: View, number: int, total: int) -> str:
    part = f" ({number}/{total})" if total > 1 else ""
    return view.words("{title}: table", title=view.wording.title) + part


def _cells(view: View) -> tuple[list[str], list[list[str]], list[bool]]:
    """Return headings, cells as text, and whether each column holds numbers."""
    w = view.words
    frame = to_frame(view)
    columns = columns_of(view.theme, own=view.joined.own)
    kept = [n for n, column in enumerate(columns) if column.field in _FIELDS]
    table = frame.iloc[:, kept]
    texts = [
        [_text(w, cell, columns[at].field) for at, cell in zip(kept, row, strict=True)]
        for row in table.itertuples(index=False, name=None)
    ]
    numeric = [table.iloc[:, at].dtype.kind in "iuf" for at in range(len(kept))]
    return list(table.columns), texts, numeric


def _text(w: Translator, cell: Any, field: str) -> str:
    if cell is None or cell is pd.NA or cell != cell:
        return "–"
    if isinstance(cell, str):
        return clean(cell) or "–"
    if field == "share":
        return w.percent(float(cell), 1)
    return str(int(cell)) if field == "year" else w.number(float(cell))


def _widths(heads: list[str], rows: list[list[str]], room: float) -> list[float]:
    """Return the widths of the columns, which fill ``room``: by what most cells need."""
    wanted = []
    for at, head in enumerate(heads):
        lengths = sorted(width_pt(row[at], _SIZE) for row in rows) or [0.0]
        usual = lengths[int((len(lengths) - 1) * 0.95)]
        word = max((width_pt(part, _HEAD_SIZE, bold=True) for part in head.split()), default=0.0)
        wanted.append(max(_LEAST, word, usual) + 2 * _PAD + 2)
    return [width * room / sum(wanted) for width in wanted]


def _pages(
    heads: list[str], rows: list[list[str]], widths: list[float], room: float
) -> list[list[list[str]]]:
    """Split the rows over slides by their heights."""
    head = _height(heads, widths, bold=True)
    pages: list[list[list[str]]] = [[]]
    used = head
    for row in rows:
        high = _height(row, widths)
        if used + high > room and pages[-1]:
            pages.append([])
            used = head
        pages[-1].append(row)
        used += high
    return pages


def _height(cells: list[str], widths: list[float], bold: bool = False) -> float:
    lines = max(
        len(wrapped(cell, _SIZE, width - 2 * _PAD, bold)) for cell, width in zip(cells, widths, strict=True)
    )
    return max(lines, 1) * _SIZE * _LINE + 4.0


def _fill(
    table: Any,
    heads: list[str],
    rows: list[list[str]],
    widths: list[float],
    numeric: list[bool],
    factor: float,
) -> None:
    table.first_row, table.horz_banding = True, True
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Emu(round(width * EMU))
    for number, cells in enumerate([heads, *rows]):
        table.rows[number].height = Emu(round(_height(cells, widths, bold=number == 0) * EMU))
        for at, said in enumerate(cells):
            cell = table.cell(number, at)
            cell.margin_left = cell.margin_right = Pt(_PAD)
            cell.margin_top = cell.margin_bottom = Pt(1.5)
            cell.vertical_anchor = MSO_ANCHOR.MIDDLE
            paragraph = cell.text_frame.paragraphs[0]
            paragraph.text = said
            paragraph.font.size = Pt(_SIZE * factor)
            paragraph.alignment = PP_ALIGN.RIGHT if numeric[at] else PP_ALIGN.LEFT
