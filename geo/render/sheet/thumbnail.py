"""Draw a view as a small picture of its map alone, for the list of slides."""

from __future__ import annotations

import datetime as dt
import io
from contextlib import closing

from matplotlib.backends.backend_agg import FigureCanvasAgg
from PIL import Image

from geo.render.sheet import background, layers, trunks
from geo.render.sheet.extents import extent_of
from geo.render.sheet.map_frame import Window
from geo.render.sheet.page import Page
from geo.render.sheet.page_setup import PageSetup, Paper
from geo.render.sheet.projected_paths import POLAND_CRS, Ground, crs_of
from geo.views.partnerships.emphasis import one_by_one
from geo.views.view import View

SIZE_PX = (240, 150)

_PAPER = Paper(9.6, 6.0, 50)  # twice the size, so that thin lines are drawn evenly
_COLOURS = 64
_DAY = dt.date(2000, 1, 1)  # no date is drawn


def thumbnail(ground: Ground, view: View) -> bytes:
    """Return the map of ``view`` as a PNG of ``SIZE_PX``, with the extent that a slide of it shows."""
    page = Page(_PAPER, for_pixels=True)
    with closing(page):
        _draw(page, ground, view)
        canvas = FigureCanvasAgg(page.figure)
        canvas.draw()
        drawn = Image.frombuffer("RGBA", canvas.get_width_height(), canvas.buffer_rgba(), "raw", "RGBA", 0, 1)
        small = drawn.convert("RGB").resize(SIZE_PX, Image.Resampling.LANCZOS).quantize(_COLOURS)
    out = io.BytesIO()
    small.save(out, "PNG", optimize=True)
    return out.getvalue()


def _draw(page: Page, ground: Ground, view: View) -> None:
    crs, unit = crs_of(view), page.unit
    bounds = ground.bounds(view, PageSetup(_DAY, extent=extent_of(view)))
    window = Window(page, (0, 0, page.width, page.height), bounds, crs, background.SEA["light"])
    drawn = ground.drawn(crs, window.metres_per_dot(_PAPER.dpi))
    background.draw_land(window.axes, drawn, crs, "light", unit)
    border = 0.35 if crs == POLAND_CRS else 0.15
    layers.draw_areas(window.axes, drawn, ground.areas(view.level, drawn), view, "light", unit, border)
    fills = () if view.theme.draws_lines else view.fills.values()
    background.draw_water(window.axes, ground.water(crs, "far"), fills, 2 * unit, window.zoom)
    single = one_by_one(view)
    if view.trunks:
        trunks.draw_trunks(window, ground, view, "light", stepped_back=not single.is_empty)
    if view.theme.draws_lines and not single.is_empty:
        layers.draw_lines(window.axes, ground, single, "light", 2 * unit)
