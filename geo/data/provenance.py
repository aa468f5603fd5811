"""What the reader is told of the sources of the data, the join, the decisions and the doubts."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pandas as pd

from geo.core.errors import DataError
from geo.core.i18n import Translator
from geo.core.labels import (
    column_name,
    correction_kind_name,
    doubt_names,
    flood_status_name,
    form_name,
    with_original,
)
from geo.core.records import records
from geo.data import catalogue
from geo.data.catalogue import verify
from geo.data.corrections import CORRECTIONS, EMPTY, LINE
from geo.data.datasets import DATASETS
from geo.data.join import JoinReport
from geo.data.remarks import read_english


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
                w("Content"): w(row.title),
                w("Source"): row.cited(w),
                w("As of"): row.as_of,
                w("Licence"): w(row.licence),
                w("State"): state,
                w("File"): f"data/{row.path}",
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


class Decided(NamedTuple):
    """A decision of ``data/corrections`` in words; ``line`` as in the file, ``key`` the rows it is about."""

    file: str
    table: str
    key: str
    line: tuple[str, ...]
    column: str
    printed: str
    published: str
    kind: str
    reason: str
    evidence: str


def decided(w: Translator, made: pd.DataFrame | None = None) -> tuple[Decided, ...]:
    """Return decisions in words, in the order of the files.

    Parameters
    ----------
    made
        The decisions with the name of their file; by default all, verified.
    """
    made = read_decisions() if made is None else made
    published = _PublishedWords(w)
    columns = {column: column_name(w, column) for column in made["column"].unique()}
    kinds = {kind: correction_kind_name(w, kind) for kind in made["kind"].unique()}
    return tuple(
        Decided(
            file=row.file,
            table=row.table,
            key=row.key,
            line=tuple(getattr(row, field) for field in LINE),
            column=columns[row.column],
            printed=w.country(row.source_value) if row.column == "iso" else row.source_value,
            published=published.of(row.column, row.value),
            kind=kinds[row.kind],
            reason=published.remark(row.reason),
            evidence=published.remark(row.evidence),
        )
        for row in records(made)
    )


def read_decisions() -> pd.DataFrame:
    """Return all decisions with the name of their file, verified."""
    return pd.concat(
        [catalogue.read_table(f"corrections-{name}").assign(file=name) for name in CORRECTIONS],
        ignore_index=True,
    )


def table_names(w: Translator) -> dict[str, str]:
    """Return what the tables of ``CORRECTED_TABLES`` are called."""
    return {
        "partnerships": w("partnerships"),
        "floods": w("flood list"),
        "powiaty": w("powiaty"),
        "places": w("partner places"),
        "anchors": w("points of partner places"),
        "prng": w("register of names"),
        "countries": w("countries"),
        "areas": w("official areas"),
    }


def changes(w: Translator) -> tuple[Decided, ...]:
    """Return the decisions that change a value."""
    made = read_decisions()
    return decided(w, made[made["kind"] != "as_printed"])


def correction_table(w: Translator) -> pd.DataFrame:
    """Return the decisions that change a value: printed and published value, kind and reason."""
    tables, told = table_names(w), changes(w)
    return pd.DataFrame(
        {
            w("Table"): [tables[one.table] for one in told],
            w("Rows"): [one.key.replace(" ", ", ") for one in told],
            w("Column"): [one.column for one in told],
            w("Printed"): [one.printed for one in told],
            w("In the atlas"): [one.published for one in told],
            w("Kind"): [one.kind for one in told],
            w("Reason"): [one.reason for one in told],
            w("Evidence"): [one.evidence for one in told],
        }
    )


class _PublishedWords:
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
