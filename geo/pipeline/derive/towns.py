"""Build the towns that the maps name: those of the register of names, with their number of inhabitants.

The register has no populations; they come from GeoNames, from the largest place of the same name near by.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from geo.core.errors import DataError
from geo.core.geodesy import length_km
from geo.core.i18n import N_
from geo.core.records import records
from geo.core.teryt import name_key
from geo.pipeline.derive import geonames

TOWN = "city"
_NEAR_KM = 8.0


def write_towns(places: pd.DataFrame, codes: Sequence[str], path: Path) -> None:
    """Write ``name, powiat_teryt, lat, lon, population`` of the towns, in the order of the register.

    Parameters
    ----------
    places
        Localities as from ``localities.read_localities``.
    codes
        Powiat of each locality.

    Raises
    ------
    DataError
        A town is not in GeoNames.
    """
    towns = places.assign(powiat_teryt=codes)[places["kind"] == TOWN]
    towns = towns.assign(population=populations(towns, list(geonames.cities().values())))
    columns = ["name", "powiat_teryt", "lat", "lon", "population"]
    towns[columns].to_csv(path, index=False, encoding="utf-8", lineterminator="\n", float_format="%.4f")


def populations(towns: pd.DataFrame, cities: list[dict[str, Any]]) -> list[int]:
    """Return the number of inhabitants of each town.

    Parameters
    ----------
    towns
        ``name``, ``lat``, ``lon``.
    cities
        Records as from ``geonames.cities``.

    Raises
    ------
    DataError
        No place within a few kilometres has the name of the town.
    """
    named: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for city in cities:
        if city["countrycode"] == "PL":
            for key in {name_key(name) for name in (city["name"], *city["alternatenames"])}:
                named[key].append(city)
    found = []
    for town in records(towns):
        near = [
            int(city["population"])
            for city in named[name_key(town.name)]
            if length_km(town.lon, town.lat, city["longitude"], city["latitude"]) < _NEAR_KM
        ]
        if not near:
            raise DataError(
                N_("GeoNames: expected town {name} within {km} km of its place in the register, found none."),
                name=town.name,
                km=f"{_NEAR_KM:.0f}",
            )
        found.append(max(near))
    return found
