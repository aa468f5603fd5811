"""Export of the rows of a view with geometry, as GeoJSON and GeoPackage.

Field names and codes are those of the published tables, in both languages.
"""

from __future__ import annotations

import datetime as dt
import json
import tempfile
from collections.abc import Hashable, Mapping
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geo.render.files import metadata
from geo.views.layers import POLAND_CRS, WEB_CRS
from geo.views.view import Layer, View

_DECIMALS = 5  # about a metre


def to_geojson(view: View, day: dt.date, address: str = "") -> bytes:
    """Return the view as GeoJSON (RFC 7946: EPSG:4326, longitude first).

    Features are partnerships (theme "partnerships"), the areas shown at the level of the map, with the names
    and numbers of their listed units in ``units`` and ``seq`` ("floods"), or the powiaty shown ("joint").
    Foreign members of the collection hold title, description, sources, citation, address, notes and date.
    """
    frame = view.theme.features(view).to_crs(WEB_CRS)
    frame["geometry"] = _right_handed(frame.geometry.to_numpy())
    shapes = frame.geometry.tolist()
    cells = frame.drop(columns="geometry").to_dict("records")
    features = [_feature(shape, row) for shape, row in zip(shapes, cells, strict=True)]
    collection = {
        "type": "FeatureCollection",
        "title": view.wording.title,
        "description": view.wording.summary,
        "sources": [view.wording.as_of, *view.wording.sources],
        "citation": metadata.citation(view, day, address),
        "address": address,
        "notes": list(view.wording.notes),
        "exported": day.isoformat(),
        "features": features,
    }
    return json.dumps(collection, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


def _right_handed(shapes: NDArray[np.object_]) -> NDArray[np.object_]:
    """Orient exterior rings counterclockwise, as RFC 7946 requires; lines and points stay unchanged."""
    oriented = shapes.copy()
    polygons = np.isin(shapely.get_type_id(shapes), (3, 6))
    oriented[polygons] = shapely.orient_polygons(shapes[polygons])
    return oriented


def _feature(shape: BaseGeometry, properties: Mapping[Hashable, Any]) -> dict[str, Any]:
    if isinstance(shape, shapely.MultiLineString) and len(shape.geoms) == 1:
        shape = shape.geoms[0]
    rounded: BaseGeometry = shapely.transform(shape, lambda xy: np.round(xy, _DECIMALS))
    return {
        "type": "Feature",
        "properties": {str(name): _plain(value) for name, value in properties.items()},
        "geometry": shapely.geometry.mapping(rounded),
    }


def _plain(value: Any) -> Any:
    """Return a cell as a type that ``json`` can write; a missing number as None."""
    if isinstance(value, list):
        return value
    if value is pd.NA or value != value:
        return None
    return value.item() if isinstance(value, np.generic) else value


def to_gpkg(view: View) -> bytes:
    """Return the view as a GeoPackage in EPSG:2180.

    Layers are powiaty, lines and places (theme "partnerships"); the areas of the level and the table units
    ("floods"); or powiaty ("joint"). The description of the first layer holds title, summary and notes.

    Notes
    -----
    EPSG:2180 distorts lines that leave Europe, since it is a projection for Poland; their vertices transform
    back to the right coordinates.
    """
    description = " ".join((f"{view.wording.title}.", view.wording.summary, *view.wording.notes))
    with tempfile.TemporaryDirectory(prefix="atlas-") as folder:
        file = Path(folder) / "view.gpkg"
        for layer in view.theme.layers(view):
            _add(file, layer, description)
            description = ""
        return file.read_bytes()


def _as_multi(layer: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the layer with all polygons as multipolygons, since a layer has a single geometry type."""
    shapes = [shapely.MultiPolygon(shapely.get_parts(shape).tolist()) for shape in layer.geometry]
    return layer.set_geometry(gpd.GeoSeries(shapes, index=layer.index, crs=layer.crs))


def _add(file: Path, layer: Layer, description: str) -> None:
    if layer.geometry is None:
        pyogrio.write_dataframe(layer.frame, file, layer=layer.name, driver="GPKG", append=False)
        return
    shapes = gpd.GeoDataFrame(layer.frame).to_crs(POLAND_CRS)
    pyogrio.write_dataframe(
        _as_multi(shapes) if layer.geometry == "MultiPolygon" else shapes,
        file,
        layer=layer.name,
        driver="GPKG",
        geometry_type=layer.geometry,
        layer_options={"DESCRIPTION": description} if description else {},
    )
