"""The committed boundary and context files hold what they promise."""

from __future__ import annotations

import json

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from pyproj import Geod, Transformer

from geo.core.teryt import VOIVODESHIPS, is_city, is_powiat_code
from geo.data.catalogue import DATA

BOUNDARIES = DATA / "boundaries"
NEIGHBOURS_AND_PARTNERS = (
    "DE CZ SK UA BY LT RU LV EE MD MN TR BR US RS HU FR IT GB SE NO FI DK NL BE ES PT CH AT GE AM CN JP RO BG"
    " HR SI"
)


@pytest.fixture(scope="module")
def powiaty() -> gpd.GeoDataFrame:
    return gpd.read_file(BOUNDARIES / "powiaty.shp")


@pytest.fixture(scope="module")
def gminy() -> gpd.GeoDataFrame:
    return gpd.read_file(BOUNDARIES / "gminy.shp")


def test_powiaty_follow_the_schema_of_the_register(powiaty: gpd.GeoDataFrame) -> None:
    assert list(powiaty.columns) == ["JPT_KOD_JE", "JPT_NAZWA_", "geometry"]
    assert powiaty.crs.to_epsg() == 2180
    codes = powiaty["JPT_KOD_JE"]
    assert codes.map(is_powiat_code).all()
    assert codes.is_unique
    assert codes.is_monotonic_increasing
    assert (len(powiaty), int(codes.map(is_city).sum()), codes.str[:2].nunique()) == (
        380,
        66,
        len(VOIVODESHIPS),
    )
    assert powiaty["JPT_NAZWA_"].str.startswith("powiat ").all()
    assert powiaty["JPT_NAZWA_"].nunique() == 370


def test_powiaty_are_a_light_and_valid_coverage_of_poland(powiaty: gpd.GeoDataFrame) -> None:
    shapes = powiaty.geometry.to_numpy()
    assert powiaty.geometry.is_valid.all()
    assert shapely.coverage_is_valid(shapes)
    assert 50_000 < shapely.get_num_coordinates(shapes).sum() < 70_000
    assert powiaty.area.sum() / 1e6 == pytest.approx(311_800, rel=0.0005)  # without lagoons
    assert shapely.get_parts(shapely.coverage_union_all(shapes)).size < 30
    assert [round(bound, -4) for bound in powiaty.total_bounds] == pytest.approx(
        [170_000, 140_000, 860_000, 780_000], abs=10_000
    )


@pytest.mark.parametrize(
    ("code", "km2"),
    [
        ("1465", 517),
        ("1261", 327),
        ("1061", 293),
        ("3064", 262),
        ("2264", 17),
        ("2476", 13.3),
        ("2461", 125),
        ("0261", 109),
        ("2469", 165),
        ("2262", 135),
    ],
)
def test_cities_have_about_their_official_area(code: str, km2: float, powiaty: gpd.GeoDataFrame) -> None:
    area = powiaty.set_index("JPT_KOD_JE").area[code] / 1e6
    assert area == pytest.approx(km2, rel=0.02)


def test_almost_every_locality_lies_in_its_own_powiat(powiaty: gpd.GeoDataFrame) -> None:
    table = pd.read_csv(BOUNDARIES / "localities.csv", dtype={"id": str, "powiat_teryt": str})
    assert len(table) == 43_989
    x, y = Transformer.from_crs(4326, 2180, always_xy=True).transform(table["lon"], table["lat"])
    own = powiaty.set_index("JPT_KOD_JE").geometry.loc[table["powiat_teryt"]].to_numpy()
    assert shapely.intersects(own, shapely.points(x, y)).mean() >= 0.9998


def test_gminy_fill_the_powiaty_exactly(powiaty: gpd.GeoDataFrame, gminy: gpd.GeoDataFrame) -> None:
    assert list(gminy.columns) == ["JPT_NAZWA_", "POWIAT", "RODZAJ", "geometry"]
    assert gminy["RODZAJ"].value_counts().to_dict() == {
        "wiejska": 1451,
        "miejsko-wiejska": 724,
        "miejska": 302,
    }
    assert not gminy.duplicated(["POWIAT", "JPT_NAZWA_", "RODZAJ"]).any()
    assert shapely.coverage_is_valid(gminy.geometry.to_numpy())
    shapes = gminy.geometry.to_numpy()
    for code, whole in zip(powiaty["JPT_KOD_JE"], powiaty.geometry, strict=True):
        union = shapely.coverage_union_all(shapes[(gminy["POWIAT"] == code).to_numpy()])
        assert shapely.equals(shapely.normalize(union), shapely.normalize(whole)), code


def test_a_city_with_powiat_rights_is_one_gmina(gminy: gpd.GeoDataFrame) -> None:
    cities = gminy[gminy["POWIAT"].map(is_city)]
    assert len(cities) == 66
    assert set(cities["RODZAJ"]) == {"miejska"}


def test_abolished_and_renamed_gminy_are_not_there(gminy: gpd.GeoDataFrame) -> None:
    names = set(gminy["JPT_NAZWA_"])
    assert not {"Ostrowice", "Sitkówka-Nowiny", "Stargard Szczeciński"} & names
    assert {"Nowiny", "Stargard", "Złocieniec", "Żerków"} <= names


def test_countries_of_the_background_are_valid_and_named() -> None:
    path = DATA / "context" / "countries.geojson"
    assert path.stat().st_size < 900_000
    countries = gpd.read_file(path)
    assert countries.crs.to_epsg() == 4326
    assert countries.geometry.is_valid.all()
    assert not countries.geometry.is_empty.any()
    assert set(NEIGHBOURS_AND_PARTNERS.split()) <= set(countries["iso"])
    assert countries.set_index("iso")["name"].loc[["PL", "DE", "XK"]].tolist() == [
        "Poland",
        "Germany",
        "Kosovo",
    ]
    assert set(json.loads(path.read_text(encoding="utf-8"))["features"][0]["properties"]) == {"iso", "name"}


@pytest.mark.parametrize(
    ("iso", "place", "lon", "lat"),
    [
        ("RU", "Norilsk", 88.2, 69.35),
        ("RU", "Markovo", 170.4, 64.7),
        ("RU", "Uelen, beyond 180 degrees", -170.2, 66.1),
        ("FI", "Ivalo", 27.5, 68.65),
        ("NO", "Vadso", 29.3, 70.15),
        ("", "East Siberian Sea", 165.0, 72.5),
        ("", "White Sea", 37.5, 65.5),
        ("", "Kara Sea", 80.0, 75.5),
        ("", "Barents Sea", 40.0, 70.5),
        ("", "Chukchi Sea", -175.0, 69.0),
    ],
)
def test_the_far_north_is_land_and_sea_where_it_should_be(
    iso: str, place: str, lon: float, lat: float
) -> None:
    countries = gpd.read_file(DATA / "context" / "countries.geojson")
    assert countries.loc[countries.contains(shapely.Point(lon, lat)), "iso"].tolist() == (
        [iso] if iso else []
    ), place


@pytest.mark.parametrize(
    ("iso", "km2"),
    [
        ("RU", 17_098_246),
        ("US", 9_833_517),
        ("CN", 9_596_961),
        ("BR", 8_515_767),
        ("FJ", 18_272),
        ("NZ", 268_838),
    ],
)
def test_countries_at_both_ends_of_the_map_have_their_area(iso: str, km2: int) -> None:
    shape = gpd.read_file(DATA / "context" / "countries.geojson").set_index("iso").geometry[iso]
    assert abs(Geod(ellps="WGS84").geometry_area_perimeter(shape)[0]) / 1e6 == pytest.approx(km2, rel=0.05)


def test_countries_do_not_overlap() -> None:
    shapes = gpd.read_file(DATA / "context" / "countries.geojson").geometry.to_numpy()
    first, second = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    beside = first < second
    assert (
        shapely.area(shapely.intersection(shapes[first[beside]], shapes[second[beside]])).max() < 0.001
    )  # square degrees


def test_files_stay_small() -> None:
    assert (BOUNDARIES / "powiaty.shp").stat().st_size < 1_200_000
    assert (BOUNDARIES / "gminy.shp").stat().st_size < 4_000_000
    assert (BOUNDARIES / "localities.csv").stat().st_size < 1_500_000
