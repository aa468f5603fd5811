"""Build the boundary files from the upstream packages; run by ``python -m geo build``.

The same packages give the same bytes. The app does not need this package at run time.
"""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.pipeline.derive import countries, gminy, localities, mesh, powiaty, writers

TOLERANCE_M = 200.0
"""Simplification tolerance: about the size of a cell, far below the borders' error of half a kilometre."""


def build_boundaries(data: Path) -> None:
    """Write the boundaries of powiaty and gminy, the localities and the countries into ``data``.

    Reads ``corrections/gminy.csv`` and ``corrections/countries.csv`` there, and the upstream archives.

    Raises
    ------
    UpstreamError
        An archive is missing or does not have the pinned hash.
    DataError
        The register of names does not match the corrections or the regions.
    """
    source = localities.read_localities()
    places = localities.with_gminy(localities.corrected(source, data / "corrections" / "gminy.csv"))
    found = powiaty.assign(places)
    small, large = polygons(places, found)
    folder = data / "boundaries"
    writers.write_shapefile(large, folder / "powiaty.shp")
    writers.write_shapefile(small, folder / "gminy.shp")
    write_localities(places, found, folder / "localities.csv")
    writers.write_geojson(
        countries.read_countries(data / "corrections" / "countries.csv"),
        data / "context" / "countries.geojson",
        countries.DECIMALS,
    )


def polygons(places: pd.DataFrame, found: powiaty.Powiaty) -> tuple[gpd.GeoDataFrame, gpd.GeoDataFrame]:
    """Return (gminy, powiaty) with the columns of the official register, in EPSG:2180.

    A powiat is the union of its gminy, so that their outlines coincide.
    """
    winner, lead, listed = gminy.assign(places, found)
    shapes = mesh.polygonized(winner, lead, found.grid)
    simple = shapely.coverage_simplify(
        np.array([shapes[n] for n in listed["number"]], dtype=object), TOLERANCE_M
    )
    small = gpd.GeoDataFrame(
        {"JPT_NAZWA_": listed["name"], "POWIAT": listed["powiat"], "RODZAJ": listed["kind"]},
        geometry=simple,
        crs=2180,
    )
    codes = small["POWIAT"].to_numpy()
    whole = [shapely.coverage_union_all(simple[codes == code]) for code in found.codes]
    names = [localities.official_name(found.names[code][1]) for code in found.codes]
    large = gpd.GeoDataFrame({"JPT_KOD_JE": found.codes, "JPT_NAZWA_": names}, geometry=whole, crs=2180)
    return small, large


def write_localities(places: pd.DataFrame, found: powiaty.Powiaty, path: Path) -> None:
    """Write ``id, powiat_teryt, lat, lon`` of the localities; their names are in the register, by id."""
    table = places.assign(powiat_teryt=powiaty.powiat_codes(places, found.names))
    columns = ["id", "powiat_teryt", "lat", "lon"]
    table[columns].to_csv(path, index=False, encoding="utf-8", lineterminator="\n", float_format="%.4f")
