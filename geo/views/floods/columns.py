"""Columns of the listed units, on the screen and in files."""

from __future__ import annotations

from typing import Any

import pandas as pd

from geo.core.i18n import N_, Translator
from geo.core.labels import gmina_kind_name, unit_kind_name
from geo.core.records import records
from geo.data import areas
from geo.views.columns import DOUBT, NOTE, POWIAT, TERYT, UNCERTAIN, VOIVODESHIP, Column
from geo.views.view import View


def _gmina_kind(w: Translator, kind: object) -> str:
    return gmina_kind_name(w, str(kind))


def _unit_kind(w: Translator, kind: object) -> str:
    return unit_kind_name(w, str(kind))


COLUMNS = (
    Column("seq", N_("No."), source="unit"),
    VOIVODESHIP,
    TERYT,
    POWIAT,
    Column("gmina", N_("Gmina (today)")),
    Column("gmina_teryt", N_("TERYT of the gmina"), in_files_only=True, given=lambda own: own.coded),
    Column("gmina_kind", N_("Kind today"), _gmina_kind),
    Column("split_off", N_("Gmina split off since"), in_files_only=True),
    Column("kind", N_("Kind in 1999"), _unit_kind),
    Column("gminy_flooded", N_("Gminy of the powiat on the list"), in_files_only=True),
    Column("gminy", N_("Gminy of the powiat"), in_files_only=True),
    Column("share", N_("Share of the powiat's gminy on the list"), digits=4, in_files_only=True),
    Column(
        "area_share",
        N_("Share of the powiat's area in listed gminy (approximate)"),
        digits=4,
        in_files_only=True,
        given=lambda own: own.approximate,
    ),
    Column(
        "area_share",
        N_("Share of the powiat's area in listed gminy"),
        digits=4,
        in_files_only=True,
        given=lambda own: not own.approximate,
    ),
    Column("powiat_1999", N_("Powiat in 1999")),
    Column("printed_unit", N_("Name as printed")),
    Column("print_place", N_("Place in the annex")),
    UNCERTAIN,
    DOUBT,
    NOTE,
)


def with_print_place(w: Translator, rows: pd.DataFrame) -> pd.DataFrame:
    """Return listed units with their place in the annex: "dolnośląskie, 3. dzierżoniowski, poz. 2"."""
    return rows.assign(print_place=[_print_place(w, row) for row in records(rows[_PRINTED])])


_PRINTED = ["printed_voivodeship", "printed_powiat", "powiat_number", "section", "number"]


def _print_place(w: Translator, row: Any) -> str:
    is_city = row.section == "cities"
    parts = (
        row.printed_voivodeship.casefold(),
        f"{row.powiat_number}. " + (w("cities with powiat rights") if is_city else row.printed_powiat),
        "" if is_city or not row.section else w("part {section}", section=row.section),
        w("item {number}", number=row.number),
    )
    return ", ".join(filter(None, parts))


def file_rows(view: View) -> pd.DataFrame:
    """Return the rows with the statistics of their powiat."""
    by_powiat = view.joined.powiaty.set_index("powiat_teryt")[["gminy", "gminy_flooded", "share"]]
    by_area = areas.values(view.joined, "powiat", "area").set_axis(view.joined.powiaty["powiat_teryt"])
    return view.rows.join(pd.DataFrame(by_powiat).assign(area_share=by_area), on="powiat_teryt")
