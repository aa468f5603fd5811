"""Chart specifications, independent of how the page or a sheet draws them.

A ``key`` is the selection made by a click on a row, bar, cell or dot: "powiat:2417", "country:DE", "row:12".
In a chart that ``filters`` it is the filter that a click sets instead, as in ``geo.choices.clicked_filters``.
An empty key does nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

Cell = str | int | float | None


@dataclass(frozen=True)
class Column:
    """A table column: its heading and cell format.

    Parameters
    ----------
    label
        Heading.
    kind
        "text", "number", "share" (0 to 1, shown as a percentage) or "bar" (a number with a bar, scaled to the
        largest value of the column); "row", "unit" or "powiat" for what opens its source rows.
    digits
        Decimal places of numbers.
    """

    label: str
    kind: str = "text"
    digits: int = 0


@dataclass(frozen=True)
class Table:
    """A table with one tuple of cells and one key per row."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    keys: tuple[str, ...]
    note: str = ""
    filters: bool = False


@dataclass(frozen=True)
class Matrix:
    """A heat map of counts by two groupings, with one key per cell."""

    title: str
    corner: str
    row_labels: tuple[str, ...]
    column_labels: tuple[str, ...]
    values: tuple[tuple[int, ...], ...]
    keys: tuple[tuple[str, ...], ...]
    note: str = ""
    filters: bool = False


@dataclass(frozen=True)
class Bars:
    """A vertical bar chart, such as a histogram or a timeline.

    Parameters
    ----------
    labels, values, colours, keys
        One per bar, from left to right; colours as "#rrggbb".
    sources
        Whether a click opens the source rows of a bar, which its key names.
    """

    title: str
    labels: tuple[str, ...]
    values: tuple[int, ...]
    colours: tuple[str, ...]
    keys: tuple[str, ...]
    x_label: str = ""
    y_label: str = ""
    note: str = ""
    filters: bool = False
    sources: bool = False


@dataclass(frozen=True)
class Dot:
    """One dot of a scatter plot, standing for ``count`` items with the same values."""

    x: float
    y: float
    label: str
    key: str
    colour: str
    count: int = 1


@dataclass(frozen=True)
class Scatter:
    """A scatter plot of two measures; ``x_kind`` and ``y_kind`` are "number" or "share", as in ``Column``."""

    title: str
    x_label: str
    y_label: str
    dots: tuple[Dot, ...]
    x_kind: str = "number"
    y_kind: str = "number"
    note: str = ""


Chart = Table | Matrix | Bars | Scatter
