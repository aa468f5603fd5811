"""Make the atlas a ZIP for Windows that runs without being installed: Python, packages, app, ``Atlas.bat``.

    python -m tools.portable OUT.zip --python-embed python-3.11.9-embed-amd64.zip --wheels build/wheels

Python itself is the "Windows embeddable package (64-bit)" of python.org, version 3.11, whose path is given;
the packages are those of ``tools.wheelhouse``. The ZIP is the same for the same input, byte for byte.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from tools.wheelhouse import ROOT, WINDOWS

NAME = "Atlas-Powiatow"
APP = (
    "app.py",
    "server.py",
    "LICENSE",
    ".streamlit",
    "data",
    "frontend/dist",
    "geo",
    "pages",
    "static",
    "ui",
)
NOT_SHIPPED = {"__pycache__", "generated", "official"}
_LAUNCHERS = ROOT / "deploy" / "windows"
_DATE = (2026, 1, 1, 0, 0, 0)
_SITE = "lib"


class PortableError(ValueError):
    """What the ZIP is to be made of is not what is expected."""


def main(arguments: list[str] | None = None) -> int:
    """Make the ZIP; return 1 with a sentence when something is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--python-embed", type=Path, required=True)
    parser.add_argument("--wheels", type=Path, required=True)
    chosen = parser.parse_args(arguments)
    try:
        made = make(chosen.out, chosen.python_embed, chosen.wheels)
    except PortableError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{chosen.out}: {made} files, {chosen.out.stat().st_size / 1e6:.0f} MB")
    return 0


def make(out: Path, embed: Path, wheels: Path) -> int:
    """Write the ZIP and return how many files it holds; nothing is left behind when it fails.

    Raises
    ------
    PortableError
        The embeddable Python or the wheels are missing or other than expected.
    """
    python = embedded_python(embed)
    part = out.with_suffix(".part")
    with tempfile.TemporaryDirectory() as folder:
        site = install(wheels, Path(folder) / _SITE)
        content: dict[str, bytes | Path] = {f"python/{name}": data for name, data in python.items()}
        content |= {f"{_SITE}/{path.relative_to(site).as_posix()}": path for path in files(site)}
        content |= app_files()
        content |= {name: _LAUNCHERS / name for name in ("Atlas.bat", "CZYTAJ.txt")}
        try:
            write(part, content)
            part.replace(out)
        finally:
            part.unlink(missing_ok=True)
    return len(content) + 1


def embedded_python(path: Path) -> dict[str, bytes]:
    """Return the files of the embeddable Python, which finds our packages and app.

    Raises
    ------
    PortableError
        The file is not that package.
    """
    expected = "the Windows embeddable package (64-bit) of Python 3.11 from python.org"
    try:
        with zipfile.ZipFile(path) as archive:
            found = {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
    except (OSError, zipfile.BadZipFile) as error:
        raise PortableError(f"{path}: expected {expected}, found no ZIP that can be read.") from error
    paths = next((name for name in found if name.endswith("._pth")), None)
    if paths is None or "python.exe" not in found:
        raise PortableError(f"{path}: expected {expected}, found another ZIP.")
    zipped = f"{paths.removesuffix('._pth')}.zip"
    found[paths] = f"{zipped}\n.\n..\\{_SITE}\n..\\atlas\nimport site\n".encode()
    return found


def install(wheels: Path, site: Path) -> Path:
    """Unpack the wheels as pip would on Windows; return the folder.

    Raises
    ------
    PortableError
        The wheels are not complete.
    """
    pinned = wheels / "requirements.txt"
    if not pinned.is_file():
        raise PortableError(f"{wheels}: expected a folder that tools.wheelhouse has filled, found none.")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    only = ["--no-index", "--no-deps", "--no-compile", "--only-binary", ":all:", "--platform", WINDOWS]
    asked = ["--python-version", "3.11", "--find-links", str(wheels), "--requirement", str(pinned)]
    ran = subprocess.run(
        [*pip, *only, *asked, "--target", str(site)], capture_output=True, text=True, check=False
    )
    if ran.returncode:
        raise PortableError(f"{wheels}: expected all packages of {pinned.name}, found: {ran.stderr.strip()}")
    return site


def app_files() -> dict[str, bytes | Path]:
    """Return the files of the app by their place in the ZIP."""
    found: dict[str, bytes | Path] = {}
    for name in APP:
        path = ROOT / name
        for file in files(path) if path.is_dir() else [path]:
            found[f"atlas/{file.relative_to(ROOT).as_posix()}"] = file
    return found


def files(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder that are shipped, in order."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not NOT_SHIPPED & set(path.relative_to(folder).parts):
            yield path


def write(out: Path, content: dict[str, bytes | Path]) -> None:
    """Write the ZIP with the hashes of all that is in it."""
    out.parent.mkdir(parents=True, exist_ok=True)
    sums = []
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(content):
            what = content[name]
            data = what.read_bytes() if isinstance(what, Path) else what
            sums.append(f"{hashlib.sha256(data).hexdigest()}  {name}\n")
            archive.writestr(_entry(name), data)
        archive.writestr(_entry("SHA256SUMS"), "".join(sums))


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(f"{NAME}/{name}", _DATE)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


if __name__ == "__main__":
    sys.exit(main())
