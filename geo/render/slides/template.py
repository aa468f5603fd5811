"""The template of slides: that of the office, or a plain one in 16:9."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

import pptx
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.presentation import Presentation
from pptx.slide import SlideLayout
from pptx.util import Emu, Pt

from geo.core.errors import ExportError
from geo.core.i18n import N_
from geo.render.files.archive import of_kind
from geo.render.sheet.page_setup import Template

_TITLES = (PP_PLACEHOLDER.TITLE,)
_CONTENTS = (PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.PICTURE)
_LEAST_SHARE = 0.3  # of the slide that the content takes, to hold a map
_MOST_BYTES = 30_000_000
_KINDS = (b"presentationml.template.main+xml", b"presentationml.presentation.main+xml")

# The plain template, in points: a title over a map as large as can be.
_WIDE, _HIGH = 960.0, 540.0
_SIDE, _TITLE_TOP, _TITLE_HIGH, _FOOT = 26.0, 14.0, 44.0, 14.0
_PLAIN_LAYOUT = "Title and Content"


@dataclass(frozen=True)
class Layout:
    """The layout for slides with a map: left, top, width and height in EMU of its content."""

    layout: SlideLayout
    content: tuple[int, int, int, int]
    content_number: int


def open_template(template: Template | None) -> tuple[Presentation, Layout]:
    """Return an empty presentation in the looks of a template, and the layout for its slides.

    Raises
    ------
    ExportError
        The template cannot be read, or has no layout with title and content.
    """
    if template is None:
        presentation = _plain()
        found = _layout(presentation)
        assert found is not None
        return presentation, found
    presentation = _read(template)
    found = _layout(presentation)
    if found is None:
        raise ExportError(
            N_(
                "Template {name}: expected a layout with a placeholder for the title and one for the content"
                " (at least {share} % of the slide), found none in {layouts}."
            ),
            name=template.name,
            share=round(_LEAST_SHARE * 100),
            layouts=", ".join(layout.name for layout in _layouts(presentation)) or "–",
        )
    return presentation, found


def _read(template: Template) -> Presentation:
    try:
        if len(template.content) > _MOST_BYTES:
            raise ValueError
        presentation = pptx.Presentation(io.BytesIO(of_kind(template.content, *_KINDS)))
        for slide in list(presentation.slides._sldIdLst):
            presentation.part.drop_rel(slide.rId)
            presentation.slides._sldIdLst.remove(slide)
    except Exception as error:  # a damaged package fails in many ways
        raise ExportError(
            N_("Template {name}: expected a PowerPoint file (.pptx, .potx) up to 30 MB, found another file."),
            name=template.name,
        ) from error
    return presentation


def _layouts(presentation: Presentation) -> list[SlideLayout]:
    return [layout for master in presentation.slide_masters for layout in master.slide_layouts]


def _layout(presentation: Presentation) -> Layout | None:
    """Return the first layout with a title and one large content."""
    whole = int(presentation.slide_width or 0) * int(presentation.slide_height or 0)
    for layout in _layouts(presentation):
        places: Any = layout.placeholders
        kinds = {place.placeholder_format.idx: place for place in places}
        is_titled = any(place.placeholder_format.type in _TITLES for place in kinds.values())
        contents = [
            (idx, place) for idx, place in kinds.items() if place.placeholder_format.type in _CONTENTS
        ]
        if not is_titled or not contents:
            continue
        idx, place = max(contents, key=lambda found: int(found[1].width or 0) * int(found[1].height or 0))
        box = (int(place.left or 0), int(place.top or 0), int(place.width or 0), int(place.height or 0))
        if box[2] * box[3] >= _LEAST_SHARE * whole > 0:
            return Layout(layout, box, idx)
    return None


def _plain() -> Presentation:
    """Return the plain template: the standard one of python-pptx in 16:9, with a single layout."""
    presentation = pptx.Presentation()
    presentation.slide_width, presentation.slide_height = Emu(Pt(_WIDE)), Emu(Pt(_HIGH))
    master = presentation.slide_masters[0]
    for layout in list(master.slide_layouts):
        if layout.name != _PLAIN_LAYOUT:
            master.slide_layouts.remove(layout)
    top = _TITLE_TOP + _TITLE_HIGH
    boxes = {
        PP_PLACEHOLDER.TITLE: (_SIDE, _TITLE_TOP, _WIDE - 2 * _SIDE, _TITLE_HIGH),
        PP_PLACEHOLDER.BODY: (_SIDE, top, _WIDE - 2 * _SIDE, _HIGH - top - _FOOT),
        PP_PLACEHOLDER.OBJECT: (_SIDE, top, _WIDE - 2 * _SIDE, _HIGH - top - _FOOT),
    }
    for holder in (master, master.slide_layouts[0]):
        places: Any = holder.placeholders
        for place in list(places):
            box = boxes.get(place.placeholder_format.type)
            if box is None:
                place._element.getparent().remove(place._element)
                continue
            place.left, place.top, place.width, place.height = (Emu(Pt(length)) for length in box)
    _set_title(master)
    return presentation


def _set_title(master: object) -> None:
    """Set titles of the plain template to the left, in a size for a sentence."""
    style = master._element.find(".//{*}titleStyle/{*}lvl1pPr")  # type: ignore[attr-defined]
    style.set("algn", "l")
    for body in master._element.iter("{*}bodyPr"):  # type: ignore[attr-defined]
        body.set("lIns", "0")
        body.set("rIns", "0")
    letters = style.find("{*}defRPr")
    letters.set("sz", "2600")
    letters.set("b", "1")
