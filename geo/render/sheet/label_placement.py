"""Place labels without overlap, in order of importance, each at the first free position."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from geo.render.sheet.typography import width_pt

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in points of the page."""


@dataclass(frozen=True)
class Label:
    """A text placed on the page: its lines, box and font size in points."""

    lines: tuple[str, ...]
    box: Box
    size_pt: float
    bold: bool

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of the box."""
        left, bottom, right, top = self.box
        return (left + right) / 2, (bottom + top) / 2


class Room:
    """The free space of a frame, reduced by every label placed.

    Attributes
    ----------
    dots, signs
        The dots of partner places, and where signs of towns are going to be.
    """

    def __init__(self, frame: Box, pad_pt: float) -> None:
        self.frame = frame
        self.pad = pad_pt
        self.taken: list[Box] = []
        self.dots: list[Box] = []
        self.signs: list[Box] = []
        self.texts: set[str] = set()

    def block(self, box: Box) -> None:
        """Keep labels out of a box."""
        self.taken.append(box)

    def place(
        self,
        x: float,
        y: float,
        lines: Iterable[str],
        size_pt: float,
        gap_pt: float,
        bold: bool = False,
        reach: int = 3,
        dots: bool = False,
    ) -> Label | None:
        """Place a label near a point and return it, or None if there is no free position.

        Parameters
        ----------
        gap_pt
            Distance from the point; 0 to try the point itself first.
        reach
            Number of rings of positions around the point to try; 0 for the point only.
        dots
            Whether the label must not cover ``Room.dots`` and ``Room.signs``.
        """
        texts = tuple(lines)
        width = max(width_pt(text, size_pt, bold) for text in texts) + 2 * self.pad
        height = len(texts) * size_pt * 1.2 + 2 * self.pad
        for box in _candidates(x, y, width, height, gap_pt, reach):
            if self._is_free(box, dots):
                self.taken.append(box)
                self.texts.add(" ".join(texts).replace("- ", "-"))
                return Label(texts, box, size_pt, bold)
        return None

    def _is_free(self, box: Box, dots: bool) -> bool:
        left, bottom, right, top = self.frame
        if box[0] < left or box[1] < bottom or box[2] > right or box[3] > top:
            return False
        kept_clear = (*self.dots, *self.signs) if dots else ()
        return not any(overlap(box, other) for other in (*self.taken, *kept_clear))


def overlap(a: Box, b: Box) -> bool:
    """Tell whether two boxes overlap."""
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _candidates(x: float, y: float, width: float, height: float, gap: float, reach: int) -> Iterable[Box]:
    """Yield candidate boxes: on the point without a gap, then around it, from near to far."""
    if not gap:
        yield _box(x - width / 2, y - height / 2, width, height)
        gap = height * 0.6
    for far in (gap, gap * 2.2, gap * 4)[:reach]:
        yield _box(x + far, y - height / 2, width, height)
        yield _box(x - far - width, y - height / 2, width, height)
        yield _box(x - width / 2, y + far, width, height)
        yield _box(x - width / 2, y - far - height, width, height)
        for share in (0.25, 0.75, 0.0, 1.0):
            yield _box(x - width * share, y + far, width, height)
            yield _box(x - width * share, y - far - height, width, height)


def _box(left: float, bottom: float, width: float, height: float) -> Box:
    return left, bottom, left + width, bottom + height
