"""Draw the bivariate legend of a sheet: a square of nine cells with their counts."""

from __future__ import annotations

from matplotlib.patches import Rectangle

from geo.cartography.bivariate import SIDE, Square, class_number
from geo.render.sheet import layers
from geo.render.sheet.page import INK, Page
from geo.render.sheet.swatch import draw_swatch
from geo.render.sheet.typography import width_pt
from geo.views.view import LegendEntry, View

_STEP, _TITLE, _COUNT = 8.0, 8.0, 8.5  # sizes in units
_CELL, _LEAST_CELL, _GAP, _LINE = 23.0, 14.0, 1.0, 10.0
_DARK_BELOW = 0.48


def square_height(page: Page, view: View, room: float) -> float:
    """Return the height of the square in points; 0 if the legend is not bivariate."""
    if view.square is None:
        return 0.0
    return SIDE * _cell(page, view.square, room) + (2 * _LINE + 4.0) * page.unit


def square_width(page: Page, view: View, room: float) -> float:
    """Return the width of the square with its names in points; 0 if the legend is not bivariate."""
    if view.square is None:
        return 0.0
    return _beside(page, view.square) + SIDE * _cell(page, view.square, room)


def write_square(page: Page, view: View, style: str, left: float, top: float, room: float) -> float:
    """Draw the square below ``top`` and return its lower edge; ``top`` if the legend is not bivariate."""
    square, unit = view.square, page.unit
    if square is None:
        return top
    side = _cell(page, square, room)
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
        page.line(x, bottom - _LINE * unit * 0.85, square.columns[column], _STEP * unit, ha="center")
    _name_axes(page, square, left, corner, bottom, side)
    return top - square_height(page, view, room)


def _name_axes(page: Page, square: Square, left: float, corner: float, bottom: float, side: float) -> None:
    unit, length = page.unit, SIDE * side - _GAP * page.unit
    names = [f"{name} →" for name in (square.row_title, square.column_title)]
    size = min(
        _TITLE * unit, *(_TITLE * unit * length / width_pt(name, _TITLE * unit, bold=True) for name in names)
    )
    page.line(
        left + size,
        bottom + length / 2,
        names[0],
        size,
        bold=True,
        rotation=90,
        va="center",
        ha="right",
        rotation_mode="default",
    )
    page.line(corner + length / 2, bottom - 1.9 * _LINE * unit, names[1], size, bold=True, ha="center")


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
    return max(width_pt(name, _STEP * page.unit) for name in square.rows) + (_LINE + 4.0) * page.unit


def _cell(page: Page, square: Square, room: float) -> float:
    return min(max((room - _beside(page, square)) / SIDE, _LEAST_CELL * page.unit), _CELL * page.unit)
