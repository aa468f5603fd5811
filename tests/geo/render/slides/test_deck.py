"""Slides as python-pptx reads them back: areas by code and class, names, notes, tables."""

from __future__ import annotations

import datetime as dt
import io
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pptx
import pytest
from pptx.enum.dml import MSO_FILL

from geo.choices.model import Choices
from geo.choices.slides import example
from geo.data.areas import areas
from geo.data.atlas import Atlas
from geo.data.join import AtlasTables, join_powiaty
from geo.render.files.rows import to_frame
from geo.render.sheet import layers
from geo.render.sheet.native import Words
from geo.render.sheet.page_setup import PageSetup
from geo.render.sheet.renderer import Sheets
from geo.render.slides.deck import to_pptx
from geo.render.slides.shown import SlideOf, slides_of
from geo.views.factory import make_view
from geo.views.view import View
from tests.tiny import HOSTILE, tiny_tables

DAY = dt.date(2026, 11, 22)
ADDRESS = "https://atlas.example/wykaz-powodziowy-1999?v=3"


@pytest.fixture(scope="session")
def sheets(atlas: Atlas) -> Sheets:
    return Sheets(atlas.joined, atlas.countries, atlas.context)


def opened(content: bytes) -> Any:
    return pptx.Presentation(io.BytesIO(content))


def one(sheets: Sheets, view: View, **setup: Any) -> Any:
    """Return the presentation of one view."""
    return opened(to_pptx(sheets, [SlideOf(view, PageSetup(DAY, **{"address": ADDRESS} | setup))]))


def every(shapes: Any) -> Iterator[Any]:
    for shape in shapes:
        yield shape
        if hasattr(shape, "shapes"):
            yield from every(shape.shapes)


def fill_of(shape: Any) -> str:
    """Return the colour of a shape; of a pattern that below it."""
    if shape.fill.type == MSO_FILL.PATTERNED:
        return f"#{shape.fill.back_color.rgb}".lower()
    return f"#{shape.fill.fore_color.rgb}".lower()


def texts(slide: Any) -> str:
    return "\n".join(shape.text_frame.text for shape in every(slide.shapes) if shape.has_text_frame)


# ------------------------------------------------------------------------- areas
@pytest.mark.parametrize(
    ("theme", "level", "count"),
    [
        ("floods", "powiat", 380),
        ("floods", "voivodeship", 16),
        ("floods", "gmina", 2477),
        ("partnerships", "powiat", 380),
        ("joint", "powiat", 380),
    ],
)
def test_areas_are_shapes_named_by_code_and_filled_by_class(
    sheets: Sheets, joined: AtlasTables, theme: str, level: str, count: int
) -> None:
    view = make_view(joined, Choices.of(level=level), theme)
    (slide,) = one(sheets, view).slides
    codes = set(areas(joined, level)["code"])
    found = {shape.name: fill_of(shape) for shape in every(slide.shapes) if shape.name in codes}
    assert len(found) == count
    assert found == dict(zip(areas(joined, level)["code"], layers.fill_colours(view), strict=True))


def test_the_classes_of_shapes_are_said(sheets: Sheets, joined: AtlasTables) -> None:
    (slide,) = one(sheets, make_view(joined, Choices.of(voivodeships=("24",)), "floods")).slides
    said = {shape.name: shape._element._nvXxPr.cNvPr.get("descr") for shape in every(slide.shapes)}
    assert said["2417"] == "żywiecki: ponad 75% do 100%"
    assert said["0201"] == "bolesławiecki: poza filtrami"


def test_missing_data_are_hatched_and_not_zero(sheets: Sheets, joined: AtlasTables) -> None:
    (slide,) = one(sheets, make_view(joined, Choices(), "floods")).slides
    kinds = {shape.name: shape.fill.type for shape in every(slide.shapes) if shape.name in ("0801", "1465")}
    assert kinds == {"0801": MSO_FILL.PATTERNED, "1465": MSO_FILL.SOLID}


# ------------------------------------------------------------------ lines, texts
def test_partnerships_are_lines_named_by_what_they_join(sheets: Sheets, joined: AtlasTables) -> None:
    view = make_view(joined, Choices.of(countries=("SK",)), "partnerships")
    (slide,) = one(sheets, view, extent="selection").slides
    (group,) = [shape for shape in slide.shapes if shape.name == "Partnerstwa"]
    drawn = layers.lines_in_order(view)
    assert [shape.name for shape in group.shapes] == [
        f"{code} – {partner}" for code, partner in zip(drawn["powiat_teryt"], drawn["partner"], strict=True)
    ]
    assert all(shape._element.tag.endswith("}cxnSp") for shape in group.shapes)


def test_title_legend_sources_and_names_are_texts(sheets: Sheets, joined: AtlasTables) -> None:
    view = make_view(joined, Choices(), "floods")
    (slide,) = one(sheets, view).slides
    assert slide.shapes.title.text_frame.text == view.wording.title
    said = texts(slide)
    for text in (view.wording.legend_title, "ponad 75% do 100%", "Warszawa", "Wisła", "ŚLĄSKIE", "Źródło: "):
        assert text in said


def test_names_do_not_overlap(sheets: Sheets, joined: AtlasTables) -> None:
    view = make_view(joined, Choices(), "floods")
    parts = sheets.parts(view, PageSetup(DAY, title=""))
    names = [part for part in parts if isinstance(part, Words) and part.manner.name and not part.manner.slope]
    assert len(names) > 40
    boxes = []
    for name in names:  # from the feet of the letters to the top of the capitals
        left, _, right, top = name.box
        feet = top - 0.95 * name.size
        boxes.append((left, feet, right, feet + 0.66 * name.size))
    clashes = [
        (names[a].lines, names[b].lines)
        for a, one in enumerate(boxes)
        for b, other in enumerate(boxes[:a])
        if one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
    ]
    assert clashes == []


def test_an_empty_view_says_so(sheets: Sheets, joined: AtlasTables) -> None:
    view = make_view(joined, Choices.of(voivodeships=("24",), countries=("JP",)), "partnerships")
    presentation = one(sheets, view, table=True)
    first, second = presentation.slides
    assert "Nic nie spełnia tych warunków." in texts(first)
    assert "Nic nie spełnia tych warunków." in texts(second)


def test_hostile_names_stay_text(atlas: Atlas) -> None:
    tables = tiny_tables()
    tables["powiaty"].loc[0, "powiat"] = HOSTILE + "\0\x0b<a:t>"
    tiny = join_powiaty(**tables)
    view = make_view(tiny, Choices.of(powiaty=("0201",)), "floods")
    presentation = one(Sheets(tiny, atlas.countries), view, title=HOSTILE, table=True)
    assert presentation.slides[0].shapes.title.text_frame.text == HOSTILE
    said = {shape._element._nvXxPr.cNvPr.get("descr") or "" for shape in every(presentation.slides[0].shapes)}
    assert any(text.startswith(HOSTILE + "<a:t>") for text in said)


# ------------------------------------------------------------------------- notes
@pytest.mark.parametrize(
    ("address", "line"),
    [
        (ADDRESS, f"Ten widok: {ADDRESS}"),
        ("partnerstwa?v=3", "Kod tego widoku (do pola „Szukaj” w atlasie): partnerstwa?v=3"),
    ],
)
def test_notes_hold_the_sentence_and_where_the_view_is(
    sheets: Sheets, joined: AtlasTables, address: str, line: str
) -> None:
    view = make_view(joined, Choices(), "floods")
    (slide,) = one(sheets, view, address=address).slides
    said = slide.notes_slide.notes_text_frame.text.split("\n")
    assert (said[0], said[-1]) == ("Cała Polska: 673 gminy i miasta w 170 powiatach.", line)


# ------------------------------------------------------------------ decks, tables
def test_a_deck_is_a_slide_for_each_with_its_title(sheets: Sheets, joined: AtlasTables) -> None:
    deck = example()[:3]
    titled = (*deck[:2], type(deck[2])(deck[2].theme, deck[2].choices, "Południe & Odra"))
    told: list[tuple[float, str]] = []
    shown = slides_of(joined, titled, "pl", PageSetup(DAY), "https://atlas.example/")
    slides = opened(to_pptx(sheets, shown, None, lambda share, what: told.append((share, what)))).slides
    assert [slide.shapes.title.text_frame.text for slide in slides] == [
        "Gminy i powiaty dotknięte powodzią według wykazu z 12 maja 1999 r.",
        "Gminy i powiaty dotknięte powodzią według wykazu z 12 maja 1999 r.",
        "Południe & Odra",
    ]
    assert "voivodeships=02,16,24" in slides[2].notes_slide.notes_text_frame.text
    assert [share for share, _ in told] == [0, 1 / 3, 2 / 3]


def test_tables_hold_the_rows_with_their_head_on_each_slide(sheets: Sheets, joined: AtlasTables) -> None:
    view = make_view(joined, Choices.of(countries=("UA",)), "partnerships")
    tables = [
        shape.table
        for slide in one(sheets, view, table=True).slides
        for shape in slide.shapes
        if shape.has_table
    ]
    rows = [[cell.text for cell in row.cells] for table in tables for row in table.rows]
    heads = ["Województwo", "Powiat (dziś)", "Kraj partnera", "Partner", "Forma współpracy", "Od roku"]
    assert [row[:6] for row in rows].count(heads) == len(tables) > 1
    body = [row for row in rows if row[:6] != heads]
    assert Counter(row[3] for row in body) == Counter(to_frame(view)["Partner"])
    assert len(body) == 94


def test_equal_input_gives_equal_bytes(sheets: Sheets, joined: AtlasTables) -> None:
    shown = [SlideOf(make_view(joined, Choices(), "floods"), PageSetup(DAY, address=ADDRESS))]
    first = to_pptx(sheets, shown)
    assert first == to_pptx(sheets, shown)
    assert len(first) < 400_000
    about = opened(first).core_properties
    assert (about.author, about.created.date()) == ("Atlas Powiatów", DAY)


@pytest.mark.parametrize("style", ["light", "print"])
def test_a_gmina_map_is_below_a_megabyte(sheets: Sheets, joined: AtlasTables, style: str) -> None:
    view = make_view(joined, Choices.of(level="gmina"), "floods")
    assert len(to_pptx(sheets, [SlideOf(view, PageSetup(DAY, style=style))])) < 1_000_000
