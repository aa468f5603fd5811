"""Build powiaty, gminy and the ground around them from the upstream packages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.data.catalogue import read_csv
from geo.data.ground import POLAND
from geo.pipeline.derive import (
    countries,
    country_outlines,
    fitting,
    gminy,
    ground,
    localities,
    official_areas,
    powiaty,
    regions,
    towns,
    water,
    writers,
)

_AREA_TURNS = 5


@dataclass(frozen=True)
class Register:
    """The localities and gminy of the register of names.

    Parameters
    ----------
    places
        Localities with the columns of ``with_gminy``.
    names
        Powiat code -> (province, district).
    keys
        Gmina of each locality, as from ``gminy.gmina_keys``.
    listed
        ``powiat, name, kind, number`` of the gminy, in the order of their numbers.
    km2
        Official area of each gmina, by number; NaN if unknown.
    """

    places: pd.DataFrame
    names: dict[str, tuple[str, str]]
    keys: pd.DataFrame
    listed: pd.DataFrame
    km2: pd.Series

    @property
    def xy(self) -> np.ndarray:
        """Return the coordinates of the localities in EPSG:2180, shape (n, 2)."""
        return self.places[["x", "y"]].to_numpy()


def build_boundaries(data: Path) -> list[str]:
    """Write boundaries, localities and ground into ``data``; return lines on what was kept or left out.

    Reads ``corrections`` and ``gazetteer`` there, and the upstream archives.

    Raises
    ------
    UpstreamError
        An archive is missing or does not have the pinned hash.
    DataError
        The register of names or the official areas do not match the corrections or the regions.
    """
    for name in ("boundaries", "context"):
        (data / name).mkdir(exist_ok=True)
    raw = powiaty.polish_regions(regions.read_regions())
    register = read_register(data, raw)
    land = country_outlines.read_countries()
    near = ground.near_ground(land, read_csv(data / "gazetteer" / "waters.csv"))
    small, around = drawn(register, raw, near)
    large = united(small, register.names)
    writers.write_shapefile(large, data / "boundaries" / "powiaty.shp")
    writers.write_shapefile(small, data / "boundaries" / "gminy.shp")
    write_localities(register, data / "boundaries" / "localities.csv")
    write_areas(register, data / "boundaries" / "areas.csv")
    codes = powiaty.powiat_codes(register.places, register.names)
    towns.write_towns(register.places, codes.tolist(), data / "context" / "towns.csv")
    abroad = around[around["code"] != POLAND]
    writers.write_shapefile(
        abroad.rename(columns={"kind": "KIND", "code": "CODE", "name": "NAME"}),
        data / "context" / "ground.shp",
    )
    writers.write_geojson(
        countries.read_countries(data / "corrections" / "countries.csv"),
        data / "context" / "countries.geojson",
        countries.DECIMALS,
    )
    return water.build_water(data, land, around)


def read_register(data: Path, raw: dict[str, shapely.MultiPolygon]) -> Register:
    """Return the register of names with the official areas, corrected by the decisions in ``data``."""
    corrections = data / "corrections"
    places = localities.with_gminy(
        localities.corrected(localities.read_localities(), corrections / "gminy.csv")
    )
    names = localities.name_regions(raw, places)
    keys = gminy.gmina_keys(places, names)
    listed = keys.drop_duplicates("number").sort_values("number").reset_index(drop=True)
    areas = official_areas.read_areas(read_csv(corrections / "areas.csv"))
    return Register(places, names, keys, listed, official_areas.area_of_gminy(areas, listed))


def drawn(
    register: Register, raw: dict[str, shapely.MultiPolygon], near: gpd.GeoDataFrame
) -> tuple[gpd.GeoDataFrame, gpd.GeoDataFrame]:
    """Return (gminy, ground): gminy with the columns of the official register, in EPSG:2180.

    The areas of the gminy are measured on the finished polygons and fitted again by what they came out with,
    because simplification changes them.
    """
    country = near.geometry[near["code"] == POLAND].iloc[0]
    official = official_areas.area_of_powiaty(register.listed, register.km2)
    found = powiaty.assign(register.places, raw, register.names, country, official)
    km2 = register.km2.to_numpy()
    parts = gminy.divisions(found, register.keys, register.xy, km2)
    owner, aims = register.listed["powiat"].to_numpy(), km2
    for turn in range(_AREA_TURNS):
        winner, lead = gminy.label_cells(found, parts, register.xy)
        shapes, around = fitting.fitted(winner, lead, found.grid, owner, near)
        if turn + 1 < _AREA_TURNS:
            parts, aims = gminy.refitted(parts, km2, shapely.area(shapes) / 1e6, aims)
    columns = {"JPT_NAZWA_": "name", "POWIAT": "powiat", "RODZAJ": "kind"}
    table = {column: register.listed[source] for column, source in columns.items()}
    return gpd.GeoDataFrame(table, geometry=shapes, crs=2180), around


def united(small: gpd.GeoDataFrame, names: dict[str, tuple[str, str]]) -> gpd.GeoDataFrame:
    """Return the powiaty as unions of their gminy, so that their outlines coincide, in EPSG:2180."""
    codes = sorted(names)
    shapes, owner = small.geometry.to_numpy(), small["POWIAT"].to_numpy()
    whole = [shapely.coverage_union_all(shapes[owner == code]) for code in codes]
    titles = [localities.official_name(names[code][1]) for code in codes]
    return gpd.GeoDataFrame({"JPT_KOD_JE": codes, "JPT_NAZWA_": titles}, geometry=whole, crs=2180)


def write_localities(register: Register, path: Path) -> None:
    """Write ``id, powiat_teryt, lat, lon`` of the localities; their names are in the register, by id."""
    codes = powiaty.powiat_codes(register.places, register.names)
    table = register.places.assign(powiat_teryt=codes)
    columns = ["id", "powiat_teryt", "lat", "lon"]
    table[columns].to_csv(path, index=False, encoding="utf-8", lineterminator="\n", float_format="%.4f")


def write_areas(register: Register, path: Path) -> None:
    """Write ``powiat_teryt, name, kind, km2`` of the gminy: their official areas, empty if unknown."""
    listed = register.listed.rename(columns={"powiat": "powiat_teryt"}).assign(km2=register.km2)
    columns = ["powiat_teryt", "name", "kind", "km2"]
    listed[columns].to_csv(path, index=False, encoding="utf-8", lineterminator="\n", float_format="%.2f")
