"""The command ``python -m geo export report``: reports on powiaty or voivodeships for Word."""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import json
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path

from geo.choices.model import Choices
from geo.choices.printed_address import printed_address, public_base
from geo.choices.scene import Selection
from geo.cli.borders import in_use, load_saying
from geo.cli.choice_options import Parser
from geo.cli.export import read_day
from geo.cli.progress import Bar, written
from geo.core.atomic_files import check_output, write_output
from geo.core.errors import AtlasError, DataError, ExportError
from geo.core.i18n import LANGUAGES, N_, words
from geo.core.settings import URL
from geo.core.teryt import VOIVODESHIPS
from geo.data import catalogue
from geo.data.atlas import Atlas
from geo.render.batch import Job, open_folder, write_missing
from geo.render.export import Exporter
from geo.render.sheet.office import TEMPLATES_VARIABLE, read_office, read_template
from geo.render.sheet.page_setup import Office
from geo.views.report.document import Report
from geo.views.report.powiat import powiat_report
from geo.views.report.voivodeship import voivodeship_report

_BATCHES = ("powiaty", "voivodeships")
_INTERRUPTED = 130


@dataclass(frozen=True)
class _Maker:
    """Makes reports in one language with one template."""

    atlas: Atlas
    exporter: Exporter
    lang: str
    base: str
    office: Office

    def report(self, code: str) -> Report:
        """Return the report on a powiat or voivodeship.

        Raises
        ------
        ExportError
            There is none with this code.
        """
        make = voivodeship_report if len(code) == 2 else powiat_report
        try:
            return make(self.atlas.joined, code, self.lang)
        except KeyError as error:
            raise ExportError(
                N_("Code: expected the TERYT code of a powiat (2417) or a voivodeship (24), found {found}."),
                found=code[:40],
            ) from error

    def content(self, report: Report, day: dt.date) -> bytes:
        address = report_address(report, self.base)
        return self.exporter.report(report, day, address, self.office)


def report_address(report: Report, base: str) -> str:
    """Return the address of the page about the unit of a report: its card, or the list of its powiaty."""
    if len(report.code) == 4:
        choices, page = Choices.of(selected=Selection("powiat", report.code)), "card"
    else:
        choices, page = Choices.of(voivodeships=(report.code,)), "floods"
    return printed_address(page, choices, report.lang, base)


def make_parser() -> Parser:
    """Return the parser of the arguments after ``python -m geo export report``."""
    parser = Parser(
        prog="python -m geo export report",
        description="Write the report on a powiat or a voivodeship, or on all of them, as documents of Word.",
        allow_abbrev=False,
    )
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--powiat", metavar="CODE", help="TERYT code, e.g. 2417")
    what.add_argument("--voivodeship", metavar="CODE", help="TERYT code, e.g. 24")
    what.add_argument(
        "--batch", choices=_BATCHES, help="one file per unit; an interrupted batch resumes when run again"
    )
    parser.add_argument(
        "--output", required=True, type=Path, metavar="FILE", help="the file; with --batch a folder"
    )
    parser.add_argument(
        "--template",
        type=Path,
        metavar="FILE",
        help=f"Word file whose looks the report takes (default: in {TEMPLATES_VARIABLE} or office/)",
    )
    parser.add_argument(
        "--lang", choices=LANGUAGES, default=LANGUAGES[0], help="language of the report (default: pl)"
    )
    parser.add_argument(
        "--base",
        metavar="ADDRESS",
        default="",
        help=f"address of the app (default: {URL}; without one a code)",
    )
    parser.add_argument("--date", metavar="DATE", help="date of export, as 2026-11-22 (default: today)")
    return parser


def run(arguments: list[str]) -> int:
    """Write reports.

    Returns
    -------
    int
        The exit code: 0 for success, 1 for an error in the data, 2 for a request that cannot be met,
        130 after an interrupt.
    """
    lang = "en" if "en" in arguments else LANGUAGES[0]
    w = words(lang)
    try:
        _export(make_parser().parse_args(arguments))
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
    day, office = read_day(options.date), read_office()
    if options.template:
        office = replace(office, document=read_template(options.template))
    atlas = load_saying(words(options.lang))
    maker = _Maker(atlas, Exporter(atlas), options.lang, public_base(options.base), office)
    if options.batch:
        _write_all(options, maker, day)
    else:
        _write_one(options, maker, day)
    print(in_use(atlas, words(options.lang)))


def _write_one(options: argparse.Namespace, maker: _Maker, day: dt.date) -> None:
    w, start = words(options.lang), time.perf_counter()
    report = maker.report(options.voivodeship if options.powiat is None else options.powiat)
    content = maker.content(report, day)
    write_output(options.output, content)
    line = written(w, options.output, content, start)
    print(f"{line} {report.title}.")


def _write_all(options: argparse.Namespace, maker: _Maker, day: dt.date) -> None:
    folder, w = options.output, words(options.lang)
    told = [options.batch, options.lang, maker.base, repr(maker.office), catalogue.recorded_hashes()]
    told.append(hashlib.sha256(maker.office.document.content if maker.office.document else b"").hexdigest())
    fingerprint = hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
    of_batch = open_folder(fingerprint, day, folder)
    powiaty = maker.atlas.joined.powiaty["powiat_teryt"].tolist()
    codes = sorted(VOIVODESHIPS) if options.batch == "voivodeships" else powiaty

    def job(code: str) -> Job:
        report = maker.report(code)
        return report.file_name(of_batch), lambda: maker.content(report, of_batch)

    new, there = write_missing(folder, len(codes), map(job, codes), Bar().show)
    print(
        w(
            "Written: {written} files into {folder}; {there} were there already.",
            written=new,
            folder=str(folder),
            there=there,
        )
    )
