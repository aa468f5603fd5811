"""Reports as documents of Word, with real headings, captions, repeated table heads and alternative texts."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import dataclass, field
from typing import Any

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Emu, Pt

from geo.choices.printed_address import in_words
from geo.core.i18n import Translator
from geo.render.card.report_pictures import Draw
from geo.render.documents import elements
from geo.render.documents.elements import clean
from geo.render.documents.template import open_template, width_of
from geo.render.files.archive import steady
from geo.render.sheet.page_setup import Template
from geo.render.sheet.typography import width_pt
from geo.views.charts import Bars, Table
from geo.views.report.document import Block, Bullets, Map, Report, Section
from geo.views.table_texts import said_columns

_MAKER = "Atlas Powiatów"
_EMU = 12_700
_SIZE, _PAD = 8.5, 14.5  # of the letters in tables, and of both margins of a cell, in points
_MOST = 190.0  # widest wish of a column
_HEAD = "e8e4da"
_OVER_TABLE = 10.0


@dataclass
class _Writer:
    """A document being written; figures and tables are counted."""

    document: Document
    w: Translator
    draw: Draw
    counts: dict[str, int] = field(default_factory=dict)

    def caption(self, label: str, text: str, above: bool) -> None:
        self.counts[label] = self.counts.get(label, 0) + 1
        paragraph = self.document.add_paragraph()
        elements.add_caption(paragraph, label, self.counts[label], text)
        paragraph.paragraph_format.keep_with_next = above
        if above:
            paragraph.paragraph_format.space_before = Pt(_OVER_TABLE)


def to_docx(
    report: Report, draw: Draw, day: dt.date, address: str = "", template: Template | None = None
) -> bytes:
    """Return a report as a document of Word.

    Raises
    ------
    ExportError
        The template cannot be used.
    """
    document = open_template(template)
    w = report.words
    writer = _Writer(document, w, draw)
    elements.set_language(document, report.lang)
    document.add_paragraph(clean(report.title), style="Title")
    document.add_paragraph(clean(report.place))
    for section in report.sections:
        _write_section(writer, section, 1)
    _write_end(document, w, day, address)
    _write_foot(document, report, day)
    about = document.core_properties
    about.title, about.subject, about.language = clean(report.title), clean(report.place), report.lang
    about.author = about.last_modified_by = _MAKER
    about.created = about.modified = dt.datetime.combine(day, dt.time())
    about.comments, about.keywords = "", clean(address)
    out = io.BytesIO()
    document.save(out)
    return steady(out.getvalue(), day)


def _write_section(writer: _Writer, section: Section, level: int) -> None:
    writer.document.add_heading(clean(section.title), level)
    for block in section.blocks:
        _write(writer, block)
    for inner in section.sections:
        _write_section(writer, inner, level + 1)


def _write(writer: _Writer, block: Block) -> None:
    if isinstance(block, str):
        writer.document.add_paragraph(clean(block))
    elif isinstance(block, Bullets):
        for line in block.lines:
            writer.document.add_paragraph(clean(line), style="List Bullet")
    elif isinstance(block, Table):
        _write_table(writer, block)
    else:
        _write_picture(writer, block)


def _write_picture(writer: _Writer, block: Map | Bars) -> None:
    picture = writer.draw(block)
    title = block.caption if isinstance(block, Map) else block.title
    wide = min(round(picture.width * _EMU), width_of(writer.document))
    shape = writer.document.add_picture(io.BytesIO(picture.png), width=Emu(wide))
    writer.document.paragraphs[-1].paragraph_format.keep_with_next = True
    elements.describe_picture(shape, title, picture.text)
    writer.caption(writer.w("Figure"), title, above=False)


# ------------------------------------------------------------------------- tables
def _write_table(writer: _Writer, table: Table) -> None:
    columns, rows = said_columns(table, writer.w)
    writer.caption(writer.w("Table"), table.title, above=True)
    made: Any = writer.document.add_table(rows=1 + len(rows), cols=len(columns))
    made.alignment, made.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    elements.rule(made)
    heads = [column.label for column in columns]
    widths = [Emu(round(width * _EMU)) for width in _widths(heads, rows, width_of(writer.document) / _EMU)]
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    elements.repeat_head(made.rows[0])
    aligns = [
        WD_ALIGN_PARAGRAPH.LEFT if column.kind == "text" else WD_ALIGN_PARAGRAPH.RIGHT for column in columns
    ]
    for number, (row, texts) in enumerate(zip(made.rows, [heads, *rows], strict=True)):
        elements.keep_row(row)
        for cell, text, align, width in zip(row.cells, texts, aligns, widths, strict=True):
            cell.width = width
            elements.set_text(cell, text, _SIZE, number == 0, align)
            if number == 0:
                elements.shade(cell, _HEAD)
    writer.document.add_paragraph().paragraph_format.space_after = Pt(2)


def _widths(heads: list[str], rows: list[list[str]], room: float) -> list[float]:
    """Return the widths of columns, which fill ``room``: at least the longest word, more for longer cells."""
    least, wish = [], []
    for at, head in enumerate(heads):
        cells = [row[at] for row in rows]
        said = [width_pt(part, _SIZE, bold=True) for part in head.split()]
        said += [width_pt(part, _SIZE) for cell in cells for part in cell.split()]
        least.append(max(said, default=0.0) + _PAD)
        longest = max((width_pt(cell, _SIZE) for cell in cells), default=0.0) + _PAD
        wish.append(max(least[-1], min(_MOST, longest)))
    spare, wanted = room - sum(least), sum(wish) - sum(least)
    if spare <= 0:
        return [width * room / sum(least) for width in least]
    share = min(1.0, spare / wanted) if wanted else 0.0
    given = [low + (high - low) * share for low, high in zip(least, wish, strict=True)]
    return [width * room / sum(given) for width in given]


# ---------------------------------------------------------------- end and footer
def _write_end(document: Document, w: Translator, day: dt.date, address: str) -> None:
    said = [w("Exported on {day}.", day=w.date(day))]
    said += [in_words(w, address)] if address else []
    run = document.add_paragraph().add_run(clean(" ".join(said)))
    run.font.color.rgb = elements.GREY
    run.font.size = Pt(9)


def _write_foot(document: Document, report: Report, day: dt.date) -> None:
    """Write the foot of the pages, unless the template has its own."""
    foot = document.sections[-1].footer
    if any(paragraph.text.strip() for paragraph in foot.paragraphs) or foot.tables:
        return
    w = report.words
    paragraph = foot.paragraphs[0] if foot.paragraphs else foot.add_paragraph()
    paragraph.add_run(clean(f"{_MAKER} · {report.title} · {w.date(day)} · "))
    elements.add_page_number(paragraph, w("page {page} of {pages}"))
    for run in paragraph.runs:
        run.font.size = Pt(8)
        run.font.color.rgb = elements.GREY
