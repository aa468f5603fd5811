"""The nearest powiat that meets a condition: from seat to seat, along the geodesic on the WGS 84 ellipsoid."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pyproj import Geod

from geo.core.memo import remembered
from geo.data.join import AtlasTables

_GEOD = Geod(ellps="WGS84")


@remembered
def distances_km(joined: AtlasTables) -> NDArray[np.float64]:
    """Return the distances between all seats in kilometres, shape (n, n), in the order of ``joined.powiaty``; never changed."""
    lon, lat = (joined.powiaty[name].to_numpy(dtype=float) for name in ("lon", "lat"))
    count = len(lon)
    first, second = np.triu_indices(count, k=1)
    metres = _GEOD.inv(lon[first], lat[first], lon[second], lat[second])[2]
    table = np.zeros((count, count))
    table[first, second] = table[second, first] = np.asarray(metres) / 1000
    table.flags.writeable = False
    return table


def nearest(joined: AtlasTables, asked: pd.Series, among: pd.Series) -> pd.DataFrame:
    """Return ``at`` (row of ``joined.powiaty``) and ``km`` of the nearest powiat of ``among`` for each one ``asked``.

    Both are booleans a row of ``joined.powiaty``; the result has the index of those asked, in their order. A
    powiat is never its own neighbour. Of equally near ones the first in code order is taken. Empty when there
    is nothing to find.
    """
    here = np.flatnonzero(asked.to_numpy(dtype=bool))
    there = np.flatnonzero(among.to_numpy(dtype=bool))
    if not len(here) or not len(there):
        return pd.DataFrame({"at": [], "km": []}).astype({"at": int, "km": float})
    table = distances_km(joined)[np.ix_(here, there)].copy()
    table[here[:, None] == there[None, :]] = np.inf
    best = table.argmin(axis=1)
    km = table[np.arange(len(here)), best]
    found = np.isfinite(km)
    return pd.DataFrame({"at": there[best][found], "km": km[found]}, index=asked.index[here][found])
