"""Where the name of a point may stand: the places of Imhof, the best first."""

from __future__ import annotations

from geo.cartography.labels.lettering import CAP_HEIGHT, DENSE, LETTERINGS, Measure, block, width
from geo.cartography.labels.occupancy import Box
from geo.cartography.labels.zooms import pixels_per_metre

SIDES: tuple[tuple[float, int], ...] = (
    (1, -1),
    (1, 1),
    (1, 0),
    (-1, -1),
    (-1, 1),
    (-1, 0),
    (0, -1),
    (0, 1),
    (0.5, -1),
    (0.5, 1),
    (-0.5, -1),
    (-0.5, 1),
)
"""Direction of a name from its point: right and down are positive. Right above comes first.

1 and -1 are beside the point; between them the name stands over or under it, with a part of its length on
either side.
"""

GAP_PX = 2.4
"""Between the dot and its name."""

HANGING = 0.16
"""Share of the size by which a name over its point stands higher, for letters that hang below the line."""

DIAGONAL = 0.72
"""Share of the distance along each axis when the name stands at a corner."""


def town_boxes(
    name: str,
    xy: tuple[float, float],
    lettering: str,
    side: int,
    at: int,
    measure: Measure,
    apart: bool = False,
) -> list[Box]:
    """Return the boxes of a dot and its name.

    They are one box that holds the point: two such boxes that are apart are apart at every nearer zoom too.
    Among many towns there is no room for that, and they are two, as on a map of one scale (``apart``).
    """
    looks, scale = LETTERINGS[lettering], pixels_per_metre(at)
    x, y = xy[0] * scale, -xy[1] * scale
    size, wide = looks.size_at(at), width([name], looks, at, measure)
    start = text_start(lettering, side, size, wide)
    text, rim = block(x + start[0], y + start[1], wide, size), looks.radius + 1
    dot = (x - rim, y - rim, x + rim, y + rim)
    if apart or lettering == DENSE:
        return [text, dot]
    return [(min(text[0], dot[0]), min(text[1], dot[1]), max(text[2], dot[2]), max(text[3], dot[3]))]


def text_start(lettering: str, side: int, size: float, wide: float) -> tuple[float, float]:
    """Return where a name starts on its baseline, in pixels right of and below its point."""
    radius = LETTERINGS[lettering].radius
    right, down = SIDES[side]
    is_beside = abs(right) == 1
    far = (radius + GAP_PX) * (DIAGONAL if is_beside and down else 1)
    left = (right - 1) / 2 * wide + (right * far if is_beside else 0)
    cap = size * CAP_HEIGHT
    above = far + (0 if is_beside else HANGING * size)
    return left, cap / 2 if not down else far + cap if down > 0 else -above
