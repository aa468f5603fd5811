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

SCHEMES = ("quantile", "equal", "natural", "headtail", "manual")
"""Quantiles, equal intervals, natural breaks (Fisher-Jenks), head/tail breaks (Jiang), custom breaks."""

COUNTED_SCHEMES = ("quantile", "equal", "natural")
"""Schemes for which the reader says how many classes there are."""

K_RANGE = (3, 6)
"""Fewest and most classes offered: more shades can't be told apart on a map."""

NO_DATA = -1
ZERO = 0
"""Class numbers with a meaning of their own; the intervals are 1, 2, ... k."""

NO_DATA_COLOUR = "#e4dfd3"
ZERO_COLOUR = "#f4f1ea"
OUTSIDE_COLOUR = "#ffffff"
WITH_PARTNERS_COLOUR = "#e3dccb"

# Single-hue ramps of nine steps, light to dark: ColorBrewer "Blues", "Greens", "Oranges", "Purples" and
# "Greys" (Cynthia Brewer, Apache 2.0). One hue growing darker is told apart by colour-blind eyes and in grey.
_RAMPS = {
    "blues": [
        "#f7fbff",
        "#deebf7",
        "#c6dbef",
        "#9ecae1",
        "#6baed6",
        "#4292c6",
        "#2171b5",
        "#08519c",
        "#08306b",
    ],
    "greens": [
        "#f7fcf5",
        "#e5f5e0",
        "#c7e9c0",
        "#a1d99b",
        "#74c476",
        "#41ab5d",
        "#238b45",
        "#006d2c",
        "#00441b",
    ],
    "oranges": [
        "#fff5eb",
        "#fee6ce",
        "#fdd0a2",
        "#fdae6b",
        "#fd8d3c",
        "#f16913",
        "#d94801",
        "#a63603",
        "#7f2704",
    ],
    "purples": [
        "#fcfbfd",
        "#efedf5",
        "#dadaeb",
        "#bcbddc",
        "#9e9ac8",
        "#807dba",
        "#6a51a3",
        "#54278f",
        "#3f007d",
    ],
    "greys": [
        "#ffffff",
        "#f0f0f0",
        "#d9d9d9",
        "#bdbdbd",
        "#969696",
        "#737373",
        "#525252",
        "#252525",
        "#000000",
    ],
}

PALETTES = tuple(_RAMPS)
"""Names of the ramps offered, the default first."""

_STEPS = {1: (6,), 2: (3, 6), 3: (2, 4, 7), 4: (2, 4, 6, 8), 5: (2, 3, 5, 6, 8), 6: (2, 3, 4, 5, 6, 8)}
_STEPS_OF = {("blues", 6): (1, 2, 3, 5, 6, 8)}  # bluish enough to begin one step lighter


def ramp(palette: str, k: int) -> tuple[str, ...]:
    """Return ``k`` colours of a palette, light to dark; far enough apart for ``k`` up to the most offered.

    Raises
    ------
    KeyError
        ``palette`` is not one of ``PALETTES``, or ``k`` is more than the most offered.
    """
    return tuple(_RAMPS[palette][step] for step in _STEPS_OF.get((palette, k), _STEPS[k]))


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


def category_colours(values: Sequence[str], named: int = len(CATEGORY_COLOURS)) -> dict[str, str]:
    """Return colours of the most frequent values of the full table, most frequent first; ties by name."""
    counts: dict[str, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    ranked = sorted(counts, key=lambda value: (-counts[value], value))
    return dict(zip(ranked[:named], CATEGORY_COLOURS, strict=False))
