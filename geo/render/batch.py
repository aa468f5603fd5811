"""Batch export: one file per voivodeship, powiat or country, resumed after an interruption."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from geo.choices.model import Choices
from geo.choices.parameters import asking_for_partners
from geo.choices.printed_address import printed_address
from geo.core.atomic_files import PART_FILES, write_output
from geo.core.errors import ExportError
from geo.core.i18n import N_
from geo.core.teryt import VOIVODESHIPS
from geo.data import catalogue
from geo.data.join import AtlasTables
from geo.render.export import Exporter, file_name
from geo.render.sheet.page_setup import PageSetup
from geo.views.factory import make_view

BATCHES = ("voivodeships", "powiaty", "countries")
NOTE = ".atlas-batch.json"
"""File in the output folder that identifies the batch, so that only the same batch is resumed."""


@dataclass(frozen=True)
class Batch:
    """What to make: a theme under ``filters``, once per unit of ``by``. ``base``: the address of the app."""

    by: str
    theme: str
    choices: Choices
    lang: str
    kind: str
    setup: PageSetup
    base: str

    def units(self, tables: AtlasTables) -> list[tuple[str, Choices]]:
        """Return (code, choices) of every unit that passes the filters, in the order of codes."""
        inside = self.choices.rows.voivodeships
        if self.by == "voivodeships":
            return [
                (code, self.choices.having(voivodeships=(code,))) for code in sorted(inside or VOIVODESHIPS)
            ]
        if self.by == "countries":
            codes = self.choices.rows.countries or sorted(tables.partnerships["country"].unique())
            return [
                (code, asking_for_partners(self.theme, self.choices.having(countries=(code,))))
                for code in codes
            ]
        chosen = self.choices.rows.powiaty or tables.powiaty["powiat_teryt"].tolist()
        return [
            (code, self.choices.having(powiaty=(code,)))
            for code in chosen
            if not inside or code[:2] in inside
        ]

    def fingerprint(self) -> str:
        """Return a hash of the batch and the data; the date of export is not part of it."""
        what = asdict(replace(self, setup=replace(self.setup, day=dt.date(2000, 1, 1))))
        told = json.dumps([what, catalogue.recorded_hashes()], sort_keys=True, default=str)
        return hashlib.sha256(told.encode()).hexdigest()


def run_batch(
    batch: Batch, tables: AtlasTables, exporter: Exporter, folder: Path, tell: Callable[[int, int, str], None]
) -> tuple[int, int]:
    """Write the missing files to ``folder``; return (files written, files that existed).

    Files are written atomically. After an interruption the same call continues with the date of the first.
    ``tell(done, total, name)`` is called before each file and once at the end.

    Raises
    ------
    ExportError
        The folder cannot be written, or something else is in it.
    """
    day = open_folder(batch.fingerprint(), batch.setup.day, folder)
    units = batch.units(tables)

    def job(unit: tuple[str, Choices]) -> Job:
        code, choices = unit
        view = make_view(tables, choices, batch.theme, batch.lang)
        address = printed_address(view.theme.name, choices, view.lang, batch.base)
        setup = replace(batch.setup, day=day, address=address)
        name = file_name(view, batch.kind, day, f"{code}_")
        return name, lambda: exporter.render(view, batch.kind, setup)

    return write_missing(folder, len(units), map(job, units), tell)


Job = tuple[str, Callable[[], bytes]]
"""The name of a file, and what makes it."""


def write_missing(
    folder: Path, total: int, jobs: Iterable[Job], tell: Callable[[int, int, str], None]
) -> tuple[int, int]:
    """Write the files that are not there yet; return (files written, files that existed).

    Raises
    ------
    ExportError
        A file cannot be made or written; those before it are complete.
    """
    written = 0
    for number, (name, make) in enumerate(jobs):
        tell(number, total, name)
        path = folder / name
        if not path.exists():
            write_output(path, make())
            written += 1
    tell(total, total, "")
    return written, total - written


def open_folder(fingerprint: str, day: dt.date, folder: Path) -> dt.date:
    """Create the folder or resume the batch in it; return the date of the batch.

    Raises
    ------
    ExportError
        The folder cannot be written, or something else is in it.
    """
    note = folder / NOTE
    try:
        folder.mkdir(exist_ok=True)
        inside = [path.name for path in folder.iterdir()]
    except (OSError, ValueError) as error:
        found = getattr(error, "strerror", None) or type(error).__name__
        raise ExportError(
            N_("Output {path}: expected to be able to write there, found: {found}."),
            path=str(folder),
            found=found,
        ) from error
    if NOTE in inside:
        return _resume(fingerprint, day, folder, note)
    if inside:
        raise ExportError(
            N_("Output {path}: expected an empty folder or one of the same batch, found other files."),
            path=str(folder),
        )
    write_output(note, json.dumps({"batch": fingerprint, "day": day.isoformat()}).encode())
    return day


def _resume(fingerprint: str, day: dt.date, folder: Path, note: Path) -> dt.date:
    try:
        begun = json.loads(note.read_text(encoding="utf-8"))
        same, day = begun["batch"] == fingerprint, dt.date.fromisoformat(begun["day"])
    except (OSError, ValueError, KeyError, TypeError):
        same = False
    if not same:
        raise ExportError(
            N_("Output {path}: expected an empty folder or one of the same batch, found another batch."),
            path=str(folder),
        )
    for left in folder.glob(PART_FILES):
        left.unlink(missing_ok=True)
    return day
