"""A partner in Poland lies within the stated distance of its point, on the embedded borders."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import shapely
from pyproj import Geod

from tests.printed import DATA, read


def test_partners_in_poland_lie_within_their_precision() -> None:
    table = gpd.read_file(DATA / "boundaries" / "powiaty.shp").to_crs(4326)
    outlines = dict(zip(table["JPT_KOD_JE"], table.geometry, strict=True))
    polish = {key: place for key, place in read("places.csv", "place_id").items() if place["teryt"]}
    assert len(polish) == 35
    for key, place in polish.items():
        ends = shapely.get_coordinates(outlines[place["teryt"]])
        lon, lat = (np.full(len(ends), float(place[name])) for name in ("lon", "lat"))
        metres = Geod(ellps="WGS84").inv(lon, lat, ends[:, 0], ends[:, 1])[2]
        assert metres.max() / 1000 <= float(place["precision_km"]), key


def test_precision_of_districts_that_was_measured() -> None:
    places = read("places.csv", "place_id")
    found = {
        key: places[key]["precision_km"]
        for key in ("pl-2205", "de-lueneburg-landkreis", "de-northeim-landkreis")
    }
    assert found == {"pl-2205": "38", "de-lueneburg-landkreis": "53", "de-northeim-landkreis": "40"}
