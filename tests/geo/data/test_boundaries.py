"""The embedded boundaries, and what every drawing does with them."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely

from geo.core.errors import DataError
from geo.data import boundaries


@pytest.fixture(scope="module")
def embedded() -> gpd.GeoDataFrame:
    return boundaries.read_powiaty()


def written(frame: gpd.GeoDataFrame, path: Path, encoding: str = "UTF-8") -> Path:
    frame.to_file(path, engine="pyogrio", encoding=encoding)
    return path


def test_embedded_powiaty_come_in_code_order(embedded: gpd.GeoDataFrame) -> None:
    assert list(embedded.columns) == ["teryt", "name", "geometry"]
    assert embedded.crs.to_epsg() == 2180
    assert len(embedded) == 380
    assert embedded["teryt"].is_monotonic_increasing
    assert embedded["teryt"].tolist()[:2] == ["0201", "0202"]
    assert embedded.set_index("teryt")["name"].loc[["0201", "0206", "0261", "3263"]].tolist() == [
        "powiat bolesławiecki",
        "powiat karkonoski",
        "powiat Jelenia Góra",
        "powiat Świnoujście",
    ]


def test_embedded_gminy_have_kinds() -> None:
    gminy = boundaries.read_gminy()
    assert list(gminy.columns) == ["teryt", "name", "kind", "geometry"]
    assert gminy["kind"].value_counts().to_dict() == {"wiejska": 1451, "miejsko-wiejska": 724, "miejska": 302}


def test_embedded_files_are_checked(tmp_path: Path, embedded: gpd.GeoDataFrame) -> None:
    with pytest.raises(DataError, match=r"powiaty\.shp: expected a shapefile"):
        boundaries.read_powiaty(tmp_path / "powiaty.shp")
    own = embedded.rename(columns={"teryt": "JPT_KOD_JE", "name": "JPT_NAZWA_"})
    with pytest.raises(
        DataError, match="expected columns JPT_KOD_JE, JPT_NAZWA_, found teryt, name, geometry"
    ):
        boundaries.read_powiaty(written(embedded, tmp_path / "columns.shp"))
    with pytest.raises(DataError, match="expected 380 rows, found 379"):
        boundaries.read_powiaty(written(own.iloc[1:], tmp_path / "rows.shp"))
    with pytest.raises(DataError, match="expected EPSG:2180, found 4326"):
        boundaries.read_powiaty(written(own.to_crs(4326), tmp_path / "crs.shp"))
    with pytest.raises(DataError, match="expected 380 different codes of four digits, found 1 different"):
        boundaries.read_powiaty(written(own.assign(JPT_KOD_JE="0201"), tmp_path / "codes.shp"))


def test_voivodeships_are_unions_of_their_powiaty(embedded: gpd.GeoDataFrame) -> None:
    found = boundaries.voivodeships(embedded)
    assert found["teryt"].tolist() == ["02", "04", "06", "08", *map(str, range(10, 33, 2))]
    assert found["name"].tolist()[0] == "dolnośląskie"
    assert found.geometry.area.sum() == pytest.approx(embedded.geometry.area.sum(), rel=2e-6)  # an islet less
    assert found.geometry.is_valid.all()
    assert found.crs == embedded.crs


def square(x: float, y: float, side: float = 10.0) -> shapely.Polygon:
    """A square with its lower left corner there, in kilometres."""
    return shapely.box(x * 1000, y * 1000, (x + side) * 1000, (y + side) * 1000)


def ring(hole: float) -> shapely.Polygon:
    """A square of 10 km with a square hole, whose side is in kilometres."""
    return square(0, 0).difference(square(3, 3, hole))


def bent(*middle: tuple[float, float]) -> shapely.Polygon:
    """The square to the right of the one at 0, 0, with extra vertices on the shared border.

    The neighbour lacks these vertices; they are given in metres.
    """
    return shapely.Polygon([(10000, 0), (20000, 0), (20000, 10000), (10000, 10000), *middle])


BELOW = shapely.Polygon([(0, -5000), (20000, -5000), (20000, 0), (10000, 0), (0, 0)])
BORDERS = {
    "straight": [square(10, 0)],
    "vertex": [bent((10000, 5000))],
    "sliver": [bent((10000.3, 5000)), BELOW],
    "overlap": [bent((9600, 5000))],
    "gap": [bent((10390, 5000)), BELOW],
    "broad overlap": [square(9, 0, 9.0)],
    "not cut out": [square(3, 3, 3.0), square(10, 0)],
}
"""What may lie beside a square of 10 km."""


@pytest.mark.parametrize(
    ("name", "km2"),
    [
        ("straight", [100.0, 100.0]),
        ("vertex", [100.0, 100.0]),
        ("sliver", [100.0, 100.0, 100.0]),
        ("overlap", [100.0, 100.0]),
        ("gap", [100.0, 100.0, 100.0]),
        ("broad overlap", [91.0, 81.0]),
        ("not cut out", [91.0, 9.0, 100.0]),
    ],
)
def test_matched_neighbours_share_their_border(name: str, km2: list[float]) -> None:
    found = boundaries.matched(np.array([square(0, 0), *BORDERS[name]], dtype=object))
    assert shapely.coverage_is_valid(found)
    assert (shapely.area(found) / 1e6).tolist() == pytest.approx(km2, abs=0.01)
    whole = shapely.coverage_union_all(found)
    assert (shapely.get_num_geometries(whole), len(whole.interiors)) == (1, 0)


def test_what_meets_already_is_left_alone(embedded: gpd.GeoDataFrame) -> None:
    shapes = embedded.geometry.to_numpy()
    assert boundaries.matched(shapes) is shapes


@pytest.mark.parametrize(
    ("shapes", "parts", "holes", "km2"),
    [
        ([square(0, 0), *BORDERS["straight"]], 1, 0, 200.0),
        ([square(0, 0), *BORDERS["vertex"]], 1, 0, 200.0),
        ([square(0, 0), *BORDERS["overlap"]], 1, 0, 200.0),
        ([square(0, 0), *BORDERS["not cut out"]], 1, 0, 200.0),
        ([ring(3.0)], 1, 0, 100.0),
        ([ring(3.2)], 1, 1, 89.76),
        ([square(0, 0), square(12, 0, 0.9)], 1, 0, 100.0),
        ([square(0, 0), square(12, 0, 1.1)], 2, 0, 101.21),
        ([square(0, 0, 0.3), square(2, 0, 0.2)], 1, 0, 0.09),
    ],
    ids=[
        "straight",
        "vertex",
        "overlap",
        "not cut out",
        "hole",
        "large hole",
        "islet",
        "island",
        "only islets",
    ],
)
def test_dissolved_leaves_no_specks_where_borders_do_not_meet(
    shapes: list[shapely.Polygon], parts: int, holes: int, km2: float
) -> None:
    found = boundaries.dissolved(np.array(shapes, dtype=object))
    polygons = shapely.get_parts(found)
    assert (len(polygons), int(shapely.get_num_interior_rings(polygons).sum())) == (parts, holes)
    assert found.area / 1e6 == pytest.approx(km2, abs=0.01)
    assert found.is_valid


def test_the_embedded_voivodeships_are_left_as_their_union_is(embedded: gpd.GeoDataFrame) -> None:
    """Files and sheets are compared byte by byte, so nothing may be touched where nothing is wrong."""
    silesian = embedded[embedded["teryt"].str[:2] == "24"].geometry.to_numpy()
    found = boundaries.voivodeships(embedded).set_index("teryt").geometry["24"]
    assert shapely.to_wkb(found) == shapely.to_wkb(shapely.coverage_union_all(silesian))


@pytest.mark.parametrize("tolerance", [500.0, 2000.0])
def test_simplified_keeps_380_and_their_shared_borders(embedded: gpd.GeoDataFrame, tolerance: float) -> None:
    light = boundaries.simplified(embedded, tolerance)
    assert len(light) == 380
    assert light.geometry.is_valid.all()
    assert not light.geometry.is_empty.any()
    assert shapely.coverage_is_valid(light.geometry.to_numpy())
    assert shapely.get_num_coordinates(light.geometry.to_numpy()).sum() < 26000
    assert light["teryt"].tolist() == embedded["teryt"].tolist()
