"""The file of source rows: what the sources print, what the atlas has, and every decision between the two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd

from geo.choices.source_rows import key_of
from geo.core.errors import DataError
from geo.core.i18n import Translator, words
from geo.core.labels import (
    doubt_names,
    flood_status_name,
    form_name,
    gmina_kind_name,
    place_kind_name,
    powiat_title,
    unit_kind_name,
)
from geo.core.records import records
from geo.core.teryt import VOIVODESHIPS
from geo.data.corrections import LINE
from geo.data.gmina_register import gminy_by_powiat
from geo.data.join import AtlasTables, year_keys
from geo.data.provenance import Decided, decided, read_decisions
from geo.data.remarks import in_language
from geo.render.web.source_rows_contract import Decision, SourceRow, SourceRows
from geo.render.web.source_rows_words import dialog_words, labels, options, reports
from geo.views.floods.columns import with_print_place

_CELL_OF = {
    "row": {
        "powiat_teryt": 0,
        "country": 1,
        "place_id": 2,
        "partner": 2,
        "name": 2,
        "agreement_year": 3,
        "form": 5,
        "year": 6,
        "year_note": 7,
        "known_year": 8,
    },
    "unit": {
        "voivodeship": 0,
        "powiat_number": 1,
        "powiat_1999": 1,
        "section": 2,
        "gmina": 4,
        "powiat_teryt": 5,
        "split_off": 6,
    },
    "powiat": {"flood_status": 0},
    "place": {"name": 0},
}
"""Kind of row -> corrected column -> the cell that shows it."""


def source_rows(tables: AtlasTables, lang: str, corrections: pd.DataFrame | None = None) -> SourceRows:
    """Return the source rows of the atlas in a language.

    Parameters
    ----------
    corrections
        All decisions; by default those of ``data/corrections``, and none if they cannot be read.
    """
    w = words(lang)
    made, told = _decided(corrections, w)
    about = _by_row(made, tables)
    rows: dict[str, SourceRow] = {}
    for key, row in (
        *_partnerships(tables, w),
        *_units(tables, w),
        *_powiaty(tables, w),
        *_places(tables, w),
        *_entries(made, told),
    ):
        rows[key] = _with_decisions(key, row, about, told)
    return {
        "lang": lang,
        "words": dialog_words(w),
        "labels": labels(w),
        "reports": reports(w),
        "options": options(w),
        "gminy": {
            code: sorted({gmina.name for gmina in gminy}) for code, gminy in gminy_by_powiat(tables).items()
        },
        "titles": _titles(tables, w),
        "rows": rows,
        "decisions": told,
    }


def _decided(corrections: pd.DataFrame | None, w: Translator) -> tuple[pd.DataFrame, list[Decision]]:
    """Return the decisions as rows and in words; none if they, or what names their values, are damaged."""
    try:
        made = read_decisions() if corrections is None else corrections
        return made, [_decision(one) for one in decided(w, made)] if len(made) else []
    except DataError:
        return pd.DataFrame(columns=[*LINE, "file"]), []


def _decision(one: Decided) -> Decision:
    return {
        "file": one.file,
        "key": one.key,
        "line": list(one.line),
        "column": one.column,
        "printed": one.printed,
        "published": one.published,
        "kind": one.kind,
        "reason": one.reason,
        "evidence": one.evidence,
    }


def _by_row(made: pd.DataFrame, tables: AtlasTables) -> dict[str, list[int]]:
    """Return key of a row -> the positions of the decisions about it."""
    found: dict[str, list[int]] = defaultdict(list)
    owners: dict[str, list[str]] = defaultdict(list)
    for place in records(tables.places):
        for anchor in place.basis.split():
            owners[anchor].append(place.place_id)
    for at, row in enumerate(records(made)):
        if row.table == "anchors":
            keys = [f"place:{place}" for key in row.key.split() for place in owners[key]]
        else:
            keys = [key_of(row.table, key) for key in row.key.split()]
        for key in keys:
            found[key].append(at)
    return found


def _with_decisions(key: str, row: SourceRow, about: dict[str, list[int]], told: list[Decision]) -> SourceRow:
    """Return a row with the decisions about it and its place, whose reasons a remark need not repeat.

    On an uncertain row the remark is the reason of the doubt, and stays whole.
    """
    kind = key.partition(":")[0]
    own = list(about.get(key, ()))
    if kind == "row":
        own += about.get(next(group for group in row["groups"] if group.startswith("place:")), ())
    cells = _CELL_OF.get(kind, {})
    remark = row["remark"]
    if not row["doubt"]:
        for at in own:
            remark = remark.replace(told[at]["reason"], "")
    changed = {
        cells[told[at]["line"][2]]
        for at in own
        if told[at]["line"][2] in cells and told[at]["line"][5] != "as_printed"
    }
    return {**row, "decisions": own, "changed": sorted(changed), "remark": " ".join(remark.split())}


def _row(
    place: str, cells: list[tuple[str | None, str]], groups: Iterable[str], doubt: str = "", remark: str = ""
) -> SourceRow:
    return {
        "place": place,
        "cells": cells,
        "changed": [],
        "decisions": [],
        "doubt": doubt,
        "remark": remark,
        "groups": list(groups),
    }


def _year(w: Translator, year: Any) -> str:
    return w("year unknown") if pd.isna(year) else str(year)


def _powiat(row: Any) -> str:
    return f"{row.powiat} ({row.voivodeship}, TERYT {row.powiat_teryt})"


def _partnerships(tables: AtlasTables, w: Translator) -> Iterator[tuple[str, SourceRow]]:
    rows = in_language(tables.partnerships, w.lang)
    for row, year in zip(records(rows), year_keys(rows), strict=True):
        known = "–" if pd.isna(row.known_year) else f"{row.known_year} ({row.evidence})"
        cells: list[tuple[str | None, str]] = [
            (row.printed_powiat, _powiat(row)),
            (row.printed_country, w.country(row.country)),
            (row.printed_partner, f"{row.partner}, {place_kind_name(w, row.kind)}"),
            (row.agreement, _year(w, row.agreement_year) if row.form in ("agreement", "both") else "–"),
            (row.other_form, w("yes") if row.form in ("other", "both") else "–"),
            (None, form_name(w, row.form)),
            (None, _year(w, row.year)),
            (None, row.year_note or "–"),
            (None, known),
        ]
        groups = (
            f"powiat:{row.powiat_teryt}",
            f"voivodeship:{row.powiat_teryt[:2]}",
            f"place:{row.place_id}",
            f"country:{row.country}",
            f"year:{year}",
        )
        doubt = doubt_names(w, row.doubt)
        yield f"row:{row.lp}", _row("", cells, groups, doubt, row.note)


def _units(tables: AtlasTables, w: Translator) -> Iterator[tuple[str, SourceRow]]:
    if tables.floods.empty:
        return
    for row in records(with_print_place(w, in_language(tables.floods, w.lang))):
        gmina = f"{row.gmina}, {gmina_kind_name(w, row.gmina_kind)}"
        cells: list[tuple[str | None, str]] = [
            (row.printed_voivodeship, row.voivodeship),
            (f"{row.powiat_number}. {row.printed_powiat}", row.powiat_1999),
            ("" if row.section == "cities" else row.section, unit_kind_name(w, row.kind)),
            (row.number, w("row {lp}", lp=row.seq)),
            (row.printed_unit, gmina),
            (None, _powiat(row)),
            (None, row.split_off or "–"),
        ]
        groups = (f"powiat:{row.powiat_teryt}", f"voivodeship:{row.powiat_teryt[:2]}")
        doubt = doubt_names(w, row.doubt)
        yield f"unit:{row.seq}", _row(row.print_place, cells, groups, doubt, row.note)


def _powiaty(tables: AtlasTables, w: Translator) -> Iterator[tuple[str, SourceRow]]:
    for row in records(in_language(pd.DataFrame(tables.powiaty.drop(columns="geometry")), w.lang)):
        cells: list[tuple[str | None, str]] = [(None, flood_status_name(w, row.flood_status))]
        groups = (f"voivodeship:{row.powiat_teryt[:2]}",)
        yield (
            f"powiat:{row.powiat_teryt}",
            _row(_powiat(row), cells, groups, doubt_names(w, row.doubt), row.note),
        )


def _places(tables: AtlasTables, w: Translator) -> Iterator[tuple[str, SourceRow]]:
    for row in records(in_language(tables.places, w.lang)):
        point = w(
            "{anchor}: {lat}, {lon}; the partner reaches up to {km} km from it ({basis})",
            anchor=row.anchor,
            lat=w.number(row.lat, 4),
            lon=w.number(row.lon, 4),
            km=w.number(row.precision_km),
            basis=row.basis,
        )
        cells: list[tuple[str | None, str]] = [
            (row.original or row.name, row.full_name),
            (None, place_kind_name(w, row.kind)),
            (None, w.country(row.country)),
            (None, point),
        ]
        groups = (f"country:{row.country}",)
        yield (
            f"place:{row.place_id}",
            _row(row.full_name, cells, groups, doubt_names(w, row.doubt), row.note),
        )


def _entries(made: pd.DataFrame, told: list[Decision]) -> Iterator[tuple[str, SourceRow]]:
    """Yield the rows of registers that decisions are about, one for each decision."""
    for row, decision in zip(records(made), told, strict=True):
        key = key_of(row.table, row.key.split()[0])
        if key.startswith("entry:"):
            cells: list[tuple[str | None, str]] = [(decision["printed"], decision["published"])]
            yield key, _row(decision["column"], cells, ())


def _titles(tables: AtlasTables, w: Translator) -> dict[str, str]:
    """Return the names of groups by their keys."""
    return {
        **{f"powiat:{row.powiat_teryt}": powiat_title(w, row.powiat_teryt, row.powiat) for row in records(
            tables.powiaty[["powiat_teryt", "powiat"]]
        )},
        **{f"voivodeship:{code}": w("voivodeship {name}", name=name) for code, name in VOIVODESHIPS.items()},
        **{f"place:{row.place_id}": row.full_name for row in records(tables.places)},
        **{f"country:{iso}": w.country(iso) for iso in sorted(set(tables.places["country"]))},
    }  # fmt: skip
