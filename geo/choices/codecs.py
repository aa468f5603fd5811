"""Codecs of single address values. Reading never raises and reports whether the whole text was valid."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from geo.cartography import class_breaks

_LIST_LIMIT = 400  # an address longer than all powiaty is nonsense


class Codec(Protocol):
    """Text of an address to a value, and back."""

    def read(self, text: str) -> tuple[Any, bool]:
        """Return (value or None, whether all of ``text`` was understood)."""
        ...

    def write(self, value: Any) -> str:
        """Return ``value`` as it stands in an address."""
        ...


@dataclass(frozen=True)
class Flag:
    """Yes or no: "1" or "0"."""

    def read(self, text: str) -> tuple[bool | None, bool]:
        """Return (value or None, whether all of ``text`` was understood)."""
        return (text == "1", True) if text in ("0", "1") else (None, False)

    def write(self, value: bool) -> str:
        """Return "1" or "0"."""
        return "1" if value else "0"


@dataclass(frozen=True)
class OneOf:
    """One of a few words."""

    words: tuple[str, ...]

    def read(self, text: str) -> tuple[str | None, bool]:
        """Return (value or None, whether all of ``text`` was understood)."""
        return (text, True) if text in self.words else (None, False)

    def write(self, value: str) -> str:
        """Return the word."""
        return value


@dataclass(frozen=True)
class Whole:
    """A whole number of a range, without sign, leading zeros or blanks."""

    range: range

    def read(self, text: str) -> tuple[int | None, bool]:
        """Return (value or None, whether all of ``text`` was understood)."""
        plain = text.isascii() and text.isdigit() and len(text) <= 5 and text == str(int(text))
        return (int(text), True) if plain and int(text) in self.range else (None, False)

    def write(self, value: int) -> str:
        """Return the digits."""
        return str(value)


@dataclass(frozen=True)
class Many:
    """Words by comma, in any number up to ``most`` different ones; those that are no choice are dropped."""

    is_choice: Callable[[str], bool]
    most: int = _LIST_LIMIT

    def read(self, text: str) -> tuple[tuple[str, ...], bool]:
        """Return (value, whether all of ``text`` was understood)."""
        words = text.split(",")
        good = tuple(word for word in words[:_LIST_LIMIT] if self.is_choice(word))
        return good, len(good) == len(words) and len(set(good)) <= self.most

    def write(self, value: Sequence[str]) -> str:
        """Return the words, joined by commas."""
        return ",".join(value)


@dataclass(frozen=True)
class Breaks:
    """Class breaks by comma, with decimal points."""

    def read(self, text: str) -> tuple[tuple[float, ...], bool]:
        """Return (value, whether all of ``text`` was understood)."""
        found = class_breaks.read_plain(text.split(",")[:_LIST_LIMIT])
        return found, len(found) == text.count(",") + 1

    def write(self, value: Sequence[float]) -> str:
        """Return the numbers, joined by commas."""
        return class_breaks.plain(value)


@dataclass(frozen=True)
class Parsed:
    """A value with a text form of its own: ``parse(text)`` gives it or None, ``str(value)`` writes it."""

    parse: Callable[[str], Any]

    def read(self, text: str) -> tuple[Any, bool]:
        """Return (value or None, whether all of ``text`` was understood)."""
        value = self.parse(text)
        return value, value is not None

    def write(self, value: Any) -> str:
        """Return the value as text."""
        return str(value)
