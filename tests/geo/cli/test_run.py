"""``atlas run``: on a free port, told when there is none, ended with its command."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path

import pytest

from geo.cli import run
from geo.cli.main import main

ROOT = Path(__file__).parents[3]


def taken() -> socket.socket:
    """Return a socket that listens on a port."""
    made = socket.socket()
    made.bind((run.HOST, 0))
    made.listen()
    return made


def test_a_taken_port_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    with taken() as one:
        monkeypatch.setattr(run, "FIRST_PORT", one.getsockname()[1])
        assert run.free_port() > one.getsockname()[1]


def test_a_taken_port_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with taken() as one:
        port = one.getsockname()[1]
        assert main(["run", "--no-browser", "--port", str(port)]) == 1
    assert capsys.readouterr().err == f"Port {port}: expected a free one from 1 to 65535, found it taken.\n"


def test_no_free_port_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(run, "is_free", lambda _: False)
    assert main(["run", "--no-browser"]) == 1
    assert capsys.readouterr().err == "Ports 8501 to 8550: expected a free one, found none.\n"


def test_a_wrong_setting_ends_every_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ATLAS_SESSIONS", "x")
    assert main(["check"]) == 2
    assert capsys.readouterr().err == "ATLAS_SESSIONS: expected a whole number, as 250, found x.\n"


@pytest.mark.skipif(sys.platform == "win32", reason="ends by a signal")
def test_the_app_answers_says_no_on_the_way_to_its_end_and_ends() -> None:
    with taken() as one:
        port = one.getsockname()[1]
    command = [sys.executable, "-m", "geo", "run", "--no-browser", "--port", str(port)]
    atlas = subprocess.Popen(command, cwd=ROOT, env=os.environ | {"ATLAS_DRAIN": "2"}, start_new_session=True)
    try:
        assert answer(port, "/ready", 180) == 200
        atlas.send_signal(signal.SIGTERM)
        assert answer(port, "/ready", 2, until=503) == 503
        assert atlas.wait(20) is not None
    finally:
        with suppress(ProcessLookupError):
            os.killpg(atlas.pid, signal.SIGKILL)


def answer(port: int, path: str, seconds: float, until: int = 200) -> int:
    """Return the status of an address once it is ``until``, or the last one."""
    status, end = 0, time.monotonic() + seconds
    while status != until and time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"http://{run.HOST}:{port}{path}", timeout=10) as got:
                status = got.status
        except urllib.error.HTTPError as refused:
            status = refused.code
        except OSError:
            time.sleep(0.2)
    return status
