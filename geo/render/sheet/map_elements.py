"""Draw map elements: scale bar, north arrow, QR code of the address, and arrow heads."""

from __future__ import annotations

import math

import numpy as np
import segno
from matplotlib.patches import FancyBboxPatch, PathPatch, Polygon, Rectangle
from matplotlib.path import Path

from geo.core.i18n import Translator
from geo.render.sheet.label_placement import Box
from geo.render.sheet.map_frame import Window
from geo.render.sheet.page import INK, Page
from geo.render.sheet.projected_paths import EUROPE_CRS, metres_on_sheet, north_deg
from geo.render.sheet.typography import width_pt

NORTH_SPREAD_DEG = 5.0
"""Maximum deviation of true north, anywhere on the subject of the map, for which an arrow is drawn."""

LONGEST_CODE = 400
"""Maximum length of an address whose QR code on a sheet a phone can still read."""

_POLAND_CENTRE_LAEA = (4_980_000.0, 3_290_000.0)  # about 19.5 E, 52 N in EPSG:3035
_QUIET = 4  # width in modules of the white margin required by the QR standard


def nice_km(longest_km: float) -> float:
    """Return the largest of ..., 1, 2, 5, 10, 20, 50, ... that is at most ``longest_km``."""
    power = 10.0 ** math.floor(math.log10(longest_km))
    return next(step * power for step in (5, 2, 1) if step * power <= longest_km * (1 + 1e-9))


def draw_scale(window: Window, w: Translator) -> Box:
    """Draw the scale bar in the lower left corner and return its box in points.

    The scale is true in the middle of the map; on the European sheet it is true in Poland, as its label says.
    """
    page, unit = window.page, window.page.unit
    left, bottom, right, top = window.bounds
    at = _POLAND_CENTRE_LAEA if window.crs == EUROPE_CRS else ((left + right) / 2, (bottom + top) / 2)
    per_km = metres_on_sheet(window.crs, *at) * 1000 * window.points_per_metre
    km = nice_km((window.frame[2] - window.frame[0]) * 0.2 / per_km)
    length, size = km * per_km, 11 * unit
    text = f"{w.number(km, 0 if km >= 1 else 1)}\u00a0km"
    if window.crs == EUROPE_CRS:
        text = w("{length} in Poland", length=text)
    x, y = window.frame[0] + 14 * unit, window.frame[1] + 13 * unit
    box = (
        x - 7 * unit,
        y - 7 * unit,
        x + max(length, width_pt(text, size)) + 7 * unit,
        y + 8 * unit + size * 1.25,
    )
    _ground(page, box)
    for number, colour in enumerate((INK, "white")):
        page.add(
            Rectangle(
                (x + number * length / 2, y),
                length / 2,
                4 * unit,
                facecolor=colour,
                edgecolor=INK,
                linewidth=0.8 * unit,
                zorder=9,
                gid="scale",
            )
        )
    page.line(x, y + 8 * unit, text, size)
    return box


def draw_north(window: Window) -> Box | None:
    """Draw the north arrow in the lower right corner and return its box; None if north varies too much."""
    turn = north_on(window)
    if turn is None:
        return None
    page, unit = window.page, window.page.unit
    x, y = window.frame[2] - 26 * unit, window.frame[1] + 32 * unit
    box = (x - 17 * unit, y - 24 * unit, x + 17 * unit, y + 34 * unit)
    _ground(page, box)
    shape = np.array([(0.0, 17.0), (7.0, -17.0), (0.0, -10.0), (-7.0, -17.0)]) * unit
    angle = math.radians(turn)
    turned = shape @ np.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])
    page.add(Polygon(np.array((x, y)) + turned, closed=True, facecolor=INK, linewidth=0, zorder=9))
    page.line(
        x + 22 * unit * math.sin(angle),
        y + 20 * unit * math.cos(angle),
        "N",
        11 * unit,
        bold=True,
        ha="center",
    )
    return box


def north_on(window: Window) -> float | None:
    """Return the direction of true north in degrees clockwise from up; None if it varies too much."""
    left, bottom, right, top = window.subject
    x, y = np.meshgrid(np.linspace(left, right, 5), np.linspace(bottom, top, 5))
    directions = north_deg(window.crs, x.ravel(), y.ravel())
    middle = float(directions[len(directions) // 2])
    return middle if float(np.abs(directions - middle).max()) <= NORTH_SPREAD_DEG else None


def code_size_pt(address: str, unit: float) -> float:
    """Return the side of a QR code in points, including the quiet zone, for modules of two units."""
    return (len(_modules(address)) + 2 * _QUIET) * 2.0 * unit


def draw_code(page: Page, address: str, left: float, bottom: float) -> None:
    """Draw the QR code of ``address`` with its lower left corner at a point of the page."""
    modules = _modules(address)
    side = code_size_pt(address, page.unit) / (len(modules) + 2 * _QUIET)
    corners = np.array([(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)], dtype=float)
    squares = [
        Path(
            np.array((left, bottom)) + (np.array((column, len(modules) - 1 - row)) + _QUIET + corners) * side,
            closed=True,
        )
        for row, cells in enumerate(modules)
        for column, dark in enumerate(cells)
        if dark
    ]
    page.add(
        PathPatch(
            Path.make_compound_path(*squares),
            facecolor="black",
            linewidth=0,
            antialiased=False,
            zorder=10,
            gid="code",
        )
    )


def _modules(address: str) -> list[list[int]]:
    return [[int(dark) for dark in row] for row in segno.make_qr(address, error="m").matrix]


def _ground(page: Page, box: Box) -> None:
    left, bottom, right, top = box
    page.add(
        FancyBboxPatch(
            (left, bottom),
            right - left,
            top - bottom,
            boxstyle="square,pad=0",
            facecolor="white",
            alpha=0.82,
            linewidth=0,
            zorder=8,
        )
    )


def draw_arrow(page: Page, tip: tuple[float, float], direction: tuple[float, float], colour: str) -> None:
    """Draw an arrow head with its tip at a point of the page."""
    along = np.array(direction) / (math.hypot(*direction) or 1.0)
    across = np.array((-along[1], along[0]))
    unit = page.unit
    end = np.array(tip)
    shape = [
        end,
        end - along * 11 * unit + across * 5 * unit,
        end - along * 8 * unit,
        end - along * 11 * unit - across * 5 * unit,
    ]
    page.add(
        Polygon(
            np.array(shape),
            closed=True,
            facecolor=colour,
            edgecolor="white",
            linewidth=0.6 * unit,
            zorder=9,
            gid="arrow",
        )
    )
