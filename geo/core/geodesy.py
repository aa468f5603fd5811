"""Great-circle lines and lengths on the WGS 84 ellipsoid, by pyproj."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from pyproj import Geod

_GEOD = Geod(ellps="WGS84")
_STEP_KM = 60.0  # one vertex every so many km: smooth at any zoom of a European map

Line = NDArray[np.float64]
"""Vertices of a line, shape (n, 2): longitude, latitude in degrees."""


def length_km(lon_a: float, lat_a: float, lon_b: float, lat_b: float) -> float:
    """Return the geodesic distance in kilometres between two points given in degrees."""
    return float(_GEOD.inv(lon_a, lat_a, lon_b, lat_b)[2]) / 1000


def great_circle(lon_a: float, lat_a: float, lon_b: float, lat_b: float) -> list[Line]:
    """Return the shortest line between two points as one part, or two where it crosses 180°.

    Both ends are vertices of the result. Equal points give a line of two equal vertices.
    """
    steps = max(1, int(length_km(lon_a, lat_a, lon_b, lat_b) / _STEP_KM))
    between = _GEOD.npts(lon_a, lat_a, lon_b, lat_b, steps)
    line = np.array([(lon_a, lat_a), *between, (lon_b, lat_b)], dtype=float)
    return _cut(line)


def _cut(line: Line) -> list[Line]:
    """Cut a line where it jumps from +180° to -180° or back; both parts end at the meridian."""
    jumps = np.flatnonzero(np.abs(np.diff(line[:, 0])) > 180)
    if not len(jumps):
        return [line]
    at = int(jumps[0])
    (lon_a, lat_a), (lon_b, lat_b) = line[at], line[at + 1]
    side = np.sign(lon_a)
    gap_a, gap_b = 180 - abs(lon_a), 180 - abs(lon_b)
    share = gap_a / (gap_a + gap_b) if gap_a + gap_b else 0.0  # both vertices may lie on the meridian
    lat = lat_a + share * (lat_b - lat_a)
    first = np.vstack([line[: at + 1], [(side * 180, lat)]])
    return [first, np.vstack([[(-side * 180, lat)], line[at + 1 :]])]
