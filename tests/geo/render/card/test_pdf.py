"""Cards as PDF: paper size, searchable text, embedded fonts, and the command that writes them."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from geo.cli.main import main
from geo.data.atlas import Atlas
from geo.render.card.gmina_map import LISTED, NO_DATA, UNLISTED, gmina_map
from geo.render.card.maps import PAPER, card_maps
from geo.render.card.pdf import card_pages
from geo.render.export import Exporter
from geo.render.sheet.page import Page
from geo.views.card.card import make_card

DAY = dt.date(2026, 11, 22)
A4_PT = (595.3, 841.9)


def read(atlas: Atlas, code: str, lang: str = "pl", address: str = "") -> PdfReader:
    return PdfReader(io.BytesIO(Exporter(atlas).card(make_card(atlas.joined, code, lang), DAY, address)))


def test_the_pdf_holds_what_the_page_holds(atlas: Atlas) -> None:
    card, file = (
        make_card(atlas.joined, "2417"),
        read(atlas, "2417", address="http://127.0.0.1:8501/powiat?selected=powiat:2417"),
    )
    text = "\n".join(page.extract_text() for page in file.pages)
    assert [(float(page.mediabox.width), float(page.mediabox.height)) for page in file.pages] == [
        pytest.approx(A4_PT, abs=0.1)
    ] * len(file.pages)
    assert card.title in text
    assert "15 z 15 gmin (100%)" in text
    for row in (*card.gminy.rows, *card.partners.rows):
        assert any(str(cell) in text for cell in row if isinstance(cell, str) and len(cell) > 3)
    assert all(str(row[4]) in text for row in card.gminy.rows)
    assert all(str(row[0]) in text for row in card.partners.rows)
    assert "Eksport: 22 listopada 2026 r." in text
    assert "http://127.0.0.1:8501/powiat?selected=powiat:2417" in text
    assert f"1/{len(file.pages)}" in text


@pytest.mark.parametrize(("code", "pages"), [("0216", 1), ("0264", 1), ("0208", 2)])
def test_a_card_takes_no_more_pages_than_it_needs(atlas: Atlas, code: str, pages: int) -> None:
    assert len(read(atlas, code).pages) == pages


def drawn_pages(atlas: Atlas, code: str) -> list[Page]:
    card = make_card(atlas.joined, code)
    maps = card_maps(atlas.joined, atlas.countries, card, PAPER)
    return card_pages(card, maps, gmina_map(atlas.joined, card), DAY)


@pytest.mark.parametrize("code", ["2417", "0208", "1465", "0216"])
def test_letters_on_a_card_can_be_read(atlas: Atlas, code: str) -> None:
    sizes = {text.get_fontsize() for page in drawn_pages(atlas, code) for text in page.figure.texts}
    assert min(sizes) >= 6.99


def test_no_heading_is_cut_and_no_row_stands_alone(atlas: Atlas) -> None:
    """Every page that a table runs on to begins with its header and has two rows of it or more."""
    for code in ("2417", "0208", "1004", "1805"):
        pages = [page.texts for page in drawn_pages(atlas, code)]
        assert not [text for texts in pages for text in texts if text.endswith("…")]
        card = make_card(atlas.joined, code)
        for names in ([str(row[4]) for row in card.gminy.rows], [str(row[0]) for row in card.partners.rows]):
            found = [sum(name.split(" (")[0] in " ".join(texts) for name in names) for texts in pages]
            assert 1 not in found or len(names) == 1 or sum(found) > len(names)


def test_the_gminy_of_the_powiat_are_on_its_card(atlas: Atlas) -> None:
    """Listed ones in their colour; each with its name."""
    card = make_card(atlas.joined, "0208")
    picture = gmina_map(atlas.joined, card)
    assert picture is not None
    fills = [shape.fill for shape in picture.shapes]
    assert (fills.count(LISTED), fills.count(UNLISTED)) == (13, 1)
    said = " ".join(name.text for name in picture.names)
    assert all(part in said for part in ("Międzylesie", "Radków", "Szczytna", "Kudowa-"))
    unknown = gmina_map(atlas.joined, make_card(atlas.joined, "0801"))
    assert unknown is not None
    assert {shape.fill for shape in unknown.shapes} == {NO_DATA, "#ffffff"}


def test_corrections_of_capitals_and_brackets_are_left_out(atlas: Atlas) -> None:
    said = " ".join(make_card(atlas.joined, "2417").corrections)
    assert "„Świna”" in said
    assert "Powiat cieszyński" not in said


def test_letters_are_embedded_as_truetype(atlas: Atlas) -> None:
    fonts = [font.get_object() for font in read(atlas, "2417").pages[0]["/Resources"]["/Font"].values()]
    kept = [
        (
            font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            if "/DescendantFonts" in font
            else font["/FontDescriptor"]
        )
        for font in fonts
    ]
    assert fonts
    assert all("/FontFile2" in font.get_object() for font in kept)


def test_the_file_says_what_it_is(atlas: Atlas) -> None:
    about = read(atlas, "0801", "en").metadata
    assert about.title == "Powiat gorzowski"
    assert about.subject.startswith("voivodeship lubuskie, TERYT 0801, seat: Gorzów Wielkopolski. No data:")


@pytest.mark.parametrize(
    "code", ["1061", "0208", "1465"]
)  # the emptiest, the longest list, the most partners of a city
@pytest.mark.parametrize("lang", ["pl", "en"])
def test_every_kind_of_card_is_drawn(atlas: Atlas, code: str, lang: str) -> None:
    file = read(atlas, code, lang)
    assert 1 <= len(file.pages) <= 4
    assert make_card(atlas.joined, code, lang).title in file.pages[0].extract_text()


def test_the_same_card_gives_the_same_file(atlas: Atlas) -> None:
    card = make_card(atlas.joined, "1061")
    assert Exporter(atlas).card(card, DAY) == Exporter(atlas).card(card, DAY)


def test_the_command_writes_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "card.pdf"
    base = [
        "export",
        "card",
        "--powiat",
        "2417",
        "--output",
        str(out),
        "--date",
        "2026-11-22",
        "--base",
        "https://atlas.example/x",
    ]
    assert main(base) == 0
    assert "Powiat żywiecki: W wykazie z 1999 r.: 15 z 15 gmin (100%)." in capsys.readouterr().out
    assert "https://atlas.example/x/powiat?v=3&selected=powiat" in PdfReader(out).pages[0].extract_text()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            ["--powiat", "9999", "--output", "x.pdf"],
            "Powiat: oczekiwano kodu TERYT z czterech cyfr, jak 2417, znaleziono: 9999.",
        ),
        (["--powiat", "2417", "--output", "nowhere/x.pdf"], "nie ma folderu nowhere"),
        (
            ["--powiat", "2417", "--output", "x.pdf", "--date", "today"],
            "Data: oczekiwano takiej jak 2026-11-22",
        ),
        (["--output", "x.pdf"], "Polecenie: "),
    ],
)
def test_what_cannot_be_written_is_a_sentence(
    options: list[str],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["export", "card", *options]) == 2
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
