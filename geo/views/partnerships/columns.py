"""Columns of the partnerships, on the screen and in files."""

from __future__ import annotations

import pandas as pd

from geo.core.i18n import N_, Translator
from geo.core.labels import form_name, place_kind_name
from geo.views.columns import DOUBT, NOTE, POWIAT, TERYT, UNCERTAIN, VOIVODESHIP, Column
from geo.views.view import View


def _country(w: Translator, iso: object) -> str:
    return w.country(str(iso))


def _form(w: Translator, form: object) -> str:
    return form_name(w, str(form))


def _place_kind(w: Translator, kind: object) -> str:
    return place_kind_name(w, str(kind))


COLUMNS = (
    Column("lp", N_("No."), source="row"),
    VOIVODESHIP,
    TERYT,
    POWIAT,
    Column("iso", N_("Country code"), in_files_only=True),
    Column("country", N_("Partner country"), _country),
    Column("partner", N_("Partner")),
    Column("kind", N_("Kind of partner"), _place_kind),
    Column("form", N_("Form of cooperation"), _form),
    Column("year", N_("Since (year)")),
    Column("agreement_year", N_("Agreement (year)")),
    Column("year_note", N_("Date as printed")),
    Column("known_year", N_("Year in another source"), in_files_only=True),
    Column("evidence", N_("Evidence of that year"), in_files_only=True),
    Column("length_km", N_("Distance in km")),
    Column("lat_to", N_("Latitude of the partner"), digits=4, in_files_only=True),
    Column("lon_to", N_("Longitude of the partner"), digits=4, in_files_only=True),
    Column("precision_km", N_("Accuracy of the point in km"), in_files_only=True),
    Column("printed_powiat", N_("Powiat as printed")),
    Column("printed_partner", N_("Partner as printed")),
    Column("mirror_lp", N_("Same partnership from the partner's side (No.)"), source="row"),
    UNCERTAIN,
    DOUBT,
    NOTE,
)


def file_rows(view: View) -> pd.DataFrame:
    """Return the rows with the ISO 3166-1 code of the partner's country."""
    return view.rows.assign(iso=view.rows["country"])
