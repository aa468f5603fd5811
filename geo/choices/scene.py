"""What surrounds the data on the screen: selection, pins, extent, basemap, presentation. Changes no rows."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

import pandas as pd

from geo.core.teryt import VOIVODESHIPS
from geo.data.join import AtlasTables, year_keys

PARTNER_CHARTS = ("countries", "powiaty", "matrix", "years", "lengths", "domestic")
"""Charts that may stand below the map of partnerships, one at a time."""

BASEMAPS = ("", "osm", "bdo", "ortho")

MAP_NAMES = ("all", "few", "none")
"""How many names a map shows."""

PIN_LIMIT = 4
"""Most powiaty put side by side."""

SLIDE_FRAME_PX = (960, 600)
"""Width and height of the map that the extent of a slide is given for; larger maps show it enlarged."""

_SELECTION = re.compile(
    r"(powiat:\d{4}|voivodeship:\d{2}|place:[a-z0-9-]{1,80}|row:\d{1,4}"
    r"|country:[A-Z]{2}|year:(?:\d{4}|unknown))",
    re.ASCII,
)
_EXTENT = re.compile(r"(\d{1,2}(?:\.\d{1,2})?)/(-?\d{1,2}(?:\.\d{1,5})?)/(-?\d{1,3}(?:\.\d{1,5})?)", re.ASCII)


@dataclass(frozen=True)
class Selection:
    """What the reader clicked: a powiat, voivodeship, place, row, country or year, by its key.

    ``str(selection)`` is how it stands in an address: "powiat:2417", "year:unknown".
    """

    kind: str
    key: str

    @classmethod
    def parse(cls, text: str) -> Selection | None:
        """Return the selection written as ``text``; None when it is none."""
        return cls(*text.split(":")) if _SELECTION.fullmatch(text) else None

    def __str__(self) -> str:
        return f"{self.kind}:{self.key}"

    def is_in(self, tables: AtlasTables) -> bool:
        """Whether the data hold what is selected."""
        if self.kind == "voivodeship":
            return self.key in VOIVODESHIPS
        known_keys: dict[str, Callable[[], pd.Series]] = {
            "powiat": lambda: tables.powiaty["powiat_teryt"],
            "place": lambda: tables.places["place_id"],
            "row": lambda: tables.partnerships["lp"].astype(str),
            "country": lambda: tables.partnerships["country"],
            "year": lambda: year_keys(tables.partnerships),
        }
        return bool((known_keys[self.kind]() == self.key).any())


@dataclass(frozen=True)
class Extent:
    """What the map shows: zoom level and centre in degrees (EPSG:4326), with the digits of the address."""

    zoom: Decimal
    lat: Decimal
    lon: Decimal

    @classmethod
    def parse(cls, text: str) -> Extent | None:
        """Return the extent written as "zoom/lat/lon"; None when ``text`` is none."""
        found = _EXTENT.fullmatch(text)
        return cls(*map(Decimal, found.groups())) if found else None

    def __str__(self) -> str:
        return f"{self.zoom}/{self.lat}/{self.lon}"


@dataclass(frozen=True)
class Scene:
    """The screen around the data.

    Parameters
    ----------
    partner_chart
        One of ``PARTNER_CHARTS``.
    patterns
        Whether patterns are drawn beside the colours.
    basemap
        One of ``BASEMAPS``; "" is none.
    names
        One of ``MAP_NAMES``.
    selected, gmina
        What is selected, and the gmina looked for in a selected powiat: "2417-jelesnia-wiejska", or "".
    pins
        Codes of the powiaty put side by side, in the order of pinning.
    extent
        What the map shows; None leaves it to the map.
    present, slide
        Whether the view fills the screen, and the number of the slide that it is; 0 for none.
    """

    partner_chart: str = PARTNER_CHARTS[0]
    patterns: bool = False
    basemap: str = ""
    names: str = MAP_NAMES[0]
    selected: Selection | None = None
    gmina: str = ""
    pins: tuple[str, ...] = ()
    extent: Extent | None = None
    present: bool = False
    slide: int = 0

    def __post_init__(self) -> None:
        if self.gmina and self.selected != Selection("powiat", self.gmina[:4]):
            object.__setattr__(self, "gmina", "")
        object.__setattr__(self, "pins", tuple(dict.fromkeys(self.pins))[:PIN_LIMIT])

    @property
    def powiat(self) -> str:
        """The code of the selected powiat; "" when another thing or nothing is selected."""
        return self.selected.key if self.selected is not None and self.selected.kind == "powiat" else ""
