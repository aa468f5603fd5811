"""Letters of names as outlines: straight, spaced or along a course, all names of a kind in one path."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import shapely
from matplotlib.path import Path
from matplotlib.textpath import TextPath
from numpy.typing import NDArray

from geo.render.sheet.typography import advance, clean, outline_face

_EM = 100.0
_CIRCLE = (np.asarray(Path.unit_circle().vertices), np.asarray(Path.unit_circle().codes, dtype=np.uint8))


class Outlines:
    """Outlines in points of the page, gathered into one path."""

    def __init__(self) -> None:
        self._vertices: list[NDArray[np.float64]] = []
        self._codes: list[NDArray[np.uint8]] = []

    def path(self) -> Path:
        """Return all outlines as one path."""
        if not self._vertices:
            return Path(np.empty((0, 2)))
        return Path(np.vstack(self._vertices), np.concatenate(self._codes))

    def add(self, vertices: NDArray[np.float64], codes: NDArray[np.uint8]) -> None:
        """Add an outline."""
        self._vertices.append(vertices)
        self._codes.append(codes)

    def circle(self, x: float, y: float, radius: float) -> None:
        """Add a circle."""
        self.add(_CIRCLE[0] * radius + (x, y), _CIRCLE[1])

    def centred(self, text: str, cut: str, size: float, x: float, baseline: float, spacing: float) -> None:
        """Write a line around ``x``; ``spacing`` is between letters."""
        self.line(text, cut, size, x - _width(text, cut, size, spacing) / 2, baseline, spacing)

    def line(self, text: str, cut: str, size: float, x: float, baseline: float, spacing: float = 0.0) -> None:
        """Write a line from ``x``."""
        for piece in [text] if not spacing else text:
            vertices, codes, wide = _outline(piece, cut)
            self.add(vertices * size + (x, baseline), codes)
            x += wide * size + spacing

    def along(
        self, text: str, cut: str, size: float, course: NDArray[np.float64], off: float, spacing: float
    ) -> None:
        """Write a line around the middle of a course, with the feet of its letters ``off`` beside it."""
        line = shapely.LineString(course)
        start = (line.length - _width(text, cut, size, spacing)) / 2
        for letter in text:
            vertices, codes, share = _outline(letter, cut)
            wide = share * size
            ends = shapely.line_interpolate_point(line, np.array([start, start + wide]))
            (x, y), (end_x, end_y) = shapely.get_coordinates(ends).tolist()
            angle = np.arctan2(end_y - y, end_x - x)
            cos, sin = np.cos(angle), np.sin(angle)
            middle = np.array([(x + end_x) / 2 - sin * off, (y + end_y) / 2 + cos * off])
            turned = (vertices * size - (wide / 2, 0.0)) @ np.array([[cos, sin], [-sin, cos]])
            self.add(turned + middle, codes)
            start += wide + spacing


def _width(text: str, cut: str, size: float, spacing: float) -> float:
    pieces = [text] if not spacing else list(text)
    return sum(_outline(piece, cut)[2] for piece in pieces) * size + spacing * (len(text) - 1)


@lru_cache(maxsize=1500)
def _outline(text: str, cut: str) -> tuple[NDArray[np.float64], NDArray[np.uint8], float]:
    """Return vertices and codes of a text of size 1 at the origin, and the width that it takes."""
    if not text.strip():
        return np.empty((0, 2)), np.empty(0, dtype=np.uint8), advance(text, cut)
    # kerning included: letters of a line stand as the typeface has them
    outline = TextPath((0, 0), clean(text), prop=outline_face(cut, _EM))
    codes = outline.codes if outline.codes is not None else np.empty(0, dtype=np.uint8)
    return np.asarray(outline.vertices) / _EM, np.asarray(codes, dtype=np.uint8), advance(text, cut)
