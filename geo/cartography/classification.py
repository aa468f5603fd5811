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

SCHEMES = ("quantile", "equal", "natural", "headtail", "manual")
"""Quantiles, equal intervals, natural breaks (Fisher-Jenks), head/tail breaks (Jiang), custom breaks."""

COUNTED_SCHEMES = ("quantile", "equal", "natural")
"""Schemes for which the reader says how many classes there are."""

K_RANGE = (3, 6)
"""Fewest and most classes offered: more shades can't be told apart on a map."""

NO_DATA = -1
ZERO = 0
"""Class numbers with a meaning of their own; the intervals are 1, 2, ... k."""

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
) -> Classification:
    """Classify the positive values of the full table.

    Where values repeat so often that breaks coincide, there are fewer than ``k`` classes; head/tail breaks
    make as many as the values ask for, the highest ones as one when there are more than can be told apart.
    ``breaks`` are those of the scheme "manual", in the unit of the values; one that would leave the first or
    the last class empty is left out, and without any that scheme is the first one.

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


def inner_breaks(values: ArrayLike, breaks: Sequence[float]) -> tuple[float, ...]:
    """Return those of ``breaks``, at most five, that leave positive values on both of their sides."""
    positive = np.asarray(values, dtype=float)
    positive = positive[positive > 0]
    if len(positive) == 0:
        return ()
    return tuple(b for b in sorted(set(breaks)) if positive.min() <= b < positive.max())[: K_RANGE[1] - 1]
