"""Templates of slides: those that can be used, and those that are refused in one sentence."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pptx
import pytest
from pptx.util import Emu

from geo.core.errors import ExportError
from geo.core.i18n import words
from geo.render.sheet.page_setup import Template
from geo.render.slides.template import open_template
from geo.render.slides.title import write_title
from geo.render.slides.typefaces import smaller


def saved(presentation: Any) -> bytes:
    out = io.BytesIO()
    presentation.save(out)
    return out.getvalue()


def used(presentation: Any) -> Template:
    return Template("urzad.pptx", saved(presentation))


def test_the_plain_template_is_wide_with_one_layout() -> None:
    presentation, layout = open_template(None)
    assert (presentation.slide_width, presentation.slide_height) == (12_192_000, 6_858_000)
    assert [found.name for found in presentation.slide_layouts] == [layout.layout.name]
    assert smaller(presentation) == 1.0


def test_size_and_looks_are_those_of_the_template_and_its_slides_are_dropped() -> None:
    office: Any = pptx.Presentation()
    office.slide_width = Emu(10_000_000)
    office.slides.add_slide(office.slide_layouts[0])
    presentation, layout = open_template(used(office))
    assert presentation.slide_width == 10_000_000
    assert len(presentation.slides) == 0
    assert layout.layout.name == "Title and Content"
    assert layout.content == (457_200, 1_600_200, 8_229_600, 4_525_963)


def test_a_potx_is_a_template_too() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved(pptx.Presentation()))) as made, zipfile.ZipFile(out, "w") as kept:
        for name in made.namelist():
            content = made.read(name)
            if name == "[Content_Types].xml":
                content = content.replace(
                    b"presentationml.presentation.main", b"presentationml.template.main"
                )
            kept.writestr(name, content)
    presentation, _ = open_template(Template("urzad.potx", out.getvalue()))
    assert len(presentation.slide_layouts) == 11


def test_a_template_without_room_for_a_map_is_named_with_its_layouts() -> None:
    office: Any = pptx.Presentation()
    layouts = office.slide_masters[0].slide_layouts
    for layout in list(layouts):
        if layout.name not in ("Title Only", "Blank"):
            layouts.remove(layout)
    with pytest.raises(ExportError) as error:
        open_template(used(office))
    assert error.value.text(words("pl")) == (
        "Szablon urzad.pptx: oczekiwano układu z miejscem na tytuł i na zawartość (co najmniej 30% slajdu),"
        " nie znaleziono takiego wśród: Title Only, Blank."
    )


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"%PDF-1.7"])
def test_what_is_no_presentation_is_refused(content: bytes) -> None:
    with pytest.raises(ExportError) as error:
        open_template(Template("x.pptx", content))
    assert error.value.text(words("en")) == (
        "Template x.pptx: expected a PowerPoint file (.pptx, .potx) up to 30 MB, found another file."
    )


@pytest.mark.parametrize(("typeface", "factor"), [("Calibri", 1.0), ("Arial", 0.9), ("Verdana", 0.76)])
def test_letters_are_smaller_in_wide_typefaces(typeface: str, factor: float) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved(pptx.Presentation()))) as made, zipfile.ZipFile(out, "w") as kept:
        for name in made.namelist():
            kept.writestr(name, made.read(name).replace(b'"Calibri"', f'"{typeface}"'.encode()))
    assert smaller(open_template(Template("t.pptx", out.getvalue()))[0]) == factor


def test_a_long_title_is_set_smaller_and_a_short_one_as_in_the_template() -> None:
    presentation, layout = open_template(used(pptx.Presentation()))
    sizes = []
    for title in ("Odra", "Gminy i powiaty dotknięte powodzią według wykazu z 12 maja 1999 r."):
        slide = presentation.slides.add_slide(layout.layout)
        write_title(slide, layout, title)
        size = slide.shapes.title.text_frame.paragraphs[0].font.size
        sizes.append(size and size.pt)
    assert sizes == [None, 36]
