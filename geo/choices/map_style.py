"""How the map is drawn: what it colours, in which classes and colours."""

from __future__ import annotations

from dataclasses import dataclass

from geo.cartography.classification import SCHEMES
from geo.cartography.palettes import PALETTES
from geo.data.areas import LEVELS

MEASURES = ("share", "number", "area", "towns", "others", "listed")
COLOUR_BY = ("country", "form", "kind", "decade")
LINES = ("countries", "all")


@dataclass(frozen=True)
class MapStyle:
    """What the flood map and the lines of partnerships show by colour; changes no rows.

    Parameters
    ----------
    measure
        One of ``MEASURES``: the value behind the colours of the flood map.
    scheme, k, breaks
        Classification scheme, number of classes, and the breaks of the scheme "manual": percentages or
        numbers, as the measure asks for.
    level
        One of ``geo.data.areas.LEVELS``: the areas that the flood map colours.
    palette
        Name of the colour ramp.
    colour_by
        One of ``COLOUR_BY``: the column of the partnerships that colours their lines.
    lines
        One of ``LINES``: one line per country as long as the filters leave many partnerships, or every line.
    """

    measure: str = "share"
    scheme: str = SCHEMES[0]
    k: int = 5
    level: str = LEVELS[1]
    breaks: tuple[float, ...] = ()
    palette: str = PALETTES[0]
    colour_by: str = COLOUR_BY[0]
    lines: str = LINES[0]

    def __post_init__(self) -> None:
        object.__setattr__(self, "breaks", tuple(sorted({float(b) for b in self.breaks})))
