"""The address of a view for what the reader takes along: files, sheets and cards."""

from __future__ import annotations

from contextlib import suppress

from streamlit.runtime.scriptrunner import get_script_run_ctx

from geo.choices.address import page_at
from geo.choices.model import Choices
from geo.choices.printed_address import printed_address, public_base
from geo.core.errors import ExportError
from geo.core.i18n import Translator
from geo.core.settings import URL

_FIRST_PAGE = "przeglad"  # Streamlit's own path of the first page


def address(page: str, choices: Choices, w: Translator) -> str:
    """Return the address of a page under ``choices``, or its code; that too when ``ATLAS_URL`` is none."""
    return printed_address(page, choices, w.lang, base())


def base() -> str:
    """Return the address of the first page to print; "" when only this computer can open it."""
    with suppress(ExportError):
        return public_base(reached_by())
    return ""


def why_a_code(w: Translator) -> str:
    """Return why a code stands in place of an address."""
    return w(
        "Only this computer can open the address of this atlas, so files carry the code of the view instead:"
        " the search field opens it. {variable} sets a public address.",
        variable=URL,
    )


def reached_by() -> str:
    """Return the address of the first page, as the reader's browser knows it; "" when it is unknown.

    Not ``st.context.url``: it takes ``partnerstwa`` for the path of the page ``powodz-i-partnerstwa``, and
    leaves the rest of that path in the address.
    """
    context = get_script_run_ctx()
    info = context.context_info if context else None
    return first_page_of(info.url) if info else ""


def first_page_of(url: str) -> str:
    """Return the address of the first page, from that of any page."""
    plain = url.split("#")[0].split("?")[0]
    folder, _, path = plain.rstrip("/").rpartition("/")
    is_page = path == _FIRST_PAGE or page_at(path) is not None
    return (folder if is_page else plain.rstrip("/")) + "/" if plain else ""
