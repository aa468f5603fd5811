"""The areas of a flood map: voivodeships, powiaty or gminy, each with its figures from the whole list.

Figures never depend on filters. A powiat whose heading is printed without gminy has none; a voivodeship
that holds one has the figures of its other powiaty, and says so. Areas come from approximate gminy.
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
"""Levels of areas, the largest first."""

TOWN, OTHER = 2, 1
"""Class numbers of a listed gmina: a town (with powiat rights or not), any other gmina."""

_SUMS = ["gminy", "gminy_flooded", "towns", "others", "km2", "km2_flooded"]


@remembered
def areas(tables: AtlasTables, level: str) -> pd.DataFrame:
    """Return one row per area of a level, in the order of codes; never change it.

    ``code`` (two digits, four digits, or "0201:Bolesławiec:miejska"), ``name``, ``powiat_teryt`` ("" of a
    voivodeship), ``no_data`` (powiaty in it that are a heading only), ``gminy`` and ``gminy_flooded``,
    ``towns`` and ``others`` (units of the list), ``km2`` and ``km2_flooded``. Without data, figures are those
    of the rest.

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
    figures = local.reindex(area["powiat_teryt"]).reset_index(
        drop=True
    )  # where no gmina is known, nothing is known of its area
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
    """Return the value of each area of a level, in its order; missing where the list has no data.

    The result is shared: do not modify it.

    ``measure``: share (of the gminy, 0-1), area (share of the area, 0-1), number (of gminy), towns, others
    (units of the list), listed (1 or 0), kind (of a listed gmina: ``TOWN`` or ``OTHER``, else 0).

    Raises
    ------
    KeyError
        ``measure`` is none of them.
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
    """Return the sixteen voivodeships in code order, in EPSG:2180, as unions of powiaty."""
    return voivodeships(tables.powiaty.rename(columns={"powiat_teryt": "teryt"})).geometry


def shapes(tables: AtlasTables, level: str) -> gpd.GeoSeries:
    """Return the shape of each area of a level, in its order, in EPSG:2180."""
    if level == "voivodeship":
        return voivodeship_shapes(tables)
    return (tables.gminy if level == "gmina" else tables.powiaty).geometry


def shown(tables: AtlasTables, level: str, powiaty: pd.Series) -> pd.Series:
    """Return which areas of a level are shown, given which powiaty are.

    A voivodeship is shown when any of its powiaty is.
    """
    if level == "powiat":
        return powiaty
    codes = tables.powiaty.loc[powiaty, "powiat_teryt"]
    table = areas(tables, level)
    return table["code"].isin(codes.str[:2]) if level == "voivodeship" else table["powiat_teryt"].isin(codes)
