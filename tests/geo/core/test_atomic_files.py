"""Files are written whole or not at all, and a place that cannot be written is reported in one sentence."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from geo.core.atomic_files import check_output, write_atomically, write_output
from geo.core.errors import ExportError


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("missing/x.png", "expected a folder that exists"),
        (".", "expected a file, found a folder|a name that a file can have"),
        ("folder", "expected a file, found a folder"),
        ("a\0b.png", "a name that a file can have"),
        ("a\nb.png", "a name that a file can have"),
        ("x" * 300 + ".png", "a name that a file can have"),
        ("ż" * 150 + ".png", "a name that a file can have"),
        ("file.txt/x.png", "expected a folder that exists"),
    ],
)
def test_an_output_that_cannot_be_written_is_refused(tmp_path: Path, path: str, said: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file.txt").write_text("kept")
    before = sorted(tmp_path.rglob("*"))
    for act in (lambda: check_output(tmp_path / path), lambda: write_output(tmp_path / path, b"x")):
        with pytest.raises(ExportError, match=said):
            act()
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.skipif(os.geteuid() == 0, reason="for the superuser no folder is closed")
def test_a_folder_without_write_permission_is_refused(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0o500)
    with pytest.raises(ExportError, match="expected to be able to write there"):
        check_output(tmp_path / "closed" / "x.png")


def test_a_full_disk_leaves_nothing_and_keeps_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "x.png"
    target.write_bytes(b"old")

    def full(self: Path, content: bytes) -> int:
        with self.open("wb") as file:
            file.write(content[:1])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(ExportError, match="No space left on device"):
        write_output(target, b"new")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("name", ["żółć.png", "a b.png", "-x.png", "'; rm.png", "$HOME.png"])
def test_any_file_name_is_written(tmp_path: Path, name: str) -> None:
    write_output(tmp_path / name, b"x")
    assert (tmp_path / name).read_bytes() == b"x"


def test_an_existing_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_bytes(b"a longer old content")
    write_atomically(tmp_path / "x.csv", b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("x.csv", b"new")]


def test_a_missing_folder_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_atomically(tmp_path / "missing" / "x.csv", b"new")
