"""The command ``python -m geo export card``: the card of a powiat as a PDF."""

from __future__ import annotations

import sys
from pathlib import Path

from geo.choices.model import Choices
from geo.choices.printed_address import printed_address, public_base
from geo.choices.scene import Selection
from geo.cli.borders import in_use, load_saying
from geo.cli.choice_options import Parser
from geo.cli.export import read_day
from geo.core.atomic_files import check_output, write_output
from geo.core.errors import AtlasError, DataError, ExportError
from geo.core.i18n import LANGUAGES, N_, words
from geo.core.settings import URL
from geo.render.export import Exporter
from geo.views.card.card import make_card


def make_parser() -> Parser:
    """Return the parser of the arguments after ``python -m geo export card``."""
    parser = Parser(
        prog="python -m geo export card",
        description="Write the card of a powiat as a PDF of A4 pages.",
        allow_abbrev=False,
    )
    parser.add_argument("--powiat", required=True, metavar="CODE", help="TERYT code, e.g. 2417")
    parser.add_argument("--output", required=True, type=Path, metavar="FILE", help="the file")
    parser.add_argument(
        "--lang", choices=LANGUAGES, default=LANGUAGES[0], help="language of the card (default: pl)"
    )
    parser.add_argument(
        "--base",
        metavar="ADDRESS",
        default="",
        help=f"address of the app, for the footer (default: {URL}; without one a code)",
    )
    parser.add_argument("--date", metavar="DATE", help="date of export, as 2026-11-22 (default: today)")
    return parser


def run(arguments: list[str]) -> int:
    """Write the card of a powiat.

    Returns
    -------
    int
        The exit code: 0 for success, 1 for an error in the data, 2 for a request that cannot be met.
    """
    lang = "en" if "en" in arguments else LANGUAGES[0]
    try:
        options = make_parser().parse_args(arguments)
        check_output(options.output)
        day, atlas = read_day(options.date), load_saying(words(options.lang))
        try:
            card = make_card(atlas.joined, options.powiat, options.lang)
        except KeyError as error:
            raise ExportError(
                N_("Powiat: expected a TERYT code of four digits, as 2417, found {found}."),
                found=options.powiat[:40],
            ) from error
        choices = Choices.of(selected=Selection("powiat", card.code))
        address = printed_address("card", choices, options.lang, public_base(options.base))
        content = Exporter(atlas).card(card, day, address)
        write_output(options.output, content)
    except AtlasError as error:
        print(error.text(words(lang)), file=sys.stderr)
        return 1 if isinstance(error, DataError) else 2
    w = words(options.lang)
    size = w.number(max(1, len(content) / 1000))
    print(
        w("Written: {path}, {size} kB.", path=str(options.output), size=size)
        + f" {card.title}: {card.flood}."
    )
    print(in_use(atlas, w))
    return 0
