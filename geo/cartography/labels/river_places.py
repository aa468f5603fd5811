"""Where the name of a river may stand: along a smooth stretch of its course, the straightest first."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from geo.cartography.labels.lettering import LETTERINGS, Measure
from geo.cartography.labels.occupancy import Box
from geo.cartography.labels.zooms import pixels_per_metre

OFFSET_PX = 3.0
"""From the line of the river to the feet of the letters."""

MARGIN_EM = 1.2
"""By so much a path is longer than its name at either end."""

_STEP_PX = 3.0
_TURN_MAX, _BEND_MAX = 60.0, 14.0  # degrees, along the whole name and from one sample to the next
_TILT_COST, _STRAY_COST = 0.2, 4.0
_LETTER = 0.42  # half a letter's box, as a share of the size
_MIDDLE = 0.34  # height of the middle of a letter over its feet
_PATH_TOLERANCE_PX = 0.5

Path = NDArray[np.float64]
"""Points of shape (n, 2): EPSG:3857 metres, or pixels with y down."""


def name_width(name: str, lettering: str, at: int, measure: Measure) -> float:
    """Return the width of a name along a river in pixels."""
    looks = LETTERINGS[lettering]
    return measure(name, looks.size_at(at), looks.bold) + looks.spacing * len(name)


class Stretches:
    """The stretches of a course on which a name can be read, the best first.

    Parameters
    ----------
    course
        In EPSG:3857.
    length_px, size_px
        Of the name and its letters; a path is longer by ``MARGIN_EM`` at either end.
    """

    def __init__(self, course: Path, length_px: float, size_px: float, at: int) -> None:
        self._scale = pixels_per_metre(at)
        self._window = round((length_px + 2 * MARGIN_EM * size_px) / _STEP_PX) + 1
        self._starts = np.empty(0, dtype=np.intp)
        self._smooth, stray = _smoothed(course * (self._scale, -self._scale), size_px)
        if len(self._smooth) >= self._window + 2:
            costs, starts = _costs(self._smooth, stray, self._window)
            self._starts = starts[np.argsort(costs, kind="stable")]

    @property
    def middles(self) -> Path:
        """Return the middle of each stretch in EPSG:3857, shape (n, 2)."""
        return self._smooth[self._starts + self._window // 2] / (self._scale, -self._scale)

    def path(self, number: int) -> Path:
        """Return a stretch in EPSG:3857, in reading direction."""
        start = self._starts[number]
        piece = self._smooth[start : start + self._window]
        ordered = piece if piece[-1][0] >= piece[0][0] else piece[::-1]
        tidy = shapely.simplify(shapely.LineString(ordered), _PATH_TOLERANCE_PX)
        return np.asarray(shapely.get_coordinates(tidy) / (self._scale, -self._scale))


def _smoothed(pixels: Path, size_px: float) -> tuple[Path, NDArray[np.float64]]:
    """Return the course as even samples without bends narrower than a letter, and how far each strayed."""
    along = np.append(0.0, np.hypot(*np.diff(pixels, axis=0).T).cumsum())
    if along[-1] < 4 * size_px:
        return np.empty((0, 2)), np.empty(0)
    even = np.arange(0, along[-1], _STEP_PX)
    samples = np.column_stack([np.interp(even, along, axis) for axis in pixels.T])
    reach = max(2, round(size_px / _STEP_PX))
    weights = np.exp(-0.5 * (np.arange(-3 * reach, 3 * reach + 1) / reach) ** 2)
    weights /= weights.sum()
    padded = np.pad(samples, ((3 * reach, 3 * reach), (0, 0)), mode="edge")
    smooth = np.column_stack([np.convolve(axis, weights, mode="valid") for axis in padded.T])
    return smooth, np.hypot(*(smooth - samples).T)


def _costs(
    smooth: Path, stray: NDArray[np.float64], window: int
) -> tuple[NDArray[np.float64], NDArray[np.intp]]:
    """Return (cost, start) of every window in which a name can be read."""
    angles = np.unwrap(np.arctan2(*np.diff(smooth, axis=0).T[::-1]))
    stride = max(1, window // 6)
    seen = sliding_window_view(angles, window - 1)[::stride]
    strayed = sliding_window_view(stray, window)[::stride][: len(seen)].max(axis=1)
    turn = np.degrees(seen.max(axis=1) - seen.min(axis=1))
    bend = np.degrees(np.abs(np.diff(seen, axis=1)).max(axis=1))
    starts = np.arange(len(seen)) * stride
    run = smooth[starts + window - 1] - smooth[starts]
    tilt = np.abs((np.degrees(np.arctan2(run[:, 1], run[:, 0])) + 90) % 180 - 90)
    good = (turn <= _TURN_MAX) & (bend <= _BEND_MAX) & (np.hypot(*run.T) > 1)
    cost = turn + _TILT_COST * tilt + _STRAY_COST * strayed
    return cost[good], starts[good]


def letter_boxes(path: Path, length_px: float, size_px: float, at: int) -> list[Box] | None:
    """Return the boxes of the letters of a name around the middle of a path; None if it is too short or bent.

    Parameters
    ----------
    path
        In EPSG:3857, in reading direction.
    """
    scale = pixels_per_metre(at)
    line = shapely.LineString(path * (scale, -scale))
    if line.length < length_px:
        return None
    letters = max(2, round(length_px / (0.6 * size_px)))
    along = line.length / 2 + np.linspace(-length_px / 2, length_px / 2, letters + 1)
    edges = shapely.get_coordinates(shapely.line_interpolate_point(line, along.clip(0, line.length)))
    runs = np.diff(edges, axis=0)
    lengths = np.hypot(*runs.T)
    if not lengths.all():
        return None
    unit = runs / lengths[:, None]
    off = OFFSET_PX + _MIDDLE * size_px
    middles = (edges[:-1] + edges[1:]) / 2 + np.column_stack([unit[:, 1], -unit[:, 0]]) * off
    half = _LETTER * size_px
    return [(x - half, y - half, x + half, y + half) for x, y in middles.tolist()]


def middle(path: Path) -> NDArray[np.float64]:
    """Return the point half the way along a path."""
    half = shapely.line_interpolate_point(shapely.LineString(path), 0.5, normalized=True)
    return np.asarray(shapely.get_coordinates(half)[0])
