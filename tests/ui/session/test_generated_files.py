"""Files of the map come back when somebody deleted them, and a folder that is closed is told."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from geo.core.errors import DataError
from ui.session import cache


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ATLAS_GENERATED", str(tmp_path / "made"))
    return tmp_path / "made"


def test_deleted_files_are_written_anew(folder: Path) -> None:
    def missing(files: dict[str, str]) -> list[str]:
        return [file for file in files.values() if not (folder / Path(file).name).is_file()]

    assert missing(cache.frontend_files()) == []
    shutil.rmtree(folder)
    assert missing(cache.frontend_files()) == []
    assert missing(cache.map_files()) == []  # those of an earlier start lay in another folder


def test_a_folder_that_cannot_be_made_is_told(folder: Path) -> None:
    folder.write_text("a file in its place")
    with pytest.raises(DataError, match=r"^Folder .*made: expected to be able to write the map files there"):
        cache.frontend_files()
