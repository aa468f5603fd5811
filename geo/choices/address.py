"""Read and write the address of a view, as used by the browser, the command line, sheets and files.

Version 1 wrote no ``v``; its names still mean the same. What was at the root then was the flood page
(``page_of``). Versions 1 and 2 left the defaults of their time unsaid (``BEFORE_3``).
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from geo.choices import slides
from geo.choices.model import Choices
from geo.choices.pages import FORMER_PATHS, PATHS
from geo.choices.parameters import BEFORE_3, NAMES, asking_for_partners, read_fields, write_fields
from geo.choices.source_rows import PARAMETER
from geo.core.errors import ExportError
from geo.core.i18n import LANGUAGES, N_

VERSION = "3"

DEFAULT_BASE = "http://127.0.0.1:8501/"
"""Where ``make run`` serves the app."""

_OLD_VERSIONS = ("1", "2")
_LONGEST = 8000
_LIKE = 0.8  # of letters in common: a slip in a path of ours, no folder of a server
_WITHOUT_MAP = ("card", "data")
_OURS = {"slides", "lang", "v", PARAMETER}
_ROOT_IN_VERSION_1 = {
    "voivodeships",
    "powiaty",
    "countries",
    "forms",
    "year_from",
    "year_to",
    "unknown_year",
    "flooded_only",
    "partners_only",
    "measure",
    "scheme",
    "k",
    "colour_by",
    "patterns",
    "basemap",
    "selected",
}


def query_of(choices: Choices, lang: str) -> dict[str, str]:
    """Return the address parameters of a choice, with the version; none when everything is as at first."""
    query = write_fields(choices)
    if deck := slides.write(choices.deck):
        slide = query.pop("slide", "")
        query |= {"slides": deck} | ({"slide": slide} if slide else {})
    if lang != LANGUAGES[0]:
        query["lang"] = lang
    return {"v": VERSION} | query if query else {}


def page_address(page: str, choices: Choices, lang: str, base: str = DEFAULT_BASE) -> str:
    """Return the address of a page under ``choices``. ``base``: the address of the app's first page."""
    query = urlencode(query_of(choices, lang), safe=",", quote_via=quote)
    path = base.split("?")[0].rstrip("/") + "/" + PATHS[page]
    return f"{path}?{query}" if query else path


def joined_values(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return one value per parameter; distinct values of a repeated one are joined by commas."""
    values: dict[str, dict[str, None]] = {}
    for name, value in pairs:
        values.setdefault(name, {})[value] = None
    return {name: ",".join(given) for name, given in values.items()}


def read_query(query: Mapping[str, str], page: str = "") -> tuple[Choices, str, tuple[str, ...]]:
    """Return (choices, language, names of the parameters that were ignored) of an address.

    Nonsense never raises. Ignored are unknown parameters, and what a known one says beyond its choices.
    ``page``: the page of the address; before version 3 filters on partnerships narrowed the flood list too.
    """
    defaults = BEFORE_3 if _is_old(query) else Choices()
    choices, ignored = read_fields(query, defaults)
    if _is_old(query):
        choices = asking_for_partners(page, choices)
    if "slides" in query:
        deck, complete = slides.read(str(query["slides"]), defaults, _is_old(query))
        choices = choices.having(deck=deck)
        ignored += () if complete else ("slides",)
    choices = _with_unsaid_deck(choices, defaults, query)
    lang = query.get("lang", LANGUAGES[0])
    if lang not in LANGUAGES:
        lang, ignored = LANGUAGES[0], (*ignored, "lang")
    if query.get("v", VERSION) not in (*_OLD_VERSIONS, VERSION):
        ignored = (*ignored, "v")
    unknown = (name for name in query if name not in NAMES | _OURS)
    return choices, lang, (*ignored, *unknown)


def _with_unsaid_deck(choices: Choices, defaults: Choices, query: Mapping[str, str]) -> Choices:
    """Return the choices with the example deck, which addresses before version 3 left unsaid."""
    if choices.deck or not choices.scene.present:
        return choices
    if _is_old(query) or (choices.scene.slide and "slides" not in query):
        return choices.having(deck=slides.example(defaults))
    return choices.having(slide=0)


def _is_old(query: Mapping[str, str]) -> bool:
    """Whether an address was written before version 3; one without choices says nothing of its time."""
    version = query.get("v", "1")
    return version in _OLD_VERSIONS and not (NAMES | {"slides"}).isdisjoint(query)


def page_of(path: str, query: Mapping[str, str]) -> str:
    """Return the page path of an address, whatever version wrote it.

    In version 1 the root with choices was the flood page.
    """
    is_old = query.get("v", "1") == "1" and not _ROOT_IN_VERSION_1.isdisjoint(query)
    return PATHS["floods"] if path == "" and is_old else FORMER_PATHS.get(path, path)


def page_at(path: str) -> str | None:
    """Return the page whose path this is, as the last part of an address; None for the first page."""
    today = FORMER_PATHS.get(path, path)
    return {path: page for page, path in PATHS.items() if path}.get(today)


def read_address(address: str) -> tuple[str, Mapping[str, str], str]:
    """Return (theme, parameters, base address) of a copied address.

    Raises
    ------
    ExportError
        It is not an address of a map page.
    """
    try:
        if len(address) > _LONGEST:
            raise ValueError(f"{len(address)} characters")
        parts = urlsplit(address.strip())
        pairs = parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query))
    except ValueError as error:
        raise _not_ours(str(error)) from error
    folder, _, path = parts.path.rstrip("/").rpartition("/")
    page = page_at(path)
    known = [*filter(None, PATHS.values()), *FORMER_PATHS]
    is_slip = page is None and difflib.get_close_matches(path, known, 1, _LIKE)
    if parts.scheme not in ("http", "https", "") or page in _WITHOUT_MAP or is_slip:
        raise _not_ours(address)
    theme = (
        page or "floods"
    )  # choices at the first page's address are those of the flood page, which once stood there
    root = folder if page else parts.path
    base = f"{parts.scheme}://{parts.netloc}{root}" if parts.netloc else DEFAULT_BASE
    return theme, joined_values(pairs), base.rstrip("/") + "/"


def _not_ours(found: str) -> ExportError:
    return ExportError(N_("Address: expected one copied from a map page, found: {found}."), found=found[:200])
