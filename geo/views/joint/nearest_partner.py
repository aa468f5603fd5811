"""Nearest powiat that meets a condition, by geodesic distance between seats on the WGS 84 ellipsoid."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pyproj import Geod

from geo.core.memo import remembered
from geo.data.join import AtlasTables

_GEOD = Geod(ellps="WGS84")


@remembered
def distances_km(tables: AtlasTables) -> NDArray[np.float64]:
    """Return the geodesic distances between all seats.

    Returns
    -------
    ndarray of shape (n, n)
        Kilometres, in the order of ``tables.powiaty``; symmetric and read-only.
    """
    lon, lat = (tables.powiaty[name].to_numpy(dtype=float) for name in ("lon", "lat"))
    count = len(lon)
    first, second = np.triu_indices(count, k=1)
    metres = _GEOD.inv(lon[first], lat[first], lon[second], lat[second])[2]
    table = np.zeros((count, count))
    table[first, second] = table[second, first] = np.asarray(metres) / 1000
    table.flags.writeable = False
    return table


def nearest(tables: AtlasTables, asked: pd.Series, among: pd.Series) -> pd.DataFrame:
    """Find the nearest powiat of ``among`` for each powiat of ``asked``.

    Parameters
    ----------
    asked, among
        Booleans in the order of ``tables.powiaty``.

    Returns
    -------
    DataFrame
        ``at`` (row position in ``tables.powiaty``) and ``km`` of the nearest powiat, with the index of the
        powiaty asked. Empty if there are no candidates.

    Notes
    -----
    A powiat is never its own nearest. Ties go to the first powiat in code order.
    """
    here = np.flatnonzero(asked.to_numpy(dtype=bool))
    there = np.flatnonzero(among.to_numpy(dtype=bool))
    if not len(here) or not len(there):
        return pd.DataFrame({"at": [], "km": []}).astype({"at": int, "km": float})
    table = distances_km(tables)[np.ix_(here, there)].copy()
    table[here[:, None] == there[None, :]] = np.inf
    best = table.argmin(axis=1)
    km = table[np.arange(len(here)), best]
    found = np.isfinite(km)
    return pd.DataFrame({"at": there[best][found], "km": km[found]}, index=asked.index[here][found])
