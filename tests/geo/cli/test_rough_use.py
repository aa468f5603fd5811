"""The command line on odd consoles, odd outputs, odd days, and interrupted."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from geo.cli.main import main


def run(*arguments: str) -> int:
    return main(["export", *arguments])


@pytest.mark.parametrize(("day", "kept"), [("1970-01-01", 1980), ("2200-12-31", 2107)])
def test_a_date_that_a_zip_cannot_say_ends_no_export(day: str, kept: int, tmp_path: Path) -> None:
    out = tmp_path / "x.zip"
    assert run("floods", "--voivodeship", "16", "--format", "zip", "--date", day, "--output", str(out)) == 0
    with zipfile.ZipFile(out) as archive:
        assert archive.testzip() is None
        assert {entry.date_time[0] for entry in archive.infolist()} == {kept}


def test_an_address_with_a_slip_is_no_export_of_another_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "x.csv"
    address = "https://atlas.example/partnrstwa?v=3&voivodeships=02"
    assert run("--url", address, "--format", "csv", "--output", str(out)) == 2
    assert "partnrstwa" in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_is_left_alone_and_a_link_is_followed(tmp_path: Path) -> None:
    pipe, link, real = (tmp_path / name for name in ("pipe.csv", "link.csv", "real.csv"))
    os.mkfifo(pipe)
    assert run("floods", "--format", "csv", "--output", str(pipe)) == 2
    assert pipe.is_fifo()
    link.symlink_to(real)
    assert run("floods", "--format", "csv", "--output", str(link)) == 0
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8").count("\n") > 500


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_console_without_polish_letters_ends_no_command(encoding: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "geo", "export", "floods", "--voivodeship", "16", "--format", "csv"]
    ran = subprocess.run(
        [*command, "--output", str(tmp_path / "x.csv")],
        env=os.environ | {"PYTHONIOENCODING": encoding},
        capture_output=True,
        check=False,
    )
    assert (ran.returncode, b"Traceback" in ran.stderr) == (0, False)


@pytest.mark.skipif(sys.platform == "win32", reason="ends by a signal")
@pytest.mark.parametrize("seconds", [0.3, 1.2])
def test_ctrl_c_leaves_neither_a_traceback_nor_half_a_file(seconds: float, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "geo", "export", "card", "--powiat", "2417"]
    ran = subprocess.Popen([*command, "--output", str(tmp_path / "x.pdf")], stderr=subprocess.PIPE)
    time.sleep(seconds)
    ran.send_signal(signal.SIGINT)
    _, said = ran.communicate(timeout=60)
    assert b"Traceback" not in said
    assert list(tmp_path.iterdir()) == []
