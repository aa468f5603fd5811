"""Classes of powiaty: by their number of partnerships, or only with and without them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geo.cartography import classification as classes
from geo.cartography import palettes
from geo.cartography.classification import Classification
from geo.core.i18n import Translator
from geo.core.memo import remembered
from geo.data.join import AtlasTables
from geo.views.class_labels import count_labels
from geo.views.view import LegendEntry

_CLASSES = 5


@remembered
def by_number(tables: AtlasTables) -> Classification:
    """Return the classification of the powiaty by number of partnerships.

    Breaks are quantiles of the full table, so that filters do not change them.
    """
    made = classes.classify(counted(tables, tables.partnerships), "quantile", _CLASSES)
    return replace(made, colours=palettes.PARTNERSHIP_RAMPS[len(made.breaks)])


def with_or_without() -> Classification:
    """Return the classification for maps of single lines: one class for powiaty with partnerships."""
    return Classification("categories", 1.0, (1.0,), (palettes.WITH_PARTNERS_COLOUR,))


def counted(tables: AtlasTables, rows: pd.DataFrame) -> NDArray[np.int64]:
    """Return the number of ``rows`` of each powiat, in code order."""
    counts = tables.powiaty["powiat_teryt"].map(rows["powiat_teryt"].value_counts())
    return np.asarray(counts.fillna(0), dtype=np.int64)


def class_names(w: Translator, made: Classification) -> dict[int, str]:
    """Return the labels of the classes by class number."""
    labels = [w("with partnerships")] if made.scheme == "categories" else count_labels(w, made)
    return {classes.ZERO: w("without partnerships")} | dict(enumerate(labels, start=1))


def fills(made: Classification) -> dict[int, str]:
    """Return the fill colour of each class number."""
    return {classes.ZERO: palettes.ZERO_COLOUR, **dict(enumerate(made.colours, start=1))}


def area_legend(w: Translator, made: Classification, powiaty: pd.DataFrame) -> tuple[LegendEntry, ...]:
    """Return the legend entries of the powiaty, highest class first; none without a powiat with partnerships.

    ``powiaty`` has the columns ``shown`` and ``class_``, as in ``View.powiaty``.
    """
    names, colours = class_names(w, made), fills(made)
    counts = powiaty.loc[powiaty["shown"], "class_"].value_counts().to_dict()
    if not any(counts.get(number, 0) for number in names if number != classes.ZERO):
        return ()
    entries = [
        LegendEntry(names[number], colours[number], int(counts.get(number, 0)), "fill", str(number))
        for number in sorted(names, reverse=True)
        if number != classes.ZERO or counts.get(classes.ZERO, 0)
    ]
    outside = int((~powiaty["shown"]).sum())
    if outside:
        entries.append(LegendEntry(w("outside the filters"), palettes.OUTSIDE_COLOUR, outside, "fill", "x"))
    return tuple(entries)
