"""The rows of a view as a table for the screen and as CSV; the same rows and columns in both."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from geo.filters import form_name
from geo.language import N_, Words
from geo.view import View, place_kind_name

_FORMULA_STARTS = ("=", "+", "-", "@")
_UNSEEN = "".join(c for c in map(chr, range(0x10000)) if unicodedata.category(c) in ("Cc", "Cf", "Zs", "Zl", "Zp"))


@dataclass(frozen=True)
class Column:
    """A column of a table: the field of ``View.rows``, its heading, and how a cell is worded."""

    field: str
    heading: str
    cell: Callable[[Words, object], object] | None = None


def _country(w: Words, iso: object) -> str:
    return w.country(str(iso))


def _form(w: Words, form: object) -> str:
    return form_name(w, str(form))


def _place_kind(w: Words, kind: object) -> str:
    return place_kind_name(w, str(kind))


def _flag(w: Words, doubt: object) -> str:
    return w("yes") if doubt else w("no")


def _unit_kind(w: Words, kind: object) -> str:
    return {
        "city_with_powiat_rights": w("city with powiat rights"),
        "urban": w("urban gmina"),
        "other": w("rural or mixed gmina"),
    }[str(kind)]


COLUMNS: dict[str, tuple[Column, ...]] = {
    "floods": (
        Column("seq", N_("No.")),
        Column("voivodeship", N_("Voivodeship")),
        Column("powiat_teryt", N_("TERYT")),
        Column("powiat", N_("Powiat (today)")),
        Column("gmina", N_("Gmina (today)")),
        Column("kind", N_("Kind in 1999"), _unit_kind),
        Column("powiat_1999", N_("Powiat in 1999")),
        Column("printed_unit", N_("Name as printed")),
        Column("uncertain", N_("Uncertain"), _flag),
        Column("note", N_("Remarks (in Polish)")),
    ),
    "partnerships": (
        Column("lp", N_("No.")),
        Column("voivodeship", N_("Voivodeship")),
        Column("powiat_teryt", N_("TERYT")),
        Column("powiat", N_("Powiat (today)")),
        Column("country", N_("Partner country"), _country),
        Column("partner", N_("Partner")),
        Column("kind", N_("Kind of partner"), _place_kind),
        Column("form", N_("Form of cooperation"), _form),
        Column("year", N_("Since (year)")),
        Column("year_note", N_("Date as printed")),
        Column("length_km", N_("Distance in km")),
        Column("printed_powiat", N_("Powiat as printed")),
        Column("printed_partner", N_("Partner as printed")),
        Column("uncertain", N_("Uncertain"), _flag),
        Column("note", N_("Remarks (in Polish)")),
    ),
}


def to_frame(view: View) -> pd.DataFrame:
    """Return the rows shown with headings and cells in the reader's language, in printed order."""
    w = view.words
    frame = {}
    for column in COLUMNS[view.theme]:
        values = view.rows[column.field]
        if column.cell is not None:
            worded = {value: column.cell(w, value) for value in values.unique()}
            values = values.map(worded)
        frame[w(column.heading)] = values
    table = pd.DataFrame(frame)
    distance = w(N_("Distance in km"))
    return table.astype({distance: "Int64"}) if distance in table else table


def to_screen(view: View) -> pd.DataFrame:
    """Return ``to_frame`` with repeated texts as categories: the same cells in half the bytes on the way to the browser."""
    table = to_frame(view)
    repeated = [name for name in table if table[name].dtype == "str" and table[name].nunique() < 0.6 * len(table)]
    return table.astype(dict.fromkeys(repeated, "category"))


def to_csv(view: View, dialect: str = "excel-pl") -> bytes:
    """Return the rows shown as CSV.

    ``excel-pl``: semicolons and a byte order mark, so that Polish Excel opens it by double click.
    ``plain``: commas, UTF-8. Both: CRLF line ends, missing values empty, formulas defused.

    Raises
    ------
    ValueError
        ``dialect`` is neither.
    """
    if dialect not in ("excel-pl", "plain"):
        raise ValueError(f"dialect must be excel-pl or plain, not {dialect!r}")
    table = to_frame(view)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";" if dialect == "excel-pl" else ",", lineterminator="\r\n")
    writer.writerow(table.columns)
    for row in table.itertuples(index=False):
        writer.writerow("" if cell is pd.NA else defused(cell) for cell in row)
    return out.getvalue().encode("utf-8-sig" if dialect == "excel-pl" else "utf-8")


def defused(cell: object) -> object:
    """Return text that a spreadsheet might run as a formula with an apostrophe before it; numbers as they are.

    Blanks and invisible characters before the first sign do not hide it, nor does its full-width form.
    """
    if not isinstance(cell, str):
        return cell
    seen = cell.lstrip(_UNSEEN)
    before = cell[: len(cell) - len(seen)]
    risky = unicodedata.normalize("NFKC", seen).startswith(_FORMULA_STARTS) or "\t" in before or "\r" in before
    return "'" + cell if risky else cell
