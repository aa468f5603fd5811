"""Partner countries of listed powiaty compared with those of all powiaty shown."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from geo.core.teryt import collation_key
from geo.data.join import AtlasTables
from geo.views.charts import Cell, Column, Table
from geo.views.joint.rows import powiat_rows
from geo.views.view import View


def partner_countries(view: View) -> Table:
    """Return partnerships by country, of listed powiaty and of all powiaty shown, with a row of totals."""
    w = view.words
    columns = (
        Column(w("Partner country")),
        Column(w("Partnerships of listed powiaty"), "number"),
        Column(w("Share of these"), "share"),
        Column(w("Listed powiaty with such partners"), "number"),
        Column(w("Partnerships of all powiaty shown"), "number"),
        Column(w("Share of all"), "share"),
    )
    note = w(
        "Listed: on the flood list of 1999. A powiat with partners in several countries counts in each, so"
        " powiaty do not add up."
    )
    cells, keys = _country_rows(view)
    return Table(w("Partners of the powiaty on the flood list, by country"), columns, cells, keys, note)


def _country_rows(view: View) -> tuple[tuple[tuple[Cell, ...], ...], tuple[str, ...]]:
    """Return the cells and the keys of the table.

    Countries are in descending order of partnerships of listed powiaty; the totals come last.
    """
    w, tables = view.words, view.joined
    kept = view.choices.rows.keep_partnerships(tables, view.powiaty["shown"])
    pairs = powiat_countries(tables, kept)
    listed = (tables.powiaty["flood_status"] == "listed").tolist()
    own_pairs = [(at, iso) for at, iso in pairs if listed[at]]
    every, own = Counter(iso for _, iso in pairs), Counter(iso for _, iso in own_pairs)
    powiaty = Counter(iso for _, iso in set(own_pairs))
    names = {iso: w.country(iso) for iso in every}
    order = sorted(every, key=lambda iso: (-own[iso], -every[iso], collation_key(names[iso])))
    if not order:
        return (), ()

    def cells(name: str, own: int, powiaty: int, every: int) -> tuple[Cell, ...]:
        return name, own, _part(own, len(own_pairs)), powiaty, every, _part(every, len(pairs))

    by_country = (cells(names[iso], own[iso], powiaty[iso], every[iso]) for iso in order)
    sums = cells(w("Together"), len(own_pairs), len({at for at, _ in own_pairs}), len(pairs))
    return (*by_country, sums), (*(f"country:{iso}" for iso in order), "")


def powiat_countries(tables: AtlasTables, kept: pd.Series) -> list[tuple[int, str]]:
    """Return (row position of the powiat, country code) of every partnership kept."""
    chosen = kept.to_numpy(dtype=bool)
    return list(
        zip(
            powiat_rows(tables)[chosen].tolist(),
            tables.partnerships["country"].to_numpy()[chosen].tolist(),
            strict=True,
        )
    )


def _part(number: int, whole: int) -> Cell:
    return round(number / whole, 4) if whole else None
