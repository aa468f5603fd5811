"""Where the name of an area may stand: inside it, near its middle, in one line or several."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geo.cartography.labels.lettering import LETTERINGS, Measure, centred, width
from geo.cartography.labels.occupancy import Box
from geo.cartography.labels.zooms import pixels_per_metre

_MOST_LINES = 3


SOFT_HYPHEN = "\u00ad"
"""Where a word may be broken."""


def settings(text: str) -> Iterator[str]:
    """Yield a text in one line, then in two and three lines, each broken where the lines get equal."""
    pieces = re.findall(rf"[^ \-{SOFT_HYPHEN}]+[ \-{SOFT_HYPHEN}]?", text)
    yield text.replace(SOFT_HYPHEN, "")
    for lines in range(2, min(len(pieces), _MOST_LINES) + 1):
        yield min(_broken(pieces, lines), key=lambda broken: max(map(len, broken.split("\n"))))


def _broken(pieces: list[str], lines: int) -> Iterator[str]:
    if lines == 1:
        yield _line(pieces)
        return
    for cut in range(1, len(pieces) - lines + 2):
        for rest in _broken(pieces[cut:], lines - 1):
            yield _line(pieces[:cut]) + "\n" + rest


def _line(pieces: list[str]) -> str:
    *whole, last = pieces
    return "".join(whole).replace(SOFT_HYPHEN, "") + last.rstrip().replace(SOFT_HYPHEN, "-")


class Grounds:
    """The places inside an area at which its name may have its middle, best first; reused at each zoom."""

    def __init__(self, shape: BaseGeometry, across: int) -> None:
        part = max(shapely.get_parts(shape), key=lambda polygon: polygon.area)
        self._shape = part
        shapely.prepare(part)
        left, bottom, right, top = part.bounds
        columns, rows = np.meshgrid(
            np.linspace(left, right, across + 2)[1:-1], np.linspace(bottom, top, across + 2)[1:-1]
        )
        spots = np.column_stack([columns.ravel(), rows.ravel()])
        circle = shapely.maximum_inscribed_circle(part, tolerance=(right - left) / 50)
        middle = shapely.get_coordinates(part.centroid)[0]
        spots = np.vstack([middle, shapely.get_coordinates(circle)[:1], spots])
        spots = spots[shapely.contains_xy(part, spots)]
        self._spots: NDArray[np.float64] = spots[np.argsort(np.hypot(*(spots - middle).T), kind="stable")]

    def spots(
        self, text: str, lettering: str, at: int, measure: Measure, inside: float = 1.0
    ) -> Iterator[tuple[float, float]]:
        """Yield the middles (EPSG:3857) of the places of a text, the best first.

        Parameters
        ----------
        inside
            Share of the box that has to lie in the area.
        """
        if len(self._spots):
            scale = pixels_per_metre(at)
            left, top, right, bottom = _reach(text, lettering, at, measure)
            fits = self._fitting((right - left) / scale, (bottom - top) / scale, inside)
            yield from map(tuple, self._spots[fits].tolist())

    def _fitting(self, wide_m: float, high_m: float, inside: float) -> NDArray[np.bool_]:
        x, y = self._spots.T
        boxes = shapely.box(x - wide_m / 2, y - high_m / 2, x + wide_m / 2, y + high_m / 2)
        if inside >= 1:
            return np.asarray(shapely.contains(self._shape, boxes))
        common = shapely.area(shapely.intersection(boxes, self._shape))
        return np.asarray(common >= inside * wide_m * high_m)


def text_box(text: str, xy: tuple[float, float], lettering: str, at: int, measure: Measure) -> Box:
    """Return the box of lines of text around a point (EPSG:3857) at a step."""
    scale = pixels_per_metre(at)
    left, top, right, bottom = _reach(text, lettering, at, measure)
    x, y = xy[0] * scale, -xy[1] * scale
    return left + x, top + y, right + x, bottom + y


def _reach(text: str, lettering: str, at: int, measure: Measure) -> Box:
    """Return the box of a text around the origin."""
    looks = LETTERINGS[lettering]
    lines = text.split("\n")
    return centred(0.0, 0.0, width(lines, looks, at, measure), looks.size_at(at), len(lines))
