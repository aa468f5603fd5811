"""The message ids that the code uses, read from it the way gettext tools do."""

from __future__ import annotations

import re
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


POLISH = re.compile(
    r"\b(?:jest|są|się|nie|oraz|albo|lub|przez|przy|według|zamiast|brak|tylko|już|też|dla|jako|jego|tej|tego|tym"
    r"|które|który|która|także|dziś|wiersz|wiersze|nazwa|nazwy|powiatu|powiatów|powiecie|gmin|miasta|miasto|miast"
    r"|wykaz|wykazu|wykazie|mapa|mapy|źródło|źródła|uwagi|granice|partnerstwa|partnerstw|województwo|województwa"
    r"|wszystkie|pobierz|prezentuj|wyczyść|zamknij|wśród|druk|druku)\b",
    re.IGNORECASE,
)
"""Words of Polish that no English sentence holds; names of units (gmina, powiat) stay Polish in English."""

ENGLISH = re.compile(
    r"\b(?:the|of|and|with|not|page|pages|open|close|collapse|expand|sort|search|column|columns|row|rows|show|hide"
    r"|select|selected|options?|available|zoom|copy|next|previous|loading|running|skip|main|content|navigate|home"
    r"|choose|remove|clear|autosize|fullscreen|found|error|contributors|sidebar|download|dismiss|which|are|from)\b",
    re.IGNORECASE,
)
"""Words of English that no Polish sentence holds."""
