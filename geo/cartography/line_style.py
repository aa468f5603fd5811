"""How the lines of partnerships are drawn: thinner and more translucent the more there are."""

from __future__ import annotations

import numpy as np

_COUNTS = (1, 20, 100, 500)


def line_width(lines: int) -> float:
    """Return the width of a line in pixels of a 1080-pixel screen."""
    return float(np.interp(lines, _COUNTS, (3.0, 2.4, 1.7, 1.2)))


def line_opacity(lines: int) -> float:
    """Return the opacity of a line, 0 to 1."""
    return float(np.interp(lines, _COUNTS, (0.95, 0.85, 0.65, 0.5)))
