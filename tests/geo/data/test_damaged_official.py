"""Damaged boundary files: each is refused with a sentence, and the embedded boundaries are shown."""

from __future__ import annotations

import io
import json
import os
import random
import shutil
import socket
import struct
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import pytest
import shapely

from geo.core.i18n import words
from geo.data import boundaries, catalogue, official_reading
from geo.data.atlas import fingerprint
from geo.data.official_boundaries import load_boundaries
from geo.data.official_file import ENDINGS, VARIABLE, OfficialFileError
from tests.messages import ENGLISH

UNREADABLE = (
    "Expected a shapefile (with .shx, .dbf and .prj), GeoPackage or GeoJSON, found a file that is damaged,"
    " cut off or of another kind."
)
NOTHING_IN_ZIP = "Expected a shapefile, GeoPackage or GeoJSON of powiaty in the ZIP, found none."
BROKEN_LINK = "Expected a file that can be read, found a broken link or an impossible name."
NOISE = random.Random(1999).randbytes(5000)
FIRST_POINT = (
    100 + 8 + 4 + 32 + 4 + 4 + 4
)  # of a .shp file whose first polygon has one ring: headers, box, two counts, one part

Make = Callable[[Path], Path]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a sound file ``p`` in every format."""
    folder = tmp_path_factory.mktemp("sound")
    frame = boundaries.read_powiaty().rename(columns={"teryt": "JPT_KOD_JE", "name": "JPT_NAZWA_"})
    for ending in (".shp", ".gpkg", ".geojson"):
        (frame.to_crs(4326) if ending == ".geojson" else frame).to_file(
            folder / f"p{ending}", engine="pyogrio"
        )
    with zipfile.ZipFile(folder / "p.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for part in folder.glob("p.[sdpc]*"):
            archive.write(part, part.name)
    return folder


# Each maker gets a folder with the sound files and returns the damaged one.
def frame(folder: Path) -> gpd.GeoDataFrame:
    return gpd.read_file(folder / "p.shp", engine="pyogrio")


def rewritten(change: Callable[[gpd.GeoDataFrame], pd.DataFrame], ending: str = ".gpkg") -> Make:
    """Return a maker that writes the changed rows."""

    def make(folder: Path) -> Path:
        path = folder / f"rows{ending}"
        pyogrio.write_dataframe(change(frame(folder)), path)
        return path

    return make


def file(name: str, content: bytes) -> Make:
    """Return a maker of a file with some content."""

    def make(folder: Path) -> Path:
        (folder / name).write_bytes(content)
        return folder / name.replace(".dbf", ".shp").replace(".shx", ".shp").replace(".prj", ".shp")

    return make


def cut(name: str, share: float) -> Make:
    """Return a maker that leaves the first part of a sound file."""

    def make(folder: Path) -> Path:
        whole = (folder / name).read_bytes()
        return file(name, whole[: int(share * len(whole))])(folder)

    return make


def patched(name: str, at: int, content: bytes) -> Make:
    """Return a maker that overwrites bytes of a sound file."""

    def make(folder: Path) -> Path:
        whole = bytearray((folder / name).read_bytes())
        whole[at : at + len(content)] = content
        return file(name, bytes(whole))(folder)

    return make


def without(ending: str) -> Make:
    def make(folder: Path) -> Path:
        (folder / f"p{ending}").unlink()
        return folder / "p.shp"

    return make


def text(change: Callable[[str], str], encoding: str = "utf-8") -> Make:
    """Return a maker that changes the text of the sound GeoJSON."""

    def make(folder: Path) -> Path:
        content = (folder / "p.geojson").read_text(encoding="utf-8")
        (folder / "p.geojson").write_text(change(content), encoding=encoding)
        return folder / "p.geojson"

    return make


def first_ring(ring: list[list[float]]) -> Make:
    """Return a maker of a GeoJSON whose first powiat has another ring."""

    def change(content: str) -> str:
        collection = json.loads(content)
        collection["features"][0]["geometry"] = {"type": "Polygon", "coordinates": [ring]}
        return json.dumps(collection, ensure_ascii=False)

    return text(change)


def zipped(*members: tuple[str, bytes]) -> Make:
    def make(folder: Path) -> Path:
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w") as archive:
            for name, part in members:
                archive.writestr(name, part)
        return file("p.zip", content.getvalue())(folder)

    return make


def pipe(name: str) -> Make:
    def make(folder: Path) -> Path:
        (folder / name).unlink(missing_ok=True)
        os.mkfifo(folder / name)
        return folder / name

    return make


def listening(folder: Path) -> Path:
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(os.path.relpath(folder / "socket.gpkg"))
    return folder / "socket.gpkg"


def directory(folder: Path) -> Path:
    (folder / "folder.shp").mkdir()
    return folder / "folder.shp"


def linked(name: str, target: str) -> Make:
    def make(folder: Path) -> Path:
        (folder / name).symlink_to(target)
        return folder / name

    return make


def column(**changed: object) -> Make:
    return rewritten(lambda rows: rows.assign(**changed))


def codes(change: Callable[[pd.Series], object]) -> Make:
    return rewritten(lambda rows: rows.assign(JPT_KOD_JE=change(rows["JPT_KOD_JE"])))


def shapes(change: Callable[[gpd.GeoSeries], object]) -> Make:
    return rewritten(
        lambda rows: rows.set_geometry(gpd.GeoSeries(change(rows.geometry), index=rows.index, crs=2180))
    )


def moved(x: float, y: float) -> Make:
    return shapes(lambda old: old.translate(x, y))


DAMAGED: dict[str, tuple[Make, str]] = {
    # not what the ending says
    **{f"noise{ending}": (file(f"noise{ending}", NOISE), UNREADABLE) for ending in ENDINGS},
    **{f"empty{ending}": (file(f"empty{ending}", b""), UNREADABLE) for ending in ENDINGS},
    # ZIP
    "truncated zip": (cut("p.zip", 0.6), UNREADABLE),
    "bad deflate stream": (patched("p.zip", 60, NOISE), UNREADABLE),
    "zip in a zip": (zipped(("powiaty.zip", b"PK")), NOTHING_IN_ZIP),
    "zip with a .shp alone": (zipped(("powiaty.shp", NOISE)), UNREADABLE),
    "zip with a folder .shp": (zipped(("powiaty.shp/", b"")), NOTHING_IN_ZIP),
    # shapefile
    "header only": (cut("p.shp", 0.0002), "Rows without a shape: 380."),
    "truncated shp": (cut("p.shp", 0.5), "Rows without a shape: 205."),
    "noise in the shp": (patched("p.shp", 5000, NOISE), "Rows without a shape: 3."),
    "noise at the first shape": (patched("p.shp", 108, NOISE), "Rows without a shape: 3."),
    "NaN": (patched("p.shp", FIRST_POINT, struct.pack("<d", np.nan)), "Rows without a shape: 1."),
    "infinite": (
        patched("p.shp", FIRST_POINT + 16, struct.pack("<d", np.inf)),
        "Shapes with coordinates that are not numbers: 1.",
    ),
    "huge number": (
        patched("p.shp", FIRST_POINT + 16, struct.pack("<d", 1e300)),
        "Shapes outside Poland: 0201.",
    ),
    "a vertex far away": (
        patched("p.shp", FIRST_POINT + 16, struct.pack("<d", 5e6)),
        "Shapes outside Poland: 0201.",
    ),
    "ring count": (patched("p.shp", FIRST_POINT - 12, struct.pack("<i", 2**30)), "Rows without a shape: 1."),
    "no dbf": (without(".dbf"), "Expected a column of TERYT codes"),
    "empty dbf": (file("p.dbf", b""), "Expected a column of TERYT codes"),
    "empty shx": (file("p.shx", b""), UNREADABLE),
    "noise in the dbf": (file("p.dbf", NOISE), "Expected a column of TERYT codes"),
    "noise in the shx": (file("p.shx", NOISE), UNREADABLE),
    # GeoPackage
    "truncated gpkg": (cut("p.gpkg", 0.5), UNREADABLE),
    "noise in the gpkg": (patched("p.gpkg", 200_000, NOISE), UNREADABLE),
    "gpkg without rows": (rewritten(lambda rows: rows.iloc[:0]), "Expected 380 powiaty, found 0."),
    "gpkg without shapes": (
        rewritten(lambda rows: pd.DataFrame(rows.drop(columns="geometry"))),
        "Expected shapes, found a table without them.",
    ),
    # GeoJSON
    "truncated geojson": (text(lambda old: old[: len(old) // 2]), UNREADABLE),
    "an array": (file("p.json", b"[]"), UNREADABLE),
    "nested": (file("p.json", b"[" * 100_000), UNREADABLE),
    "no features": (
        file("p.json", b'{"type": "FeatureCollection", "features": []}'),
        "Expected a column of TERYT codes",
    ),
    "no shapes": (text(lambda old: old.replace('"geometry"', '"geometri"')), "Rows without a shape: 380."),
    "two points": (first_ring([[19, 52], [20, 53]]), "Rows without a shape: 1."),
    "a point three times": (first_ring([[15.5, 51.3]] * 4), "Rows without a shape: 1."),
    "NaN in text": (
        first_ring([[15.5, 51.3], [float("nan"), 51.3], [15.6, 51.4], [15.5, 51.3]]),
        "Shapes with coordinates that are not numbers: 1.",
    ),
    # what is no file
    "folder": (directory, "Expected a file, found a folder or a device."),
    "pipe": (pipe("pipe.shp"), "Expected a file, found a folder or a device."),
    "pipe in a zip's place": (pipe("pipe.zip"), "Expected a file, found a folder or a device."),
    "socket": (listening, "Expected a file, found a folder or a device."),
    "device": (lambda folder: Path("/dev/zero"), "Expected a file, found a folder or a device."),
    "link to itself": (linked("loop.shp", "loop.shp"), BROKEN_LINK),
    "link to nothing": (linked("nothing.shp", "nowhere.shp"), BROKEN_LINK),
    "endless name": (
        lambda folder: folder / ("p" * 300 + ".shp"),
        BROKEN_LINK,
    ),
    # sound files of something else
    "379 powiaty": (rewritten(lambda rows: rows.iloc[1:]), "Expected 380 powiaty, found 379."),
    "a code twice": (codes(lambda old: old.replace("0201", "0202")), "Codes found more than once: 0202."),
    "a code of gminy": (codes(lambda old: old + "011"), "Expected codes of four digits"),
    "codes as numbers": (codes(lambda old: old.astype(int)), "Expected codes as text of four digits"),
    "no codes": (codes(lambda old: None), "Expected codes as text of four digits"),
    "axes swapped": (
        shapes(lambda old: shapely.transform(old.to_numpy(), lambda xy: xy[:, ::-1])),
        "Shapes outside Poland",
    ),
    "not Poland": (moved(2e6, 0), "Shapes outside Poland"),
    "another powiat's place": (codes(lambda old: old.to_numpy()[::-1]), "Shapes more than 30 km from where"),
    "points": (shapes(lambda old: old.centroid), "Expected polygons, found Point."),
    "lines": (shapes(lambda old: old.boundary), "Expected polygons, found MultiLineString."),
    "missing shapes": (shapes(lambda old: [None, *old[1:]]), "Rows without a shape: 1."),
}  # fmt: skip


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_file_leaves_the_embedded_boundaries(
    name: str, sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make, expected = DAMAGED[name]
    folder = tmp_path / "own"
    shutil.copytree(sound, folder)
    path = make(folder)
    before = sorted(folder.iterdir())
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    monkeypatch.setenv(VARIABLE, str(path))
    found = load_boundaries()
    assert (found.origin, found.file, len(found.powiaty)) == ("embedded", "powiaty.shp", 380)
    (note,) = found.notes
    assert sorted(folder.iterdir()) == before
    assert list((tmp_path / "temporary").iterdir()) == []
    assert isinstance(note, OfficialFileError)
    assert str(note).startswith(
        f"File {path.name} cannot be used as powiat boundaries, so the embedded ones are shown. {expected}"
    )
    polish = note.text(words("pl"))
    assert polish.startswith(f"Pliku {path.name} nie można użyć jako granic powiatów")
    assert not ENGLISH.search(polish.replace(path.name, ""))


def owned(data: Path, make: Make, sound: Path) -> Path:
    """Put what ``make`` makes into the folder of own boundaries of a copied data folder, and nothing else."""
    folder = data.parent / "made"
    shutil.copytree(sound, folder)
    made = make(folder)
    target = data / "boundaries" / "official" / made.name
    target.parent.mkdir()
    made.rename(target)
    return target


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of what ``load_boundaries`` reads, without a file named by the variable."""
    monkeypatch.delenv(VARIABLE, raising=False)
    shutil.copytree(
        catalogue.DATA / "boundaries",
        tmp_path / "data" / "boundaries",
        ignore=shutil.ignore_patterns("official"),
    )
    shutil.copy(catalogue.DATA / catalogue.PACKAGE, tmp_path / "data")
    return tmp_path / "data"


@pytest.mark.parametrize(
    "make",
    [directory, pipe("pipe.gpkg"), listening, linked("loop.zip", "loop.zip"), file("noise.json", NOISE)],
)
def test_what_lies_in_the_folder_is_told_too(make: Make, sound: Path, data: Path) -> None:
    path = owned(data, make, sound)
    found = load_boundaries(data)
    assert found.origin == "embedded"
    (note,) = found.notes
    assert str(note).startswith(f"File {path.name} cannot be used as powiat boundaries")


def test_a_sound_file_goes_before_a_folder_of_a_better_name(sound: Path, data: Path) -> None:
    owned(data, pipe("powiaty.gpkg"), sound)
    shutil.copy(sound / "p.gpkg", data / "boundaries" / "official")
    (data / "boundaries" / "official" / "._p.gpkg").write_bytes(
        NOISE
    )  # as some systems leave it beside a copied file
    found = load_boundaries(data)
    assert (found.origin, found.file) == ("official", "p.gpkg")
    assert str(found.notes[0]) == "Several boundary files were found: p.gpkg is used, powiaty.gpkg not."


def test_a_file_in_place_of_the_folder_is_told(data: Path) -> None:
    (data / "boundaries" / "official").write_bytes(b"")
    found = load_boundaries(data)
    assert found.origin == "embedded"
    assert [str(note) for note in found.notes] == [
        "The folder boundaries/official cannot be read: Not a directory. The embedded boundaries are shown."
    ]


def test_a_pipe_beside_a_shapefile_is_not_opened(
    sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "own"
    shutil.copytree(sound, folder)
    pipe("p.dbf")(folder)
    monkeypatch.setenv(VARIABLE, str(folder / "p.shp"))
    (note,) = load_boundaries().notes
    assert str(note).startswith("File p.dbf cannot be used as powiat boundaries")


@pytest.mark.parametrize("closed", ["p.shp", "p.dbf"])
def test_a_file_that_may_not_be_read_is_told(
    closed: str, sound: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        os, "access", lambda path, mode: path.name != closed
    )  # the superuser may read everything
    monkeypatch.setenv(VARIABLE, str(sound / "p.shp"))
    (note,) = load_boundaries().notes
    assert isinstance(note, OfficialFileError)
    assert (note.file, str(note.faults[0])) == (
        closed,
        "Expected a file that can be read, found one that the atlas may not read.",
    )


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may look into every folder"
)
def test_a_file_in_a_closed_folder_is_told(
    sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "own"
    shutil.copytree(sound, folder)
    monkeypatch.setenv(VARIABLE, str(folder / "p.shp"))
    folder.chmod(0)
    try:
        (note,) = load_boundaries().notes
        state = fingerprint()[-1]
    finally:
        folder.chmod(0o700)
    assert "Expected a file that can be read, found one that the atlas may not read." in str(note)
    assert state == (str(folder / "p.shp"), -1, -1)


@pytest.mark.parametrize(("name", "size"), [("p.shp", 1), ("p.zip", 0)])
def test_a_file_that_is_too_large_is_not_read(
    name: str, size: int, sound: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(official_reading, "LARGEST_MB", 0)
    monkeypatch.setenv(VARIABLE, str(sound / name))
    (note,) = load_boundaries().notes
    assert f"Expected at most 0 MB, found {size} MB." in str(note)


def test_a_zip_that_unpacks_to_too_much_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = zipped_to(tmp_path / "bomb.zip", {"powiaty.shp": 3, "powiaty.dbf": 2, "gminy.shp": 9})
    monkeypatch.setattr(official_reading, "LARGEST_MB", 4)
    monkeypatch.setenv(VARIABLE, str(path))
    (note,) = load_boundaries().notes
    assert "Expected at most 4 MB, found 5 MB." in str(note)


def zipped_to(path: Path, sizes: dict[str, int]) -> Path:
    """Write a small ZIP with members of so many megabytes of zeros."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, mb in sizes.items():
            archive.writestr(name, bytes(mb * 2**20))
    return path


def test_a_damaged_named_file_is_no_fault_of_the_fingerprint(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = linked("loop.shp", "loop.shp")(tmp_path)
    monkeypatch.setenv(VARIABLE, str(path))
    assert fingerprint()[-1] == (str(path), -1, -1)
