"""Cells of exported tables: no formulas, hostile names kept whole, and a CSV that LibreOffice reads."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

from geo.choices.model import Choices
from geo.choices.pages import THEMES
from geo.data.join import AtlasTables, join_powiaty
from geo.render.files.layers import to_geojson, to_gpkg
from geo.render.files.rows import columns_of, to_csv
from geo.render.files.xlsx import cell_text, to_xlsx
from geo.views.factory import RECORDS, make_view
from tests.tiny import HOSTILE, tiny_tables

DAY = dt.date(2026, 11, 22)
NAMED = {"floods": "gmina", "partnerships": "partner", "joint": "powiat"}

# text of the source -> text of a cell; what starts a formula, an invisible sign before it, and what only
# looks like one
FORMULAS = [
    ("=1+1", "'=1+1"),
    ("+48 123", "'+48 123"),
    ("-1+1", "'-1+1"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("\t=1", "'\t=1"),
    ("\r=1", "'\r=1"),
    ("   =1", "'   =1"),
    ("\u00a0=1", "'\u00a0=1"),
    ("\u200b=1", "'\u200b=1"),
    ("\uff1d1", "'\uff1d1"),
    ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
    ('=HYPERLINK("http://x")', '\'=HYPERLINK("http://x")'),
    ("#N/A", "#N/A"),
    ("1e5", "1e5"),
    ("0201", "0201"),
    ("Bielsko-Biała", "Bielsko-Biała"),
    (HOSTILE, HOSTILE),
]


def joined_with(text: str) -> AtlasTables:
    """Return the tiny tables with ``text`` as the name of a gmina, a partner and a powiat."""
    tables = tiny_tables()
    tables["floods"].loc[0, "gmina"] = text
    tables["partnerships"].loc[0, "partner"] = text
    tables["powiaty"].loc[0, "powiat"] = text
    return join_powiaty(**tables)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("text", "cell"), FORMULAS, ids=[ascii(text) for text, _ in FORMULAS])
def test_no_cell_of_a_workbook_is_a_formula(text: str, cell: str, theme: str) -> None:
    view = make_view(joined_with(text), Choices(), theme)
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(view, DAY, "=1+1")))
    assert not [
        c.coordinate for sheet in book for row in sheet.iter_rows() for c in row if c.data_type in ("f", "e")
    ]
    at = [column.field for column in columns_of(RECORDS[theme], in_files=True)].index(NAMED[theme]) + 1
    found = book.worksheets[0].cell(2, at).value
    assert found.replace("_x000D_", "\r").replace("\n", "\r") == cell.replace("\n", "\r")


@pytest.mark.parametrize("dialect", ["plain", "excel-pl"])
@pytest.mark.parametrize(("text", "cell"), FORMULAS, ids=[ascii(text) for text, _ in FORMULAS])
def test_no_cell_of_a_csv_is_a_formula(text: str, cell: str, dialect: str) -> None:
    content = to_csv(make_view(joined_with(text), Choices(), "floods"), dialect).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(content, newline=""), delimiter=";" if dialect == "excel-pl" else ","))
    assert cell in rows[1]


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("a\x00b\x08c", "abc"),
        ("\x0b=1", "'=1"),
        ("a\ud800b", "ab"),
        ("x" * 40_000, "x" * 32_767),
        ("ą\nć", "ą\nć"),
        ("\ufffe", ""),
    ],
)
def test_what_a_workbook_cannot_hold(text: str, cell: str) -> None:
    assert cell_text(text) == cell


def test_negative_numbers_stay_numbers_in_a_workbook(tiny: AtlasTables) -> None:
    tables = tiny_tables()
    tables["places"].loc[0, ["lat", "lon"]] = ["-25.5302", "-49.2084"]
    book = openpyxl.load_workbook(
        io.BytesIO(to_xlsx(make_view(join_powiaty(**tables), Choices(), "partnerships"), DAY))
    )
    sheet = book.worksheets[0]
    at = [column.field for column in columns_of(RECORDS["partnerships"], in_files=True)].index("lat_to") + 1
    assert sheet.cell(2, at).value == -25.5302
    assert sheet.cell(2, at).data_type == "n"


def test_hostile_names_stay_whole_in_layers(tiny: AtlasTables, tmp_path: Path) -> None:
    import pyogrio

    view = make_view(tiny, Choices(), "partnerships")
    assert json.loads(to_geojson(view, DAY))["features"][3]["properties"]["partner"] == HOSTILE
    (tmp_path / "view.gpkg").write_bytes(to_gpkg(view))
    assert pyogrio.read_dataframe(tmp_path / "view.gpkg", layer="lines")["partner"].tolist()[3] == HOSTILE


# -------------------------------------------------------------------- libreoffice
@pytest.mark.skipif(shutil.which("localc") is None, reason="LibreOffice Calc is not on this machine")
def test_polish_csv_opens_in_libreoffice(joined: AtlasTables, tmp_path: Path) -> None:
    """Columns are right and numbers are numbers after a headless conversion with Polish settings."""
    view = make_view(joined, Choices.of(countries=("DE", "BR")), "partnerships")
    (tmp_path / "rows.csv").write_bytes(to_csv(view, "excel-pl"))
    read_as = (  # semicolon, quotes, UTF-8, from line 1, Polish, numbers recognised
        "CSV:59,34,76,1,,1045,false,true"
    )
    command = [
        "soffice",
        "--headless",
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        f"--infilter={read_as}",
    ]
    command += ["--convert-to", "xlsx", "--outdir", str(tmp_path), str(tmp_path / "rows.csv")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    sheet = openpyxl.load_workbook(tmp_path / "rows.xlsx").worksheets[0]
    heading = [cell.value for cell in sheet[1]]
    assert heading == [
        view.words(column.heading) for column in columns_of(RECORDS["partnerships"], in_files=True)
    ]
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == view.rows["lp"].tolist()
    at = heading.index("Szerokość geogr. partnera")
    assert [row[at].value for row in sheet.iter_rows(min_row=2)] == view.rows["lat_to"].round(4).tolist()
    assert sheet.cell(2, heading.index("Partner") + 1).value == view.rows["partner"].iloc[0]
