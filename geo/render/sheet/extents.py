"""What a sheet shows when nobody says otherwise: what the map on the screen does."""

from __future__ import annotations

import math

from geo.choices.scene import SLIDE_FRAME_PX, Extent
from geo.render.sheet.page_setup import EXTENTS
from geo.views.view import View

_TILE_PX = 256


def usual_extent(view: View) -> str:
    """Return one of ``EXTENTS``: what is left by a filter of places, else the whole country."""
    rows = view.choices.rows
    countries = rows.countries if view.theme.draws_lines else ()
    return EXTENTS[1] if rows.voivodeships or rows.powiaty or countries else EXTENTS[0]


def extent_of(view: View) -> str | tuple[float, float, float, float]:
    """Return the bounds that the address of the view holds, in degrees, or else the usual extent."""
    extent = view.choices.scene.extent
    return usual_extent(view) if extent is None else bounds_of(extent)


def bounds_of(extent: Extent, size_px: tuple[int, int] = SLIDE_FRAME_PX) -> tuple[float, float, float, float]:
    """Return west, south, east and north in degrees of a web map of this size."""
    world = _TILE_PX * 2 ** float(extent.zoom)
    half_lon = size_px[0] / world * 180
    middle = math.asinh(math.tan(math.radians(float(extent.lat))))
    half = size_px[1] / world * math.pi
    south, north = (math.degrees(math.atan(math.sinh(middle + side * half))) for side in (-1, 1))
    lon = float(extent.lon)
    return max(lon - half_lon, -180.0), max(south, -85.0), min(lon + half_lon, 180.0), min(north, 85.0)
