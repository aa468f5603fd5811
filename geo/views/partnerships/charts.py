"""Charts beside the map of partnerships: rankings, matrix, lengths, years and partners within Poland.

Every chart is computed from the rows of the view only, so that its counts add up to the number of rows in the
summary. Its axes (voivodeships, years, lengths) do not depend on the filters.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd

from geo.cartography.palettes import CATEGORY_COLOURS, UNKNOWN_COLOUR
from geo.choices.scene import PARTNER_CHARTS
from geo.core.i18n import Translator
from geo.core.records import records
from geo.core.teryt import VOIVODESHIPS, collation_key
from geo.data.join import year_keys, year_span
from geo.views.charts import Bars, Chart, Column, Matrix, Table
from geo.views.partnerships.domestic import domestic_table
from geo.views.partnerships.groups import group_colours
from geo.views.sentences import undated
from geo.views.view import View

BIN_KM = 100
"""Width of the bins of the histogram of lengths, in kilometres."""

LAST_BIN_KM = 1500
"""Lower bound of the last bin, which has no upper bound; bins are ``BIN_KM`` wide and closed on the left."""

_PLAIN = CATEGORY_COLOURS[0]


def chart_names(w: Translator) -> dict[str, str]:
    """Return the short names of the charts, in the order of ``PARTNER_CHARTS``."""
    names = {
        "countries": w("countries"),
        "powiaty": w("powiaty"),
        "matrix": w("voivodeships and countries"),
        "years": w("years"),
        "lengths": w("lengths"),
        "domestic": w("within Poland"),
    }
    return {name: names[name] for name in PARTNER_CHARTS}


def partner_chart(view: View) -> Chart:
    """Return the chosen chart of a partnership view, cached by row filters, style, language and chart."""
    choices = view.choices
    name = choices.scene.partner_chart
    key = (partner_chart, choices.rows, choices.style, view.lang, name)
    return view.joined.memo.get(key, lambda: _MAKERS[name](view))


# ------------------------------------------------------------------- rankings
def country_ranking(view: View) -> Table:
    """Return the partner countries by descending number of partnerships."""
    w, rows = view.words, view.rows
    grouped = _ranked(rows, "country", w.country)
    return Table(
        title=w("Partner countries"),
        columns=(
            Column(w("Partner country")),
            Column(w("Partnerships"), "bar"),
            Column(w("Share"), "share"),
            Column(w("Powiaty"), "number"),
            Column(w("Partner places"), "number"),
        ),
        rows=tuple(
            (
                name,
                len(own),
                len(own) / len(rows),
                len({row.powiat_teryt for row in own}),
                len({row.place_id for row in own}),
            )
            for _, name, own in grouped
        ),
        keys=tuple(f"country:{iso}" for iso, _, _ in grouped),
        note=_sum_note(view),
        filters=True,
    )


def powiat_ranking(view: View) -> Table:
    """Return the powiaty by descending number of partnerships shown."""
    w = view.words
    grouped = _ranked(view.rows, "powiat_teryt", view.powiat_names.__getitem__)
    return Table(
        title=w("Powiaty by number of partnerships"),
        columns=(
            Column(w("Powiat")),
            Column(w("Voivodeship")),
            Column(w("Partnerships"), "bar"),
            Column(w("Countries"), "number"),
            Column(w("Farthest, km"), "number"),
        ),
        rows=tuple(
            (
                name,
                VOIVODESHIPS[code[:2]],
                len(own),
                len({row.country for row in own}),
                int(max(row.length_km for row in own)),
            )
            for code, name, own in grouped
        ),
        keys=tuple(f"powiat:{code}" for code, _, _ in grouped),
        note=_sum_note(view),
    )


_RANKED = ["lp", "powiat_teryt", "country", "place_id", "length_km"]


def _ranked(rows: pd.DataFrame, by: str, name_of: Callable[[str], str]) -> list[tuple[str, str, list[Any]]]:
    """Return (key, name, rows) of every group, by descending size, ties in alphabetical order."""
    grouped: dict[str, list[Any]] = {}
    for row in records(rows[_RANKED]):
        grouped.setdefault(getattr(row, by), []).append(row)
    return sorted(
        ((key, name_of(key), own) for key, own in grouped.items()),
        key=lambda group: (-len(group[2]), collation_key(group[1])),
    )


def _sum_note(view: View) -> str:
    w = view.words
    return w("Partnerships: {rows} in all.", rows=w.number(len(view.rows)))


# --------------------------------------------------------------------- matrix
def country_matrix(view: View) -> Matrix:
    """Count the partnerships by voivodeship (all 16, alphabetically) and country (by descending total)."""
    w, rows = view.words, view.rows
    totals = Counter(rows["country"].tolist())
    countries = sorted(totals, key=lambda iso: (-totals[iso], collation_key(w.country(iso))))
    codes = sorted(VOIVODESHIPS, key=lambda code: collation_key(VOIVODESHIPS[code]))
    counts = rows.groupby([rows["powiat_teryt"].str[:2], "country"]).size().to_dict()
    return Matrix(
        title=w("Voivodeships and partner countries"),
        corner=w("Voivodeship"),
        row_labels=tuple(VOIVODESHIPS[code] for code in codes),
        column_labels=tuple(w.country(iso) for iso in countries),
        values=tuple(tuple(int(counts.get((code, iso), 0)) for iso in countries) for code in codes),
        keys=tuple(tuple(f"cell:{code}-{iso}" for iso in countries) for code in codes),
        note=_sum_note(view),
        filters=True,
    )


# ----------------------------------------------------------------------- bars
def year_bars(view: View) -> Bars:
    """Count the partnerships by first year stated; the last bar is for unknown years.

    The axis covers all years of the full table.
    """
    w = view.words
    first, last = year_span(view.joined)
    years = [str(year) for year in range(first, last + 1)]
    counts = year_keys(view.rows).value_counts().to_dict()
    decades = group_colours(view.joined, "decade") if view.choices.style.colour_by == "decade" else {}
    return Bars(
        title=w("Partnerships by first year"),
        labels=(*years, w("unknown")),
        values=tuple(int(counts.get(year, 0)) for year in (*years, "unknown")),
        colours=(*(decades.get(year[:3] + "0", _PLAIN) for year in years), UNKNOWN_COLOUR),
        keys=(*(f"year:{year}" for year in years), "year:unknown"),
        x_label=w("first year stated"),
        y_label=w("partnerships"),
        note=_unknown_note(view),
        filters=True,
    )


def _unknown_note(view: View) -> str:
    w, unknown = view.words, undated(view.joined, view.choices.rows)
    if view.choices.rows.only_unknown_year:
        return ""
    if view.choices.rows.unknown_year:
        return w(
            "Of {rows} partnerships {n} have no year.", rows=w.number(len(view.rows)), n=w.number(unknown)
        )
    return w(
        "Partnerships: {rows}; of unknown year, left out: {n}.",
        rows=w.number(len(view.rows)),
        n=w.number(unknown),
    )


def length_bars(view: View) -> Bars:
    """Count the partnerships by great-circle length, in bins of ``BIN_KM`` up to an open last bin."""
    w = view.words
    starts = range(0, LAST_BIN_KM + 1, BIN_KM)
    steps = (view.rows["length_km"].clip(upper=LAST_BIN_KM) // BIN_KM).astype(int)
    rows = view.rows["lp"].groupby(steps).agg(list).to_dict()
    return Bars(
        title=w("Partnerships by length"),
        labels=(*(w.number(start) for start in starts[:-1]), f"{w.number(LAST_BIN_KM)}+"),
        values=tuple(len(rows.get(number, ())) for number in range(len(starts))),
        colours=(_PLAIN,) * len(starts),
        keys=tuple(_rows_key(rows.get(number, ())) for number in range(len(starts))),
        x_label=w("straight-line distance: from so many km, in steps of {km} km", km=BIN_KM),
        y_label=w("partnerships"),
        note=_sum_note(view) + " " + w("A bar opens its source rows."),
        sources=True,
    )


def _rows_key(rows: Sequence[int]) -> str:
    """Return the key that opens source rows by their numbers; "" for none."""
    return f"rows:{','.join(map(str, rows))}" if rows else ""


_MAKERS: dict[str, Callable[[View], Chart]] = {
    "countries": country_ranking,
    "powiaty": powiat_ranking,
    "matrix": country_matrix,
    "years": year_bars,
    "lengths": length_bars,
    "domestic": domestic_table,
}
