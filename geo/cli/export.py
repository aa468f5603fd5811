"""The command ``python -m geo export``: write one view, or a batch of views, to files."""

from __future__ import annotations

import argparse
import datetime as dt
import itertools
import os
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path

from geo.choices.model import Choices
from geo.choices.parameters import asking_for_partners
from geo.choices.printed_address import printed_address, public_base
from geo.cli.borders import in_use, load_saying
from geo.cli.choice_options import Parser, add_choices, checked_choices, read_options
from geo.cli.progress import Bar, written
from geo.core.atomic_files import check_output, write_output
from geo.core.errors import AtlasError, DataError, ExportError
from geo.core.i18n import LANGUAGES, N_, words
from geo.core.settings import URL
from geo.data.atlas import Atlas
from geo.render.batch import BATCHES, Batch, run_batch
from geo.render.export import FORMATS, Exporter
from geo.render.sheet.extents import extent_of
from geo.render.sheet.office import (
    LOGO_VARIABLE,
    NAME_VARIABLE,
    TEMPLATES_VARIABLE,
    read_office,
    read_template,
)
from geo.render.sheet.page_setup import (
    EXTENTS,
    LEGENDS,
    PRESETS,
    STYLES,
    Office,
    PageSetup,
    Paper,
    preset,
    read_extent,
    read_size,
)
from geo.render.slides.shown import slides_of
from geo.views.factory import make_view

_INTERRUPTED = 130


@dataclass(frozen=True)
class _Request:
    """The view that the command line asks for, checked against the data."""

    theme: str
    choices: Choices
    lang: str
    base: str


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of the arguments after ``python -m geo export``."""
    parser = Parser(
        prog="python -m geo export",
        description="Write a view as a map sheet, a table, layers, or all of them.",
        allow_abbrev=False,
        epilog="The card of one powiat as a PDF: python -m geo export card --help. Reports for Word:"
        " python -m geo export report --help",
    )
    add_choices(parser)
    _add_output(parser)
    return parser


def _add_output(parser: argparse.ArgumentParser) -> None:
    how = parser.add_argument_group("how it is written")
    how.add_argument("--format", required=True, choices=FORMATS, help="format of the file")
    how.add_argument(
        "--output", required=True, type=Path, metavar="FILE", help="the file; with --batch a folder"
    )
    how.add_argument(
        "--batch", choices=BATCHES, help="one file per unit; an interrupted batch resumes when run again"
    )
    how.add_argument("--preset", metavar="P", help=f"preset size: {', '.join(PRESETS)} (default: screen)")
    how.add_argument("--size", metavar="WxH", help="size of the sheet in pixels, instead of --preset")
    how.add_argument(
        "--style", choices=STYLES, default=STYLES[0], help="print adds hatching and dashes that read in grey"
    )
    how.add_argument(
        "--extent",
        metavar="E",
        help=f"{', '.join(EXTENTS)} or west,south,east,north (default: as on the screen; selection with"
        " --batch)",
    )
    how.add_argument("--title", metavar="TEXT", help='title of the sheet; "" leaves it out')
    how.add_argument("--subtitle", metavar="TEXT", help='line under the title; "" leaves it out')
    how.add_argument(
        "--legend",
        choices=LEGENDS,
        default=LEGENDS[0],
        help="place of the legend; auto: where the map becomes largest",
    )
    how.add_argument(
        "--office",
        metavar="NAME",
        help=f"publisher of the sheet (default: {NAME_VARIABLE} or office/name.txt)",
    )
    how.add_argument(
        "--logo", type=Path, metavar="FILE", help=f"PNG or JPEG (default: {LOGO_VARIABLE} or office/logo.png)"
    )
    how.add_argument(
        "--template",
        type=Path,
        metavar="FILE",
        help=f"PowerPoint file whose looks slides take (default: in {TEMPLATES_VARIABLE} or office/)",
    )
    how.add_argument("--table", action="store_true", help="the rows as tables after a slide (pptx)")
    how.add_argument(
        "--slides", action="store_true", help="all slides of the presentation in --url, in one file (pptx)"
    )
    how.add_argument("--qr", action="store_true", help="add the address of the view as a QR code")
    how.add_argument("--lang", choices=LANGUAGES, help="language of the file (default: pl)")
    how.add_argument(
        "--base",
        metavar="ADDRESS",
        help=f"address of the app, for the address of the view (default: {URL}; without one a code)",
    )
    how.add_argument("--date", metavar="DATE", help="date of export, as 2026-11-22 (default: today)")


def run(arguments: list[str]) -> int:
    """Run the command with these arguments.

    Returns
    -------
    int
        The exit code: 0 for success, 1 for an error in the data, 2 for a request that cannot be met,
        130 after an interrupt.
    """
    lang = "en" if "--lang=en" in arguments or ("--lang", "en") in itertools.pairwise(arguments) else "pl"
    w = words(lang)
    try:
        options = make_parser().parse_args(arguments)
        _export(options)
    except AtlasError as error:
        print(error.text(w), file=sys.stderr)
        return 1 if isinstance(error, DataError) else 2
    except KeyboardInterrupt:
        print(
            w("Interrupted. The files written so far are complete; run the same command to continue."),
            file=sys.stderr,
        )
        return _INTERRUPTED
    return 0


def _export(options: argparse.Namespace) -> None:
    if not options.batch:
        check_output(options.output)
    paper, day = _paper(options), read_day(options.date)
    extent = read_extent(options.extent or EXTENTS[1])
    theme, query, base = read_options(options)
    atlas = load_saying(words(options.lang or query.get("lang", LANGUAGES[0])))
    atlas.require(theme)
    asked = checked_choices(query, atlas.joined, theme)
    request = _Request(
        theme,
        asked if options.url else asking_for_partners(theme, asked),
        options.lang or query.get("lang", LANGUAGES[0]),
        public_base(options.base or base),
    )
    setup = PageSetup(
        day,
        paper,
        options.style,
        extent,
        "",
        options.qr,
        options.legend,
        options.title,
        options.subtitle,
        _office(options),
        options.table,
    )
    if options.slides:
        _write_slides(options, atlas, request, setup)
    elif options.batch:
        _write_batch(options, atlas, request, setup)
    else:
        _write_one(options, atlas, request, setup)


# ---------------------------------------------------------------- arguments
def _paper(options: argparse.Namespace) -> Paper:
    if options.preset and options.size:
        raise ExportError(N_("Sheet: expected --preset or --size, found both."))
    return read_size(options.size) if options.size else preset(options.preset or "screen")


def _office(options: argparse.Namespace) -> Office:
    """Return the office of the command line, and of settings and files for what it leaves out."""
    environ = dict(os.environ)
    environ |= {NAME_VARIABLE: options.office} if options.office else {}
    environ |= {LOGO_VARIABLE: str(options.logo)} if options.logo else {}
    office = read_office(environ)
    return replace(office, slides=read_template(options.template)) if options.template else office


def read_day(text: str | None) -> dt.date:
    """Return the date of export written as "2026-11-22", or today without a text.

    Raises
    ------
    ExportError
        The text is not such a date.
    """
    try:
        return dt.date.fromisoformat(text) if text else dt.date.today()
    except ValueError as error:
        raise ExportError(
            N_("Date: expected one like 2026-11-22, found {found}."), found=str(text)[:40]
        ) from error


# -------------------------------------------------------------------- files
def _write_one(options: argparse.Namespace, atlas: Atlas, request: _Request, setup: PageSetup) -> None:
    view = make_view(atlas.joined, request.choices, request.theme, request.lang)
    address = printed_address(view.theme.name, view.choices, view.lang, request.base)
    extent = setup.extent if options.extent else extent_of(view)
    dated = replace(setup, address=address, extent=extent)
    start = time.perf_counter()
    content = Exporter(atlas).render(view, options.format, dated)
    write_output(options.output, content)
    print(f"{written(view.words, options.output, content, start)} {view.wording.summary}")
    print(in_use(atlas, view.words))


def _write_slides(options: argparse.Namespace, atlas: Atlas, request: _Request, setup: PageSetup) -> None:
    deck, w = request.choices.deck, words(request.lang)
    if options.format != "pptx" or options.batch or not deck:
        raise ExportError(
            N_("Slides: expected --format pptx, no --batch, and --url with the address of a presentation.")
        )
    for slide in deck:
        atlas.require(slide.theme)
    start = time.perf_counter()
    shown = slides_of(atlas.joined, deck, request.lang, setup, request.base)
    content = Exporter(atlas).slides(shown)
    write_output(options.output, content)
    line = written(w, options.output, content, start)
    count = w("Slides: {n}.", n=w.number(len(shown)))
    print(f"{line} {count}")
    print(in_use(atlas, w))


def _write_batch(options: argparse.Namespace, atlas: Atlas, request: _Request, setup: PageSetup) -> None:
    batch = Batch(
        options.batch, request.theme, request.choices, request.lang, options.format, setup, request.base
    )
    bar = Bar()
    new, there = run_batch(batch, atlas.joined, Exporter(atlas), options.output, bar.show)
    w = words(request.lang)
    print(
        w(
            "Written: {written} files into {folder}; {there} were there already.",
            written=new,
            folder=str(options.output),
            there=there,
        )
    )
    print(in_use(atlas, w))
