"""Draw the bivariate legend of a sheet: a square of nine cells with their counts."""

from __future__ import annotations

from matplotlib.patches import Rectangle

from geo.cartography.bivariate import SIDE, Square, class_number
from geo.render.sheet import layers
from geo.render.sheet.page import INK, Page
from geo.render.sheet.swatch import draw_swatch
from geo.render.sheet.typography import width_pt, wrapped
from geo.views.view import LegendEntry, View

_STEP, _TITLE, _COUNT = 8.0, 8.0, 8.5  # sizes in units
_TITLE_LEADING = 1.35
_CELL, _GAP, _LINE = 24.0, 1.0, 10.0
_LOW_CELL, _LOW_PAGE = 16.5, 280.0  # on pages lower than this
_DARK_BELOW = 0.48


def square_height(page: Page, view: View) -> float:
    """Return the height of the square in points; 0 if the legend is not bivariate."""
    if view.square is None:
        return 0.0
    return SIDE * _cell(page) + (2 * _LINE + _STEP + 4.0 + _TITLE * _TITLE_LEADING) * page.unit


def square_width(page: Page, view: View) -> float:
    """Return the width of the square with its names in points; 0 if the legend is not bivariate."""
    if view.square is None:
        return 0.0
    return _beside(page, view.square) + SIDE * _cell(page)


def write_square(page: Page, view: View, style: str, left: float, top: float) -> float:
    """Draw the square below ``top`` and return its lower edge; ``top`` if the legend is not bivariate."""
    square, unit = view.square, page.unit
    if square is None:
        return top
    side = _cell(page)
    corner = left + _beside(page, square)
    bottom = top - SIDE * side
    entries = {entry.key: entry for entry in view.legend if entry.symbol == "cell"}
    for row in range(SIDE):
        middle = bottom + (row + 0.5) * side
        page.line(corner - 2 * unit, middle - _STEP * unit * 0.36, square.rows[row], _STEP * unit, ha="right")
        for column in range(SIDE):
            entry = entries[str(class_number(row, column))]
            _draw_cell(
                page, view, entry, style, (corner + column * side, bottom + row * side, side - _GAP * unit)
            )
    for column in range(SIDE):
        x = corner + (column + 0.5) * side - _GAP * unit / 2
        for number, line in enumerate(_step_lines(page, square.columns[column], side)):
            low = bottom - (_LINE * 0.85 + number * _STEP) * unit
            page.line(x, low, line, _STEP * unit, ha="center")
    _name_axes(page, square, left, corner, bottom, side)
    return top - square_height(page, view)


def _name_axes(page: Page, square: Square, left: float, corner: float, bottom: float, side: float) -> None:
    """Write the names of the axes, that of the rows on two lines if need be."""
    size, length = _TITLE * page.unit, SIDE * side - _GAP * page.unit
    step = size * _TITLE_LEADING
    for number, line in enumerate(_axis_lines(page, square.row_title, length)):
        page.line(
            left + size + number * step,
            bottom + length / 2,
            line,
            size,
            bold=True,
            rotation=90,
            va="center",
            ha="right",
            rotation_mode="default",
        )
    low = bottom - (1.9 * _LINE + _STEP) * page.unit
    page.line(corner + length, low, f"{square.column_title}\u00a0→", size, bold=True, ha="right")


def _step_lines(page: Page, name: str, side: float) -> list[str]:
    return wrapped(name, _STEP * page.unit, max(side, _CELL * page.unit), lines=2)


def _axis_lines(page: Page, name: str, length: float) -> list[str]:
    return wrapped(f"{name}\u00a0→", _TITLE * page.unit, length + 6 * page.unit, bold=True, lines=2)


def _draw_cell(
    page: Page, view: View, entry: LegendEntry, style: str, box: tuple[float, float, float]
) -> None:
    left, bottom, side = box
    unit = page.unit
    ink = "white" if layers.luminance(entry.colour) < _DARK_BELOW else INK
    hatch = layers.hatches(view, style).get(entry.colour)
    draw_swatch(page, (left, bottom), side, side, entry.colour, hatch)
    text = view.words.number(entry.count)
    size = _COUNT * unit
    if hatch:  # keep the count readable on the hatching
        wide = width_pt(text, size, bold=True) + 2 * unit
        middle = (left + side / 2, bottom + side / 2)
        ground = Rectangle(
            (middle[0] - wide / 2, middle[1] - size * 0.7),
            wide,
            size * 1.4,
            facecolor=entry.colour,
            linewidth=0,
            zorder=9.2,
        )
        page.add(ground)
    page.line(
        left + side / 2, bottom + side / 2 - size * 0.36, text, size, bold=True, colour=ink, ha="center"
    )


def _beside(page: Page, square: Square) -> float:
    """Return the width in points of the axis and class names to the left of the cells."""
    return (
        max(width_pt(name, _STEP * page.unit) for name in square.rows)
        + (_LINE + 4.0 + _TITLE * _TITLE_LEADING) * page.unit
    )


def _cell(page: Page) -> float:
    return (_LOW_CELL if page.height < _LOW_PAGE * page.unit else _CELL) * page.unit
