"""Find the user's own boundary file, and read it without trusting it.

Its content is checked by ``geo.data.official_boundaries``.
"""

from __future__ import annotations

import codecs
import errno
import os
import shutil
import stat
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import geopandas as gpd

from geo.core.errors import BoundaryError
from geo.core.i18n import N_

VARIABLE = "ATLAS_POWIATY"
ENDINGS = (".shp", ".gpkg", ".geojson", ".json", ".zip")
LARGEST_MB = 512
"""Maximum size of a file with its side files, or unpacked from a ZIP; that of the register has 6 MB."""
_READING: dict[str, Any] = {"engine": "pyogrio", "force_2d": True, "on_invalid": "ignore"}


@dataclass(frozen=True)
class Notice:
    """A message to the reader: an English message id with placeholders, and their values."""

    message: str
    values: Mapping[str, object] = field(default_factory=dict)

    def text(self, translate: Callable[..., str]) -> str:
        """Return the message in the language of ``translate`` (a ``geo.core.i18n.Translator``)."""
        return translate(self.message, **self.values)

    def __str__(self) -> str:
        """Return the message in English."""
        return self.message.format(**self.values)


_REFUSED = N_(
    "File {file} cannot be used as powiat boundaries, so the embedded ones are shown. {faults} Correct the"
    " file or remove it."
)


class OfficialFileError(BoundaryError):
    """The user's boundary file cannot be used; ``faults`` has one notice per fault."""

    def __init__(self, file: str, faults: tuple[Notice, ...]) -> None:
        self.file, self.faults = file, faults
        super().__init__(_REFUSED, file=file, faults=" ".join(str(fault) for fault in faults))

    def text(self, translate: Callable[..., str]) -> str:
        """Return the message with all faults in the language of ``translate``."""
        return translate(
            _REFUSED, file=self.file, faults=" ".join(fault.text(translate) for fault in self.faults)
        )


def official_file(folder: Path, env: str = VARIABLE) -> tuple[Path | None, tuple[Notice, ...]]:
    """Return the user's boundary file, or None, and notices about the choice.

    The environment variable ``env`` takes precedence. In ``folder``, regular files come before others, then
    names with "powiat", then alphabetical order. The file is not opened.
    """
    if named := named_file(env):
        return _named(named, env)
    try:
        found = sorted(
            path
            for path in folder.iterdir()
            if path.suffix.lower() in ENDINGS and not path.name.startswith(".")
        )
    except FileNotFoundError:
        return None, ()
    except OSError as error:
        message = N_("The folder {folder} cannot be read: {found}. The embedded boundaries are shown.")
        return None, (
            Notice(message, {"folder": f"{folder.parent.name}/{folder.name}", "found": _reason(error)}),
        )
    found.sort(key=lambda path: (not _is_file(path), "powiat" not in path.name.lower()))
    if not found:
        return None, ()
    if len(found) == 1:
        return found[0], ()
    others = ", ".join(path.name for path in found[1:])
    return found[0], (
        Notice(
            N_("Several boundary files were found: {file} is used, {others} not."),
            {"file": found[0].name, "others": others},
        ),
    )


def named_file(env: str = VARIABLE) -> Path | None:
    """Return the path in the environment variable ``env``, whether it exists or not; None without one."""
    named = os.environ.get(env, "").strip()
    # Path.expanduser raises an error if there is no such home.
    return Path(os.path.expanduser(named)) if named else None  # noqa: PTH111


def _named(path: Path, env: str) -> tuple[Path | None, tuple[Notice, ...]]:
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        message = N_(
            "The variable {variable} names the file {file}, which is not there. The embedded boundaries are"
            " shown."
        )
        return None, (Notice(message, {"variable": env, "file": str(path)}),)
    except OSError:  # reported when the file is read
        pass
    return path, ()


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__


def read_file(path: Path) -> gpd.GeoDataFrame:
    """Return the first layer of a shapefile, GeoPackage or GeoJSON, or of the shapefile in a ZIP.

    Geometries are reduced to two dimensions; invalid ones (a ring of two points) are missing. Rows and
    columns are not checked.

    Raises
    ------
    OfficialFileError
        The file cannot be opened, is too large, or is a ZIP without a shapefile.
    Exception
        The content is damaged: whatever the parsing library raises.
    """
    _check_files(path)
    return _read_zip(path) if path.suffix.lower() == ".zip" else _decoded(path)


def _check_files(path: Path) -> None:
    """Refuse unsuitable files without opening them: opening a pipe would block forever."""
    size = _size(path)
    try:
        beside = _side_files(path)
    except OSError as error:
        raise _closed(path, error) from error
    _check_size(path, size + sum(map(_size, beside)))


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
    return _refused(file, N_("Expected a file that can be read, found: {found}."), found=_reason(error))


def _check_size(path: Path, size: int) -> None:
    if size > LARGEST_MB * 2**20:
        raise _refused(
            path, N_("Expected at most {most} MB, found {found} MB."), most=LARGEST_MB, found=size // 2**20
        )


def _refused(file: Path, message: str, **values: object) -> OfficialFileError:
    return OfficialFileError(file.name, (Notice(message, values),))


def _read_zip(path: Path) -> gpd.GeoDataFrame:
    """Read the powiat shapefile inside a ZIP; folders in the names of members are dropped."""
    with zipfile.ZipFile(path) as archive, tempfile.TemporaryDirectory(prefix="atlas-") as folder:
        shapefiles = sorted(name for name in archive.namelist() if name.lower().endswith(".shp"))
        shapefiles.sort(key=lambda name: "powiat" not in Path(name).name.lower())
        if not shapefiles:
            raise _refused(path, N_("Expected a shapefile in the ZIP, found none."))
        stem = shapefiles[0].rpartition(".")[0]
        members = [member for member in archive.infolist() if member.filename.rpartition(".")[0] == stem]
        _check_size(path, sum(member.file_size for member in members))  # zipfile unpacks no more than this
        for member in members:
            with (
                archive.open(member) as packed,
                (Path(folder) / Path(member.filename).name).open("wb") as part,
            ):
                shutil.copyfileobj(packed, part)
        return _decoded(Path(folder) / Path(shapefiles[0]).name)


def _decoded(path: Path) -> gpd.GeoDataFrame:
    """Read the text as strict UTF-8, else in the encoding of the .cpg file, else as windows-1250.

    Polish text in windows-1250 is hardly ever valid UTF-8, so the first encoding without errors is right.
    """
    if path.suffix.lower() != ".shp":
        whole: gpd.GeoDataFrame = gpd.read_file(path, **_READING)
        return whole
    for encoding in ("utf-8", *_stated_encoding(path), "cp1250"):
        try:
            frame: gpd.GeoDataFrame = gpd.read_file(path, **_READING, encoding=encoding)
            return frame
        except UnicodeDecodeError as error:
            failed = error
    raise failed


def _stated_encoding(path: Path) -> list[str]:
    """Return the encoding in the .cpg file, if there is one and it is known."""
    stated = path.with_suffix(".cpg")
    try:
        return [codecs.lookup(stated.read_text("ascii", "ignore").strip()).name]
    except (OSError, LookupError, ValueError):
        return []
