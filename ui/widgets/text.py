"""Text from data on the page."""

from __future__ import annotations

import string
from html import escape

from geo.core.i18n import Translator
from geo.data.datasets import REGULATION, REGULATION_ADDRESS


def plain(text: str) -> str:
    """Escape all punctuation, so that Streamlit does not read the text as Markdown."""
    return "".join(f"\\{sign}" if sign in string.punctuation else sign for sign in text)


def regulation_link(w: Translator) -> str:
    """Return the name of the regulation as HTML, linked to the act in the register of the Sejm."""
    return f'<a href="{REGULATION_ADDRESS}" target="_blank" rel="noopener">{escape(w(REGULATION))}</a>'
