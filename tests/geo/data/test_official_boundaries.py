"""Official boundary files, with everything that is met in them."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from geo.core.errors import BoundaryError, DataError
from geo.data import boundaries, catalogue
from geo.data.official_boundaries import load_boundaries, read_official
from geo.data.official_checks import code_faults
from geo.data.official_file import VARIABLE, Notice, OfficialFileError


@pytest.fixture(scope="module")
def embedded() -> gpd.GeoDataFrame:
    return boundaries.read_powiaty()


@pytest.fixture
def official(embedded: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The embedded powiaty in the register's own columns, in another order."""
    frame = embedded.rename(columns={"teryt": "JPT_KOD_JE", "name": "JPT_NAZWA_"})
    return frame.sort_values("JPT_NAZWA_", ignore_index=True)


def refused(path: Path, embedded: gpd.GeoDataFrame) -> list[str]:
    with pytest.raises(OfficialFileError) as caught:
        read_official(path, embedded)
    assert path.name in str(caught.value)
    return [str(fault) for fault in caught.value.faults]


def written(frame: gpd.GeoDataFrame, path: Path, encoding: str = "UTF-8") -> Path:
    frame.to_file(path, engine="pyogrio", encoding=encoding)
    return path


@pytest.mark.parametrize("encoding", ["UTF-8", "cp1250"])
@pytest.mark.parametrize("cpg", ["kept", "away", "wrong"])
def test_an_official_shapefile_in_either_encoding(
    encoding: str, cpg: str, official: gpd.GeoDataFrame, embedded: gpd.GeoDataFrame, tmp_path: Path
) -> None:
    path = written(official, tmp_path / "A02_Granice_powiatow.shp", encoding)
    if cpg == "away":
        path.with_suffix(".cpg").unlink()
    elif cpg == "wrong":
        path.with_suffix(".cpg").write_text("windows-1250" if encoding == "UTF-8" else "UTF-8")
    found, notices = read_official(path, embedded)
    assert list(found.columns) == ["teryt", "name", "geometry"]
    assert found["name"].tolist() == embedded["name"].tolist()
    assert found["teryt"].tolist() == embedded["teryt"].tolist()
    assert found.crs.to_epsg() == 2180
    assert [str(notice)[:34] for notice in notices] == ["Borders simplified for the screen "]


@pytest.mark.parametrize("ending", [".geojson", ".gpkg", ".zip"])
def test_other_formats_columns_and_crs(
    ending: str, official: gpd.GeoDataFrame, embedded: gpd.GeoDataFrame, tmp_path: Path
) -> None:
    other = official.rename(columns={"JPT_KOD_JE": "terc", "JPT_NAZWA_": "name"}).to_crs(4326)
    path = tmp_path / f"powiaty{ending}"
    if ending == ".zip":
        written(other, tmp_path / "A02_Granice_powiatow.shp", "cp1250")
        with zipfile.ZipFile(path, "w") as archive:
            for part in tmp_path.glob("A02*"):
                archive.write(part, f"../PRG/{part.name}")
    else:
        written(other, path)
    found, _ = read_official(path, embedded)
    assert found["name"].tolist() == embedded["name"].tolist()
    shift = shapely.hausdorff_distance(found.geometry.iloc[0], embedded.geometry.iloc[0])
    assert shift < 1500


def test_a_file_without_names_gets_the_embedded_ones(
    official: gpd.GeoDataFrame, embedded: gpd.GeoDataFrame, tmp_path: Path
) -> None:
    found, notices = read_official(
        written(official[["JPT_KOD_JE", "geometry"]], tmp_path / "p.gpkg"), embedded
    )
    assert found["name"].tolist() == embedded["name"].tolist()
    assert "The file has no column of names; the names are the embedded ones." in map(str, notices)


def test_an_invalid_ring_is_repaired_and_said(
    official: gpd.GeoDataFrame, embedded: gpd.GeoDataFrame, tmp_path: Path
) -> None:
    row = official.index[official["JPT_KOD_JE"] == "0201"][0]
    corner = official.geometry[row].representative_point()
    x, y = corner.x, corner.y
    bow = shapely.Polygon([(x, y), (x + 900, y + 900), (x + 900, y), (x, y + 900)])
    broken = official.copy()
    broken.loc[row, "geometry"] = bow
    found, notices = read_official(written(broken, tmp_path / "p.shp"), embedded)
    said = [str(notice) for notice in notices]
    assert "Shapes with invalid rings, repaired: 1." in said
    assert "Some neighbours overlap or do not meet; they are drawn as they are in the file." not in said
    assert found.geometry.is_valid.all()
    assert set(found.geometry.geom_type) <= {"Polygon", "MultiPolygon"}


def test_all_faults_are_told_at_once(
    official: gpd.GeoDataFrame, embedded: gpd.GeoDataFrame, tmp_path: Path
) -> None:
    codes = official.set_index("JPT_NAZWA_")["JPT_KOD_JE"].copy()
    codes["powiat bolesławiecki"] = "0201011"
    codes["powiat dzierżoniowski"] = " 0202"
    codes["powiat głogowski"] = "0204"
    codes["powiat jaworski"] = "9905"
    bad = official.assign(JPT_KOD_JE=codes.to_numpy()).iloc[:-1]
    last = official["JPT_KOD_JE"].iloc[-1]
    assert refused(written(bad, tmp_path / "p.gpkg"), embedded) == [
        "Expected 380 powiaty, found 379.",
        "Expected codes of four digits, found: „ 0202”, „0201011”.",
        "Codes found more than once: 0204.",
        "Codes that no powiat has: 9905.",
        f"Codes missing: {', '.join(sorted(['0201', '0202', '0203', '0205', last]))}.",
        "Shapes more than 30 km from where the powiat of that code lies: 0204.",
    ]


def test_codes_that_are_numbers_are_refused(
    official: gpd.GeoDataFrame, embedded: gpd.GeoDataFrame, tmp_path: Path
) -> None:
    numbers = official.assign(JPT_KOD_JE=official["JPT_KOD_JE"].astype(int)).sort_values("JPT_KOD_JE")
    faults = refused(written(numbers, tmp_path / "p.gpkg"), embedded)
    assert (
        faults[0]
        == "Expected codes as text of four digits, found numbers or empty cells: 201, 202, 203, 204, 205 "
        "(+375). Numbers lose the leading zero."
    )


def test_shapes_in_the_wrong_place_are_refused(
    official: gpd.GeoDataFrame, embedded: gpd.GeoDataFrame, tmp_path: Path
) -> None:
    swapped = official.assign(
        geometry=shapely.transform(official.geometry.to_numpy(), lambda c: c[:, ::-1] + [2e6, 0])
    )
    faults = refused(written(swapped, tmp_path / "swapped.shp"), embedded)
    assert faults[0].startswith("Shapes outside Poland: ")
    assert faults[0].endswith("(+375). The coordinate system may be wrong, or the axes swapped.")


def test_codes_on_the_wrong_shapes_are_refused(
    official: gpd.GeoDataFrame, embedded: gpd.GeoDataFrame, tmp_path: Path
) -> None:
    changed = official.copy()
    rows = [changed.index[changed["JPT_KOD_JE"] == code][0] for code in ("0201", "2001")]
    changed.loc[rows, "JPT_KOD_JE"] = ["2001", "0201"]
    assert refused(written(changed, tmp_path / "p.shp"), embedded) == [
        "Shapes more than 30 km from where the powiat of that code lies: 0201, 2001.",
    ]


def test_empty_shapes_points_and_tables_are_refused(
    official: gpd.GeoDataFrame, embedded: gpd.GeoDataFrame, tmp_path: Path
) -> None:
    empty = official.copy()
    empty.loc[[0, 1], "geometry"] = None
    assert refused(written(empty, tmp_path / "empty.gpkg"), embedded) == ["Rows without a shape: 2."]
    points = official.assign(geometry=official.geometry.representative_point())
    assert refused(written(points, tmp_path / "points.gpkg"), embedded) == ["Expected polygons, found Point."]
    no_code = official.drop(columns="JPT_KOD_JE")
    assert refused(written(no_code, tmp_path / "no_code.gpkg"), embedded) == [
        "Expected a column of TERYT codes (JPT_KOD_JE, terc, teryt, kod), found JPT_NAZWA_.",
    ]


@pytest.mark.parametrize("name", ["p.shp", "p.gpkg", "p.geojson", "p.zip"])
def test_an_unreadable_file_is_refused_with_a_sentence(
    name: str, embedded: gpd.GeoDataFrame, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(b"this is not a map")
    faults = refused(tmp_path / name, embedded)
    assert len(faults) == 1
    assert faults[0].startswith(
        "Expected a shapefile (with .shx, .dbf and .prj), GeoPackage or GeoJSON, found a file that is"
    )


def test_a_zip_without_a_shapefile_is_refused(embedded: gpd.GeoDataFrame, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "p.zip", "w") as archive:
        archive.writestr("read.me", "nothing")
    assert refused(tmp_path / "p.zip", embedded)[0].endswith("powiaty in the ZIP, found none.")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the data folder's boundaries with the descriptor."""
    folder = tmp_path / "data"
    shutil.copytree(
        catalogue.DATA / "boundaries", folder / "boundaries", ignore=shutil.ignore_patterns("official")
    )
    shutil.copy(catalogue.DATA / catalogue.PACKAGE, folder)
    return folder


def test_without_an_official_file_the_embedded_boundaries_are_used(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    found = load_boundaries(data)
    assert (found.origin, found.file, found.notes) == ("embedded", "powiaty.shp", ())
    assert len(found.powiaty) == 380


def test_an_official_file_in_its_folder_is_used(
    data: Path, official: gpd.GeoDataFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    folder = data / "boundaries" / "official"
    folder.mkdir()
    written(official.iloc[:5], folder / "stare.gpkg")
    written(official, folder / "A02_Granice_powiatow.shp", "cp1250")
    found = load_boundaries(data)
    assert (found.origin, found.file) == ("official", "A02_Granice_powiatow.shp")
    first = str(found.notes[0])
    assert first == "Several boundary files were found: A02_Granice_powiatow.shp is used, stare.gpkg not."
    assert found.powiaty["name"].tolist()[0] == "powiat bolesławiecki"


def test_a_faulty_official_file_leaves_the_embedded_and_tells(
    data: Path, official: gpd.GeoDataFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(official.iloc[1:], data / "mine.gpkg")
    monkeypatch.setenv(VARIABLE, str(path))
    found = load_boundaries(data)
    assert (found.origin, len(found.powiaty)) == ("embedded", 380)
    assert str(found.notes[0]).startswith(
        "File mine.gpkg cannot be used as powiat boundaries, so the embedded ones are shown. "
        "Expected 380 powiaty, found 379. Codes missing: "
    )
    assert isinstance(found.notes[0], BoundaryError)


def test_a_named_file_that_is_not_there_is_told(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "/nowhere/powiaty.shp")
    found = load_boundaries(data)
    assert found.origin == "embedded"
    assert [str(note) for note in found.refused] == [
        "File /nowhere/powiaty.shp cannot be used as powiat boundaries, so the embedded ones are shown. The"
        " variable ATLAS_POWIATY names it, but it is not there. Correct the file, download it again from"
        " geoportal.gov.pl, or remove it."
    ]


def test_changed_embedded_files_are_refused(data: Path) -> None:
    table = data / "boundaries" / "powiaty.dbf"
    table.write_bytes(table.read_bytes().replace(b"karkonoski", b"jeleniogor"))
    with pytest.raises(DataError, match=r"boundaries/powiaty\.shp: expected content with the hash"):
        load_boundaries(data)


def test_notices_and_refusals_speak_the_readers_language() -> None:
    polish: dict[str, str] = {"Rows without a shape: {found}.": "Wiersze bez kształtu: {found}."}

    def translate(message: str, **values: object) -> str:
        return polish.get(message, message).format(**values)

    fault = Notice("Rows without a shape: {found}.", {"found": 2})
    assert fault.text(translate) == "Wiersze bez kształtu: 2."
    assert "Wiersze bez kształtu: 2." in OfficialFileError("p.shp", (fault,)).text(translate)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda codes: codes, []),
        (lambda codes: codes.str.lstrip("0"), ["Expected codes of four digits, found: „1001”"]),
        (
            lambda codes: pd.Series([None, *codes[1:]]),
            ["Expected codes as text of four digits, found numbers or empty cells: None"],
        ),
    ],
)
def test_code_faults(
    change: Callable[[pd.Series], pd.Series], expected: list[str], embedded: gpd.GeoDataFrame
) -> None:
    known = embedded["teryt"]
    found = [str(fault) for fault in code_faults(change(known).astype(object).replace({np.nan: None}), known)]
    assert [fault[:8] for fault in found[: len(expected)]] == [fault[:8] for fault in expected]
    assert bool(found) == bool(expected)
