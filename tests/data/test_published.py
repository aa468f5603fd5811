"""Printed beside published: every difference is a decision with a reason."""

from __future__ import annotations

from collections import Counter

from babel import Locale

from geo.pipeline.cleaning import parse_form
from tests.printed import DECIDED, POWIATY, PRINTED, PUBLISHED, SECTION_KINDS, changed, read

COUNTRIES = {
    "USA": "US",
    "Wielka Brytania": "GB",
}  # printed otherwise than Babel writes them, or worth saying
SHARED = {name for name, count in Counter(row["powiat"] for row in POWIATY.values()).items() if count > 1}


def test_counts_and_order() -> None:
    assert (
        list(PUBLISHED["partnerships"]) == list(PRINTED["partnerships"]) == [str(lp) for lp in range(1, 444)]
    )
    assert list(PUBLISHED["floods"]) == list(PRINTED["floods"]) == [str(seq) for seq in range(1, 674)]
    assert len(POWIATY) == 380
    assert list(POWIATY) == sorted(POWIATY)


# --------------------------------------------------------------- partnerships
def test_a_partner_is_as_printed_or_decided_with_a_reason() -> None:
    for lp, row in PUBLISHED["partnerships"].items():
        same = row["partner"] == PRINTED["partnerships"][lp]["partner"]
        assert same or changed("partnerships", lp, "place_id"), lp
        if DECIDED["partnerships", lp, "place_id"]["kind"] == "as_printed":
            assert same, lp


def test_a_country_is_the_printed_one_or_decided() -> None:
    names = {
        name: iso for iso, name in Locale.parse("pl").territories.items() if len(iso) == 2 and iso.isalpha()
    } | COUNTRIES
    moved = [
        lp
        for lp, row in PUBLISHED["partnerships"].items()
        if names[PRINTED["partnerships"][lp]["country"]] != row["country"]
    ]
    assert moved == ["268"]
    assert all(changed("partnerships", lp, "country") for lp in moved)


def test_a_powiat_is_the_printed_one_or_decided() -> None:
    for lp, row in PUBLISHED["partnerships"].items():
        name = POWIATY[row["powiat_teryt"]]["powiat"]
        same = PRINTED["partnerships"][lp]["powiat"] == f"Powiat {name}" and name not in SHARED
        assert same or changed("partnerships", lp, "powiat_teryt"), lp


def test_year_and_form_are_the_printed_ones_or_decided() -> None:
    for lp, row in PUBLISHED["partnerships"].items():
        cells = PRINTED["partnerships"][lp]
        said = parse_form(cells["agreement"], cells["other_form"])
        for column, cell in said._asdict().items():
            assert row[column] == cell or changed("partnerships", lp, column), (lp, column)


def test_a_partnership_and_its_place_agree() -> None:
    places = read("places.csv", "place_id")
    for lp, row in PUBLISHED["partnerships"].items():
        place = places[row["place_id"]]
        beside = f" ({place['original']})" if place["original"] not in place["name"] else ""
        shown = place["name"] + beside
        both = changed("partnerships", lp, "partner")
        assert row["partner"].startswith(f"{shown}; ") if both else row["partner"] == shown, lp
        assert row["country"] == place["country"], lp
        own = DECIDED.get(("partnerships", lp, "doubt"), {"value": ""})["value"]
        assert set(row["doubt"].split()) == {*own.split(), *place["doubt"].split()}, lp
        assert (row["uncertain"] == "1") == (row["doubt"] != ""), lp
    assert {row["place_id"] for row in PUBLISHED["partnerships"].values()} == set(places)


def test_a_year_that_another_source_contradicts_is_uncertain() -> None:
    known = {lp: row for lp, row in PUBLISHED["partnerships"].items() if row["known_year"]}
    assert sorted(known, key=int) == ["88", "117", "136", "147", "151", "166", "173", "289", "371", "377"]
    assert all(row["evidence"] and row["evidence_en"] for row in known.values())
    assert all(
        row["year"] in ("", row["known_year"]) or "year" in row["doubt"].split() for row in known.values()
    )


def test_no_year_is_before_there_were_powiaty() -> None:
    years = {
        row[column] for row in PUBLISHED["partnerships"].values() for column in ("year", "agreement_year")
    }
    assert sorted(years - {""})[0] == "1999"


# --------------------------------------------------------------------- floods
def test_a_gmina_is_the_printed_unit_or_decided() -> None:
    for seq, row in PUBLISHED["floods"].items():
        assert row["gmina"] == PRINTED["floods"][seq]["unit"] or changed("floods", seq, "gmina"), seq


def test_a_powiat_of_1999_is_the_printed_one_or_decided() -> None:
    for seq, row in PUBLISHED["floods"].items():
        cells = PRINTED["floods"][seq]
        printed = row["gmina"] if cells["section"] == "cities" else cells["powiat"]
        assert row["powiat_1999"] == printed or changed("floods", seq, "powiat_1999"), seq


def test_a_powiat_of_today_is_that_of_1999_or_decided() -> None:
    for seq, row in PUBLISHED["floods"].items():
        today = POWIATY[row["powiat_teryt"]]
        same_name = today["powiat"] == row["powiat_1999"]
        assert same_name or changed("floods", seq, "powiat_teryt"), seq
        same_voivodeship = today["voivodeship"].upper() == PRINTED["floods"][seq]["voivodeship"]
        assert (
            same_voivodeship
            or changed("floods", seq, "voivodeship")
            or changed("floods", seq, "powiat_teryt")
        ), seq


def test_a_kind_is_that_of_the_printed_section_or_decided() -> None:
    for seq, row in PUBLISHED["floods"].items():
        assert row["kind"] == SECTION_KINDS.get(PRINTED["floods"][seq]["section"]) or changed(
            "floods", seq, "section"
        ), seq


def test_doubts_and_status_are_decided() -> None:
    assert [
        seq
        for seq, row in PUBLISHED["floods"].items()
        if (row["uncertain"] == "1") != changed("floods", seq, "doubt")
    ] == []
    without = [code for code, row in POWIATY.items() if row["flood_status"] == "no_data"]
    assert without == [code for code in POWIATY if changed("powiaty", code, "flood_status")] == ["0801"]
