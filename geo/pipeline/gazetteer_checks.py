"""Check the partner places independently: by country, by region, and by other towns known to be in them."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import pandas as pd
import shapely
import shapely.ops

from geo.core.geodesy import length_km
from geo.core.records import records

BORDER_KM = 10.0
"""Tolerated distance of a point from the outline of its country, since the outlines are generalised."""


def place_faults(register: pd.DataFrame, anchors: pd.DataFrame) -> list[str]:
    """Return the contradictions between places and gazetteer, one line per fault.

    Every anchor must lie in the stated country and, if the register names one, in the stated region
    (first-level code). Every witness, another place known to belong to the unit, must lie within twice the
    stated precision of the first anchor.
    """
    by_id = anchors.set_index("anchor_id")
    faults: list[str] = []
    for place in records(register):
        for anchor_id in place.anchors.split():
            anchor = by_id.loc[anchor_id]
            if anchor["country"] != place.country:
                faults.append(
                    f"Place {place.place_id}: {anchor_id} lies in {anchor['country']}, not in"
                    f" {place.country}."
                )
            if place.region and anchor["admin1"] and anchor["admin1"] != place.region:
                faults.append(
                    f"Place {place.place_id}: {anchor_id} lies in region {anchor['admin1']}, not in"
                    f" {place.region}."
                )
        faults += _far_witnesses(place, by_id)
    return faults


def _far_witnesses(place: Any, by_id: pd.DataFrame) -> list[str]:
    first = by_id.loc[place.anchors.split()[0]]
    limit = 2 * float(place.precision_km)
    faults = []
    for witness_id in place.witnesses.split():
        witness = by_id.loc[witness_id]
        ends = (float(first["lon"]), float(first["lat"]), float(witness["lon"]), float(witness["lat"]))
        distance = length_km(*ends)
        if distance > limit:
            faults.append(
                f"Place {place.place_id}: {witness['name']} is {distance:.0f} km away,"
                f" more than {limit:.0f} km."
            )
    return faults


def outside_country(places: pd.DataFrame, countries: gpd.GeoDataFrame) -> dict[str, float]:
    """Return place_id -> distance to its country in km, for places more than ``BORDER_KM`` outside.

    Parameters
    ----------
    places
        ``place_id, country, lat, lon`` (degrees).
    countries
        ``iso, geometry`` in EPSG:4326.
    """
    outlines = countries.dissolve("iso").geometry
    far: dict[str, float] = {}
    for place in records(places):
        lon, lat = float(place.lon), float(place.lat)
        outline = outlines[place.country]
        point = shapely.Point(lon, lat)
        if not outline.contains(point):
            nearest = shapely.ops.nearest_points(outline, point)[0]
            distance = length_km(lon, lat, nearest.x, nearest.y)
            if distance > BORDER_KM:
                far[place.place_id] = distance
    return far
