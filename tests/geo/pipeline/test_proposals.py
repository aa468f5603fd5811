"""The lines that the app writes for a proposed correction go through build and check.

The front end makes the same lines from the same proposals (``frontend/test/source.test.js``).
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from geo.data.catalogue import DATA, dataset, read_csv, verify
from geo.data.corrections import read_corrections
from geo.data.remarks import read_english
from geo.pipeline.build import build
from geo.pipeline.remarks import without_english
from geo.pipeline.schemas import CORRECTION_SCHEMA, SCHEMAS, faults

PROPOSALS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[3] / "frontend" / "test" / "fixtures" / "proposals.json").read_text("utf-8")
)


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the data with the lines of all proposals, built anew."""
    folder = tmp_path_factory.mktemp("proposed") / "data"
    shutil.copytree(DATA, folder, ignore=shutil.ignore_patterns("official"))
    for proposal in PROPOSALS:
        lines = proposal["lines"]
        _rewrite(folder / lines["file"], lines["remove"], lines["add"])
        _rewrite(folder / "translations" / "remarks.csv", [], lines["remarks"])
    build(folder)
    return folder


def _rewrite(file: Path, remove: list[str], add: list[str]) -> None:
    held = file.read_text(encoding="utf-8").splitlines()
    for line in remove:
        held.remove(line)  # fails if the file has no such line
    file.write_text("\n".join([*held, *add]) + "\n", encoding="utf-8")


@pytest.mark.parametrize("proposal", PROPOSALS, ids=lambda proposal: proposal["says"])
def test_the_published_value_is_the_proposed_one(corrected: Path, proposal: dict[str, Any]) -> None:
    file, column, key, field, value = proposal["published"]
    table = read_csv(corrected / file).set_index(column)
    assert table.loc[key, field] == value
    assert read_csv(DATA / file).set_index(column).loc[key, field] != value


def test_check_finds_no_fault_in_them(corrected: Path) -> None:
    corrections = read_corrections(corrected)
    assert faults(corrections.drop(columns="file"), CORRECTION_SCHEMA) == []
    for name, schema in SCHEMAS.items():
        assert faults(read_csv(verify(name, corrected)), schema) == []
    gazetteer = [read_csv(corrected / dataset(f"gazetteer-{name}").path) for name in ("places", "seats")]
    assert without_english(corrections, gazetteer, read_english(corrected)) == []
