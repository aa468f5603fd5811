"""Columns of the joint view, on the screen and in files."""

from __future__ import annotations

import pandas as pd

from geo.core.i18n import N_, Translator
from geo.core.teryt import collation_key
from geo.views.columns import DOUBT, NOTE, POWIAT, TERYT, UNCERTAIN, VOIVODESHIP, Column
from geo.views.joint.legend import joint_class_names
from geo.views.view import View


def _countries(w: Translator, codes: object) -> str:
    return ", ".join(sorted((w.country(iso) for iso in str(codes).split(",") if iso), key=collation_key))


def _class(w: Translator, number: object) -> str:
    return joint_class_names(w)[int(str(number))]


COLUMNS = (
    TERYT,
    VOIVODESHIP,
    POWIAT,
    Column("gminy_flooded", N_("Gminy of the powiat on the list")),
    Column("gminy", N_("Gminy of the powiat")),
    Column("share", N_("Share of the powiat's gminy on the list"), digits=4),
    Column("partnerships", N_("Partnerships")),
    Column("partnerships_all", N_("All partnerships of the powiat"), in_files_only=True),
    Column("countries", N_("Partner countries"), _countries),
    Column("class_", N_("Class of the map"), _class),
    UNCERTAIN,
    DOUBT,
    NOTE,
)


def file_rows(view: View) -> pd.DataFrame:
    """Return the rows of the view unchanged."""
    return view.rows
