"""The wheels of an office are complete by their own metadata, and install without an index."""

from __future__ import annotations

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tools import wheelhouse

pytestmark = pytest.mark.no_cover  # slow enough without

LINUX = ["manylinux_2_28_x86_64", "manylinux_2_27_x86_64", "manylinux2014_x86_64"]


def wheel(folder: Path, name: str, version: str, requires: tuple[str, ...] = ()) -> Path:
    """Write a wheel without code."""
    path = folder / f"{name}-{version}-py3-none-any.whl"
    lines = [f"Name: {name}", f"Version: {version}", *(f"Requires-Dist: {asked}" for asked in requires)]
    with zipfile.ZipFile(path, "w") as archive:
        info = f"{name}-{version}.dist-info"
        archive.writestr(f"{name}.py", "")
        archive.writestr(f"{info}/METADATA", "\n".join(["Metadata-Version: 2.1", *lines, ""]))
        archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{info}/RECORD", "")
    return path


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Requirements of two packages, one for Windows only."""
    path = tmp_path / "asked.txt"
    path.write_text(
        "# a comment\none==1.0 \\\n    --hash=sha256:00\n    # via us\n"
        "two==2.0 ; sys_platform == 'win32' \\\n    --hash=sha256:11 \\\n    --hash=sha256:22\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(wheelhouse, "REQUIREMENTS", path)
    return path


@pytest.mark.usefixtures("asked")
def test_what_only_the_other_system_needs_is_brought_for_it(tmp_path: Path) -> None:
    windows, linux = (wheelhouse.environment(platform, "3.11") for platform in ("win_amd64", LINUX[0]))
    both = wheelhouse.pinned_for(tmp_path, windows).read_text()
    one = "one==1.0 \\\n    --hash=sha256:00\n    # via us\n"
    assert both == one + "two==2.0 \\\n    --hash=sha256:11 \\\n    --hash=sha256:22\n"
    assert "two" not in wheelhouse.pinned_for(tmp_path, linux).read_text()


@pytest.mark.usefixtures("asked")
def test_what_is_missing_is_told(tmp_path: Path) -> None:
    wheel(tmp_path, "one", "1.0", ("three>=3", "four; sys_platform == 'linux'", "five; extra == 'more'"))
    assert wheelhouse.missing(tmp_path, "win_amd64", "3.11") == [
        "two==2.0 ; sys_platform == 'win32'",
        "three>=3 for one-1.0-py3-none-any.whl",
    ]
    wheel(tmp_path, "two", "2.0")
    wheel(tmp_path, "three", "2.9")
    assert wheelhouse.missing(tmp_path, "win_amd64", "3.11") == ["three>=3 for one-1.0-py3-none-any.whl"]
    wheel(tmp_path, "three", "3.1")
    assert wheelhouse.missing(tmp_path, "win_amd64", "3.11") == []


def test_every_pinned_package_is_read() -> None:
    lines = wheelhouse.REQUIREMENTS.read_text(encoding="utf-8").splitlines()
    assert len(wheelhouse.blocks()) == sum("==" in line and not line.startswith((" ", "#")) for line in lines)
    names = {Requirement(line).name for line, _ in wheelhouse.blocks()}
    assert {"streamlit", "geopandas", "pyogrio"} <= names


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the installation is tried on Linux")
@pytest.mark.parametrize("platforms", [["win_amd64"], LINUX], ids=["Windows", "Linux"])
def test_the_real_wheels_are_complete_and_install_without_an_index(
    platforms: list[str], tmp_path: Path
) -> None:
    out = tmp_path / "wheels"
    try:
        assert wheelhouse.main([str(out), "--platform", *platforms]) == 0
    except subprocess.CalledProcessError:
        pytest.skip("no package registry can be reached")
    assert len(list(out.glob("*.whl"))) == len((out / wheelhouse.SUMS).read_text().splitlines()) > 60
    if platforms != LINUX or sys.version_info[:2] != (3, 11):
        return
    venv.create(tmp_path / "venv", with_pip=True)
    pip = [str(tmp_path / "venv" / "bin" / "pip"), "install", "--quiet", "--disable-pip-version-check"]
    alone = ["--no-index", "--find-links", str(out), "--require-hashes"]
    pinned = ["--requirement", str(out / "requirements.txt")]
    subprocess.run([*pip, "--no-compile", *alone, *pinned], check=True)
    python = str(tmp_path / "venv" / "bin" / "python")
    ran = subprocess.run([python, "-m", "geo", "export", "--help"], cwd=wheelhouse.ROOT, check=True)
    assert ran.returncode == 0
