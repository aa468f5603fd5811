"""A table that compares the pinned powiaty."""

from __future__ import annotations

from geo.core.i18n import Translator
from geo.views.charts import Cell, Column, Table
from geo.views.sentences import partner_countries
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


def short_table(view: View) -> Table:
    """Return the main numbers of the pinned powiaty, then of the selected one, narrow enough for a panel."""
    w, scene = view.words, view.choices.scene
    codes = tuple(dict.fromkeys((*scene.pins, *filter(None, (scene.powiat,)))))
    columns = (Column(w("Powiat")), Column(w("On the list")), Column(w("Partnerships"), "number"))
    rows = tuple(_short(w, _row(view, code)) for code in codes)
    return Table(w("Comparison"), columns, rows, tuple(f"powiat:{code}" for code in codes), "")


def _short(w: Translator, row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    name, _, gminy, listed, share, partnerships, _ = row
    if not isinstance(share, float):
        return name, w("no data"), partnerships
    return name, w("{n} of {total} ({share})", n=listed, total=gminy, share=w.percent(share)), partnerships


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
        partner_countries(view.words, own),
    )
