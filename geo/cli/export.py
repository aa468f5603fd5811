"""The command ``python -m geo export``: a view, or many, into files."""

from __future__ import annotations

import argparse
import datetime as dt
import itertools
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from geo.cartography.class_breaks import MOST
from geo.cartography.classification import K_RANGE, PALETTES, SCHEMES
from geo.choices.address import DEFAULT_BASE, read_address
from geo.choices.model import COLOUR_BY, LEVELS, MEASURES, Filters, year_span
from geo.choices.pages import THEMES
from geo.core.errors import AtlasError, DataError, ExportError
from geo.core.i18n import LANGUAGES, N_, words
from geo.core.teryt import VOIVODESHIPS
from geo.data.atlas import Atlas, load_atlas
from geo.data.join import AtlasTables
from geo.data.vocabulary import FORMS
from geo.render.batch import BATCHES, Batch, run_batch
from geo.render.export import FORMATS, Exporter, check_output, write_whole
from geo.render.sheet.page_setup import EXTENTS, PRESETS, STYLES, Form, Paper, preset, read_extent, read_size
from geo.views.factory import make_view
from geo.views.view import View, address_of

_MANY = {
    "voivodeship": "voivodeships",
    "powiat": "powiaty",
    "country": "countries",
    "form": "forms",
    "breaks": "breaks",
}
_ONE = ("year_from", "year_to", "min_km", "top", "level", "measure", "scheme", "k", "palette", "colour_by")
_SWITCHES = ("flooded_only", "partners_only")

_INTERRUPTED = 130


@dataclass(frozen=True)
class _Asked:
    """What the command line says about the view, checked against the data."""

    theme: str
    filters: Filters
    lang: str
    base: str


class Parser(argparse.ArgumentParser):
    """A parser whose faults are sentences of ours."""

    def error(self, message: str) -> NoReturn:
        """Raise what is wrong with the command."""
        raise ExportError(N_("Command: {found}. See python -m geo export --help."), found=message.rstrip("."))


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of everything after ``python -m geo export``."""
    parser = Parser(
        prog="python -m geo export",
        description="Write a view as a map sheet, a table, layers, or all of them.",
        allow_abbrev=False,
        epilog="The card of one powiat as a PDF: python -m geo export card --help",
    )
    parser.add_argument("theme", nargs="?", choices=THEMES, help="what to export; not needed with --url")
    what = parser.add_argument_group("what is shown (the same choices as on the page)")
    what.add_argument("--url", metavar="ADDRESS", help="export exactly a view whose address was copied")
    what.add_argument("--voivodeship", nargs="+", action="extend", metavar="CODE", help="two digits, e.g. 24")
    what.add_argument("--powiat", nargs="+", action="extend", metavar="CODE", help="four digits, e.g. 2417")
    what.add_argument(
        "--country",
        nargs="+",
        action="extend",
        metavar="CODE",
        help="ISO code of the partner's country, e.g. DE",
    )
    what.add_argument("--form", nargs="+", action="extend", metavar="FORM", help=", ".join(FORMS))
    what.add_argument("--year-from", metavar="Y", help="first year")
    what.add_argument("--year-to", metavar="Y", help="last year")
    what.add_argument(
        "--unknown-year", choices=("yes", "no"), help="whether partnerships of unknown year are kept (yes)"
    )
    what.add_argument("--min-km", metavar="KM", help="only partnerships of at least so many kilometres")
    what.add_argument(
        "--top", metavar="N", help="only the N countries with most partnerships, and those equal to the last"
    )
    what.add_argument("--flooded-only", action="store_true", help="only powiaty on the flood list")
    what.add_argument("--partners-only", action="store_true", help="only powiaty with partners")
    what.add_argument("--level", metavar="L", help=f"floods: {', '.join(LEVELS)} (powiat)")
    what.add_argument("--measure", metavar="M", help=f"floods: {', '.join(MEASURES)}")
    what.add_argument("--scheme", metavar="S", help=f"floods: {', '.join(SCHEMES)}")
    what.add_argument("--k", metavar="N", help=f"floods: number of classes, {K_RANGE[0]} to {K_RANGE[1]}")
    what.add_argument(
        "--breaks",
        nargs="+",
        action="extend",
        metavar="B",
        help="floods: breaks of the scheme manual, e.g. 10 25 50 (percent of shares)",
    )
    what.add_argument("--palette", metavar="P", help=f"floods: {', '.join(PALETTES)}")
    what.add_argument("--colour-by", metavar="C", help=f"partnerships: {', '.join(COLOUR_BY)}")
    _add_output(parser)
    return parser


def _add_output(parser: argparse.ArgumentParser) -> None:
    how = parser.add_argument_group("how it is written")
    how.add_argument("--format", required=True, choices=FORMATS, help="format of the file")
    how.add_argument(
        "--output", required=True, type=Path, metavar="FILE", help="the file; with --batch a folder"
    )
    how.add_argument(
        "--batch", choices=BATCHES, help="a file per unit; after an interrupt the same command goes on"
    )
    how.add_argument("--preset", metavar="P", help=f"size of the sheet: {', '.join(PRESETS)} (screen)")
    how.add_argument("--size", metavar="WxH", help="size of the sheet in pixels, instead of --preset")
    how.add_argument(
        "--style", choices=STYLES, default=STYLES[0], help="print adds hatching and dashes that read in grey"
    )
    how.add_argument(
        "--extent",
        metavar="E",
        help=f"{', '.join(EXTENTS)} or west,south,east,north (country; with --batch selection)",
    )
    how.add_argument("--qr", action="store_true", help="the address of the view as a small code")
    how.add_argument("--lang", choices=LANGUAGES, help="language of what is written (pl)")
    how.add_argument(
        "--base", metavar="ADDRESS", help=f"address of the app, for the address of the view ({DEFAULT_BASE})"
    )
    how.add_argument("--date", metavar="DATE", help="date of export, 2026-11-22 (today)")


def run(arguments: list[str]) -> int:
    """Write the files that the arguments ask for.

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
    except AtlasError as fault:
        print(fault.text(w), file=sys.stderr)
        return 1 if isinstance(fault, DataError) else 2
    except KeyboardInterrupt:
        print(w("Interrupted; what is written is whole, and the same command goes on."), file=sys.stderr)
        return _INTERRUPTED
    return 0


def _export(options: argparse.Namespace) -> None:
    if not options.batch:
        check_output(options.output)
    paper, day = _paper(options), read_day(options.date)
    extent = read_extent(options.extent or (EXTENTS[1] if options.batch else EXTENTS[0]))
    theme, query, base = _query(options)
    atlas = load_atlas()
    atlas.require(theme)
    asked = _Asked(
        theme,
        _checked(query, atlas.joined),
        options.lang or query.get("lang", LANGUAGES[0]),
        options.base or base,
    )
    form = Form(day, paper, options.style, extent, "", options.qr)
    if options.batch:
        _write_batch(options, atlas, asked, form)
    else:
        _write_one(options, atlas, asked, form)


# ------------------------------------------------------------------ what is asked
def _paper(options: argparse.Namespace) -> Paper:
    if options.preset and options.size:
        raise ExportError(N_("Sheet: expected --preset or --size, found both."))
    return read_size(options.size) if options.size else preset(options.preset or "screen")


def read_day(text: str | None) -> dt.date:
    """Return the date of export written as "2026-11-22"; today when none is given.

    Raises
    ------
    ExportError
        It is not written so.
    """
    try:
        return dt.date.fromisoformat(text) if text else dt.date.today()
    except ValueError as fault:
        raise ExportError(
            N_("Date: expected one like 2026-11-22, found {found}."), found=str(text)[:40]
        ) from fault


def _query(options: argparse.Namespace) -> tuple[str, Mapping[str, str], str]:
    """Return theme, address parameters and base address, from --url or from the single options."""
    query = {
        field: ",".join(getattr(options, name)) for name, field in _MANY.items() if getattr(options, name)
    }
    query |= {name: getattr(options, name) for name in _ONE if getattr(options, name) is not None}
    query |= {name: "1" for name in _SWITCHES if getattr(options, name)}
    query |= {"unknown_year": "1" if options.unknown_year == "yes" else "0"} if options.unknown_year else {}
    if options.url is None:
        if options.theme is None:
            raise ExportError(
                N_("Command: expected {expected} or --url, found neither."), expected=", ".join(THEMES)
            )
        return options.theme, query, DEFAULT_BASE
    theme, parameters, base = read_address(options.url)
    if query or options.theme not in (None, theme):
        raise ExportError(N_("Command: expected --url or single choices, found both."))
    return theme, parameters, base


def _checked(query: Mapping[str, str], joined: AtlasTables) -> Filters:
    """Return the filters of a query of which nothing is unknown.

    Raises
    ------
    ExportError
        Naming the first choice that is not one.
    """
    known = set(Filters.__dataclass_fields__) | {"lang", "v"}
    for name in query:
        if name not in known:
            raise ExportError(N_("Address: expected choices of a map page, found {name}."), name=name[:60])
    if query.get("lang", LANGUAGES[0]) not in LANGUAGES:
        raise _unknown("lang", ", ".join(LANGUAGES), query["lang"])
    chosen, ignored = Filters.from_query(query)
    if ignored == ("year_from", "year_to") and query["year_from"].isdigit() and query["year_to"].isdigit():
        raise ExportError(
            N_("Years: expected the first not after the last, found {first} and {last}."),
            first=query["year_from"],
            last=query["year_to"],
        )
    for name in ignored:
        raise _unknown(name, _expected(name, joined), query[name])
    fitting, lost = chosen.fitting(joined)
    for name in lost:
        asked = getattr(chosen, name)
        missing = (
            sorted(set(asked) - set(getattr(fitting, name))) if isinstance(asked, tuple) else [str(asked)]
        )
        raise _unknown(name, _expected(name, joined), ", ".join(missing))
    return chosen


def _unknown(name: str, expected: str, found: str) -> ExportError:
    return ExportError(
        N_("Choice {name}: expected {expected}, found {found}."),
        name=name,
        expected=expected,
        found=found[:100],
    )


def _expected(name: str, joined: AtlasTables) -> str:
    codes = joined.powiaty["powiat_teryt"]
    return {
        "voivodeships": ", ".join(VOIVODESHIPS),
        "powiaty": f"{codes.iloc[0]}, {codes.iloc[1]}, … {codes.iloc[-1]} (TERYT)",
        "countries": ", ".join(sorted(joined.partnerships["country"].unique())),
        "forms": ", ".join(FORMS),
        "year_from": "{}–{}".format(*year_span(joined)),
        "year_to": "{}–{}".format(*year_span(joined)),
        "min_km": f"0–{joined.partnerships['length_km'].max():.0f}",
        "top": f"0–{joined.partnerships['country'].nunique()}",
        "level": ", ".join(LEVELS),
        "measure": ", ".join(MEASURES),
        "breaks": f"1–{MOST} × 0.01–99999.99",
        "palette": ", ".join(PALETTES),
        "scheme": ", ".join(SCHEMES),
        "k": f"{K_RANGE[0]}–{K_RANGE[1]}",
        "colour_by": ", ".join(COLOUR_BY),
    }.get(name, "0, 1")


# ------------------------------------------------------------------ what is written
def _write_one(options: argparse.Namespace, atlas: Atlas, asked: _Asked, form: Form) -> None:
    view = make_view(atlas.joined, asked.filters, asked.theme, asked.lang)
    dated = Form(form.day, form.paper, form.style, form.extent, address_of(view, asked.base), form.qr)
    start = time.perf_counter()
    content = Exporter(atlas).render(view, options.format, dated)
    write_whole(options.output, content)
    print(_told(view, options.output, len(content), time.perf_counter() - start))


def _told(view: View, path: Path, size: int, seconds: float) -> str:
    w = view.words
    said = w(
        "Written: {path}, {size} kB, {seconds} s.",
        path=str(path),
        size=w.number(max(1, size / 1000)),
        seconds=w.number(seconds, 1),
    )
    return f"{said} {view.describe()}"


def _write_batch(options: argparse.Namespace, atlas: Atlas, asked: _Asked, form: Form) -> None:
    batch = Batch(options.batch, asked.theme, asked.filters, asked.lang, options.format, form, asked.base)
    bar = _Bar()
    written, there = run_batch(batch, atlas.joined, Exporter(atlas), options.output, bar.show)
    w = words(asked.lang)
    print(
        w(
            "Written: {written} files into {folder}; {there} were there already.",
            written=written,
            folder=str(options.output),
            there=there,
        )
    )


class _Bar:
    """A bar with count and time left on a terminal; a line at every tenth elsewhere."""

    def __init__(self) -> None:
        self._start = time.monotonic()
        self._tenth = -1

    def show(self, done: int, total: int, name: str) -> None:
        """Show how far the work is."""
        share = done / total if total else 1.0
        left = (time.monotonic() - self._start) * (1 - share) / share if share else 0.0
        text = f"[{'#' * int(share * 30):30}] {done}/{total}  {int(left) // 60}:{int(left) % 60:02d}  {name}"
        if sys.stderr.isatty():
            print(f"\r{text[:118]:118}", end="" if done < total else "\n", file=sys.stderr, flush=True)
        elif int(share * 10) > self._tenth:
            self._tenth = int(share * 10)
            print(text, file=sys.stderr, flush=True)
