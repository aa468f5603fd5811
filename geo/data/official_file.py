"""The user's own boundary file: which one it is, and reading it without trusting it.

What is inside is checked by ``geo.data.official_boundaries``.
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
"""Limit of a file with its side files, and of what is unpacked from a ZIP; the register's has 6 MB."""
_READING: dict[str, Any] = {"engine": "pyogrio", "force_2d": True, "on_invalid": "ignore"}


@dataclass(frozen=True)
class Notice:
    """A sentence said to the reader: an English message id with ``{names}``, and what fills them."""

    message: str
    values: Mapping[str, object] = field(default_factory=dict)

    def text(self, translate: Callable[..., str]) -> str:
        """Return the sentence in the language of ``translate`` (a ``geo.core.i18n.Translator``)."""
        return translate(self.message, **self.values)

    def __str__(self) -> str:
        """Return the English sentence."""
        return self.message.format(**self.values)


_REFUSED = N_(
    "File {file} cannot be used as powiat boundaries, so the embedded ones are shown. {faults} Correct the"
    " file or take it away."
)


class OfficialFileError(BoundaryError):
    """The user's boundary file cannot be used; ``faults`` has a notice for each thing found."""

    def __init__(self, file: str, faults: tuple[Notice, ...]) -> None:
        self.file, self.faults = file, faults
        super().__init__(_REFUSED, file=file, faults=" ".join(str(fault) for fault in faults))

    def text(self, translate: Callable[..., str]) -> str:
        """Return the sentence with every fault in the language of ``translate``."""
        return translate(
            _REFUSED, file=self.file, faults=" ".join(fault.text(translate) for fault in self.faults)
        )


def official_file(folder: Path, env: str = VARIABLE) -> tuple[Path | None, tuple[Notice, ...]]:
    """Return (the user's boundary file or None, notices about the choice).

    The variable ``env`` goes first. In ``folder``, regular files go before anything else of such a
    name, names with "powiat" before others, then by name. Whether the file can be read is not tried.
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
            N_("Several boundary files are there: {file} is used, {others} not."),
            {"file": found[0].name, "others": others},
        ),
    )


def named_file(env: str = VARIABLE) -> Path | None:
    """Return the path that the variable ``env`` names, whatever is there; None where it names none."""
    named = os.environ.get(env, "").strip()
    # Path.expanduser raises where there is no such home.
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
    except OSError:  # told when it is read
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
    """Return the first layer of a shapefile, GeoPackage or GeoJSON, or the shapefile in a ZIP, as it is.

    Shapes are flat; what is no shape (a ring of two points) is missing. Rows and columns are not checked.

    Raises
    ------
    OfficialFileError
        The file cannot be opened, is too large, or is a ZIP without a shapefile.
    Exception
        The content is damaged: whatever the libraries that parse it raise.
    """
    _check_files(path)
    return _read_zip(path) if path.suffix.lower() == ".zip" else _decoded(path)


def _check_files(path: Path) -> None:
    """Refuse what must not be opened, by asking only: opening a pipe would wait for ever."""
    size = _size(path)
    try:
        beside = _side_files(path)
    except OSError as error:
        raise _closed(path, error) from error
    _check_size(path, size + sum(map(_size, beside)))


def _side_files(path: Path) -> list[Path]:
    """Return what the reading library may open beside the file: everything of its stem."""
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
    """Read the powiat shapefile inside a ZIP; members are unpacked by their bare names."""
    with zipfile.ZipFile(path) as archive, tempfile.TemporaryDirectory(prefix="atlas-") as folder:
        shapefiles = sorted(name for name in archive.namelist() if name.lower().endswith(".shp"))
        shapefiles.sort(key=lambda name: "powiat" not in Path(name).name.lower())
        if not shapefiles:
            raise _refused(path, N_("Expected a shapefile in the ZIP, found none."))
        stem = shapefiles[0].rpartition(".")[0]
        members = [member for member in archive.infolist() if member.filename.rpartition(".")[0] == stem]
        _check_size(path, sum(member.file_size for member in members))  # no more than this is ever unpacked
        for member in members:
            with (
                archive.open(member) as packed,
                (Path(folder) / Path(member.filename).name).open("wb") as part,
            ):
                shutil.copyfileobj(packed, part)
        return _decoded(Path(folder) / Path(shapefiles[0]).name)


def _decoded(path: Path) -> gpd.GeoDataFrame:
    """Read with strict UTF-8, then with the encoding of the .cpg, then as windows-1250.

    Polish text in windows-1250 is practically never valid UTF-8, so the first that fits is right.
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
    """Return the encoding named by the .cpg file; nothing where there is none or it is unknown."""
    stated = path.with_suffix(".cpg")
    try:
        return [codecs.lookup(stated.read_text("ascii", "ignore").strip()).name]
    except (OSError, LookupError, ValueError):
        return []
