"""The legend of the flood map: entries, class names and measure names."""

from __future__ import annotations

import pandas as pd

from geo.cartography import classification as classes
from geo.cartography import palettes
from geo.cartography.classification import Classification
from geo.core.i18n import Translator
from geo.views.class_labels import count_labels
from geo.views.floods.classes import COUNTS
from geo.views.view import LegendEntry


def legend_entries(
    w: Translator, measure: str, classification: Classification, areas: pd.DataFrame
) -> tuple[LegendEntry, ...]:
    """Return the legend entries, highest class first.

    ``areas`` has the columns ``shown`` and ``class_``, as in ``View.areas``.
    """
    counts = areas.loc[areas["shown"], "class_"].value_counts()
    labels = class_labels(w, measure, classification)
    entries = [
        LegendEntry(label, colour, int(counts.get(number, 0)), "fill", str(number))
        for number, (label, colour) in enumerate(zip(labels, classification.colours, strict=True), start=1)
    ]
    entries.reverse()
    entries += [
        LegendEntry(
            zero_label(w, measure), palettes.ZERO_COLOUR, int(counts.get(classes.ZERO, 0)), "fill", "0"
        ),
        LegendEntry(w("no data"), palettes.NO_DATA_COLOUR, int(counts.get(classes.NO_DATA, 0)), "hatch", "n"),
    ]
    outside = int((~areas["shown"]).sum())
    if outside:
        entries.append(LegendEntry(w("outside the filters"), palettes.OUTSIDE_COLOUR, outside, "fill", "x"))
    return tuple(entries)


def class_labels(w: Translator, measure: str, classification: Classification) -> list[str]:
    """Return the labels of classes 1 to k: "1–2", "ponad 25% do 50%", "na liście"."""
    if measure == "listed":
        return [w("on the list")]
    if measure == "kind":
        return [w("listed, rural or urban-rural gmina"), w("listed, urban gmina")]
    if measure in COUNTS:
        return count_labels(w, classification)
    labels = []
    for number, (low, high) in enumerate(classification.bounds(), start=1):
        if number == 1:
            labels.append(w("up to {high}", high=w.percent(high)))
        else:
            labels.append(w("over {low} to {high}", low=w.percent(low), high=w.percent(high)))
    return labels


def zero_label(w: Translator, measure: str) -> str:
    """Return the label of class zero, which depends on the kind of units that the measure counts."""
    return {
        "towns": w("no urban gmina on the list"),
        "others": w("no rural or urban-rural gmina on the list"),
    }.get(measure, w("not on the list"))


def value_text(w: Translator, measure: str, value: float) -> str:
    """Format a value of a measure as a count or a percentage."""
    return w.number(value) if measure in COUNTS else w.percent(value)


def measure_name(w: Translator, measure: str, level: str = "powiat", approximate: bool = True) -> str:
    """Return the legend title of a measure at a level; ``approximate``: whether the borders of gminy are."""
    of_voivodeship = level == "voivodeship"
    return {
        "share": (
            w("Share of the voivodeship's gminy on the list")
            if of_voivodeship
            else w("Share of the powiat's gminy on the list")
        ),
        "area": (
            w("Share of the area in listed gminy (approximate)")
            if approximate
            else w("Share of the area in listed gminy")
        ),
        "number": w("Number of gminy on the list"),
        "towns": w("Number of urban gminy on the list"),
        "others": w("Number of rural and urban-rural gminy on the list"),
        "listed": w("On the list or not"),
        "kind": w("Gminy on the list (approximate borders)") if approximate else w("Gminy on the list"),
    }[measure]


def class_names(w: Translator, measure: str, classification: Classification) -> dict[int, str]:
    """Return the labels of all classes by class number, including no data and zero."""
    names = {classes.NO_DATA: w("no data"), classes.ZERO: zero_label(w, measure)}
    return names | dict(enumerate(class_labels(w, measure, classification), start=1))
