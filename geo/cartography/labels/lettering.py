"""How names are lettered: sizes in pixels by kind and rank, and the room that a text takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from geo.cartography.labels.occupancy import Box
from geo.cartography.labels.zooms import step

Measure = Callable[[str, float, bool], float]
"""Width of a text in pixels, of its size in pixels and whether it is semibold."""

CAP_HEIGHT = 0.66
"""Height of a capital as a share of the size."""

LINE_HEIGHT = 1.08
_ABOVE, _BELOW = 0.16, 0.24  # of the size: accents over capitals, and what hangs below the line
_SIDE_PX = 1.5
SMALLER_BELOW, _SMALLER_PX = step(7), 1.0
"""Steps below are those of maps of the whole country, with smaller letters."""


@dataclass(frozen=True)
class Lettering:
    """One kind of lettering.

    Parameters
    ----------
    size
        Pixels; one less on maps of the whole country.
    spacing
        Pixels between letters.
    radius
        Of the dot of a town; 0 without one.
    """

    size: float
    bold: bool = False
    spacing: float = 0.0
    radius: float = 0.0

    def size_at(self, at: int) -> float:
        """Return the size at a step."""
        return self.size - (_SMALLER_PX if at < SMALLER_BELOW else 0.0)


LETTERINGS: Mapping[str, Lettering] = MappingProxyType(
    {
        "country": Lettering(14, True, 3),
        "country_near": Lettering(16, True, 5),
        "sea": Lettering(14, True, 2.5),
        "water": Lettering(12, False, 0.5),
        "voivodeship": Lettering(10.5, True, 1.0),
        "voivodeship_near": Lettering(13, True, 3),
        "powiat": Lettering(12, True, 0.4),
        "powiat_small": Lettering(11, True, 0.0),
        "gmina": Lettering(11, False, 0.2),
        "river": Lettering(11.5, True, 0.2),
        "river_large": Lettering(13, True, 0.6),
        "town_500": Lettering(15, True, 0, 4),
        "town_200": Lettering(14, True, 0, 3.5),
        "town_100": Lettering(13.5, True, 0, 3.2),
        "town_40": Lettering(13, True, 0, 2.8),
        "town_10": Lettering(12.5, False, 0, 2.4),
        "town": Lettering(12, False, 0, 2.1),
        "town_dense": Lettering(10.5, False, 0, 2.1),
    }
)
"""Name of a lettering -> its looks. The colours are those of the style sheet."""

DENSE = "town_dense"
"""For a town among many others."""

_TOWNS = ((500_000, "town_500"), (200_000, "town_200"), (100_000, "town_100"), (40_000, "town_40"))


def town_lettering(population: int) -> str:
    """Return the lettering of a town by its number of inhabitants."""
    rest = "town_10" if population >= 10_000 else "town"
    return next((name for least, name in _TOWNS if population >= least), rest)


def width(lines: list[str], lettering: Lettering, at: int, measure: Measure) -> float:
    """Return the width of the longest line in pixels."""
    size = lettering.size_at(at)
    return max(measure(line, size, lettering.bold) + lettering.spacing * (len(line) - 1) for line in lines)


def block(left: float, baseline: float, wide: float, size: float, lines: int = 1) -> Box:
    """Return the box of lines of text from the left edge and the baseline of the first line."""
    return (
        left - _SIDE_PX,
        baseline - size * (CAP_HEIGHT + _ABOVE),
        left + wide + _SIDE_PX,
        baseline + size * (_BELOW + LINE_HEIGHT * (lines - 1)),
    )


def centred(x: float, y: float, wide: float, size: float, lines: int = 1) -> Box:
    """Return the box of lines of text whose capitals stand around a point."""
    baseline = y + size * (CAP_HEIGHT - LINE_HEIGHT * (lines - 1)) / 2
    return block(x - wide / 2, baseline, wide, size, lines)
