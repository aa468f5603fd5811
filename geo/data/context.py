"""Read what surrounds the data on a map: ground, water, towns and the names of countries and seas."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import pandas as pd

from geo.data import catalogue
from geo.data.ground import load_ground, load_lakes, load_rivers


@dataclass(frozen=True, eq=False)
class Context:
    """The surroundings of the data.

    Parameters
    ----------
    ground
        As from ``geo.data.ground.load_ground``, in EPSG:2180.
    lakes, rivers
        As from ``geo.data.ground``, in EPSG:4326.
    towns
        ``name, powiat_teryt, lat, lon, population``.
    map_names
        ``kind, code`` (of a country), ``name, english`` (of a water), ``lon, lat, zoom_from, zoom_to``.
    """

    ground: gpd.GeoDataFrame
    lakes: gpd.GeoDataFrame
    rivers: gpd.GeoDataFrame
    towns: pd.DataFrame
    map_names: pd.DataFrame


def load_context(
    powiaty: gpd.GeoDataFrame, data: Path | None = None, ground: gpd.GeoDataFrame | None = None
) -> Context:
    """Read and verify the surroundings of the powiaty in use; ``ground`` if it is fitted to them already.

    Raises
    ------
    DataError
        A file is missing or damaged.
    """
    return Context(
        load_ground(powiaty, data) if ground is None else ground,
        load_lakes(data),
        load_rivers(data),
        _numbers(catalogue.read_table("towns", data), ["lat", "lon", "population"]),
        _numbers(catalogue.read_table("gazetteer-map-names", data), ["lon", "lat", "zoom_from", "zoom_to"]),
    )


def _numbers(table: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    return table.assign(**{column: pd.to_numeric(table[column]) for column in columns})
