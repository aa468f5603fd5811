"""GIS layers of the flood view: the coloured areas and the listed units."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd

from geo.data import areas
from geo.data.split_off import with_split_off
from geo.views.layers import POLAND_CRS, picked, powiaty_layer
from geo.views.view import Layer, View

_UNIT_FIELDS = {
    "seq": "seq",
    "teryt": "powiat_teryt",
    "powiat": "powiat",
    "voivodeship": "voivodeship",
    "gmina": "gmina",
    "split_off": "split_off",
    "kind": "kind",
    "powiat_1999": "powiat_1999",
    "printed_unit": "printed_unit",
    "uncertain": "uncertain",
    "doubt": "doubt",
    "note": "note",
}


def layers(view: View) -> tuple[Layer, ...]:
    """Return the areas of the level, and the listed units as a table.

    The units have no geometry, since their borders of 1999 are unknown.
    """
    units = Layer("units", None, picked(view.rows, _UNIT_FIELDS))
    return Layer(_NAMES[view.level], "MultiPolygon", _coloured(view)), units


_NAMES = {"voivodeship": "voivodeships", "powiat": "powiaty", "gmina": "gminy"}


def features(view: View) -> gpd.GeoDataFrame:
    """Return the areas of the level in EPSG:2180.

    The columns ``seq`` and ``units`` hold the numbers and names of the listed units in each area.
    """
    layer = _coloured(view).drop(columns=["partnerships", "rows"], errors="ignore")
    rows = with_split_off(view.rows) if view.level == "gmina" else view.rows
    keys = _level_key(view, rows["powiat_teryt"], rows["gmina"], rows["gmina_kind"])
    units = dict(iter(rows.groupby(keys)))
    listed = [
        units.get(key)
        for key in _level_key(view, layer["teryt"], layer["name"], layer.get("kind", layer["name"]))
    ]
    seq = [[] if own is None else [int(number) for number in own["seq"]] for own in listed]
    names = [[] if own is None else [str(name) for name in own["gmina"]] for own in listed]
    return layer.assign(seq=pd.Series(seq, layer.index, object), units=pd.Series(names, layer.index, object))


def _coloured(view: View) -> gpd.GeoDataFrame:
    return powiaty_layer(view) if view.level == "powiat" else areas_layer(view)


def areas_layer(view: View) -> gpd.GeoDataFrame:
    """Return the voivodeships or gminy shown, with their class, in EPSG:2180.

    The column ``approximate`` is 1 if the borders are approximate (gminy), else 0.
    """
    table, shown = areas.areas(view.joined, view.level), view.areas["shown"].to_numpy(dtype=bool)
    codes = (
        {"teryt": table["powiat_teryt"], "kind": table["kind"]}
        | ({"gmina_teryt": table["gmina_teryt"]} if view.joined.own.coded else {})
        if view.level == "gmina"
        else {"teryt": table["code"]}
    )
    statistics = {
        "gminy": table["gminy"],
        "gminy_flooded": table["gminy_flooded"],
        "towns": table["towns"],
        "others": table["others"],
        "share": areas.values(view.joined, view.level, "share").round(4),
        "area_share": areas.values(view.joined, view.level, "area").round(4),
        "powiaty_without_data": table["no_data"],
    }
    if view.level == "gmina":
        statistics = {name: statistics[name] for name in ("towns", "others")} | {
            "km2": table["km2"].round(2),
            "no_data": table["no_data"],
        }
    layer = gpd.GeoDataFrame(
        {
            **codes,
            "name": table["name"],
            **statistics,
            "class": view.areas["class_"],
            "class_label": [view.class_names[number] for number in view.areas["class_"]],
            "approximate": int(view.level == "gmina" and view.joined.own.approximate),
        },
        geometry=areas.shapes(view.joined, view.level).to_numpy(),
        crs=POLAND_CRS,
    )
    return layer[shown].reset_index(drop=True)


def _level_key(view: View, teryt: pd.Series, gmina: pd.Series, kind: pd.Series) -> pd.Series:
    """Return the key of the area that contains each unit, at the level of the view."""
    if view.level == "gmina":
        return teryt + ":" + gmina + ":" + kind
    return teryt.str[:2] if view.level == "voivodeship" else teryt
