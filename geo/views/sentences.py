"""Sentences and counts shared by the views of all themes."""

from __future__ import annotations

import pandas as pd

from geo.choices.row_filters import RowFilters
from geo.core.i18n import Translator
from geo.core.teryt import collation_key
from geo.data.catalogue import METEOALARM, PRNG
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


def conditions(w: Translator, tables: AtlasTables, filters: RowFilters) -> str:
    """Return the active filters as text; "" if there are none."""
    return filters.describe(w, powiat_names(tables))


def filters_sentence(w: Translator, said: str) -> str:
    """Return the text made by ``conditions`` as a sentence."""
    return w("Filters: {conditions}.", conditions=said) if said else w("No filter is set.")


def summary(w: Translator, shown: str, said: str, is_empty: bool) -> str:
    """Return the summary of a view: the sentence with the counts, then the filters."""
    return f"{w('No rows match these filters.') if is_empty else shown} {filters_sentence(w, said)}"


def advice(w: Translator, is_empty: bool) -> str:
    """Return advice on widening the filters if no row matches; "" otherwise."""
    if not is_empty:
        return ""
    return w("No rows match these filters. Widen one of them in the sidebar, or reset them all.")


def boundary_source(w: Translator, tables: AtlasTables) -> str:
    """Return the source and licence of the boundaries as a sentence."""
    if tables.official_file:
        return w("Boundaries: the file {file}.", file=tables.official_file)
    return w("Boundaries: {meteoalarm}, CC BY 4.0; {prng}, CC BY.", meteoalarm=METEOALARM, prng=PRNG)


def partner_countries(w: Translator, rows: pd.DataFrame) -> str:
    """Return the partner countries by descending count, ties by name: "Niemcy (3), Czechy, Francja"."""
    counts = rows["country"].value_counts()
    named = sorted(
        ((-int(n), w.country(str(iso))) for iso, n in counts.items()),
        key=lambda pair: (pair[0], collation_key(pair[1])),
    )
    return ", ".join(name if minus == -1 else f"{name} ({w.number(-minus)})" for minus, name in named)
