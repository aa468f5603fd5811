"""Views as slides of PowerPoint: title, map, legend and small print as shapes and texts to be edited."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from pptx.oxml import parse_xml
from pptx.presentation import Presentation
from pptx.slide import Slide as PptxSlide
from pptx.util import Emu

from geo.choices.printed_address import in_words
from geo.render.files.archive import steady
from geo.render.sheet import layers
from geo.render.sheet.native import Figure, Part, Picture, Words
from geo.render.sheet.page_setup import PageSetup, Paper, Template
from geo.render.sheet.parts import around
from geo.render.sheet.renderer import Sheets
from geo.render.slides.contrast import with_contrast
from geo.render.slides.names import Names, names_of
from geo.render.slides.shapes import (
    EMU,
    NAMESPACES,
    Board,
    Piece,
    clean,
    figure_piece,
    group_piece,
    words_piece,
)
from geo.render.slides.shown import SlideOf
from geo.render.slides.table import add_tables
from geo.render.slides.template import Layout, open_template
from geo.render.slides.title import write_title
from geo.render.slides.typefaces import smaller
from geo.views.view import View

_MAKER = "Atlas Powiatów"
_DPI = 150  # what the outlines are detailed for
_AWAY = "-"


def to_pptx(
    sheets: Sheets,
    slides: Sequence[SlideOf],
    template: Template | None = None,
    progress: Callable[[float, str], None] | None = None,
) -> bytes:
    """Return views as a presentation, one slide each and their tables after them where asked for.

    Raises
    ------
    ExportError
        The template cannot be used, or an extent is outside the area that a sheet can show.
    """
    presentation, layout = open_template(template)
    factor = smaller(presentation)
    for number, shown in enumerate(slides):
        if progress:
            progress(number / len(slides), _title(shown))
        _add_map(presentation, layout, sheets, shown, factor)
        if shown.setup.table:
            add_tables(presentation, layout, shown.view, factor)
    first = slides[0]
    about = presentation.core_properties
    day = dt.datetime.combine(first.setup.day, dt.time())
    about.title, about.subject = clean(_title(first)), clean(first.view.wording.summary)
    about.author = about.last_modified_by = _MAKER
    about.created = about.modified = day
    about.language, about.keywords = first.view.lang, ""
    out = io.BytesIO()
    presentation.save(out)
    return steady(out.getvalue(), first.setup.day)


def paper_of(template: Template | None = None) -> Paper:
    """Return the size of the map with its legend on a slide.

    Raises
    ------
    ExportError
        The template cannot be used.
    """
    return _paper(open_template(template)[1])


def _paper(layout: Layout) -> Paper:
    return around(layout.content[2] / EMU, layout.content[3] / EMU, _DPI)


def _title(shown: SlideOf) -> str:
    return shown.view.wording.title if shown.setup.title is None else shown.setup.title


def _add_map(
    presentation: Presentation, layout: Layout, sheets: Sheets, shown: SlideOf, factor: float
) -> None:
    view, setup = shown.view, shown.setup
    slide = presentation.slides.add_slide(layout.layout)
    write_title(slide, layout, _title(shown))
    paper = _paper(layout)
    parts = with_contrast(sheets.parts(view, replace(setup, paper=paper, title="", qr=False)))
    left, top, wide, high = (length / EMU for length in layout.content)
    left, top = left - (paper.width_in * 72 - wide) / 2, top - (paper.height_in * 72 - high) / 2
    board = Board(left, top, paper.height_in * 72, view.words, layers.hatches(view, setup.style), factor)
    _draw(slide, board, parts, names_of(view, sheets.ground), view.wording.summary)
    _annotate(slide, view, setup)


def _annotate(slide: PptxSlide, view: View, setup: PageSetup) -> None:
    """Write the speaker's notes: what the map shows, and where it is."""
    said = [view.wording.summary, *view.wording.notes]
    said += [in_words(view.words, setup.address)] if setup.address else []
    frame = slide.notes_slide.notes_text_frame
    if frame is not None:
        frame.text = "\n".join(clean(line) for line in said)


# ------------------------------------------------------------------------ shapes
def _draw(slide: PptxSlide, board: Board, parts: list[Part], names: Names, about: str) -> None:
    """Add the parts to a slide from back to front, those of one layer as a group."""
    pieces: list[tuple[str, Piece | Picture]] = []
    for part in parts:
        if isinstance(part, Figure):
            name, text = names.of(part)
            pieces.append((names.layer(part.group), figure_piece(board, part, name, text)))
        elif isinstance(part, Words):
            layer = names.texts if part.manner.name else _AWAY
            pieces.append((layer, words_piece(board, part)))
        else:
            pieces.append((_AWAY, part))
    tree = slide.shapes._spTree
    at = 0
    while at < len(pieces):
        layer = pieces[at][0]
        end = at + 1
        while end < len(pieces) and pieces[end][0] == layer != _AWAY:
            end += 1
        found = [piece for _, piece in pieces[at:end]]
        if isinstance(found[0], Picture):
            _add_picture(slide, board, found[0])
        else:
            shapes = [piece for piece in found if isinstance(piece, Piece)]
            whole = shapes[0] if layer == _AWAY else group_piece(board, layer, shapes, about)
            tree.append(_element(whole.xml))
        at = end


def _element(xml: str) -> Any:
    tag, _, rest = xml.partition(">")  # the outermost one has no attributes
    return parse_xml(f"{tag} {NAMESPACES}>{rest}")


def _add_picture(slide: PptxSlide, board: Board, picture: Picture) -> None:
    left, bottom, right, top = picture.box
    x, y = board.left + left, board.top + board.height - top
    box = [Emu(round(length * EMU)) for length in (x, y, right - left, top - bottom)]
    slide.shapes.add_picture(io.BytesIO(picture.png), *box)
