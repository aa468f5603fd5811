"""Weights that make drawn areas the official ones."""

from __future__ import annotations

import numpy as np
import pytest

from geo.pipeline.derive.area_fit import fit_weights


def strips(weights: np.ndarray) -> np.ndarray:
    """Two strips of 10 km x 10 km; the border between them moves by half of the difference of the weights."""
    moved = (weights[0] - weights[1]) / 2 / 1000 * 10
    return np.array([100 + moved, 100 - moved])


def test_the_areas_become_the_official_ones() -> None:
    weights = fit_weights(strips, np.array([110.0, 90.0]), rounds=40)
    assert strips(weights) == pytest.approx([110, 90], abs=0.01)
    assert weights[0] > 0 > weights[1]


def test_an_unknown_area_has_no_weight_of_its_own() -> None:
    weights = fit_weights(strips, np.array([110.0, np.nan]), rounds=100)
    assert weights[1] == 0
    assert strips(weights) == pytest.approx([110, 90], abs=0.01)


def test_a_round_moves_no_border_by_more_than_half_a_kilometre() -> None:
    assert fit_weights(strips, np.array([190.0, 10.0]), rounds=1) == pytest.approx([400, -400])
