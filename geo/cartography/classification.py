"""Classes of a choropleth: one object that colours the map, writes the legend and labels the export.

Breaks come from the full table, never from filtered rows, so that colours stay while filtering.
Intervals are open on the left and closed on the right, as mapclassify counts them.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import mapclassify
import numpy as np
from numpy.typing import ArrayLike, NDArray

from geo.cartography.palettes import PALETTES, ramp

SCHEMES = ("round", "quantile", "equal", "natural", "headtail", "manual")
"""Round breaks (quarters of a whole, or steps such as 1, 2, 5, 10 and 30), quantiles, equal intervals,
natural breaks (Fisher-Jenks), head/tail breaks (Jiang), custom breaks."""

COUNTED_SCHEMES = ("quantile", "equal", "natural")
"""Schemes for which the reader says how many classes there are."""

K_RANGE = (3, 6)
"""Fewest and most classes offered: more shades can't be told apart on a map."""

NO_DATA = -1
ZERO = 0
"""Class numbers with a meaning of their own; the intervals are 1, 2, ... k."""

_QUARTERS = (0.25, 0.5, 0.75, 1.0)
_MOST_STEPS = 5
_STEPS = (1, 2, 3, 4, 5, 10)

_CLASSIFIERS: dict[str, Callable[..., mapclassify.classifiers.MapClassifier]] = {
    "quantile": mapclassify.Quantiles,
    "equal": mapclassify.EqualInterval,
    "natural": mapclassify.FisherJenks,
}


@dataclass(frozen=True)
class Classification:
    """Breaks and colours of the positive values of a column.

    ``breaks`` are the upper bounds of the classes 1..k, ascending and distinct; ``lowest`` is the
    smallest positive value. Zero is class ``ZERO``, a missing value is class ``NO_DATA``.
    """

    scheme: str
    lowest: float
    breaks: tuple[float, ...]
    colours: tuple[str, ...]

    def assign(self, values: ArrayLike) -> NDArray[np.int64]:
        """Return the class number of each value; values above the last break fall in the last class."""
        numbers = np.asarray(values, dtype=float)
        classes = np.minimum(np.searchsorted(self.breaks, numbers, side="left"), len(self.breaks) - 1) + 1
        classes = np.where(numbers == 0, ZERO, classes)
        return np.where(np.isnan(numbers), NO_DATA, classes).astype(np.int64)

    def bounds(self) -> list[tuple[float, float]]:
        """Return (lower, upper) of each class; the first lower bound is the smallest value itself."""
        return list(zip((self.lowest, *self.breaks[:-1]), self.breaks, strict=True))


def classify(
    values: ArrayLike,
    scheme: str = "quantile",
    k: int = 5,
    palette: str = PALETTES[0],
    breaks: Sequence[float] = (),
    whole: bool = False,
) -> Classification:
    """Classify the positive values of the full table.

    Where values repeat so often that breaks coincide, there are fewer than ``k`` classes; head/tail breaks
    make as many as the values ask for, the highest ones as one when there are more than can be told apart.
    ``breaks`` are those of the scheme "manual", in the unit of the values; one that would leave the first or
    the last class empty is left out, and without any that scheme is the first counted one. Round breaks are
    steps of whole numbers where the values are counts (``whole``).

    Raises
    ------
    ValueError
        ``scheme`` is not one of ``SCHEMES``.
    """
    if scheme not in SCHEMES:
        raise ValueError(f"scheme must be one of {', '.join(SCHEMES)}, not {scheme!r}")
    numbers = np.asarray(values, dtype=float)
    positive = numbers[numbers > 0]
    distinct = np.unique(positive)
    if scheme == "round" and len(distinct):
        bounds = round_bounds(float(distinct[-1]), whole)
        lowest = 1.0 if whole else min(float(distinct[0]), bounds[0])
        return Classification(scheme, lowest, bounds, ramp(palette, len(bounds)))
    if len(distinct) == 0:
        return Classification(scheme, 0.0, (1.0,), ramp(palette, 1))
    with (
        warnings.catch_warnings()
    ):  # on too few distinct values View.notes tells the reader; a warning reaches nobody
        warnings.simplefilter("ignore", UserWarning)
        upper = _upper_bounds(positive, distinct, scheme, k, breaks)
    bounds = tuple(float(b) for b in np.unique(upper))
    return Classification(scheme, float(distinct[0]), bounds, ramp(palette, len(bounds)))


def _upper_bounds(
    positive: NDArray[np.float64], distinct: NDArray[np.float64], scheme: str, k: int, breaks: Sequence[float]
) -> Sequence[float] | NDArray[np.float64]:
    own = inner_breaks(distinct, breaks)
    if scheme == "manual" and own:
        return (*own, float(distinct[-1]))
    if scheme == "headtail" and len(distinct) > 1:
        found = np.unique(mapclassify.HeadTailBreaks(positive).bins)
        return np.append(found[: K_RANGE[1] - 1], distinct[-1])
    k = min(k, len(distinct))
    return (
        distinct
        if k == len(distinct)
        else _CLASSIFIERS.get(scheme, mapclassify.Quantiles)(positive, k=k).bins
    )


def round_bounds(largest: float, whole: bool) -> tuple[float, ...]:
    """Return the upper bounds of the classes: quarters of a whole, or at most five equal round steps."""
    if largest <= 1 and not whole:
        return _QUARTERS
    asked = largest / _MOST_STEPS
    size = 10 ** np.floor(np.log10(asked))
    steps = [factor * size for factor in _STEPS]
    step = next(step for step in steps if step >= asked - 1e-9)
    step = max(step, 1.0) if whole else step
    return tuple(float(step * number) for number in range(1, int(np.ceil(largest / step - 1e-9)) + 1))


def inner_breaks(values: ArrayLike, breaks: Sequence[float]) -> tuple[float, ...]:
    """Return those of ``breaks``, at most five, that leave positive values on both of their sides."""
    positive = np.asarray(values, dtype=float)
    positive = positive[positive > 0]
    if len(positive) == 0:
        return ()
    return tuple(b for b in sorted(set(breaks)) if positive.min() <= b < positive.max())[: K_RANGE[1] - 1]
