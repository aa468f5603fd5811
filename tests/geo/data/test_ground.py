"""The ground follows the powiaty in use, and is simplified with them."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely

from geo.core.errors import DataError
from geo.data import ground


def powiaty(*shapes: shapely.Geometry) -> gpd.GeoDataFrame:
    codes = [f"02{number:02d}" for number in range(1, len(shapes) + 1)]
    return gpd.GeoDataFrame({"teryt": codes}, geometry=list(shapes), crs=2180)


def around() -> gpd.GeoDataFrame:
    """A country west of x = 100 km and the sea north of y = 100 km, with a hole for the powiaty."""
    west, north = shapely.box(0, 0, 100e3, 100e3), shapely.box(0, 100e3, 300e3, 150e3)
    table = {"kind": ["country", "sea"], "code": ["DE", ""], "name": ["", "Morze Bałtyckie"]}
    return gpd.GeoDataFrame(table, geometry=[west, north], crs=2180)


HOME = (shapely.box(100e3, 0, 200e3, 100e3), shapely.box(200e3, 0, 300e3, 100e3))


def test_a_ground_that_fits_stays_as_it_is() -> None:
    pieces = around()
    north = shapely.segmentize(pieces.geometry.iloc[1], 50e3)
    fitting = pieces.set_geometry([shapely.segmentize(pieces.geometry.iloc[0], 50e3), north], crs=2180)
    units = powiaty(*(shapely.segmentize(shape, 50e3) for shape in HOME))
    assert ground.following(fitting, units) is fitting


def test_the_ground_follows_an_official_file() -> None:
    """The first powiat reaches 2 km into the neighbour and ends 1 km south of the shore."""
    first = shapely.box(98e3, 0, 200e3, 99e3)
    units = powiaty(first, HOME[1].difference(shapely.box(0, 99e3, 300e3, 100e3)))
    made = ground.following(around(), units)
    shapes = np.concatenate([made.geometry.to_numpy(), units.geometry.to_numpy()])
    assert made["code"].tolist() == ["DE", ""]
    assert shapely.area(shapes).sum() == pytest.approx(300e3 * 150e3)
    assert not made.geometry.iloc[0].intersects(shapely.Point(99e3, 50e3))
    assert made.geometry.iloc[1].contains(shapely.Point(150e3, 99_500))


def test_powiaty_and_ground_are_simplified_together() -> None:
    wave = [(100e3, y) if k % 2 else (100e3 + 80, y) for k, y in enumerate(np.linspace(1e3, 99e3, 99))]
    border = [(100e3, 0), *wave, (100e3, 100e3)]
    west = shapely.Polygon([(0, 0), *border, (0, 100e3)])
    home = shapely.Polygon([(300e3, 0), *border, (300e3, 100e3)])
    pieces = around().set_geometry([west, around().geometry.iloc[1]], crs=2180)
    units, rest = ground.level(powiaty(home), pieces, 500.0)
    assert shapely.get_num_coordinates(units.geometry.iloc[0]) < 20
    assert rest[["kind", "code", "name"]].equals(pieces[["kind", "code", "name"]])
    assert shapely.area(shapely.intersection(units.geometry.iloc[0], rest.geometry.iloc[0])) == 0


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    powiaty(*HOME).to_file(tmp_path / "ground.shp")
    with pytest.raises(DataError, match=r"ground\.shp: expected a shapefile with KIND, CODE and NAME"):
        ground.read_ground(tmp_path / "ground.shp")
    with pytest.raises(DataError, match=r"ground\.shp: expected"):
        ground.read_ground(tmp_path / "none" / "ground.shp")
