"""Partnerships: lines from powiaty to their partner places."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from geo.cartography import classification
from geo.choices.model import Choices
from geo.choices.row_filters import RowFilters
from geo.core.i18n import Translator, words
from geo.core.labels import form_name, place_kind_name
from geo.core.memo import remembered
from geo.data.catalogue import GEONAMES, NATURAL_EARTH, PARTNERSHIP_TABLE
from geo.data.join import AtlasTables
from geo.data.mirrored_pairs import mirrored_pairs
from geo.views.view import LegendEntry, View, boundary_source


@dataclass(frozen=True, eq=False)
class PartnershipView(View):
    """Lines coloured by group; ``rows`` are partnerships, ``places`` their ends."""

    theme = "partnerships"
    key = "lp"
    draws_lines = True

    @property
    def title(self) -> str:
        """Heading of the map and of every sheet."""
        return self.words("Partnerships of Polish powiaty, about 2009")

    @property
    def stem(self) -> str:
        """First word of a file name."""
        return self.words("partnerships")

    @property
    def legend_unit(self) -> str:
        """What the numbers of the legend count."""
        return self.words("partnerships")

    @property
    def count_note(self) -> str:
        """What the numbers of the legend count, as a sentence."""
        return self.words("In brackets: number of partnerships.")

    @property
    def fills(self) -> dict[int, str]:
        """Class number -> colour of its powiaty."""
        return {0: classification.ZERO_COLOUR, 1: classification.WITH_PARTNERS_COLOUR}

    @property
    def class_names(self) -> dict[int, str]:
        """Class number -> its name."""
        return {0: self.words("without partnerships shown"), 1: self.words("with partnerships shown")}

    @property
    def cautions(self) -> tuple[str, ...]:
        """What the data do not say."""
        return (self.words("The table does not say whether a partnership is still alive."),)

    @property
    def table(self) -> pd.DataFrame:
        """All partnerships."""
        return self.joined.partnerships

    @cached_property
    def notes(self) -> tuple[str, ...]:
        """Say how lines and dots are drawn."""
        w, twice = self.words, len(mirrored_pairs(self.rows))
        return (
            w("Lines run from the seat of the powiat to the partner's dot; short ones lie on top."),
            w("Dots: larger with more partnerships; hollow: uncertain."),
            *(
                (
                    w(
                        "Pairs of powiaty that name each other, two rows and one line each: {n}.",
                        n=w.number(twice),
                    ),
                )
                if twice
                else ()
            ),
        )

    @property
    def as_of(self) -> str:
        """State of the data in words."""
        return self.words("Partnerships as of about 2009, drawn on today's boundaries.")

    @property
    def sources(self) -> tuple[str, ...]:
        """Sources with licences, one sentence each, for the foot of map and files."""
        w = self.words
        points = w(
            "Places: {geonames}, CC BY 4.0. Countries: {natural}.", geonames=GEONAMES, natural=NATURAL_EARTH
        )
        return (w("Source: {source}.", source=w(PARTNERSHIP_TABLE)), boundary_source(w, self.joined), points)

    def describe(self) -> str:
        """Return the paragraph of every view and, where years are chosen, what became of the rows without one."""
        w, chosen = self.words, self.choices.rows
        if not chosen.narrows_years and chosen.unknown_year:
            return super().describe()
        n = w.number(unknown_years(self.joined, chosen))
        unknown = (
            w("Of unknown year: {n}, shown.", n=n)
            if chosen.unknown_year
            else w("Of unknown year: {n}, left out.", n=n)
        )
        return f"{super().describe()} {unknown}"

    def _shown(self, n: dict[str, str]) -> str:
        return self.words(
            "Shown: {rows} of {rows_total} partnerships of {powiaty} of {powiaty_total} powiaty; partner"
            " places: {places}.",
            **n,
        )


def partnership_view(joined: AtlasTables, choices: Choices, lang: str, shown: pd.Series) -> PartnershipView:
    """Return the partnership view of the powiaty ``shown``."""
    table = joined.partnerships
    rows = table[choices.rows.keep_partnerships(joined, shown)]
    with_rows = joined.powiaty["powiat_teryt"].isin(rows["powiat_teryt"])
    powiaty = pd.DataFrame(
        {"powiat_teryt": joined.powiaty["powiat_teryt"], "shown": shown, "class_": with_rows.astype(int)}
    )
    counts = rows["place_id"].value_counts()
    places = joined.places[joined.places["place_id"].isin(counts.index)]
    colours = group_colours(joined, choices.style.colour_by)
    groups = tuple(
        list(colours).index(value) if value in colours else len(colours)
        for value in rows[choices.style.colour_by]
    )
    w = words(lang)
    return PartnershipView(
        choices=choices,
        lang=lang,
        joined=joined,
        powiaty=powiaty,
        rows=rows,
        places=places.assign(n=places["place_id"].map(counts).astype(int)),
        classification=None,
        line_groups=groups,
        palette=(*colours.values(), classification.OTHER_COLOUR),
        legend_title=colour_by_name(w, choices.style.colour_by),
        legend=_line_legend(w, choices.style.colour_by, colours, groups),
    )


@remembered
def unknown_years(joined: AtlasTables, rows: RowFilters) -> int:
    """Return how many rows without a year meet the other filters, whether they are shown or left out."""
    with_unknown = replace(rows, unknown_year=True)
    kept = with_unknown.keep_partnerships(joined, with_unknown.keep_powiaty(joined))
    return int(joined.partnerships.loc[kept, "year"].isna().sum())


# ------------------------------------------------------------------ categories
def group_colours(joined: AtlasTables, colour_by: str) -> dict[str, str]:
    """Return the colours of the groups that have one of their own, from the full table; decades in order, the unknown year last."""
    values = joined.partnerships[colour_by]
    if colour_by != "decade":
        return classification.category_colours(values.tolist())
    newest = sorted(set(values) - {""})[-len(classification.CATEGORY_COLOURS) :]
    return {
        **dict(zip(newest, classification.CATEGORY_COLOURS, strict=False)),
        "": classification.UNKNOWN_COLOUR,
    }


def _line_legend(
    w: Translator, colour_by: str, colours: dict[str, str], groups: tuple[int, ...]
) -> tuple[LegendEntry, ...]:
    labels = [category_name(w, colour_by, value) for value in colours]
    labels.append(w("other countries") if colour_by == "country" else w("other"))
    entries = zip(labels, (*colours.values(), classification.OTHER_COLOUR), strict=True)
    return tuple(
        LegendEntry(label, colour, groups.count(number), "line", str(number))
        for number, (label, colour) in enumerate(entries)
        if groups.count(number)
    )


def category_name(w: Translator, colour_by: str, value: str) -> str:
    """Return the name of a country, form, kind of place or decade."""
    if colour_by == "country":
        return w.country(value)
    if colour_by == "decade":
        return w("years {first}–{last}", first=value, last=int(value) + 9) if value else w("year unknown")
    return form_name(w, value) if colour_by == "form" else place_kind_name(w, value)


def colour_by_name(w: Translator, colour_by: str) -> str:
    """Return the legend title of a line colouring."""
    return {
        "country": w("Partner country"),
        "form": w("Form of cooperation"),
        "kind": w("Kind of partner"),
        "decade": w("Since (decade)"),
    }[colour_by]
