"""Choices on the command line: one option per parameter, or the address of a view."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import NoReturn

from geo.choices.address import VERSION, read_address, read_query
from geo.choices.model import Choices
from geo.choices.pages import THEMES
from geo.choices.parameters import NAMES, PARAMETERS, Option
from geo.core.errors import ExportError
from geo.core.i18n import LANGUAGES, N_
from geo.data.join import AtlasTables

_OTHER_NAMES = {"slides", "lang", "v"}  # parts of an address that are no choices


class Parser(argparse.ArgumentParser):
    """A parser that raises ``ExportError`` instead of exiting, so that errors can be translated."""

    def error(self, message: str) -> NoReturn:
        """Raise an ``ExportError`` with the message."""
        raise ExportError(N_("Command: {found}. See python -m geo export --help."), found=message.rstrip("."))


def add_choices(parser: argparse.ArgumentParser) -> None:
    """Add the theme, ``--url`` and the options of all parameters to ``parser``."""
    parser.add_argument("theme", nargs="?", choices=THEMES, help="what to export; not needed with --url")
    group = parser.add_argument_group("what is shown (the same choices as on the page)")
    group.add_argument("--url", metavar="ADDRESS", help="export the view with this address")
    for parameter in PARAMETERS:
        if parameter.option is not None:
            _add(group, parameter.key, parameter.option)


def _add(group: argparse._ArgumentGroup, key: str, option: Option) -> None:
    if option.switch:
        group.add_argument(option.flag, dest=key, action="store_const", const="1", help=option.help)
    elif option.many:
        group.add_argument(
            option.flag, dest=key, nargs="+", action="extend", metavar=option.metavar, help=option.help
        )
    elif option.metavar:
        group.add_argument(option.flag, dest=key, metavar=option.metavar, help=option.help)
    else:
        group.add_argument(option.flag, dest=key, choices=("yes", "no"), help=option.help)


def read_options(options: argparse.Namespace) -> tuple[str, Mapping[str, str], str]:
    """Return theme, address parameters and base address, from ``--url`` or from the other options.

    Raises
    ------
    ExportError
        Both or neither are given, or the address is not that of a map page.
    """
    query = {}
    for parameter in PARAMETERS:
        value = getattr(options, parameter.key, None)
        if parameter.option is not None and value:
            text = ",".join(value) if parameter.option.many else str(value)
            query[parameter.key] = {"yes": "1", "no": "0"}.get(text, text)
    if options.url is None:
        if options.theme is None:
            raise ExportError(
                N_("Command: expected {expected} or --url, found neither."), expected=", ".join(THEMES)
            )
        return options.theme, query | {"v": VERSION}, ""
    theme, parameters, base = read_address(options.url)
    if query or options.theme not in (None, theme):
        raise ExportError(N_("Command: expected --url or single choices, found both."))
    return theme, parameters, base


def checked_choices(query: Mapping[str, str], tables: AtlasTables, theme: str = "") -> Choices:
    """Return the choices of a query; unlike the pages, refuse what is unknown instead of ignoring it.

    Raises
    ------
    ExportError
        A name or a value is unknown, or is not in the data; the first one is reported.
    """
    for name in query:
        if name not in NAMES | _OTHER_NAMES:
            raise ExportError(N_("Address: expected choices of a map page, found {name}."), name=name[:60])
    choices, _, ignored = read_query(query, theme)
    if ignored == ("year_from", "year_to") and query["year_from"].isdigit() and query["year_to"].isdigit():
        raise ExportError(
            N_("Years: expected the first not after the last, found {first} and {last}."),
            first=query["year_from"],
            last=query["year_to"],
        )
    for name in ignored:
        raise _unknown(name, tables, query[name])
    fitting, lost = choices.fitting(tables)
    for field in lost:
        asked, kept = choices.value(field), fitting.value(field)
        missing = sorted(set(asked) - set(kept)) if isinstance(asked, tuple) else [str(asked)]
        raise _unknown(_KEYS[field], tables, ", ".join(missing))
    return choices


_KEYS = {parameter.field: parameter.key for parameter in PARAMETERS}


def _unknown(key: str, tables: AtlasTables, found: str) -> ExportError:
    expected = {"lang": ", ".join(LANGUAGES), "v": "1, 2"}
    expected |= {
        parameter.key: parameter.expected(tables) for parameter in PARAMETERS if parameter.key == key
    }
    return ExportError(
        N_("Choice {name}: expected {expected}, found {found}."),
        name=key,
        expected=expected.get(key, "0, 1"),
        found=found[:100],
    )
