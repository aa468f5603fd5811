"""Arrange the legend in a column beside the map, under the header or with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from geo.render.sheet.header import Header
from geo.render.sheet.label_placement import Box
from geo.render.sheet.legend import LEAST_INSET, NOTE, Legend
from geo.render.sheet.notes import export_text, has_code, source_text
from geo.render.sheet.parts import GAP, Arrangement, Paragraphs, Parts

_WIDTHS = (
    *((float(wide), 1) for wide in (96, 112, 128, 148, 172, 200)),
    *((float(wide), 2) for wide in (200, 226, 240, 255)),
    (255.0, 3),
)
"""Widths in units of the room beside the map, and the columns of the legend in it."""

_LEAST_HEADER = 128.0


@dataclass(frozen=True)
class _Column:
    """What stands beside the map: the legend, and the header or none."""

    legend: Legend
    width: float
    on_left: bool
    header: Header | None


def beside(parts: Parts, notes: list[str], on_left: bool, headers: tuple[bool, ...]) -> Iterator[Arrangement]:
    """Yield columns beside the map. ``headers``: whether they hold the header, or stand under it."""
    unit = parts.page.unit
    for width, columns in ((wide * unit, columns) for wide, columns in _WIDTHS):
        legend = parts.legend(width, columns)
        if legend.width > width + 0.1:
            continue
        if False in headers:
            yield from _columns(parts, notes, _Column(legend, width, on_left, None))
        if True in headers and width >= _LEAST_HEADER * unit:
            header = Header(parts.page, parts.view, parts.setup, width, is_column=True)
            if not header.is_cut:
                yield from _columns(parts, notes, _Column(legend, width, on_left, header))


def _columns(parts: Parts, notes: list[str], column: _Column) -> Iterator[Arrangement]:
    """Yield a column with all small print, with the notes, and with the legend only."""
    left, bottom, right, top = parts.body
    unit = parts.page.unit
    gap, width, legend = GAP * unit, column.width, column.legend
    if column.header:
        top = parts.header_at[1] - column.header.height - gap
    said = parts.lines(notes, width)
    x = left if column.on_left else right - width
    end = parts.lines([source_text(parts.view), export_text(parts.view, parts.setup)], width)
    foot, foot_top = parts.foot([])
    whole = [] if has_code(parts.setup) else [(bottom, parts.high(end) + gap, end)]
    for floor, under, last in (*whole, (foot_top + gap, 0.0, [])):
        spare = top - floor - legend.height - gap - parts.high(said) - under
        if spare < 0:
            continue
        notes_top = top - legend.height - gap
        prints = [Paragraphs(said, x, notes_top)]
        prints += [Paragraphs(last, x, floor + parts.high(last))] if last else [foot]
        inset = None
        if parts.view.theme.draws_lines and spare >= (LEAST_INSET + 3 * NOTE) * unit:
            inset = (x, floor + under + gap, x + width, notes_top - parts.high(said) - gap)
        yield _column(parts, column, top, floor, tuple(prints), inset)
    low, low_top = parts.foot(notes)
    if top - low_top - gap >= legend.height:
        yield _column(parts, column, top, low_top + gap, (low,), None)


def _column(
    parts: Parts, column: _Column, top: float, floor: float, prints: tuple[Paragraphs, ...], inset: Box | None
) -> Arrangement:
    left, _, right, under_header = parts.body
    gap, width, legend = GAP * parts.page.unit, column.width, column.legend
    highest = parts.header_at[1] if column.header else under_header
    x = left if column.on_left else right - width
    frame = (x + width + gap, floor, right, highest) if column.on_left else (left, floor, x - gap, highest)
    filled = legend.area + sum(parts.filled(part.lines) for part in prints if part.top > floor)
    if inset:
        filled += (inset[2] - inset[0]) * (inset[3] - inset[1])
    white = max(0.0, width * (top - floor) - filled) / (parts.page.width * parts.page.height)
    header, header_at = (column.header, (x, highest)) if column.header else (parts.header, parts.header_at)
    return Arrangement(
        header, header_at, frame, frame, legend, (x, top), prints, inset=inset, white=white * 0.5
    )
