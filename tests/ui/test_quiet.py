"""What is set aside from the garbage collector: once per process, and again when a data file has changed."""

from __future__ import annotations

import gc
import os
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geo.errors import DataError
from ui import loaders, quiet

ROOT = Path(__file__).parents[2]


@pytest.fixture
def freezes(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """What ``gc.freeze`` was asked: one entry per call; the process that runs the tests is not frozen."""
    calls: list[int] = []
    monkeypatch.setattr(gc, "freeze", lambda: calls.append(1))
    monkeypatch.delenv(quiet.NO_FREEZE, raising=False)
    quiet._settle.clear()
    yield calls
    quiet._settle.clear()


def test_it_happens_once_in_a_process(freezes: list[int]) -> None:
    for page in ("floods.py", "partnerships.py"):
        reader = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
        reader.switch_page(f"pages/{page}").run()
        reader.checkbox(key="flooded_only").check().run()
        assert not reader.exception
    assert freezes == [1]


def test_it_happens_again_when_a_data_file_has_changed(freezes: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    quiet.settle()
    monkeypatch.setattr(loaders, "files", lambda: "other files")
    quiet.settle()
    quiet.settle()
    assert freezes == [1, 1]


def test_the_benchmark_can_leave_it_out(freezes: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(quiet.NO_FREEZE, "1")
    quiet.settle()
    assert freezes == []


def test_data_that_cannot_be_read_are_told_by_the_page_and_tried_again(freezes: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    tries: list[int] = []

    def damaged() -> None:
        tries.append(1)
        raise DataError("File {file}", file="x")

    monkeypatch.setattr(loaders, "load_all", damaged)
    quiet.settle()
    quiet.settle()
    assert (tries, freezes) == ([1, 1], [])


def test_a_changed_data_file_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sign changes with the size or the time of a file, when the next look is due."""
    file = tmp_path / "floods.csv"
    file.write_text("a", encoding="utf-8")
    monkeypatch.setattr(loaders.sources, "DATA", tmp_path)
    monkeypatch.setattr(loaders.time, "monotonic", lambda: 1.0)
    before = loaders.files()
    os.utime(file, (1, 1))
    assert loaders.files() == before
    monkeypatch.setattr(loaders.time, "monotonic", lambda: 2.0)
    assert loaders.files() != before
