"""The data page: every file with its source and state, the join report, every decision and doubt."""

from __future__ import annotations

import re

import pytest

from geo.core.i18n import LANGUAGES, words
from geo.core.labels import column_name, correction_kind_name
from geo.data import catalogue, provenance
from geo.data.corrections import read_corrections
from geo.data.datasets import DATASETS
from geo.data.join import AtlasTables
from geo.data.vocabulary import CORRECTION_KINDS

EN = words("en")


def test_every_file_has_a_row_with_source_licence_and_hash() -> None:
    table = provenance.source_table(EN)
    assert table["File"].tolist() == [f"data/{row.path}" for row in DATASETS]
    assert table["SHA-256"].map(lambda code: bool(re.fullmatch("[0-9a-f]{64}", code))).all()
    assert (table[["Content", "Source", "As of", "Licence"]] != "").all(axis=None)
    assert set(table["State"]) == {"as recorded"}


def test_a_changed_file_is_told_in_its_row(monkeypatch: pytest.MonkeyPatch) -> None:
    hashes = {**catalogue.recorded_hashes(), "floods": "0" * 64}
    monkeypatch.setattr(catalogue, "recorded_hashes", lambda data=None: hashes)
    states = provenance.source_table(words("pl")).set_index("Plik")["Stan pliku"]
    assert states["data/floods.csv"].startswith(
        "Plik data/floods.csv: oczekiwano treści o skrócie 000000000000…, znaleziono "
    )
    assert set(states.drop("data/floods.csv")) == {"zgodny ze skrótem"}


def test_join_table_of_tiny(tiny: AtlasTables) -> None:
    table = provenance.join_table(EN, tiny.report)
    assert table.to_numpy().tolist() == [
        ["Powiaty with a boundary", 5, 5, "–", "0801"],
        ["Partnerships with powiat and place", 6, 6, "–", "4"],
        ["Flooded units with a powiat", 5, 5, "–", "4"],
        ["Flooded units with a gmina of today", 5, 5, "–", "–"],
        ["Partner places in use", 3, 3, "–", "–"],
        ["Powiaty with partners (with partners and on the flood list: 3)", 4, 5, "–", "–"],
        ["Powiaty on the flood list", 3, 5, "–", "–"],
    ]


def test_join_table_of_the_real_data(joined: AtlasTables) -> None:
    table = provenance.join_table(EN, joined.report)
    assert table["Linked"].tolist()[:3] == table["Of"].tolist()[:3] == [380, 443, 673]
    assert set(table["Left over"]) == {"–"}


def test_every_decision_that_changes_a_value_is_listed() -> None:
    table = provenance.correction_table(EN)
    decisions = read_corrections()
    assert len(table) == (decisions["kind"] != "as_printed").sum()
    assert not table.isna().any(axis=None)
    assert (table.drop(columns=["Printed", "In the atlas", "Evidence"]) != "").all(axis=None)


@pytest.mark.parametrize(
    ("rows", "column", "expected"),
    [
        ("268", "country", ["partnerships", "Rosja", "Serbia", "error in the source"]),
        (
            "4",
            "partner place",
            ["partnerships", "Steirichen Vulkanland (region)", "Steirisches Vulkanland", "misprint"],
        ),
        ("12", "gmina", ["flood list", "Pilawa Górna", "Piława Górna", "misprint"]),
        ("13, 14, 15", "section", ["flood list", "", "II", "error in the source"]),
        ("0801", "flood status", ["powiaty", "gorzowski", "no data", "error in the source"]),
    ],
)
def test_a_decision_in_words(rows: str, column: str, expected: list[str]) -> None:
    table = provenance.correction_table(EN)
    found = table[(table["Rows"] == rows) & (table["Column"] == column)]
    assert found[["Table", "Printed", "In the atlas", "Kind"]].to_numpy().tolist() == [expected]


def test_every_corrected_column_has_a_name() -> None:
    columns = read_corrections()["column"].unique()
    assert [
        column for column in columns if column_name(words("pl"), column) == column and column != "gmina"
    ] == []


def test_every_kind_has_a_name_in_both_languages() -> None:
    for lang in LANGUAGES:
        named = [correction_kind_name(words(lang), kind) for kind in CORRECTION_KINDS]
        assert len(set(named)) == len(CORRECTION_KINDS)
