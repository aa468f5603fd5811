"""Countries, sea and lagoons that meet exactly, from outlines that do not."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
import shapely
from pyproj import Transformer

from geo.pipeline.derive import country_outlines, ground
from geo.pipeline.derive.distance_field import Grid
from geo.pipeline.derive.fitting import fitted

DEGREES = Transformer.from_crs(2180, 4326, always_xy=True)


def water(name: str, kind: str, x: float, y: float, strait: str = "") -> tuple[str, ...]:
    lon, lat = DEGREES.transform(x, y)
    return name, kind, str(lon), str(lat), strait


def waters(*rows: tuple[str, ...]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["name", "kind", "lon", "lat", "strait"])


@pytest.fixture(autouse=True)
def no_upstream(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ground.geonames, "alpha2_codes", lambda: {"POL": "PL", "DEU": "DE"})


def two_countries() -> dict[str, shapely.MultiPolygon]:
    """Germany to x = 200 km, Poland from there; a gap 20 m wide between them, and a lagoon in Poland."""
    west = shapely.box(-320e3, -60e3, 200e3, 700e3)
    east = shapely.box(200_020, -60e3, 1120e3, 700e3)
    lagoon = shapely.box(300e3, 600e3, 330e3, 640e3)
    pond = shapely.box(400e3, 600e3, 401e3, 601e3)
    return {
        "DEU": shapely.MultiPolygon([west]),
        "POL": shapely.MultiPolygon([east.difference(lagoon).difference(pond)]),
    }


def test_the_ground_is_a_coverage_of_the_box() -> None:
    made = ground.near_ground(
        two_countries(), waters(water("Morze", "sea", 0, 900e3), water("Zalew", "lagoon", 310e3, 610e3))
    )
    assert made[["kind", "code", "name"]].to_numpy().tolist() == [
        ["country", "DE", ""],
        ["country", "PL", ""],
        ["sea", "", "Morze"],
        ["lagoon", "", "Zalew"],
    ]
    assert shapely.coverage_is_valid(made.geometry.to_numpy())
    assert made.area.sum() == pytest.approx(country_outlines.BOX.area)
    assert made.geometry.iloc[3].area / 1e6 == pytest.approx(1200)
    assert made.geometry.iloc[1].contains(shapely.Point(400_500, 600_500))  # the pond is land


def test_a_strait_parts_a_lagoon_from_the_sea() -> None:
    land = {"POL": shapely.MultiPolygon([country_outlines.BOX.difference(shapely.box(0, 0, 100e3, 1010e3))])}
    ends = " ".join(f"{degree:.6f}" for x in (-10e3, 110e3) for degree in DEGREES.transform(x, 300e3))
    made = ground.near_ground(
        land,
        waters(water("Morze", "sea", 50e3, 800e3), water("Zalew", "lagoon", 50e3, 100e3, ends)),
    )
    areas = dict(zip(made["kind"], made.area / 1e6, strict=True))
    assert areas["lagoon"] == pytest.approx(30_000, rel=0.01)
    assert areas["sea"] == pytest.approx(71_000, rel=0.01)


def test_gminy_fitted_into_the_country_meet_the_ground() -> None:
    made = ground.near_ground(two_countries(), waters(water("Morze", "sea", 0, 900e3)))
    grid = Grid(np.arange(190e3, 232e3, 250), np.arange(660e3, 712e3, 250))
    small = made.set_geometry(
        shapely.intersection(made.geometry.to_numpy(), shapely.box(191e3, 661e3, 231e3, 711e3))
    )
    small = small[~small.is_empty].reset_index(drop=True)
    winner = np.where(grid.x[None, :] < 215e3, 0, 1) + np.zeros((len(grid.y), 1), dtype=np.int32)
    winner[[0, -1], :] = winner[:, [0, -1]] = -1
    shapes, around = fitted(winner, np.ones(winner.shape), grid, np.array(["0201", "0201"]), small)
    home = around.geometry[around["code"] == "PL"].iloc[0]
    assert shapely.area(shapes).sum() == pytest.approx(home.area)
    assert shapely.coverage_is_valid(
        np.array([*shapes, *around.geometry[around["code"] != "PL"]], dtype=object)
    )
    assert shapes[0].bounds[2] == pytest.approx(215e3, abs=250)
