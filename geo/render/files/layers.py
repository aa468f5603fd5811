"""The rows of a view with their shapes: GeoJSON for the web, GeoPackage for GIS.

Field names and codes are those of the published tables, the same in both languages.
"""

from __future__ import annotations

import datetime as dt
import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import shapely

from geo.core.geodesy import great_circle
from geo.data import areas
from geo.render.files import metadata
from geo.views.view import View

WEB_CRS, POLAND_CRS = "EPSG:4326", "EPSG:2180"

_LINE_FIELDS = {
    "lp": "lp",
    "teryt": "powiat_teryt",
    "powiat": "powiat",
    "voivodeship": "voivodeship",
    "country": "country",
    "place_id": "place_id",
    "partner": "partner",
    "kind": "kind",
    "form": "form",
    "year": "year",
    "year_note": "year_note",
    "length_km": "length_km",
    "mirror_lp": "mirror_lp",
    "uncertain": "uncertain",
    "note": "note",
}
_UNIT_FIELDS = {
    "seq": "seq",
    "teryt": "powiat_teryt",
    "powiat": "powiat",
    "voivodeship": "voivodeship",
    "gmina": "gmina",
    "kind": "kind",
    "powiat_1999": "powiat_1999",
    "printed_unit": "printed_unit",
    "uncertain": "uncertain",
    "note": "note",
}
_JOINT_FIELDS = {
    "teryt": "powiat_teryt",
    "name": "powiat",
    "voivodeship": "voivodeship",
    "gminy": "gminy",
    "gminy_flooded": "gminy_flooded",
    "share": "share",
    "partnerships": "partnerships",
    "countries": "countries",
    "class": "class_",
    "partnerships_all": "partnerships_all",
    "uncertain": "uncertain",
    "note": "note",
}
_PLACE_FIELDS = (
    "place_id",
    "name",
    "country",
    "kind",
    "lat",
    "lon",
    "precision_km",
    "uncertain",
    "note",
    "n",
)
_DECIMALS = 5  # about a metre


# ---------------------------------------------------------------------- layers
def powiaty_layer(view: View) -> gpd.GeoDataFrame:
    """Return the powiaty shown with their class, in EPSG:2180; ``rows``: how many rows of the view each has."""
    area = view.joined.powiaty
    shown = view.powiaty["shown"].to_numpy(dtype=bool)
    counts = area["powiat_teryt"].map(view.rows["powiat_teryt"].value_counts()).fillna(0).astype(int)
    layer = gpd.GeoDataFrame(
        {
            "teryt": area["powiat_teryt"],
            "name": area["powiat"],
            "voivodeship": area["voivodeship"],
            "gminy": area["gminy"],
            "gminy_flooded": area["gminy_flooded"],
            "share": area["share"].round(4),
            "flood_status": area["flood_status"],
            "partnerships": area["partnerships"],
            "class": view.powiaty["class_"],
            "class_label": [view.class_names[number] for number in view.powiaty["class_"]],
            "rows": counts,
        },
        geometry=area.geometry,
        crs=POLAND_CRS,
    )
    return layer[shown].reset_index(drop=True)


def areas_layer(view: View) -> gpd.GeoDataFrame:
    """Return the voivodeships or gminy shown with their class, in EPSG:2180; ``approximate`` is 1 where the borders are."""
    table, shown = areas.areas(view.joined, view.level), view.areas["shown"].to_numpy(dtype=bool)
    codes = (
        {"teryt": table["powiat_teryt"], "kind": table["kind"]}
        if view.level == "gmina"
        else {"teryt": table["code"]}
    )
    figures = {
        "gminy": table["gminy"],
        "gminy_flooded": table["gminy_flooded"],
        "towns": table["towns"],
        "others": table["others"],
        "share": areas.values(view.joined, view.level, "share").round(4),
        "area_share": areas.values(view.joined, view.level, "area").round(4),
        "powiaty_without_data": table["no_data"],
    }
    if view.level == "gmina":
        figures = {name: figures[name] for name in ("towns", "others")} | {
            "km2": table["km2"].round(2),
            "no_data": table["no_data"],
        }
    layer = gpd.GeoDataFrame(
        {
            **codes,
            "name": table["name"],
            **figures,
            "class": view.areas["class_"],
            "class_label": _class_texts(view),
            "approximate": int(view.level == "gmina"),
        },
        geometry=areas.shapes(view.joined, view.level).to_numpy(),
        crs=POLAND_CRS,
    )
    return layer[shown].reset_index(drop=True)


def joint_layer(view: View) -> gpd.GeoDataFrame:
    """Return the powiaty shown with the cells of their rows, in EPSG:2180; ``countries``: codes by comma."""
    layer = gpd.GeoDataFrame(
        _picked(view.rows, _JOINT_FIELDS),
        geometry=view.joined.powiaty.geometry[view.rows.index].tolist(),
        crs=POLAND_CRS,
    )
    layer.insert(9, "class_label", [view.class_names[number] for number in layer["class"]])
    return layer.assign(share=layer["share"].round(4))


def level_layer(view: View) -> tuple[str, gpd.GeoDataFrame]:
    """Return (name, layer) of what the view colours."""
    if view.level == "powiat":
        return "powiaty", joint_layer(view) if view.theme == "joint" else powiaty_layer(view)
    return {"voivodeship": "voivodeships", "gmina": "gminy"}[view.level], areas_layer(view)


def _class_texts(view: View) -> list[str]:
    return [view.class_names[number] for number in view.areas["class_"]]


def lines_layer(view: View) -> gpd.GeoDataFrame:
    """Return a great circle per partnership shown, in EPSG:4326, cut where it crosses the antimeridian."""
    lines = [
        shapely.MultiLineString(great_circle(row.lon, row.lat, row.lon_to, row.lat_to))
        for row in view.rows.itertuples(index=False)
    ]
    return gpd.GeoDataFrame(_picked(view.rows, _LINE_FIELDS), geometry=lines, crs=WEB_CRS)


def places_layer(view: View) -> gpd.GeoDataFrame:
    """Return the partner places of the rows shown, in EPSG:4326; ``n``: how many rows lead there."""
    places = view.places[list(_PLACE_FIELDS)].reset_index(drop=True)
    return gpd.GeoDataFrame(places, geometry=gpd.points_from_xy(places["lon"], places["lat"]), crs=WEB_CRS)


def units_table(view: View) -> pd.DataFrame:
    """Return the flooded units shown, a table without shapes: the list names gminy, whose borders of 1999 are not known."""
    return _picked(view.rows, _UNIT_FIELDS)


def _picked(rows: pd.DataFrame, fields: dict[str, str]) -> pd.DataFrame:
    return pd.DataFrame({name: rows[field] for name, field in fields.items()}).reset_index(drop=True)


# --------------------------------------------------------------------- geojson
def to_geojson(view: View, day: dt.date, address: str = "") -> bytes:
    """Return the view as GeoJSON (EPSG:4326, longitude first).

    Partnerships: a feature per row. Floods: a feature per powiat, voivodeship or gmina shown, as the level
    is; its units on the list stand in ``units`` and their numbers in ``seq``. Both together: a feature per
    powiat shown. Beside the features: title, description, sources, notes, address, date.
    """
    features = _FEATURES[view.theme](view)
    collection = {
        "type": "FeatureCollection",
        "title": view.title,
        "description": view.describe(),
        "sources": [view.as_of, *view.sources],
        "citation": metadata.citation(view, day, address),
        "address": address,
        "notes": list(view.notes),
        "exported": day.isoformat(),
        "features": features,
    }
    return json.dumps(collection, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


def _flood_features(view: View) -> list[dict[str, Any]]:
    layer = level_layer(view)[1].drop(columns=["partnerships", "rows"], errors="ignore")
    layer["geometry"] = shapely.orient_polygons(layer.to_crs(WEB_CRS).geometry.to_numpy())
    units = dict(
        iter(
            view.rows.groupby(
                _level_key(view, view.rows["powiat_teryt"], view.rows["gmina"], view.rows["gmina_kind"])
            )
        )
    )
    keys = _level_key(view, layer["teryt"], layer["name"], layer.get("kind", layer["name"]))
    features = []
    for key, row in zip(keys, layer.to_dict("records"), strict=True):
        listed = units.get(key)
        row["seq"] = [] if listed is None else [int(number) for number in listed["seq"]]
        row["units"] = [] if listed is None else [str(name) for name in listed["gmina"]]
        features.append(_feature(row.pop("geometry"), row))
    return features


def _level_key(view: View, teryt: pd.Series, gmina: pd.Series, kind: pd.Series) -> pd.Series:
    """Return what tells the area of a unit at the level of the view."""
    if view.level == "gmina":
        return teryt + ":" + gmina + ":" + kind
    return teryt.str[:2] if view.level == "voivodeship" else teryt


def _line_features(view: View) -> list[dict[str, Any]]:
    return [_feature(row.pop("geometry"), row) for row in lines_layer(view).to_dict("records")]


def _joint_features(view: View) -> list[dict[str, Any]]:
    layer = joint_layer(view)
    layer["geometry"] = shapely.orient_polygons(layer.to_crs(WEB_CRS).geometry.to_numpy())
    return [_feature(row.pop("geometry"), row) for row in layer.to_dict("records")]


_FEATURES: dict[str, Callable[[View], list[dict[str, Any]]]] = {
    "floods": _flood_features,
    "partnerships": _line_features,
    "joint": _joint_features,
}


def _feature(shape: shapely.Geometry, properties: dict[str, Any]) -> dict[str, Any]:
    if shape.geom_type == "MultiLineString" and len(shape.geoms) == 1:
        shape = shape.geoms[0]
    rounded = shapely.transform(shape, lambda xy: np.round(xy, _DECIMALS))
    return {
        "type": "Feature",
        "properties": {name: _plain(value) for name, value in properties.items()},
        "geometry": shapely.geometry.mapping(rounded),
    }


def _plain(value: Any) -> Any:
    """Return a cell as JSON knows it; a missing number as null."""
    if isinstance(value, list):
        return value
    if value is pd.NA or value != value:
        return None
    return value.item() if isinstance(value, np.generic) else value


# ------------------------------------------------------------------ geopackage
def to_gpkg(view: View) -> bytes:
    """Return the view as a GeoPackage in EPSG:2180.

    Layers: powiaty, lines and places (partnerships); powiaty, voivodeships or gminy, as the level is, and the
    table units (floods); powiaty (both together). The description of the first layer says what is shown, that
    nothing is, and what is approximate. Lines that leave Europe are bent by this projection, as anything so
    far from Poland is; their points are right.
    """
    description = " ".join((f"{view.title}.", view.describe(), *view.notes))
    with tempfile.TemporaryDirectory(prefix="atlas-") as folder:
        file = Path(folder) / "view.gpkg"
        name, layer = level_layer(view)
        _add(file, name, _as_multi(layer), "MultiPolygon", description)
        if view.draws_lines:
            _add(file, "lines", lines_layer(view).to_crs(POLAND_CRS), "MultiLineString")
            _add(file, "places", places_layer(view).to_crs(POLAND_CRS), "Point")
        elif view.theme == "floods":
            _add(file, "units", units_table(view), None)
        return file.read_bytes()


def _as_multi(layer: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the layer with every shape as a multi-polygon: a layer has one kind of shape."""
    shapes = [shapely.MultiPolygon(shapely.get_parts(shape).tolist()) for shape in layer.geometry]
    return layer.set_geometry(gpd.GeoSeries(shapes, index=layer.index, crs=layer.crs))


def _add(file: Path, name: str, layer: pd.DataFrame, kind: str | None, description: str = "") -> None:
    options = {"DESCRIPTION": description} if description else {}
    if kind is None:
        pyogrio.write_dataframe(layer, file, layer=name, driver="GPKG", append=False)
    else:
        pyogrio.write_dataframe(
            layer, file, layer=name, driver="GPKG", geometry_type=kind, layer_options=options
        )
