"""Tables of a view: equal rows on the screen and in CSV files, and escaped formulas."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.choices.model import Choices
from geo.choices.pages import THEMES
from geo.data.join import AtlasTables, join_powiaty
from geo.render.files.rows import columns_of, defused, to_csv, to_frame
from geo.views.factory import RECORDS, make_view
from tests.tiny import HOSTILE, tiny_tables

BOM = b"\xef\xbb\xbf"
SEPARATOR = {"excel-pl": ";", "plain": ","}
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def read_back(content: bytes, dialect: str) -> list[list[str]]:
    """Return the cells of a CSV file, read with the csv module."""
    text = content.decode("utf-8-sig" if dialect == "excel-pl" else "utf-8")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=SEPARATOR[dialect]))


def column(content: bytes, dialect: str, theme: str, field: str) -> list[str]:
    """Return the cells of the column that shows ``field`` of the rows."""
    at = [shown.field for shown in columns_of(RECORDS[theme], in_files=True)].index(field)
    return [row[at] for row in read_back(content, dialect)[1:]]


def as_text(cell: object, point: str) -> str:
    """Return a cell of the screen as written in a file with the decimal sign ``point``."""
    if cell is pd.NA or cell != cell:
        return ""
    return str(cell).replace(".", point) if isinstance(cell, float) else str(defused(cell))


@pytest.mark.parametrize("dialect", ["excel-pl", "plain"])
@pytest.mark.parametrize("theme", THEMES)
def test_marks_of_the_dialect(tiny: AtlasTables, theme: str, dialect: str) -> None:
    content = to_csv(make_view(tiny, Choices(), theme), dialect)
    assert content.startswith(BOM) is (dialect == "excel-pl")
    lines = content.split(b"\r\n")
    assert lines[-1] == b""
    assert b"\n" not in b"".join(lines)
    first = content.removeprefix(BOM).decode().split(SEPARATOR[dialect])[:3]
    assert first == (
        ["TERYT", "Województwo", "Powiat (dziś)"] if theme == "joint" else ["Lp.", "Województwo", "TERYT"]
    )


@pytest.mark.parametrize("dialect", ["excel-pl", "plain"])
@pytest.mark.parametrize("lang", ["pl", "en"])
@pytest.mark.parametrize("theme", THEMES)
def test_csv_holds_the_table_of_the_screen(tiny: AtlasTables, theme: str, lang: str, dialect: str) -> None:
    view = make_view(tiny, Choices(), theme, lang)
    shown = to_frame(view)
    heading, *rows = read_back(to_csv(view, dialect), dialect)
    assert [name for name in heading if name in set(shown.columns)] == list(shown.columns)
    at = [heading.index(name) for name in shown.columns]
    point = "," if dialect == "excel-pl" else "."
    seen = [[as_text(cell, point) for cell in row] for row in shown.itertuples(index=False)]
    assert [[row[number] for number in at] for row in rows] == seen
    encoding = "utf-8-sig" if dialect == "excel-pl" else "utf-8"
    reopened = pd.read_csv(
        io.BytesIO(to_csv(view, dialect)),
        sep=SEPARATOR[dialect],
        dtype=str,
        keep_default_na=False,
        encoding=encoding,
    )
    assert list(reopened.columns) == heading
    assert reopened.to_numpy().tolist() == rows


@pytest.mark.parametrize("theme", THEMES)
def test_every_column_of_the_real_tables_comes_back(joined: AtlasTables, theme: str) -> None:
    view = make_view(joined, Choices(), theme)
    heading, *rows = read_back(to_csv(view), "excel-pl")
    assert heading == list(to_frame(view, in_files=True).columns)
    assert (
        len(heading)
        == len(columns_of(RECORDS[theme], in_files=True))
        == len(set(heading))
        > len(columns_of(RECORDS[theme]))
    )
    assert len(rows) == {"floods": 673, "partnerships": 443, "joint": 380}[theme]
    code = heading.index("TERYT")
    assert all(len(row) == len(heading) and len(row[code]) == 4 for row in rows)


def test_a_row_in_words(tiny: AtlasTables) -> None:
    flood = to_frame(make_view(tiny, Choices(), "floods", "en")).iloc[3].tolist()
    assert flood == [
        4,
        "dolnośląskie",
        "0201",
        "bolesławiecki",
        "Nowogrodziec",
        "urban-rural gmina",
        "rural or urban-rural gmina",
        "bolesławiecki",
        "=Nowogrodziec",
        "dolnośląskie, 2. bolesławiecki, part II, item 2",
        "yes",
        "powiat",
        "The heading is uncertain.",
    ]
    table = to_frame(make_view(tiny, Choices(), "partnerships"))
    assert table["Ten sam związek od strony partnera (lp.)"].isna().all()
    partnership = table.drop(columns=["Ten sam związek od strony partnera (lp.)", "Umowa (rok)"])
    assert partnership.iloc[3].tolist() == [
        4,
        "mazowieckie",
        "1465",
        "Warszawa",
        "Stany Zjednoczone",
        HOSTILE,
        "inny partner",
        "umowa i inna forma",
        2005,
        "2005 `list` ${x}",
        9423,
        "Warszawa",
        HOSTILE,
        "tak",
        "jednostka",
        "Nie wiadomo który.",
    ]


def test_mirrored_rows_name_each_other(joined: AtlasTables) -> None:
    content = to_csv(make_view(joined, Choices.of(powiaty=("3002", "0806")), "partnerships"), "plain")
    mirrors = zip(
        column(content, "plain", "partnerships", "lp"),
        column(content, "plain", "partnerships", "mirror_lp"),
        strict=True,
    )
    assert dict(mirrors) == {
        "189": "",
        "222": "252",
        "223": "",
        "252": "222",
        "253": "232",
        "254": "",
    }  # 232 is not in the file


def test_hostile_texts_come_back_as_they_were(tiny: AtlasTables) -> None:
    for dialect in SEPARATOR:
        rows = read_back(to_csv(make_view(tiny, Choices(), "partnerships", "en"), dialect), dialect)
        assert [row for row in rows if HOSTILE in row] == [rows[4]]


def test_missing_numbers_are_empty_cells(tiny: AtlasTables) -> None:
    content = to_csv(make_view(tiny, Choices(), "partnerships"), "plain")
    assert column(content, "plain", "partnerships", "year") == ["2001", "", "1999", "2005", "", "2009"]


def test_an_empty_view_has_only_its_heading(tiny: AtlasTables) -> None:
    for theme in THEMES:
        view = make_view(tiny, Choices.of(countries=("FR",), partners_only=True), theme)
        assert read_back(to_csv(view), "excel-pl") == [list(to_frame(view, in_files=True).columns)]


def test_unknown_dialect(tiny: AtlasTables) -> None:
    with pytest.raises(ValueError, match="dialect must be excel-pl or plain, not 'excel'"):
        to_csv(make_view(tiny, Choices(), "floods"), "excel")


@pytest.mark.parametrize(
    ("dialect", "lat", "lon"), [("excel-pl", "51,1553", "14,9887"), ("plain", "51.1553", "14.9887")]
)
def test_decimals_are_written_the_way_of_the_dialect(
    tiny: AtlasTables, dialect: str, lat: str, lon: str
) -> None:
    content = to_csv(make_view(tiny, Choices.of(countries=("DE",)), "partnerships"), dialect)
    assert set(column(content, dialect, "partnerships", "lat_to")) == {lat}
    assert set(column(content, dialect, "partnerships", "lon_to")) == {lon}


@pytest.mark.parametrize(("dialect", "share"), [("excel-pl", "0,1"), ("plain", "0.1")])
def test_files_hold_the_statistics_of_the_powiat(tiny: AtlasTables, dialect: str, share: str) -> None:
    content = to_csv(make_view(tiny, Choices.of(powiaty=("2402",)), "floods"), dialect)
    assert [column(content, dialect, "floods", field) for field in ("gminy_flooded", "gminy", "share")] == [
        ["1"],
        ["10"],
        [share],
    ]


# ------------------------------------------------------------------- formulas
@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+48 123", "'+48 123"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        (" =1", "' =1"),
        ("  \u00a0 =1", "'  \u00a0 =1"),
        ("\u00a0@x", "'\u00a0@x"),
        ("\n=1", "'\n=1"),
        (" \t=1", "' \t=1"),
        ("\u2003=1", "'\u2003=1"),
        ("\u200b=1", "'\u200b=1"),
        ("\ufeff=1", "'\ufeff=1"),
        ("\uff1d1", "'\uff1d1"),
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
        ('=HYPERLINK("http://x";"y")', '\'=HYPERLINK("http://x";"y")'),
        ("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"),
        ("Bielsko-Biała", "Bielsko-Biała"),
        ("a=b", "a=b"),
        ("'=1", "'=1"),
        ("0201", "0201"),
        ("", ""),
        (" ", " "),
        (-5, -5),
        (-5.5, -5.5),
        (0, 0),
        (True, True),
    ],
)
def test_defused(cell: object, written: object) -> None:
    assert defused(cell) == written
    assert type(defused(cell)) is type(cell)


@given(st.text(st.sampled_from("=+-@\t\r\n \u00a0ab'\";")))
def test_no_text_starts_a_formula_and_none_is_lost(cell: str) -> None:
    written = defused(cell)
    assert isinstance(written, str)
    assert not written.strip(" \u00a0\n").startswith(FORMULA_STARTS)
    assert written in (cell, "'" + cell)


@pytest.mark.parametrize("dialect", ["excel-pl", "plain"])
def test_cells_of_the_file_are_defused(dialect: str) -> None:
    tables = tiny_tables()
    tables["floods"].loc[0, "gmina"] = "\u00a0=1+1"
    tables["floods"].loc[1, "note"] = 'a\n"=2+2"; b, c'
    content = to_csv(make_view(join_powiaty(**tables), Choices(), "floods"), dialect)
    assert column(content, dialect, "floods", "gmina")[0] == "'\u00a0=1+1"
    assert column(content, dialect, "floods", "note")[1] == 'a\n"=2+2"; b, c'
    assert column(content, dialect, "floods", "printed_unit")[3] == "'=Nowogrodziec"


@pytest.mark.parametrize("dialect", ["excel-pl", "plain"])
def test_negative_numbers_stay_numbers(dialect: str) -> None:
    view = make_view(join_powiaty(**tiny_tables()), Choices(), "partnerships")
    below_zero = replace(view, rows=view.rows.assign(length_km=-5.0))
    assert column(to_csv(below_zero, dialect), dialect, "partnerships", "length_km") == ["-5"] * 6
