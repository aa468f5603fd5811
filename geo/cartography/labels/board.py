"""The names on the map at one step, and the room they take."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from geo.cartography.labels.area_places import text_box
from geo.cartography.labels.lettering import LETTERINGS, Measure
from geo.cartography.labels.names import Names, PlacedRiver, PlacedText, PlacedTown
from geo.cartography.labels.occupancy import Box, Occupancy
from geo.cartography.labels.point_places import town_boxes
from geo.cartography.labels.river_places import letter_boxes, name_width

NOBODY = -1
"""Owner of the room that is no name's."""

Placed = PlacedTown | PlacedText | PlacedRiver


def boxes_of(name: Placed, at: int, measure: Measure, apart: bool = False) -> list[Box]:
    """Return the boxes that a name takes at a step; none for a river whose path does not carry it there.

    ``apart``: whether the sign of a town and its name are two boxes.
    """
    if isinstance(name, PlacedTown):
        town = name.town
        return town_boxes(town.name, (town.x, town.y), name.lettering, name.side, at, measure, apart)
    if isinstance(name, PlacedText):
        each = [text_box(text, (name.x, name.y), name.lettering, at, measure) for text in name.texts]
        left, top, right, bottom = zip(*each, strict=True)
        return [(min(left), min(top), max(right), max(bottom))]
    length = name_width(name.river.name, name.lettering, at, measure)
    return letter_boxes(name.path, length, LETTERINGS[name.lettering].size_at(at), at) or []


class Board:
    """Names by number.

    Attributes
    ----------
    at
        The step that is worked on.
    active, ended
        The names that are on the map, and those that were at steps before.
    """

    def __init__(self, names: Names, measure: Measure, frame: Box | None = None) -> None:
        self.names, self.measure = names, measure
        self._frame = frame
        self.is_quick = frame is not None
        self.at = 0
        self.taken = Occupancy()
        self.active: dict[int, Placed] = {}
        self.ended: list[Placed] = []
        self._next = 0

    def advance(self, at: int) -> None:
        """Go to a step: names stay, but a river whose name no longer has room loses it."""
        self.at = at
        self.taken = Occupancy()
        rivers = []
        for number, name in list(self.active.items()):
            if name.last < at:
                self.ended.append(self.active.pop(number))
            elif isinstance(name, PlacedRiver):
                rivers.append(number)
            else:
                self.taken.take(self.boxes(name), number)
        for number in rivers:
            boxes = self.boxes(self.active[number])
            if boxes and self.taken.is_free(boxes):
                self.taken.take(boxes, number)
            else:
                self.end(self.active.pop(number))

    def boxes(self, name: Placed) -> list[Box]:
        """Return the boxes of a name at this step."""
        return boxes_of(name, self.at, self.measure, apart=self.is_quick)

    def add(self, name: Placed) -> bool:
        """Place a name if its room is free."""
        boxes = self.boxes(name)
        if not boxes or not self.is_free(boxes):
            return False
        self.taken.take(boxes, self._next)
        self.active[self._next] = name
        self._next += 1
        return True

    def is_free(self, boxes: Iterable[Box]) -> bool:
        """Tell whether boxes are inside the frame, if there is one, and apart from all names."""
        own = list(boxes)
        return all(map(self._holds, own)) and self.taken.is_free(own)

    def is_inside(self, name: Placed) -> bool:
        """Tell whether a name is inside the frame, if there is one."""
        return all(map(self._holds, self.boxes(name)))

    def _holds(self, box: Box) -> bool:
        if self._frame is None:
            return True
        left, top, right, bottom = self._frame
        return box[0] >= left and box[1] >= top and box[2] <= right and box[3] <= bottom

    def holds(self, spots: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Return for each spot in pixels, shape (n, 2), whether it is inside the frame, if there is one."""
        if self._frame is None:
            return np.ones(len(spots), dtype=bool)
        left, top, right, bottom = self._frame
        x, y = spots.T
        return np.asarray((left <= x) & (x <= right) & (top <= y) & (y <= bottom))

    def block(self, boxes: Iterable[Box]) -> None:
        """Keep names out of boxes for good."""
        self.taken.take(boxes, NOBODY)

    def add_first(self, names: Iterable[Placed]) -> bool:
        """Place the first of some names that has room."""
        return any(self.add(name) for name in names)

    def remove(self, number: int) -> Placed:
        """Take a name off the map, and return it."""
        name = self.active.pop(number)
        self.taken.release(self.boxes(name), number)
        return name

    def end(self, name: Placed) -> None:
        """Keep that a name that has been removed was there at the steps before."""
        if name.first < self.at:
            self.ended.append(replace(name, last=self.at - 1))

    def in_the_way(self, name: Placed) -> list[int]:
        """Return the numbers of the names that stand where a name would; ``NOBODY`` for what is blocked."""
        return sorted(self.taken.owners(self.boxes(name)))

    def towns(self) -> dict[int, PlacedTown]:
        """Return the towns on the map."""
        return {number: name for number, name in self.active.items() if isinstance(name, PlacedTown)}
