"""Flood and partnerships: both measures of a powiat at once, in nine classes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geo.cartography import bivariate, classification
from geo.cartography.bivariate import COLOURS, SIDE, Square
from geo.choices.model import Choices
from geo.core.i18n import Translator, words
from geo.core.memo import remembered
from geo.data.catalogue import PARTNERSHIP_TABLE, REGULATION
from geo.data.join import AtlasTables
from geo.views.view import LegendEntry, View, boundary_source


@dataclass(frozen=True, eq=False)
class JointView(View):
    """Powiaty coloured by flood share and partnerships together.

    ``rows``: one a powiat shown, in code order, with ``gminy_flooded`` and ``share`` (missing without data),
    ``partnerships`` (those that meet the filters), ``partnerships_all``, ``countries`` (codes of those shown,
    by comma, in alphabetical order), ``class_`` (1 to 9, or ``NO_DATA``), ``uncertain`` and ``note`` (the
    remarks on its powiat and on the rows behind it that carry a doubt).
    """

    theme = "joint"
    key = "powiat_teryt"

    @property
    def title(self) -> str:
        """Heading of the map and of every sheet."""
        return self.words("Flood of 1999 and partnerships of powiaty, about 2009")

    @property
    def stem(self) -> str:
        """First word of a file name."""
        return self.words("flood-and-partnerships")

    @property
    def legend_unit(self) -> str:
        """What the numbers of the legend count."""
        return self.words("powiaty")

    @property
    def count_note(self) -> str:
        """What the numbers of the legend count, as a sentence."""
        return self.words("In the squares and in brackets: number of powiaty.")

    @property
    def table(self) -> pd.DataFrame:
        """All powiaty."""
        return pd.DataFrame(self.joined.powiaty.drop(columns="geometry"))

    @property
    def fills(self) -> dict[int, str]:
        """Class number -> colour of its powiaty."""
        return {classification.NO_DATA: classification.NO_DATA_COLOUR, **dict(enumerate(COLOURS, start=1))}

    @property
    def class_names(self) -> dict[int, str]:
        """Class number -> its name."""
        return joint_class_names(self.words)

    @property
    def square(self) -> Square:
        """The two axes of the legend."""
        return legend_square(self.words)

    @property
    def notes(self) -> tuple[str, ...]:
        """Say what the two measures do not say, and what is counted."""
        w = self.words
        notes: tuple[str, ...] = (
            w("Two facts side by side: neither is shown to be the cause of the other."),
        )
        if self.choices.rows.narrows_partnerships:
            notes += (w("Only partnerships that meet the filters are counted."),)
        return notes

    @property
    def cautions(self) -> tuple[str, ...]:
        """What the data do not say."""
        w = self.words
        return (
            w("The list gave access to grants after the flood; it is not a map of flood hazard."),
            w("The table does not say whether a partnership is still alive."),
            w("Two facts side by side: neither is shown to be the cause of the other."),
        )

    @property
    def cells_follow_filters(self) -> bool:
        """Whether the cells of a row, and not only the rows shown, depend on the filters."""
        return self.choices.rows.narrows_partnerships

    @property
    def as_of(self) -> str:
        """State of the data in words."""
        return self.words(
            "List as of 12 May 1999, partnerships as of about 2009, drawn on today's boundaries."
        )

    @property
    def sources(self) -> tuple[str, ...]:
        """Sources with licences, one sentence each, for the foot of map and files."""
        w = self.words
        tables = tuple(w("Source: {source}.", source=w(source)) for source in (REGULATION, PARTNERSHIP_TABLE))
        return (*tables, boundary_source(w, self.joined))

    @cached_property
    def counts(self) -> dict[str, int]:
        """The figures of the view: powiaty shown and in all, of them listed, with partnerships, both; partnerships shown."""
        flooded, partnered = self.rows["gminy_flooded"].fillna(0) > 0, self.rows["partnerships"] > 0
        own = {
            "flooded": int(flooded.sum()),
            "partnered": int(partnered.sum()),
            "both": int((flooded & partnered).sum()),
            "partnerships": int(self.rows["partnerships"].sum()),
        }
        return super().counts | own

    def _shown(self, n: dict[str, str]) -> str:
        return self.words(
            "Shown: {rows} of {rows_total} powiaty; on the flood list: {flooded}, with partnerships:"
            " {partnered}, both: {both}.",
            **n,
        )


def joint_view(joined: AtlasTables, choices: Choices, lang: str, shown: pd.Series) -> JointView:
    """Return the joint view of the powiaty ``shown``."""
    area = joined.powiaty
    rows = _rows(joined, choices.rows.keep_partnerships(joined, shown))
    powiaty = pd.DataFrame({"powiat_teryt": area["powiat_teryt"], "shown": shown, "class_": rows["class_"]})
    w = words(lang)
    return JointView(
        choices=choices,
        lang=lang,
        joined=joined,
        powiaty=powiaty,
        rows=rows[shown],
        places=joined.places.iloc[:0].assign(n=0),
        classification=None,
        line_groups=(),
        palette=(),
        legend_title=w("Flood list and partnerships"),
        legend=_legend(w, powiaty),
    )


@dataclass(frozen=True, eq=False)
class _Whole:
    """What rows have whatever the filters. ``columns``: as in ``JointView.rows``; ``at``: row of the powiat of each partnership;
    ``doubts``: the remarks on each powiat and on its listed units that carry a doubt."""

    columns: pd.DataFrame
    at: NDArray[np.int64]
    doubts: Mapping[int, tuple[str, ...]]


@remembered
def _whole(joined: AtlasTables) -> _Whole:
    area = joined.powiaty
    columns = pd.DataFrame(area[["powiat_teryt", "voivodeship", "powiat", "gminy", "gminy_flooded", "share"]])
    columns["gminy_flooded"] = area["gminy_flooded"].astype("Int64").where(area["flood_status"] != "no_data")
    columns["partnerships_all"] = area["partnerships"]
    place = pd.Series(area.index, index=area["powiat_teryt"])
    doubts: dict[int, tuple[str, ...]] = {}
    for table in (area[area["uncertain"] == "1"], joined.floods[joined.floods["uncertain"]]):
        for code, note in zip(table["powiat_teryt"], table["note"], strict=True):
            doubts[int(place[code])] = (*doubts.get(int(place[code]), ()), str(note))
    return _Whole(
        columns,
        place.reindex(joined.partnerships["powiat_teryt"]).to_numpy(dtype=np.int64),
        MappingProxyType(doubts),
    )


def powiat_rows(joined: AtlasTables) -> NDArray[np.int64]:
    """Return the row of ``joined.powiaty`` that each row of ``joined.partnerships`` belongs to."""
    return _whole(joined).at


def _rows(joined: AtlasTables, counted: pd.Series) -> pd.DataFrame:
    """Return a row per powiat, in code order. ``counted``: a boolean per partnership."""
    whole, chosen = _whole(joined), counted.to_numpy(dtype=bool)
    number = len(whole.columns)
    at = whole.at[chosen]
    partners: dict[int, set[str]] = {}
    for place, iso in zip(at.tolist(), joined.partnerships["country"].to_numpy()[chosen], strict=True):
        partners.setdefault(place, set()).add(iso)
    count = np.bincount(at, minlength=number)
    notes = _notes(joined, whole, chosen)
    return whole.columns.assign(
        partnerships=count,
        countries=[",".join(sorted(partners.get(place, ()))) for place in range(number)],
        class_=bivariate.assign(whole.columns["share"], count),
        uncertain=[place in notes for place in range(number)],
        note=[notes.get(place, "") for place in range(number)],
    )


def _notes(joined: AtlasTables, whole: _Whole, chosen: NDArray[np.bool_]) -> dict[int, str]:
    """Return the remarks on every powiat with a doubt: its own, those of its listed units and of the partnerships chosen."""
    table = joined.partnerships
    remarks = dict(whole.doubts)
    doubtful = np.flatnonzero(chosen & table["uncertain"].to_numpy(dtype=bool))
    for row in doubtful.tolist():
        place = int(whole.at[row])
        remarks[place] = (*remarks.get(place, ()), str(table["note"].iloc[row]))
    return {place: " ".join(dict.fromkeys(notes)).strip() for place, notes in remarks.items()}


# --------------------------------------------------------------------- classes
def legend_square(w: Translator) -> Square:
    """Return the names of the two axes and of their steps."""
    return Square(
        row_title=w("Share of gminy on the list"),
        column_title=w("Number of partnerships"),
        rows=(w.percent(0), w("up to {high}", high=w.percent(0.5)), w("over {low}", low=w.percent(0.5))),
        columns=("0", "1–2", w("3 and more")),
    )


def joint_class_names(w: Translator) -> dict[int, str]:
    """Return class number -> name: "ponad 50% gmin w wykazie; partnerstwa: 1–2"."""
    square = legend_square(w)
    shares = (
        w("not on the list"),
        w("{share} of the gminy on the list", share=square.rows[1]),
        w("{share} of the gminy on the list", share=square.rows[2]),
    )
    names = {
        bivariate.class_number(row, column): w(
            "{share}; partnerships: {number}", share=shares[row], number=square.columns[column]
        )
        for row in range(SIDE)
        for column in range(SIDE)
    }
    return {classification.NO_DATA: w("no data"), **names}


def _legend(w: Translator, powiaty: pd.DataFrame) -> tuple[LegendEntry, ...]:
    counts = powiaty.loc[powiaty["shown"], "class_"].value_counts()
    names = joint_class_names(w)
    entries = [
        LegendEntry(names[number], colour, int(counts.get(number, 0)), "cell", str(number))
        for number, colour in enumerate(COLOURS, start=1)
    ]
    entries.append(
        LegendEntry(
            w("no data"),
            classification.NO_DATA_COLOUR,
            int(counts.get(classification.NO_DATA, 0)),
            "hatch",
            "n",
        )
    )
    outside = int((~powiaty["shown"]).sum())
    if outside:
        entries.append(
            LegendEntry(w("outside the filters"), classification.OUTSIDE_COLOUR, outside, "fill", "x")
        )
    return tuple(entries)
