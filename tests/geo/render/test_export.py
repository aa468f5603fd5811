"""Exports: hostile texts, hostile names and places, encodings, and files that are whole or not there."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import shutil
import subprocess
import threading
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import openpyxl
import pytest

from geo.choices.address import page_address, read_address, read_query
from geo.choices.model import Choices
from geo.choices.pages import THEMES
from geo.choices.scene import Selection
from geo.core.errors import ExportError
from geo.core.i18n import LANGUAGES, words
from geo.data.atlas import Atlas
from geo.data.join import AtlasTables, join_powiaty
from geo.render.batch import NOTE, Batch, run_batch
from geo.render.export import FORMATS, Exporter, Turns, describe_format, file_name
from geo.render.files.layers import to_geojson, to_gpkg
from geo.render.files.rows import columns_of, to_csv
from geo.render.files.xlsx import cell_text, to_xlsx
from geo.render.sheet.page_setup import PageSetup, read_size
from geo.views.card import make_card
from geo.views.factory import make_view
from geo.views.view import address_of
from tests.tiny import HOSTILE, tiny_tables

DAY = dt.date(2026, 11, 22)
NAMED = {"floods": "gmina", "partnerships": "partner", "joint": "powiat"}
SMALL = PageSetup(DAY, read_size("480x320"), address="https://atlas.example/")

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
    at = [column.field for column in columns_of(theme, in_files=True)].index(NAMED[theme]) + 1
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
    at = [column.field for column in columns_of("partnerships", in_files=True)].index("lat_to") + 1
    assert sheet.cell(2, at).value == -25.5302
    assert sheet.cell(2, at).data_type == "n"


def test_hostile_names_stay_whole_in_layers(tiny: AtlasTables, tmp_path: Path) -> None:
    import pyogrio

    view = make_view(tiny, Choices(), "partnerships")
    assert json.loads(to_geojson(view, DAY))["features"][3]["properties"]["partner"] == HOSTILE
    (tmp_path / "view.gpkg").write_bytes(to_gpkg(view))
    assert pyogrio.read_dataframe(tmp_path / "view.gpkg", layer="lines")["partner"].tolist()[3] == HOSTILE


# -------------------------------------------------------------------- libreoffice
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
def test_polish_csv_opens_in_libreoffice(joined: AtlasTables, tmp_path: Path) -> None:
    """Converted without a window, by the settings of a Polish office: right columns, and numbers that are numbers."""
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
    assert heading == [view.words(column.heading) for column in columns_of("partnerships", in_files=True)]
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == view.rows["lp"].tolist()
    at = heading.index("Szerokość geogr. partnera")
    assert [row[at].value for row in sheet.iter_rows(min_row=2)] == view.rows["lat_to"].round(4).tolist()
    assert sheet.cell(2, heading.index("Partner") + 1).value == view.rows["partner"].iloc[0]


# ------------------------------------------------------------------------- names
@pytest.mark.parametrize(
    ("theme", "choices", "kind", "name"),
    [
        (
            "partnerships",
            Choices.of(voivodeships=("24",), countries=("DE",)),
            "png",
            "partnerstwa_slaskie_niemcy_2026-11-22.png",
        ),
        ("floods", Choices(), "csv", "powodz-1999_2026-11-22_plain.csv"),
        ("floods", Choices.of(flooded_only=True), "csv-excel-pl", "powodz-1999_filtr_2026-11-22.csv"),
        ("joint", Choices.of(voivodeships=("24",)), "gpkg", "powodz-i-partnerstwa_slaskie_2026-11-22.gpkg"),
        ("partnerships", Choices.of(powiaty=("2417",)), "xlsx", "partnerstwa_zywiecki_2026-11-22.xlsx"),
    ],
)
def test_names_say_what_is_inside(
    joined: AtlasTables, theme: str, choices: Choices, kind: str, name: str
) -> None:
    assert file_name(make_view(joined, choices, theme), kind, DAY) == name


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "CON", "a/b\\c:d*e?f", "Привет", "\u202eabc", "x" * 500, "nul\0", "..", ""]
)
def test_names_are_plain_ascii_whatever_a_powiat_is_called(name: str) -> None:
    tables = tiny_tables()
    tables["powiaty"].loc[0, "powiat"] = name
    made = file_name(make_view(join_powiaty(**tables), Choices.of(powiaty=("0201",)), "floods"), "png", DAY)
    assert made.isascii() and made.endswith("2026-11-22.png") and len(made) < 120
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_.")
    assert ".." not in made


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_format_is_described(lang: str) -> None:
    assert len({describe_format(words(lang), kind) for kind in FORMATS}) == len(FORMATS) == 9


# ----------------------------------------------------------------------- address
@pytest.mark.parametrize(
    "base", ["http://127.0.0.1:8501/", "https://host.example/atlas/", "https://host.example"]
)
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("theme", THEMES)
def test_an_address_leads_back_to_its_view(joined: AtlasTables, theme: str, lang: str, base: str) -> None:
    choices = Choices.of(
        voivodeships=("02", "24"),
        countries=("DE",),
        year_from=2001,
        unknown_year=False,
        k=4,
        colour_by="kind",
    )
    address = address_of(make_view(joined, choices, theme, lang), base)
    read_theme, query, read_base = read_address(address)
    assert (read_theme, read_query(query)) == (theme, (choices, lang, ()))
    assert read_base.rstrip("/") == base.rstrip("/")


@pytest.mark.parametrize(
    ("page", "choices", "lang", "address"),
    [
        ("overview", Choices(), "pl", "http://127.0.0.1:8501/"),
        ("overview", Choices(), "en", "http://127.0.0.1:8501/?v=2&lang=en"),
        (
            "floods",
            Choices.of(voivodeships=("24", "02")),
            "pl",
            "http://127.0.0.1:8501/powodz-1999?v=2&voivodeships=02,24",
        ),
        (
            "card",
            Choices.of(selected=Selection("powiat", "2417")),
            "en",
            "http://127.0.0.1:8501/powiat?v=2&selected=powiat%3A2417&lang=en",
        ),
        ("data", Choices(), "pl", "http://127.0.0.1:8501/dane"),
    ],
)
def test_addresses_of_pages(page: str, choices: Choices, lang: str, address: str) -> None:
    assert page_address(page, choices, lang) == address


def test_choices_at_the_first_page_are_of_the_flood_page() -> None:
    """So stood the flood page once; what was copied then still means it."""
    assert read_address("http://host.example/atlas/?voivodeships=24") == (
        "floods",
        {"voivodeships": "24"},
        "http://host.example/atlas/",
    )


@pytest.mark.parametrize(
    "address",
    [
        "ftp://x/",
        "http://x/dane",
        "http://x/powiat?selected=powiat:2417",
        "http://x/?k",
        "x" * 9000,
        "http://[x/",
        "javascript:alert(1)",
    ],
)
def test_what_is_no_address_of_ours(address: str) -> None:
    with pytest.raises(ExportError, match="Address: expected one copied from a map page"):
        read_address(address)


# --------------------------------------------------------------------------- zip
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("theme", THEMES)
def test_zip_holds_everything_with_a_readme(atlas: Atlas, theme: str, lang: str) -> None:
    view = make_view(atlas.joined, Choices.of(voivodeships=("06",)), theme, lang)
    told: list[float] = []
    content = Exporter(atlas).render(view, "zip", SMALL, lambda share, what: told.append(share))
    archive = zipfile.ZipFile(io.BytesIO(content))
    assert archive.testzip() is None
    assert archive.namelist() == [
        "README.txt",
        *(file_name(view, kind, DAY) for kind in FORMATS if kind != "zip"),
    ]
    readme = archive.read("README.txt").decode()
    w = view.words
    for text in (
        view.title,
        view.conditions,
        SMALL.address,
        view.as_of,
        w("How to cite"),
        w("Doubts"),
        w("Licence") and "CC BY 4.0",
        w("Fields of the tables"),
    ):
        assert text in readme
    assert all(name in readme for name in archive.namelist()[1:])
    assert all(w(column.heading) in readme for column in columns_of(theme, in_files=True))
    assert told == sorted(told) and told[-1] == 1.0


# ------------------------------------------------------------------------- turns
def test_callers_beyond_the_queue_are_refused() -> None:
    """Of four, two work, one waits, and the last is refused; which of them that is does not matter."""
    turns, refused, lock = Turns(at_once=2, waiting=1), threading.Event(), threading.Lock()
    working: list[int] = [0]

    def call(_: int) -> str:
        try:
            with turns.take():
                with lock:
                    working.append(working[-1] + 1)
                refused.wait(30)
                with lock:
                    working.append(working[-1] - 1)
        except ExportError as error:
            refused.set()
            return str(error)
        return "made"

    with ThreadPoolExecutor(4) as pool:
        told = list(pool.map(call, range(4)))
    assert sorted(told) == [
        "Too many files are being made now. Try again in a moment.",
        "made",
        "made",
        "made",
    ]
    assert max(working) == 2
    with turns.take():  # the queue is empty again
        pass


def test_a_turn_comes_back_after_an_error() -> None:
    turns = Turns(at_once=1, waiting=0)
    for _ in range(2):
        with pytest.raises(ZeroDivisionError), turns.take():
            raise ZeroDivisionError
    with turns.take(), pytest.raises(ExportError, match="Too many files"), turns.take():
        pass


@pytest.mark.parametrize("kind", [*FORMATS, "card"])
def test_every_file_waits_for_its_turn(atlas: Atlas, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    exporter, turns = Exporter(atlas), Turns(at_once=1, waiting=0)
    monkeypatch.setattr(exporter, "_turns", turns)
    with turns.take(), pytest.raises(ExportError, match="Too many files"):
        if kind == "card":
            exporter.card(make_card(atlas.joined, "2417"), DAY)
        else:
            exporter.render(make_view(atlas.joined, Choices(), "floods"), kind, SMALL)


# ------------------------------------------------------------------------- batch
def batch(by: str, theme: str = "floods", choices: Choices | None = None, kind: str = "png") -> Batch:
    return Batch(by, theme, choices or Choices(), "pl", kind, SMALL, "https://atlas.example/")


def silent(done: int, total: int, name: str) -> None:
    """Take no notice of progress."""


def test_units_of_a_batch(joined: AtlasTables) -> None:
    assert len(batch("powiaty").units(joined)) == 380
    assert len(batch("voivodeships").units(joined)) == 16
    assert len(batch("countries").units(joined)) == 29
    assert (
        next(code for code, _ in batch("powiaty", choices=Choices.of(voivodeships=("08",))).units(joined))
        == "0801"
    )
    assert [
        code for code, _ in batch("countries", choices=Choices.of(countries=("DE", "UA"))).units(joined)
    ] == ["DE", "UA"]
    code, choices = batch("powiaty", choices=Choices.of(flooded_only=True)).units(joined)[5]
    assert choices == Choices.of(powiaty=(code,), flooded_only=True)


def test_a_batch_goes_on_after_an_interrupt(atlas: Atlas, tmp_path: Path) -> None:
    exporter, job, folder = Exporter(atlas), batch("voivodeships", kind="csv"), tmp_path / "out"

    def stop(done: int, total: int, name: str) -> None:
        if done == 7:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_batch(job, atlas.joined, exporter, folder, stop)
    first = {path.name: path.stat().st_mtime_ns for path in folder.glob("*.csv")}
    assert len(first) == 7
    (folder / ".left.csv.1.part").write_bytes(b"half")
    later = Batch(
        **{**job.__dict__, "setup": PageSetup(DAY + dt.timedelta(days=1), SMALL.paper, address=SMALL.address)}
    )
    assert run_batch(later, atlas.joined, exporter, folder, silent) == (9, 7)
    assert {name: (folder / name).stat().st_mtime_ns for name in first} == first
    assert sorted(path.name for path in folder.iterdir() if path.name.startswith(".")) == [NOTE]
    assert {path.name[-20:-4] for path in folder.glob("*.csv")} == {"2026-11-22_plain"}
    assert run_batch(job, atlas.joined, exporter, folder, silent) == (0, 16)


def test_homonyms_have_files_of_their_own(atlas: Atlas, tmp_path: Path) -> None:
    job = batch(
        "powiaty", kind="csv", choices=Choices.of(powiaty=("2003", "2402"))
    )  # both are called bielski
    assert run_batch(job, atlas.joined, Exporter(atlas), tmp_path, silent) == (2, 0)
    assert sorted(path.name for path in tmp_path.glob("*.csv")) == [
        "2003_powodz-1999_bielski-podlaskie_2026-11-22_plain.csv",
        "2402_powodz-1999_bielski-slaskie_2026-11-22_plain.csv",
    ]


def test_a_batch_keeps_off_other_files(atlas: Atlas, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("kept")
    with pytest.raises(ExportError, match="found other files"):
        run_batch(batch("voivodeships"), atlas.joined, Exporter(atlas), tmp_path, silent)
    run_batch(
        batch("voivodeships", kind="csv", choices=Choices.of(voivodeships=("02",))),
        atlas.joined,
        Exporter(atlas),
        tmp_path / "a",
        silent,
    )
    for other in (
        batch("voivodeships", kind="csv"),
        batch("voivodeships", "partnerships", Choices.of(voivodeships=("02",)), "csv"),
    ):
        with pytest.raises(ExportError, match="found another batch"):
            run_batch(other, atlas.joined, Exporter(atlas), tmp_path / "a", silent)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "mine.txt"]
