"""Sheets against stored pictures, and what can be read in PDF and SVG."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image
from pypdf import PdfReader

from geo.data.atlas import Atlas
from geo.data.join import AtlasTables
from geo.render.sheet.page_setup import PRESETS, PageSetup
from geo.render.sheet.renderer import Sheets
from geo.views.view import View
from tests.geo.render.sheet.sheet_cases import CASES, DAY, STORED, Case, legend_texts, pixels

pytestmark = pytest.mark.no_cover  # slow enough without

MEAN_DIFFERENCE = 2.0  # of 255; the stored pictures have 128 colours
FAR_OFF, FAR_OFF_SHARE = 60, 0.004

TEXTS = [
    "floods-selection",
    "partnerships",
    "partnerships-form-en",
    "partnerships-empty",
    "floods-empty",
    "joint",
    "joint-print-en",
]


@pytest.fixture(scope="session")
def sheets(atlas: Atlas) -> Sheets:
    return Sheets(atlas.joined, atlas.countries, atlas.context)


@pytest.mark.parametrize("name", CASES)
def test_sheet_is_as_stored(sheets: Sheets, joined: AtlasTables, name: str) -> None:
    view = CASES[name].view(joined)
    drawn = pixels(sheets.render(view, CASES[name].setup(view)))
    stored = pixels((STORED / f"{name}.png").read_bytes())
    assert drawn.shape == stored.shape
    difference = np.abs(drawn - stored).max(axis=2)
    assert difference.mean() < MEAN_DIFFERENCE
    assert (difference > FAR_OFF).mean() < FAR_OFF_SHARE


def test_the_comparison_sees_a_change(sheets: Sheets, joined: AtlasTables) -> None:
    """A sheet of other filters is not taken for the stored one."""
    case = replace(CASES["floods"], choices=CASES["floods"].choices.having(voivodeships=("24",)))
    view = case.view(joined)
    difference = np.abs(
        pixels(sheets.render(view, case.setup(view))) - pixels((STORED / "floods.png").read_bytes())
    ).max(axis=2)
    assert (difference > FAR_OFF).mean() > 5 * FAR_OFF_SHARE


def test_every_stored_picture_has_a_case() -> None:
    assert sorted(path.stem for path in STORED.glob("*.png")) == sorted(CASES)


# ------------------------------------------------------------------------ texts
def expected_texts(view: View, setup: PageSetup) -> list[str]:
    w = view.words
    return [
        view.wording.title,
        view.wording.summary,
        w("Drawn on today's boundaries."),
        *view.wording.sources,
        w("Exported on {day}.", day=w.date(DAY)),
        setup.address,
        *([view.wording.legend_title] if view.legend else []),
        *legend_texts(view),
    ]


def squeezed(text: str) -> str:
    """Return a text without blanks: lines are broken anew on every size of paper."""
    return "".join(text.split())


def svg_text(content: bytes) -> str:
    return " ".join(
        "".join(node.itertext()) for node in ET.fromstring(content).iter("{http://www.w3.org/2000/svg}text")
    )


def pdf_text(content: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


@pytest.mark.parametrize("kind", ["svg", "pdf"])
@pytest.mark.parametrize("name", TEXTS)
def test_texts_can_be_found(sheets: Sheets, joined: AtlasTables, name: str, kind: str) -> None:
    view = CASES[name].view(joined)
    setup = CASES[name].setup(view)
    content = sheets.render(view, setup, kind)
    found = squeezed({"svg": svg_text, "pdf": pdf_text}[kind](content))
    assert [text for text in expected_texts(view, setup) if squeezed(text) not in found] == []


def test_letters_are_embedded(sheets: Sheets, joined: AtlasTables) -> None:
    case = CASES["partnerships"]
    view = case.view(joined)
    svg = sheets.render(view, case.setup(view), "svg").decode()
    assert svg.count("@font-face") == 2
    assert "url(data:font/woff;base64," in svg
    fonts = PdfReader(io.BytesIO(sheets.render(view, case.setup(view), "pdf"))).pages[0]["/Resources"][
        "/Font"
    ]
    embedded = [font.get_object() for font in fonts.values()]
    assert {font["/Subtype"] for font in embedded} <= {"/TrueType", "/Type0"}
    assert all("SourceSans3" in font["/BaseFont"] for font in embedded)


def test_about_the_file(sheets: Sheets, joined: AtlasTables) -> None:
    view = CASES["floods"].view(joined)
    setup = CASES["floods"].setup(view)
    about = Image.open(io.BytesIO(sheets.render(view, setup))).info
    assert (about["Title"], about["Description"], about["Creation Time"]) == (
        view.wording.title,
        view.wording.summary,
        "2026-11-22",
    )
    assert about["Source"] == setup.address
    assert PdfReader(io.BytesIO(sheets.render(view, setup, "pdf"))).metadata.title == view.wording.title


@pytest.mark.parametrize("preset", PRESETS)
def test_size_is_exact(sheets: Sheets, joined: AtlasTables, preset: str) -> None:
    view = CASES["floods-empty"].view(joined)
    setup = PageSetup(DAY, PRESETS[preset])
    page, _ = sheets.compose(view, setup)
    wide, high = page.figure.bbox.size
    assert (int(wide), int(high)) == setup.paper.pixels
    box = PdfReader(io.BytesIO(sheets.render(view, setup, "pdf"))).pages[0].mediabox
    assert float(box.width) == pytest.approx(setup.paper.width_in * 72, abs=0.01)
    assert float(box.height) == pytest.approx(setup.paper.height_in * 72, abs=0.01)


def test_paper_sizes() -> None:
    assert {name: paper.pixels for name, paper in PRESETS.items()} == {
        "screen": (1920, 1080),
        "screen-4k": (3840, 2160),
        "a4-landscape": (3508, 2480),
        "a4-portrait": (2480, 3508),
        "a3-landscape": (4961, 3508),
        "a3-portrait": (3508, 4961),
        "square": (2000, 2000),
    }


# ------------------------------------------------------------------ many at once
@pytest.mark.no_cover  # slow enough without
def test_many_at_once_do_not_mix(sheets: Sheets, joined: AtlasTables) -> None:
    """Eight threads draw eight views: each gets the very bytes it gets alone."""
    jobs = [
        (
            case.view(joined),
            replace(case.setup(case.view(joined)), paper=replace(PRESETS["screen"], dpi=40)),
            kind,
        )
        for case, kind in zip(list(CASES.values())[:8], ["png", "svg", "pdf", "png"] * 2, strict=True)
    ]
    alone = [sheets.render(*job) for job in jobs]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda job: sheets.render(*job), jobs))
    assert together == alone


def test_unknown_kind(sheets: Sheets, joined: AtlasTables) -> None:
    case: Case = CASES["floods"]
    view = case.view(joined)
    with pytest.raises(ValueError, match="kind must be one of png, svg, pdf, not 'gif'"):
        sheets.render(view, case.setup(view), "gif")
