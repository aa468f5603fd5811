"""Text from data on the page."""

from __future__ import annotations

import string
from collections.abc import Iterable
from html import escape

from geo.choices.source_rows import source_address
from geo.core.i18n import Translator
from geo.data.datasets import REGULATION, REGULATION_ADDRESS


def plain(text: str) -> str:
    """Escape all punctuation, so that Streamlit does not read the text as Markdown."""
    return "".join(f"\\{sign}" if sign in string.punctuation else sign for sign in text)


def regulation_link(w: Translator) -> str:
    """Return the name of the regulation as HTML, linked to the act in the register of the Sejm."""
    return f'<a href="{REGULATION_ADDRESS}" target="_blank" rel="noopener">{escape(w(REGULATION))}</a>'


def source_link(key: str, text: str, w: Translator, report: bool = False) -> str:
    """Return a link, as HTML, that opens source rows over the page, perhaps to propose a correction."""
    asks = " data-report" if report else ""
    href = escape(source_address(key, w.lang), quote=True)
    return f'<a data-source="{escape(key, quote=True)}"{asks} href="{href}">{escape(text)}</a>'


def html_table(headings: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """Return a table as HTML whose texts wrap and can be read whole."""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in headings)
    body = "".join(f"<tr>{''.join(f'<td>{escape(str(cell))}</td>' for cell in row)}</tr>" for row in rows)
    return f'<table class="atlas-listed"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
