"""Zooms of a web map in quarter steps, and pixels of Web Mercator at a zoom."""

from __future__ import annotations

import math

STEPS_PER_ZOOM = 4
"""The map stops at quarters of a zoom."""

FARTHEST, NEAREST = 3, 12
NEVER = 127
"""A step that no map reaches."""

_TILE_PX = 256
_WORLD_M = 40_075_016.6856  # circumference of EPSG:3857


def step(zoom: float) -> int:
    """Return the whole number of quarter zooms."""
    return round(zoom * STEPS_PER_ZOOM)


def steps() -> range:
    """Return all steps, from far to near."""
    return range(step(FARTHEST), step(NEAREST) + 1)


def pixels_per_metre(at: float) -> float:
    """Return the scale of EPSG:3857 at a step (whole or not)."""
    return float(_TILE_PX * 2 ** (at / STEPS_PER_ZOOM) / _WORLD_M)


def step_of(scale: float) -> float:
    """Return the step, whole or not, that has a scale in pixels per metre of EPSG:3857."""
    return STEPS_PER_ZOOM * math.log2(scale * _WORLD_M / _TILE_PX)
