"""The committed ground, lakes and rivers hold what they promise."""

from __future__ import annotations

import itertools

import geopandas as gpd
import numpy as np
import pytest
import shapely
from pyproj import Transformer

from geo.data import ground as grounds
from geo.data.boundaries import read_powiaty
from geo.data.catalogue import DATA, read_csv
from geo.pipeline.ground_checks import ground_faults

CONTEXT = DATA / "context"
METRES = Transformer.from_crs(4326, 2180, always_xy=True)


@pytest.fixture(scope="module")
def powiaty() -> gpd.GeoDataFrame:
    return read_powiaty()


@pytest.fixture(scope="module")
def ground() -> gpd.GeoDataFrame:
    return grounds.load_ground(read_powiaty())


@pytest.fixture(scope="module")
def rivers() -> gpd.GeoDataFrame:
    return grounds.load_rivers().to_crs(2180)


@pytest.fixture(scope="module")
def lakes() -> gpd.GeoDataFrame:
    return grounds.load_lakes().to_crs(2180)


def point(lon: float, lat: float) -> shapely.Point:
    return shapely.Point(*METRES.transform(lon, lat))


def test_neighbours_and_waters_are_named(ground: gpd.GeoDataFrame) -> None:
    countries = ground[ground["kind"] == "country"]
    assert sorted(countries["code"]) == (
        "AT BY CH CZ DE DK FR HU LI LT LV MD NL RO RU SE SK UA".split()  # noqa: SIM905
    )
    assert ground.loc[ground["kind"] != "country", ["kind", "name"]].to_numpy().tolist() == [
        ["sea", "Morze Bałtyckie"],
        ["sea", "Morze Północne"],
        ["lagoon", "Zalew Szczeciński"],
        ["lagoon", "Zalew Wiślany"],
        ["lagoon", "Zalew Kuroński"],
    ]


def test_powiaty_neighbours_and_water_meet_exactly(
    powiaty: gpd.GeoDataFrame, ground: gpd.GeoDataFrame
) -> None:
    assert ground_faults(powiaty, ground) == []
    assert ground.total_bounds.tolist() == [-320e3, -60e3, 1120e3, 1010e3]
    assert powiaty.area.sum() + ground.area.sum() == pytest.approx(1440e3 * 1070e3, abs=1e3)


@pytest.mark.parametrize("tolerance", [grounds.COARSE_M, grounds.FINE_M])
def test_every_level_of_detail_meets_exactly(
    tolerance: float, powiaty: gpd.GeoDataFrame, ground: gpd.GeoDataFrame
) -> None:
    light, around = grounds.level(powiaty, ground, tolerance)
    shapes = np.concatenate([light.geometry.to_numpy(), around.geometry.to_numpy()])
    assert shapely.coverage_is_valid(shapes)
    assert not shapely.is_empty(shapes).any()
    assert shapely.area(shapes).sum() == pytest.approx(1440e3 * 1070e3, abs=1e3)


@pytest.mark.parametrize(
    ("place", "lon", "lat", "code"),
    [
        ("Hel", 18.80, 54.61, "2211"),
        ("Kuźnica", 18.58, 54.735, "2211"),
        ("Krynica Morska", 19.444, 54.380, "2210"),
        ("Świnoujście", 14.247, 53.910, "3263"),
        ("Wolin", 14.617, 53.842, "3207"),
        ("Opołonek, the southern tip", 22.86, 49.02, "1801"),
        ("Bogatynia", 14.956, 50.907, "0225"),
    ],
)
def test_what_the_regions_lacked_is_land(
    place: str, lon: float, lat: float, code: str, powiaty: gpd.GeoDataFrame
) -> None:
    assert powiaty.loc[powiaty.contains(point(lon, lat)), "teryt"].tolist() == [code], place


@pytest.mark.parametrize(
    ("lon", "lat", "name"),
    [
        (14.40, 53.75, "Zalew Szczeciński"),
        (19.35, 54.30, "Zalew Wiślany"),
        (18.50, 54.65, "Morze Bałtyckie"),
        (18.90, 54.50, "Morze Bałtyckie"),
    ],
)
def test_lagoons_and_bays_are_water(lon: float, lat: float, name: str, ground: gpd.GeoDataFrame) -> None:
    assert ground.loc[ground.contains(point(lon, lat)), "name"].tolist() == [name]


def test_the_rivers_are_those_of_the_table(rivers: gpd.GeoDataFrame) -> None:
    listed = read_csv(DATA / "gazetteer" / "rivers.csv")
    named = rivers[rivers["name"] != ""]
    assert (len(listed), named["name"].nunique()) == (78, 78)
    hosts = named.drop_duplicates("name").set_index("name")["host"]
    assert hosts.to_dict() == dict(zip(listed["name"], listed["host"], strict=True))
    assert (named["basin_km2"] > 0).all()
    assert set(rivers.loc[rivers["name"] == "", "basin_km2"]) == {0}


def test_a_river_is_whole_and_widens_downstream(rivers: gpd.GeoDataFrame) -> None:
    for name, pieces in rivers[rivers["name"] != ""].groupby("name"):
        assert pieces["piece"].tolist() == list(range(1, len(pieces) + 1)), name
        assert pieces["basin_km2"].is_monotonic_increasing, name
        ends = [shapely.get_coordinates(shape)[[0, -1]] for shape in pieces.geometry]
        gaps = [np.hypot(*(before[1] - after[0])) for before, after in itertools.pairwise(ends)]
        assert max(gaps, default=0) < 20, name


@pytest.mark.parametrize(
    ("place", "lon", "lat", "river"),
    [
        ("Warszawa", 21.03, 52.24, "Wisła"),
        ("Kraków", 19.94, 50.05, "Wisła"),
        ("Toruń", 18.60, 53.01, "Wisła"),
        ("Wrocław", 17.04, 51.11, "Odra"),
        ("Racibórz", 18.22, 50.09, "Odra"),
        ("Słubice", 14.56, 52.35, "Odra"),
        ("Poznań", 16.94, 52.41, "Warta"),
        ("Przemyśl", 22.77, 49.78, "San"),
        ("Nowy Sącz", 20.69, 49.63, "Dunajec"),
        ("Kłodzko", 16.65, 50.44, "Nysa Kłodzka"),
    ],
)
def test_towns_lie_on_their_river(
    place: str, lon: float, lat: float, river: str, rivers: gpd.GeoDataFrame
) -> None:
    away = rivers[rivers["name"] == river].distance(point(lon, lat)).min()
    assert away < 2500, place


@pytest.mark.parametrize(
    ("lake", "lon", "lat", "km2"),
    [("Śniardwy", 21.73, 53.75, 113), ("Mamry", 21.70, 54.10, 104), ("Gopło", 18.36, 52.58, 22)],
)
def test_lakes_have_about_their_area(
    lake: str, lon: float, lat: float, km2: float, lakes: gpd.GeoDataFrame
) -> None:
    near = lakes[lakes.distance(point(lon, lat)) < 3000]
    assert near["km2"].max() == pytest.approx(km2, rel=0.35), lake


def test_straits_of_the_szczecin_lagoon_are_water(lakes: gpd.GeoDataFrame) -> None:
    inlets = lakes[lakes["kind"] == "inlet"]
    swina, dziwna = point(14.27, 53.88), point(14.70, 53.91)
    assert inlets.distance(swina).min() < 500
    assert inlets.distance(dziwna).min() < 1500
    assert set(lakes["kind"]) == {"lake", "inlet"}


def test_files_of_the_ground_stay_small() -> None:
    assert (CONTEXT / "ground.shp").stat().st_size < 1_200_000
    assert (CONTEXT / "lakes.geojson").stat().st_size < 500_000
    assert (CONTEXT / "rivers.geojson").stat().st_size < 500_000
