"""Names that a map may show, and names that have found their place.

Coordinates are metres in EPSG:3857. The lines of a text are parted by line feeds.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geo.cartography.labels.zooms import NEVER


@dataclass(frozen=True)
class Fixed:
    """A name that stands where an atlas would put it: of a country, sea, bay or lagoon.

    ``texts``: the name in each language, of which the longest needs the room.
    """

    kind: str
    texts: tuple[str, ...]
    x: float
    y: float
    first: int
    last: int


@dataclass(frozen=True)
class Town:
    """A town.

    Parameters
    ----------
    rank
        "capital" (of a voivodeship), "seat" (of a powiat) or "".
    powiat
        Code of the powiat that it lies in.
    """

    name: str
    x: float
    y: float
    population: int
    rank: str
    powiat: str = ""


@dataclass(frozen=True, eq=False)
class Area:
    """A voivodeship, powiat, gmina, country or sea; ``code``: TERYT, of a gmina that of its powiat."""

    kind: str
    text: str
    shape: BaseGeometry
    code: str = ""


@dataclass(frozen=True, eq=False)
class River:
    """A river from source to mouth, with the size of its basin at each vertex."""

    name: str
    points: NDArray[np.float64]
    basin_km2: float


@dataclass(frozen=True)
class Names:
    """All names of a map, each kind in order of importance."""

    fixed: tuple[Fixed, ...]
    towns: tuple[Town, ...]
    voivodeships: tuple[Area, ...]
    powiaty: tuple[Area, ...]
    gminy: tuple[Area, ...]
    rivers: tuple[River, ...]


@dataclass(frozen=True)
class PlacedTown:
    """A town with its name on one side (``point_places.SIDES``) at steps ``first`` to ``last``."""

    town: Town
    lettering: str
    side: int
    first: int
    last: int = NEVER


@dataclass(frozen=True)
class PlacedText:
    """A text around a point at steps ``first`` to ``last``.

    ``texts``: one in each language, or one for all; ``area``: what they name, if it is an area.
    """

    kind: str
    lettering: str
    texts: tuple[str, ...]
    x: float
    y: float
    first: int
    last: int = NEVER
    area: Area | None = None


@dataclass(frozen=True)
class PlacedRiver:
    """A name along a path, which it follows around the middle, at steps ``first`` to ``last``."""

    river: River
    lettering: str
    path: NDArray[np.float64]
    first: int
    last: int


@dataclass(frozen=True)
class PlacedNames:
    """All names that found a place."""

    towns: tuple[PlacedTown, ...]
    texts: tuple[PlacedText, ...]
    rivers: tuple[PlacedRiver, ...]
