"""Geometry as the browser reads it: once, under a name made from its content (``geo.render.web.assets``)."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from geo.cartography import line_style
from geo.core.geodesy import great_circle
from geo.core.teryt import is_city
from geo.data.areas import areas, values, voivodeship_shapes
from geo.data.boundaries import simplified, voivodeships
from geo.data.join import AtlasTables
from geo.render.web.geometry_contract import (
    Detail,
    Geometry,
    Gminy,
    Partnerships,
    PlaceColumns,
    Powiaty,
    PowiatyColumns,
    Rings,
    RowColumns,
    Voivodeships,
)

FAR_M, _FAR_DECIMALS, _FAR_DEG = 900.0, 3, 0.08  # a pixel or two on a national map
_ISLET_DEG2 = 0.05
NEAR_M, _NEAR_DECIMALS = 60.0, 4  # far below the error of the borders themselves
WEB = "EPSG:4326"
STEP_DEG = 1e-4  # areas are sent as whole steps from point to point: half the bytes of degrees


def powiaty_overview(tables: AtlasTables, light: gpd.GeoDataFrame | None = None) -> Powiaty:
    """Return the powiaty in code order for the overview (EPSG:4326), with the borders of the voivodeships.

    ``light``: the powiaty simplified to ``FAR_M`` together with what they meet (EPSG:2180), if anything.
    """
    shapes, borders = _outlines(tables, FAR_M, _FAR_DECIMALS, light)
    return {"shapes": shapes, "voivodeships": borders, "columns": _powiaty_columns(tables)}


def _powiaty_columns(tables: AtlasTables) -> PowiatyColumns:
    table, units = tables.powiaty, areas(tables, "powiat")
    partnerships = table["partnerships"].tolist()
    if tables.partnerships.empty:  # damaged: unknown is not zero
        partnerships = [None] * len(table)
    return {
        "teryt": table["powiat_teryt"].tolist(),
        "name": table["powiat"].tolist(),
        "voivodeship": table["voivodeship"].tolist(),
        "city": [is_city(code) for code in table["powiat_teryt"]],
        "gminy": table["gminy"].tolist(),
        "gminy_listed": table["gminy_flooded"].tolist(),
        "flood_status": table["flood_status"].tolist(),
        "partnerships": partnerships,
        "towns": units["towns"].tolist(),
        "others": units["others"].tolist(),
        "area_share": _or_none(values(tables, "powiat", "area").round(3)),
    }


def _or_none(column: pd.Series) -> list[Any]:
    return column.astype(object).where(column.notna(), None).tolist()


def detail(tables: AtlasTables, outlines: gpd.GeoDataFrame, light: gpd.GeoDataFrame | None = None) -> Detail:
    """Return finer outlines for a near view, powiaty in code order (EPSG:4326).

    ``light``: the powiaty simplified to ``NEAR_M`` together with what they meet (EPSG:2180), if anything.
    """
    shapes, borders = _outlines(tables, NEAR_M, _NEAR_DECIMALS, light)
    coordinates = [
        shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        for shape in shapes
    ]
    return {
        "powiaty": coordinates,
        "voivodeships": borders,
        "countries": countries_geojson(outlines, tolerance_deg=0.0),
    }


def countries_geojson(outlines: gpd.GeoDataFrame, tolerance_deg: float = _FAR_DEG) -> dict[str, Any]:
    """Return the background countries as GeoJSON (EPSG:4326, 2 decimals).

    They are simplified together; those that vanish are left out.
    """
    shapes = outlines.geometry.to_numpy()
    if tolerance_deg:
        shapes = shapely.coverage_simplify(
            np.array([_without_islets(shape) for shape in shapes]), tolerance_deg
        )
    features = [
        {"type": "Feature", "properties": {}, "geometry": _geometry(shape, 2)}
        for shape in shapes
        if not shape.is_empty
    ]
    return {"type": "FeatureCollection", "features": features}


def _without_islets(shape: shapely.Geometry) -> shapely.Geometry:
    """Leave out parts too small to see on an overview; the largest part always stays."""
    parts = shapely.get_parts(shape)
    areas = shapely.area(parts)
    kept: shapely.Geometry = shapely.multipolygons(parts[(areas > _ISLET_DEG2) | (areas == areas.max())])
    return kept


def _outlines(
    tables: AtlasTables, tolerance_m: float, decimals: int, light: gpd.GeoDataFrame | None
) -> tuple[list[Geometry], Geometry]:
    if light is None:
        light = simplified(tables.powiaty, tolerance_m)
    light = light[["powiat_teryt", "geometry"]].rename(columns={"powiat_teryt": "teryt"})
    borders = shapely.union_all(voivodeships(light).boundary.to_crs(WEB).to_numpy())
    return [_geometry(shape, decimals) for shape in light.geometry.to_crs(WEB)], _geometry(
        shapely.line_merge(borders), decimals
    )


def _geometry(shape: shapely.Geometry, decimals: int) -> Geometry:
    rounded: Any = shapely.transform(shape, lambda xy: xy.round(decimals))
    return dict(shapely.geometry.mapping(rounded))


def voivodeship_areas(tables: AtlasTables) -> Voivodeships:
    """Return the sixteen voivodeships in code order."""
    frame = gpd.GeoDataFrame(geometry=voivodeship_shapes(tables))
    light = simplified(frame, NEAR_M).geometry.to_crs(WEB)
    table = areas(tables, "voivodeship").fillna({"gminy": 0, "gminy_flooded": 0})
    return {
        "step": STEP_DEG,
        "rings": [rings(shape) for shape in light],
        "columns": {
            "code": table["code"].tolist(),
            "name": table["name"].tolist(),
            "gminy": table["gminy"].astype(int).tolist(),
            "gminy_listed": table["gminy_flooded"].astype(int).tolist(),
            "powiaty_without_data": table["no_data"].astype(int).tolist(),
        },
    }


def gmina_areas(tables: AtlasTables) -> Gminy:
    """Return the approximate gminy in the order of ``geo.data.areas.areas``."""
    shapes = (
        simplified(tables.gminy, NEAR_M).geometry.to_crs(WEB) if len(tables.gminy) else tables.gminy.geometry
    )
    table = areas(tables, "gmina")
    return {
        "step": STEP_DEG,
        "rings": [rings(shape) for shape in shapes],
        "columns": {
            "powiat": table["powiat_teryt"].tolist(),
            "name": table["name"].tolist(),
            "kind": table["kind"].tolist(),
            "listed": _listed_as(table),
        },
    }


_LISTED_AS = {
    (False, False): "not_listed",
    (True, False): "town",
    (False, True): "other",
    (True, True): "both",
}
"""(Listed among towns, listed among other gminy) -> what the browser says."""


def _listed_as(table: pd.DataFrame) -> list[str]:
    return [
        "no_data" if no_data else _LISTED_AS[town > 0, other > 0]
        for no_data, town, other in table[["no_data", "towns", "others"]].itertuples(index=False)
    ]


def rings(shape: shapely.Geometry) -> Rings:
    """Return the polygons of a shape as rings of whole ``STEP_DEG``."""
    return [
        [steps_of(shapely.get_coordinates(ring)) for ring in (part.exterior, *part.interiors)]
        for part in shapely.get_parts(shape)
    ]


def steps_of(points: NDArray[np.float64]) -> list[int]:
    """Return points in degrees as whole ``STEP_DEG``: the first one, then the move to each next one."""
    moves = np.diff(np.rint(points / STEP_DEG).astype(int), axis=0, prepend=0)
    steps: list[int] = moves[(moves != 0).any(axis=1)].ravel().tolist()
    return steps


def partnership_lines(tables: AtlasTables) -> Partnerships:
    """Return every partnership with its great circle, and every place of a partner."""
    return {
        "rows": _row_columns(tables.partnerships),
        "places": _place_columns(tables.places),
        "line_steps": {
            "lines": list(line_style.COUNTS),
            "width": list(line_style.WIDTHS),
            "opacity": list(line_style.OPACITIES),
        },
    }


def _row_columns(table: pd.DataFrame) -> RowColumns:
    ends = table[["lon", "lat", "lon_to", "lat_to"]].itertuples(index=False)
    return {
        "lp": table["lp"].astype(int).tolist(),
        "powiat": table["powiat_teryt"].tolist(),
        "powiat_name": table["powiat"].tolist(),
        "place": table["place_id"].tolist(),
        "year": [None if pd.isna(year) else int(year) for year in table["year"]],
        "form": table["form"].tolist(),
        "doubt": table["doubt"].tolist(),
        "mirrored_lp": [None if pd.isna(lp) else int(lp) for lp in table["mirror_lp"]],
        "length_km": [round(km) for km in table["length_km"]],
        "arc": [[part.round(3).tolist() for part in great_circle(*pair)] for pair in ends],
    }


def _place_columns(table: pd.DataFrame) -> PlaceColumns:
    return {
        "id": table["place_id"].tolist(),
        "name": table["full_name"].tolist(),
        "country": table["country"].tolist(),
        "kind": table["kind"].tolist(),
        "anchor": table["anchor"].tolist(),
        "precision_km": table["precision_km"].astype(float).tolist(),
        "lat": table["lat"].tolist(),
        "lon": table["lon"].tolist(),
        "doubt": table["doubt"].tolist(),
    }
