"""Reports as python-docx reads them back: texts, headings, tables, captions, pictures, and templates."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Cm
from PIL import Image

from geo.core.errors import ExportError
from geo.core.i18n import words
from geo.data.atlas import Atlas
from geo.data.join import AtlasTables, join_powiaty
from geo.render.card.report_pictures import Picture
from geo.render.documents.report import to_docx
from geo.render.documents.template import open_template
from geo.render.export import Exporter
from geo.render.sheet.page_setup import Template
from geo.views.charts import Bars, Table
from geo.views.report.document import Bullets, Map, Report, Section
from geo.views.report.powiat import powiat_report
from geo.views.report.voivodeship import voivodeship_report
from geo.views.table_texts import said_columns
from tests.tiny import HOSTILE, tiny_tables

DAY = dt.date(2026, 11, 22)


def dot() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (2, 2), "navy").save(out, "PNG")
    return out.getvalue()


def drawn(block: Map | Bars) -> Picture:
    return Picture(dot(), 400.0, "co widać")


def written(report: Report, **more: Any) -> Any:
    return docx.Document(io.BytesIO(to_docx(report, drawn, DAY, **more)))


def saved(document: Any) -> Template:
    out = io.BytesIO()
    document.save(out)
    return Template("urzad.docx", out.getvalue())


@pytest.mark.parametrize("code", ["2417", "0801", "1465", "2403", "24", "08"])
def test_a_document_says_what_the_report_says(joined: AtlasTables, code: str) -> None:
    report = powiat_report(joined, code) if len(code) == 4 else voivodeship_report(joined, code)
    document = written(report)
    said = [paragraph.text for paragraph in document.paragraphs]
    for block in report.blocks():
        if isinstance(block, str):
            assert block in said
        elif isinstance(block, Bullets):
            assert set(block.lines) <= set(said)
    found = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
    expected = [block for block in report.blocks() if isinstance(block, Table)]
    for table, block in zip(found, expected, strict=True):
        columns, rows = said_columns(block, report.words)
        assert table == [[column.label for column in columns], *rows]


def test_headings_form_a_tree(joined: AtlasTables) -> None:
    styles = [p.style.name for p in written(powiat_report(joined, "2417")).paragraphs]
    levels = [int(name[-1]) for name in styles if name.startswith("Heading")]
    assert styles[0] == "Title"
    assert levels == [1, 1, 1, 1, 2, 2, 2, 1]


def test_captions_are_numbered_and_pictures_have_words(joined: AtlasTables) -> None:
    document = written(powiat_report(joined, "2417"))
    said = [p._p.xpath("string(.)") for p in document.paragraphs if p.style.name == "Caption"]
    assert said == [
        "Rysunek\u00a01. Gminy powiatu w wykazie z 12 maja 1999 r.",
        "Tabela\u00a01. Gminy w wykazie z 1999 r.",
        "Rysunek\u00a02. Partnerzy powiatu",
        "Tabela\u00a02. Partnerzy od najbliższego",
        "Rysunek\u00a03. Partnerstwa według pierwszego roku",
        "Tabela\u00a03. Na tle sąsiadów",
    ]
    assert [shape._inline.docPr.get("descr") for shape in document.inline_shapes] == ["co widać"] * 3


def test_heads_repeat_and_rows_stay_whole(joined: AtlasTables) -> None:
    for table in written(voivodeship_report(joined, "24")).tables:
        heads = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows]
        assert heads == [True] + [False] * (len(table.rows) - 1)
        assert all(row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in table.rows)


@pytest.mark.parametrize(
    ("lang", "locale", "foot"), [("pl", "pl-PL", "strona 1 z 1"), ("en", "en-GB", "page 1 of 1")]
)
def test_language_date_and_page_numbers(joined: AtlasTables, lang: str, locale: str, foot: str) -> None:
    document = written(powiat_report(joined, "2417", lang), address="https://atlas.example/powiat")
    marks = {mark.get(qn("w:val")) for mark in document.styles.element.iter(qn("w:lang"))}
    assert marks == {locale}
    below = document.sections[0].footer.paragraphs[0]._p
    assert below.xpath("string(.)").endswith(foot)
    assert [field.get(qn("w:instr")) for field in below.iter(qn("w:fldSimple"))] == [" PAGE ", " NUMPAGES "]
    assert "https://atlas.example/powiat" in document.paragraphs[-1].text
    assert document.core_properties.title == powiat_report(joined, "2417", lang).title


def test_a_report_with_its_maps_is_small_and_always_the_same(atlas: Atlas) -> None:
    report, exporter = powiat_report(atlas.joined, "2417"), Exporter(atlas)
    content = exporter.report(report, DAY)
    assert content == exporter.report(report, DAY)
    assert len(content) < 700_000
    shapes = docx.Document(io.BytesIO(content)).inline_shapes
    texts = [shape._inline.docPr.get("descr") for shape in shapes]
    assert texts[0] == (
        "Gminy dotknięte powodzią według wykazu z 12 maja 1999 r. Powiat żywiecki: 15 gmin i miast"
        " w 1 powiecie. gmina miejska z wykazu: 1; gmina wiejska lub miejsko-wiejska z wykazu: 14"
    )
    assert texts[2].startswith("Partnerstwa według pierwszego roku. 2000: 3; 2001: 1;")


def test_hostile_names_stay_text() -> None:
    tables = tiny_tables()
    tables["powiaty"].loc[0, "powiat"] = HOSTILE + "\0\x0b"
    report = powiat_report(join_powiaty(**tables), "0201")
    assert written(report).paragraphs[0].text == f"Powiat {HOSTILE} "


# ---------------------------------------------------------------------- templates
def test_the_looks_of_a_template_stay_and_its_text_does_not(joined: AtlasTables) -> None:
    office: Any = docx.Document()
    office.add_paragraph("stary raport")
    office.sections[0].footer.paragraphs[0].text = "Starostwo Powiatowe w Żywcu"
    office.sections[0].left_margin = Cm(4)
    document = written(powiat_report(joined, "2417"), template=saved(office))
    assert "stary raport" not in [paragraph.text for paragraph in document.paragraphs]
    assert document.sections[0].footer.paragraphs[0].text == "Starostwo Powiatowe w Żywcu"
    assert round(document.sections[0].left_margin / Cm(1), 1) == 4.0


def test_a_template_without_a_style_names_it() -> None:
    office: Any = docx.Document()
    for name in ("Caption", "List Bullet"):
        office.styles[name].delete()
    with pytest.raises(ExportError) as error:
        open_template(saved(office))
    assert error.value.text(words("pl")) == (
        "Szablon urzad.docx: oczekiwano stylów Title, Heading 1, Heading 2, Caption, List Bullet,"
        " nie znaleziono: Caption, List Bullet."
    )


def test_a_page_too_narrow_is_refused() -> None:
    office: Any = docx.Document()
    office.sections[0].left_margin = Cm(14)
    with pytest.raises(ExportError, match="expected a page with at least 10 cm"):
        open_template(saved(office))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"%PDF-1.7"])
def test_what_is_no_document_is_refused(content: bytes) -> None:
    with pytest.raises(ExportError) as error:
        open_template(Template("x.docx", content))
    assert error.value.text(words("pl")) == (
        "Szablon x.docx: oczekiwano pliku Worda (.docx, .dotx) do 30 MB, znaleziono inny plik."
    )


def test_a_report_without_anything_is_a_document(joined: AtlasTables) -> None:
    report = Report("24", "pl", "Województwo", "TERYT 24", (Section("Wątpliwości", ()),), "x")
    assert [paragraph.text for paragraph in written(report).paragraphs][:3] == [
        "Województwo",
        "TERYT 24",
        "Wątpliwości",
    ]
