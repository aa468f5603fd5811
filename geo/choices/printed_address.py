"""The address of a view as sheets, files and cards print it; where nobody else could open it, a code instead.

A code is the end of an address, ``partnerstwa?v=3&countries=UA``: the search field of any copy opens it.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from urllib.parse import parse_qsl, urlsplit

from geo.choices.address import VERSION, joined_values, page_address, page_at, page_of
from geo.choices.model import Choices
from geo.choices.pages import PATHS
from geo.choices.parameters import NAMES
from geo.core import settings
from geo.core.i18n import Translator
from geo.core.settings import is_address

_LONGEST = 8000
_KNOWN = NAMES | {"v", "lang", "slides"}


def public_base(reached_by: str = "") -> str:
    """Return the address of the first page to print: ``ATLAS_URL`` or where the reader came from.

    It is "" when only this machine can open it.

    Raises
    ------
    SettingError
        ``ATLAS_URL`` is no web address.
    """
    told = settings.value(settings.URL)
    base = told or reached_by
    return base.rstrip("/") + "/" if is_address(base) and not _is_of_this_machine(base) else ""


def printed_address(page: str, choices: Choices, lang: str, base: str) -> str:
    """Return the address of a page under ``choices``, without presentation and deck.

    It is a code when ``base`` is none that others can open.
    """
    shown = choices.on_page(page).having(present=False, slide=0, deck=())
    if is_address(base) and not _is_of_this_machine(base):
        return page_address(page, shown, lang, base)
    code = page_address(page, shown, lang, "").lstrip("/")
    return code if "?" in code else f"{code}?v={VERSION}"


def in_words(w: Translator, address: str) -> str:
    """Return the sentence that gives a printed address or code."""
    if is_address(address):
        return w("This view: {address}", address=address)
    return w("Code of this view, for the search field of the atlas: {code}", code=address)


def read_printed(text: str) -> tuple[str, Mapping[str, str]] | None:
    """Return (page, parameters) of a printed code or an address; None when ``text`` is neither."""
    try:
        parts = urlsplit(text.strip()[:_LONGEST])
    except ValueError:
        return None
    query = joined_values(parse_qsl(parts.query, keep_blank_values=True))
    if parts.scheme not in ("", "http", "https") or not (parts.scheme or _KNOWN & set(query)):
        return None
    path = page_of(parts.path.rstrip("/").rpartition("/")[2], query)
    page = page_at(path) or ("overview" if path == PATHS["overview"] else None)
    return (page, query) if page else None


def _is_of_this_machine(address: str) -> bool:
    host = urlsplit(address).hostname or ""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        ip = ipaddress.ip_address(host)
    except ValueError:
        return False
    return ip.is_loopback or ip.is_unspecified
