"""The limit of open files is raised as far as it goes; what is missing is told."""

from __future__ import annotations

import resource

import pytest

from ui.server import open_files


@pytest.mark.parametrize(
    ("soft", "hard", "readers", "raised", "enough", "told"),
    [
        (1024, 4096, 250, 1100, 250, False),
        (2048, 4096, 250, None, 250, False),
        (1024, 1024, 250, 1024, 231, True),
        (1024, resource.RLIM_INFINITY, 1000, 4100, 1000, False),
        (64, 64, 10, 64, 0, True),
    ],
)
def test_limit(
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    soft: int,
    hard: int,
    readers: int,
    raised: int | None,
    enough: int,
    told: bool,
) -> None:
    made: list[tuple[int, int]] = []
    monkeypatch.setattr(resource, "getrlimit", lambda _: (soft, hard))
    monkeypatch.setattr(resource, "setrlimit", lambda _, both: made.append(both))
    assert open_files.raise_limit(readers) == enough
    assert made == ([] if raised is None else [(raised, hard)])
    assert bool(caplog.records) == told
