"""How wide rivers are drawn."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

COUNTRY_ZOOM = 6.4
"""At which widths are as ``river_widths`` says."""

GROWTH = 1.28
"""Of widths with each zoom."""

THINNEST_PX = 0.6
"""Thinner rivers are not drawn."""

_LINE_PX, _WIDEST_PX, _FROM_KM2 = 0.62, 3.0, 600.0


def river_widths(basin_km2: ArrayLike) -> NDArray[np.float64]:
    """Return widths in pixels of a map of the whole country, by the size of the basin."""
    sizes = np.maximum(np.asarray(basin_km2, dtype=float), _FROM_KM2)
    return np.asarray((_LINE_PX + np.log10(sizes / _FROM_KM2)).clip(_LINE_PX, _WIDEST_PX))
