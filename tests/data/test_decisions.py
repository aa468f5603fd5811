"""Every decision starts from a printed cell, says why, and takes effect."""

from __future__ import annotations

import geopandas as gpd
import pytest
import shapely

from geo.data.vocabulary import CORRECTION_KINDS
from tests.printed import DATA, DECIDED, FILES, POWIATY, PRINTED, PUBLISHED, SECTION_KINDS, decisions, read

NOT_PUBLISHED = {"powiat_number"}  # told on the data page only: no published table numbers the powiaty

# the printed cells that a decided column starts from
BASE = {
    ("partnerships", "place_id"): ("partner",),
    ("partnerships", "country"): ("country",),
    ("partnerships", "powiat_teryt"): ("powiat",),
    ("partnerships", "year"): ("agreement", "other_form"),
    ("partnerships", "form"): ("agreement", "other_form"),
    ("partnerships", "agreement_year"): ("agreement",),
    ("partnerships", "year_note"): ("agreement", "other_form"),
    ("partnerships", "partner"): ("partner",),
    ("partnerships", "known_year"): ("agreement", "other_form"),
    ("partnerships", "doubt"): ("powiat", "country", "partner", "agreement", "other_form"),
    ("floods", "gmina"): ("unit",),
    ("floods", "note"): ("unit",),
    ("floods", "split_off"): ("unit",),
    ("floods", "powiat_1999"): ("powiat",),
    ("floods", "powiat_teryt"): ("powiat",),
    ("floods", "doubt"): ("powiat",),
    ("floods", "voivodeship"): ("voivodeship",),
    ("floods", "section"): ("section",),
    ("floods", "powiat_number"): ("powiat_number",),
}


def test_all_corrections_are_read() -> None:
    assert {path.stem for path in (DATA / "corrections").glob("*.csv")} == set(FILES)


def test_every_decision_has_a_kind_and_a_reason() -> None:
    for row in decisions():
        assert row["kind"] in CORRECTION_KINDS, row
        assert row["value"], row
        assert len(row["reason"]) >= 10, row


def test_every_decision_starts_from_the_printed_cell() -> None:
    for (table, key, column), row in DECIDED.items():
        if table in PRINTED:
            cells = PRINTED[table][key]
            assert row["source_value"] in {cells[name] for name in BASE[table, column]}, row


def test_a_decided_powiat_has_a_printed_heading() -> None:
    headings = {row["powiat"] for row in PRINTED["floods"].values()}
    made = {key: row["source_value"] for (table, key, _), row in DECIDED.items() if table == "powiaty"}
    assert made == {"0801": "gorzowski"}
    assert set(made.values()) <= headings


@pytest.mark.parametrize("table", ["partnerships", "floods", "powiaty"])
def test_every_decision_takes_effect(table: str) -> None:
    idle = []
    for (where, key, column), row in DECIDED.items():
        if where != table or column in NOT_PUBLISHED:
            continue
        cells = PUBLISHED[table][key]
        if column == "section":
            done = cells["kind"] == SECTION_KINDS[row["value"]]
        elif column == "voivodeship":
            done = POWIATY[cells["powiat_teryt"]]["voivodeship"].upper() == row["value"]
        elif column == "doubt":
            done = set(row["value"].split()) <= set(cells["doubt"].split())
        elif column == "note":
            done = row["value"] in cells["note"]
        else:
            done = cells[column] == ("" if row["value"] == "-" else row["value"])
        if not done:
            idle.append((key, column, row["value"]))
    assert idle == []


def test_decisions_on_the_register_of_names_are_about_its_localities() -> None:
    localities = read("boundaries/localities.csv", "id")
    assert [key for table, key, _ in DECIDED if table == "prng" and key not in localities] == []


def test_decisions_on_countries_take_effect() -> None:
    outlines = gpd.read_file(DATA / "context" / "countries.geojson")
    for (table, key, _), row in DECIDED.items():
        if table == "countries":
            holding = outlines[outlines.contains(shapely.Point(*map(float, key.split(","))))]
            assert holding["iso"].tolist() == [row["value"]], row


def test_every_polish_name_takes_effect_and_keeps_the_original() -> None:
    register = read("gazetteer/places.csv", "place_id")
    points = read("gazetteer/anchors.csv", "anchor_id")
    places = read("places.csv", "place_id")
    for (table, key, column), row in DECIDED.items():
        if table not in ("places", "anchors"):
            continue
        assert column == "name", row
        assert row["source_value"] != row["value"], row
        if table == "places":
            assert (places[key]["name"], places[key]["original"]) == (row["value"], row["source_value"]), row
            assert register[key]["name"] == row["source_value"], row
        else:
            assert points[key]["name"] == row["source_value"], row
            using = [place for place in places.values() if key in place["basis"].split()]
            assert using, row
            assert all(row["value"] in place["anchor"].split("; ") for place in using), row


@pytest.mark.parametrize(
    ("lp", "partner"),
    [
        ("21", "Zagrzeb (Zagreb)"),
        ("24", "Ostrawa (Ostrava)"),
        ("26", "Zarząd Dróg Kraju Morawsko-Śląskiego (Správa silnic Moravskoslezského kraje)"),
        ("61", "rejon wileński (Vilniaus rajono savivaldybė)"),
        ("79", "rejon dyneburski (Daugavpils rajons)"),
        ("299", "Żylina (Žilina)"),
        ("306", "gmina Storuman (Storumans kommun)"),
        ("323", "obwód lwowski"),
        ("408", "XVII dzielnica Budapesztu – Rákosmente (Budapest XVII. kerület)"),
        ("442", "Bruneck (Brunico)"),
        ("92", "Landkreis Kusel"),
    ],
)
def test_partners_have_the_name_a_polish_reader_knows(lp: str, partner: str) -> None:
    assert PUBLISHED["partnerships"][lp]["partner"] == partner


@pytest.mark.parametrize(
    ("place", "anchor"),
    [
        ("ua-lwow-obwod", "Lwów"),
        ("ua-sambor", "Sambor"),
        ("de-muenchen-landkreis", "Monachium"),
        ("de-dahme-spreewald-landkreis", "Lübben (Spreewald)"),
    ],
)
def test_points_have_the_name_a_polish_reader_knows(place: str, anchor: str) -> None:
    assert read("places.csv", "place_id")[place]["anchor"] == anchor
