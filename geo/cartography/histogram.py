"""The histogram of a legend: how the values shown are spread, and how the classes cut them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

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
        """How many values the highest bar counts; a bar that a break divides is drawn as its parts."""
        return max((count for bar in self.bars for _, count in bar), default=0)


def make_histogram(
    values: ArrayLike, classification: Classification, whole: bool, shown: ArrayLike | None = None
) -> Histogram:
    """Return the histogram of the positive values ``shown``, of all without it; the axis is that of all.

    ``whole``: the values are counts, each bar holds a whole number of them; else bars divide 0 to the largest
    value in twenty. Bars are open on the left and closed on the right, as the classes are. Round classes are
    divided evenly, so that no bar has two colours.
    """
    bins = bins_of(values, classification, whole)
    if not bins.edges:
        return Histogram(0.0, 0.0, (), ())
    kept = np.ones(len(bins.bars), dtype=bool) if shown is None else np.asarray(shown, dtype=bool)
    numbered = classification.assign(values)
    bars = tuple(_counted(numbered[kept & (bins.bars == bar)].tolist()) for bar in range(len(bins.edges) - 1))
    return Histogram(bins.edges[0], bins.edges[-1], bars, classification.breaks[:-1])


@dataclass(frozen=True, eq=False)
class Bins:
    """The bars that values fall into.

    ``edges``: bounds of the bars, ascending; empty where no value is above zero. ``bars``: number of the bar
    of each value, -1 for one that is missing or not above zero.
    """

    edges: tuple[float, ...]
    bars: NDArray[np.int64]


def bins_of(values: ArrayLike, classification: Classification, whole: bool) -> Bins:
    """Return the bars of ``make_histogram`` and which of them each value falls into."""
    numbers = np.asarray(values, dtype=float)
    positive = numbers > 0
    bars = np.full(len(numbers), -1, dtype=np.int64)
    if not positive.any():
        return Bins((), bars)
    if classification.scheme == "round":
        edges = _edges_of_classes(classification.breaks, whole)
    else:
        edges = _edges(float(numbers[positive].max()), whole)
    at = np.searchsorted(edges, numbers[positive] - 1e-9, side="right") - 1
    bars[positive] = np.clip(at, 0, len(edges) - 2)
    return Bins(tuple(edges.tolist()), bars)


def _edges_of_classes(breaks: Sequence[float], whole: bool) -> np.ndarray:
    """Return about twenty edges that divide classes of equal width from zero, in whole steps for counts."""
    most = _BINS // len(breaks)
    width = round(breaks[0])
    parts = max(part for part in range(1, most + 1) if width % part == 0) if whole else most
    return np.linspace(0.0, breaks[-1], parts * len(breaks) + 1)


def _edges(largest: float, whole: bool) -> np.ndarray:
    if not whole:
        return np.linspace(0.0, largest, _BINS + 1)
    step = int(np.ceil(max(largest, _LEAST_WHOLE) / _BINS))
    return np.arange(0.0, np.ceil(max(largest, _LEAST_WHOLE) / step) * step + step, step)


def _counted(numbers: Sequence[int]) -> tuple[tuple[int, int], ...]:
    return tuple((number, numbers.count(number)) for number in sorted(set(numbers)))
