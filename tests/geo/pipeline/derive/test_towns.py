"""The number of inhabitants of a town comes from the largest place of its name near by."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from geo.core.errors import DataError
from geo.pipeline.derive.towns import populations

WARSAW = pd.DataFrame({"name": ["Warszawa"], "lat": [52.23], "lon": [21.01]})


def city(name: str, people: int, lat: float = 52.23, country: str = "PL", *others: str) -> dict[str, Any]:
    return {
        "name": name,
        "alternatenames": list(others),
        "latitude": lat,
        "longitude": 21.01,
        "population": people,
        "countrycode": country,
    }


def test_the_largest_place_of_the_name_near_by_counts() -> None:
    known = [
        city("Warsaw", 1_700_000, 52.22, "PL", "Warszawa", "Varsovie"),
        city("Warszawa", 900),
        city("Warszawa", 5_000_000, 52.40),  # 19 km away
        city("Warszawa", 6_000_000, 52.23, "US"),
        city("Praga", 7_000_000),
    ]
    assert populations(WARSAW, known) == [1_700_000]


def test_a_town_without_such_a_place_is_told() -> None:
    with pytest.raises(DataError, match="Warszawa"):
        populations(WARSAW, [city("Praga", 7_000_000)])
