"""Printed, published and decided cells by table and row, for the tests that compare them."""

from __future__ import annotations

import csv
from pathlib import Path

DATA = Path(__file__).parents[1] / "data"
FILES = ("partners", "names", "powiaty", "partnerships", "floods", "gminy", "countries", "areas")
SECTION_KINDS = {"cities": "city_with_powiat_rights", "I": "urban", "II": "other"}

Row = dict[str, str]
Cells = dict[str, Row]


def read(path: str, key: str) -> Cells:
    """Return the rows of a table by their key."""
    with (DATA / path).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len({row[key] for row in rows}) == len(rows), f"{path}: {key} comes twice"
    return {row[key]: row for row in rows}


def decisions() -> list[Row]:
    """Return the rows of all corrections."""
    made = []
    for name in FILES:
        with (DATA / "corrections" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            made += list(csv.DictReader(file))
    return made


PRINTED = {
    "partnerships": read("sources/partnerships.csv", "lp"),
    "floods": read("sources/floods.csv", "seq"),
}
PUBLISHED = {
    "partnerships": read("partnerships.csv", "lp"),
    "floods": read("floods.csv", "seq"),
    "powiaty": read("powiaty.csv", "powiat_teryt"),
}
DECIDED = {(row["table"], key, row["column"]): row for row in decisions() for key in row["key"].split()}
POWIATY = PUBLISHED["powiaty"]


def changed(table: str, key: str, column: str) -> bool:
    """Tell whether a decision that changes the printed value, and says why, is there."""
    row = DECIDED.get((table, key, column))
    return row is not None and row["kind"] != "as_printed" and bool(row["reason"])
