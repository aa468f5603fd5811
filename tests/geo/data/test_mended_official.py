"""Boundary files as they are met in offices: each is used, and what was put right is told."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from geo.core.errors import BoundaryError
from geo.core.i18n import words
from geo.data import boundaries
from geo.data.official_boundaries import load_boundaries, read_official
from geo.data.official_file import VARIABLE

WGS84_PRJ = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],'
    'PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]'
)
ONLY_METRES = (
    "The stated coordinate system is missing or wrong; by its numbers the file can only be in EPSG:2180."
)
ONLY_DEGREES = ONLY_METRES.replace("2180", "4326")
SIMPLIFIED = "Borders simplified for the screen from "

Make = Callable[[gpd.GeoDataFrame, Path], Path]


@pytest.fixture(scope="module")
def embedded() -> gpd.GeoDataFrame:
    return boundaries.read_powiaty()


@pytest.fixture(scope="module")
def official(embedded: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    return embedded.rename(columns={"teryt": "JPT_KOD_JE", "name": "JPT_NAZWA_"})


def shapefile(frame: gpd.GeoDataFrame, folder: Path, prj: str | None = None, encoding: str = "UTF-8") -> Path:
    path = folder / "A02_Granice_powiatow.shp"
    frame.to_file(path, engine="pyogrio", encoding=encoding)
    path.with_suffix(".cpg").unlink(missing_ok=True)
    if prj is not None:
        path.with_suffix(".prj").write_text(prj)
    return path


def without_prj(frame: gpd.GeoDataFrame, folder: Path) -> Path:
    path = shapefile(frame, folder, encoding="cp1250")
    path.with_suffix(".prj").unlink()
    return path


def geojson(frame: gpd.GeoDataFrame, folder: Path, encoding: str = "utf-8", name: str = "p.geojson") -> Path:
    features = json.loads(frame.to_json(drop_id=True))
    features.pop("crs", None)
    (folder / name).write_text(json.dumps(features, ensure_ascii=False), encoding=encoding)
    return folder / name


def zipped(frame: gpd.GeoDataFrame, folder: Path, ending: str, *more: str) -> Path:
    """Write a ZIP with the file in a sub-folder and other layers beside it."""
    inner = folder / "inner"
    inner.mkdir()
    (geojson(frame.to_crs(4326), inner) if ending == ".geojson" else frame.to_file(inner / f"p{ending}"))
    for name in more:
        frame.dissolve().to_file(inner / name)
    with zipfile.ZipFile(folder / "PRG.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for part in sorted(inner.iterdir()):
            archive.write(part, f"/PRG/2026 {part.stem}/{part.name}")
    return folder / "PRG.zip"


def without_shx(frame: gpd.GeoDataFrame, folder: Path) -> Path:
    path = shapefile(frame, folder)
    path.with_suffix(".shx").unlink()
    return path


def zipped_without_shx(frame: gpd.GeoDataFrame, folder: Path) -> Path:
    path = without_shx(frame, folder)
    with zipfile.ZipFile(folder / "PRG.zip", "w") as archive:
        for part in sorted(folder.glob(f"{path.stem}.*")):
            if part.suffix != ".zip":
                archive.write(part, f"A02/{part.name}")
    return folder / "PRG.zip"


def two_layers(frame: gpd.GeoDataFrame, folder: Path) -> Path:
    path = folder / "granice.gpkg"
    frame.dissolve().to_file(path, layer="kraj")
    frame.to_file(path, layer="jednostki_2", mode="a")
    return path


def parts_in_rows(frame: gpd.GeoDataFrame, folder: Path) -> Path:
    """Give each part a row of its own, and cut one powiat in two."""
    middle = frame.geometry.iloc[0].centroid.x
    west = shapely.box(0, 0, middle, 1e6)
    halves = [frame.geometry.iloc[0] & west, frame.geometry.iloc[0] - west]
    first = pd.concat([frame.iloc[[0]]] * 2).set_geometry(halves, crs=frame.crs)
    pd.concat([first, frame.iloc[1:]]).to_file(folder / "p.gpkg")
    return folder / "p.gpkg"


def with_heights(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    return frame.set_geometry(shapely.force_3d(frame.geometry.to_numpy(), 123.0), crs=frame.crs)


FILES: dict[str, tuple[Make, list[str]]] = {
    "no prj, metres": (without_prj, [ONLY_METRES]),
    "no prj, degrees": (lambda rows, folder: without_prj(rows.to_crs(4326), folder), [ONLY_DEGREES]),
    "noise in the prj": (lambda rows, folder: shapefile(rows, folder, "<?>"), [ONLY_METRES]),
    "local prj": (
        lambda rows, folder: shapefile(rows, folder, 'LOCAL_CS["here",UNIT["metre",1]]'),
        [ONLY_METRES],
    ),
    "prj of another layer": (lambda rows, folder: shapefile(rows, folder, WGS84_PRJ), [ONLY_METRES]),
    "geojson in metres": (geojson, [ONLY_METRES]),
    "geojson in windows-1250": (lambda rows, folder: geojson(rows.to_crs(4326), folder, "cp1250"), []),
    "heights": (lambda rows, folder: shapefile(with_heights(rows), folder), []),
    "geopackage in a zip": (
        lambda rows, folder: zipped(rows, folder, ".gpkg"),
        ["Of the file PRG.zip the layer p.gpkg is used."],
    ),
    "geojson in a zip": (
        lambda rows, folder: zipped(rows, folder, ".geojson"),
        ["Of the file PRG.zip the layer p.geojson is used."],
    ),
    "zip of many layers": (
        lambda rows, folder: zipped(rows, folder, "_powiaty.shp", "A01_Granice_wojewodztw.shp", "A.shp"),
        ["Of the file PRG.zip the layer p_powiaty.shp is used."],
    ),
    "two layers, told by their codes": (
        two_layers,
        ["Of the file granice.gpkg the layer jednostki_2 is used."],
    ),
    "no shx": (without_shx, []),
    "no shx in a zip": (
        zipped_without_shx,
        ["Of the file PRG.zip the layer A02_Granice_powiatow.shp is used."],
    ),
    "parts in rows": (parts_in_rows, ["Units with parts in several rows, joined: 1."]),
}


@pytest.mark.parametrize("name", FILES)
def test_a_real_file_is_used_and_what_was_put_right_is_told(
    name: str, official: gpd.GeoDataFrame, embedded: gpd.GeoDataFrame, tmp_path: Path
) -> None:
    make, expected = FILES[name]
    found, notices = read_official(make(official, tmp_path), embedded)
    said = [str(notice) for notice in notices]
    assert said[:-1] == expected
    assert said[-1].startswith(SIMPLIFIED)
    assert found[["teryt", "name"]].equals(embedded[["teryt", "name"]])
    assert shapely.coverage_is_valid(found.geometry.to_numpy())
    assert found.geometry.area.sum() == pytest.approx(embedded.geometry.area.sum(), rel=1e-4)


def test_crumbs_go_to_the_neighbour_or_out(
    official: gpd.GeoDataFrame, embedded: gpd.GeoDataFrame, tmp_path: Path
) -> None:
    """A square of 50 m in the middle of the next powiat but one, and one far out at sea."""
    shapes = official.geometry.to_numpy().copy()
    inside = shapely.point_on_surface(shapes[5])
    crumb, islet = inside.buffer(25, cap_style="square"), shapely.box(300e3, 790e3, 300e3 + 50, 790e3 + 50)
    shapes[0] = shapely.union_all([shapes[0], crumb, islet])
    shapes[5] = shapes[5] - crumb
    path = shapefile(official.set_geometry(shapes, crs=2180), tmp_path)
    found, notices = read_official(path, embedded)
    assert "Scraps smaller than 1 ha, joined to their neighbours or left out: 2." in map(str, notices)
    assert found.geometry.iloc[0].geom_type == "Polygon"
    assert found.geometry.iloc[5].contains(inside)


@pytest.mark.parametrize("lang", ["pl", "en"])
def test_what_was_put_right_is_told_in_both_languages(
    lang: str, official: gpd.GeoDataFrame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(without_prj(official, tmp_path)))
    said = [note.text(words(lang)) for note in load_boundaries().notes]
    assert (
        said[1]
        == {
            "en": ONLY_METRES,
            "pl": "Układu współrzędnych nie podano albo podano błędny;"
            " z samych liczb wynika, że to EPSG:2180.",
        }[lang]
    )


def test_unreal_numbers_still_have_no_place(
    official: gpd.GeoDataFrame, embedded: gpd.GeoDataFrame, tmp_path: Path
) -> None:
    moved = official.set_geometry(official.translate(0, 5e6))
    with pytest.raises(BoundaryError, match="found neither"):
        read_official(without_prj(moved, tmp_path), embedded)


def test_each_step_of_reading_is_told_once(
    official: gpd.GeoDataFrame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    official.to_file(tmp_path / "p.gpkg")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "p.gpkg"))
    told: list[tuple[float, str]] = []
    load_boundaries(progress=lambda share, what: told.append((share, what)))
    assert [share for share, _ in told] == [0.0, 0.4, 0.8, 0.85]
    assert told[0][1] == "Reading the border file…"
