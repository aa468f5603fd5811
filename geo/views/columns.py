"""Columns of the rows of a view: field, heading and cell format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from geo.core.i18n import N_, Translator
from geo.core.labels import doubt_names
from geo.data.official_file import OwnFiles


@dataclass(frozen=True)
class Column:
    """A column of tables and files.

    Parameters
    ----------
    field
        Column of ``Theme.file_rows``.
    heading
        Message id of the heading.
    cell
        Function that formats a cell; None keeps the value.
    digits
        Decimal places to round to; None does not round.
    in_files_only
        Whether the column appears in files but not on the screen.
    given
        Whether the user's own files give what the column holds; None if it is always there.
    source
        Kind of the source rows that a cell opens on the screen: "row", "unit" or "powiat"; "" for none.
    """

    field: str
    heading: str
    cell: Callable[[Translator, object], object] | None = None
    digits: int | None = None
    in_files_only: bool = False
    given: Callable[[OwnFiles], bool] | None = None
    source: str = ""


def flag(w: Translator, value: object) -> str:
    """Return a boolean as "yes" or "no"."""
    return w("yes") if value else w("no")


def _doubts(w: Translator, doubts: object) -> str:
    return doubt_names(w, str(doubts))


UNCERTAIN = Column("uncertain", N_("Uncertain"), flag)
DOUBT = Column("doubt", N_("What is uncertain"), _doubts)
NOTE = Column("note", N_("Remarks"))
VOIVODESHIP = Column("voivodeship", N_("Voivodeship"))
TERYT = Column("powiat_teryt", N_("TERYT"), source="powiat")
POWIAT = Column("powiat", N_("Powiat (today)"))
