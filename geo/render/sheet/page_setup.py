"""The page setup of a sheet: size, style, extent, date and address."""

from __future__ import annotations

import datetime as dt
import math
import re
from dataclasses import dataclass, field

from geo.core.errors import ExportError
from geo.core.i18n import N_

STYLES = ("light", "print")
"""Colours on a light background; the same colours with hatching and dashes, readable in grey."""

EXTENTS = ("country", "selection")
"""The whole country (Europe for partnerships); only the areas and rows that match the filters."""

LEGENDS = ("auto", "right", "left", "bottom", "inside")
"""Where the legend stands: where the map becomes largest; beside it, under it, or in its emptiest corner."""

_MM = 1 / 25.4
_COLUMN_PT = 160 * _MM * 72  # the width of the text in a document of A4 pages, in points
_WIDEST = 16 / 9  # a wider sheet has letters as one of this ratio and of its height
_SCREEN_AREA_IN = 19.2 * 10.8  # the sheet that sizes are given for: 1920x1080 at 100 dpi, in square inches
_SIDES_PX = (320, 12_000)
_LARGEST_MPX = 40
_STEEPEST = 3.0


@dataclass(frozen=True)
class Paper:
    """A paper size in inches, and the resolution of its PNG in dots per inch."""

    width_in: float
    height_in: float
    dpi: int

    @property
    def pixels(self) -> tuple[int, int]:
        """Width and height of the PNG in pixels."""
        return round(self.width_in * self.dpi), round(self.height_in * self.dpi)

    @property
    def unit_pt(self) -> float:
        """Length in points that all sizes are multiples of: a point when the sheet stands 16 cm wide.

        A note of 8 units is thus read at 8 points in a report, whatever the paper and the resolution.
        """
        return min(self.width_in, self.height_in * _WIDEST) * 72 / _COLUMN_PT


def _screen(width_px: int, height_px: int) -> Paper:
    dpi = max(10, round(math.sqrt(width_px * height_px / _SCREEN_AREA_IN)))
    return Paper(width_px / dpi, height_px / dpi, dpi)


PRESETS: dict[str, Paper] = {
    "screen": _screen(1920, 1080),
    "screen-4k": _screen(3840, 2160),
    "a4-landscape": Paper(297 * _MM, 210 * _MM, 300),
    "a4-portrait": Paper(210 * _MM, 297 * _MM, 300),
    "a3-landscape": Paper(420 * _MM, 297 * _MM, 300),
    "a3-portrait": Paper(297 * _MM, 420 * _MM, 300),
    "square": _screen(2000, 2000),
}
"""Name -> size; paper sizes have 300 dots per inch as PNG."""


@dataclass(frozen=True)
class Template:
    """A file whose looks slides or reports take: its name, and what is in it."""

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class Office:
    """Who publishes: name, logo as a PNG, templates of slides and reports; "", b"" and None for none."""

    name: str = ""
    logo: bytes = field(default=b"", repr=False)
    slides: Template | None = None
    document: Template | None = None


NO_OFFICE = Office()


@dataclass(frozen=True)
class PageSetup:
    """Size, style and content of a sheet.

    Parameters
    ----------
    day
        Date of export.
    paper
        Paper size and resolution.
    style
        One of ``STYLES``.
    extent
        One of ``EXTENTS``, or the bounds of the map on the screen: west, south, east, north in degrees.
    address
        Address of the view; "" to leave it out.
    qr
        Whether to add the address as a QR code.
    legend
        One of ``LEGENDS``.
    title, subtitle
        Own texts; "" leaves the line out, None takes the text of the view.
    office
        Who publishes the sheet.
    table
        Whether the rows follow as tables, in formats that have pages for them.
    """

    day: dt.date
    paper: Paper = PRESETS["screen"]
    style: str = "light"
    extent: str | tuple[float, float, float, float] = "country"
    address: str = ""
    qr: bool = False
    legend: str = LEGENDS[0]
    title: str | None = None
    subtitle: str | None = None
    office: Office = NO_OFFICE
    table: bool = False

    def __post_init__(self) -> None:
        if self.style not in STYLES:
            raise ValueError(f"style must be one of {', '.join(STYLES)}, not {self.style!r}")
        if self.legend not in LEGENDS:
            raise ValueError(f"legend must be one of {', '.join(LEGENDS)}, not {self.legend!r}")
        if isinstance(self.extent, str) and self.extent not in EXTENTS:
            raise ValueError(
                f"extent must be one of {', '.join(EXTENTS)} or four bounds, not {self.extent!r}"
            )


def preset(name: str) -> Paper:
    """Return the size called ``name``.

    Raises
    ------
    ExportError
        There is none.
    """
    if name not in PRESETS:
        raise ExportError(
            N_("Preset: expected one of {expected}, found {found}."), expected=", ".join(PRESETS), found=name
        )
    return PRESETS[name]


def read_size(text: str) -> Paper:
    """Return the size written as "1920x1080", in pixels.

    Raises
    ------
    ExportError
        The text is not a size, or the size is too small, too large or too narrow for a sheet.
    """
    found = re.fullmatch(r"(\d{1,6})[xX×](\d{1,6})", text.strip(), re.ASCII)
    width, height = (int(found[1]), int(found[2])) if found else (0, 0)
    sides = _SIDES_PX[0] <= min(width, height) and max(width, height) <= _SIDES_PX[1]
    if (
        not sides
        or width * height > _LARGEST_MPX * 1e6
        or max(width, height) > _STEEPEST * min(width, height)
    ):
        raise ExportError(
            N_(
                "Size: expected WIDTHxHEIGHT in pixels, {least} to {most} a side, up to {area} megapixels,"
                " sides up to 3:1, found {found}."
            ),
            least=_SIDES_PX[0],
            most=_SIDES_PX[1],
            area=_LARGEST_MPX,
            found=text,
        )
    return _screen(width, height)


def read_extent(text: str) -> str | tuple[float, float, float, float]:
    """Return an extent written as "country", "selection" or "west,south,east,north" in degrees.

    Raises
    ------
    ExportError
        The text is none of these, or the bounds are out of range or empty.
    """
    if text in EXTENTS:
        return text
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        west = south = east = north = math.nan
    if not (-180 <= west < east <= 180 and -85 <= south < north <= 85):
        raise ExportError(
            N_("Extent: expected country, selection or west,south,east,north in degrees, found {found}."),
            found=text,
        )
    return west, south, east, north
