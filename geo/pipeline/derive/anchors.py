"""Proof that the gazetteer table was copied and not typed: every anchor against its upstream record."""

from __future__ import annotations

import json

import pandas as pd

from geo.core.errors import DataError
from geo.core.i18n import N_
from geo.core.records import records
from geo.pipeline import upstream
from geo.pipeline.derive import geonames


def verify_anchors(anchors: pd.DataFrame) -> int:
    """Compare every ``geonames:`` and ``prng:`` row with its record; return how many there are.

    Name, country and coordinates must agree.

    Rows called ``manual:`` have no record; the places that use them are uncertain.

    Raises
    ------
    DataError
        A row has no record of its id, or differs from it; the first such row is named.
    """
    cities = geonames.cities()
    register = {
        row["Id"]: row
        for row in json.loads(upstream.read_member("polskie-miejscowosci", "package/data.json"))
    }
    checked = 0
    for row in records(anchors):
        source, _, key = row.anchor_id.partition(":")
        if source == "geonames":
            city = cities.get(key, {})
            expected = (
                city.get("name"),
                city.get("countrycode"),
                city.get("latitude"),
                city.get("longitude"),
            )
        elif source == "prng":
            place = register.get(key, {})
            expected = (place.get("Name"), "PL", place.get("Latitude"), place.get("Longitude"))
        else:
            continue
        found = (row.name, row.country, float(row.lat), float(row.lon))
        if expected != found:
            raise DataError(
                N_(
                    "Anchor {anchor}: expected {expected} as in the gazetteer, found {found}. Copy the record"
                    " into data/gazetteer/anchors.csv."
                ),
                anchor=row.anchor_id,
                expected=expected,
                found=found,
            )
        checked += 1
    return checked
