"""The address of a view: made for sheets and files, read back by the command line."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from geo.errors import ExportError
from geo.filters import Filters
from geo.language import LANGUAGES, N_
from geo.view import View

PATHS = {
    "overview": "",
    "floods": "powodz-1999",
    "partnerships": "partnerstwa",
    "joint": "powodz-i-partnerstwa",
    "card": "powiat",
    "data": "dane",
}
"""Page -> path in its address; the first page has none. A page is called like its file in ``pages``."""

DEFAULT_BASE = "http://127.0.0.1:8501/"
"""Where ``make run`` serves the app."""

_LONGEST = 8000
_WITHOUT_MAP = ("card", "data")


def query_of(filters: Filters, lang: str) -> dict[str, str]:
    """Return the address parameters of a choice; the default language is left out."""
    return filters.to_query() | ({"lang": lang} if lang != LANGUAGES[0] else {})


def page_address(page: str, filters: Filters, lang: str, base: str = DEFAULT_BASE) -> str:
    """Return the address of a page under ``filters``. ``base``: the address of the app's first page."""
    query = urlencode(query_of(filters, lang), safe=",", quote_via=quote)
    path = base.split("?")[0].rstrip("/") + "/" + PATHS[page]
    return f"{path}?{query}" if query else path


def address_of(view: View, base: str = DEFAULT_BASE) -> str:
    """Return the address that opens ``view``. ``base``: the address of the app's first page."""
    return page_address(view.theme, view.filters, view.lang, base)


def read_address(address: str) -> tuple[str, Mapping[str, str], str]:
    """Return (theme, parameters, base address) of a copied address.

    Raises
    ------
    ExportError
        It is not an address of a map page, or a parameter stands in it twice.
    """
    try:
        if len(address) > _LONGEST:
            raise ValueError(f"{len(address)} characters")
        parts = urlsplit(address.strip())
        pairs = parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query))
    except ValueError as fault:
        raise _not_ours(str(fault)) from fault
    names = [name for name, _ in pairs]
    if len(names) != len(set(names)):
        raise _not_ours(parts.query)
    folder, _, path = parts.path.rstrip("/").rpartition("/")
    page = {path: page for page, path in PATHS.items() if path}.get(path)
    if parts.scheme not in ("http", "https", "") or page in _WITHOUT_MAP:
        raise _not_ours(address)
    theme = page or "floods"  # choices at the first page's address are those of the flood page, which once stood there
    root = folder if page else parts.path
    base = f"{parts.scheme}://{parts.netloc}{root}" if parts.netloc else DEFAULT_BASE
    return theme, dict(pairs), base.rstrip("/") + "/"


def _not_ours(found: str) -> ExportError:
    return ExportError(N_("Address: expected one copied from a map page, found: {found}."), found=found[:200])
