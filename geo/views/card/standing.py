"""How a powiat stands beside others: its rank in the voivodeship and in Poland, and the medians around it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from geo.choices.map_style import MEASURES
from geo.core.i18n import Translator, words
from geo.core.memo import remembered
from geo.data import areas as levels
from geo.data.join import AtlasTables
from geo.views.card.neighbours import neighbours
from geo.views.floods.classes import CATEGORIES, COUNTS
from geo.views.floods.legend import measure_name

PARTNERSHIPS = "partnerships"


@dataclass(frozen=True)
class Rank:
    """A place among values in descending order: ``place`` of ``total``, shared with ``ties`` others."""

    place: int
    total: int
    ties: int


@dataclass(frozen=True)
class Standing:
    """How a powiat stands by one measure, as a sentence."""

    measure: str
    text: str


def rank_of(value: float, values: pd.Series) -> Rank | None:
    """Return the rank of ``value``, which is one of ``values``; missing values have none and do not count.

    >>> rank_of(2, pd.Series([5, 2, 2, 0, None]))
    Rank(place=2, total=4, ties=1)
    """
    if pd.isna(value):
        return None
    known = values.dropna()
    return Rank(int((known > value).sum()) + 1, len(known), int((known == value).sum()) - 1)


@remembered
def standings(tables: AtlasTables, code: str, lang: str = "pl") -> tuple[Standing, ...]:
    """Return how the powiat ``code`` stands by each measure: those of the list of 1999, then partnerships."""
    w, found = words(lang), []
    for measure in (*(name for name in MEASURES if name not in CATEGORIES), PARTNERSHIPS):
        values = _values(tables, measure)
        if values.notna().any():
            found.append(Standing(measure, _sentence(w, tables, code, measure, values)))
    return tuple(found)


def _values(tables: AtlasTables, measure: str) -> pd.Series:
    """Return powiat code -> value; missing without data."""
    codes = tables.powiaty["powiat_teryt"].to_numpy()
    if measure != PARTNERSHIPS:
        return pd.Series(levels.values(tables, "powiat", measure).to_numpy(), codes)
    counts = np.nan if tables.partnerships.empty else tables.powiaty["partnerships"].to_numpy()
    return pd.Series(counts, codes, dtype=float)


def _sentence(w: Translator, tables: AtlasTables, code: str, measure: str, values: pd.Series) -> str:
    near, own = values[values.index.str[:2] == code[:2]], float(values[code])
    write = writer(w, measure)
    medians = {
        "neighbours": write(values[list(neighbours(tables, code))].median()),
        "voivodeship": write(near.median()),
        "poland": write(values.median()),
    }
    name = measure_title(w, tables, measure)
    in_voivodeship, in_poland = rank_of(own, near), rank_of(own, values)
    if in_voivodeship is None or in_poland is None:
        said = w("{measure}: no data, so no rank.", measure=name)
    elif own == 0:  # the last rank, with which most of Poland may be tied, says nothing
        said = w(
            "{measure}: {value}; powiaty at zero: {near} in the voivodeship, {all} in Poland.",
            measure=name,
            value=write(own),
            near=_tied_text(w, in_voivodeship),
            all=_tied_text(w, in_poland),
        )
    else:
        said = w(
            "{measure}: {value}; in the voivodeship {near}, in Poland {all}.",
            measure=name,
            value=write(own),
            near=rank_text(w, in_voivodeship),
            all=rank_text(w, in_poland),
        )
    return (
        said
        + " "
        + w("Median: neighbours {neighbours}, voivodeship {voivodeship}, Poland {poland}.", **medians)
    )


def measure_title(w: Translator, tables: AtlasTables, measure: str, level: str = "powiat") -> str:
    """Return what a measure is called at a level."""
    if measure == PARTNERSHIPS:
        return w("Partnerships")
    return measure_name(w, measure, level, tables.own.approximate)


def rank_text(w: Translator, rank: Rank) -> str:
    """Return a rank in words: "rank 3 of 16 (tied with 1 other)"."""
    place, total = w.number(rank.place), w.number(rank.total)
    if not rank.ties:
        return w("rank {place} of {total}", place=place, total=total)
    return w.count(
        "rank {place} of {total} (tied with {n} other)",
        "rank {place} of {total} (tied with {n} others)",
        rank.ties,
        place=place,
        total=total,
    )


def _tied_text(w: Translator, rank: Rank) -> str:
    return w("{n} of {total}", n=w.number(rank.ties + 1), total=w.number(rank.total))


def writer(w: Translator, measure: str) -> Callable[[float], str]:
    """Return what writes a value or a median: a share as a percentage, a count with a half if need be."""

    def write(value: float) -> str:
        if pd.isna(value):
            return w("no data")
        if measure in (*COUNTS, PARTNERSHIPS):
            return w.number(value, 0 if value == int(value) else 1)
        return w.percent(value)

    return write
