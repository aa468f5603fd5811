"""The whole build of boundaries and ground, where the upstream packages are in the cache."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import geopandas as gpd
import pytest
import shapely

from geo.data import catalogue
from geo.pipeline.derive import boundaries, water


def test_powiaty_are_unions_of_their_gminy() -> None:
    small = gpd.GeoDataFrame(
        {"POWIAT": ["0202", "0201", "0202"]},
        geometry=[shapely.box(0, 0, 1, 1), shapely.box(5, 0, 6, 1), shapely.box(1, 0, 2, 1)],
        crs=2180,
    )
    large = boundaries.united(small, {"0201": ("p", "bolesławiecki"), "0202": ("p", "dzierżoniowski")})
    assert large["JPT_KOD_JE"].tolist() == ["0201", "0202"]
    assert large["JPT_NAZWA_"].tolist() == ["powiat bolesławiecki", "powiat dzierżoniowski"]
    assert large.area.tolist() == [1, 2]


def test_without_the_drainage_network_lakes_and_rivers_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ATLAS_UPSTREAM", str(tmp_path))
    (line,) = water.build_water(tmp_path, {}, gpd.GeoDataFrame())
    assert line == (
        "Rivers and lakes left as they are: the drainage network of EFAS is missing (libmagics++-data of"
        " Debian; python -m geo fetch downloads it where apt-get is installed)."
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif("ATLAS_REBUILD" not in os.environ, reason="takes minutes: make rebuild")
def test_a_full_rebuild_gives_the_committed_bytes(tmp_path: Path) -> None:
    for name in ("corrections", "gazetteer"):
        shutil.copytree(catalogue.DATA / name, tmp_path / name)
    kept = boundaries.build_boundaries(tmp_path)
    made = [path for name in ("boundaries", "context") for path in (tmp_path / name).iterdir()]
    assert len(made) == 18 if kept else 20  # three shapefiles of five files each, and five other files
    assert [path.name for path in made if path.read_bytes() != _committed(path, tmp_path)] == []


def _committed(path: Path, folder: Path) -> bytes:
    return (catalogue.DATA / path.relative_to(folder)).read_bytes()
