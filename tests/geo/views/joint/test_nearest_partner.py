"""Nearest powiaty against an independent implementation of Vincenty's formula on the published seats."""

from __future__ import annotations

import csv
import math
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from geo.data.join import AtlasTables
from geo.views.joint.nearest_partner import distances_km, nearest

DATA = Path(__file__).parents[4] / "data"
AXIS_M, FLATTENING = 6_378_137.0, 1 / 298.257223563  # WGS 84


def vincenty_km(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """Return the distance on the ellipsoid by Vincenty's inverse formula (1975)."""
    if (lat_a, lon_a) == (lat_b, lon_b):
        return 0.0
    polar = (1 - FLATTENING) * AXIS_M
    u1, u2 = (math.atan((1 - FLATTENING) * math.tan(math.radians(lat))) for lat in (lat_a, lat_b))
    wide = turn = math.radians(lon_b - lon_a)
    while True:
        sin_s = math.hypot(
            math.cos(u2) * math.sin(turn),
            math.cos(u1) * math.sin(u2) - math.sin(u1) * math.cos(u2) * math.cos(turn),
        )
        cos_s = math.sin(u1) * math.sin(u2) + math.cos(u1) * math.cos(u2) * math.cos(turn)
        arc = math.atan2(sin_s, cos_s)
        sin_a = math.cos(u1) * math.cos(u2) * math.sin(turn) / sin_s
        cos2_a = 1 - sin_a**2
        cos_2m = cos_s - 2 * math.sin(u1) * math.sin(u2) / cos2_a
        c = FLATTENING / 16 * cos2_a * (4 + FLATTENING * (4 - 3 * cos2_a))
        before, turn = (
            turn,
            wide
            + (1 - c) * FLATTENING * sin_a * (arc + c * sin_s * (cos_2m + c * cos_s * (2 * cos_2m**2 - 1))),
        )
        if abs(turn - before) < 1e-12:
            break
    squared = cos2_a * (AXIS_M**2 - polar**2) / polar**2
    a = 1 + squared / 16384 * (4096 + squared * (-768 + squared * (320 - 175 * squared)))
    b = squared / 1024 * (256 + squared * (-128 + squared * (74 - 47 * squared)))
    last = b / 6 * cos_2m * (4 * sin_s**2 - 3) * (4 * cos_2m**2 - 3)
    less = b * sin_s * (cos_2m + b / 4 * (cos_s * (2 * cos_2m**2 - 1) - last))
    return polar * a * (arc - less) / 1000


def seats() -> dict[str, tuple[float, float]]:
    with (DATA / "powiaty.csv").open(encoding="utf-8") as file:
        return {row["powiat_teryt"]: (float(row["lat"]), float(row["lon"])) for row in csv.DictReader(file)}


def with_partners() -> set[str]:
    with (DATA / "partnerships.csv").open(encoding="utf-8") as file:
        return {row["powiat_teryt"] for row in csv.DictReader(file)}


# listed powiat without partners -> nearest powiat with partners and distance in km, by the formula above
PAIRS = {
    "0204": ("3013", 19.644),
    "0262": ("0205", 17.533),
    "0462": ("0417", 26.518),
    "1202": ("1201", 12.577),
    "0203": ("0804", 29.603),
    "0602": ("0605", 28.804),
    "2464": ("2404", 0.0),  # Częstochowa and powiat częstochowski have one seat
}


@pytest.mark.parametrize(("code", "known"), PAIRS.items())
def test_nearest_pairs(joined: AtlasTables, code: str, known: tuple[str, float]) -> None:
    codes = joined.powiaty["powiat_teryt"]
    found = nearest(joined, codes == code, codes.isin(with_partners()))
    assert (codes[found["at"].iloc[0]], round(found["km"].iloc[0], 3)) == known


@pytest.mark.parametrize("code", PAIRS)
def test_the_formula_finds_the_same(code: str) -> None:
    where, has = seats(), with_partners()
    km, other = min((vincenty_km(*where[code], *where[other]), other) for other in has)
    assert (other, round(km, 3)) == PAIRS[code]


def test_every_nearest_powiat_is_the_nearest_by_the_formula(joined: AtlasTables) -> None:
    codes, where, has = joined.powiaty["powiat_teryt"], seats(), sorted(with_partners())
    asked = (joined.powiaty["flood_status"] == "listed") & ~codes.isin(has)
    found = nearest(joined, asked, codes.isin(has))
    assert len(found) == 77
    for at, row in found.iloc[::4].iterrows():
        distances = {other: vincenty_km(*where[codes[at]], *where[other]) for other in has}
        assert min(distances.values()) == pytest.approx(row["km"], abs=1e-3)
        assert distances[codes[int(row["at"])]] == pytest.approx(row["km"], abs=1e-3)


def test_distances_are_the_same_both_ways(joined: AtlasTables) -> None:
    table = distances_km(joined)
    assert table.shape == (380, 380)
    np.testing.assert_array_equal(table, table.T)
    assert (np.diag(table) == 0).all()
    with pytest.raises(ValueError, match="read-only"):
        table[0, 1] = 1.0


def test_no_powiat_is_its_own_neighbour(tiny: AtlasTables) -> None:
    everyone = pd.Series(True, index=tiny.powiaty.index)
    found = nearest(tiny, everyone, everyone)
    assert (found["at"] != found.index).all()
    only = tiny.powiaty["powiat_teryt"] == "0201"
    assert nearest(tiny, only, only).empty


def test_nothing_to_find(tiny: AtlasTables) -> None:
    everyone = pd.Series(True, index=tiny.powiaty.index)
    for asked, among in ((~everyone, everyone), (everyone, ~everyone)):
        assert nearest(tiny, asked, among).empty
