"""Figures beside the map: values that say what to show; the page and the sheets draw them.

A ``key`` is what a click on a row, bar, cell or dot selects: "powiat:2417", "country:DE", "row:12",
"place:cz-ostrava", "year:2001"; "" selects nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

Cell = str | int | float | None


@dataclass(frozen=True)
class Column:
    """A column: its heading and how its cells are written.

    ``kind``: text | number | share (0-1, written as a percentage) | bar (a number with a bar, as long as its
    share of the column's largest value). ``digits``: decimals of a number.
    """

    label: str
    kind: str = "text"
    digits: int = 0


@dataclass(frozen=True)
class Table:
    """A table: one tuple of cells a row, one key a row."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    keys: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True)
class Matrix:
    """Counts by two groupings; darker cells hold more. ``keys``: one a cell."""

    title: str
    corner: str
    row_labels: tuple[str, ...]
    column_labels: tuple[str, ...]
    values: tuple[tuple[int, ...], ...]
    keys: tuple[tuple[str, ...], ...]
    note: str = ""


@dataclass(frozen=True)
class Bars:
    """Upright bars in the order given: a histogram or a timeline. ``colours``: one a bar, "#rrggbb"."""

    title: str
    labels: tuple[str, ...]
    values: tuple[int, ...]
    colours: tuple[str, ...]
    keys: tuple[str, ...]
    x_label: str = ""
    y_label: str = ""
    note: str = ""


@dataclass(frozen=True)
class Dot:
    """One dot of a scatter plot; ``n``: how many things lie on it."""

    x: float
    y: float
    label: str
    key: str
    colour: str
    n: int = 1


@dataclass(frozen=True)
class Scatter:
    """Dots over two measures; ``x_kind`` and ``y_kind`` as the kinds of ``Column`` (number | share)."""

    title: str
    x_label: str
    y_label: str
    dots: tuple[Dot, ...]
    x_kind: str = "number"
    y_kind: str = "number"
    note: str = ""


Chart = Table | Matrix | Bars | Scatter
