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
    ("partnerships", "uncertain"): ("powiat", "country", "partner", "agreement", "other_form"),
    ("floods", "gmina"): ("unit",),
    ("floods", "note"): ("unit",),
    ("floods", "powiat_1999"): ("powiat",),
    ("floods", "powiat_teryt"): ("powiat",),
    ("floods", "uncertain"): ("powiat",),
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
        assert len(row["reason"]) >= 10 or row["kind"] == "as_printed", row


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
        elif column == "note":
            done = row["value"] in cells["note"]
        else:
            done = cells[column] == row["value"]
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
