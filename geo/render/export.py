"""Export views and cards: from a view to the bytes of any file format, and their file names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from threading import BoundedSemaphore

from geo.core.errors import ExportError
from geo.core.i18n import N_, Translator
from geo.data.atlas import Atlas
from geo.render.card.maps import card_maps
from geo.render.card.pdf import card_pdf
from geo.render.files import layers, rows, xlsx
from geo.render.files.archive import README, readme, to_zip
from geo.render.files.file_names import file_stem
from geo.render.sheet import renderer
from geo.render.sheet.page_setup import PRESETS, PageSetup
from geo.render.sheet.renderer import Sheets
from geo.views.card.card import Card
from geo.views.view import View

Progress = Callable[[float, str], None]
"""Told the share done (0 to 1) and what comes next."""


@dataclass(frozen=True)
class Format:
    """A file format: its name on the command line, extension, MIME type, and suffix of the file name."""

    name: str
    ending: str
    mime: str
    suffix: str = ""


FORMATS: dict[str, Format] = {
    row.name: row
    for row in (
        Format("png", "png", "image/png"),
        Format("svg", "svg", "image/svg+xml"),
        Format("pdf", "pdf", "application/pdf"),
        Format("csv", "csv", "text/csv", "_plain"),
        Format("csv-excel-pl", "csv", "text/csv"),
        Format("xlsx", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        Format("geojson", "geojson", "application/geo+json"),
        Format("gpkg", "gpkg", "application/geopackage+sqlite3"),
        Format("zip", "zip", "application/zip"),
    )
}
SHEET_FORMATS = renderer.FORMATS
_BUNDLED_PAPER = PRESETS["a4-landscape"]
# Drawing is CPU-bound: more workers would only take more memory.
_AT_ONCE = 2
_WAITING = 8  # each holds a thread; the last of eight A3 sheets waits about ten seconds


class Turns:
    """A bounded queue: ``at_once`` callers run, ``waiting`` more wait, all others are refused."""

    def __init__(self, at_once: int = _AT_ONCE, waiting: int = _WAITING) -> None:
        self._places = BoundedSemaphore(at_once + waiting)
        self._working = BoundedSemaphore(at_once)

    @contextmanager
    def take(self) -> Iterator[None]:
        """Wait for a turn and hold it.

        Raises
        ------
        ExportError
            Too many are waiting already; told at once.
        """
        if not self._places.acquire(blocking=False):
            raise ExportError(N_("Too many files are being made now. Try again in a moment."))
        try:
            with self._working:
                yield
        finally:
            self._places.release()


class Exporter:
    """Makes every format of the views of one ``Atlas``; safe to share between threads."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self._turns = Turns()

    @cached_property
    def sheets(self) -> Sheets:
        """The drawing board, made when the first sheet is asked for."""
        return Sheets(self._atlas.joined, self._atlas.countries)

    def card(self, card: Card, day: dt.date, address: str = "") -> bytes:
        """Return the card of a powiat as a PDF of A4 pages. ``address``: where the page of the card is.

        Raises
        ------
        ExportError
            Too many files are being made now.
        """
        with self._turns.take():
            return card_pdf(card, card_maps(self._atlas.joined, self._atlas.countries, card), day, address)

    def render(self, view: View, kind: str, setup: PageSetup, progress: Progress | None = None) -> bytes:
        """Return the content of a file.

        ``kind`` is one of ``FORMATS``. Formats without a map use only the date and address of ``setup``.

        Raises
        ------
        KeyError
            ``kind`` is none of them.
        ExportError
            The extent shows nothing that a sheet can hold, or too many files are being made now.
        """
        row = FORMATS[kind]
        with self._turns.take():
            return self._make(view, row, setup, progress or (lambda share, what: None))

    def _make(self, view: View, row: Format, setup: PageSetup, progress: Progress) -> bytes:
        if row.name in SHEET_FORMATS:
            return self.sheets.render(view, setup, row.name)
        makers: dict[str, Callable[[], bytes]] = {
            "csv": lambda: rows.to_csv(view, "plain"),
            "csv-excel-pl": lambda: rows.to_csv(view, "excel-pl"),
            "xlsx": lambda: xlsx.to_xlsx(view, setup.day, setup.address),
            "geojson": lambda: layers.to_geojson(view, setup.day, setup.address),
            "gpkg": lambda: layers.to_gpkg(view),
            "zip": lambda: to_zip(self._everything(view, setup, progress), setup.day),
        }
        return makers[row.name]()

    def _everything(self, view: View, setup: PageSetup, progress: Progress) -> Iterator[tuple[str, bytes]]:
        sheet = replace(setup, paper=_BUNDLED_PAPER)
        rows = [row for row in FORMATS.values() if row.name != "zip"]
        names = {file_name(view, row.name, setup.day): row for row in rows}
        contents = {name: describe_format(view.words, row.name) for name, row in names.items()}
        yield README, readme(view, setup.day, setup.address, contents)
        for done, (name, row) in enumerate(names.items()):
            progress(done / len(names), name)
            yield name, self._make(view, row, sheet, progress)
        progress(1.0, "")


def file_name(view: View, kind: str, day: dt.date, prefix: str = "") -> str:
    """Return an ASCII file name that says what is inside: "partnerstwa_slaskie_niemcy_2026-11-22.png"."""
    return f"{prefix}{file_stem(view, day)}{FORMATS[kind].suffix}.{FORMATS[kind].ending}"


def describe_format(w: Translator, kind: str) -> str:
    """Return what a format is, in words."""
    return {
        "png": w("Map sheet as a picture (PNG)"),
        "svg": w("Map sheet as vectors for graphics programs (SVG)"),
        "pdf": w("Map sheet as vectors for printing (PDF)"),
        "csv": w("Rows as plain CSV: commas, decimal points, UTF-8"),
        "csv-excel-pl": w("Rows as CSV for Polish Excel: semicolons, decimal commas, UTF-8 with a mark"),
        "xlsx": w("Rows as an Excel workbook, with a sheet of sources and filters"),
        "geojson": w("Rows with shapes for the web (GeoJSON, EPSG:4326)"),
        "gpkg": w("Layers for GIS (GeoPackage, EPSG:2180)"),
        "zip": w("Everything in one ZIP, with a README"),
    }[kind]
