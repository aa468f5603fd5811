"""Gminy that were split off since 1999 from a gmina on the list, and are therefore listed with it."""

from __future__ import annotations

import pandas as pd


def with_split_off(units: pd.DataFrame) -> pd.DataFrame:
    """Return listed units, and once more those from which a gmina was split off, with that gmina.

    ``units`` has ``gmina, gmina_kind, split_off, split_off_kind``.
    """
    divided = units[units["split_off"] != ""]
    parts = divided.assign(gmina=divided["split_off"], gmina_kind=divided["split_off_kind"])
    return pd.concat([units, parts], ignore_index=True)
