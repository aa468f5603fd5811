"""Tables for the reader on the sources of the data, the join, the decisions and the doubts."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping

import pandas as pd

from geo.core.errors import DataError
from geo.core.i18n import Translator
from geo.core.labels import (
    column_name,
    correction_kind_name,
    doubt_name,
    doubt_names,
    flood_status_name,
    form_name,
    with_original,
)
from geo.core.records import records
from geo.data import catalogue
from geo.data.catalogue import verify
from geo.data.corrections import CORRECTIONS, EMPTY
from geo.data.datasets import DATASETS
from geo.data.join import AtlasTables, JoinReport
from geo.data.remarks import in_language, read_english
from geo.data.vocabulary import DOUBTS


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
                w("Source"): row.cited(w),
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
        Table -> keys of the rows whose decisions are returned, without other rows; by default all decisions.
    """
    made = pd.concat([catalogue.read_table(f"corrections-{name}") for name in CORRECTIONS], ignore_index=True)
    made = made[made["kind"] != "as_printed"]
    if about is not None:
        own = [
            " ".join(row for row in rows.split() if row in about.get(table, ()))
            for table, rows in zip(made["table"], made["key"], strict=True)
        ]
        made = made.assign(key=own)[[bool(rows) for rows in own]]
    tables = {
        "partnerships": w("partnerships"),
        "floods": w("flood list"),
        "powiaty": w("powiaty"),
        "places": w("partner places"),
        "anchors": w("points of partner places"),
        "prng": w("register of names"),
        "countries": w("countries"),
        "areas": w("official areas"),
    }
    published = PublishedWords(w)
    return pd.DataFrame(
        {
            w("Table"): made["table"].map(tables),
            w("Rows"): made["key"].str.replace(" ", ", "),
            w("Column"): made["column"].map(lambda column: column_name(w, column)),
            w("Printed"): made["source_value"].mask(
                made["column"] == "iso", made["source_value"].map(w.country)
            ),
            w("In the atlas"): [
                published.of(column, value)
                for column, value in zip(made["column"], made["value"], strict=True)
            ],
            w("Kind"): made["kind"].map(
                {kind: correction_kind_name(w, kind) for kind in made["kind"].unique()}
            ),
            w("Reason"): made["reason"].map(published.remark),
            w("Evidence"): made["evidence"].map(published.remark),
        }
    )


class PublishedWords:
    """Published values of decisions in words: codes by their names, remarks in the reader's language."""

    def __init__(self, w: Translator) -> None:
        powiaty, places = catalogue.read_table("powiaty"), catalogue.read_table("places")
        self._english = {} if w.lang == "pl" else read_english()
        full_names = places["name"].combine(places["original"], with_original)
        powiat_words = {
            row.powiat_teryt: f"{row.powiat} ({row.voivodeship}, TERYT {row.powiat_teryt})"
            for row in records(powiaty)
        }
        self._words: dict[str, Callable[[str], str]] = {
            "place_id": dict(zip(places["place_id"], full_names, strict=True)).__getitem__,
            "powiat_teryt": powiat_words.__getitem__,
            "country": w.country,
            "iso": w.country,
            "doubt": lambda doubts: doubt_names(w, doubts),
            "flood_status": lambda status: flood_status_name(w, status),
            "form": lambda form: form_name(w, form),
            "note": self.remark,
        }

    def of(self, column: str, value: str) -> str:
        """Return a published value in words."""
        if value == EMPTY:
            return "–"
        return self._words[column](value) if value and column in self._words else value

    def remark(self, remark: str) -> str:
        """Return a Polish remark in the reader's language."""
        return self._english.get(remark.strip(), remark)


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


def doubt_counts(tables: AtlasTables) -> dict[str, dict[str, int]]:
    """Return table -> kind of doubt -> number of its rows; a row with two doubts counts in both."""
    marked = {"partnerships": tables.partnerships, "floods": tables.floods, "powiaty": tables.powiaty}
    counts = {name: table["doubt"].str.split().explode().value_counts() for name, table in marked.items()}
    return {name: {doubt: int(count.get(doubt, 0)) for doubt in DOUBTS} for name, count in counts.items()}


def doubt_sentence(w: Translator, tables: AtlasTables) -> str:
    """Return how many rows of all tables have each kind of doubt: "unit: 38, year: 9"."""
    counts = doubt_counts(tables).values()
    totals = {doubt: sum(count[doubt] for count in counts) for doubt in DOUBTS}
    parts = (f"{doubt_name(w, doubt)}: {w.number(total)}" for doubt, total in totals.items() if total)
    return w("What is uncertain, by rows: {counts}. A row can have two doubts.", counts=", ".join(parts))


def _doubts(
    table: str, rows: pd.DataFrame, key: str, printed: str, published: str, w: Translator
) -> pd.DataFrame:
    return pd.DataFrame(
        {
            w("Table"): table,
            w("Row"): rows[key].astype(str),
            w("Powiat"): rows["powiat"],
            w("Printed"): rows[printed],
            w("In the atlas"): rows[published],
            w("What is uncertain"): rows["doubt"].map(lambda doubts: doubt_names(w, doubts)),
            w("Doubt"): in_language(rows, w.lang)["note"],
        }
    )
