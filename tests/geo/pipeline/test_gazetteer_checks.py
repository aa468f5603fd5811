"""What contradicts a place: another country, another region, towns too far, a point in the sea."""

from __future__ import annotations

import geopandas as gpd
import pytest
import shapely

from geo.pipeline.gazetteer_checks import BORDER_KM, outside_country, place_faults
from tests.tiny import table

ANCHORS = """
anchor_id,name,country,admin1,lat,lon,population,source
geonames:1,Görlitz,DE,13,51.15518,14.98853,1,x
geonames:2,Zittau,DE,13,50.89772,14.80764,1,x
geonames:3,Berlin,DE,16,52.52437,13.41053,1,x
geonames:4,Zgorzelec,PL,72,51.14942,15.00835,1,x
geonames:5,Nigdzie,DE,,51.15518,14.98853,1,x
"""

HEAD = "place_id,name,country,kind,anchors,witnesses,region,precision_km,teryt,doubt,alternative,note\n"


@pytest.mark.parametrize(
    ("country", "anchors", "witnesses", "region", "precision_km", "faults"),
    [
        ("DE", "geonames:1", "geonames:2", "13", "20", []),
        ("DE", "geonames:1", "", "", "1", []),
        ("DE", "geonames:5", "", "13", "1", []),  # the record states no region: nothing to compare
        ("DE", "geonames:4", "", "", "1", ["Place x-y: geonames:4 lies in PL, not in DE."]),
        (
            "DE",
            "geonames:1 geonames:3",
            "",
            "13",
            "1",
            ["Place x-y: geonames:3 lies in region 16, not in 13."],
        ),
        ("DE", "geonames:1", "geonames:2", "13", "15", ["Place x-y: Zittau is 31 km away, more than 30 km."]),
        (
            "DE",
            "geonames:1",
            "geonames:2 geonames:3",
            "13",
            "15.7",
            ["Place x-y: Berlin is 187 km away, more than 31 km."],
        ),
        (
            "CZ",
            "geonames:3",
            "",
            "13",
            "1",
            [
                "Place x-y: geonames:3 lies in DE, not in CZ.",
                "Place x-y: geonames:3 lies in region 16, not in 13.",
            ],
        ),
    ],
)
def test_place_faults(
    country: str, anchors: str, witnesses: str, region: str, precision_km: str, faults: list[str]
) -> None:
    register = table(HEAD + f"x-y,X,{country},city,{anchors},{witnesses},{region},{precision_km},,0,,")
    assert place_faults(register, table(ANCHORS)) == faults


@pytest.mark.parametrize(
    ("country", "lat", "lon", "km"),
    [
        ("AA", "0.5", "0.5", None),
        ("AA", "0.5", "1.05", None),  # 6 km off the coast: the outline is generalised
        ("AA", "0.5", "1.2", 22),
        ("BB", "0.5", "0.5", 167),
        ("BB", "0.5", "4.5", None),  # an island of the same country
    ],
)
def test_outside_country(country: str, lat: str, lon: str, km: int | None) -> None:
    squares = [shapely.box(0, 0, 1, 1), shapely.box(2, 0, 3, 1), shapely.box(4, 0, 5, 1)]
    outlines = gpd.GeoDataFrame({"iso": ["AA", "BB", "BB"]}, geometry=squares, crs=4326)
    found = outside_country(table(f"place_id,country,lat,lon\nx,{country},{lat},{lon}"), outlines)
    assert {place: round(distance) for place, distance in found.items()} == ({} if km is None else {"x": km})


def test_border_is_ten_kilometres() -> None:
    assert BORDER_KM == 10
