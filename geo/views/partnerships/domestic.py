"""The table of partners within Poland; two rows that name each other are merged into one."""

from __future__ import annotations

from typing import Any

import pandas as pd

from geo.core.i18n import Translator
from geo.core.records import records
from geo.data.mirrored_pairs import drawn_once, mirrored_pairs, possible_pairs
from geo.views.charts import Column, Table
from geo.views.view import View


def domestic_table(view: View) -> Table:
    """Return the partnerships within Poland: mirrored pairs first, each merged into one row."""
    w = view.words
    own = view.rows[view.rows["partner_teryt"] != ""]
    pairs, possible = (
        mirrored_pairs(own),
        dict(_both_ways(possible_pairs(view.joined.partnerships, view.joined.powiaty))),
    )
    years = dict(zip(own["lp"], own["year"], strict=True))
    second = dict(pairs)
    listed = own.loc[drawn_once(own), ["lp", "powiat_teryt", "partner", "mirror_lp"]]
    in_order = sorted(records(listed), key=lambda row: (row.lp not in second, row.lp))
    return Table(
        title=w("Partners within Poland"),
        columns=(
            Column(w("Powiat")),
            Column(w("Partner")),
            Column(w("Rows of the source"), "row"),
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


def _years(w: Translator, years: list[Any]) -> str:
    """Return the distinct years of one or both rows, separated by a slash."""
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
