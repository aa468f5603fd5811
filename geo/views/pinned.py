"""A table that compares the pinned powiaty."""

from __future__ import annotations

import pandas as pd

from geo.core.i18n import Translator
from geo.core.teryt import collation_key
from geo.views.charts import Cell, Column, Table
from geo.views.view import View


def compare_table(view: View) -> Table:
    """Return one row per pinned powiat, in the order of pinning.

    The statistics come from the full tables, regardless of the filters.
    """
    w = view.words
    columns = (
        Column(w("Powiat")),
        Column(w("Voivodeship")),
        Column(w("Gminy"), "number"),
        Column(w("Gminy on the list of 1999"), "number"),
        Column(w("Share on the list"), "share"),
        Column(w("Partnerships"), "number"),
        Column(w("Partner countries")),
    )
    codes = view.choices.scene.pins
    rows = tuple(_row(view, code) for code in codes)
    note = (
        w("No data: the 1999 list prints its heading but none of its gminy")
        if any(row[3] is None for row in rows)
        else ""
    )
    return Table(w("Pinned powiaty"), columns, rows, tuple(f"powiat:{code}" for code in codes), note)


def _row(view: View, code: str) -> tuple[Cell, ...]:
    area = view.joined.powiaty
    powiat = area.loc[area["powiat_teryt"] == code].iloc[0]
    known = powiat["flood_status"] != "no_data"
    gminy, flooded = int(powiat["gminy"]), int(powiat["gminy_flooded"])
    table = view.joined.partnerships
    own = table[table["powiat_teryt"] == code]
    return (
        view.powiat_names[code],
        str(powiat["voivodeship"]),
        gminy,
        flooded if known else None,
        flooded / gminy if known else None,
        None if table.empty else len(own),
        _countries(view.words, own),
    )


def _countries(w: Translator, rows: pd.DataFrame) -> str:
    """Return the partner countries by descending count, ties by name: "Niemcy (3), Czechy (1)"."""
    counts = rows["country"].value_counts()
    named = sorted(
        ((-int(n), w.country(str(iso))) for iso, n in counts.items()),
        key=lambda pair: (pair[0], collation_key(pair[1])),
    )
    return ", ".join(f"{name} ({w.number(-minus)})" for minus, name in named)
