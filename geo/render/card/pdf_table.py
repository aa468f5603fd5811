"""Draw tables on the pages of a card; the header row is repeated on every page."""

from __future__ import annotations

from matplotlib.patches import Rectangle

from geo.core.i18n import Translator
from geo.render.card.page_flow import MARGIN, SMALL, PageFlow
from geo.render.sheet.page import INK, RULE
from geo.render.sheet.typography import width_pt, wrapped
from geo.views.charts import Column, Table
from geo.views.table_texts import said_columns

_PADDING, _MAX_WIDTH = 4.0, 130.0  # points
_MAX_LINES = 5  # of a cell
_LEAST_ROWS = 3  # under a heading, if the table has as many
_LINE_HEIGHT = 1.2 * SMALL


def draw_table(pages: PageFlow, table: Table, w: Translator) -> None:
    """Draw a table below what is on the pages, without columns that say nothing; no row stands alone."""
    columns, texts = said_columns(table, w)
    widths = _widths([column.label for column in columns], texts, pages.room)
    head = [
        wrapped(column.label, SMALL, width - _PADDING, bold=True, lines=_MAX_LINES)
        for column, width in zip(columns, widths, strict=True)
    ]
    rows = [
        [
            wrapped(text, SMALL, width - _PADDING, lines=_MAX_LINES)
            for text, width in zip(row, widths, strict=True)
        ]
        for row in texts
    ]
    heights = [_row_height(cells, pages.density) for cells in rows]
    pages.top -= 3.0
    pages.need(_row_height(head) + sum(heights[:_LEAST_ROWS]))
    _draw_row(pages, head, columns, widths, bold=True)
    for number, cells in enumerate(rows):
        before = len(pages.all)
        # the last two rows stay together
        pages.need(sum(heights[number:]) if number == len(rows) - 2 else heights[number])
        if len(pages.all) > before:
            _draw_row(pages, head, columns, widths, bold=True)
        _draw_row(pages, cells, columns, widths, bold=False)
    pages.top -= 4.0


def _widths(labels: list[str], texts: list[list[str]], room: float) -> list[float]:
    """Return the widths of the columns, which fill ``room`` together.

    Each gets at least its longest word, and a share of the spare room up to its longest cell.
    """
    least, best = [], []
    for number, label in enumerate(labels):
        cells = [row[number] for row in texts]
        words = [width_pt(word, SMALL, bold=True) for word in label.split()] + [
            width_pt(word, SMALL) for cell in cells for word in cell.split()
        ]
        least.append(min(_MAX_WIDTH, max(words, default=0.0)) + 2 * _PADDING)
        best.append(
            max(
                least[-1],
                min(_MAX_WIDTH, max((width_pt(cell, SMALL) for cell in cells), default=0.0)) + 2 * _PADDING,
            )
        )
    spare = room - sum(least)
    wish = sum(best) - sum(least)
    if spare <= 0:
        return [width * room / sum(least) for width in least]
    given = [
        low + (high - low) * min(1.0, spare / wish) if wish else low
        for low, high in zip(least, best, strict=True)
    ]
    return [width + (room - sum(given)) / len(given) for width in given]


def _row_height(cells: list[list[str]], density: float = 1.0) -> float:
    return max(len(cell) for cell in cells) * _LINE_HEIGHT + 4.0 * density**4


def _draw_row(
    pages: PageFlow, cells: list[list[str]], columns: tuple[Column, ...], widths: list[float], bold: bool
) -> None:
    high, left = _row_height(cells, pages.density), MARGIN
    for cell, column, width in zip(cells, columns, widths, strict=True):
        right = column.kind != "text"
        for number, line in enumerate(cell):
            x = left + width - 2 * _PADDING if right else left
            pages.page.line(
                x,
                pages.top - SMALL - number * _LINE_HEIGHT,
                line,
                SMALL,
                bold,
                ha="right" if right else "left",
            )
        left += width
    pages.top -= high
    pages.page.add(
        Rectangle(
            (MARGIN, pages.top + 1.0),
            pages.room,
            0.7 if bold else 0.5,
            facecolor=INK if bold else RULE,
            linewidth=0,
        )
    )
