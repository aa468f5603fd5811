"""Every unit of the list meets exactly one gmina polygon.

This is checked on the published files alone, without the code of the join.
"""

from __future__ import annotations

import csv
from collections import Counter

import pyogrio

from geo.data import catalogue


def published_units() -> list[tuple[str, str, str]]:
    with (catalogue.DATA / "floods.csv").open(encoding="utf-8", newline="") as file:
        return [(row["powiat_teryt"], row["gmina"], row["gmina_kind"]) for row in csv.DictReader(file)]


def polygons() -> Counter[tuple[str, str, str]]:
    table = pyogrio.read_dataframe(catalogue.DATA / "boundaries/gminy.shp")
    return Counter(zip(table["POWIAT"], table["JPT_NAZWA_"], table["RODZAJ"], strict=True))


def test_every_unit_meets_one_polygon() -> None:
    found = polygons()
    assert [unit for unit in published_units() if found[unit] != 1] == []
    assert len(published_units()) == 673


def test_two_units_share_a_gmina_only_where_two_have_merged() -> None:
    twice = [unit for unit, n in Counter(published_units()).items() if n > 1]
    assert twice == [("0862", "Zielona Góra", "miejska")]


def test_homonyms_are_told_apart_by_their_kind() -> None:
    """142 towns have a rural gmina of the same name around them.

    Name and powiat alone would meet two polygons.
    """
    names = Counter((powiat, name) for powiat, name, _ in polygons().elements())
    assert sum(n == 2 for n in names.values()) == 142
    assert max(names.values()) == 2
    met = {unit for unit in published_units() if names[unit[:2]] == 2}
    assert ("0201", "Bolesławiec", "miejska") in met
    assert ("0201", "Bolesławiec", "wiejska") in met
    assert {kind for _, _, kind in met} <= {"miejska", "wiejska"}
