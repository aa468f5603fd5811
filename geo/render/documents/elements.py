"""Parts of Word documents that python-docx has no words for: fields, captions, repeated heads, languages."""

from __future__ import annotations

import re
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph

_RULE = "b9b3a6"
_LOCALES = {"pl": "pl-PL", "en": "en-GB"}


def clean(text: str) -> str:
    """Return a text without what XML cannot hold; line ends become blanks."""
    seen = (" " if sign.isspace() and sign != "\u00a0" else sign for sign in text)
    return "".join(c for c in seen if c >= " " and not "\ud800" <= c <= "\udfff" and c < "\ufffe")


def add_field(paragraph: Paragraph, code: str, shown: str) -> None:
    """Add a field that Word computes; ``shown`` stands until it does."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = shown
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def add_caption(paragraph: Paragraph, label: str, number: int, text: str) -> None:
    """Write a caption, numbered by Word: "Rysunek 1. Partnerzy powiatu"."""
    paragraph.style = "Caption"
    paragraph.add_run(f"{label}\u00a0")
    add_field(paragraph, f" SEQ {label} \\* ARABIC ", str(number))
    paragraph.add_run(f". {clean(text)}")


def add_page_number(paragraph: Paragraph, text: str) -> None:
    """Write the number of the page; ``text`` is like "page {page} of {pages}"."""
    fields = {"{page}": " PAGE ", "{pages}": " NUMPAGES "}
    for piece in re.split(r"(\{pages?\})", text):
        if piece in fields:
            add_field(paragraph, fields[piece], "1")
        else:
            paragraph.add_run(piece)


def describe_picture(inline: Any, title: str, text: str) -> None:
    """Give a picture its alternative text."""
    about = inline._inline.docPr
    about.set("descr", clean(text))
    about.set("title", clean(title))


def repeat_head(row: Any) -> None:
    """Repeat a row of a table on every page."""
    _set(row._tr.get_or_add_trPr(), "w:tblHeader")


def keep_row(row: Any) -> None:
    """Keep a row on one page."""
    _set(row._tr.get_or_add_trPr(), "w:cantSplit")


def _set(properties: Any, name: str) -> None:
    mark = OxmlElement(name)
    mark.set(qn("w:val"), "true")
    properties.append(mark)


def rule(table: Any) -> None:
    """Draw thin lines between the rows of a table."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("w:val", "single"), ("w:sz", "4"), ("w:space", "0"), ("w:color", _RULE)):
            line.set(qn(name), value)
        borders.append(line)
    table._tbl.tblPr.append(borders)


def shade(cell: Any, colour: str) -> None:
    """Fill the ground of a cell; ``colour`` as "e8e4da"."""
    ground = OxmlElement("w:shd")
    for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", colour)):
        ground.set(qn(name), value)
    cell._tc.get_or_add_tcPr().append(ground)


def set_language(document: Any, lang: str) -> None:
    """Set the language in which texts are checked, in the defaults and in the styles that name another."""
    locale = _LOCALES.get(lang, lang)
    styles = document.styles.element
    marks = list(styles.iter(qn("w:lang")))
    if not marks:
        defaults = styles.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
        if defaults is None:
            return
        marks = [OxmlElement("w:lang")]
        defaults.append(marks[0])
    for mark in marks:
        mark.set(qn("w:val"), locale)


def set_text(cell: Any, text: str, size: float, bold: bool, align: Any) -> None:
    """Write the only paragraph of a cell."""
    paragraph = cell.paragraphs[0]
    paragraph.alignment = align
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(1.5)
    run = paragraph.add_run(clean(text))
    run.font.size, run.font.bold = Pt(size), bold


GREY = RGBColor(0x57, 0x53, 0x4A)
