"""Move borders until the drawn areas are the official ones, by one weight per label.

A weight is subtracted from the score of a label everywhere, so that all its borders move outwards (or
inwards) by about the same distance: half of the weight against a neighbour that keeps its own.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

_STEP, _LARGEST_M = 0.8, 500.0
_DENT = 1.4


def fit_weights(
    measured: Callable[[np.ndarray], np.ndarray], official: np.ndarray, rounds: int, step: float = _STEP
) -> np.ndarray:
    """Return the weights in metres with which the drawn areas come close to the official ones.

    Parameters
    ----------
    measured
        Function from weights, shape (labels,), to drawn areas in km², same shape.
    official
        Official areas in km²; the weight of a label with NaN stays 0.
    rounds
        How often the weights are changed.
    step
        Share of the missing width that a round adds: below 1, because the neighbours move too.

    Notes
    -----
    The missing width is the missing area divided by the length of the border, which is estimated as 1.4
    times the circumference of a disc of the official area.
    """
    weights = np.zeros(len(official))
    known = np.isfinite(official) & (official > 0)
    border_km = 2 * np.sqrt(np.pi * official[known]) * _DENT
    for _ in range(rounds):
        missing = official[known] - measured(weights)[known]
        weights[known] += step * np.clip(missing / border_km * 1000, -_LARGEST_M, _LARGEST_M)
    return weights
