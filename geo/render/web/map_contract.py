"""The shape of what surrounds the data on the map: ground, water and names, fetched after the map is drawn.

``frontend/src/lib/contract.d.ts`` has the same types.
"""

from __future__ import annotations

from typing import TypedDict

from geo.render.web.geometry_contract import Rings


class Ground(TypedDict):
    """Neighbour countries, sea and lagoons around Poland, and their borders and coasts as lines."""

    step: float
    kinds: list[str]
    rings: list[Rings]
    coast: list[list[int]]


class Water(TypedDict):
    """Lakes as shapes, rivers as lines with their widths in pixels on a map of the whole country."""

    step: float
    lakes: list[Rings]
    rivers: list[list[int]]
    widths: list[float]


class Letters(TypedDict):
    """A lettering: size in pixels, weight, pixels between letters, radius of a town's dot."""

    size: float
    bold: bool
    spacing: float
    radius: float


class TownColumns(TypedDict):
    """Towns; ``side``: number of where the name stands, ``first``, ``last``, ``few``: steps of the zoom."""

    text: list[str]
    letters: list[str]
    lon: list[int]
    lat: list[int]
    side: list[int]
    first: list[int]
    last: list[int]
    few: list[int]
    capital: list[bool]


class TextColumns(TypedDict):
    """Texts around a point; ``english``: "" where it does not differ."""

    kind: list[str]
    text: list[str]
    english: list[str]
    letters: list[str]
    lon: list[int]
    lat: list[int]
    first: list[int]
    last: list[int]
    few: list[int]


class RiverColumns(TypedDict):
    """Names along a path: its first point, then moves, in whole steps."""

    text: list[str]
    letters: list[str]
    path: list[list[int]]
    first: list[int]
    last: list[int]
    few: list[int]


class Labels(TypedDict):
    """The names on the map, and how they are lettered; shares are of the size of the letters.

    ``smaller_below``: step below which letters are a pixel smaller.
    """

    step: float
    steps_per_zoom: int
    letters: dict[str, Letters]
    smaller_below: int
    cap_height: float
    line_height: float
    gap: float
    diagonal: float
    hanging: float
    river_offset: float
    sides: list[list[float]]
    towns: TownColumns
    texts: TextColumns
    rivers: RiverColumns
