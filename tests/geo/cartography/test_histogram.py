"""The histogram of a legend: every value above zero in one bar, cut by the classes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.cartography.classification import SCHEMES, classify
from geo.cartography.histogram import make_histogram


def test_counts_have_a_bar_each() -> None:
    values = [0, 0, float("nan"), 1, 1, 2, 4, 4, 4, 6]
    made = make_histogram(values, classify(values, "manual", breaks=(2, 4)), whole=True)
    assert (made.low, made.high, made.breaks) == (0, 6, (2, 4))
    assert made.bars == (((1, 2),), ((1, 1),), (), ((2, 3),), (), ((3, 1),))
    assert (made.total, made.highest) == (7, 3)


def test_shares_have_twenty_bars_up_to_the_largest() -> None:
    values = [0.0, 0.025, 0.05, 0.06, 0.5, 0.5, 1.0]
    made = make_histogram(values, classify(values, "manual", breaks=(0.05, 0.5)), whole=False)
    assert len(made.bars) == 20
    # closed on the right: 0.05 is in the first bar, 0.5 in the tenth, 1 in the last
    assert {at: bar for at, bar in enumerate(made.bars) if bar} == {
        0: ((1, 2),),
        1: ((2, 1),),
        9: ((2, 2),),
        19: ((3, 1),),
    }


def test_a_break_inside_a_bar_divides_it() -> None:
    values = [0.96, 0.97, 0.99, 1.0]
    made = make_histogram(values, classify(values, "manual", breaks=(0.97,)), whole=False)
    assert made.bars[19] == ((1, 2), (2, 2))


@pytest.mark.parametrize(
    ("values", "whole", "bars"),
    [
        ([0.02, 0.25, 0.26, 1.0], False, {0: ((1, 1),), 4: ((1, 1),), 5: ((2, 1),), 19: ((4, 1),)}),
        ([1, 50, 51, 133], True, {0: ((1, 1),), 4: ((2, 1),), 5: ((2, 1),), 13: ((5, 1),)}),
        ([1, 2, 3, 4], True, {0: ((1, 1),), 1: ((2, 1),), 2: ((3, 1),), 3: ((4, 1),)}),
    ],
)
def test_round_classes_are_divided_evenly(
    values: list[float], whole: bool, bars: dict[int, tuple[tuple[int, int], ...]]
) -> None:
    made = make_histogram(values, classify(values, "round", whole=whole), whole)
    assert {at: bar for at, bar in enumerate(made.bars) if bar} == bars


def test_only_what_is_shown_is_counted_on_the_axis_of_all() -> None:
    values = [0.1, 0.1, 0.9]
    made = make_histogram(values, classify(values, "equal", 3), False, shown=[True, False, False])
    assert (made.total, made.highest, made.high) == (1, 1, 0.9)


def test_large_counts_share_bars() -> None:
    values = list(range(1, 101))
    made = make_histogram(values, classify(values, "equal", 5), whole=True)
    assert [sum(count for _, count in bar) for bar in made.bars] == [5] * 20


def test_nothing_has_no_bars() -> None:
    made = make_histogram([0, float("nan")], classify([], "quantile"), whole=True)
    assert (made.bars, made.total, made.highest) == ((), 0, 0)


@given(st.lists(st.integers(0, 300), max_size=80), st.sampled_from(SCHEMES), st.booleans())
def test_every_positive_value_is_counted_once_in_its_class(
    values: list[int], scheme: str, whole: bool
) -> None:
    classes = classify(values, scheme)
    made = make_histogram(values, classes, whole)
    positive = [value for value in values if value > 0]
    assert made.total == len(positive)
    counted: dict[int, int] = {}
    for bar in made.bars:
        for number, count in bar:
            counted[number] = counted.get(number, 0) + count
    assert counted == {
        number: classes.assign(positive).tolist().count(number)
        for number in set(classes.assign(positive).tolist())
    }
