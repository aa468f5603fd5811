"""The map frame: a box on the page and the projected bounds that it shows."""

from __future__ import annotations

import math
from functools import cached_property

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from geo.cartography.labels.zooms import STEPS_PER_ZOOM, step_of
from geo.render.sheet.label_placement import Box
from geo.render.sheet.page import Page
from geo.render.sheet.projected_paths import Bounds

PIXEL = 0.48
"""Units of a sheet that a pixel of a web map is: names have 5 to 7 units."""

SHRUNK = math.cos(math.radians(52))
"""How much shorter a metre of Poland is than one of Web Mercator."""


class Window:
    """A map frame, in points of the page, that shows at least ``bounds``, in metres of ``crs``.

    The bounds are shown in ``free``, the part of the frame that nothing lies on; around it the map goes on to
    the edges of the frame. By default all of the frame is free.
    """

    def __init__(
        self, page: Page, frame: Box, bounds: Bounds, crs: str, ground_colour: str, free: Box | None = None
    ) -> None:
        self.page, self.frame, self.crs = page, frame, crs
        self.subject = bounds
        self.bounds = around(bounds, frame, free or frame)
        self._ground_colour = ground_colour

    @cached_property
    def axes(self) -> Axes:
        """The axes to draw in, added to the page when they are first asked for."""
        left, bottom, right, top = self.frame
        axes = self.page.frame(left, bottom, right - left, top - bottom, self._ground_colour)
        axes.set(xlim=(self.bounds[0], self.bounds[2]), ylim=(self.bounds[1], self.bounds[3]))
        return axes

    @property
    def points_per_metre(self) -> float:
        """Scale of the map, in points of the page per projected metre."""
        return (self.frame[2] - self.frame[0]) / (self.bounds[2] - self.bounds[0])

    @property
    def km_per_unit(self) -> float:
        """Kilometres on the map to a unit of the page: small on a map of a region."""
        return self.page.unit / self.points_per_metre / 1000

    @property
    def pixels_per_metre(self) -> float:
        """Scale of the map in pixels of a web map, whose letters are as large as those here."""
        return self.points_per_metre / (PIXEL * self.page.unit)

    @property
    def zoom(self) -> float:
        """The zoom at which a web map of Poland has this scale."""
        return step_of(self.pixels_per_metre * SHRUNK) / STEPS_PER_ZOOM

    def metres_per_dot(self, dpi: int) -> float:
        """Return the size in projected metres of a pixel at this resolution."""
        return 72 / dpi / self.points_per_metre

    def on_page(self, xy: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return projected positions, shape (n, 2), in points of the page."""
        metres = np.asarray(xy, dtype=float) - np.array(self.bounds[:2])
        return np.asarray(np.array(self.frame[:2]) + metres * self.points_per_metre)

    def at(self, point: tuple[float, float]) -> tuple[float, float]:
        """Return the projected position of a point of the page."""
        x, y = (
            start + (at - edge) / self.points_per_metre
            for start, at, edge in zip(self.bounds[:2], point, self.frame[:2], strict=True)
        )
        return x, y

    def holds(self, xy: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Return a boolean per projected position, shape (n, 2): inside the frame."""
        left, bottom, right, top = self.bounds
        x, y = np.asarray(xy, dtype=float).reshape(-1, 2).T
        return np.asarray((left <= x) & (x <= right) & (bottom <= y) & (y <= top))


def fit(bounds: Bounds, room: Box) -> float:
    """Return the scale, in points per metre, at which ``bounds`` just fit into a box of the page."""
    return min((room[2] - room[0]) / (bounds[2] - bounds[0]), (room[3] - room[1]) / (bounds[3] - bounds[1]))


def around(bounds: Bounds, frame: Box, free: Box) -> Bounds:
    """Return the bounds that ``frame`` shows when ``bounds`` stand in the middle of ``free``."""
    scale = fit(bounds, free)
    middle = ((bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2)
    at = ((free[0] + free[2]) / 2, (free[1] + free[3]) / 2)
    return (
        middle[0] - (at[0] - frame[0]) / scale,
        middle[1] - (at[1] - frame[1]) / scale,
        middle[0] + (frame[2] - at[0]) / scale,
        middle[1] + (frame[3] - at[1]) / scale,
    )
