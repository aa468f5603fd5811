"""Letters of names where they stand on dark areas: pale ones, readable also without the halo around them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import shapely

from geo.render.sheet.layers import AREAS, luminance
from geo.render.sheet.native import Figure, Part, Words

_PALE = "#ffffff"
_DARK_BELOW = 0.35
_SAMPLES = 7


def with_contrast(parts: list[Part]) -> list[Part]:
    """Return the parts of a page, with names that stand on dark areas only in pale letters."""
    dark = [
        (part.fill.colour, shapely.Polygon(ring))
        for part in parts
        if isinstance(part, Figure) and part.group in AREAS.values() and part.fill
        for ring in part.rings
        if luminance(part.fill.colour) < _DARK_BELOW and len(ring) > 3
    ]
    tree = shapely.STRtree([outline for _, outline in dark])
    return [_readable(part, tree, dark) if isinstance(part, Words) else part for part in parts]


def _readable(words: Words, tree: shapely.STRtree, dark: list[tuple[str, shapely.Polygon]]) -> Words:
    if not words.manner.name:
        return words
    left, bottom, right, top = words.box
    angle, along = np.radians(words.manner.slope), np.linspace(-0.5, 0.5, _SAMPLES) * (right - left)
    x, y = (left + right) / 2 + along * np.cos(angle), (bottom + top) / 2 + along * np.sin(angle)
    found, at = tree.query(shapely.points(x, y), predicate="within")
    if len(set(found.tolist())) < _SAMPLES:
        return words
    return replace(words, colour=_PALE, manner=replace(words.manner, halo=dark[int(at[0])][0]))
