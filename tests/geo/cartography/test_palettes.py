"""The warm ramp: its steps are told apart by colour-blind eyes and in grey, from water and from no class."""

from __future__ import annotations

from itertools import combinations, pairwise

import numpy as np
import pytest

from geo.cartography import bivariate
from geo.cartography.classification import K_RANGE
from geo.cartography.interface_colours import INTERFACE_COLOURS
from geo.cartography.palettes import NO_DATA_COLOUR, OUTSIDE_COLOUR, PALETTES, ZERO_COLOUR, is_blue, ramp
from tests.geo.cartography.sight import SIGHT, lab, linear

COUNTS = range(K_RANGE[0], K_RANGE[1] + 1)
WATER = [INTERFACE_COLOURS[role] for role in ("river", "lake", "sea")]


def seen(sight: str, *colours: str) -> list[np.ndarray]:
    return [lab(SIGHT[sight] @ linear(colour)) for colour in colours]


def nearest(ones: list[np.ndarray], others: list[np.ndarray]) -> float:
    return min(float(np.linalg.norm(one - other)) for one in ones for other in others)


def test_the_first_palette_is_warm() -> None:
    assert PALETTES == ("warm", "blues", "greens", "oranges", "purples", "greys")
    assert ramp("warm", 4) == ("#fade9c", "#f1a94b", "#d06c29", "#a24119")


@pytest.mark.parametrize("k", COUNTS)
@pytest.mark.parametrize("sight", SIGHT)
def test_steps_are_told_apart(sight: str, k: int) -> None:
    pairs = combinations(seen(sight, *ramp("warm", k)), 2)
    assert min(np.linalg.norm(one - other) for one, other in pairs) > 8


@pytest.mark.parametrize("sight", SIGHT)
def test_no_step_looks_like_water_or_like_no_class(sight: str) -> None:
    steps = seen(sight, *{colour for k in COUNTS for colour in ramp("warm", k)})
    assert nearest(steps, seen(sight, *WATER)) > 19
    assert nearest(steps, seen(sight, ZERO_COLOUR, OUTSIDE_COLOUR, NO_DATA_COLOUR)) > 10


@pytest.mark.parametrize("k", COUNTS)
def test_lightness_falls_from_off_the_list_to_the_last_step(k: int) -> None:
    light = [lab(linear(colour))[0] for colour in (ZERO_COLOUR, *ramp("warm", k))]
    assert min(paler - darker for paler, darker in pairwise(light)) > 5


def test_only_blue_colours_make_water_dark() -> None:
    assert {name for name in PALETTES if any(map(is_blue, ramp(name, 5)))} == {"blues"}
    assert [colour for colour in bivariate.COLOURS if is_blue(colour)] == ["#aecde3", "#4f95c6", "#345f88"]


def test_water_on_blue_is_told_from_every_step_of_blue() -> None:
    steps = seen("common", *ramp("blues", 5)[:-1])
    assert nearest(steps, seen("common", INTERFACE_COLOURS["river_on_blue"])) > 20
    assert nearest(seen("common", *ramp("blues", 5)), seen("common", INTERFACE_COLOURS["lake_on_blue"])) > 10
