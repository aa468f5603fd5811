"""Pandera schemas of the published tables and of the corrections."""

from __future__ import annotations

import pandas as pd
import pandera.pandas as pa

from geo.core.records import records
from geo.data.vocabulary import (
    CORRECTED_TABLES,
    CORRECTION_KINDS,
    DOUBTS,
    FLOOD_STATUS,
    FORMS,
    GMINA_KINDS,
    PLACE_KINDS,
    UNIT_KINDS,
    in_order,
)

_TERYT = pa.Check.str_matches(r"^\d{4}$")
_YEAR = pa.Check.str_matches(r"^(1999|20\d\d)?$")  # powiaty exist since 1999
_DOUBT = pa.Check(
    lambda cells: cells.map(lambda cell: set(cell.split()) <= set(DOUBTS) and cell == in_order([cell])),
    error="doubts in their order, separated by a space",
)
_MARKED = pa.Check(
    lambda table: (table["uncertain"] == "1") == (table["doubt"] != ""), error="uncertain means a doubt"
)
_FLAG = pa.Check.isin(("0", "1"))
_NUMBER = pa.Check.str_matches(r"^-?\d+(\.\d+)?$")


def _text(*checks: pa.Check, unique: bool = False) -> pa.Column:
    return pa.Column(str, checks=list(checks), unique=unique, required=True)


_FILLED = pa.Check.str_length(min_value=1)

SCHEMAS: dict[str, pa.DataFrameSchema] = {
    "partnerships": pa.DataFrameSchema(
        {
            "lp": _text(pa.Check.str_matches(r"^\d{1,3}$"), unique=True),
            "powiat_teryt": _text(_TERYT),
            "country": _text(pa.Check.str_matches(r"^[A-Z]{2}$")),
            "place_id": _text(_FILLED),
            "partner": _text(_FILLED),
            "form": _text(pa.Check.isin(FORMS)),
            "year": _text(_YEAR),
            "agreement_year": _text(_YEAR),
            "year_note": _text(),
            "known_year": _text(pa.Check.str_matches(r"^((19|20)\d\d)?$")),
            "evidence": _text(),
            "evidence_en": _text(),
            "uncertain": _text(_FLAG),
            "doubt": _text(_DOUBT),
            "note": _text(),
            "note_en": _text(),
        },
        checks=_MARKED,
        strict=True,
    ),
    "places": pa.DataFrameSchema(
        {
            "place_id": _text(pa.Check.str_matches(r"^[a-z]{2}-[a-z0-9-]+$"), unique=True),
            "name": _text(_FILLED),
            "original": _text(),
            "country": _text(pa.Check.str_matches(r"^[A-Z]{2}$")),
            "kind": _text(pa.Check.isin(PLACE_KINDS)),
            "lat": _text(pa.Check.str_matches(r"^-?\d{1,2}\.\d{4}$")),
            "lon": _text(pa.Check.str_matches(r"^-?\d{1,3}\.\d{4}$")),
            "anchor": _text(_FILLED),
            "anchor_original": _text(),
            "basis": _text(pa.Check.str_matches(r"^((geonames|prng|manual):\S+ ?)+$")),
            "precision_km": _text(_NUMBER),
            "teryt": _text(pa.Check.str_matches(r"^(\d{4})?$")),
            "uncertain": _text(_FLAG),
            "doubt": _text(_DOUBT),
            "note": _text(),
            "note_en": _text(),
        },
        checks=_MARKED,
        strict=True,
    ),
    "floods": pa.DataFrameSchema(
        {
            "seq": _text(pa.Check.str_matches(r"^\d{1,3}$"), unique=True),
            "powiat_teryt": _text(_TERYT),
            "powiat_1999": _text(_FILLED),
            "gmina": _text(_FILLED),
            "gmina_kind": _text(pa.Check.isin(GMINA_KINDS)),
            "split_off": _text(),
            "split_off_kind": _text(pa.Check.isin(("", *GMINA_KINDS))),
            "kind": _text(pa.Check.isin(UNIT_KINDS)),
            "uncertain": _text(_FLAG),
            "doubt": _text(_DOUBT),
            "note": _text(),
            "note_en": _text(),
        },
        checks=_MARKED,
        strict=True,
    ),
    "powiaty": pa.DataFrameSchema(
        {
            "powiat_teryt": _text(_TERYT, unique=True),
            "powiat": _text(_FILLED),
            "voivodeship": _text(_FILLED),
            "seat": _text(_FILLED),
            "lat": _text(_NUMBER),
            "lon": _text(_NUMBER),
            "gminy": _text(pa.Check.str_matches(r"^[1-9]\d*$")),
            "gminy_flooded": _text(pa.Check.str_matches(r"^\d+$")),
            "flood_status": _text(pa.Check.isin(FLOOD_STATUS)),
            "uncertain": _text(_FLAG),
            "doubt": _text(_DOUBT),
            "note": _text(),
            "note_en": _text(),
        },
        checks=_MARKED,
        strict=True,
    ),
}

CORRECTION_SCHEMA = pa.DataFrameSchema(
    {
        "table": _text(pa.Check.isin(CORRECTED_TABLES)),
        "key": _text(pa.Check.str_matches(r"^\S+( \S+)*$")),
        "column": _text(_FILLED),
        "source_value": _text(),
        "value": _text(),
        "kind": _text(pa.Check.isin(CORRECTION_KINDS)),
        "reason": _text(pa.Check(lambda said: said.str.strip() != "", error="every decision needs a reason")),
        "evidence": _text(),
    }
)


def faults(table: pd.DataFrame, schema: pa.DataFrameSchema) -> list[str]:
    """Return the violations of ``schema`` in ``table``, one line per fault."""
    try:
        schema.validate(table, lazy=True)
    except pa.errors.SchemaErrors as found:
        cases = found.failure_cases
        return [
            f"{row.column}: {row.check}: {row.failure_case!r} (row {row.index})" for row in records(cases)
        ]
    return []
