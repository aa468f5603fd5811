"""Text from data on the page."""

from __future__ import annotations

import string


def plain(text: str) -> str:
    """Escape all punctuation, so that Streamlit does not read the text as Markdown."""
    return "".join(f"\\{sign}" if sign in string.punctuation else sign for sign in text)
