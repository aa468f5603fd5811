"""Sentences and counts shared by the views of all themes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from geo.choices.row_filters import RowFilters
from geo.core.i18n import Translator
from geo.core.memo import remembered
from geo.core.teryt import collation_key
from geo.data.datasets import EUROSTAT, METEOALARM, ODBL, OSM, PRNG, REGISTER
from geo.data.join import AtlasTables, powiat_names


def count(rows: pd.DataFrame, table: pd.DataFrame, places: int) -> dict[str, int]:
    """Return the counts of a view: rows and powiaty, shown and in total.

    Parameters
    ----------
    rows
        The rows shown.
    table
        The full table that ``rows`` were selected from.
    places
        Number of partner places shown.
    """
    return {
        "rows": len(rows),
        "rows_total": len(table),
        "powiaty": int(rows["powiat_teryt"].nunique()),
        "powiaty_total": int(table["powiat_teryt"].nunique()),
        "places": places,
        "uncertain": int(rows["uncertain"].sum()),
    }


@remembered
def undated(tables: AtlasTables, filters: RowFilters) -> int:
    """Count the partnerships without a year that meet the other filters, whether or not they are shown."""
    with_unknown = replace(filters, unknown_year=True, only_unknown_year=False)
    kept = with_unknown.keep_partnerships(tables, with_unknown.keep_powiaty(tables))
    return int(tables.partnerships.loc[kept, "year"].isna().sum())


def agreement_year(w: Translator, year: Any, agreed: Any) -> str:
    """Return "agreement 2005" where the agreement is later than the first year; "" otherwise."""
    if pd.isna(year) or pd.isna(agreed) or year == agreed:
        return ""
    return w("agreement {year}", year=agreed)


def since_year(w: Translator, year: Any, agreed: Any) -> str:
    """Return since when a partnership exists: "since 2002, agreement 2005"."""
    if pd.isna(year):
        return w("year unknown")
    parts = (w("since {year}", year=year), agreement_year(w, year, agreed))
    return ", ".join(part for part in parts if part)


def conditions(w: Translator, tables: AtlasTables, filters: RowFilters) -> str:
    """Return the active filters as text; "" if there are none."""
    return filters.describe(w, powiat_names(tables), undated(tables, filters))


def summary(w: Translator, tables: AtlasTables, filters: RowFilters, shown: str) -> str:
    """Return where and what a view shows, as "Cała Polska: 673 gminy i miasta w 170 powiatach".

    Parameters
    ----------
    w, tables, filters
        Translator, tables and filters of the view.
    shown
        What it shows, in words; "" if no row matches.
    """
    area = filters.describe_area(w, powiat_names(tables)) or w("All of Poland")
    rest = filters.describe_rest(w, undated(tables, filters))
    what = shown or w("no rows match the filters")
    more = f" ({rest})" if rest else ""
    return ended(f"{capitalised(area)}: {what}{more}")


def capitalised(text: str) -> str:
    """Return a text with its first letter in upper case, as it begins a sentence."""
    return text[:1].upper() + text[1:]


def ended(text: str) -> str:
    """Return a text with one full stop at its end, as it ends a sentence."""
    return text if text.endswith(".") else f"{text}."


def advice(w: Translator, is_empty: bool) -> str:
    """Return advice on widening the filters if no row matches; "" otherwise."""
    if not is_empty:
        return ""
    return w("Widen one of the filters in the sidebar, or reset them all.")


def boundary_source(w: Translator, tables: AtlasTables) -> str:
    """Return the source and licence of the boundaries as a sentence."""
    own = tables.own
    if own.of_register:
        return w("Boundaries: {register}, file {file}.", register=w(REGISTER), file=own.powiaty)
    if own.powiaty:
        return w("Boundaries: the file {file}.", file=own.powiaty)
    return w(
        "Boundaries: {meteoalarm}, CC BY 4.0; {prng}, CC BY; {osm}, {odbl}; {eurostat}.",
        meteoalarm=METEOALARM,
        prng=PRNG,
        osm=w(OSM),
        odbl=ODBL.split()[0],
        eurostat=EUROSTAT,
    )


def partner_countries(w: Translator, rows: pd.DataFrame) -> str:
    """Return the partner countries by descending count, ties by name: "Niemcy (3), Czechy, Francja"."""
    counts = rows["country"].value_counts()
    named = sorted(
        ((-int(n), w.country(str(iso))) for iso, n in counts.items()),
        key=lambda pair: (pair[0], collation_key(pair[1])),
    )
    return ", ".join(name if minus == -1 else f"{name} ({w.number(-minus)})" for minus, name in named)
