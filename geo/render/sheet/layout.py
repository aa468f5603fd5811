"""Lay out a sheet on wide or tall paper: header, map, legend, inset, notes and footer."""

from __future__ import annotations

from matplotlib.patches import Rectangle

from geo.choices.printed_address import in_words, is_address
from geo.render.sheet import layers, legend, map_elements, name_labels, trunks
from geo.render.sheet.label_placement import Box, Room
from geo.render.sheet.map_frame import Window
from geo.render.sheet.page import GREY, LEADING, Page
from geo.render.sheet.page_setup import PageSetup
from geo.render.sheet.projected_paths import POLAND_CRS, Ground, crs_of
from geo.render.sheet.typography import width_pt, wrapped
from geo.views.partnerships.emphasis import one_by_one
from geo.views.view import View

_MARGIN, _GAP, _PANEL = 34.0, 16.0, 345.0  # in units
_TITLE, _SUMMARY, _FOOT = 27.0, 15.0, 11.0
_LEAST_TITLE = 0.75  # minimum scale of the title, if it is too long for a line
_TALL = 0.9  # below this ratio of width to height, the legend is under the map
_PRINT_DPI = 300  # resolution that PDF and SVG are detailed enough for


def compose(page: Page, ground: Ground, view: View, setup: PageSetup, raster: bool) -> Window:
    """Draw the whole sheet and return the map frame.

    ``raster`` is true for a PNG, where details smaller than a pixel are left out.
    """
    unit = page.unit
    margin, gap = _MARGIN * unit, _GAP * unit
    top = _write_header(page, view, margin) - gap
    foot = _write_foot(page, view, setup, margin) + gap
    if page.width / page.height < _TALL:
        floor = foot + _under_height(page, view)
        window, unnamed = _draw_map(
            page, ground, view, setup, raster, (margin, floor + gap, page.width - margin, top)
        )
        _write_under(page, ground, view, setup, (margin, foot, page.width - margin, floor), unnamed)
    else:
        edge = page.width - margin - _PANEL * unit
        window, unnamed = _draw_map(page, ground, view, setup, raster, (margin, foot, edge - gap * 1.4, top))
        _write_panel(page, ground, view, setup, (edge, foot, page.width - margin, top), unnamed)
    return window


def _write_panel(
    page: Page, ground: Ground, view: View, setup: PageSetup, box: Box, unnamed: list[str]
) -> None:
    """Draw legend and inset at the top of the box beside the map, and the notes at its bottom."""
    left, bottom, right, top = box
    lines = legend.note_lines(page, legend.notes(view, unnamed), right - left)
    notes_top = bottom + len(lines) * legend.NOTE * LEADING * page.unit
    end = legend.write_legend(page, view, setup.style, left, top, right - left)
    if view.theme.draws_lines:
        gap = _GAP * page.unit
        legend.draw_inset(page, ground, view, (left, notes_top + gap, right, end - gap))
    page.text(left, notes_top, lines, legend.NOTE, colour=GREY)


def _write_under(
    page: Page, ground: Ground, view: View, setup: PageSetup, box: Box, unnamed: list[str]
) -> None:
    """Draw legend, inset and notes side by side under the map."""
    left, bottom, right, top = box
    gap = _GAP * page.unit
    legend_room, inset_room = _columns(page, view)
    legend.write_legend(page, view, setup.style, left, top, legend_room)
    start = left + legend_room + gap
    if inset_room:
        legend.draw_inset(page, ground, view, (start, bottom, start + inset_room, top))
        start += inset_room + gap
    lines = legend.note_lines(page, legend.notes(view, unnamed), right - start)
    page.text(
        start,
        top,
        lines[: int((top - bottom) / (legend.NOTE * LEADING * page.unit))],
        legend.NOTE,
        colour=GREY,
    )


def _columns(page: Page, view: View) -> tuple[float, float]:
    """Return the widths in points of legend and inset under the map; the rest is for the notes."""
    room = page.width - 2 * (_MARGIN + _GAP) * page.unit
    return (room * 0.32, room * 0.26) if view.theme.draws_lines else (room * 0.5, 0.0)


def _under_height(page: Page, view: View) -> float:
    legend_room, inset_room = _columns(page, view)
    return max(
        legend.legend_height(page, view, legend_room),
        inset_room + 3 * legend.NOTE * LEADING * page.unit if inset_room else 0.0,
    )


# ------------------------------------------------------------ header and footer
def _write_header(page: Page, view: View, margin: float) -> float:
    room = page.width - 2 * margin
    top = page.height - margin * 0.8
    # shrink a long title to fit on one line, if possible
    title = max(
        _TITLE * _LEAST_TITLE,
        min(_TITLE, _TITLE * room / width_pt(view.wording.title, _TITLE * page.unit, bold=True)),
    )
    top = page.text(
        margin,
        top,
        wrapped(view.wording.title, title * page.unit, room, bold=True, lines=2),
        title,
        bold=True,
    )
    return page.text(
        margin,
        top - 2 * page.unit,
        wrapped(view.wording.summary, _SUMMARY * page.unit, room, lines=4),
        _SUMMARY,
    )


def foot_text(view: View, setup: PageSetup) -> list[str]:
    """Return the two paragraphs of the footer: date and sources of the data; date of export and address."""
    w = view.words
    texts = [
        " ".join((view.wording.as_of, *view.wording.sources)),
        w("Exported on {day}.", day=w.date(setup.day)),
    ]
    if setup.address:
        texts[1] += " " + in_words(w, setup.address)
    if is_address(setup.address) and setup.qr and len(setup.address) > map_elements.LONGEST_CODE:
        texts[1] += " " + w("The address is too long for a code.")
    return texts


def _write_foot(page: Page, view: View, setup: PageSetup, margin: float) -> float:
    """Write the footer above the bottom margin and return its upper edge."""
    size = _FOOT * page.unit
    bottom = margin * 0.75
    side = 0.0
    if setup.qr and is_address(setup.address) and len(setup.address) <= map_elements.LONGEST_CODE:
        side = map_elements.code_size_pt(setup.address, page.unit)
        map_elements.draw_code(page, setup.address, page.width - margin - side, bottom)
    room = page.width - 2 * margin - (side and side + _GAP * page.unit)
    sources, export = foot_text(view, setup)
    lines = [*wrapped(sources, size, room, lines=6), *wrapped(export, size, room, lines=3)]
    height = max(len(lines) * size * LEADING, side)
    page.text(margin, bottom + height, lines, _FOOT, colour=GREY)
    return bottom + height


# ------------------------------------------------------------------------- map
def _draw_map(
    page: Page, ground: Ground, view: View, setup: PageSetup, raster: bool, frame: Box
) -> tuple[Window, list[str]]:
    crs = crs_of(view)
    window = Window(page, frame, ground.bounds(view, setup), crs, layers.SEA[setup.style])
    drawn, unit = (
        ground.drawn(crs, window.metres_per_dot(setup.paper.dpi if raster else _PRINT_DPI)),
        page.unit,
    )
    layers.draw_land(window.axes, drawn, setup.style, unit)
    layers.draw_areas(
        window.axes,
        drawn,
        ground.areas(view.level, drawn),
        view,
        setup.style,
        unit,
        0.35 if crs == POLAND_CRS else 0.15,
    )
    single = one_by_one(view)
    if view.trunks:
        trunks.draw_trunks(window, ground, view, setup.style, stepped_back=not single.is_empty)
    if view.theme.draws_lines and not single.is_empty:
        layers.draw_lines(window.axes, ground, single, setup.style, unit)
    room = Room(frame, 2 * unit)
    for box in (map_elements.draw_scale(window, view.words), map_elements.draw_north(window)):
        if box:
            room.block(box)
    unnamed = name_labels.name_map(window, ground, single, setup, room)
    if view.is_empty:
        _say_empty(page, view, frame)
    return window, unnamed


def _say_empty(page: Page, view: View, frame: Box) -> None:
    left, bottom, right, top = frame
    size = 20 * page.unit
    lines = wrapped(view.words("No rows match these filters."), size, (right - left) * 0.8, bold=True)
    height = len(lines) * size * LEADING
    middle = (bottom + top) / 2
    page.add(
        Rectangle(
            (left, middle - height),
            right - left,
            2 * height,
            facecolor="white",
            alpha=0.88,
            linewidth=0,
            zorder=9,
        )
    )
    page.text((left + right) / 2, middle + height / 2, lines, 20, bold=True, ha="center")
