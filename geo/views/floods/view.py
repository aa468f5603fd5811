"""Flood 1999: a choropleth of the powiaty on the official list."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geo.cartography import classification as classes
from geo.cartography.classification import Classification
from geo.cartography.histogram import Histogram, make_histogram
from geo.choices.map_style import MapStyle
from geo.choices.model import Choices
from geo.core.i18n import Translator, words
from geo.core.memo import remembered
from geo.data import areas as levels
from geo.data.catalogue import PRNG, REGULATION
from geo.data.join import AtlasTables
from geo.views.view import LegendEntry, View, boundary_source


@dataclass(frozen=True, eq=False)
class FloodView(View):
    """Areas of a level coloured by what the list of 1999 names in them; ``rows`` are the listed units.

    ``level_areas``: the areas of the level in the order of ``geo.data.areas.areas``: ``code``, ``name``,
    ``shown`` and ``class_``; ``powiaty`` has the same of the powiaty, whatever the level.
    """

    theme = "floods"
    key = "seq"

    level_areas: pd.DataFrame

    @property
    def level(self) -> str:
        """What is coloured: voivodeship, powiat or gmina."""
        return self.choices.style.level

    @property
    def areas(self) -> pd.DataFrame:
        """The areas of the level with ``shown`` and ``class_``."""
        return self.level_areas

    @property
    def measure(self) -> str:
        """What the colours tell: the measure chosen; of a gmina its kind, as it is listed or not."""
        return measure_at(self.choices.style)

    @property
    def histogram(self) -> Histogram | None:
        """How the values of all areas of the level are spread; None of categories."""
        if self.classification is None or self.measure in CATEGORIES:
            return None
        return histogram_of(self.joined, self.level, self.measure, self.classification)

    def value_text(self, value: float) -> str:
        """Return a value of the measure as a reader writes it."""
        return value_text(self.words, self.measure, value)

    @property
    def title(self) -> str:
        """Heading of the map and of every sheet."""
        return self.words("Flood 1999: gminy and powiaty on the official list")

    @property
    def stem(self) -> str:
        """First word of a file name."""
        w = self.words
        return {
            "voivodeship": w("flood-1999-voivodeships"),
            "powiat": w("flood-1999"),
            "gmina": w("flood-1999-gminy"),
        }[self.level]

    @property
    def legend_unit(self) -> str:
        """What the numbers of the legend count."""
        w = self.words
        return {"voivodeship": w("voivodeships"), "powiat": w("powiaty"), "gmina": w("gminy")}[self.level]

    @property
    def class_names(self) -> dict[int, str]:
        """Class number -> what it says."""
        w = self.words
        names = {classes.NO_DATA: w("no data"), classes.ZERO: zero_label(w, self.measure)}
        made = self.classification
        return (
            names if made is None else names | dict(enumerate(class_labels(w, self.measure, made), start=1))
        )

    @property
    def count_note(self) -> str:
        """What the numbers of the legend count, as a sentence."""
        w = self.words
        return {
            "voivodeship": w("In brackets: number of voivodeships."),
            "powiat": w("In brackets: number of powiaty."),
            "gmina": w("In brackets: number of gminy."),
        }[self.level]

    @property
    def fills(self) -> dict[int, str]:
        """Class number -> colour of its powiaty."""
        made = self.classification
        ramp = dict(enumerate(made.colours, start=1)) if made else {}
        return {classes.NO_DATA: classes.NO_DATA_COLOUR, classes.ZERO: classes.ZERO_COLOUR, **ramp}

    @property
    def cautions(self) -> tuple[str, ...]:
        """What the data do not say."""
        return (
            self.words("The list gave access to grants after the flood; it is not a map of flood hazard."),
        )

    @property
    def table(self) -> pd.DataFrame:
        """All listed units."""
        return self.joined.floods

    @property
    def notes(self) -> tuple[str, ...]:
        """Say what the classes and figures leave open: borders, areas, powiaty without data, classes not made."""
        return (*level_notes(self), *class_notes(self))

    @property
    def as_of(self) -> str:
        """State of the data in words."""
        return self.words("List as of 12 May 1999, drawn on today's boundaries.")

    @property
    def sources(self) -> tuple[str, ...]:
        """Sources with licences, one sentence each, for the foot of map and files."""
        w = self.words
        own = (
            (w("Gminy: approximate, cells around the localities of {prng}, CC BY.", prng=PRNG),)
            if uses_gminy(self.choices.style)
            else ()
        )
        return (w("Source: {source}.", source=w(REGULATION)), boundary_source(w, self.joined), *own)

    def _shown(self, n: dict[str, str]) -> str:
        return self.words(
            "Shown: {rows} of {rows_total} listed units in {powiaty} of {powiaty_total} powiaty.", **n
        )


def flood_view(joined: AtlasTables, choices: Choices, lang: str, shown: pd.Series) -> FloodView:
    """Return the flood view of the powiaty ``shown``."""
    area = joined.powiaty
    rows = joined.floods[joined.floods["powiat_teryt"].isin(area.loc[shown, "powiat_teryt"])]
    level, measure = choices.style.level, measure_at(choices.style)
    classification = classification_of(joined, level, choices.style)
    of_powiaty = classification_of(joined, "powiat", choices.style)
    powiaty = pd.DataFrame(
        {
            "powiat_teryt": area["powiat_teryt"],
            "shown": shown,
            "class_": _classes(joined, "powiat", choices.style.measure, of_powiaty),
        }
    )
    table = levels.areas(joined, level)
    level_areas = pd.DataFrame(
        {
            "code": table["code"],
            "name": table["name"],
            "shown": levels.shown(joined, level, shown),
            "class_": _classes(joined, level, measure, classification),
        }
    )
    w = words(lang)
    return FloodView(
        choices=choices,
        lang=lang,
        joined=joined,
        powiaty=powiaty,
        rows=rows,
        places=joined.places.iloc[:0].assign(n=0),
        classification=classification,
        line_groups=(),
        palette=(),
        legend_title=measure_name(w, measure, level),
        legend=_choropleth_legend(w, measure, classification, level_areas),
        level_areas=level_areas,
    )


# -------------------------------------------------------------------- classes
CATEGORIES = ("listed", "kind")
"""Measures that have kinds instead of breaks."""

COUNTS = ("number", "towns", "others")
"""Measures that count; the others but for categories are shares."""


def measure_at(style: MapStyle) -> str:
    """Return what the colours tell at the level chosen: a gmina is on the list or not, by its kind."""
    return "kind" if style.level == "gmina" else style.measure


def uses_gminy(style: MapStyle) -> bool:
    """Tell whether the approximate borders of gminy stand behind the colours."""
    return measure_at(style) in ("kind", "area")


def own_breaks(style: MapStyle) -> tuple[float, ...]:
    """Return the reader's breaks in the unit of the values: shares 0-1, or whole numbers."""
    if style.measure in COUNTS:
        return tuple(sorted({float(np.floor(b)) for b in style.breaks}))
    return tuple(b / 100 for b in style.breaks)


def classification_of(joined: AtlasTables, level: str, style: MapStyle) -> Classification:
    """Return the classes at a level under the reader's measure, scheme, breaks and palette; from the full table."""
    measure = "kind" if level == "gmina" else style.measure
    if measure == "kind":
        return Classification(
            "categories", levels.OTHER, (levels.OTHER, levels.TOWN), classes.ramp(style.palette, 2)
        )
    breaks = own_breaks(style) if style.scheme == "manual" else ()
    return _classified(joined, level, measure, style.scheme, style.k, style.palette, breaks)


@remembered
def _classified(
    joined: AtlasTables,
    level: str,
    measure: str,
    scheme: str,
    k: int,
    palette: str,
    breaks: tuple[float, ...],
) -> Classification:
    return classes.classify(levels.values(joined, level, measure), scheme, k, palette, breaks)


@remembered
def _classes(
    joined: AtlasTables, level: str, measure: str, classification: Classification
) -> NDArray[np.int64]:
    return classification.assign(levels.values(joined, level, measure))


@remembered
def histogram_of(joined: AtlasTables, level: str, measure: str, classification: Classification) -> Histogram:
    """Return the histogram of all areas of a level."""
    return make_histogram(levels.values(joined, level, measure), classification, whole=measure in COUNTS)


def _choropleth_legend(
    w: Translator, measure: str, classification: Classification, areas: pd.DataFrame
) -> tuple[LegendEntry, ...]:
    counts = areas.loc[areas["shown"], "class_"].value_counts()
    labels = class_labels(w, measure, classification)
    entries = [
        LegendEntry(label, colour, int(counts.get(number, 0)), "fill", str(number))
        for number, (label, colour) in enumerate(zip(labels, classification.colours, strict=True), start=1)
    ]
    entries.reverse()  # the highest class stands on top, as on any map
    entries += [
        LegendEntry(
            zero_label(w, measure), classes.ZERO_COLOUR, int(counts.get(classes.ZERO, 0)), "fill", "0"
        ),
        LegendEntry(w("no data"), classes.NO_DATA_COLOUR, int(counts.get(classes.NO_DATA, 0)), "hatch", "n"),
    ]
    outside = int((~areas["shown"]).sum())
    if outside:
        entries.append(LegendEntry(w("outside the filters"), classes.OUTSIDE_COLOUR, outside, "fill", "x"))
    return tuple(entries)


def class_labels(w: Translator, measure: str, classification: Classification) -> list[str]:
    """Return the text of each class 1..k: "1–2", "ponad 25% do 50%", "na liście"."""
    if measure == "listed":
        return [w("on the list")]
    if measure == "kind":
        return [w("listed, another gmina"), w("listed, a town")]
    labels = []
    for number, (low, high) in enumerate(classification.bounds(), start=1):
        if measure in COUNTS:
            first = int(np.floor(low)) + (number > 1)
            last = int(np.floor(high))
            labels.append(w.number(first) if first >= last else f"{w.number(first)}–{w.number(last)}")
        elif number == 1:
            labels.append(w("up to {high}", high=w.percent(high)))
        else:
            labels.append(w("over {low} to {high}", low=w.percent(low), high=w.percent(high)))
    return labels


def zero_label(w: Translator, measure: str) -> str:
    """Return what zero says: not on the list, or on it with units of the other kind only, or not."""
    return {"towns": w("no town on the list"), "others": w("no other gmina on the list")}.get(
        measure, w("not on the list")
    )


def value_text(w: Translator, measure: str, value: float) -> str:
    """Return a value as a reader writes it: a count, or a share as a percentage."""
    return w.number(value) if measure in COUNTS else w.percent(value)


def measure_name(w: Translator, measure: str, level: str = "powiat") -> str:
    """Return the legend title of a measure at a level."""
    of_voivodeship = level == "voivodeship"
    return {
        "share": (
            w("Share of the voivodeship's gminy on the list")
            if of_voivodeship
            else w("Share of the powiat's gminy on the list")
        ),
        "area": w("Share of the area in listed gminy (approximate)"),
        "number": w("Number of gminy on the list"),
        "towns": w("Number of towns on the list"),
        "others": w("Number of other gminy on the list"),
        "listed": w("On the list or not"),
        "kind": w("Gminy on the list (approximate borders)"),
    }[measure]


# ---------------------------------------------------------------------- notes
def level_notes(view: FloodView) -> tuple[str, ...]:
    """Return what the figures of the level leave open."""
    w, table = view.words, levels.areas(view.joined, view.level)
    notes = []
    if view.level == "gmina":
        notes.append(
            w("Borders of gminy are approximate: cells around their localities. Gminy as they are today.")
        )
    if view.measure == "area":
        notes.append(w("The area comes from approximate borders of gminy; a listed gmina counts whole."))
    if view.measure in ("towns", "others", "kind"):
        notes.append(w("Towns and other gminy as the list of 1999 groups them."))
    if view.level == "voivodeship":
        lacking = table.loc[(table["no_data"] > 0) & view.areas["shown"], ["code", "name", "no_data"]]
        for code, name, n in lacking.itertuples(index=False):
            headings = view.joined.powiaty[view.joined.powiaty["flood_status"] == "no_data"]
            named = ", ".join(headings.loc[headings["powiat_teryt"].str.startswith(code), "powiat"])
            notes.append(
                w.count(
                    "{name}: {n} powiat without data ({named}) counts in no figure.",
                    "{name}: {n} powiaty without data ({named}) count in no figure.",
                    int(n),
                    name=name,
                    named=named,
                )
            )
        if not view.powiaty["shown"].all():
            notes.append(
                w("The figures of a voivodeship are those of all its powiaty, whatever the filters.")
            )
    return tuple(notes)


def class_notes(view: FloodView) -> tuple[str, ...]:
    """Return how the classes differ from those asked for."""
    w, made, style = view.words, view.classification, view.choices.style
    if made is None or view.measure in CATEGORIES:
        return ()
    if style.scheme == "manual":
        return _manual_notes(view)
    if style.scheme in classes.COUNTED_SCHEMES and len(made.breaks) < style.k:
        of_powiaty = w(
            "Classes: {made} of {asked}, because many powiaty share a value.",
            made=len(made.breaks),
            asked=style.k,
        )
        of_others = w(
            "Classes: {made} of {asked}, because many areas share a value.",
            made=len(made.breaks),
            asked=style.k,
        )
        return (of_powiaty if view.level == "powiat" else of_others,)
    return ()


def _manual_notes(view: FloodView) -> tuple[str, ...]:
    w = view.words
    asked = own_breaks(view.choices.style)
    kept = classes.inner_breaks(levels.values(view.joined, view.level, view.measure), asked)
    if not asked:
        return (w("No breaks of your own yet: shown are equal counts."),)
    if not kept:
        return (w("No break of your own fits these values; shown: equal counts."),)
    if len(kept) < len(asked):
        lost = [b for b in asked if b not in kept]
        named = w.listed(value_text(w, view.measure, b) for b in lost)
        return (w("Left out, because no value lies beyond: {breaks}.", breaks=named),)
    return ()
