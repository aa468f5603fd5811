"""The ZIP for Windows: its layout, its hashes, and what is said when something is missing."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import pytest

from tests.tools.test_wheelhouse import wheel
from tools import portable


@pytest.fixture
def embed(tmp_path: Path) -> Path:
    path = tmp_path / "python-3.11.9-embed-amd64.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("python.exe", b"MZ")
        archive.writestr("python311.zip", b"PK")
        archive.writestr("python311._pth", "python311.zip\n.\n#import site\n")
    return path


@pytest.fixture
def wheels(tmp_path: Path) -> Path:
    folder = tmp_path / "wheels"
    folder.mkdir()
    wheel(folder, "one", "1.0")
    (folder / "requirements.txt").write_text("one==1.0\n")
    return folder


def test_layout_and_hashes(embed: Path, wheels: Path, tmp_path: Path) -> None:
    out = tmp_path / "Atlas.zip"
    assert portable.main(["--python-embed", str(embed), "--wheels", str(wheels), str(out)]) == 0
    with zipfile.ZipFile(out) as archive:
        content = {name.removeprefix("Atlas-Powiatow/"): archive.read(name) for name in archive.namelist()}
    assert content["python/python311._pth"] == b"python311.zip\n.\n..\\lib\n..\\atlas\nimport site\n"
    assert {"python/python.exe", "lib/one.py", "Atlas.bat", "CZYTAJ.txt"} <= set(content)
    assert {"atlas/server.py", "atlas/geo/cli/run.py", "atlas/data/floods.csv"} <= set(content)
    assert "atlas/frontend/dist/map.js" in content
    assert not [
        name for name in content if "__pycache__" in name or "/generated/" in name or "tests/" in name
    ]
    sums = content.pop("SHA256SUMS").decode().splitlines()
    assert sums == [f"{hashlib.sha256(content[name]).hexdigest()}  {name}" for name in sorted(content)]
    batch = content["Atlas.bat"]
    assert batch.count(b"\r\n") == batch.count(b"\n") > 5
    assert b'"%~dp0python\\python.exe" -m geo run' in batch
    assert list(tmp_path.glob("*.part")) == []


def test_the_same_input_gives_the_same_bytes(embed: Path, wheels: Path, tmp_path: Path) -> None:
    made = [tmp_path / f"{number}.zip" for number in (1, 2)]
    for out in made:
        portable.make(out, embed, wheels)
    assert made[0].read_bytes() == made[1].read_bytes()


@pytest.mark.parametrize("wrong", ["no file", "no zip", "another zip"])
def test_another_python_is_told(
    wrong: str, wheels: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "python.zip"
    if wrong == "no zip":
        path.write_bytes(b"MZ")
    elif wrong == "another zip":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("readme.txt", "x")
    out = tmp_path / "Atlas.zip"
    assert portable.main(["--python-embed", str(path), "--wheels", str(wheels), str(out)]) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"{path}: expected the Windows embeddable package (64-bit) of Python 3.11")
    assert not out.exists()


def test_missing_wheels_are_told(
    embed: Path, wheels: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "Atlas.zip"
    (wheels / "requirements.txt").write_text("one==1.0\ntwo==2.0\n")
    assert portable.main(["--python-embed", str(embed), "--wheels", str(wheels), str(out)]) == 1
    assert "found: ERROR: Could not find a version that satisfies the requirement two==2.0" in (
        capsys.readouterr().err
    )
    assert portable.main(["--python-embed", str(embed), "--wheels", str(tmp_path), str(out)]) == 1
    assert not out.exists()
