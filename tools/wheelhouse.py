"""Bring every package of requirements.txt for one kind of machine into a folder; tell whether all are there.

    python -m tools.wheelhouse OUT [--platform win_amd64 ...] [--python 3.11]

The folder installs the atlas where nothing can be fetched: ``deploy/windows/install.bat`` or
``pip install --no-index --find-links OUT --require-hashes -r requirements.txt``.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Mapping
from email.message import Message
from email.parser import HeaderParser
from pathlib import Path

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename
from packaging.version import Version

ROOT = Path(__file__).parents[1]
REQUIREMENTS = ROOT / "requirements.txt"
WINDOWS = "win_amd64"
SUMS = "SHA256SUMS"
_OF_PLATFORM = {
    "win": {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
    "manylinux": {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
    "macosx": {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
}
_MACHINE = re.compile(r"amd64|x86_64|arm64|aarch64")


def main(arguments: list[str] | None = None) -> int:
    """Download, check and list the wheels; return 1 when one is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--platform", nargs="+", default=[WINDOWS], help="tags that a wheel may have")
    parser.add_argument("--python", default="3.11")
    chosen = parser.parse_args(arguments)
    download(chosen.out, chosen.platform, chosen.python)
    lacking = missing(chosen.out, chosen.platform[0], chosen.python)
    for line in lacking:
        print(f"missing: {line}", file=sys.stderr)
    wheels = write_sums(chosen.out)
    size = sum(path.stat().st_size for path in wheels) / 1e6
    print(f"{len(wheels)} packages for {chosen.platform[0]}, {size:.0f} MB, in {chosen.out}")
    return 1 if lacking else 0


def download(out: Path, platforms: list[str], python: str) -> None:
    """Bring the wheels of requirements.txt, each with the pinned hash, for a platform and Python."""
    out.mkdir(parents=True, exist_ok=True)
    tags = [word for platform in platforms for word in ("--platform", platform)]
    asked = ["--only-binary", ":all:", *tags, "--python-version", python]
    pinned = [
        "--no-deps",
        "--require-hashes",
        "--requirement",
        str(pinned_for(out, environment(platforms[0], python))),
    ]
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, *asked, *pinned, "--dest", str(out)], check=True)


def environment(platform: str, python: str) -> dict[str, str]:
    """Return the values of markers on a machine of ``platform`` with a version of Python."""
    of_system = next((known for start, known in _OF_PLATFORM.items() if platform.startswith(start)), {})
    found = _MACHINE.search(platform)
    machine = found.group() if found else ""
    values = {name: str(value) for name, value in default_environment().items()}
    return values | {
        "python_version": python,
        "python_full_version": f"{python}.0",
        "platform_machine": machine.upper() if platform.startswith("win") else machine,
        **of_system,
    }


def pinned_for(out: Path, markers: Mapping[str, str]) -> Path:
    """Write the part of requirements.txt that such a machine needs; pip would ask what this one needs."""
    kept = [block for line, block in blocks() if needed(Requirement(line), markers)]
    path = out / "requirements.txt"
    path.write_text("".join(kept), encoding="utf-8")
    return path


def blocks() -> list[tuple[str, str]]:
    """Return each requirement of requirements.txt as (requirement with marker, its lines without marker)."""
    found = []
    for block in re.findall(
        r"^(?:[\w.\[\]-]+==.*\n(?:[ ]+.*\n?)*)", REQUIREMENTS.read_text(encoding="utf-8"), re.MULTILINE
    ):
        head, *rest = block.splitlines(keepends=True)
        line = head.rstrip().rstrip("\\").strip()
        found.append((line, head.replace(line, line.partition(";")[0].strip()) + "".join(rest)))
    return found


def needed(requirement: Requirement, markers: Mapping[str, str], extras: Iterable[str] = ("",)) -> bool:
    """Tell whether a requirement holds on a machine, with one of the extras asked for."""
    if requirement.marker is None:
        return True
    return any(requirement.marker.evaluate({**markers, "extra": extra}) for extra in extras)


def missing(folder: Path, platform: str, python: str) -> list[str]:
    """Return what the wheels in a folder need, by their own metadata, and is not there."""
    markers = environment(platform, python)
    there: dict[str, Version] = {}
    for path in sorted(folder.glob("*.whl")):
        name, version, *_ = parse_wheel_filename(path.name)
        there[name] = version
    lacking = [
        line
        for line, _ in blocks()
        if needed(Requirement(line), markers) and canonicalize_name(Requirement(line).name) not in there
    ]
    for path in sorted(folder.glob("*.whl")):
        for text in metadata(path).get_all("Requires-Dist") or []:
            asked = Requirement(text)
            found = there.get(canonicalize_name(asked.name))
            if needed(asked, markers) and (found is None or not asked.specifier.contains(found, True)):
                lacking.append(f"{asked} for {path.name}")
    return lacking


def metadata(wheel: Path) -> Message:
    """Return the metadata of a wheel."""
    with zipfile.ZipFile(wheel) as archive:
        name = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        return HeaderParser().parsestr(archive.read(name).decode("utf-8"))


def write_sums(folder: Path) -> list[Path]:
    """Write the hashes of all wheels as ``sha256sum -c`` reads them; return the wheels."""
    wheels = sorted(folder.glob("*.whl"))
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in wheels]
    (folder / SUMS).write_text("".join(lines), encoding="utf-8")
    return wheels


if __name__ == "__main__":
    sys.exit(main())
