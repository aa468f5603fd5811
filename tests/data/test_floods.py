"""The 1999 flood list as printed, and the corrections made to it.

The totals below are literal: they come from two independent readings of the printed annex.
"""

import csv
import re
from collections import Counter, defaultdict
from itertools import groupby
from pathlib import Path

import pytest

DATA = Path(__file__).parents[2] / "data"

COLUMNS = ["seq", "voivodeship", "powiat", "powiat_number", "section", "number", "unit"]
CORRECTION_COLUMNS = ["table", "key", "column", "source_value", "value", "kind", "reason", "evidence"]
KINDS = {"typo", "renamed", "moved", "source_error", "homonym", "abbreviation", "exonym", "wording"}

# the printed cell that each corrected column starts from
BASE = {
    "voivodeship": "voivodeship",
    "powiat_number": "powiat_number",
    "section": "section",
    "powiat_1999": "powiat",
    "powiat_teryt": "powiat",
    "gmina": "unit",
    "doubt": "powiat",
    "note": "unit",
    "split_off": "unit",
}

UNITS = 673
BLOCKS = 157  # printed powiat headings, those of the cities included
PER_VOIVODESHIP = {  # in printed order
    "DOLNOŚLĄSKIE": 133,
    "KUJAWSKO-POMORSKIE": 8,
    "LUBELSKIE": 9,
    "LUBUSKIE": 28,
    "ŁÓDZKIE": 41,
    "MAŁOPOLSKIE": 142,
    "MAZOWIECKI": 19,
    "OPOLSKIE": 55,
    "PODKARPACKIE": 68,
    "POMORSKIE": 4,
    "ŚLĄSKIE": 99,
    "ŚWIĘTOKRZYSKIE": 40,
    "WARMIŃSKO-MAZURSKIE": 1,
    "WIELKOPOLSKIE": 25,
    "ZACHODNIO-POMORSKIE": 1,
}
PER_SECTION = {"cities": 21, "I": 60, "II": 589, "": 3}
CITIES = {
    "DOLNOŚLĄSKIE": ["Jelenia Góra", "Legnica", "Wałbrzych", "Wrocław"],
    "KUJAWSKO-POMORSKIE": ["Grudziądz", "Toruń"],
    "LUBUSKIE": ["Zielona Góra"],
    "MAŁOPOLSKIE": ["Kraków", "Nowy Sącz"],
    "OPOLSKIE": ["Opole"],
    "PODKARPACKIE": ["Tarnobrzeg"],
    "ŚLĄSKIE": ["Częstochowa", "Gliwice", "Mysłowice", "Ruda Śląska", "Rybnik", "Sosnowiec", "Zabrze"],
    "ŚWIĘTOKRZYSKIE": ["Kielce"],
    "WIELKOPOLSKIE": ["Kalisz", "Konin"],
}


def read(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def units():
    return read(DATA / "sources" / "floods.csv")


@pytest.fixture(scope="module")
def corrections():
    return [row for row in read(DATA / "corrections" / "floods.csv") if row["table"] == "floods"]


def block(row):
    return row["voivodeship"], row["powiat"], row["section"]


@pytest.mark.parametrize("name", ["sources", "corrections"])
def test_file_form(name):
    raw = (DATA / name / "floods.csv").read_bytes()
    assert b"\r" not in raw
    assert raw.endswith(b"\n")
    assert not raw.startswith(b"\xef\xbb\xbf")


def test_columns(units, corrections):
    assert list(units[0]) == COLUMNS
    assert list(corrections[0]) == CORRECTION_COLUMNS


def test_totals(units):
    assert len(units) == UNITS
    assert [row["seq"] for row in units] == [str(n) for n in range(1, UNITS + 1)]


def test_per_voivodeship_in_printed_order(units):
    counts = {name: len(list(rows)) for name, rows in groupby(units, key=lambda row: row["voivodeship"])}
    assert counts == PER_VOIVODESHIP
    assert list(counts) == list(PER_VOIVODESHIP)
    assert sum(PER_VOIVODESHIP.values()) == UNITS


def test_per_section(units):
    assert Counter(row["section"] for row in units) == PER_SECTION


def test_blocks_are_numbered_from_one_without_gaps(units):
    keys = []
    for key, rows in groupby(units, key=block):
        keys.append(key)
        rows = list(rows)
        assert [row["number"] for row in rows] == [str(n) for n in range(1, len(rows) + 1)], key
    assert len(keys) == len(set(keys)), "a block is printed in one piece"


def test_no_name_twice_in_a_block(units):
    for key, rows in groupby(units, key=block):
        names = [row["unit"] for row in rows]
        assert len(names) == len(set(names)), key


def test_powiat_numbers_run_from_one_but_for_the_printed_slips(units):
    headings = defaultdict(list)
    for (voivodeship, powiat, number), _ in groupby(
        units, key=lambda row: (row["voivodeship"], row["powiat"], row["powiat_number"])
    ):
        headings[voivodeship].append((powiat, number))
    assert sum(len(rows) for rows in headings.values()) == BLOCKS
    slips = {}
    for voivodeship, rows in headings.items():
        numbers = [int(number) for _, number in rows]
        if numbers != list(range(1, len(rows) + 1)):
            slips[voivodeship] = numbers
    assert slips == {
        "LUBUSKIE": [1, 2, 4, 5, 6, 7, 8],
        "WIELKOPOLSKIE": [1, 2, 3, 4, 5, 4, 7, 8, 9, 10],
    }


def test_cities_stand_under_their_heading(units):
    cities = defaultdict(list)
    for row in units:
        assert (row["section"] == "cities") == bool(
            re.fullmatch("miast[oa] na prawach powiatu", row["powiat"])
        )
        if row["section"] == "cities":
            cities[row["voivodeship"]].append(row["unit"])
    assert cities == CITIES


def test_missing_section_heading_is_left_missing(units):
    rows = [(row["powiat"], row["unit"]) for row in units if row["section"] == ""]
    assert rows == [
        ("dzierżoniowski", "Dzierzóniów"),
        ("dzierżoniowski", "Łagiewniki"),
        ("dzierżoniowski", "Niemcza"),
    ]


def test_cells_are_as_printed(units):
    printed = {(row["powiat"], row["unit"]) for row in units}
    for cell in [
        ("dzierżoniowski", "Pilawa Górna"),
        ("kamieniogórski", "Marciszów"),
        ("gorzowski", "Marszewo"),
        ("gorlicki", "Liście Gorlickie"),
        ("lipski", "Solec n. Wisłą"),
        ("nowosolski", "Wschowa"),
        ("raciborski", "Komowac"),
        ("ostrzeszowski", "Grabów n. Prosna"),
    ]:
        assert cell in printed


def test_no_stray_blanks(units, corrections):
    for row in units + corrections:
        for column, cell in row.items():
            assert cell == " ".join(cell.split()), (column, cell)


def test_corrections_start_from_the_printed_cell(units, corrections):
    by_seq = {row["seq"]: row for row in units}
    for row in corrections:
        for key in row["key"].split(" "):
            assert by_seq[key][BASE[row["column"]]] == row["source_value"], row
        assert row["value"] != row["source_value"], row


def test_corrections_state_kind_and_reason(corrections):
    for row in corrections:
        assert row["kind"] in KINDS, row
        assert len(row["reason"]) >= 15, row
        assert row["value"], row


def test_one_correction_per_cell(corrections):
    cells = Counter((key, row["column"]) for row in corrections for key in row["key"].split(" "))
    assert [cell for cell, count in cells.items() if count > 1] == []


def test_correction_values_fit_their_column(corrections):
    for row in corrections:
        if row["column"] == "powiat_teryt":
            assert re.fullmatch(r"\d{4}", row["value"]), row
            assert row["kind"] in {"renamed", "moved"}, row
        if row["column"] == "section":
            assert row["value"] in {"cities", "I", "II"}, row
        if row["column"] == "doubt":
            assert row["value"] == "powiat", row


def test_all_rows_under_the_missing_heading_are_flagged(units, corrections):
    under = {row["seq"] for row in units if row["powiat"] == "gorzowski"}
    assert len(under) == 5
    for column in ["powiat_1999", "doubt"]:
        (row,) = [
            row for row in corrections if row["column"] == column and row["source_value"] == "gorzowski"
        ]
        assert set(row["key"].split(" ")) == under
