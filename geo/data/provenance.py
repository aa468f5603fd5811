"""Tables for the reader on the sources of the data, the join, the decisions and the doubts."""

from __future__ import annotations

from collections.abc import Container, Mapping

import pandas as pd

from geo.core.errors import DataError
from geo.core.i18n import Translator
from geo.core.labels import column_name, correction_kind_name, with_original
from geo.data import catalogue
from geo.data.catalogue import DATASETS, verify
from geo.data.corrections import CORRECTIONS
from geo.data.join import AtlasTables, JoinReport


def source_table(w: Translator) -> pd.DataFrame:
    """Return one row per data file: content, source, date, licence, state and hash."""
    hashes = catalogue.recorded_hashes()
    rows = []
    for row in DATASETS:
        try:
            verify(row.name)
            state = w("as recorded")
        except DataError as error:
            state = error.text(w)
        rows.append(
            {
                w("File"): f"data/{row.path}",
                w("Content"): w(row.title),
                w("Source"): w(row.source),
                w("As of"): row.as_of,
                w("Licence"): w(row.licence),
                w("State"): state,
                "SHA-256": hashes.get(row.name, ""),
            }
        )
    return pd.DataFrame(rows)


def join_table(w: Translator, r: JoinReport) -> pd.DataFrame:
    """Return the join report: totals, matches, and the unmatched and uncertain keys."""
    both = w("with partners and on the flood list: {n}", n=w.number(r.powiaty_both))
    lines = [
        (
            w("Powiaty with a boundary"),
            r.powiaty_matched,
            r.boundaries,
            r.unmatched_boundaries + r.unmatched_powiaty,
            r.uncertain_powiaty,
        ),
        (
            w("Partnerships with powiat and place"),
            r.partnerships_linked,
            r.partnerships,
            r.unmatched_partnerships,
            r.uncertain_partnerships,
        ),
        (w("Flooded units with a powiat"), r.floods_linked, r.floods, r.unmatched_floods, r.uncertain_floods),
        (w("Flooded units with a gmina of today"), r.units_on_gminy, r.floods, r.unmatched_units, ()),
        (w("Partner places in use"), r.places - len(r.unmatched_places), r.places, r.unmatched_places, ()),
        (w("Powiaty with partners ({both})", both=both), r.powiaty_with_partners, r.boundaries, (), ()),
        (w("Powiaty on the flood list"), r.powiaty_flooded, r.boundaries, (), ()),
    ]
    return pd.DataFrame(
        [
            {
                w("What"): what,
                w("Linked"): linked,
                w("Of"): total,
                w("Left over"): ", ".join(left) or "–",
                w("Uncertain (row or code)"): ", ".join(uncertain) or "–",
            }
            for what, linked, total, left, uncertain in lines
        ]
    )


def correction_table(w: Translator, about: Mapping[str, Container[str]] | None = None) -> pd.DataFrame:
    """Return the decisions that change a value: printed and published value, kind and reason.

    Parameters
    ----------
    about
        Table -> keys of the rows whose decisions are returned; by default all decisions.
    """
    made = pd.concat([catalogue.read_table(f"corrections-{name}") for name in CORRECTIONS], ignore_index=True)
    made = made[made["kind"] != "as_printed"]
    if about is not None:
        own = [
            any(row in about.get(table, ()) for row in rows.split())
            for table, rows in zip(made["table"], made["key"], strict=True)
        ]
        made = made[own]
    tables = {
        "partnerships": w("partnerships"),
        "floods": w("flood list"),
        "powiaty": w("powiaty"),
        "places": w("partner places"),
        "anchors": w("points of partner places"),
        "prng": w("register of names"),
        "countries": w("countries"),
    }
    names = dict(zip(*_place_names(), strict=True))
    return pd.DataFrame(
        {
            w("Table"): made["table"].map(tables),
            w("Rows"): made["key"].str.replace(" ", ", "),
            w("Column"): made["column"].map(lambda column: column_name(w, column)),
            w("Printed"): made["source_value"],
            w("Published"): made["value"].map(lambda value: names.get(value, value)),
            w("Kind"): made["kind"].map(
                {kind: correction_kind_name(w, kind) for kind in made["kind"].unique()}
            ),
            w("Reason (in Polish)"): made["reason"],
        }
    )


def _place_names() -> tuple[pd.Series, pd.Series]:
    places = catalogue.read_table("places")
    return places["place_id"], places["name"].combine(places["original"], with_original)


def doubt_table(w: Translator, tables: AtlasTables) -> pd.DataFrame:
    """Return the rows and powiaty whose link is doubtful, with the reason for the doubt."""
    partnerships = tables.partnerships[tables.partnerships["uncertain"]]
    floods = tables.floods[tables.floods["uncertain"]]
    powiaty = tables.powiaty[tables.powiaty["uncertain"] == "1"]
    parts = [
        _doubts(w("partnerships"), partnerships, "lp", "printed_partner", "partner", w),
        _doubts(w("flood list"), floods, "seq", "printed_unit", "gmina", w),
        _doubts(
            w("powiaty"), powiaty.assign(printed=powiaty["powiat"]), "powiat_teryt", "printed", "powiat", w
        ),
    ]
    return pd.concat(parts, ignore_index=True)


def _doubts(
    table: str, rows: pd.DataFrame, key: str, printed: str, published: str, w: Translator
) -> pd.DataFrame:
    return pd.DataFrame(
        {
            w("Table"): table,
            w("Row"): rows[key].astype(str),
            w("Powiat"): rows["powiat"],
            w("Printed"): rows[printed],
            w("Published"): rows[published],
            w("Doubt (in Polish)"): rows["note"],
        }
    )
