"""Classification of the flood map: measure, class breaks and the class of each area."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geo.cartography import classification as classes
from geo.cartography import palettes
from geo.cartography.classification import Classification
from geo.cartography.histogram import Histogram, make_histogram
from geo.choices.map_style import MapStyle
from geo.core.memo import remembered
from geo.data import areas as levels
from geo.data.join import AtlasTables

CATEGORIES = ("listed", "kind")
"""Categorical measures, which have no class breaks."""

COUNTS = ("number", "towns", "others")
"""Measures that are counts; the remaining numeric measures are shares."""


def measure_at(style: MapStyle) -> str:
    """Return the measure shown at the chosen level; gminy are always classified by the kind listed."""
    return "kind" if style.level == "gmina" else style.measure


def uses_gminy(style: MapStyle) -> bool:
    """Return whether the colours depend on the approximate borders of gminy."""
    return measure_at(style) in ("kind", "area")


def custom_breaks(style: MapStyle) -> tuple[float, ...]:
    """Return the custom breaks in the unit of the values: shares (0 to 1) or whole numbers."""
    if style.measure in COUNTS:
        return tuple(sorted({float(np.floor(b)) for b in style.breaks}))
    return tuple(b / 100 for b in style.breaks)


def classification_of(tables: AtlasTables, level: str, style: MapStyle) -> Classification:
    """Return the classification of a level for a map style.

    Breaks are computed from the full table, so that filters do not change them.
    """
    measure = "kind" if level == "gmina" else style.measure
    if measure == "kind":
        return Classification(
            "categories", levels.OTHER, (levels.OTHER, levels.TOWN), palettes.ramp(style.palette, 2)
        )
    breaks = custom_breaks(style) if style.scheme == "manual" else ()
    scheme = "quantile" if measure in CATEGORIES else style.scheme  # yes or no has one class
    return _classified(tables, level, measure, scheme, style.k, style.palette, breaks)


@remembered
def _classified(
    tables: AtlasTables,
    level: str,
    measure: str,
    scheme: str,
    k: int,
    palette: str,
    breaks: tuple[float, ...],
) -> Classification:
    values = levels.values(tables, level, measure)
    return classes.classify(values, scheme, k, palette, breaks, whole=measure in COUNTS)


@remembered
def classes_of(
    tables: AtlasTables, level: str, measure: str, classification: Classification
) -> NDArray[np.int64]:
    """Return the class number of each area of a level."""
    return classification.assign(levels.values(tables, level, measure))


def histogram_of(
    tables: AtlasTables, level: str, measure: str, classification: Classification, shown: pd.Series
) -> Histogram:
    """Return the histogram of the areas ``shown`` of a level, on the axis of all of them."""
    values = levels.values(tables, level, measure)
    return make_histogram(values, classification, measure in COUNTS, shown.to_numpy())
