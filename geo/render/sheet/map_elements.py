"""Draw map elements: scale bar, north arrow, QR code of the address, and arrow heads."""

from __future__ import annotations

import math
from dataclasses import dataclass

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

SCALE_HIGH = 24.0
"""Height in units of the ground under north arrow and scale bar."""

LONGEST_CODE = 400
"""Maximum length of an address whose QR code on a sheet a phone can still read."""

_POLAND_CENTRE_LAEA = (4_980_000.0, 3_290_000.0)  # about 19.5 E, 52 N in EPSG:3035
_SCALE_LABEL, _NORTH = 8.0, 7.0  # sizes in units
_MODULE = 0.9  # side in units of a module of the QR code
_QUIET = 4  # width in modules of the white margin required by the QR standard


def nice_km(longest_km: float) -> float:
    """Return the largest of ..., 1, 2, 5, 10, 20, 50, ... that is at most ``longest_km``."""
    power = 10.0 ** math.floor(math.log10(longest_km))
    return next(step * power for step in (5, 2, 1) if step * power <= longest_km * (1 + 1e-9))


@dataclass(frozen=True)
class _Scale:
    """The scale bar of a map: its label, length in points, and the point of the map where it is true."""

    label: str
    length: float
    at: tuple[float, float]


def _scale(window: Window, w: Translator) -> _Scale:
    left, bottom, right, top = window.bounds
    is_europe = window.crs == EUROPE_CRS
    at = _POLAND_CENTRE_LAEA if is_europe else ((left + right) / 2, (bottom + top) / 2)
    per_km = metres_on_sheet(window.crs, *at) * 1000 * window.points_per_metre
    km = nice_km((window.frame[2] - window.frame[0]) * 0.2 / per_km)
    label = f"{w.number(km, 0 if km >= 1 else 1)}\u00a0km"
    return _Scale(w("{length} in Poland", length=label) if is_europe else label, km * per_km, at)


def scale_corner(window: Window, w: Translator) -> tuple[float, float]:
    """Return the upper right corner of the ground under north arrow and scale bar, in points."""
    unit, scale = window.page.unit, _scale(window, w)
    wide = max(scale.length, width_pt(scale.label, _SCALE_LABEL * unit)) + 26 * unit
    return window.frame[0] + wide, window.frame[1] + (3 + SCALE_HIGH) * unit


def draw_scale(window: Window, w: Translator) -> None:
    """Draw north arrow and scale bar in the lower left corner.

    Both are true in the middle of the map; on the European sheet they are true in Poland, as the label says.
    """
    page, unit = window.page, window.page.unit
    scale = _scale(window, w)
    left, bottom = window.frame[0] + 3 * unit, window.frame[1] + 3 * unit
    x, y = window.frame[0] + 21 * unit, window.frame[1] + 8 * unit
    _ground(page, (left, bottom, *scale_corner(window, w)))
    for number, colour in enumerate((INK, "white")):
        page.add(
            Rectangle(
                (x + number * scale.length / 2, y),
                scale.length / 2,
                2 * unit,
                facecolor=colour,
                edgecolor=INK,
                linewidth=0.4 * unit,
                zorder=9,
                gid="scale",
            )
        )
    page.line(x, y + 4.5 * unit, scale.label, _SCALE_LABEL * unit)
    _draw_north(page, (left + 9 * unit, bottom + 8.5 * unit), north_at(window.crs, scale.at))


def _draw_north(page: Page, at: tuple[float, float], turn_deg: float) -> None:
    unit = page.unit
    shape = np.array([(0.0, 6.5), (3.0, -6.5), (0.0, -4.0), (-3.0, -6.5)]) * unit
    angle = math.radians(turn_deg)
    turned = shape @ np.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])
    page.add(Polygon(np.array(at) + turned, closed=True, facecolor=INK, linewidth=0, zorder=9, gid="north"))
    page.line(
        at[0] + 9 * unit * math.sin(angle), at[1] + 8 * unit, "N", _NORTH * unit, bold=True, ha="center"
    )


def north_at(crs: str, at: tuple[float, float]) -> float:
    """Return the direction of true north at a point of the map, in degrees clockwise from up."""
    return float(north_deg(crs, np.array([at[0]]), np.array([at[1]]))[0])


def code_size_pt(address: str, unit: float) -> float:
    """Return the side of a QR code in points, including the quiet zone."""
    return (len(_modules(address)) + 2 * _QUIET) * _MODULE * unit


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
        end - along * 4.5 * unit + across * 2 * unit,
        end - along * 3.3 * unit,
        end - along * 4.5 * unit - across * 2 * unit,
    ]
    page.add(
        Polygon(
            np.array(shape),
            closed=True,
            facecolor=colour,
            edgecolor="white",
            linewidth=0.3 * unit,
            zorder=9,
            gid="arrow",
        )
    )
