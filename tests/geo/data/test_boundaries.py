"""The embedded boundaries, and what every drawing does with them."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
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
    assert gminy["kind"].value_counts().to_dict() == {"wiejska": 1523, "miejsko-wiejska": 652, "miejska": 302}


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
    assert found.geometry.area.sum() == pytest.approx(embedded.geometry.area.sum())
    assert found.geometry.is_valid.all()
    assert found.crs == embedded.crs


@pytest.mark.parametrize("tolerance", [500.0, 2000.0])
def test_simplified_keeps_380_and_their_shared_borders(embedded: gpd.GeoDataFrame, tolerance: float) -> None:
    light = boundaries.simplified(embedded, tolerance)
    assert len(light) == 380
    assert light.geometry.is_valid.all()
    assert not light.geometry.is_empty.any()
    assert shapely.coverage_is_valid(light.geometry.to_numpy())
    assert shapely.get_num_coordinates(light.geometry.to_numpy()).sum() < 25000
    assert light["teryt"].tolist() == embedded["teryt"].tolist()
