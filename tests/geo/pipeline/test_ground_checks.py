"""Gaps, overlaps and areas of the ground, on made borders."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from geo.pipeline.ground_checks import area_errors, area_lines, ground_faults


def frame(*shapes: shapely.Geometry) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame({"n": range(len(shapes))}, geometry=list(shapes), crs=2180)


HOME, SEA = shapely.box(0, 0, 10e3, 10e3), shapely.box(0, 10e3, 10e3, 30e3)


@pytest.mark.parametrize(
    ("sea", "faults"),
    [
        (SEA, []),
        (shapely.box(0, 10_020, 10e3, 30e3), ["Ground: a gap of 0.2 km² at 5000, 10010 (EPSG:2180)."]),
        (
            shapely.box(0, 9_980, 10e3, 30e3),
            ["Ground: 80040 m of borders do not match.", "Ground: an overlap of 0.2 km²."],
        ),
    ],
)
def test_gaps_and_overlaps_are_faults(sea: shapely.Geometry, faults: list[str]) -> None:
    below = shapely.box(0, -10e3, 10e3, 0)
    assert ground_faults(frame(HOME), frame(below, sea)) == faults


def gminy() -> gpd.GeoDataFrame:
    rows = [
        ("0201", "A", "wiejska", 100.0),
        ("0201", "B", "miejska", 10.0),
        ("0261", "C", "miejska", 50.0),
        ("1816", "D", "wiejska", 70.0),
        ("2211", "Hel", "miejska", 20.0),
    ]
    table = pd.DataFrame(rows, columns=["teryt", "name", "kind", "km2"])
    shapes = [shapely.box(0, 0, 1e3, 1e3 * km2) for km2 in table.pop("km2")]
    return gpd.GeoDataFrame(table, geometry=shapes, crs=2180)


def areas(town: str = "10.10") -> pd.DataFrame:
    table = pd.DataFrame(gminy().drop(columns="geometry")).rename(columns={"teryt": "powiat_teryt"})
    return table.assign(km2=["100.00", town, "50.50", "", "60.00"])


def test_errors_leave_out_lagoons_and_unknown_areas() -> None:
    powiaty, single = area_errors(gminy(), areas())
    assert powiaty.round(4).to_dict() == {"0201": -0.0009, "0261": -0.0099}
    assert single.round(4).tolist() == [0.0, -0.0099, -0.0099]


def test_a_land_powiat_beyond_one_percent_is_a_fault() -> None:
    report, faults = area_lines(*area_errors(gminy(), areas()))
    assert report[0] == (
        "Areas against the official ones: land powiaty: 1, median error 0.09%, 95 % within 0.09%,"
        " largest 0.09%, 0 over 1%."
    )
    assert faults == []
    _, faults = area_lines(*area_errors(gminy(), areas("13.00")))
    assert faults == ["Area of powiat 0201: -2.7% against the official one."]
