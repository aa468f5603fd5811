"""Classification of the flood map: measure, class breaks and the class of each area."""

from __future__ import annotations

import numpy as np
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
    return _classified(tables, level, measure, style.scheme, style.k, style.palette, breaks)


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
    return classes.classify(levels.values(tables, level, measure), scheme, k, palette, breaks)


@remembered
def classes_of(
    tables: AtlasTables, level: str, measure: str, classification: Classification
) -> NDArray[np.int64]:
    """Return the class number of each area of a level."""
    return classification.assign(levels.values(tables, level, measure))


@remembered
def histogram_of(tables: AtlasTables, level: str, measure: str, classification: Classification) -> Histogram:
    """Return the histogram of all areas of a level."""
    return make_histogram(levels.values(tables, level, measure), classification, whole=measure in COUNTS)
