"""Partnerships within Poland, and those printed from both sides.

The row numbers were found by reading the printed table.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pandas as pd
import pytest

from geo.choices.model import Choices
from geo.data.join import AtlasTables
from geo.data.mirrored_pairs import counterparts, drawn_once, mirrored_pairs, possible_pairs
from geo.render.web.geometry import partnership_lines
from geo.views.factory import make_view

DATA = Path(__file__).parents[3] / "data"

# Read in the printed table: lp 222 names strzelecko-drezdenecki for czarnkowsko-trzcianecki, lp 252 the other
# way round, and so on.
PAIRS = ((222, 252), (224, 236), (232, 253), (233, 237), (239, 249), (244, 247))
# Gliwicki names pucki (225), pucki names "Gliwice" (251): a town, or the powiat around it.
POSSIBLE = ((225, 251),)


def table_of(*rows: tuple[int, str, str]) -> pd.DataFrame:
    """Return rows of (lp, powiat, partner's TERYT) with their mirrored rows."""
    table = pd.DataFrame(rows, columns=["lp", "powiat_teryt", "partner_teryt"])
    return table.assign(mirror_lp=counterparts(table))


@pytest.mark.parametrize(
    ("rows", "mirrors", "pairs"),
    [
        ([], [], ()),
        ([(1, "0201", "0202")], [None], ()),
        ([(1, "0201", "0202"), (2, "0202", "0201")], [2, 1], ((1, 2),)),
        ([(1, "0201", ""), (2, "0202", "")], [None, None], ()),  # partners abroad have no code
        (
            [(1, "0201", "0202"), (2, "0202", "0203"), (3, "0203", "0201")],
            [None] * 3,
            (),
        ),  # a ring is no pair
        ([(1, "0201", "0201"), (2, "0201", "0201")], [None, None], ()),  # a powiat is not its own partner
        ([(7, "0202", "0201"), (9, "0201", "0202"), (11, "0201", "0203")], [9, 7, None], ((7, 9),)),
    ],
)
def test_counterparts(
    rows: list[tuple[int, str, str]], mirrors: list[int | None], pairs: tuple[tuple[int, int], ...]
) -> None:
    table = table_of(*rows)
    assert [None if pd.isna(lp) else lp for lp in table["mirror_lp"]] == mirrors
    assert mirrored_pairs(table) == pairs


def test_a_pair_is_one_line_only_while_both_rows_are_there() -> None:
    table = table_of((1, "0201", "0202"), (2, "0202", "0201"), (3, "0203", "0201"))
    assert table.loc[drawn_once(table), "lp"].tolist() == [1, 3]
    without_first = table[table["lp"] != 1]
    assert without_first.loc[drawn_once(without_first), "lp"].tolist() == [2, 3]
    assert mirrored_pairs(without_first) == ()


def test_pairs_of_the_printed_table(joined: AtlasTables) -> None:
    assert mirrored_pairs(joined.partnerships) == PAIRS
    assert possible_pairs(joined.partnerships, joined.powiaty) == POSSIBLE
    assert drawn_once(joined.partnerships).sum() == 443 - 6


def test_pairs_counted_without_the_library(joined: AtlasTables) -> None:
    """The same pairs from the published files alone."""
    with (DATA / "partnerships.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    with (DATA / "places.csv").open(encoding="utf-8") as file:
        codes = {row["place_id"]: row["teryt"] for row in csv.DictReader(file)}
    sides = {
        (row["powiat_teryt"], codes[row["place_id"]]): int(row["lp"])
        for row in rows
        if codes[row["place_id"]]
    }
    found = {
        tuple(sorted((lp, sides[there, here])))
        for (here, there), lp in sides.items()
        if (there, here) in sides
    }
    assert found == set(PAIRS)
    assert len(sides) == 40 == sum(row["country"] == "PL" for row in rows)


def test_both_rows_stay_in_every_count(joined: AtlasTables) -> None:
    view = make_view(joined, Choices.of(countries=("PL",)), "partnerships")
    assert view.counts["rows"] == 40
    assert {222, 252} <= set(view.rows["lp"])
    assert "Pary powiatów, które wymieniają się nawzajem (dwa wiersze, jedna linia): 6." in view.wording.notes
    one_side = make_view(joined, Choices.of(powiaty=("3002",)), "partnerships")
    assert len(one_side.wording.notes) == 2


def test_the_browser_knows_the_counterpart(joined: AtlasTables) -> None:
    rows = partnership_lines(joined)["rows"]
    twins = {lp: other for lp, other in zip(rows["lp"], rows["mirrored_lp"], strict=True) if other}
    assert twins == {a: b for pair in PAIRS for a, b in (pair, pair[::-1])}
