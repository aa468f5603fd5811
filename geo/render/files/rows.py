"""The rows of a view as a table for the screen and for files; the same rows in both.

Files have more columns: codes, points and figures that a reader of the screen does not need.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from geo.core.i18n import N_, Translator
from geo.core.labels import form_name, place_kind_name, unit_kind_name
from geo.core.teryt import collation_key
from geo.data import areas
from geo.views.joint.view import joint_class_names
from geo.views.view import View

DIALECTS = ("excel-pl", "plain")

_FORMULA_STARTS = ("=", "+", "-", "@")
_UNSEEN = "".join(
    c for c in map(chr, range(0x10000)) if unicodedata.category(c) in ("Cc", "Cf", "Zs", "Zl", "Zp")
)


@dataclass(frozen=True)
class Column:
    """A column of a table.

    ``field`` of ``View.rows``, its heading, how a cell is worded, the decimals of its numbers (None: as they
    are), and whether the column stands in files only.
    """

    field: str
    heading: str
    cell: Callable[[Translator, object], object] | None = None
    digits: int | None = None
    in_files_only: bool = False


def _country(w: Translator, iso: object) -> str:
    return w.country(str(iso))


def _form(w: Translator, form: object) -> str:
    return form_name(w, str(form))


def _place_kind(w: Translator, kind: object) -> str:
    return place_kind_name(w, str(kind))


def _flag(w: Translator, doubt: object) -> str:
    return w("yes") if doubt else w("no")


def _countries(w: Translator, codes: object) -> str:
    return ", ".join(sorted((w.country(iso) for iso in str(codes).split(",") if iso), key=collation_key))


def _joint_class(w: Translator, number: object) -> str:
    return joint_class_names(w)[int(str(number))]


def _unit_kind(w: Translator, kind: object) -> str:
    return unit_kind_name(w, str(kind))


COLUMNS: dict[str, tuple[Column, ...]] = {
    "floods": (
        Column("seq", N_("No.")),
        Column("voivodeship", N_("Voivodeship")),
        Column("powiat_teryt", N_("TERYT")),
        Column("powiat", N_("Powiat (today)")),
        Column("gmina", N_("Gmina (today)")),
        Column("kind", N_("Kind in 1999"), _unit_kind),
        Column("gminy_flooded", N_("Gminy of the powiat on the list"), in_files_only=True),
        Column("gminy", N_("Gminy of the powiat"), in_files_only=True),
        Column("share", N_("Share of the powiat's gminy on the list"), digits=4, in_files_only=True),
        Column(
            "area_share",
            N_("Share of the powiat's area in listed gminy (approximate)"),
            digits=4,
            in_files_only=True,
        ),
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
        Column("iso", N_("Country code"), in_files_only=True),
        Column("country", N_("Partner country"), _country),
        Column("partner", N_("Partner")),
        Column("kind", N_("Kind of partner"), _place_kind),
        Column("form", N_("Form of cooperation"), _form),
        Column("year", N_("Since (year)")),
        Column("year_note", N_("Date as printed")),
        Column("length_km", N_("Distance in km")),
        Column("lat_to", N_("Latitude of the partner"), digits=4, in_files_only=True),
        Column("lon_to", N_("Longitude of the partner"), digits=4, in_files_only=True),
        Column("precision_km", N_("Accuracy of the point in km"), in_files_only=True),
        Column("printed_powiat", N_("Powiat as printed")),
        Column("printed_partner", N_("Partner as printed")),
        Column("mirror_lp", N_("Mirrored row (No.)")),
        Column("uncertain", N_("Uncertain"), _flag),
        Column("note", N_("Remarks (in Polish)")),
    ),
}


_JOINT = (
    Column("powiat_teryt", N_("TERYT")),
    Column("voivodeship", N_("Voivodeship")),
    Column("powiat", N_("Powiat (today)")),
    Column("gminy_flooded", N_("Gminy of the powiat on the list")),
    Column("gminy", N_("Gminy of the powiat")),
    Column("share", N_("Share of the powiat's gminy on the list"), digits=4),
    Column("partnerships", N_("Partnerships")),
    Column("partnerships_all", N_("All partnerships of the powiat"), in_files_only=True),
    Column("countries", N_("Partner countries"), _countries),
    Column("class_", N_("Class of the map"), _joint_class),
    Column("uncertain", N_("Uncertain"), _flag),
    Column("note", N_("Remarks (in Polish)")),
)
COLUMNS["joint"] = _JOINT


def columns_of(theme: str, in_files: bool = False) -> tuple[Column, ...]:
    """Return the columns of a theme on the screen, or those of its files."""
    return tuple(column for column in COLUMNS[theme] if in_files or not column.in_files_only)


def to_frame(view: View, in_files: bool = False) -> pd.DataFrame:
    """Return the rows shown with headings and cells in the reader's language, in printed order.

    Numbers stay numbers. ``in_files``: with the columns that only files have.
    """
    w = view.words
    rows = _with_figures(view) if in_files else view.rows
    frame = {}
    for column in columns_of(view.theme, in_files):
        values = rows[column.field]
        if column.cell is not None:
            worded = {value: column.cell(w, value) for value in values.unique()}
            values = values.map(worded)
        elif column.field == "length_km":
            values = values.astype("Int64")
        elif column.digits is not None:
            values = values.round(column.digits)
        frame[w(column.heading)] = values
    return pd.DataFrame(frame)


def _with_figures(view: View) -> pd.DataFrame:
    """Return the rows with the figures of their powiat, or the code of their country."""
    if view.draws_lines:
        return view.rows.assign(iso=view.rows["country"])
    if view.theme == "joint":
        return view.rows
    figures = view.joined.powiaty.set_index("powiat_teryt")[["gminy", "gminy_flooded", "share"]]
    by_area = areas.values(view.joined, "powiat", "area").set_axis(view.joined.powiaty["powiat_teryt"])
    return view.rows.join(pd.DataFrame(figures).assign(area_share=by_area), on="powiat_teryt")


def to_screen(view: View) -> dict[str, Any]:
    """Return ``to_frame`` as the browser's table reads it: columns, rows of cells, and what a click on each row selects."""
    table = to_frame(view)
    columns = [
        {"label": heading, "kind": _screen_kind(column, table[heading])}
        for heading, column in zip(table.columns, columns_of(view.theme), strict=True)
    ]
    cells = table.astype(object).where(table.notna(), None).to_numpy().tolist()
    return {"columns": columns, "rows": cells, "keys": [f"{kind}:{key}" for kind, key in _row_keys(view)]}


def _screen_kind(column: Column, values: pd.Series) -> str:
    if not pd.api.types.is_numeric_dtype(values):
        return "text"
    if column.field == "share":
        return "share"
    return "number" if column.field == "length_km" else "plain"  # running numbers and years have no thousands


def _row_keys(view: View) -> list[tuple[str, object]]:
    if view.theme == "partnerships":
        return [("row", lp) for lp in view.rows["lp"]]
    return [("powiat", code) for code in view.rows["powiat_teryt"]]


def to_csv(view: View, dialect: str = "excel-pl") -> bytes:
    """Return the rows shown as CSV, with the columns of files.

    ``excel-pl``: semicolons, decimal commas and a byte order mark, so that Polish Excel opens it by double
    click. ``plain``: commas, decimal points, UTF-8. Both: CRLF line ends, missing values empty, formulas
    defused.

    Raises
    ------
    ValueError
        ``dialect`` is neither.
    """
    if dialect not in DIALECTS:
        raise ValueError(f"dialect must be excel-pl or plain, not {dialect!r}")
    table = to_frame(view, in_files=True)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";" if dialect == "excel-pl" else ",", lineterminator="\r\n")
    writer.writerow(table.columns)
    for row in table.itertuples(index=False):
        writer.writerow(_csv_cell(cell, dialect) for cell in row)
    return out.getvalue().encode("utf-8-sig" if dialect == "excel-pl" else "utf-8")


def _csv_cell(cell: object, dialect: str) -> object:
    if cell is pd.NA or cell != cell:  # missing numbers differ from themselves
        return ""
    if isinstance(cell, float):
        return repr(cell).replace(".", ",") if dialect == "excel-pl" else repr(cell)
    return defused(cell)


def defused(cell: object) -> object:
    """Return text that a spreadsheet might run as a formula with an apostrophe before it; numbers as they are.

    Blanks and invisible characters before the first sign do not hide it, nor does its full-width form.
    """
    if not isinstance(cell, str):
        return cell
    seen = cell.lstrip(_UNSEEN)
    before = cell[: len(cell) - len(seen)]
    risky = (
        unicodedata.normalize("NFKC", seen).startswith(_FORMULA_STARTS) or "\t" in before or "\r" in before
    )
    return "'" + cell if risky else cell
