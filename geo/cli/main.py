"""The command line: ``python -m geo build | check | export | fetch | run``, or ``atlas`` where installed."""

from __future__ import annotations

import argparse
import io
import sys

from geo.cli.run import run_app
from geo.core import settings
from geo.core.errors import AtlasError

INTERRUPTED = 130
"""Exit code after Ctrl+C."""


def main(arguments: list[str] | None = None) -> int:
    """Run one command of ``python -m geo``.

    Returns
    -------
    int
        The exit code: 0 for success, 1 for an error in the data, 2 for a request that cannot be met, 130
        after Ctrl+C.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a console of Windows has no "ł" in some code pages
    try:
        return _run(sys.argv[1:] if arguments is None else arguments)
    except KeyboardInterrupt:
        return INTERRUPTED


def _run(given: list[str]) -> int:
    if wrong := settings.faults():
        print("\n".join(map(str, wrong)), file=sys.stderr)
        return 2
    if given[:2] == ["export", "card"]:
        from geo.cli.card import run as run_card

        return run_card(given[2:])
    if given[:2] == ["export", "report"]:
        from geo.cli.report import run as run_report

        return run_report(given[2:])
    if given[:1] == ["export"]:
        from geo.cli.export import run

        return run(given[1:])
    parser = argparse.ArgumentParser(
        prog="python -m geo", description="Build, check and export the data of Atlas Powiatów."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser(
        "fetch", help="download the pinned upstream packages of the boundaries into the cache folder"
    )
    commands.add_parser(
        "build", help="make the published tables (and the boundaries, after fetch) from the sources"
    )
    commands.add_parser(
        "check", help="verify hashes, schemas, geometry, links and counts; print the join report"
    )
    commands.add_parser(
        "export", help="write a view as a map sheet, table or layers: python -m geo export --help"
    )
    start = commands.add_parser("run", help="start the app and open it in the browser")
    start.add_argument("--port", type=int, help="default: the first free one from 8501")
    start.add_argument("--no-browser", action="store_true", help="do not open the browser")
    chosen = parser.parse_args(given)
    try:
        if chosen.command == "run":
            return run_app(chosen.port, not chosen.no_browser)
        return {"fetch": _fetch, "build": _build, "check": _check}[chosen.command]()
    except AtlasError as error:
        print(error, file=sys.stderr)
        return 1


def _fetch() -> int:
    from geo.pipeline.upstream import fetch

    print("\n".join(fetch()))
    return 0


def _build() -> int:
    from geo.data import catalogue
    from geo.pipeline.build import build
    from geo.pipeline.upstream import have_upstream

    if have_upstream():
        from geo.pipeline.derive.anchors import verify_anchors
        from geo.pipeline.derive.boundaries import build_boundaries

        anchors = verify_anchors(
            catalogue.read_csv(catalogue.DATA / catalogue.dataset("gazetteer-anchors").path)
        )
        print(f"Gazetteer records equal to their upstream record: {anchors}.")
        kept = build_boundaries(catalogue.DATA)
        print("\n".join(["Boundaries built from the upstream packages.", *kept]))
    else:
        print(
            "Boundaries left as they are: the upstream packages are missing (python -m geo fetch downloads"
            " them)."
        )
    print("\n".join(f"written: data/{path}" for path in build()))
    return 0


def _check() -> int:
    from geo.pipeline.verify import check

    report, faults = check()
    print("\n".join(report))
    for fault in faults:
        print(f"FAULT  {fault}", file=sys.stderr)
    print("All is well." if not faults else f"{len(faults)} fault(s).")
    return 1 if faults else 0
