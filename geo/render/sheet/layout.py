"""Lay out a sheet: header, then the arrangement of map, legend and small print with the largest map."""

from __future__ import annotations

import numpy as np
from matplotlib.patches import Rectangle
from numpy.typing import NDArray

from geo.render.sheet import background, layers, legend, map_elements, name_labels, trunks
from geo.render.sheet.arrangement import Arranger
from geo.render.sheet.emphasis import draw_emphasis
from geo.render.sheet.label_placement import Box, Room
from geo.render.sheet.map_frame import Window
from geo.render.sheet.page import GREY, LEADING, RULE, Page
from geo.render.sheet.page_setup import PageSetup
from geo.render.sheet.parts import Arrangement, code_side, inner
from geo.render.sheet.projected_paths import Drawn, Ground, crs_of
from geo.render.sheet.typography import wrapped
from geo.render.sheet.wanted_names import with_gminy
from geo.views.partnerships.emphasis import emphasised, one_by_one
from geo.views.view import View

_PRINT_DPI = 300  # resolution that PDF and SVG are detailed enough for
_NEAR = 7.25  # zoom from which on small rivers are drawn
_ROUNDS = 6  # names and notes depend on each other; they settle at once or after one or two changes


def compose(page: Page, ground: Ground, view: View, setup: PageSetup, raster: bool) -> Window:
    """Draw the whole sheet and return the map frame.

    ``raster`` is true for a PNG, where details smaller than a pixel are left out.
    """
    bounds = ground.bounds(view, setup)
    arranger = Arranger(page, view, setup, bounds, _subject(ground, view), ground.context is not None)
    from_map: list[str] = []
    single = one_by_one(view)
    for number in range(_ROUNDS):
        plan = arranger.best(from_map)
        window = Window(page, plan.frame, bounds, crs_of(view), background.SEA[setup.style], plan.free)
        room = Room(plan.frame, 0.7 * page.unit)
        room.block((plan.frame[0], plan.frame[1], *map_elements.scale_corner(window, view.words)))
        if plan.box:
            room.block(plan.box)
        # a list of numbers that makes the map too small for itself never settles
        names = name_labels.name_map(window, ground, single, room, numbered=number < _ROUNDS - 3)
        if names.notes == from_map:
            break
        from_map = names.notes
    plan.header.draw(*plan.header_at)
    _draw_map(ground, view, setup, window, setup.paper.dpi if raster else _PRINT_DPI)
    name_labels.draw_names(page, names)
    if view.is_empty:
        _say_empty(page, view, plan.frame)
    _write_around(page, ground, view, setup, plan)
    return window


def _subject(ground: Ground, view: View) -> NDArray[np.float64]:
    """Return points of the areas shown; the legend may hide next to none of them."""
    drawn = ground.drawn(crs_of(view), 1e9)
    shown = zip(drawn.powiaty, view.powiaty["shown"], strict=True)
    parts = [np.asarray(path.vertices)[::3] for path, is_shown in shown if is_shown]
    return np.vstack(parts) if parts else np.empty((0, 2))


# ------------------------------------------------------------------ around the map
def _write_around(page: Page, ground: Ground, view: View, setup: PageSetup, plan: Arrangement) -> None:
    if plan.box:
        left, bottom, right, top = plan.box
        page.add(
            Rectangle(
                (left, bottom),
                right - left,
                top - bottom,
                facecolor="white",
                edgecolor=RULE,
                linewidth=0.4 * page.unit,
                alpha=0.94,
                zorder=8.8,
            )
        )
    plan.legend.draw(*plan.at)
    if plan.inset:
        legend.draw_inset(page, ground, view, plan.inset)
    for part in plan.print_:
        page.text(part.left, part.top, part.lines, legend.NOTE, colour=GREY)
    side = code_side(page, setup)
    if side:
        _, bottom, right, _ = inner(page)
        map_elements.draw_code(page, setup.address, right - side, bottom)


# ------------------------------------------------------------------------- map
def _draw_map(ground: Ground, view: View, setup: PageSetup, window: Window, dpi: int) -> None:
    unit = window.page.unit
    drawn: Drawn = ground.drawn(window.crs, window.metres_per_dot(dpi))
    background.draw_land(window.axes, drawn, window.crs, setup.style, unit)
    areas = ground.areas(view.level, drawn)
    layers.draw_areas(window.axes, drawn, areas, view, setup.style, unit, window.km_per_unit)
    layers.draw_gminy(window.axes, ground.gminy_of(with_gminy(view, window)), unit)
    scale = "near" if window.zoom >= _NEAR else "far"
    fills = () if view.theme.draws_lines else view.fills.values()
    background.draw_water(window.axes, ground.water(window.crs, scale), fills, unit, window.zoom)
    over = layers.border_widths(window.km_per_unit)["powiat"]
    background.draw_state(window.axes, drawn, setup.style, unit, over)
    single = one_by_one(view)
    if view.trunks:
        trunks.draw_trunks(window, ground, view, setup.style, stepped_back=not single.is_empty)
    if view.theme.draws_lines and not single.is_empty:
        is_faded = not view.trunks and not emphasised(view).empty
        layers.draw_lines(window.axes, ground, single, setup.style, unit, is_faded)
    draw_emphasis(window, ground, drawn, view)
    map_elements.draw_scale(window, view.words)


def _say_empty(page: Page, view: View, frame: Box) -> None:
    left, bottom, right, top = frame
    size = 10.0
    lines = wrapped(
        view.words("No rows match these filters."), size * page.unit, (right - left) * 0.8, bold=True
    )
    height = len(lines) * size * page.unit * LEADING
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
    page.text((left + right) / 2, middle + height / 2, lines, size, bold=True, ha="center")
