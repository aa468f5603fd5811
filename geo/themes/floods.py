"""Flood 1999: a choropleth of the powiaty on the official list."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd

from geo import classes
from geo.classes import Classification
from geo.filters import Filters
from geo.join import Joined
from geo.language import Words, words
from geo.sources import REGULATION
from geo.themes.base import LegendEntry, View, boundary_source


@dataclass(frozen=True, eq=False)
class FloodView(View):
    """Powiaty coloured by what the list of 1999 names in them; ``rows`` are the listed units."""

    theme = "floods"
    key = "seq"

    @property
    def title(self) -> str:
        """Heading of the map and of every sheet."""
        return self.words("Flood 1999: gminy and powiaty on the official list")

    @property
    def stem(self) -> str:
        """First word of a file name."""
        return self.words("flood-1999")

    @property
    def legend_unit(self) -> str:
        """What the numbers of the legend count."""
        return self.words("powiaty")

    @property
    def count_note(self) -> str:
        """What the numbers of the legend count, as a sentence."""
        return self.words("In brackets: number of powiaty.")

    @property
    def fills(self) -> dict[int, str]:
        """Class number -> colour of its powiaty."""
        made = self.classification
        ramp = dict(enumerate(made.colours, start=1)) if made else {}
        return {classes.NO_DATA: classes.NO_DATA_COLOUR, classes.ZERO: classes.ZERO_COLOUR, **ramp}

    @property
    def class_names(self) -> dict[int, str]:
        """Class number -> its name."""
        w, made = self.words, self.classification
        names = class_labels(w, self.filters.measure, made) if made else []
        return {classes.NO_DATA: w("no data"), classes.ZERO: w("not on the list"), **dict(enumerate(names, start=1))}

    @property
    def cautions(self) -> tuple[str, ...]:
        """What the data do not say."""
        return (self.words("The list gave access to grants after the flood; it is not a map of flood hazard."),)

    @property
    def table(self) -> pd.DataFrame:
        """All listed units."""
        return self.joined.floods

    @property
    def notes(self) -> tuple[str, ...]:
        """Say when there are fewer classes than asked for."""
        w, made = self.words, self.classification
        if made is not None and self.filters.measure != "listed" and len(made.breaks) < self.filters.k:
            return (w("Classes: {made} of {asked}, because many powiaty share a value.", made=len(made.breaks), asked=self.filters.k),)
        return ()

    @property
    def as_of(self) -> str:
        """State of the data in words."""
        return self.words("List as of 12 May 1999, drawn on today's boundaries.")

    @property
    def sources(self) -> tuple[str, ...]:
        """Sources with licences, one sentence each, for the foot of map and files."""
        w = self.words
        return (w("Source: {source}.", source=w(REGULATION)), boundary_source(w, self.joined))

    def _shown(self, n: dict[str, str]) -> str:
        return self.words("Shown: {rows} of {rows_total} listed units in {powiaty} of {powiaty_total} powiaty.", **n)


def flood_view(joined: Joined, filters: Filters, lang: str, shown: pd.Series) -> FloodView:
    """Return the flood view of the powiaty ``shown``."""
    area = joined.powiaty
    rows = joined.floods[joined.floods["powiat_teryt"].isin(area.loc[shown, "powiat_teryt"])]
    values = measure_values(joined, filters.measure)
    classification = _classification(joined, filters.measure, filters.scheme, filters.k)
    powiaty = pd.DataFrame({"powiat_teryt": area["powiat_teryt"], "shown": shown, "class_": classification.assign(values)})
    w = words(lang)
    return FloodView(
        filters=filters,
        lang=lang,
        joined=joined,
        powiaty=powiaty,
        rows=rows,
        places=joined.places.iloc[:0].assign(n=0),
        classification=classification,
        line_groups=(),
        palette=(),
        legend_title=measure_name(w, filters.measure),
        legend=_choropleth_legend(w, filters.measure, classification, powiaty),
    )


# -------------------------------------------------------------------- classes
def measure_values(joined: Joined, measure: str) -> pd.Series:
    """Return the value of each powiat: share (0-1), number, or 1/0; missing where the list has no data."""
    area = joined.powiaty
    known = area["flood_status"] != "no_data"
    values = area["share"] if measure == "share" else area["gminy_flooded"].astype(float)
    if measure == "listed":
        values = (area["gminy_flooded"] > 0).astype(float)
    return values.where(known)


@lru_cache(maxsize=64)
def _classification(joined: Joined, measure: str, scheme: str, k: int) -> Classification:
    return classes.classify(measure_values(joined, measure), scheme, k)


def _choropleth_legend(w: Words, measure: str, classification: Classification, powiaty: pd.DataFrame) -> tuple[LegendEntry, ...]:
    counts = powiaty.loc[powiaty["shown"], "class_"].value_counts()
    labels = class_labels(w, measure, classification)
    entries = [
        LegendEntry(label, colour, int(counts.get(number, 0)), "fill", str(number))
        for number, (label, colour) in enumerate(zip(labels, classification.colours, strict=True), start=1)
    ]
    entries.reverse()  # the highest class stands on top, as on any map
    entries += [
        LegendEntry(w("not on the list"), classes.ZERO_COLOUR, int(counts.get(classes.ZERO, 0)), "fill", "0"),
        LegendEntry(w("no data"), classes.NO_DATA_COLOUR, int(counts.get(classes.NO_DATA, 0)), "hatch", "n"),
    ]
    outside = int((~powiaty["shown"]).sum())
    if outside:
        entries.append(LegendEntry(w("outside the filters"), classes.OUTSIDE_COLOUR, outside, "fill", "x"))
    return tuple(entries)


def class_labels(w: Words, measure: str, classification: Classification) -> list[str]:
    """Return the text of each class 1..k: "1–2", "ponad 25% do 50%", "na liście"."""
    if measure == "listed":
        return [w("on the list")]
    labels = []
    for number, (low, high) in enumerate(classification.bounds(), start=1):
        if measure == "number":
            first = int(np.floor(low)) + (number > 1)
            last = int(np.floor(high))
            labels.append(w.number(first) if first >= last else f"{w.number(first)}–{w.number(last)}")
        elif number == 1:
            labels.append(w("up to {high}", high=w.percent(high)))
        else:
            labels.append(w("over {low} to {high}", low=w.percent(low), high=w.percent(high)))
    return labels


def measure_name(w: Words, measure: str) -> str:
    """Return the legend title of a measure."""
    return {
        "share": w("Share of the powiat's gminy on the list"),
        "number": w("Number of gminy on the list"),
        "listed": w("On the list or not"),
    }[measure]
