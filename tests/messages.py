"""The message ids that the code uses, read from it the way gettext tools do."""

from __future__ import annotations

from pathlib import Path

from babel.messages.extract import extract_from_dir

ROOT = Path(__file__).parents[1]
KEYWORDS = {"w": None, "words": None, "N_": None, "count": (1, 2)}


def used_messages() -> set[str | tuple[str, ...]]:
    """Return every message id in ``geo``, ``ui`` and ``pages``; plural ones as pairs."""
    found: set[str | tuple[str, ...]] = set()
    for folder in ("geo", "ui", "pages"):
        for _, _, message, _, _ in extract_from_dir(ROOT / folder, [("**.py", "python")], keywords=KEYWORDS):
            found.add(tuple(message) if isinstance(message, (tuple, list)) else message)
    return found
