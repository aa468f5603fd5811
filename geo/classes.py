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

SCHEMES = ("quantile", "equal", "natural")
"""Quantiles, equal intervals, natural breaks (Fisher-Jenks)."""

K_RANGE = (3, 6)
"""Fewest and most classes offered: more shades can't be told apart on a map."""

NO_DATA = -1
ZERO = 0
"""Class numbers with a meaning of their own; the intervals are 1, 2, ... k."""

NO_DATA_COLOUR = "#e4dfd3"
ZERO_COLOUR = "#f4f1ea"
OUTSIDE_COLOUR = "#ffffff"
WITH_PARTNERS_COLOUR = "#e3dccb"

# Single-hue ramp, light to dark (after ColorBrewer "Blues", Cynthia Brewer, Apache 2.0): safe for colour-blind eyes and in grey.
_BLUES = {
    1: ("#2171b5",),
    2: ("#9ecae1", "#2171b5"),
    3: ("#c6dbef", "#6baed6", "#08519c"),
    4: ("#c6dbef", "#6baed6", "#2171b5", "#08306b"),
    5: ("#c6dbef", "#9ecae1", "#4292c6", "#2171b5", "#08306b"),
    6: ("#deebf7", "#c6dbef", "#9ecae1", "#4292c6", "#2171b5", "#08306b"),
}

_CLASSIFIERS: dict[str, Callable[..., mapclassify.classifiers.MapClassifier]] = {
    "quantile": mapclassify.Quantiles,
    "equal": mapclassify.EqualInterval,
    "natural": mapclassify.FisherJenks,
}

CATEGORY_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#7b3294", "#8c6d31")
"""Eight colours told apart by colour-blind eyes (Okabe and Ito, yellow and black replaced)."""

OTHER_COLOUR = "#6b6b6b"
UNKNOWN_COLOUR = "#9a8f80"
"""A year that is not stated: a grey of its own, warmer and lighter than "other"."""


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


def classify(values: ArrayLike, scheme: str = "quantile", k: int = 5) -> Classification:
    """Classify the positive values of the full table.

    Where values repeat so often that breaks coincide, there are fewer than ``k`` classes.

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
        return Classification(scheme, 0.0, (1.0,), _BLUES[1])
    k = min(k, len(distinct))
    with warnings.catch_warnings():  # on too few distinct values View.notes tells the reader; a warning reaches nobody
        warnings.simplefilter("ignore", UserWarning)
        upper = distinct if k == len(distinct) else _CLASSIFIERS[scheme](positive, k=k).bins
    breaks = tuple(float(b) for b in np.unique(upper))
    return Classification(scheme, float(distinct[0]), breaks, _BLUES[len(breaks)])


def category_colours(values: Sequence[str], named: int = len(CATEGORY_COLOURS)) -> dict[str, str]:
    """Return colours of the most frequent values of the full table, most frequent first; ties by name."""
    counts: dict[str, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    ranked = sorted(counts, key=lambda value: (-counts[value], value))
    return dict(zip(ranked[:named], CATEGORY_COLOURS, strict=False))
