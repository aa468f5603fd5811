"""Rivers as maps draw them: on land, and those that a map of the whole country has room for."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray

from geo.data.boundaries import CRS

LARGE_BASIN_KM2, LARGE_LAKE_KM2 = 1_400.0, 4.0
"""From these sizes on rivers and lakes are drawn on a map of the whole country."""

_PIECE_M = 5_000.0


def on_land(rivers: gpd.GeoDataFrame, ground: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the rivers outside sea and lagoons, in EPSG:2180, without the crumbs that islands leave."""
    sea = shapely.union_all(ground[ground["kind"] != "country"].geometry.to_numpy())
    drawn = rivers.to_crs(CRS)
    dry = drawn.set_geometry(shapely.difference(drawn.geometry.to_numpy(), sea), crs=CRS)
    pieces = dry.assign(whole_m=drawn.length).explode(ignore_index=True)
    return pieces[pieces.length >= np.minimum(pieces["whole_m"], _PIECE_M)]


def is_large(rivers: gpd.GeoDataFrame) -> NDArray[np.bool_]:
    """Whether a piece belongs to a river with a large basin; rivers of unknown size are abroad."""
    largest = rivers.groupby("name")["basin_km2"].transform("max")
    return np.asarray(((largest >= LARGE_BASIN_KM2) | (rivers["name"] == "")).to_numpy())
