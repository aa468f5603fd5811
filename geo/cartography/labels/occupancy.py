"""The room that names have taken on the map, in a grid that is quick to ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in pixels."""

_CELL_PX = 64


class Occupancy:
    """Boxes with their owners."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[tuple[Box, int]]] = {}

    def take(self, boxes: Iterable[Box], owner: int) -> None:
        """Give boxes to an owner."""
        for box in boxes:
            for cell in _cells(box):
                self._cells.setdefault(cell, []).append((box, owner))

    def release(self, boxes: Iterable[Box], owner: int) -> None:
        """Take boxes from their owner."""
        for box in boxes:
            for cell in _cells(box):
                self._cells[cell].remove((box, owner))

    def owners(self, boxes: Iterable[Box]) -> set[int]:
        """Return the owners of all boxes that overlap one of ``boxes``; those that only touch do not."""
        return {owner for box in boxes for other, owner in self._near(box) if overlap(box, other)}

    def is_free(self, boxes: Iterable[Box]) -> bool:
        """Tell whether no box overlaps one of ``boxes``."""
        return not any(overlap(box, other) for box in boxes for other, _ in self._near(box))

    def _near(self, box: Box) -> Iterator[tuple[Box, int]]:
        for cell in _cells(box):
            yield from self._cells.get(cell, ())


def overlap(one: Box, other: Box) -> bool:
    """Tell whether two boxes overlap."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    for column in range(int(box[0] // _CELL_PX), int(box[2] // _CELL_PX) + 1):
        for row in range(int(box[1] // _CELL_PX), int(box[3] // _CELL_PX) + 1):
            yield column, row
