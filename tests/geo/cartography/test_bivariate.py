"""Nine classes of two measures: limits, colours, and powiaty looked up by hand in the published tables."""

from __future__ import annotations

import csv
from collections import Counter
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.cartography import classification, palettes
from geo.cartography.bivariate import COLOURS, assign, class_number, place
from geo.choices.model import Choices
from geo.data.join import AtlasTables
from geo.views.factory import make_view
from tests.geo.cartography.sight import SIGHT, lab, linear

DATA = Path(__file__).parents[3] / "data"


@pytest.mark.parametrize(
    ("share", "partnerships", "number"),
    [
        (0.0, 0, 1),
        (0.0, 1, 2),
        (0.0, 2, 2),
        (0.0, 3, 3),
        (0.0, 14, 3),
        (0.0001, 0, 4),
        (0.5, 0, 4),
        (0.5, 2, 5),
        (0.25, 3, 6),
        (0.5001, 0, 7),
        (1.0, 0, 7),
        (1.0, 1, 8),
        (0.6667, 2, 8),
        (0.6, 3, 9),
        (1.0, 14, 9),
        (float("nan"), 0, -1),
        (float("nan"), 2, -1),
    ],
)
def test_limits(share: float, partnerships: int, number: int) -> None:
    assert assign([share], [partnerships]).tolist() == [number]


@given(st.floats(0, 1), st.integers(0, 50))
def test_every_pair_has_one_class(share: float, partnerships: int) -> None:
    number = int(assign([share], [partnerships])[0])
    row, column = place(number)
    assert class_number(row, column) == number
    assert row == (share > 0) + (share > 0.5)
    assert column == (partnerships > 0) + (partnerships > 2)


# looked up in data/powiaty.csv (gminy_flooded of gminy) and counted in data/partnerships.csv
BY_HAND = {
    "0201": (4, 6, 3, 9),  # bolesławiecki
    "0203": (5, 6, 0, 7),  # głogowski
    "0202": (7, 7, 1, 8),  # dzierżoniowski
    "1807": (4, 10, 8, 6),  # krośnieński, Jaśliska with Dukla
    "2469": (0, 1, 0, 1),  # Katowice
    "1426": (0, 13, 7, 3),  # siedlecki
    "2417": (15, 15, 14, 9),  # żywiecki
    "0801": (0, 7, 2, -1),  # gorzowski: a heading without units
}


@pytest.mark.parametrize(("code", "known"), BY_HAND.items())
def test_classes_of_powiaty_looked_up_by_hand(
    joined: AtlasTables, code: str, known: tuple[int, int, int, int]
) -> None:
    flooded, gminy, partnerships, number = known
    row = make_view(joined, Choices(), "joint").rows.set_index("powiat_teryt").loc[code]
    assert (row["gminy"], row["partnerships"], row["partnerships_all"], row["class_"]) == (
        gminy,
        partnerships,
        partnerships,
        number,
    )
    if number == classification.NO_DATA:
        assert row[["gminy_flooded", "share"]].isna().all()
    else:
        assert (row["gminy_flooded"], row["share"]) == (flooded, pytest.approx(flooded / gminy))


# counted once from the two tables with the csv module: rows share 0, up to a half, over; columns partnerships
# 0, 1-2, 3 and more
SQUARE = [[117, 65, 27], [30, 32, 11], [47, 27, 23]]


def test_the_square_counts_what_the_tables_hold(joined: AtlasTables) -> None:
    with (DATA / "partnerships.csv").open(encoding="utf-8") as file:
        number = Counter(row["powiat_teryt"] for row in csv.DictReader(file))
    found = [[0, 0, 0], [0, 0, 0], [0, 0, 0]]
    with (DATA / "powiaty.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["flood_status"] == "no_data":
                continue
            flooded, half = int(row["gminy_flooded"]), int(row["gminy"]) / 2
            found[0 if flooded == 0 else 1 if flooded <= half else 2][
                min((number[row["powiat_teryt"]] + 1) // 2, 2)
            ] += 1
    assert found == SQUARE
    view = make_view(joined, Choices(), "joint")
    assert [entry.count for entry in view.legend] == [*SQUARE[0], *SQUARE[1], *SQUARE[2], 1]


FILTERS = [
    Choices.of(voivodeships=("24",)),
    Choices.of(countries=("DE",)),
    Choices.of(year_to=2000),
    Choices.of(flooded_only=True),
    Choices.of(countries=("JP",)),
]


@pytest.mark.parametrize("choices", [Choices(), *FILTERS])
def test_the_legend_counts_every_powiat_once(joined: AtlasTables, choices: Choices) -> None:
    view = make_view(joined, choices, "joint")
    assert sum(entry.count for entry in view.legend) == 380
    assert sum(entry.count for entry in view.legend if entry.key != "x") == len(view.rows)


@pytest.mark.parametrize(
    "choices",
    [Choices.of(voivodeships=("24",)), Choices.of(flooded_only=True), Choices.of(partners_only=True)],
)
def test_classes_do_not_move_with_filters_on_powiaty(joined: AtlasTables, choices: Choices) -> None:
    full = make_view(joined, Choices(), "joint").rows["class_"]
    part = make_view(joined, choices, "joint").rows["class_"]
    assert part.tolist() == full[part.index].tolist()


def test_only_partnerships_that_meet_the_filters_are_counted(joined: AtlasTables) -> None:
    """Żywiecki has 14 partnerships, 3 of them with Slovakia; its class goes by what is shown."""
    row = make_view(joined, Choices.of(countries=("SK",)), "joint").rows.set_index("powiat_teryt").loc["2417"]
    assert (row["partnerships"], row["partnerships_all"], row["countries"], row["class_"]) == (3, 14, "SK", 9)


# --------------------------------------------------------------------- colours
@pytest.mark.parametrize("sight", SIGHT)
def test_any_two_colours_are_told_apart(sight: str) -> None:
    seen = [lab(SIGHT[sight] @ linear(colour)) for colour in COLOURS]
    assert min(np.linalg.norm(one - two) for one, two in combinations(seen, 2)) > 17


def test_lightness_falls_along_both_measures_and_never_repeats() -> None:
    light = np.array([lab(linear(colour))[0] for colour in COLOURS]).reshape(3, 3)
    assert (np.diff(light, axis=0) < -5).all()
    assert (np.diff(light, axis=1) < -5).all()
    assert np.diff(np.sort(light.ravel())).min() > 4


def test_no_class_looks_like_no_data_or_outside() -> None:
    for other in (palettes.NO_DATA_COLOUR, palettes.OUTSIDE_COLOUR):
        assert other not in COLOURS
        assert min(np.linalg.norm(lab(linear(other)) - lab(linear(colour))) for colour in COLOURS) > 5
