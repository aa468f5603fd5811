"""Tables as texts, for pages on which nothing is sorted or clicked."""

from __future__ import annotations

from geo.core.i18n import Translator
from geo.views.charts import Cell, Column, Table


def said_columns(table: Table, w: Translator) -> tuple[tuple[Column, ...], list[list[str]]]:
    """Return the columns in which any row says something, and the texts of their cells."""
    texts = [
        [cell_text(w, cell, column) for cell, column in zip(row, table.columns, strict=True)]
        for row in table.rows
    ]
    kept = [n for n in range(len(table.columns)) if any(row[n] not in ("–", "") for row in texts)]
    return tuple(table.columns[n] for n in kept), [[row[n] for n in kept] for row in texts]


def cell_text(w: Translator, cell: Cell, column: Column) -> str:
    """Return a cell as text; "–" without a value."""
    if cell is None:
        return "–"
    if isinstance(cell, str):
        return cell
    return w.percent(cell, 1) if column.kind == "share" else w.number(cell, column.digits)
