"""Every printed Polish powiat is one of the 380 of today, and every change says why."""

import csv
from collections import Counter
from pathlib import Path

import pytest

DATA = Path(__file__).parents[2] / "data"

KINDS = {"typo", "renamed", "source_error", "homonym"}

# one row per homonym met in the source: printed cell, code, voivodeship
HOMONYMS = [
    ("Powiat bielski (Bielsk Podlaski)", "2003", "podlaskie"),
    ("Powiat bielski (Bielsko-Biała)", "2402", "śląskie"),
    ("Powiat brzeski (Brzeg)", "1601", "opolskie"),
    ("Powiat krośnieński", "1807", "podkarpackie"),
    ("Powiat krośnieński (Krosno Odrzańskie)", "0802", "lubuskie"),
    ("Powiat opolski", "1609", "opolskie"),
    ("Powiat tomaszowski (Tomaszów Lubelski)", "0618", "lubelskie"),
    ("Powiat średzki (Środa Wielkopolska)", "3025", "wielkopolskie"),
    ("Powiat średzki (Środa Śląska)", "0218", "dolnośląskie"),
    ("Powiat świdnicki (Świdnica)", "0219", "dolnośląskie"),
    ("Powiat świdnicki (Świdnik)", "0617", "lubelskie"),
]

# the ten names borne by two powiaty each
SHARED_NAMES = {
    "bielski": {"2003", "2402"},
    "brzeski": {"1202", "1601"},
    "grodziski": {"1405", "3005"},
    "krośnieński": {"0802", "1807"},
    "nowodworski": {"1414", "2210"},
    "opolski": {"0612", "1609"},
    "ostrowski": {"1416", "3017"},
    "tomaszowski": {"0618", "1016"},
    "średzki": {"0218", "3025"},
    "świdnicki": {"0219", "0617"},
}

MISPRINTS = [
    ("Powiat dzierzoniowski", "0202", "dzierżoniowski"),
    ("Powiat golbusko-dobrzyński", "0405", "golubsko-dobrzyński"),
    ("Powiat gołeniewski", "3204", "goleniowski"),
    ("Powiat kamieniogórski", "0207", "kamiennogórski"),
    ("Powiat radomskiego", "1012", "radomszczański"),
    ("Powiat stryżowski", "1819", "strzyżowski"),
    ("Powiat strzelecko-drezdeniecki", "0806", "strzelecko-drezdenecki"),
    ("Powiat szydlowiecki", "1430", "szydłowiecki"),
    ("Powiat wątecki", "3217", "wałecki"),
    ("Powiat węgorszewski", "2819", "węgorzewski"),
]

SEATS = [
    ("0206", "Jelenia Góra"),
    ("0806", "Strzelce Krajeńskie"),
    ("1006", "Łódź"),
    ("1217", "Zakopane"),
    ("1432", "Ożarów Mazowiecki"),
    ("1801", "Ustrzyki Dolne"),
    ("1815", "Ropczyce"),
    ("2204", "Pruszcz Gdański"),
    ("2410", "Pszczyna"),
    ("2414", "Bieruń"),
    ("3002", "Czarnków"),
    ("3021", "Poznań"),
    ("3211", "Police"),
]


def read(path: str) -> list[dict[str, str]]:
    with (DATA / path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def printed() -> dict[str, str]:
    return {row["lp"]: row["powiat"] for row in read("sources/partnerships.csv")}


@pytest.fixture(scope="module")
def register() -> dict[str, dict[str, str]]:
    return {row["powiat_teryt"]: row for row in read("gazetteer/seats.csv")}


@pytest.fixture(scope="module")
def corrections() -> list[dict[str, str]]:
    return read("corrections/powiaty.csv")


@pytest.fixture(scope="module")
def codes(printed, register, corrections) -> dict[str, str]:
    """lp -> code: the correction if there is one, else the one powiat of exactly that name."""
    counts = Counter(row["powiat"] for row in register.values())
    by_cell = {
        f"Powiat {row['powiat']}": code for code, row in register.items() if counts[row["powiat"]] == 1
    }
    corrected = {
        lp: row["value"]
        for row in corrections
        if row["column"] == "powiat_teryt"
        for lp in row["key"].split(" ")
    }
    return {lp: corrected.get(lp) or by_cell.get(cell, "") for lp, cell in printed.items()}


def codes_of(cell: str, printed: dict[str, str], codes: dict[str, str]) -> set[str]:
    return {codes[lp] for lp, value in printed.items() if value == cell}


def test_register_has_314_land_powiaty_and_66_cities(register):
    kinds = Counter(int(code[2:]) > 60 for code in register)
    assert kinds == {False: 314, True: 66}


def test_register_is_in_code_order(register):
    assert list(register) == sorted(register)


def test_cities_are_their_own_seat(register):
    cities = [row for code, row in register.items() if int(code[2:]) > 60]
    assert [row["seat"] for row in cities] == [row["powiat"] for row in cities]


def test_every_seat_has_an_anchor_and_a_basis(register):
    assert all(row["anchor_id"].startswith("prng:") for row in register.values())
    assert all(row["basis"] for row in register.values())


def test_same_seat_means_same_anchor(register):
    """A town that is the seat of its own and of the surrounding powiat is one point."""
    for row in register.values():
        others = [
            other["anchor_id"]
            for other in register.values()
            if other["seat"] == row["seat"] and other["voivodeship"] == row["voivodeship"]
        ]
        assert set(others) == {row["anchor_id"]}


@pytest.mark.parametrize(("code", "seat"), SEATS)
def test_seat(register, code, seat):
    assert register[code]["seat"] == seat


def test_ten_names_are_borne_twice(register):
    holders: dict[str, set[str]] = {}
    for code, row in register.items():
        holders.setdefault(row["powiat"], set()).add(code)
    assert {name: held for name, held in holders.items() if len(held) > 1} == SHARED_NAMES


def test_source_value_is_the_printed_cell(printed, corrections):
    for row in corrections:
        assert row["table"] == "partnerships"
        for lp in row["key"].split(" "):
            assert printed[lp] == row["source_value"], lp


def test_each_printed_row_is_corrected_once(corrections):
    keys = [(row["column"], lp) for row in corrections for lp in row["key"].split(" ")]
    assert len(keys) == len(set(keys))


def test_every_correction_is_of_a_known_kind_and_says_why(corrections):
    assert {row["kind"] for row in corrections} <= KINDS
    assert all(len(row["reason"]) > 20 for row in corrections)


def test_nothing_is_corrected_that_was_right(register, corrections):
    counts = Counter(row["powiat"] for row in register.values())
    for row in corrections:
        assert counts[row["source_value"].removeprefix("Powiat ")] != 1


def test_every_printed_powiat_has_one_code(printed, register, codes):
    assert len(printed) == 443
    assert [printed[lp] for lp, code in codes.items() if code not in register] == []


def test_one_printed_name_is_one_powiat(printed, codes):
    for cell in set(printed.values()):
        assert len(codes_of(cell, printed, codes)) == 1, cell


@pytest.mark.parametrize(("cell", "code", "voivodeship"), HOMONYMS)
def test_homonym(printed, register, codes, cell, code, voivodeship):
    assert codes_of(cell, printed, codes) == {code}
    assert register[code]["voivodeship"] == voivodeship


@pytest.mark.parametrize(("cell", "code", "name"), MISPRINTS)
def test_misprint(printed, register, codes, cell, code, name):
    assert codes_of(cell, printed, codes) == {code}
    assert register[code]["powiat"] == name


def test_renamed_powiat_keeps_its_code(printed, register, codes):
    assert codes_of("Powiat jeleniogórski", printed, codes) == {"0206"}
    assert register["0206"]["powiat"] == "karkonoski"
