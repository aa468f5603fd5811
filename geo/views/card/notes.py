"""Notes on the data of one powiat: doubts, remarks, corrections and sources."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd

from geo.core.errors import DataError
from geo.core.i18n import Translator
from geo.core.labels import powiat_title
from geo.core.records import records
from geo.data.datasets import GEONAMES, PARTNERSHIP_TABLE, PRNG, REGULATION
from geo.data.join import AtlasTables
from geo.data.provenance import Decided, changes, table_names
from geo.views.sentences import boundary_source


def notes(
    w: Translator, powiat: Any, units: pd.DataFrame, rows: pd.DataFrame, places: pd.DataFrame, uncertain: str
) -> tuple[str, ...]:
    """Return the notes on uncertain or on certain data, without duplicates.

    Parameters
    ----------
    w
        Translator.
    powiat
        Row of ``AtlasTables.powiaty``.
    units, rows, places
        Listed units, partnerships and partner places of the powiat.
    uncertain
        "1" for notes on uncertain data, "0" for the others.

    Returns
    -------
    tuple of str
        Each note preceded by the rows or places it is about.
    """
    found: list[tuple[str, str]] = []
    if powiat["uncertain"] == uncertain:
        found.append((powiat_title(w, powiat["powiat_teryt"], powiat["powiat"]), powiat["note"]))
    of_units = units[units["uncertain"] == (uncertain == "1")]
    found += [
        (w("Row {seq} of the flood list", seq=row.seq) + f", {row.gmina}", row.note)
        for row in records(of_units)
    ]
    of_rows = rows[rows["uncertain"] == (uncertain == "1")]
    found += [
        (w("Row {lp} of the source table", lp=row.lp) + f", {row.partner}", row.note)
        for row in records(of_rows)
    ]
    of_places = places[places["uncertain"] == (uncertain == "1")]
    found += [(place.full_name, place.note) for place in records(of_places)]
    about: dict[str, str] = {}
    for what, note in found:
        if any(note != longer and note in longer for _, longer in found):
            continue  # the remark on a row gives that on its place
        if note and what not in about.get(note, ""):
            about[note] = f"{about[note]}; {what}" if note in about else what
    return tuple(f"{what}: {note}" for note, what in about.items())


def corrections(
    tables: AtlasTables, w: Translator, code: str, units: pd.DataFrame, rows: pd.DataFrame
) -> dict[str, str]:
    """Return the corrections of data of this powiat as sentences, each mapped to its reason.

    Those of capitals, marks and brackets alone are left out; the page Data lists all.
    """
    about = {
        "partnerships": set(rows["lp"].astype(str)),
        "floods": set(units["seq"].astype(str)),
        "powiaty": {code},
    }
    try:
        made = tables.memo.get(("changes", w.lang), lambda: changes(w))
    except DataError:
        return {w("The corrections cannot be read. The page Data says why."): ""}
    names, found = table_names(w), {}
    for one in made:
        own = [row for row in one.key.split() if row in about.get(one.table, ())]
        if own and _bare(one.printed) != _bare(one.published):
            found[_sentence(w, one, names[one.table], own)] = one.reason
    return found


def _sentence(w: Translator, one: Decided, table: str, rows: list[str]) -> str:
    return w.count(
        "{table}, row {rows}, {column}: in print “{printed}”, in the atlas “{published}” ({kind}). {reason}",
        "{table}, rows {rows}, {column}: in print “{printed}”, in the atlas “{published}” ({kind}). {reason}",
        len(rows),
        table=table,
        rows=", ".join(rows),
        column=one.column,
        printed=one.printed or "–",
        published=one.published or "–",
        kind=one.kind,
        reason=one.reason,
    )


def _bare(text: str) -> str:
    """Return a name without what a reader would not miss: brackets, marks, blanks, capitals."""
    return "".join(re.findall(r"\w", re.sub(r"\(.*?\)", "", text or "").casefold()))


def sources(w: Translator, tables: AtlasTables) -> tuple[str, ...]:
    """Return the sources of a card, one sentence each."""
    return (
        w("List as of 12 May 1999, drawn on today's boundaries.")
        + " "
        + w("Source: {source}.", source=w(REGULATION)),
        w("Partnerships as of about 2009, drawn on today's boundaries.")
        + " "
        + w("Source: {source}.", source=w(PARTNERSHIP_TABLE)),
        w(
            "Names and kinds of gminy as of 1 January 2026: {prng}, CC BY, with later changes."
            " Places: {geonames}, CC BY 4.0.",
            prng=PRNG,
            geonames=GEONAMES,
        ),
        boundary_source(w, tables),
    )
