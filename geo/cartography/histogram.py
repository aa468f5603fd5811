"""The histogram of a legend: how the values of the full table are spread, and how the classes cut them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from geo.cartography.classification import Classification

_BINS = 20
_LEAST_WHOLE = 3  # counts up to so few get bins of their own anyway


@dataclass(frozen=True)
class Histogram:
    """Bars of equal width between ``low`` and ``high`` over the positive values.

    ``bars``: for each bar the (class number, count) pairs in it, lowest class first; ``breaks``: bounds
    between classes, in the unit of the values.
    """

    low: float
    high: float
    bars: tuple[tuple[tuple[int, int], ...], ...]
    breaks: tuple[float, ...]

    @property
    def total(self) -> int:
        """How many values are counted."""
        return sum(count for bar in self.bars for _, count in bar)

    @property
    def highest(self) -> int:
        """How many values the highest bar counts."""
        return max((sum(count for _, count in bar) for bar in self.bars), default=0)


def make_histogram(values: ArrayLike, classification: Classification, whole: bool) -> Histogram:
    """Return the histogram of the positive values of the full table.

    ``whole``: the values are counts, each bar holds a whole number of them; else bars divide 0 to the largest
    value in twenty. Bars are open on the left and closed on the right, as the classes are.
    """
    numbers = np.asarray(values, dtype=float)
    numbers = numbers[numbers > 0]
    if len(numbers) == 0:
        return Histogram(0.0, 0.0, (), ())
    edges = _edges(float(numbers.max()), whole)
    at = np.clip(np.searchsorted(edges, numbers - 1e-9, side="right") - 1, 0, len(edges) - 2)
    numbered = classification.assign(numbers)
    bars = tuple(_counted(numbered[at == bar].tolist()) for bar in range(len(edges) - 1))
    return Histogram(float(edges[0]), float(edges[-1]), bars, classification.breaks[:-1])


def _edges(largest: float, whole: bool) -> np.ndarray:
    if not whole:
        return np.linspace(0.0, largest, _BINS + 1)
    step = int(np.ceil(max(largest, _LEAST_WHOLE) / _BINS))
    return np.arange(0.0, np.ceil(max(largest, _LEAST_WHOLE) / step) * step + step, step)


def _counted(numbers: Sequence[int]) -> tuple[tuple[int, int], ...]:
    return tuple((number, numbers.count(number)) for number in sorted(set(numbers)))
