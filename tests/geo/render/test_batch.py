"""Batches of exports: their units, resuming after an interruption, and other files in the folder."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from geo.choices.model import Choices
from geo.core.errors import ExportError
from geo.data.atlas import Atlas
from geo.data.join import AtlasTables
from geo.render.batch import NOTE, Batch, run_batch
from geo.render.export import Exporter
from geo.render.sheet.page_setup import PageSetup, read_size

DAY = dt.date(2026, 11, 22)
SMALL = PageSetup(DAY, read_size("480x320"), address="https://atlas.example/")


def batch(by: str, theme: str = "floods", choices: Choices | None = None, kind: str = "png") -> Batch:
    return Batch(by, theme, choices or Choices(), "pl", kind, SMALL, "https://atlas.example/")


def silent(done: int, total: int, name: str) -> None:
    """Take no notice of progress."""


def test_units_of_a_batch(joined: AtlasTables) -> None:
    assert len(batch("powiaty").units(joined)) == 380
    assert len(batch("voivodeships").units(joined)) == 16
    assert len(batch("countries").units(joined)) == 29
    assert (
        next(code for code, _ in batch("powiaty", choices=Choices.of(voivodeships=("08",))).units(joined))
        == "0801"
    )
    assert [
        code for code, _ in batch("countries", choices=Choices.of(countries=("DE", "UA"))).units(joined)
    ] == ["DE", "UA"]
    code, choices = batch("powiaty", choices=Choices.of(flooded_only=True)).units(joined)[5]
    assert choices == Choices.of(powiaty=(code,), flooded_only=True)


def test_a_batch_goes_on_after_an_interrupt(atlas: Atlas, tmp_path: Path) -> None:
    exporter, job, folder = Exporter(atlas), batch("voivodeships", kind="csv"), tmp_path / "out"

    def stop(done: int, total: int, name: str) -> None:
        if done == 7:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_batch(job, atlas.joined, exporter, folder, stop)
    first = {path.name: path.stat().st_mtime_ns for path in folder.glob("*.csv")}
    assert len(first) == 7
    (folder / ".left.csv.1.part").write_bytes(b"half")
    later = Batch(
        **{**job.__dict__, "setup": PageSetup(DAY + dt.timedelta(days=1), SMALL.paper, address=SMALL.address)}
    )
    assert run_batch(later, atlas.joined, exporter, folder, silent) == (9, 7)
    assert {name: (folder / name).stat().st_mtime_ns for name in first} == first
    assert sorted(path.name for path in folder.iterdir() if path.name.startswith(".")) == [NOTE]
    assert {path.name[-20:-4] for path in folder.glob("*.csv")} == {"2026-11-22_plain"}
    assert run_batch(job, atlas.joined, exporter, folder, silent) == (0, 16)


def test_homonyms_have_files_of_their_own(atlas: Atlas, tmp_path: Path) -> None:
    job = batch(
        "powiaty", kind="csv", choices=Choices.of(powiaty=("2003", "2402"))
    )  # both are called bielski
    assert run_batch(job, atlas.joined, Exporter(atlas), tmp_path, silent) == (2, 0)
    assert sorted(path.name for path in tmp_path.glob("*.csv")) == [
        "2003_wykaz-powodziowy-1999_bielski-podlaskie_2026-11-22_plain.csv",
        "2402_wykaz-powodziowy-1999_bielski-slaskie_2026-11-22_plain.csv",
    ]


def test_a_batch_keeps_off_other_files(atlas: Atlas, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("kept")
    with pytest.raises(ExportError, match="found other files"):
        run_batch(batch("voivodeships"), atlas.joined, Exporter(atlas), tmp_path, silent)
    run_batch(
        batch("voivodeships", kind="csv", choices=Choices.of(voivodeships=("02",))),
        atlas.joined,
        Exporter(atlas),
        tmp_path / "a",
        silent,
    )
    for other in (
        batch("voivodeships", kind="csv"),
        batch("voivodeships", "partnerships", Choices.of(voivodeships=("02",)), "csv"),
    ):
        with pytest.raises(ExportError, match="found another batch"):
            run_batch(other, atlas.joined, Exporter(atlas), tmp_path / "a", silent)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "mine.txt"]
