"""Read the shapes and codes of a user's boundary file without trusting it.

A file may hold many layers: a ZIP with sub-folders, a GeoPackage. The one of powiaty or of gminy is told by
its name, as in the register (A02, A03), else by its codes.
"""

from __future__ import annotations

import codecs
import errno
import os
import shutil
import stat
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import geopandas as gpd
import pandas as pd

from geo.core.i18n import N_
from geo.data.official_file import (
    ENDINGS,
    GMINA,
    POWIAT,
    Notice,
    OfficialFileError,
    named_kind,
)
from geo.data.official_shapefile import indexed, write_index

CODE_COLUMNS = ("jpt_kod_je", "terc", "teryt", "kod_teryt", "kod", "code")
NAME_COLUMNS = ("jpt_nazwa_", "nazwa", "name", "jpt_nazwa")
LARGEST_MB = 512
"""Maximum size of a file with its side files, or unpacked from a ZIP; the register's largest has 400 MB."""
_READING: dict[str, Any] = {"engine": "pyogrio", "force_2d": True, "on_invalid": "ignore"}
_COLUMNS = [
    cased for name in (*CODE_COLUMNS, *NAME_COLUMNS) for cased in (name, name.upper(), name.capitalize())
]
_DIGITS = {POWIAT: 4, GMINA: 7}
_PEEKED = 5
_PLAIN_ENDINGS = tuple(ending for ending in ENDINGS if ending != ".zip")


@dataclass(frozen=True)
class _Layer:
    """A layer of a file on disk; ``name`` is that of the file, or of the layer if the file has several."""

    path: Path
    name: str
    layer: str | None = None


def read_file(path: Path, kind: str = POWIAT) -> tuple[gpd.GeoDataFrame, str] | None:
    """Return the layer of powiaty or gminy of a file, and its name within it; None if there is none.

    Geometries are reduced to two dimensions; invalid ones (a ring of two points) are missing. Of the columns
    only those of codes and names are read. Rows and columns are not checked. Without a layer that looks like
    powiaty, the first one of unknown content is returned.

    Parameters
    ----------
    path
        A shapefile, GeoPackage or GeoJSON, or a ZIP with these in any folder.
    kind
        ``POWIAT`` or ``GMINA``.

    Raises
    ------
    OfficialFileError
        The file cannot be opened, is too large, or is a ZIP without such files.
    Exception
        The content is damaged: whatever the parsing library raises.
    """
    check_files(path)
    if path.suffix.lower() != ".zip":
        with indexed(path, _side_files(path)) as file:
            return _read(_layers([file]), kind)
    with _unpacked(path, kind) as files:
        return _read(_layers(files), kind)


def column_of(frame: pd.DataFrame, wanted: tuple[str, ...]) -> str | None:
    """Return the first of the ``wanted`` columns (in lower case) that the file has."""
    lower = {str(column).lower(): str(column) for column in frame.columns}
    return next((lower[name] for name in wanted if name in lower), None)


# ------------------------------------------------------------------ which layer
def _layers(files: list[Path]) -> list[_Layer]:
    found: list[_Layer] = []
    for path in files:
        layers = _names_in(path) if path.suffix.lower() == ".gpkg" else []
        if len(layers) > 1:
            found += [_Layer(path, layer, layer) for layer in layers]
        else:
            found.append(_Layer(path, path.name))
    return found


def _names_in(path: Path) -> list[str]:
    """Return the layers of a GeoPackage that have shapes."""
    table = gpd.list_layers(path)
    return [str(name) for name in table.loc[table["geometry_type"].notna(), "name"]]


def _read(layers: list[_Layer], kind: str) -> tuple[gpd.GeoDataFrame, str] | None:
    chosen = _chosen(layers, kind)
    return None if chosen is None else (_decoded(chosen), chosen.name)


def _chosen(layers: list[_Layer], kind: str) -> _Layer | None:
    for layer in layers:
        if named_kind(layer.name) == kind:
            return layer
    unknown = [layer for layer in layers if named_kind(layer.name) is None] or layers[:1] * (kind == POWIAT)
    if kind == POWIAT and len(unknown) == 1:
        return unknown[0]
    for layer in unknown:
        if _digits(layer) == _DIGITS[kind]:
            return layer
    return unknown[0] if kind == POWIAT else None


def _digits(layer: _Layer) -> int:
    """Return the length of the first codes of a layer, 0 if they differ, are few or cannot be read."""
    try:
        rows = gpd.read_file(
            layer.path, layer=layer.layer, rows=_PEEKED, ignore_geometry=True, encoding="cp1250", **_READING
        )
    except Exception:  # reported when the layer is read
        return 0
    column = column_of(rows, CODE_COLUMNS)
    lengths = set() if column is None else set(rows[column].astype(str).str.len())
    return int(lengths.pop()) if len(lengths) == 1 and len(rows) == _PEEKED else 0


# ------------------------------------------------------------------ before opening
def check_files(path: Path, largest_mb: int | None = None) -> None:
    """Refuse unsuitable files without opening them: opening a pipe would block forever.

    Raises
    ------
    OfficialFileError
        The file or one beside it cannot be read, or together they are larger than ``largest_mb``
        (``LARGEST_MB``).
    """
    size = _size(path)
    try:
        beside = _side_files(path)
    except OSError as error:
        raise _closed(path, error) from error
    _check_size(path, size + sum(map(_size, beside)), largest_mb or LARGEST_MB)


def _side_files(path: Path) -> list[Path]:
    """Return the files that GDAL may open in addition: all with the same stem."""
    if path.suffix.lower() == ".zip":
        return []
    stem = f"{path.stem}.".lower()
    named = [
        other
        for other in path.parent.iterdir()
        if other.name.lower().startswith(stem) and other.suffix.lower() not in ENDINGS
    ]
    return [other for other in named if other.exists() and not other.is_dir()]


def _size(file: Path) -> int:
    try:
        found = file.stat()
        if not stat.S_ISREG(found.st_mode):
            raise _refused(file, N_("Expected a file, found a folder or a device."))
        if not os.access(file, os.R_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    except OSError as error:
        raise _closed(file, error) from error
    return found.st_size


def _closed(file: Path, error: OSError) -> OfficialFileError:
    if isinstance(error, PermissionError):
        return _refused(file, N_("Expected a file that can be read, found one that the atlas may not read."))
    return _refused(file, N_("Expected a file that can be read, found a broken link or an impossible name."))


def _check_size(path: Path, size: int, largest_mb: int) -> None:
    if size > largest_mb * 2**20:
        raise _refused(
            path, N_("Expected at most {most} MB, found {found} MB."), most=largest_mb, found=size // 2**20
        )


def _refused(file: Path, message: str, **values: object) -> OfficialFileError:
    return OfficialFileError(file.name, (Notice(message, values),))


# ------------------------------------------------------------------ ZIP
@contextmanager
def _unpacked(path: Path, kind: str) -> Iterator[list[Path]]:
    """Unpack the files of a ZIP that may hold what is wanted, each into a folder of its own.

    Folders in the names of members are dropped, so nothing lands outside the temporary folder.
    """
    with zipfile.ZipFile(path) as archive, tempfile.TemporaryDirectory(prefix="atlas-") as folder:
        chosen = _wanted(archive, kind)
        if not chosen and kind == POWIAT:
            raise _refused(
                path, N_("Expected a shapefile, GeoPackage or GeoJSON of powiaty in the ZIP, found none.")
            )
        members = [_together(archive, name) for name in chosen]
        _check_size(path, sum(member.file_size for group in members for member in group), LARGEST_MB)
        files = []
        for number, (name, group) in enumerate(zip(chosen, members, strict=True)):
            own = Path(folder) / str(number)
            own.mkdir()
            for member in group:  # zipfile unpacks no more than the size that was checked
                with (
                    archive.open(member) as packed,
                    (own / PurePosixPath(member.filename).name).open("wb") as part,
                ):
                    shutil.copyfileobj(packed, part)
            files.append(own / PurePosixPath(name).name)
            if name.lower().endswith(".shp") and not any(m.filename.lower().endswith(".shx") for m in group):
                write_index(files[-1])
        yield files


def _wanted(archive: zipfile.ZipFile, kind: str) -> list[str]:
    """Return the members named as wanted, else those whose names do not tell, else any."""
    names = sorted(
        name
        for name in archive.namelist()
        if name.lower().endswith(_PLAIN_ENDINGS)
        and not PurePosixPath(name).name.startswith(".")
        and "__MACOSX" not in name
    )
    by_kind = {name: named_kind(PurePosixPath(name).name) for name in names}
    named = [name for name in names if by_kind[name] == kind]
    return named[:1] or [name for name in names if by_kind[name] is None] or names * (kind == POWIAT)


def _together(archive: zipfile.ZipFile, name: str) -> list[zipfile.ZipInfo]:
    """Return a member and its side files."""
    if not name.lower().endswith(".shp"):
        return [archive.getinfo(name)]
    stem = name.rpartition(".")[0].lower()
    return [
        member
        for member in archive.infolist()
        if not member.is_dir() and member.filename.rpartition(".")[0].lower() == stem
    ]


# ------------------------------------------------------------------ text
def _decoded(layer: _Layer) -> gpd.GeoDataFrame:
    """Read the text as strict UTF-8, else in the encoding of the .cpg file, else as windows-1250.

    Polish text in windows-1250 is hardly ever valid UTF-8, so the first encoding without errors is right.
    """
    for encoding in ("utf-8", *_stated_encoding(layer.path), "cp1250"):
        try:
            frame: gpd.GeoDataFrame = gpd.read_file(
                layer.path, layer=layer.layer, columns=_COLUMNS, encoding=encoding, **_READING
            )
            return frame
        except UnicodeDecodeError as error:
            failed = error
    raise failed


def _stated_encoding(path: Path) -> list[str]:
    """Return the encoding in the .cpg file of a shapefile, if there is one and it is known."""
    if path.suffix.lower() != ".shp":
        return []
    try:
        return [codecs.lookup(path.with_suffix(".cpg").read_text("ascii", "ignore").strip()).name]
    except (OSError, LookupError, ValueError):
        return []
