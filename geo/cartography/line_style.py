"""How the lines of partnerships are drawn: thinner and more translucent the more there are."""

from __future__ import annotations

import numpy as np

COUNTS = (1, 20, 100, 500)
"""Numbers of lines that have a width and an opacity of their own; between them both change evenly."""

WIDTHS = (3.0, 2.4, 1.7, 1.2)
"""Widths in pixels of a 1080-pixel screen."""

OPACITIES = (0.95, 0.85, 0.65, 0.5)


def line_width(lines: int) -> float:
    """Return the width of a line in pixels of a 1080-pixel screen."""
    return float(np.interp(lines, COUNTS, WIDTHS))


def line_opacity(lines: int) -> float:
    """Return the opacity of a line, 0 to 1."""
    return float(np.interp(lines, COUNTS, OPACITIES))
