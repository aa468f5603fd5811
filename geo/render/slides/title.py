"""The title of a slide, in the size of the template or as much smaller as its placeholder asks for."""

from __future__ import annotations

from typing import Any

from pptx.slide import Slide
from pptx.util import Pt

from geo.render.sheet.typography import wrapped
from geo.render.slides.shapes import EMU, clean
from geo.render.slides.template import Layout

_USUAL, _LEAST = 44.0, 12.0  # points
_INSET, _LEADING = 16.0, 1.2
_WIDER = 0.9  # letters of other typefaces take more room than those of sheets


def write_title(slide: Slide, layout: Layout, title: str) -> None:
    """Write the title, and take away the placeholder that map or table stand in; "" leaves the title out."""
    for place in list(slide.placeholders):
        if place.placeholder_format.idx == layout.content_number:
            place._element.getparent().remove(place._element)
    heading: Any = slide.shapes.title
    if heading is None:
        return
    text = clean(title)
    if not text.strip():
        heading._element.getparent().remove(heading._element)
        return
    heading.text_frame.text = text
    usual = _size_of(layout)
    size = _fitting(text, usual, heading.width / EMU - _INSET, heading.height / EMU)
    if size < usual:
        heading.text_frame.paragraphs[0].font.size = Pt(size)


def _size_of(layout: Layout) -> float:
    """Return the size of titles in points."""
    master: Any = layout.layout.slide_master
    letters = master._element.find(".//{*}titleStyle/{*}lvl1pPr/{*}defRPr")
    told = letters.get("sz") if letters is not None else None
    return float(told) / 100 if told else _USUAL


def _fitting(text: str, usual: float, wide: float, high: float) -> float:
    """Return the largest size at which a text fits into a box in points."""
    size = usual
    while size > _LEAST and len(wrapped(text, size, wide * _WIDER, bold=True)) * size * _LEADING > high:
        size -= 1
    return size
