"""Export views and cards: from a view to the bytes of any file format, and their file names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from threading import BoundedSemaphore

from geo.core.errors import ExportError
from geo.core.i18n import N_, Translator
from geo.core.teryt import name_key
from geo.data.atlas import Atlas
from geo.render.card.gmina_map import gmina_map
from geo.render.card.maps import PAPER, card_maps
from geo.render.card.pdf import card_pdf
from geo.render.card.report_pictures import Pictures
from geo.render.files import layers, rows, xlsx
from geo.render.files.archive import README, readme, to_zip
from geo.render.files.file_names import file_stem
from geo.render.sheet import renderer
from geo.render.sheet.page_setup import NO_OFFICE, PRESETS, Office, PageSetup, Paper, Template
from geo.render.sheet.renderer import Sheets
from geo.render.sheet.thumbnail import thumbnail
from geo.render.slides.shown import SlideOf
from geo.views.card.card import Card
from geo.views.report.document import Report
from geo.views.view import View

Progress = Callable[[float, str], None]
"""Told the share done (0 to 1) and what comes next."""


Maker = Callable[["Exporter", View, PageSetup, Progress], bytes]
"""Makes the content of a file; formats without a map use only the date and address of the page setup."""


@dataclass(frozen=True)
class Format:
    """A file format.

    Parameters
    ----------
    name
        Its name on the command line.
    title
        What it is, as a message id.
    ending, mime
        Extension and MIME type.
    make
        Makes the file.
    suffix
        What is added to the stem of the file name.
    """

    name: str
    title: str
    ending: str
    mime: str
    make: Maker
    suffix: str = ""


def _sheet(kind: str) -> Maker:
    return lambda exporter, view, setup, _: exporter.sheets.render(view, setup, kind)


DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_FORMATS = (
    Format("png", N_("Map as a picture (PNG)"), "png", "image/png", _sheet("png")),
    Format("svg", N_("Map for graphics programs (SVG)"), "svg", "image/svg+xml", _sheet("svg")),
    Format("pdf", N_("Map for printing (PDF)"), "pdf", "application/pdf", _sheet("pdf")),
    Format(
        "pptx",
        N_("Slide for PowerPoint, with shapes to edit"),
        "pptx",
        PPTX,
        lambda exporter, view, setup, _: exporter.slide(view, setup),
    ),
    Format(
        "csv",
        N_("Rows as plain CSV (commas, decimal points)"),
        "csv",
        "text/csv",
        lambda _, view, __, ___: rows.to_csv(view, "plain"),
        "_plain",
    ),
    Format(
        "csv-excel-pl",
        N_("Rows as CSV for Polish Excel"),
        "csv",
        "text/csv",
        lambda _, view, __, ___: rows.to_csv(view, "excel-pl"),
    ),
    Format(
        "xlsx",
        N_("Rows as an Excel workbook, with a sheet of sources and filters"),
        "xlsx",
        XLSX,
        lambda _, view, setup, __: xlsx.to_xlsx(view, setup.day, setup.address),
    ),
    Format(
        "geojson",
        N_("Rows with shapes for the web (GeoJSON)"),
        "geojson",
        "application/geo+json",
        lambda _, view, setup, __: layers.to_geojson(view, setup.day, setup.address),
    ),
    Format(
        "gpkg",
        N_("Layers for GIS (GeoPackage)"),
        "gpkg",
        "application/geopackage+sqlite3",
        lambda _, view, __, ___: layers.to_gpkg(view),
    ),
    Format(
        "zip",
        N_("Everything in one ZIP, with a README"),
        "zip",
        "application/zip",
        lambda exporter, view, setup, progress: exporter.zip(view, setup, progress),
    ),
)
FORMATS: dict[str, Format] = {row.name: row for row in _FORMATS}
"""Every format by its name; a new one is a module that makes it and a row above."""

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
        return Sheets(self._atlas.joined, self._atlas.countries, self._atlas.context)

    def card(self, card: Card, day: dt.date, address: str = "") -> bytes:
        """Return the card of a powiat as a PDF of A4 pages. ``address``: where the page of the card is.

        Raises
        ------
        ExportError
            Too many files are being made now.
        """
        with self._turns.take():
            tables = self._atlas.joined
            context = self._atlas.context
            maps = card_maps(tables, self._atlas.countries, card, PAPER, context)
            return card_pdf(card, maps, gmina_map(tables, card, context), day, address)

    def report(self, report: Report, day: dt.date, address: str = "", office: Office = NO_OFFICE) -> bytes:
        """Return a report as a document of Word, in the template of the office. ``address``: where it is.

        Raises
        ------
        ExportError
            The template cannot be used, or too many files are being made now.
        """
        from geo.render.documents.report import to_docx  # here, as it takes a while to load

        with self._turns.take():
            pictures = Pictures(self.sheets, self._atlas.joined, report.lang, day)
            return to_docx(report, pictures.draw, day, address, office.document)

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
            return row.make(self, view, setup, progress or (lambda share, what: None))

    def slide(self, view: View, setup: PageSetup) -> bytes:
        """Return a view as a presentation of one slide; the caller holds a turn."""
        return _to_pptx(self.sheets, [SlideOf(view, setup)], setup.office.slides)

    def slides(self, shown: Sequence[SlideOf], progress: Progress | None = None) -> bytes:
        """Return a presentation of several views, at least one, in the template of the first.

        Raises
        ------
        ExportError
            The template cannot be used, or too many files are being made now.
        """
        with self._turns.take():
            return _to_pptx(self.sheets, shown, shown[0].setup.office.slides, progress)

    def slide_paper(self, setup: PageSetup) -> Paper:
        """Return the size of the map with its legend on a slide.

        Raises
        ------
        ExportError
            The template cannot be used.
        """
        from geo.render.slides.deck import paper_of

        return paper_of(setup.office.slides)

    def thumbnail(self, view: View) -> bytes:
        """Return the map of a view as a small PNG.

        Raises
        ------
        ExportError
            The view shows nothing that a sheet can hold, or too many files are being made now.
        """
        with self._turns.take():
            return thumbnail(self.sheets.ground, view)

    def zip(self, view: View, setup: PageSetup, progress: Progress) -> bytes:
        """Return a ZIP of all other formats with a README; the caller holds a turn."""
        return to_zip(self._everything(view, setup, progress), setup.day)

    def _everything(self, view: View, setup: PageSetup, progress: Progress) -> Iterator[tuple[str, bytes]]:
        sheet = replace(setup, paper=_BUNDLED_PAPER)
        rows = [row for row in FORMATS.values() if row.name != "zip"]
        names = {file_name(view, row.name, setup.day): row for row in rows}
        contents = {name: describe_format(view.words, row.name) for name, row in names.items()}
        yield README, readme(view, setup.day, setup.address, contents)
        for done, (name, row) in enumerate(names.items()):
            progress(done / len(names), name)
            yield name, row.make(self, view, sheet, progress)
        progress(1.0, "")


def file_name(view: View, kind: str, day: dt.date, prefix: str = "") -> str:
    """Return an ASCII file name that says what is inside: "partnerstwa_slaskie_niemcy_2026-11-22.png"."""
    return f"{prefix}{file_stem(view, day)}{FORMATS[kind].suffix}.{FORMATS[kind].ending}"


def _to_pptx(
    sheets: Sheets,
    shown: Sequence[SlideOf],
    template: Template | None,
    progress: Progress | None = None,
) -> bytes:
    from geo.render.slides.deck import to_pptx  # here, as it takes a while to load

    return to_pptx(sheets, shown, template, progress)


def deck_file_name(w: Translator, day: dt.date) -> str:
    """Return the ASCII file name of a presentation of several views: "prezentacja_2026-11-22.pptx"."""
    stem = name_key(w("presentation")).encode("ascii", "ignore").decode().replace(" ", "-")
    return f"{stem}_{day.isoformat()}.pptx"


def describe_format(w: Translator, kind: str) -> str:
    """Return what a format is, in words."""
    return w(FORMATS[kind].title)
