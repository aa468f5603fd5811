"""Exports: hostile texts, hostile names and places, encodings, and files that are whole or not there."""

from __future__ import annotations

import datetime as dt
import io
import threading
import zipfile
from concurrent.futures import ThreadPoolExecutor

import pytest

from geo.choices.address import page_address, read_address, read_query
from geo.choices.model import Choices
from geo.choices.pages import THEMES
from geo.choices.scene import Selection
from geo.core.errors import ExportError
from geo.core.i18n import LANGUAGES, words
from geo.data.atlas import Atlas
from geo.data.join import AtlasTables, join_powiaty
from geo.render.export import FORMATS, Exporter, Turns, describe_format, file_name
from geo.render.files.rows import columns_of
from geo.render.sheet.page_setup import PageSetup, read_size
from geo.views.card.card import make_card
from geo.views.factory import RECORDS, make_view
from geo.views.view import address_of
from tests.tiny import tiny_tables

pytestmark = pytest.mark.no_cover  # slow enough without

DAY = dt.date(2026, 11, 22)
SMALL = PageSetup(DAY, read_size("480x320"), address="https://atlas.example/")


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
        ("floods", Choices(), "csv", "wykaz-powodziowy-1999_2026-11-22_plain.csv"),
        (
            "floods",
            Choices.of(flooded_only=True),
            "csv-excel-pl",
            "wykaz-powodziowy-1999_filtr_2026-11-22.csv",
        ),
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
    assert len({describe_format(words(lang), kind) for kind in FORMATS}) == len(FORMATS) == 10


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
        ("overview", Choices(), "en", "http://127.0.0.1:8501/?v=3&lang=en"),
        (
            "floods",
            Choices.of(voivodeships=("24", "02")),
            "pl",
            "http://127.0.0.1:8501/wykaz-powodziowy-1999?v=3&voivodeships=02,24",
        ),
        (
            "card",
            Choices.of(selected=Selection("powiat", "2417")),
            "en",
            "http://127.0.0.1:8501/powiat?v=3&selected=powiat%3A2417&lang=en",
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
@pytest.mark.parametrize(("theme", "lang"), [("floods", "pl"), ("partnerships", "en"), ("joint", "pl")])
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
    conditions = view.wording.conditions
    for text in (
        view.wording.title,
        conditions[:1].upper() + conditions[1:],
        SMALL.address,
        view.wording.as_of,
        w("How to cite"),
        w("Doubts"),
        w("Licence") and "CC BY 4.0",
        w("Fields of the tables"),
    ):
        assert text in readme
    assert all(name in readme for name in archive.namelist()[1:])
    assert all(w(column.heading) in readme for column in columns_of(RECORDS[theme], in_files=True))
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
