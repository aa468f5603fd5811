"""Cards as PDF: paper size, searchable text, embedded fonts, and the command that writes them."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from geo.__main__ import main
from geo.data.atlas import Atlas
from geo.render.export import Exporter
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
