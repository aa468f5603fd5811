"""Round the corners of lines and rings by the method of Chaikin, which cuts each corner at a quarter."""

from __future__ import annotations

import numpy as np


def smoothed(points: np.ndarray, rounds: int) -> np.ndarray:
    """Return an open line, shape (n, 2), with its corners cut ``rounds`` times; both ends stay."""
    line = points
    for _ in range(rounds):
        before, after = line[:-1], line[1:]
        cut = np.stack([0.75 * before + 0.25 * after, 0.25 * before + 0.75 * after], axis=1)
        line = np.vstack([line[:1], cut.reshape(-1, 2), line[-1:]])
    return line


def smoothed_ring(points: np.ndarray, rounds: int) -> np.ndarray:
    """Return a closed ring, shape (n, 2) with the first point repeated, with its corners cut."""
    ring = points[:-1]
    for _ in range(rounds):
        after = np.roll(ring, -1, axis=0)
        ring = np.stack([0.75 * ring + 0.25 * after, 0.25 * ring + 0.75 * after], axis=1).reshape(-1, 2)
    return np.vstack([ring, ring[:1]])
