"""The content of a report, whatever program it is written for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from geo.choices.model import Choices
from geo.core.i18n import Translator, words
from geo.core.teryt import name_key
from geo.views.charts import Bars, Table


@dataclass(frozen=True)
class Map:
    """A map of a theme under choices, with its caption."""

    theme: str
    choices: Choices
    caption: str


@dataclass(frozen=True)
class Bullets:
    """A list of sentences."""

    lines: tuple[str, ...]


Block = str | Map | Table | Bars | Bullets
"""A paragraph, a map, a table, a bar chart or a list."""


@dataclass(frozen=True)
class Section:
    """A heading, what stands below it, and the sections inside."""

    title: str
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True)
class Report:
    """A report on one unit.

    Parameters
    ----------
    code
        TERYT code of a powiat (four digits) or of a voivodeship (two).
    title, place
        Full name of the unit, and where it lies.
    sections
        Its sections, each with blocks or sections inside.
    stem
        First part of the file name.
    """

    code: str
    lang: str
    title: str
    place: str
    sections: tuple[Section, ...]
    stem: str

    @property
    def words(self) -> Translator:
        """Translator of the language of the report."""
        return words(self.lang)

    def file_name(self, day: dt.date) -> str:
        """Return the ASCII file name: "raport-powiat_zywiecki-2417_2026-11-22.docx"."""
        return f"{self.stem}-{self.code}_{day.isoformat()}.docx"

    def blocks(self) -> Iterator[Block]:
        """Yield all blocks in the order of reading."""
        for section in self.sections:
            yield from _blocks(section)


def _blocks(section: Section) -> Iterator[Block]:
    yield from section.blocks
    for inner in section.sections:
        yield from _blocks(inner)


def stem_of(kind: str, name: str) -> str:
    """Return the first part of a file name: "raport-powiat_zywiecki"."""
    return f"{kind}_{name_key(name).encode('ascii', 'ignore').decode().replace(' ', '-')}"


def listed(title: str, lines: tuple[str, ...]) -> tuple[Section, ...]:
    """Return a section with a list; none if there is nothing in it."""
    return (Section(title, (Bullets(lines),)),) if lines else ()
