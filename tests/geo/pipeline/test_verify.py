"""The build and the check from the command line, on copies of the data."""

from __future__ import annotations

import shutil
from pathlib import Path

import pandas as pd
import pytest

from geo.cli.main import main
from geo.data import catalogue
from geo.data.atlas import load_atlas
from geo.data.boundaries import read_powiaty
from geo.pipeline.build import build
from geo.pipeline.schemas import SCHEMAS, faults
from geo.pipeline.verify import borders_in_use, check


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "data"
    shutil.copytree(catalogue.DATA, folder)
    monkeypatch.setattr(catalogue, "DATA", folder)
    monkeypatch.setenv("ATLAS_UPSTREAM", str(tmp_path / "none"))
    return folder


def content(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_data_are_whole(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    said = capsys.readouterr().out
    for line in (
        "Partnerships linked to a powiat and a place: 443 of 443 (380 places).",
        "Flooded units linked to a powiat: 673 of 673.",
        "Boundaries joined: 380 of 380.",
        "Unmatched: 0.",
        "Uncertain powiaty: 1 (0801).",
        "Borders of powiaty in use: embedded.",
        "Borders of gminy in use: embedded, approximate.",
        "Codes of gminy: none.",
        "All is well.",
    ):
        assert line in said


def test_a_refused_border_file_is_a_fault_of_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "p.gpkg").write_bytes(b"no map")
    monkeypatch.setenv("ATLAS_POWIATY", str(tmp_path / "p.gpkg"))
    assert main(["check"]) == 1
    said = capsys.readouterr()
    assert said.err.startswith("FAULT  File p.gpkg cannot be used as powiat boundaries, so the embedded ones")
    assert said.err.count("\n") == 1
    assert "Borders of powiaty in use: embedded." in said.out


def test_the_borders_in_use_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = read_powiaty().rename(columns={"teryt": "JPT_KOD_JE"})
    rows.to_file(tmp_path / "mine.gpkg")
    monkeypatch.setenv("ATLAS_POWIATY", str(tmp_path / "mine.gpkg"))
    assert borders_in_use(load_atlas())[:4] == [
        "Borders of powiaty in use: mine.gpkg.",
        "Borders of gminy in use: embedded, approximate.",
        "Codes of gminy: none.",
        "  The boundaries are those of the file mine.gpkg.",
    ]


def test_two_builds_give_the_committed_bytes(data: Path) -> None:
    committed = content(data)
    build(data)
    assert content(data) == committed
    build(data)
    assert content(data) == committed


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        ("partnerships.csv", "2,1819,AT", "2,1818,AT", "data/partnerships.csv: differs from a fresh build"),
        ("floods.csv", "1,0261,Jelenia", "1,9999,Jelenia", "data/floods.csv: differs from a fresh build"),
        ("places.csv", ",AM,region,", ",AM,planet,", "data/places.csv: kind: isin"),
        (
            "corrections/powiaty.csv",
            ",0405,typo,Literówka: powiat golubsko-dobrzyński.",
            ",0405,typo,",
            "every decision needs a reason",
        ),
        (
            "gazetteer/places.csv",
            "DE,district,geonames:2918840",
            "DE,district,geonames:692372",
            "lies in UA, not in DE",
        ),
        ("boundaries/powiaty.prj", "PROJCS", "PROJC", "data/boundaries/powiaty.shp"),
    ],
)
def test_a_changed_cell_is_a_fault(
    data: Path, capsys: pytest.CaptureFixture[str], file: str, old: str, new: str, fault: str
) -> None:
    path = data / file
    before = path.read_text(encoding="utf-8")
    assert old in before
    path.write_text(before.replace(old, new, 1), encoding="utf-8")
    assert main(["check"]) == 1
    said = capsys.readouterr().err
    assert fault in said
    assert "the recorded hash" in said or "the hash" in said


def test_a_missing_file_is_a_fault_and_the_rest_is_still_checked(data: Path) -> None:
    (data / "floods.csv").unlink()
    report, found = check(data)
    assert any("data/floods.csv: expected to find it" in line for line in found)
    assert "Boundaries: 380 powiaty" in " ".join(report)


def test_a_printed_row_without_a_decision_stops_the_build(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    partners = data / "corrections" / "partners.csv"
    lines = partners.read_text(encoding="utf-8").splitlines(keepends=True)
    partners.write_text(
        "".join(line for line in lines if not line.startswith("partnerships,1,")), encoding="utf-8"
    )
    before = content(data)
    assert main(["build"]) == 1
    assert "Partnership 1: expected one powiat and one partner place" in capsys.readouterr().err
    assert content(data) == before


def test_schema_faults_name_column_rule_and_cell() -> None:
    table = pd.DataFrame({"seq": ["x"], "powiat_teryt": ["261"], "powiat_1999": ["a"], "gmina": ["b"]})
    table = table.assign(gmina_kind="miejska", kind="urban", uncertain="2", doubt="rok", note="")
    said = "\n".join(faults(table, SCHEMAS["floods"]))
    for part in ("seq", "powiat_teryt", "'261'", "uncertain", "'2'", "'rok'"):
        assert part in said
