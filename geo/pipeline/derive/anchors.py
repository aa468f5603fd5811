"""Check the gazetteer table: every anchor must be equal to its upstream record."""

from __future__ import annotations

import json
from collections.abc import Callable

import pandas as pd

from geo.core.errors import DataError
from geo.core.i18n import N_
from geo.core.records import records
from geo.pipeline import upstream
from geo.pipeline.derive import geonames

Record = tuple[str | None, str | None, float | None, float | None]
"""Name, country, latitude and longitude (degrees) of an anchor."""


def verify_anchors(anchors: pd.DataFrame) -> int:
    """Compare every ``geonames:`` and ``prng:`` row with its upstream record; return how many were compared.

    Rows with an id ``manual:...`` have no record; the places that use them are marked uncertain.

    Raises
    ------
    DataError
        The first row without a record, or that differs from it in name, country or coordinates.
    """
    upstream_records = _upstream_records()
    checked = 0
    for row in records(anchors):
        source, _, key = row.anchor_id.partition(":")
        if source not in upstream_records:
            continue
        expected = upstream_records[source](key)
        found: Record = (row.name, row.country, float(row.lat), float(row.lon))
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


def _upstream_records() -> dict[str, Callable[[str], Record]]:
    """Return source -> function from the id of a record to the record; missing values are None."""
    cities = geonames.cities()
    places = json.loads(upstream.read_member("polskie-miejscowosci", "package/data.json"))
    register = {row["Id"]: row for row in places}

    def from_geonames(key: str) -> Record:
        city = cities.get(key, {})
        return city.get("name"), city.get("countrycode"), city.get("latitude"), city.get("longitude")

    def from_prng(key: str) -> Record:
        place = register.get(key, {})
        return place.get("Name"), "PL", place.get("Latitude"), place.get("Longitude")

    return {"geonames": from_geonames, "prng": from_prng}
