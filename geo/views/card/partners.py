"""Partners of a powiat: counts, table, first years, and powiaty that name it as a partner."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pandas as pd

from geo.cartography import palettes
from geo.core.i18n import Translator
from geo.core.labels import doubt_names, form_name
from geo.core.records import records
from geo.data.join import AtlasTables
from geo.views.charts import Bars, Cell, Column, Table
from geo.views.sentences import agreement_year


def partner_count(w: Translator, tables: AtlasTables, rows: pd.DataFrame) -> str:
    """Return the number of partnerships and of partner countries as a sentence."""
    if tables.partnerships.empty:
        return w("The partnerships cannot be read.")
    if rows.empty:
        return w("No partnership in the table of about 2009.")
    n = w.count("{n} partnership", "{n} partnerships", len(rows))
    countries = w.count("in {n} country", "in {n} countries", rows["country"].nunique())
    return f"{n} {countries}."


def named_by(w: Translator, tables: AtlasTables, code: str) -> str:
    """Return a sentence that names the powiaty whose rows have this powiat as partner; "" if there are none.

    Both powiaty may list a partnership within Poland, so these rows can mirror rows of this powiat.
    """
    own = tables.places.loc[tables.places["teryt"] == code, "place_id"]
    rows = tables.partnerships[tables.partnerships["place_id"].isin(own)]
    if rows.empty:
        return ""
    named = [f"{row.powiat} (" + w("row {lp} of the source table", lp=row.lp) + ")" for row in records(rows)]
    return w("Named as a partner by: {names}.", names=", ".join(named))


def partners(w: Translator, rows: pd.DataFrame) -> Table:
    """Return the partners by ascending distance."""
    cells: list[tuple[Cell, ...]] = []
    for row in records(rows.sort_values(["length_km", "lp"])):
        cells.append(
            (
                row.partner,
                w.country(row.country),
                form_name(w, row.form),
                since_cell(w, row),
                int(row.length_km),
                row.lp,
                doubt_names(w, row.doubt) or "–",
            )
        )
    columns = (
        Column(w("Partner")),
        Column(w("Country")),
        Column(w("Form of cooperation")),
        Column(w("Since (year)")),
        Column(w("Distance in km"), "number"),
        Column(w("Source row"), "row"),
        Column(w("What is uncertain")),
    )
    return Table(w("Partners, the nearest first"), columns, tuple(cells), ("",) * len(cells))


def since_cell(w: Translator, row: Any) -> str:
    """Return the first year of a partnership, and in brackets that of a later agreement."""
    since = w("year unknown") if pd.isna(row.year) else str(row.year)
    later = agreement_year(w, row.year, row.agreement_year)
    return f"{since} ({later})" if later else since


def first_years(w: Translator, rows: pd.DataFrame, code: str = "") -> Bars:
    """Count partnerships by first year stated; the last bar is for unknown years.

    ``code`` is the powiat whose they all are, so that a click can open the source rows of a bar.
    """
    years = Counter(int(year) for year in rows["year"].dropna())
    labels = [str(year) for year in range(min(years), max(years) + 1)] if years else []
    values = [years[int(label)] for label in labels]
    colours = [palettes.CATEGORY_COLOURS[0]] * len(labels)
    keys = [f"powiat:{code}~year:{label}" for label in labels]
    unknown = int(rows["year"].isna().sum())
    if unknown:
        labels.append(w("year unknown"))
        values.append(unknown)
        colours.append(palettes.OTHER_COLOUR)
        keys.append(f"powiat:{code}~year:unknown")
    return Bars(
        title=w("Partnerships by their first year"),
        labels=tuple(labels),
        values=tuple(values),
        colours=tuple(colours),
        keys=tuple(keys) if code else ("",) * len(labels),
        x_label=w("year"),
        y_label=w("partnerships"),
        sources=bool(code),
    )
