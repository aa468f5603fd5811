"""Classes of a choropleth: literal breaks, and every value in exactly one class."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.cartography.classification import (
    COUNTED_SCHEMES,
    K_RANGE,
    NO_DATA,
    SCHEMES,
    ZERO,
    classify,
    inner_breaks,
)
from geo.cartography.palettes import CATEGORY_COLOURS, PALETTES, ZERO_COLOUR, category_colours, ramp

ONE_TO_TEN = list(range(1, 11))
THREE_HEAPS = [1, 2, 3, 10, 11, 12, 50, 51, 52]

shares = st.builds(lambda part, whole: min(part, whole) / whole, st.integers(0, 30), st.integers(1, 30))
columns = st.lists(st.one_of(shares, st.just(float("nan"))), min_size=1, max_size=60)


@pytest.mark.parametrize(
    ("values", "scheme", "k", "breaks"),
    [
        (ONE_TO_TEN, "quantile", 5, (2.8, 4.6, 6.4, 8.2, 10)),
        (ONE_TO_TEN, "equal", 5, (2.8, 4.6, 6.4, 8.2, 10)),
        (ONE_TO_TEN, "equal", 3, (4, 7, 10)),
        (ONE_TO_TEN, "natural", 5, (2, 4, 6, 8, 10)),
        (THREE_HEAPS, "quantile", 3, (7.666667, 24.666667, 52)),
        (THREE_HEAPS, "equal", 3, (18, 35, 52)),
        (THREE_HEAPS, "natural", 3, (3, 12, 52)),
        ([1] * 90 + [2, 3, 4, 5, 6, 7, 8, 9, 10], "quantile", 5, (1, 10)),  # equal breaks fall together
        ([1] * 8 + [2, 3], "quantile", 5, (1, 2, 3)),  # as many classes as values
        ([4, 4, 4], "natural", 5, (4,)),
        ([0, 0, 7], "equal", 3, (7,)),
        ([], "quantile", 5, (1,)),
        ([0.1, 0.9], "round", 5, (0.25, 0.5, 0.75, 1)),
        ([3, 14], "round", 5, (3, 6, 9, 12, 15)),
        ([1, 133], "round", 5, (30, 60, 90, 120, 150)),
        ([0, float("nan")], "natural", 3, (1,)),
    ],
)
def test_breaks(values: list[float], scheme: str, k: int, breaks: tuple[float, ...]) -> None:
    made = classify(values, scheme, k)
    assert made.breaks == pytest.approx(breaks, abs=1e-6)
    assert len(made.colours) == len(breaks)
    assert made.scheme == scheme


@pytest.mark.parametrize(
    ("value", "number"),
    [(float("nan"), NO_DATA), (0, ZERO), (1, 1), (3, 1), (3.0001, 2), (12, 2), (13, 3), (52, 3), (99, 3)],
)
def test_assign(value: float, number: int) -> None:
    """Open on the left, closed on the right; what lies above the last break is in the last class."""
    assert classify(THREE_HEAPS, "natural", 3).assign([value]).tolist() == [number]


def test_bounds_follow_one_another() -> None:
    assert classify(THREE_HEAPS, "natural", 3).bounds() == [(1, 3), (3, 12), (12, 52)]


def test_zero_and_no_data_move_no_break() -> None:
    nothing = [0] * 50 + [float("nan")] * 20
    for scheme in SCHEMES:
        assert classify(THREE_HEAPS + nothing, scheme, 4) == classify(THREE_HEAPS, scheme, 4)


@pytest.mark.parametrize("scheme", ["", "Quantile", "jenks", "head/tail"])
def test_unknown_scheme(scheme: str) -> None:
    with pytest.raises(
        ValueError, match=r"^scheme must be one of round, quantile, equal, natural, headtail, manual, not '"
    ):
        classify(ONE_TO_TEN, scheme)


@given(values=columns, scheme=st.sampled_from(SCHEMES), k=st.integers(*K_RANGE))
def test_every_positive_value_lies_in_exactly_one_class(values: list[float], scheme: str, k: int) -> None:
    made = classify(values, scheme, k)
    assert len(made.breaks) <= (k if scheme in COUNTED_SCHEMES else K_RANGE[1])
    assert list(made.breaks) == sorted(set(made.breaks))
    for value, number in zip(values, made.assign(values), strict=True):
        holding = [
            index
            for index, (low, high) in enumerate(made.bounds(), start=1)
            if low < value <= high or (index == 1 and value == low)
        ]
        if np.isnan(value):
            assert number == NO_DATA
        else:
            assert [number] == (holding if value else [ZERO])


@given(values=columns, scheme=st.sampled_from(SCHEMES))
def test_darker_means_more(values: list[float], scheme: str) -> None:
    made = classify(values, scheme)
    known = sorted(value for value in values if value > 0)
    numbers = made.assign(known).tolist()
    assert numbers == sorted(numbers)
    brightness = [sum(int(colour[at : at + 2], 16) for at in (1, 3, 5)) for colour in made.colours]
    assert brightness == sorted(brightness, reverse=True)


def test_as_many_distinct_colours_as_classes() -> None:
    for k in range(K_RANGE[0], K_RANGE[1] + 1):
        assert len(set(classify(range(1, 1000), "equal", k).colours)) == k


def test_most_frequent_categories_have_a_colour_of_their_own() -> None:
    values = ["DE"] * 3 + ["UA"] * 5 + ["SK", "CZ"]
    assert category_colours(values, named=3) == {
        "UA": CATEGORY_COLOURS[0],
        "DE": CATEGORY_COLOURS[1],
        "CZ": CATEGORY_COLOURS[2],
    }
    assert len(category_colours([f"{number:02}" for number in range(30)])) == len(set(CATEGORY_COLOURS)) == 8


# ------------------------------------------------------------------- head/tail
# 1 x 16, 2 x 8, 4 x 4, 8 x 2, 16: mean of all 80/31 = 2.58; of 4 4 4 4 8 8 16: 6.857; of 8 8 16: 10.667; then
# 16 is alone
HEAVY_TAIL = [1] * 16 + [2] * 8 + [4] * 4 + [8] * 2 + [16]


def test_head_tail_breaks_are_means_of_what_lies_above() -> None:
    made = classify(HEAVY_TAIL, "headtail")
    assert made.breaks == pytest.approx((80 / 31, 48 / 7, 32 / 3, 16))
    assert [int((made.assign(HEAVY_TAIL) == number).sum()) for number in (1, 2, 3, 4)] == [24, 4, 2, 1]


def test_head_tail_makes_no_more_classes_than_can_be_told_apart() -> None:
    made = classify([2.0**power for power in range(20) for _ in range(2 ** (19 - power))], "headtail")
    assert len(made.breaks) == 6
    assert made.breaks[-1] == 2**19


# --------------------------------------------------------------------- manual
@pytest.mark.parametrize(
    ("breaks", "upper"),
    [
        ((3, 12), (3, 12, 52)),
        ((12, 3, 12), (3, 12, 52)),
        ((0.5, 3, 52, 90), (3, 52)),  # nothing lies below 0.5 or above 52
        ((51.5,), (51.5, 52)),
        ((1,), (1, 52)),
        ((20, 30), (20, 30, 52)),  # a class between may be empty
        ((2, 3, 10, 11, 12, 50, 51), (2, 3, 10, 11, 12, 52)),  # five at most
    ],
)
def test_own_breaks(breaks: tuple[float, ...], upper: tuple[float, ...]) -> None:
    assert classify(THREE_HEAPS, "manual", breaks=breaks).breaks == upper


@pytest.mark.parametrize("breaks", [(), (0.5,), (52,), (900,)])
def test_without_own_breaks_that_fit_the_first_scheme_stands_in(breaks: tuple[float, ...]) -> None:
    assert inner_breaks(THREE_HEAPS, breaks) == ()
    assert (
        classify(THREE_HEAPS, "manual", 3, breaks=breaks).breaks
        == classify(THREE_HEAPS, "quantile", 3).breaks
    )


def test_own_breaks_of_nothing() -> None:
    assert inner_breaks([0, float("nan")], (1, 2)) == ()
    assert classify([], "manual", breaks=(1, 2)).breaks == (1,)


# ------------------------------------------------------------------- palettes
def lightness(colour: str) -> float:
    """Return L* of CIE 1976, written out from its definition."""
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    ]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 116 * luminance ** (1 / 3) - 16 if luminance > 0.008856 else 903.3 * luminance


@pytest.mark.parametrize("k", range(1, K_RANGE[1] + 1))
@pytest.mark.parametrize("palette", PALETTES)
def test_shades_differ_in_grey(palette: str, k: int) -> None:
    """Colours that differ in lightness are told apart by colour-blind eyes and on a copier."""
    shades = [lightness(colour) for colour in ramp(palette, k)]
    assert len(shades) == k
    assert all(light - dark >= 5 for light, dark in itertools.pairwise(shades))
    assert max(abs(a - b) for a, b in zip(rgb(ramp(palette, k)[0]), rgb(ZERO_COLOUR), strict=True)) >= 12


def rgb(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def test_ramps_are_those_of_colorbrewer() -> None:
    assert ramp("greens", 3) == ("#c7e9c0", "#74c476", "#006d2c")
    assert ramp("oranges", 2) == ("#fdae6b", "#d94801")
    assert ramp("purples", 4) == ("#dadaeb", "#9e9ac8", "#6a51a3", "#3f007d")
    assert ramp("greys", 5) == ("#d9d9d9", "#bdbdbd", "#737373", "#525252", "#000000")
