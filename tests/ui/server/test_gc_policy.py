"""What is set aside from the garbage collector, and how often the collector is let through everything."""

from __future__ import annotations

import gc
import os
import weakref
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geo.core.errors import DataError
from ui.server import gc_policy
from ui.session import cache

ROOT = Path(__file__).parents[3]


class Clock:
    """A clock that a test turns."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


class AtOnce:
    """A timer that does not wait."""

    def __init__(self, seconds: float, act: Callable[[], None]) -> None:
        self._act = act

    def start(self) -> None:
        self._act()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(gc_policy.threading, "Timer", AtOnce)
    monkeypatch.setattr(gc_policy, "monotonic", clock)
    monkeypatch.setattr(gc_policy, "_schedule", gc_policy._Schedule())
    monkeypatch.delenv(gc_policy.NO_FREEZE, raising=False)
    return clock


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was asked of the collector, in order; the process that runs the tests is not touched."""
    asked: list[str] = []
    for name in ("freeze", "unfreeze", "collect"):
        monkeypatch.setattr(gc, name, lambda *_, name=name: asked.append(name))
    return asked


def test_one_full_collection_then_a_freeze_after_each_run(clock: Clock, calls: list[str]) -> None:
    for _ in range(3):
        gc_policy.freeze()
    assert calls == ["freeze", "unfreeze", "collect", "freeze", "freeze", "freeze"]


def test_a_round_comes_again_after_some_minutes(clock: Clock, calls: list[str]) -> None:
    gc_policy.freeze()
    clock.now += gc_policy.FULL_COLLECTION_S - 1
    gc_policy.freeze()
    clock.now += 1
    gc_policy.freeze()
    assert calls.count("collect") == 2


def test_every_run_of_a_page_ends_with_it(clock: Clock, calls: list[str]) -> None:
    for page in ("floods.py", "partnerships.py", "data.py"):
        reader = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
        before = calls.count("freeze")
        reader.switch_page(f"pages/{page}").run()
        assert not reader.exception
        assert calls.count("freeze") == before + 1
    assert calls.count("unfreeze") == 1


def test_the_benchmark_can_leave_it_out(
    clock: Clock, calls: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(gc_policy.NO_FREEZE, "1")
    gc_policy.freeze()
    assert calls == []


def test_frozen_garbage_goes_with_the_next_full_collection(clock: Clock) -> None:
    class Ring:
        def __init__(self) -> None:
            self.me = self

    gc_policy.freeze()
    ring = Ring()
    seen = weakref.ref(ring)
    gc_policy.freeze()
    del ring
    gc.collect()
    assert seen() is not None  # it was set aside
    clock.now += gc_policy.FULL_COLLECTION_S
    gc_policy.freeze()
    gc.unfreeze()
    assert seen() is None


def test_everything_is_loaded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    loads: list[int] = []
    monkeypatch.setattr(cache, "load_all", lambda: loads.append(1))
    gc_policy._preload.clear()
    gc_policy.preload()
    gc_policy.preload()
    assert loads == [1]
    monkeypatch.setattr(cache, "files", lambda: "other files")
    gc_policy.preload()
    gc_policy.preload()
    assert loads == [1, 1]
    gc_policy._preload.clear()


def test_data_that_cannot_be_read_are_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    tries: list[int] = []

    def damaged() -> None:
        tries.append(1)
        raise DataError("File {file}", file="x")

    monkeypatch.setattr(cache, "load_all", damaged)
    gc_policy._preload.clear()
    gc_policy.preload()
    gc_policy.preload()
    assert tries == [1, 1]


def test_a_changed_data_file_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sign changes with the size or the time of a file, when the next look is due."""
    file = tmp_path / "floods.csv"
    file.write_text("a", encoding="utf-8")
    monkeypatch.setattr(cache.catalogue, "DATA", tmp_path)
    monkeypatch.setattr(cache, "monotonic", lambda: 1.0)
    before = cache.files()
    os.utime(file, (1, 1))
    assert cache.files() == before
    monkeypatch.setattr(cache, "monotonic", lambda: 2.0)
    assert cache.files() != before
