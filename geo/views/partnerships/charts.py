"""What stands beside the map of partnerships: rankings, matrix, lengths, years, partners within Poland.

Every figure is made of the rows of the view and of nothing else, so that its counts sum to the count of the
sentence. Groups that make its frame (voivodeships, years, lengths) come from the full table: they stay while
filtering.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from geo.cartography.classification import CATEGORY_COLOURS, UNKNOWN_COLOUR
from geo.choices.map_style import MapStyle
from geo.choices.model import Choices
from geo.choices.row_filters import RowFilters
from geo.choices.scene import PARTNER_CHARTS
from geo.core.i18n import Translator
from geo.core.memo import remembered
from geo.core.teryt import VOIVODESHIPS, collation_key
from geo.data.join import AtlasTables, year_keys, year_span
from geo.data.mirrored_pairs import drawn_once, mirrored_pairs, possible_pairs
from geo.views.charts import Bars, Column, Figure, Matrix, Table
from geo.views.factory import make_view
from geo.views.partnerships.view import group_colours, unknown_years
from geo.views.view import View

BIN_KM = 100
LAST_BIN_KM = 1500
"""Lengths are counted in steps of ``BIN_KM``, each from its first kilometre to below the next; the last one is open."""

_PLAIN = CATEGORY_COLOURS[0]


def figure_names(w: Translator) -> dict[str, str]:
    """Return figure -> its short name, in the order of ``PARTNER_CHARTS``."""
    names = {
        "countries": w("countries"),
        "powiaty": w("powiaty"),
        "matrix": w("voivodeships and countries"),
        "years": w("years"),
        "lengths": w("lengths"),
        "domestic": w("within Poland"),
    }
    return {name: names[name] for name in PARTNER_CHARTS}


def partner_figure(view: View) -> Figure:
    """Return the figure that the reader chose, of the rows of a partnership view."""
    chosen = view.choices
    return _figure(view.joined, chosen.rows, chosen.style, view.lang, chosen.scene.partner_chart)


@remembered
def _figure(joined: AtlasTables, rows: RowFilters, style: MapStyle, lang: str, name: str) -> Figure:
    return _MAKERS[name](make_view(joined, Choices(rows, style), "partnerships", lang))


# ------------------------------------------------------------------- rankings
def country_ranking(view: View) -> Table:
    """Return the partner countries, most partnerships first."""
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
    )


def powiat_ranking(view: View) -> Table:
    """Return the powiaty with partnerships shown, most first."""
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
    """Return (key, name, rows) of every group, the largest first, equal ones in alphabetical order."""
    grouped: dict[str, list[Any]] = {}
    for row in rows[_RANKED].itertuples(index=False):
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
    """Return the partnerships by voivodeship (all sixteen, in alphabetical order) and country (most first)."""
    w, rows = view.words, view.rows
    totals = rows["country"].value_counts().to_dict()
    countries = sorted(totals, key=lambda iso: (-totals[iso], collation_key(w.country(iso))))
    codes = sorted(VOIVODESHIPS, key=lambda code: collation_key(VOIVODESHIPS[code]))
    counts = rows.groupby([rows["powiat_teryt"].str[:2], "country"]).size().to_dict()
    return Matrix(
        title=w("Voivodeships and partner countries"),
        corner=w("Voivodeship"),
        row_labels=tuple(VOIVODESHIPS[code] for code in codes),
        column_labels=tuple(w.country(iso) for iso in countries),
        values=tuple(tuple(int(counts.get((code, iso), 0)) for iso in countries) for code in codes),
        keys=tuple(tuple(f"country:{iso}" for iso in countries) for _ in codes),
        note=_sum_note(view),
    )


# ----------------------------------------------------------------------- bars
def year_bars(view: View) -> Bars:
    """Return the partnerships by first year stated, every year of the full table, and those whose year is unknown."""
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
    )


def _unknown_note(view: View) -> str:
    w, unknown = view.words, unknown_years(view.joined, view.choices.rows)
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
    """Return the partnerships by length, in steps of ``BIN_KM``; the last step holds everything from ``LAST_BIN_KM``."""
    w = view.words
    starts = range(0, LAST_BIN_KM + 1, BIN_KM)
    steps = (view.rows["length_km"].clip(upper=LAST_BIN_KM) // BIN_KM).astype(int).value_counts().to_dict()
    return Bars(
        title=w("Partnerships by length"),
        labels=(*(w.number(start) for start in starts[:-1]), f"{w.number(LAST_BIN_KM)}+"),
        values=tuple(steps.get(number, 0) for number in range(len(starts))),
        colours=(_PLAIN,) * len(starts),
        keys=("",) * len(starts),
        x_label=w("great circle: from so many km, in steps of {km} km", km=BIN_KM),
        y_label=w("partnerships"),
        note=_sum_note(view),
    )


# ------------------------------------------------------------------- domestic
def domestic_table(view: View) -> Table:
    """Return the partnerships within Poland: mirrored ones first and once, with both their rows."""
    w = view.words
    own = view.rows[view.rows["partner_teryt"] != ""]
    pairs, possible = (
        mirrored_pairs(own),
        dict(_both_ways(possible_pairs(view.joined.partnerships, view.joined.powiaty))),
    )
    years = dict(zip(own["lp"], own["year"], strict=True))
    second = dict(pairs)
    listed = own.loc[drawn_once(own), ["lp", "powiat_teryt", "partner", "mirror_lp"]]
    in_order = sorted(listed.itertuples(index=False), key=lambda row: (row.lp not in second, row.lp))
    return Table(
        title=w("Partners within Poland"),
        columns=(
            Column(w("Powiat")),
            Column(w("Partner")),
            Column(w("Rows of the source")),
            Column(w("Since (year)")),
            Column(w("How many rows"), "number"),
            Column(w("Named from")),
        ),
        rows=tuple(
            (
                view.powiat_names[row.powiat_teryt],
                row.partner,
                w.listed(str(lp) for lp in _rows_of(row.lp, second)),
                _years(w, [years[lp] for lp in _rows_of(row.lp, second)]),
                len(_rows_of(row.lp, second)),
                _sides(w, row, second, possible),
            )
            for row in in_order
        ),
        keys=tuple(f"row:{row.lp}" for row in in_order),
        note=_domestic_note(
            w,
            len(own),
            len(pairs),
            [pair for pair in possible.items() if pair[0] < pair[1] and pair[0] in years],
        ),
    )


def _domestic_note(w: Translator, rows: int, pairs: int, possible: list[tuple[int, int]]) -> str:
    said = [
        w(
            "Rows: {rows}. Pairs in which each powiat names the other, by TERYT code: {pairs}; each is two"
            " rows of every count and one line.",
            rows=w.number(rows),
            pairs=w.number(pairs),
        )
    ]
    if possible:
        listed = w.listed(f"{first} + {second}" for first, second in possible)
        said.append(
            w(
                "Perhaps pairs too, if an uncertain row means the powiat around the town it names: {pairs}.",
                pairs=listed,
            )
        )
    return " ".join(said)


def _both_ways(pairs: tuple[tuple[int, int], ...]) -> list[tuple[int, int]]:
    return [*pairs, *((second, first) for first, second in pairs)]


def _rows_of(lp: int, second: dict[int, int]) -> tuple[int, ...]:
    return (lp, second[lp]) if lp in second else (lp,)


def _years(w: Translator, years: list[object]) -> str:
    """Return the years of one or both rows; one word where they agree."""
    told = dict.fromkeys(w("unknown") if pd.isna(year) else str(year) for year in years)
    return " / ".join(told)


def _sides(w: Translator, row: Any, second: dict[int, int], possible: dict[int, int]) -> str:
    lp, mirror = row.lp, row.mirror_lp
    if lp in second:
        return w("both sides")
    if not pd.isna(mirror):
        return w("both sides; row {lp} is outside the filters", lp=mirror)
    if lp in possible:
        return w("perhaps both: row {lp}", lp=possible[lp])
    return w("one side")


_MAKERS: dict[str, Callable[[View], Figure]] = {
    "countries": country_ranking,
    "powiaty": powiat_ranking,
    "matrix": country_matrix,
    "years": year_bars,
    "lengths": length_bars,
    "domestic": domestic_table,
}
