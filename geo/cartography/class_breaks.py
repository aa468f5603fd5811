"""Class breaks that a reader types: "10%; 25%; 50%" or "2,5; 10", and how they stand in an address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from geo.cartography.classification import K_RANGE
from geo.core.errors import AtlasError
from geo.core.i18n import N_, Translator

MOST = K_RANGE[1] - 1
"""Most breaks: one fewer than the most classes that can be told apart."""

_LARGEST = 100_000.0
_PLAIN = re.compile(r"\d{1,5}(?:\.\d{1,2})?", re.ASCII)
_TYPED = re.compile(r"(\d{1,5}(?:[.,]\d{1,2})?)\s*(%?)", re.ASCII)


class BreaksError(AtlasError, ValueError):
    """What was typed are no class breaks."""


def read_typed(text: str, percent: bool) -> tuple[float, ...]:
    """Return the breaks typed, ascending, each once; () for an empty text.

    Breaks stand apart by semicolons or blanks; decimals have a comma or a point. Of shares they are
    percentages, with or without the sign; ``percent`` tells whether they are.

    Raises
    ------
    BreaksError
        Something in it is no break; the sentence says what is expected.
    """
    text = re.sub(r"\s+%", "%", text.strip())
    parts = [part.strip().rstrip(",") for part in re.split(r"[;\s]+", text) if part.strip(" ,")]
    found = [_TYPED.fullmatch(part) for part in parts]
    numbers = [float(match[1].replace(",", ".")) for match in found if match]
    signs = any(match[2] for match in found if match)
    limit = 100.0 if percent else _LARGEST
    if (
        len(numbers) < len(parts)
        or len(set(numbers)) > MOST
        or (signs and not percent)
        or not all(0 < n < limit for n in numbers)
    ):
        message = _NO_SHARES if percent else _NO_COUNTS
        raise BreaksError(message, most=MOST)
    return tuple(sorted(set(numbers)))


_NO_SHARES = N_("Enter up to {most} numbers between 0 and 100, e.g. 10; 25; 50.")
_NO_COUNTS = N_("Enter up to {most} numbers above 0, e.g. 2; 5; 10.")


def typed(w: Translator, breaks: Iterable[float], percent: bool) -> str:
    """Return breaks as a reader would type them: "10%; 25%; 50%"."""
    decimal = w.number(0.5, 1)[1]
    return "; ".join(f"{b:.{_decimals(b)}f}".replace(".", decimal) + ("%" if percent else "") for b in breaks)


def _decimals(number: float) -> int:
    return next(digits for digits in (0, 1, 2) if digits == 2 or round(number, digits) == number)


def read_plain(words: Sequence[str]) -> tuple[float, ...]:
    """Return those of the plain numbers of an address that are breaks: above zero, at most two decimals."""
    return tuple(float(word) for word in words if _PLAIN.fullmatch(word) and float(word) > 0)[:MOST]


def plain(breaks: Iterable[float]) -> str:
    """Return breaks as they stand in an address: "10,25,50"."""
    return ",".join(f"{b:.{_decimals(b)}f}" for b in breaks)
