"""Draw what lies under and over the areas of a map: land, sea and its shores, state border, rivers, lakes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import shapely
from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from matplotlib.path import Path

from geo.cartography.interface_colours import INTERFACE_COLOURS
from geo.cartography.palettes import is_blue
from geo.cartography.water_style import COUNTRY_ZOOM, GROWTH, THINNEST_PX
from geo.render.sheet.projected_paths import POLAND_CRS, Drawn
from geo.render.sheet.surroundings import Water

LAND_LAYER, RIVERS_LAYER, LAKES_LAYER, STATE_LAYER = "land", "rivers", "lakes", "state"
"""What the layers are called."""

SEA = {"light": INTERFACE_COLOURS["sea"], "print": "#ffffff"}
_LAND = {"light": INTERFACE_COLOURS["land"], "print": "#ffffff"}
_BORDER = {"light": INTERFACE_COLOURS["coast"], "print": "#9a9a9a"}
_SHORES = {"light": ((5.0, "#d3e2ed"), (2.4, "#c6d9e8")), "print": ((2.4, "#ececec"),)}
"""Width in units and colour of the bands along the shore, the outer ones first."""

_COAST = {"light": "#7f9db5", "print": "#7a7a7a"}
_COAST_WIDER = 0.2
BAND = {"light": (4.2, "#d9cfe2"), "print": (3.0, "#dddddd")}
"""Width in units and colour of the band along the border of the state."""

STATE, STATE_WIDTH = "#473f4f", 0.75
"""Colour and width in units of that border."""

_RIVER_UNIT, _LAKE_RIM = 0.36, 0.14  # units to a pixel of a river's width; units
_CASING, _CASING_ON_BLUE = (0.5, 0.45), (0.6, 0.8)  # width in units, and opacity
RIVERS_ZOOM = 4.75
"""From here on rivers are drawn."""

_LAKES_ZOOM = 5.25


def draw_land(axes: Axes, drawn: Drawn, crs: str, style: str, unit: float) -> None:
    """Draw sea, shores and the countries around Poland."""
    land, sea, around = _LAND[style], SEA[style], drawn.around
    (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
    if around is None or not around.reach.covers(shapely.box(left, bottom, right, top)):
        _fill(axes, drawn.countries, land, 1.0, 0.15 * unit, land)
        _line(axes, [drawn.borders], _BORDER[style], 0.45 * unit, 1.02)
    if around is None:
        return
    _fill(axes, around.waters, sea, 1.04, 0.15 * unit, sea)
    is_near = crs == POLAND_CRS  # farther off, bands would end where the ground does
    for width, colour in _SHORES[style] if is_near else ():
        _line(axes, [around.coast], colour, width * unit, 1.06)
    _fill(axes, around.countries, land, 1.1, 0.15 * unit, land)
    _line(
        axes,
        [around.coast],
        (_COAST if is_near else _BORDER)[style],
        (0.35 if is_near else 0.45) * unit,
        1.12,
    )
    _line(axes, [around.borders], _BORDER[style], 0.45 * unit, 1.14)
    width, colour = BAND[style]
    _line(axes, [around.state], colour, width * unit, 1.2)


def draw_state(axes: Axes, drawn: Drawn, style: str, unit: float, over: float) -> None:
    """Draw shores and the border of the state on land over all other borders.

    ``over``: width in units of the borders under the shores.
    """
    if drawn.around:
        _line(axes, [drawn.around.coast], _COAST[style], (over + _COAST_WIDER) * unit, 3.05, gid=STATE_LAYER)
        _line(axes, [drawn.around.state], STATE, STATE_WIDTH * unit, 3.1, gid=STATE_LAYER)


def draw_water(axes: Axes, water: Water | None, fills: Iterable[str], unit: float, zoom: float) -> None:
    """Draw rivers and lakes over the areas; dark with a firm rim where areas are blue themselves.

    Parameters
    ----------
    fills
        Colours of the areas.
    zoom
        Of a web map of the same scale.
    """
    if water is None or zoom < RIVERS_ZOOM:
        return
    on_blue = any(map(is_blue, fills))
    river, lake, shore = (
        INTERFACE_COLOURS[role]
        for role in (
            ("river_on_blue", "lake_on_blue", "river_on_blue") if on_blue else ("river", "lake", "shore")
        )
    )
    rim, opacity = _CASING_ON_BLUE if on_blue else _CASING
    grown = GROWTH ** (zoom - COUNTRY_ZOOM)
    seen = [(width * grown, path) for width, path in water.rivers if width * grown > THINNEST_PX]
    for width, path in seen:
        _line(
            axes, [path], "#ffffff", (width * _RIVER_UNIT + rim) * unit, 2.9, alpha=opacity, gid=RIVERS_LAYER
        )
    for width, path in seen:
        _line(axes, [path], river, width * _RIVER_UNIT * unit, 2.92, gid=RIVERS_LAYER)
    if zoom >= _LAKES_ZOOM:
        _fill(axes, [water.lakes], lake, 2.94, _LAKE_RIM * unit, shore, LAKES_LAYER)


def _fill(
    axes: Axes, paths: list[Path], colour: str, zorder: float, width: float, edge: str, gid: str = LAND_LAYER
) -> None:
    layer = PathCollection(
        paths, facecolors=colour, edgecolors=edge, linewidths=width, zorder=zorder, gid=gid
    )
    axes.add_collection(layer, autolim=False)


def _line(axes: Axes, paths: list[Path], colour: str, width: float, zorder: float, **style: Any) -> None:
    layer = PathCollection(
        paths,
        facecolors="none",
        edgecolors=colour,
        linewidths=width,
        zorder=zorder,
        capstyle="round",
        joinstyle="round",
        **({"gid": LAND_LAYER} | style),
    )
    axes.add_collection(layer, autolim=False)
