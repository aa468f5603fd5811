"""Neighbours of a powiat: powiaty that share a border with it."""

from __future__ import annotations

from collections.abc import Sequence

import shapely

from geo.core.i18n import Translator
from geo.core.labels import powiat_title
from geo.core.memo import remembered
from geo.core.records import records
from geo.core.teryt import collation_key
from geo.data.join import AtlasTables
from geo.views.charts import Cell, Column, Table
from geo.views.sentences import partner_countries

_TOUCH_M = 1.0  # metres; shorter common borders count as touching in a point


@remembered
def neighbours(tables: AtlasTables, code: str) -> tuple[str, ...]:
    """Return the codes of the neighbours of a powiat, in code order; touching in a point does not count."""
    area = tables.powiaty
    shape = area.loc[area["powiat_teryt"] == code].geometry.iloc[0]
    near = area[area.geometry.intersects(shape) & (area["powiat_teryt"] != code)]
    shared = shapely.length(
        shapely.intersection(shapely.boundary(near.geometry.to_numpy()), shapely.boundary(shape))
    )
    return tuple(near.loc[shared > _TOUCH_M, "powiat_teryt"])


def neighbour_table(w: Translator, tables: AtlasTables, code: str) -> Table:
    """Return the statistics of the powiat and, in alphabetical order, of its neighbours.

    Neighbours in another voivodeship name it in brackets.
    """
    area = dict(zip(tables.powiaty["powiat_teryt"], tables.powiaty["powiat"], strict=True))
    order = sorted(neighbours(tables, code), key=lambda other: collation_key(area[other]))
    # The first row is the powiat of the card, which is selected already: a click would clear the selection.
    return statistics(w, tables, [code, *order], w("Beside its neighbours"), clears=code)


def statistics(
    w: Translator, tables: AtlasTables, codes: Sequence[str], title: str, clears: str = ""
) -> Table:
    """Return the statistics of powiaty in the order of ``codes``.

    Those in another voivodeship than the first name it in brackets. A click on a row selects its powiat, but
    for the row of ``clears``.
    """
    area = dict(zip(tables.powiaty["powiat_teryt"], records(tables.powiaty), strict=True))
    listed = {"listed": w("yes"), "not_listed": w("no"), "no_data": w("no data")}
    rows = tables.partnerships
    cells: list[tuple[Cell, ...]] = []
    for other in codes:
        row = area[other]
        known = row.flood_status != "no_data"
        share, number = (float(row.share), int(row.gminy_flooded)) if known else (None, None)
        partners = None if tables.partnerships.empty else int(row.partnerships)
        name = powiat_title(w, other, row.powiat)
        if other[:2] != codes[0][:2]:
            name += f" ({row.voivodeship})"
        status = listed[row.flood_status]
        countries = partner_countries(w, rows[rows["powiat_teryt"] == other])
        cells.append((name, partners, countries or "–", status, number, int(row.gminy), share))
    columns = (
        Column(w("Powiat")),
        Column(w("Partnerships"), "number"),
        Column(w("Partner countries")),
        Column(w("On the list")),
        Column(w("Gminy on the list"), "number"),
        Column(w("Gminy in all"), "number"),
        Column(w("Share of gminy"), "share"),
    )
    keys = tuple("" if other == clears else f"powiat:{other}" for other in codes)
    return Table(title, columns, tuple(cells), keys)
