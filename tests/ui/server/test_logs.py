"""A line of the log as JSON."""

from __future__ import annotations

import json
import logging
import sys

import pytest

from ui.server import logs


def record(exc_info: object = None) -> logging.LogRecord:
    made = logging.LogRecord(
        "ui.shell", logging.ERROR, "shell.py", 1, 'Plik „%s”\nz "1999"', ("powódź",), exc_info
    )  # type: ignore[arg-type]
    made.created = 1_800_000_000.25
    return made


def test_an_event_is_one_line() -> None:
    line = logs.JsonLines().format(record())
    assert "\n" not in line
    assert json.loads(line) == {
        "time": "2027-01-15T08:00:00.250+00:00",
        "level": "error",
        "source": "ui.shell",
        "message": 'Plik „powódź”\nz "1999"',
    }


def test_a_traceback_stays_in_the_line() -> None:
    try:
        raise ValueError("no")
    except ValueError:
        line = logs.JsonLines().format(record(sys.exc_info()))
    assert "\n" not in line
    assert json.loads(line)["traceback"].endswith("ValueError: no")


@pytest.mark.parametrize(("setting", "changed"), [("text", False), ("json", True)])
def test_the_setting_decides(monkeypatch: pytest.MonkeyPatch, setting: str, changed: bool) -> None:
    handler = logging.StreamHandler()
    logger = logging.Logger("of its own")
    logger.addHandler(handler)
    monkeypatch.setattr(logging.getLogger().manager, "loggerDict", {"of its own": logger})
    monkeypatch.setattr(logging.getLogger(), "handlers", [handler])
    monkeypatch.setenv("ATLAS_LOG", setting)
    logs.set_format()
    assert isinstance(handler.formatter, logs.JsonLines) == changed
