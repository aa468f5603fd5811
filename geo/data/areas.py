"""The areas of a flood map: voivodeships, powiaty or gminy, with statistics of the whole list.

The statistics do not depend on filters. A powiat of which only the heading is printed has no data; the
statistics of its voivodeship are those of the other powiaty. Surface areas are those of the approximate
gminy.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import geopandas as gpd
import pandas as pd

from geo.core.memo import remembered
from geo.core.teryt import VOIVODESHIPS
from geo.data.boundaries import voivodeships
from geo.data.join import AtlasTables

LEVELS = ("voivodeship", "powiat", "gmina")
"""Levels of areas, from the largest to the smallest."""

TOWN, OTHER = 2, 1
"""Classes of listed gminy: towns (with powiat rights or without), and others."""

_SUMS = ["gminy", "gminy_flooded", "towns", "others", "km2", "km2_flooded"]


@remembered
def areas(tables: AtlasTables, level: str) -> pd.DataFrame:
    """Return one row per area of a level, in code order. The result is shared: do not modify it.

    Returns
    -------
    DataFrame
        ``code`` (two digits, four digits, or "0201:Bolesławiec:miejska"), ``name``, ``powiat_teryt`` ("" for
        a voivodeship), ``no_data`` (number of powiaty without data), ``gminy`` and ``gminy_flooded``,
        ``towns`` and ``others`` (units of the list), ``km2`` and ``km2_flooded``. The figures of a
        voivodeship leave out its powiaty without data.

    Raises
    ------
    KeyError
        ``level`` is not one of ``LEVELS``.
    """
    return {"voivodeship": _voivodeships, "powiat": _powiaty, "gmina": _gminy}[level](tables)


def _gminy(tables: AtlasTables) -> pd.DataFrame:
    local = pd.DataFrame(tables.gminy.drop(columns="geometry"))
    heading_only = tables.powiaty.loc[tables.powiaty["flood_status"] == "no_data", "powiat_teryt"]
    listed = ((local["towns"] + local["others"]) > 0).astype(int)
    return pd.DataFrame(
        {
            "code": local["powiat_teryt"] + ":" + local["gmina"] + ":" + local["gmina_kind"],
            "name": local["gmina"],
            "powiat_teryt": local["powiat_teryt"],
            "kind": local["gmina_kind"],
            "gmina_teryt": local["gmina_teryt"],
            "no_data": local["powiat_teryt"].isin(heading_only).astype(int),
            "gminy": 1,
            "gminy_flooded": listed,
            "towns": local["towns"],
            "others": local["others"],
            "km2": local["km2"],
            "km2_flooded": local["km2"] * listed,
        }
    )


def _powiaty(tables: AtlasTables) -> pd.DataFrame:
    area = tables.powiaty
    local = areas(tables, "gmina").groupby("powiat_teryt")[["km2", "km2_flooded"]].sum()
    # missing for a powiat without known gminy
    figures = local.reindex(area["powiat_teryt"]).reset_index(drop=True)
    towns = tables.floods["kind"] != "other"
    towns_of, others_of = (tables.floods.loc[part, "powiat_teryt"].value_counts() for part in (towns, ~towns))
    return pd.DataFrame(
        {
            "code": area["powiat_teryt"],
            "name": area["powiat"],
            "powiat_teryt": area["powiat_teryt"],
            "no_data": (area["flood_status"] == "no_data").astype(int),
            "gminy": area["gminy"],
            "gminy_flooded": area["gminy_flooded"],
            "towns": area["powiat_teryt"].map(towns_of).fillna(0).astype(int),
            "others": area["powiat_teryt"].map(others_of).fillna(0).astype(int),
            "km2": figures["km2"],
            "km2_flooded": figures["km2_flooded"],
        }
    )


def _voivodeships(tables: AtlasTables) -> pd.DataFrame:
    powiaty = areas(tables, "powiat")
    codes = powiaty["code"].str[:2].rename("code")
    known = powiaty.loc[powiaty["no_data"] == 0, _SUMS].groupby(codes).sum()
    no_data = powiaty.groupby(codes)["no_data"].sum()
    table = known.reindex(no_data.index).reset_index()
    return table.assign(name=table["code"].map(VOIVODESHIPS), powiat_teryt="", no_data=no_data.to_numpy())


@remembered
def values(tables: AtlasTables, level: str, measure: str) -> pd.Series:
    """Return the value of each area, in the order of ``areas``; missing where the list has no data.

    The result is shared: do not modify it.

    Parameters
    ----------
    measure
        "share" (of the gminy, 0-1), "area" (share of the surface area, 0-1), "number" (of gminy), "towns",
        "others" (units of the list), "listed" (1 or 0) or "kind" (``TOWN`` or ``OTHER``; 0 if not listed).

    Raises
    ------
    KeyError
        ``level`` or ``measure`` is unknown.
    """
    table = areas(tables, level)
    listed = table["gminy_flooded"] > 0
    columns: dict[str, Callable[[], pd.Series[Any]]] = {
        "share": lambda: table["gminy_flooded"] / table["gminy"].where(table["gminy"] > 0),
        "area": lambda: table["km2_flooded"] / table["km2"].where(table["km2"] > 0),
        "number": lambda: table["gminy_flooded"],
        "towns": lambda: table["towns"],
        "others": lambda: table["others"],
        "listed": lambda: listed,
        "kind": lambda: (table["towns"] > 0) * (TOWN - OTHER) + listed * OTHER,
    }
    column = columns[measure]()
    known = table["gminy"].notna() if level == "voivodeship" else table["no_data"] == 0
    return column.astype(float).where(known)


@remembered
def voivodeship_shapes(tables: AtlasTables) -> gpd.GeoSeries:
    """Return the voivodeships as unions of powiaty, in code order, in EPSG:2180."""
    return voivodeships(tables.powiaty.rename(columns={"powiat_teryt": "teryt"})).geometry


def shapes(tables: AtlasTables, level: str) -> gpd.GeoSeries:
    """Return the geometry of each area, in the order of ``areas``, in EPSG:2180."""
    if level == "voivodeship":
        return voivodeship_shapes(tables)
    return (tables.gminy if level == "gmina" else tables.powiaty).geometry


def shown(tables: AtlasTables, level: str, powiaty: pd.Series) -> pd.Series:
    """Return a boolean per area: shown, given a boolean per powiat.

    A voivodeship is shown if any of its powiaty is.
    """
    if level == "powiat":
        return powiaty
    codes = tables.powiaty.loc[powiaty, "powiat_teryt"]
    table = areas(tables, level)
    return table["code"].isin(codes.str[:2]) if level == "voivodeship" else table["powiat_teryt"].isin(codes)
