"""Listed powiaty without partners, each with the nearest powiat that has partners."""

from __future__ import annotations

import numpy as np
import pandas as pd

from geo.choices.row_filters import RowFilters
from geo.core.i18n import Translator
from geo.core.teryt import collation_key
from geo.views.charts import Cell, Column, Table
from geo.views.joint.nearest_partner import nearest
from geo.views.joint.partner_countries import powiat_countries
from geo.views.joint.powiaty import alphabet, rounded
from geo.views.view import View


def _columns(w: Translator) -> tuple[Column, ...]:
    return (
        Column(w("Powiat without partners")),
        Column(w("Voivodeship")),
        Column(w("Share of gminy on the list"), "share"),
        Column(w("Nearest powiat with partners")),
        Column(w("Distance in km"), "number", 1),
        Column(w("Its partner countries")),
    )


def without_partners(view: View) -> Table:
    """Return the listed powiaty without matching partnerships, each with the nearest powiat that has one.

    Notes
    -----
    Filters on partnerships hide these powiaty on the map; here they only decide which partnerships count,
    while filters on powiaty decide which powiaty are in the table. The nearest powiat is searched in the
    whole country, regardless of the filters on powiaty.
    """
    w, filters, tables = view.words, view.choices.rows, view.joined
    area = tables.powiaty
    partners = _countries_of(
        w, powiat_countries(tables, filters.keep_partnerships(tables, pd.Series(True, index=area.index)))
    )
    has = pd.Series([at in partners for at in range(len(area))], index=area.index)
    listed = _of_powiaty(filters).keep_powiaty(tables) & (area["flood_status"] == "listed")
    asked = listed & ~has & (not filters.partners_only)
    found = nearest(tables, asked, has)
    near = dict(
        zip(found.index.tolist(), zip(found["at"].tolist(), found["km"].tolist(), strict=True), strict=True)
    )
    named, codes, voivodeships, shares = (
        alphabet(tables),
        *(area[name].tolist() for name in ("powiat_teryt", "voivodeship", "share")),
    )
    order = sorted(np.flatnonzero(asked.to_numpy()).tolist(), key=lambda at: (-shares[at], named.ranks[at]))
    cells: list[tuple[Cell, ...]] = []
    for at in order:
        there, km = near.get(at, (None, None))
        seen: tuple[Cell, ...] = (
            (None, None, None) if there is None else (named.names[there], round(km, 1), partners[there])
        )
        cells.append((named.names[at], voivodeships[at], rounded(shares[at]), *seen))
    note = _without_note(w, filters, int(listed.sum()), int((listed & has).sum()))
    return Table(
        w("Powiaty on the flood list without partners"),
        _columns(w),
        tuple(cells),
        tuple(f"powiat:{codes[at]}" for at in order),
        note,
    )


def _countries_of(w: Translator, pairs: list[tuple[int, str]]) -> dict[int, str]:
    """Return the names of the partner countries, in alphabetical order, by row position of the powiat."""
    names = {iso: w.country(iso) for iso in {iso for _, iso in pairs}}
    order = {iso: place for place, iso in enumerate(sorted(names, key=lambda iso: collation_key(names[iso])))}
    found: dict[int, set[str]] = {}
    for at, iso in pairs:
        found.setdefault(at, set()).add(iso)
    return {
        at: ", ".join(names[iso] for iso in sorted(codes, key=order.__getitem__))
        for at, codes in found.items()
    }


def _of_powiaty(filters: RowFilters) -> RowFilters:
    """Return the filters on powiaty, without those on partnerships."""
    return RowFilters(
        voivodeships=filters.voivodeships, powiaty=filters.powiaty, flooded_only=filters.flooded_only
    )


def _without_note(w: Translator, filters: RowFilters, listed: int, partnered: int) -> str:
    if filters.partners_only:
        return w("The filter leaves only powiaty with partners, so there are none without.")
    note = w(
        "Powiaty on the flood list: {listed}, with partners: {partnered}, without: {without}.",
        listed=w.number(listed),
        partnered=w.number(partnered),
        without=w.number(listed - partnered),
    )
    if filters.narrows_partnerships:
        note += " " + w(
            "Only partnerships that meet the filters are counted; powiaty without them lie outside the"
            " filters on the map."
        )
    return (
        note
        + " "
        + w("Nearest: from seat to seat as the crow flies, in the whole country; 0 km means a common seat.")
    )
