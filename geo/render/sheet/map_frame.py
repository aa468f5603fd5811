"""The map frame: a box on the page and the projected bounds that it shows."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from geo.render.sheet.label_placement import Box
from geo.render.sheet.page import Page
from geo.render.sheet.projected_paths import Bounds, filling


class Window:
    """A map frame, in points of the page, that shows at least ``bounds``, in metres of ``crs``."""

    def __init__(self, page: Page, frame: Box, bounds: Bounds, crs: str, ground_colour: str) -> None:
        left, bottom, right, top = frame
        self.page, self.frame, self.crs = page, frame, crs
        self.subject = bounds
        self.bounds = filling(bounds, (right - left) / (top - bottom))
        self.axes: Axes = page.frame(left, bottom, right - left, top - bottom, ground_colour)
        self.axes.set(xlim=(self.bounds[0], self.bounds[2]), ylim=(self.bounds[1], self.bounds[3]))

    @property
    def points_per_metre(self) -> float:
        """Scale of the map, in points of the page per projected metre."""
        return (self.frame[2] - self.frame[0]) / (self.bounds[2] - self.bounds[0])

    def metres_per_dot(self, dpi: int) -> float:
        """Return the size in projected metres of a pixel at this resolution."""
        return 72 / dpi / self.points_per_metre

    def on_page(self, xy: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return projected positions, shape (n, 2), in points of the page."""
        metres = np.asarray(xy, dtype=float) - np.array(self.bounds[:2])
        return np.asarray(np.array(self.frame[:2]) + metres * self.points_per_metre)

    def holds(self, xy: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Return a boolean per projected position, shape (n, 2): inside the frame."""
        left, bottom, right, top = self.bounds
        x, y = np.asarray(xy, dtype=float).reshape(-1, 2).T
        return np.asarray((left <= x) & (x <= right) & (bottom <= y) & (y <= top))
