"""What the reader clicked, in words: a title and a few lines, from the same view as everything else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from geo.filters import form_name
from geo.view import View, place_kind_name


@dataclass(frozen=True)
class Selection:
    """A selected powiat, place or row: its name, facts, and whether the filters still show it."""

    title: str
    lines: tuple[str, ...]
    shown: bool


def describe_selection(view: View) -> Selection | None:
    """Return the selection of ``view.filters.selected`` in words; None when nothing is selected."""
    kind, _, key = view.filters.selected.partition(":")
    if kind == "powiat":
        return _powiat(view, key)
    if kind == "place":
        return _place(view, key)
    return _row(view, int(key)) if kind == "row" else None


def _powiat(view: View, code: str) -> Selection:
    w, area = view.words, view.joined.powiaty
    at = area.index[area["powiat_teryt"] == code][0]
    powiat = area.loc[at]
    rows = view.joined.partnerships[view.joined.partnerships["powiat_teryt"] == code]
    flood = {
        "listed": w(
            "On the 1999 list: {flooded} of {total} gminy ({share})",
            flooded=powiat["gminy_flooded"],
            total=powiat["gminy"],
            share=w.percent(powiat["gminy_flooded"] / powiat["gminy"]),
        ),
        "not_listed": w("Not on the 1999 list"),
        "no_data": w("No data: its heading is printed in the 1999 list, its gminy are not"),
    }[powiat["flood_status"]]
    units = view.joined.floods.loc[view.joined.floods["powiat_teryt"] == code, "gmina"]
    lines = [
        w("voivodeship {name}", name=powiat["voivodeship"]) + f", TERYT {code}, " + w("seat: {seat}", seat=powiat["seat"]),
        flood + (f": {', '.join(units)}" if len(units) else ""),
        w("Partnerships: {total}", total=len(rows)) + (f": {_partners(view, rows)}" if len(rows) else ""),
    ]
    return Selection(w("Powiat {name}", name=powiat["powiat"]), tuple(lines), bool(view.powiaty.loc[at, "shown"]))


def _partners(view: View, rows: pd.DataFrame) -> str:
    return "; ".join(f"{row.partner} ({view.words.country(row.country)})" for row in rows.itertuples(index=False))


def _place(view: View, place_id: str) -> Selection:
    w = view.words
    place = view.joined.places.set_index("place_id").loc[place_id]
    rows = view.joined.partnerships[view.joined.partnerships["place_id"] == place_id]
    lines = [f"{w.country(place['country'])}, {place_kind_name(w, place['kind'])}"]
    lines.append(w("Partnerships: {total}", total=len(rows)) + f": {', '.join(rows['powiat'])}")
    if place["note"]:
        lines.append(place["note"])
    return Selection(place["name"], tuple(lines), bool((view.rows.get("place_id", pd.Series(dtype=str)) == place_id).any()))


def _row(view: View, lp: int) -> Selection:
    w = view.words
    table = view.joined.partnerships
    row: Any = table[table["lp"] == lp].iloc[0]
    since = w("year unknown") if pd.isna(row["year"]) else w("since {year}", year=row["year"])
    printed = w("Printed: {powiat} – {partner}", powiat=row["printed_powiat"], partner=row["printed_partner"])
    lines = [
        f"{w.country(row['country'])}, {form_name(w, row['form'])}, {since}, {w('{km} km', km=w.number(row['length_km']))}",
        f"{w('Row {lp} of the source table', lp=lp)}. {printed}.",
    ]
    if row["note"]:
        lines.append(row["note"])
    shown = view.theme == "partnerships" and bool((view.rows["lp"] == lp).any())
    return Selection(f"{row['powiat']} – {row['partner']}", tuple(lines), shown)
