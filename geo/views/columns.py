"""Columns of the rows of a view: field, heading, and how cells are worded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from geo.core.i18n import N_, Translator


@dataclass(frozen=True)
class Column:
    """A column of tables and files.

    Parameters
    ----------
    field
        Column of ``Theme.file_rows``.
    heading
        Message id of its heading.
    cell
        Words a cell; None leaves it as it is.
    digits
        Decimals of its numbers; None leaves them as they are.
    in_files_only
        Whether the screen leaves the column out.
    """

    field: str
    heading: str
    cell: Callable[[Translator, object], object] | None = None
    digits: int | None = None
    in_files_only: bool = False


def flag(w: Translator, doubt: object) -> str:
    """Return "yes" or "no"."""
    return w("yes") if doubt else w("no")


UNCERTAIN = Column("uncertain", N_("Uncertain"), flag)
NOTE = Column("note", N_("Remarks (in Polish)"))
VOIVODESHIP = Column("voivodeship", N_("Voivodeship"))
TERYT = Column("powiat_teryt", N_("TERYT"))
POWIAT = Column("powiat", N_("Powiat (today)"))
