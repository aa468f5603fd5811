"""The legend of a sheet: its rows, their columns and their drawing; and the inset map of Poland."""

from __future__ import annotations

from dataclasses import dataclass, replace

from matplotlib.lines import Line2D

from geo.choices.row_filters import RowFilters
from geo.render.sheet import layers
from geo.render.sheet.bivariate_legend import square_height, square_width, write_square
from geo.render.sheet.emphasis import PINNED, SELECTED, emphasis_rows
from geo.render.sheet.ground_key import GroundKey
from geo.render.sheet.label_placement import Box
from geo.render.sheet.map_frame import Window
from geo.render.sheet.page import GREY, LEADING, Page
from geo.render.sheet.projected_paths import POLAND_CRS, Ground
from geo.render.sheet.swatch import draw_swatch
from geo.render.sheet.typography import width_pt, wrapped
from geo.views.view import View

_HEADING, _ENTRY, NOTE = 9.0, 8.5, 8.0  # sizes in units
_SWATCH, _SWATCH_HIGH, _INDENT = 11.0, 6.5, 15.0
_BETWEEN, _COLUMN_GAP, _ROW_LEADING = 0.9, 10.0, 1.12
LEAST_INSET = 55.0
_ABOVE_KEY = 4.0
_OUTSIDE = "x"  # the class of areas that the filters leave out


@dataclass(frozen=True)
class Row:
    """A row of the legend below its heading; ``symbol`` is that of a ``LegendEntry`` or of an emphasis."""

    symbol: str
    colour: str
    text: str
    is_heading: bool = False


def legend_rows(view: View) -> list[Row]:
    """Return the rows outside the bivariate square; classes without an area or line have none."""
    rows = [
        Row(entry.symbol, entry.colour, f"{entry.label}\u00a0 ({view.words.number(entry.count)})")
        for entry in view.legend
        if entry.symbol != "cell" and entry.count and entry.key != _OUTSIDE
    ]
    rows = _with_heading(view, rows)
    # A filter of the area is in the subtitle: nobody asks what the white around it means.
    chosen = view.choices.rows
    if replace(chosen, voivodeships=(), powiaty=()) != RowFilters():
        rows += [
            Row(entry.symbol, entry.colour, entry.label)
            for entry in view.legend
            if entry.key == _OUTSIDE and entry.count
        ]
    return rows + [Row(symbol, "", text) for symbol, text in emphasis_rows(view)]


def _with_heading(view: View, rows: list[Row]) -> list[Row]:
    """Put the heading of the areas, if they have one of their own, between lines and areas."""
    lines = [row for row in rows if row.symbol == "line"]
    areas = [row for row in rows if row.symbol != "line"]
    if not view.wording.areas_title or not lines or not areas:
        return rows
    return [*lines, Row("", "", view.wording.areas_title, is_heading=True), *areas]


class Legend:
    """The legend laid out in columns over a width; ``height`` and ``width`` are in points.

    ``is_keyed``: whether borders, rivers and towns are explained under it.
    """

    def __init__(
        self,
        page: Page,
        view: View,
        style: str,
        rows: list[Row],
        room: float,
        columns: int = 1,
        is_keyed: bool = False,
    ) -> None:
        self._page, self._view, self._style = page, view, style
        unit = page.unit
        is_drawn = bool(rows or view.square)
        heading = wrapped(view.wording.legend_title, _HEADING * unit, room, bold=True)
        self._heading = heading if is_drawn else []
        self._step = (room + _COLUMN_GAP * unit) / columns
        self._square_room = self._step - _COLUMN_GAP * unit
        lines = [(row, self._wrapped(row)) for row in rows]
        self._columns = _in_columns(lines, columns, 1 if view.square else 0)
        self._square = square_height(page, view)
        beside = self._square and columns > 1
        heights = [sum(map(self._row_height, column)) for column in self._columns]
        heights[0] = heights[0] if beside else heights[0] + self._square
        body = max([*heights, self._square])
        self._height = len(self._heading) * _HEADING * LEADING * unit + 2 * unit + body if is_drawn else 0.0
        self._key = GroundKey(page, view, style, room) if is_keyed and is_drawn else None
        self.is_keyed = self._key is not None
        self.height = self._height + (self._key.height + _ABOVE_KEY * unit if self._key else 0.0)
        self.width = self._width(lines, columns, room)
        self.area = self._area()
        self._beside = beside

    def _wrapped(self, row: Row) -> list[str]:
        size = (_HEADING if row.is_heading else _ENTRY) * self._page.unit
        indent = 0.0 if row.is_heading else _INDENT * self._page.unit
        return wrapped(row.text, size, self._square_room - indent, bold=row.is_heading)

    def _row_height(self, row: tuple[Row, list[str]]) -> float:
        if row[0].is_heading:
            return (len(row[1]) * _HEADING * LEADING + 3.0) * self._page.unit
        return (len(row[1]) * _ENTRY * _ROW_LEADING + _BETWEEN) * self._page.unit

    def _width(self, lines: list[tuple[Row, list[str]]], columns: int, room: float) -> float:
        unit = self._page.unit
        widest = max((width_pt(line, _ENTRY * unit) for _, said in lines for line in said), default=0.0)
        heading = max((width_pt(line, _HEADING * unit, bold=True) for line in self._heading), default=0.0)
        square = square_width(self._page, self._view)
        if columns > 1:
            return max(room, square * columns)
        return max(widest + _INDENT * unit, heading, square)

    def _area(self) -> float:
        """Return how much of the paper the rows take, in square points, each as if on one line."""
        unit = self._page.unit
        filled = square_width(self._page, self._view) * self._square
        filled += self._key.width * self._key.height if self._key else 0.0
        for column in self._columns:
            for row, said in column:
                widest = max((width_pt(line, _ENTRY * unit) for line in said), default=0.0)
                filled += (widest + _INDENT * unit) * self._row_height((row, said[:1]))
        return filled

    def draw(self, left: float, top: float) -> float:
        """Draw the legend below ``top`` and return its lower edge."""
        page, unit = self._page, self._page.unit
        if not self.height:
            return top
        page.text(left, top, self._heading, _HEADING, bold=True)
        start = top - len(self._heading) * _HEADING * LEADING * unit - 2 * unit
        write_square(page, self._view, self._style, left, start)
        for number, column in enumerate(self._columns):
            x = left + number * self._step
            y = start - (0.0 if self._beside else self._square)
            for row, lines in column:
                if row.is_heading:
                    page.text(x, y - 2 * unit, lines, _HEADING, bold=True)
                    y -= self._row_height((row, lines))
                    continue
                _draw_symbol(page, self._view, row, self._style, x, y - _ENTRY * unit * _ROW_LEADING * 0.5)
                page.text(x + _INDENT * unit, y, lines, _ENTRY, leading=_ROW_LEADING)
                y -= self._row_height((row, lines))
        if self._key:
            self._key.draw(left, top - self._height - _ABOVE_KEY * unit)
        return top - self.height


def _in_columns(
    lines: list[tuple[Row, list[str]]], columns: int, kept_free: int
) -> list[list[tuple[Row, list[str]]]]:
    """Split rows over columns of about equal length; the first ``kept_free`` of several stay empty."""
    if columns == 1:
        return [lines]
    cut = next((number for number, (row, _) in enumerate(lines) if row.is_heading), None)
    if cut is not None:  # what has a heading of its own has a column of its own
        return [*_in_columns(lines[:cut], columns - 1, kept_free), lines[cut:]]
    open_columns = columns - kept_free
    each = -(-len(lines) // open_columns) if lines else 1
    parts = [lines[number * each : (number + 1) * each] for number in range(open_columns)]
    return [[] for _ in range(kept_free)] + parts


def _draw_symbol(page: Page, view: View, row: Row, style: str, left: float, middle: float) -> None:
    unit = page.unit
    if row.symbol in ("line", SELECTED.symbol, PINNED.symbol):
        emphasis = {mark.symbol: mark for mark in (SELECTED, PINNED)}.get(row.symbol)
        if emphasis:
            colour, width, pattern = emphasis.colour, emphasis.width, emphasis.dash
        else:
            colour, width = row.colour, 1.3 if style == "light" else 0.9
            pattern = layers.dash(view.palette.index(row.colour), len(view.palette), style)
        line = Line2D(
            [left, left + _SWATCH * unit],
            [middle, middle],
            color=colour,
            linestyle=pattern,
            linewidth=width * unit,
            zorder=9,
        )
        page.add(line)
        return
    high = _SWATCH_HIGH * unit
    hatch = layers.hatches(view, style).get(row.colour)
    draw_swatch(page, (left, middle - high / 2), _SWATCH * unit, high, row.colour, hatch)


def draw_inset(page: Page, ground: Ground, view: View, box: Box) -> None:
    """Draw the inset map of Poland and its caption at the top of ``box``; nothing where it has no room."""
    left, bottom, right, top = box
    unit = page.unit
    caption = wrapped(
        view.words("Powiaty with partnerships shown: {n}.", n=view.words.number(view.counts["powiaty"])),
        NOTE * unit,
        right - left,
    )
    side = min(right - left, top - bottom - (len(caption) * NOTE * LEADING + 2) * unit)
    if view.is_empty or side < LEAST_INSET * unit:
        return
    drawn = ground.drawn(POLAND_CRS, 1e9)
    window = Window(page, (left, top - side, left + side, top), ground.poland, POLAND_CRS, "white")
    for spine in window.axes.spines.values():
        spine.set_visible(False)
    layers.draw_inset(window.axes, drawn, view, unit)
    page.text(left, top - side - 2 * unit, caption, NOTE, colour=GREY)
