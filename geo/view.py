"""A view: the joined tables under one set of filters, ready for every output.

Map, picture, table, file and sentence only read it, so they hold the same rows.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

import numpy as np
import pandas as pd

from geo import classes
from geo.classes import Classification
from geo.filters import Filters, form_name
from geo.join import Joined
from geo.language import Words, words
from geo.sources import GEONAMES, METEOALARM, NATURAL_EARTH, PARTNERSHIP_TABLE, PRNG, REGULATION
from geo.teryt import VOIVODESHIPS, name_key

THEMES = ("floods", "partnerships")

MEASURE_COLUMNS = {"share": "share", "number": "gminy_flooded", "listed": "is_listed"}


@dataclass(frozen=True)
class LegendEntry:
    """One line of a legend: what it says, its colour, how many it counts, how it is drawn."""

    label: str
    colour: str
    count: int
    mark: str  # fill | hatch | line


@dataclass(frozen=True, eq=False)
class View:
    """What one reader sees: made by ``make_view``, never changed.

    ``powiaty``: 380 rows in code order with ``shown`` (bool) and ``class_`` (number of
    ``geo.classes``). ``rows``: the partnerships or flooded units shown, in printed order.
    ``places``: the places of the rows shown with ``n``, the number of rows (partnerships only).
    ``line_groups``: colour group of each row (partnerships only), an index into ``palette``.
    """

    theme: str
    filters: Filters
    lang: str
    joined: Joined
    powiaty: pd.DataFrame
    rows: pd.DataFrame
    places: pd.DataFrame
    classification: Classification | None
    line_groups: tuple[int, ...]
    palette: tuple[str, ...]
    legend_title: str
    legend: tuple[LegendEntry, ...]

    # ------------------------------------------------------------------ words
    @cached_property
    def words(self) -> Words:
        """The reader's language."""
        return words(self.lang)

    @property
    def title(self) -> str:
        """Heading of the map and of every sheet."""
        if self.theme == "floods":
            return self.words("Flood 1999: gminy and powiaty on the official list")
        return self.words("Partnerships of Polish powiaty, about 2009")

    @property
    def is_empty(self) -> bool:
        """Whether no row is left."""
        return self.rows.empty

    @cached_property
    def conditions(self) -> str:
        """The filters in words, "" when nothing is filtered."""
        return self.filters.describe(self.words, self.powiat_names)

    @cached_property
    def powiat_names(self) -> dict[str, str]:
        """Powiat code -> name."""
        return dict(zip(self.joined.powiaty["powiat_teryt"], self.joined.powiaty["powiat"], strict=True))

    @cached_property
    def counts(self) -> dict[str, int]:
        """The figures of the view: rows and powiaty shown and in all."""
        table = self.joined.floods if self.theme == "floods" else self.joined.partnerships
        return {
            "rows": len(self.rows),
            "rows_total": len(table),
            "powiaty": int(self.rows["powiat_teryt"].nunique()),
            "powiaty_total": int(table["powiat_teryt"].nunique()),
            "places": len(self.places),
            "uncertain": int(self.rows["uncertain"].sum()),
        }

    def describe(self) -> str:
        """Return one paragraph: how many of how many are shown, and under which conditions."""
        w, n = self.words, self.counts
        if self.is_empty:
            shown = w("Nothing fits these filters.")
        elif self.theme == "floods":
            shown = w(
                "Shown: {rows} of {rows_total} listed units in {powiaty} of {powiaty_total} powiaty.",
                **{name: w.number(value) for name, value in n.items()},
            )
        else:
            shown = w(
                "Shown: {rows} of {rows_total} partnerships of {powiaty} of {powiaty_total} powiaty; partner places: {places}.",
                **{name: w.number(value) for name, value in n.items()},
            )
        chosen = w("Filters: {conditions}.", conditions=self.conditions) if self.conditions else w("No filter is set.")
        return f"{shown} {chosen}"

    @property
    def advice(self) -> str:
        """What to do when no row is left; "" otherwise."""
        if not self.is_empty:
            return ""
        return self.words("Nothing fits these filters. Widen one of them in the sidebar, or reset them all.")

    @property
    def notes(self) -> tuple[str, ...]:
        """What the legend alone does not say: fewer classes than asked for, how lines and dots are drawn."""
        w = self.words
        if self.theme == "partnerships":
            return (w("Short lines lie on top. Dots: partner places, larger with more partnerships; hollow: uncertain."),)
        made = self.classification
        if made is not None and self.filters.measure != "listed" and len(made.breaks) < self.filters.k:
            return (w("Classes: {made} of {asked}, because many powiaty share a value.", made=len(made.breaks), asked=self.filters.k),)
        return ()

    @property
    def as_of(self) -> str:
        """State of the data in words."""
        w = self.words
        if self.theme == "floods":
            return w("List as of 12 May 1999, drawn on today's boundaries.")
        return w("Partnerships as of about 2009, drawn on today's boundaries.")

    @property
    def sources(self) -> tuple[str, ...]:
        """Sources with licences, one sentence each, for the foot of map and files."""
        w = self.words
        main = REGULATION if self.theme == "floods" else PARTNERSHIP_TABLE
        drawn = w("Boundaries: {meteoalarm}, CC BY 4.0; {prng}, CC BY.", meteoalarm=METEOALARM, prng=PRNG)
        if self.theme == "floods":
            return (w("Source: {source}.", source=w(main)), drawn)
        points = w("Places: {geonames}, CC BY 4.0. Countries: {natural}.", geonames=GEONAMES, natural=NATURAL_EARTH)
        return (w("Source: {source}.", source=w(main)), drawn, points)

    def file_stem(self, day: dt.date) -> str:
        """Return an ASCII file name without ending that says what is inside: "powodz-1999_slaskie_2026-11-22"."""
        w, chosen = self.words, self.filters
        names = [w("flood-1999") if self.theme == "floods" else w("partnerships-file")]
        names += [VOIVODESHIPS[code] for code in chosen.voivodeships]
        names += [self.powiat_names.get(code, code) for code in chosen.powiaty]
        names += [w.country(iso) for iso in chosen.countries]
        slugs = [name_key(str(name)).replace(" ", "-") for name in names[:5]]
        more = ["filtr"] if len(names) > 5 or (self.conditions and len(names) == 1) else []
        return "_".join([*slugs, *more, day.isoformat()])

    # ------------------------------------------------------------------ lines
    @property
    def line_width(self) -> float:
        """Width of a line in pixels of a 1080-pixel screen: thinner the more there are."""
        return float(np.interp(len(self.rows), (1, 20, 100, 500), (3.0, 2.4, 1.7, 1.2)))

    @property
    def line_opacity(self) -> float:
        """Opacity of a line: more translucent the more there are."""
        return float(np.interp(len(self.rows), (1, 20, 100, 500), (0.95, 0.85, 0.65, 0.5)))


@lru_cache(maxsize=256)
def make_view(joined: Joined, filters: Filters, theme: str, lang: str = "pl") -> View:
    """Return the view of a theme under ``filters``; the one door to every output.

    Views are values, so equal questions share one: readers who look at the same thing cost nothing.

    Raises
    ------
    ValueError
        ``theme`` is not one of ``THEMES``.
    """
    if theme not in THEMES:
        raise ValueError(f"theme must be one of {', '.join(THEMES)}, not {theme!r}")
    shown = filters.keep_powiaty(joined)
    make = _flood_view if theme == "floods" else _partnership_view
    return make(joined, filters, lang, shown)


def _flood_view(joined: Joined, filters: Filters, lang: str, shown: pd.Series) -> View:
    area = joined.powiaty
    rows = joined.floods[joined.floods["powiat_teryt"].isin(area.loc[shown, "powiat_teryt"])]
    values = measure_values(joined, filters.measure)
    classification = _classification(joined, filters.measure, filters.scheme, filters.k)
    powiaty = pd.DataFrame({"powiat_teryt": area["powiat_teryt"], "shown": shown, "class_": classification.assign(values)})
    w = words(lang)
    return View(
        theme="floods",
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


def _partnership_view(joined: Joined, filters: Filters, lang: str, shown: pd.Series) -> View:
    table = joined.partnerships
    rows = table[filters.keep_partnerships(joined, shown)]
    with_rows = joined.powiaty["powiat_teryt"].isin(rows["powiat_teryt"])
    powiaty = pd.DataFrame({"powiat_teryt": joined.powiaty["powiat_teryt"], "shown": shown, "class_": with_rows.astype(int)})
    counts = rows["place_id"].value_counts()
    places = joined.places[joined.places["place_id"].isin(counts.index)]
    colours = _group_colours(joined, filters.colour_by)
    groups = tuple(list(colours).index(value) if value in colours else len(colours) for value in rows[filters.colour_by])
    w = words(lang)
    return View(
        theme="partnerships",
        filters=filters,
        lang=lang,
        joined=joined,
        powiaty=powiaty,
        rows=rows,
        places=places.assign(n=places["place_id"].map(counts).astype(int)),
        classification=None,
        line_groups=groups,
        palette=(*colours.values(), classes.OTHER_COLOUR),
        legend_title=colour_by_name(w, filters.colour_by),
        legend=_line_legend(w, filters.colour_by, colours, groups),
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
        LegendEntry(label, colour, int(counts.get(number, 0)), "fill")
        for number, (label, colour) in enumerate(zip(labels, classification.colours, strict=True), start=1)
    ]
    entries.reverse()  # the highest class stands on top, as on any map
    entries += [
        LegendEntry(w("not on the list"), classes.ZERO_COLOUR, int(counts.get(classes.ZERO, 0)), "fill"),
        LegendEntry(w("no data"), classes.NO_DATA_COLOUR, int(counts.get(classes.NO_DATA, 0)), "hatch"),
    ]
    outside = int((~powiaty["shown"]).sum())
    if outside:
        entries.append(LegendEntry(w("outside the filters"), classes.OUTSIDE_COLOUR, outside, "fill"))
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


# ------------------------------------------------------------------ categories
def _group_colours(joined: Joined, colour_by: str) -> dict[str, str]:
    return classes.category_colours(joined.partnerships[colour_by].tolist())


def _line_legend(w: Words, colour_by: str, colours: dict[str, str], groups: tuple[int, ...]) -> tuple[LegendEntry, ...]:
    labels = [category_name(w, colour_by, value) for value in colours]
    labels.append(w("other countries") if colour_by == "country" else w("other"))
    entries = zip(labels, (*colours.values(), classes.OTHER_COLOUR), strict=True)
    return tuple(
        LegendEntry(label, colour, groups.count(number), "line") for number, (label, colour) in enumerate(entries) if groups.count(number)
    )


def category_name(w: Words, colour_by: str, value: str) -> str:
    """Return the name of a country, form or kind of place."""
    if colour_by == "country":
        return w.country(value)
    return form_name(w, value) if colour_by == "form" else place_kind_name(w, value)


def colour_by_name(w: Words, colour_by: str) -> str:
    """Return the legend title of a line colouring."""
    return {
        "country": w("Partner country"),
        "form": w("Form of cooperation"),
        "kind": w("Kind of partner"),
    }[colour_by]


@cache
def _place_kinds(w: Words) -> dict[str, str]:
    return {
        "city": w("town"),
        "municipality": w("commune"),
        "district": w("district"),
        "region": w("region"),
        "borough": w("part of a city"),
        "association": w("association of communes"),
        "other": w("other partner"),
    }


def place_kind_name(w: Words, kind: str) -> str:
    """Return the name of a kind of partner place."""
    return _place_kinds(w)[kind]
