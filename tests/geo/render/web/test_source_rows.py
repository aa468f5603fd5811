"""The file of source rows: every printed row as its source has it, and every decision about it."""

from __future__ import annotations

import pandas as pd
import pytest

from geo.core.errors import DataError
from geo.data.join import AtlasTables
from geo.render.web.source_rows import source_rows
from geo.render.web.source_rows_contract import SourceRow, SourceRows
from tests.printed import PRINTED, PUBLISHED, decisions


@pytest.fixture(scope="module")
def made(joined: AtlasTables) -> SourceRows:
    return source_rows(joined, "pl")


def as_printed(row: SourceRow) -> list[str]:
    return [printed for printed, _ in row["cells"] if printed is not None]


def test_every_partnership_stands_as_printed(made: SourceRows) -> None:
    found = {key[4:]: as_printed(row) for key, row in made["rows"].items() if key.startswith("row:")}
    assert len(found) == 443
    assert found == {
        lp: [row["powiat"], row["country"], row["partner"], row["agreement"], row["other_form"]]
        for lp, row in PRINTED["partnerships"].items()
    }


def test_every_unit_stands_as_printed(made: SourceRows) -> None:
    found = {key[5:]: as_printed(row) for key, row in made["rows"].items() if key.startswith("unit:")}
    assert len(found) == 673
    assert found == {
        seq: [
            row["voivodeship"],
            f"{row['powiat_number']}. {row['powiat']}",
            "" if row["section"] == "cities" else row["section"],
            row["number"],
            row["unit"],
        ]
        for seq, row in PRINTED["floods"].items()
    }


def test_cells_have_labels_and_groups_have_titles(made: SourceRows) -> None:
    for key, row in made["rows"].items():
        assert len(row["cells"]) == len(made["labels"][key.partition(":")[0]]), key
        assert [group for group in row["groups"] if group not in made["titles"]] == [
            group for group in row["groups"] if group.startswith("year:")
        ]


def test_every_decision_is_at_each_row_it_is_about(made: SourceRows) -> None:
    columns = ["table", "key", "column", "source_value", "value", "kind", "reason", "evidence"]
    kinds = {"partnerships": "row", "floods": "unit", "powiaty": "powiat", "places": "place"}
    missing = []
    for decision in decisions():
        line = [decision[column] for column in columns]
        for key in decision["key"].split():
            kind = kinds.get(decision["table"])
            at = f"{kind}:{key}" if kind else f"entry:{decision['table']}-{decision['key'].split()[0]}"
            if decision["table"] == "anchors":
                at = next(f"row:{lp}" for lp in PUBLISHED["partnerships"] if key in basis(made, lp).split())
            lines = [made["decisions"][n]["line"] for n in made["rows"][at]["decisions"]]
            missing += [] if line in lines else [at]
    assert missing == []


def basis(made: SourceRows, lp: str) -> str:
    """Return the records behind the point of a partnership."""
    place = next(group for group in made["rows"][f"row:{lp}"]["groups"] if group.startswith("place:"))
    return made["rows"][place]["cells"][3][1].rpartition("(")[2].removesuffix(")")


def test_a_row_with_a_doubt_says_why(made: SourceRows) -> None:
    row = made["rows"]["row:268"]
    assert row["doubt"] == "kraj"
    assert "nie potwierdza żadne inne źródło" in row["remark"]
    assert row["cells"][1] == ("Rosja", "Serbia")
    assert row["changed"] == [1, 2]


def test_every_doubt_has_its_reason(made: SourceRows) -> None:
    marked = {f"row:{lp}" for lp, row in PUBLISHED["partnerships"].items() if row["uncertain"] == "1"}
    marked |= {f"unit:{seq}" for seq, row in PUBLISHED["floods"].items() if row["uncertain"] == "1"}
    assert {
        key for key, row in made["rows"].items() if row["doubt"] and key[:4] in ("row:", "unit")
    } == marked
    assert all(len(made["rows"][key]["remark"]) > 15 for key in marked)


def test_in_english_the_decisions_are_the_same_and_worded(joined: AtlasTables, made: SourceRows) -> None:
    english = source_rows(joined, "en")
    assert [one["line"] for one in english["decisions"]] == [one["line"] for one in made["decisions"]]
    told = [english["decisions"][n]["reason"] for n in english["rows"]["unit:454"]["decisions"]]
    assert told == [
        "The gmina of Jaśliska was split off from Dukla on 1 January 2010; the list of 1999 covered the whole"
        " of this area."
    ]


def test_without_decisions_the_rows_are_there(tiny: AtlasTables) -> None:
    made = source_rows(tiny, "pl", pd.DataFrame())
    assert as_printed(made["rows"]["row:2"]) == [
        "Powiat bolesławiecki",
        "Niemcy",
        "Görlitz, Landkreis",
        "",
        "współpraca nieformalna",
    ]
    assert made["decisions"] == []


def test_damaged_corrections_leave_the_rows(joined: AtlasTables, monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged(name: str) -> pd.DataFrame:
        raise DataError("File {file}: damaged.", file=name)

    monkeypatch.setattr("geo.data.provenance.catalogue.read_table", damaged)
    made = source_rows(joined, "pl")
    assert made["decisions"] == []
    assert made["rows"]["unit:454"]["cells"][4] == ("Dukla", "Dukla, gmina miejsko-wiejska")


def test_a_point_has_the_name_a_polish_reader_knows(made: SourceRows) -> None:
    said = made["rows"]["place:de-muenchen-landkreis"]["cells"][3][1]
    assert said.startswith("Monachium: 48,1374, 11,5755; partner sięga do ")
