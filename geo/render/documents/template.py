"""The template of reports: that of the office, or a plain one of A4 pages."""

from __future__ import annotations

import io
from typing import Any

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from geo.core.errors import ExportError
from geo.core.i18n import N_
from geo.render.files.archive import of_kind
from geo.render.sheet.page_setup import Template

STYLES = ("Title", "Heading 1", "Heading 2", "Caption", "List Bullet")
"""The styles that a report is written in."""

_MOST_BYTES = 30_000_000
_LEAST_WIDTH = Cm(10)
_KINDS = (b"wordprocessingml.template.main+xml", b"wordprocessingml.document.main+xml")
_TYPEFACE, _INK = "Calibri", RGBColor(0x26, 0x24, 0x1F)
_SIZES = {"Normal": 10.5, "Title": 22.0, "Heading 1": 15.0, "Heading 2": 12.0, "Caption": 9.0}


def open_template(template: Template | None) -> Document:
    """Return an empty document in the looks of a template: its styles, page, header and footer.

    Raises
    ------
    ExportError
        The template cannot be read, lacks a style, or its page is too narrow.
    """
    if template is None:
        return _plain()
    document = _read(template)
    known = {style.name for style in document.styles if style.type == WD_STYLE_TYPE.PARAGRAPH}
    missing = [name for name in STYLES if name not in known]
    if missing:
        raise ExportError(
            N_("Template {name}: expected the styles {expected}, found none called {missing}."),
            name=template.name,
            expected=", ".join(STYLES),
            missing=", ".join(missing),
        )
    if width_of(document) < _LEAST_WIDTH:
        raise ExportError(
            N_("Template {name}: expected a page with at least {cm} cm for the text, found {found} cm."),
            name=template.name,
            cm=round(_LEAST_WIDTH.cm),
            found=round(width_of(document) / Cm(1), 1),
        )
    return document


def width_of(document: Document) -> int:
    """Return the width of the text on the last page of a document, in EMU."""
    section = document.sections[-1]
    page, left, right = section.page_width, section.left_margin, section.right_margin
    return int(page or 0) - int(left or 0) - int(right or 0)


def _read(template: Template) -> Document:
    try:
        if len(template.content) > _MOST_BYTES:
            raise ValueError
        document = docx.Document(io.BytesIO(of_kind(template.content, *_KINDS)))
        body = document.element.body
        for element in list(body):
            if element.tag != qn("w:sectPr"):
                body.remove(element)
        _ = document.sections[-1]
    except Exception as error:  # a damaged package fails in many ways
        raise ExportError(
            N_("Template {name}: expected a Word file (.docx, .dotx) up to 30 MB, found another file."),
            name=template.name,
        ) from error
    return document


def _plain() -> Document:
    """Return the plain template: that of python-docx on A4 pages, in one typeface and in ink."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2.2)
    for name in ("Normal", *STYLES):
        style: Any = document.styles[name]
        style.font.name = _TYPEFACE
        style.font.color.rgb = _INK
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in list(fonts.attrib):
            if attribute.endswith("Theme"):
                del fonts.attrib[attribute]
        for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(script), _TYPEFACE)
        if name in _SIZES:
            style.font.size = Pt(_SIZES[name])
    caption: Any = document.styles["Caption"]
    caption.font.bold = False
    caption.font.italic = True
    normal: Any = document.styles["Normal"]
    normal.paragraph_format.space_after = Pt(6)
    foot: Any = document.styles["Footer"]
    foot.font.size = Pt(8)
    return document
