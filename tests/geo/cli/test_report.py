"""The command line of reports: one, all of a kind, and what cannot be."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from geo.cli.main import main
from geo.render.export import Exporter


def run(*arguments: str) -> int:
    return main(["export", "report", *arguments])


def test_one_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "r.docx"
    assert run("--powiat", "2417", "--output", str(out), "--date", "2026-11-22") == 0
    assert " Powiat żywiecki.\n" in capsys.readouterr().out
    assert "Eksport: 22 listopada 2026" in docx.Document(str(out)).paragraphs[-1].text.replace("\u00a0", " ")


@pytest.mark.parametrize("code", ["9999", "abc", "99", ""])
def test_a_code_of_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str], code: str) -> None:
    assert run("--powiat", code, "--output", str(tmp_path / "r.docx")) == 2
    assert capsys.readouterr().err == (
        f"Kod: oczekiwano kodu TERYT powiatu (2417) lub województwa (24), znaleziono {code}.\n"
    )


def test_a_batch_goes_on_where_it_stopped(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []

    def report(self: Exporter, report: object, *more: object) -> bytes:
        if len(made) == 3:
            made.append("")
            raise KeyboardInterrupt
        made.append(report.code)  # type: ignore[attr-defined]
        return b"x"

    monkeypatch.setattr(Exporter, "report", report)
    batch = ("--batch", "voivodeships", "--output", str(tmp_path / "all"))
    assert run(*batch) == 130
    assert run(*batch) == 0
    assert [code for code in made if code] == sorted(code for code in made if code)
    assert len(list((tmp_path / "all").glob("raport-wojewodztwo_*.docx"))) == 16
    assert "13 plików" in capsys.readouterr().out or len(made) == 17
    assert run(*batch, "--lang", "en") == 2  # another batch
