"""Draw placed names as an atlas does: by kind in colour, cut and halo, towns with their signs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

import numpy as np
import shapely
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from numpy.typing import NDArray

from geo.cartography.interface_colours import INTERFACE_COLOURS
from geo.cartography.labels.board import Placed
from geo.cartography.labels.lettering import CAP_HEIGHT, LETTERINGS, LINE_HEIGHT, width
from geo.cartography.labels.names import PlacedRiver, PlacedText, PlacedTown
from geo.cartography.labels.point_places import SIDES, text_start
from geo.cartography.labels.river_places import OFFSET_PX
from geo.render.sheet.glyphs import Outlines
from geo.render.sheet.page import Manner, Page
from geo.render.sheet.typography import width_pt

OnPage = Callable[[NDArray[np.float64]], NDArray[np.float64]]
"""From the coordinates of names to points of the page."""

_INK, _PAPER = INTERFACE_COLOURS["ink"], INTERFACE_COLOURS["paper"]
_TOWN = "town"
_RIM_PX, _CAPITAL = 1.1, 0.42  # of the sign of a town; its inner dot as a share of the outer one


@dataclass(frozen=True)
class Style:
    """Colour of the letters, width of the halo in pixels and its opacity, and whether they are italics."""

    ink: str
    halo: float
    opacity: float = 0.9
    italic: bool = False


_STYLES = {
    "country": Style(INTERFACE_COLOURS["country_name"], 2.0, 0.5),
    "sea": Style(INTERFACE_COLOURS["water_name"], 0.0, italic=True),
    "river": Style(INTERFACE_COLOURS["river_name"], 2.2, italic=True),
    "voivodeship": Style(INTERFACE_COLOURS["voivodeship_name"], 2.6, 0.85),
    "powiat": Style(INTERFACE_COLOURS["powiat_name"], 2.6, italic=True),
    "gmina": Style(INTERFACE_COLOURS["gmina_name"], 2.4, 0.85, italic=True),
    _TOWN: Style(_INK, 2.8),
}
"""Kind -> looks, in the order of drawing."""

_LIKE = {"country_near": "country", "water": "sea"}


@dataclass(frozen=True)
class Line:
    """A line of text in points: where it is held, its size, and whether it is bold.

    ``align`` tells which end ``x`` is at, and ``slope`` is in degrees anticlockwise.
    """

    text: str
    x: float
    baseline: float
    size: float
    bold: bool
    kind: str = _TOWN
    align: str = "left"
    spacing: float = 0.0
    slope: float = 0.0


@dataclass(frozen=True, eq=False)
class Lettered:
    """Names ready to be drawn, in points of the page.

    Parameters
    ----------
    letters
        Style and outlines.
    towns
        The names of towns as lines, for formats in which text can be searched.
    lines
        All names as lines, for those in which it can be edited; rivers along the chord of their course.
    signs, inner
        The signs of towns, and the inner dots of capitals.
    texts
        All that is written.
    pixel
        Points of a pixel.
    """

    letters: list[tuple[Style, Path]]
    towns: list[Line]
    lines: list[Line]
    signs: Path
    inner: Path
    texts: list[str]
    pixel: float


@dataclass
class _Sheet:
    """Names being lettered."""

    at: int
    pixel: float
    outlines: dict[str, Outlines] = field(default_factory=lambda: {kind: Outlines() for kind in _STYLES})
    towns: list[Line] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    signs: Outlines = field(default_factory=Outlines)
    inner: Outlines = field(default_factory=Outlines)
    texts: list[str] = field(default_factory=list)


def lettered(placed: Iterable[Placed], at: int, on_page: OnPage, pixel: float) -> Lettered:
    """Return placed names as outlines. ``pixel``: points of a pixel."""
    sheet = _Sheet(at, pixel)
    for name in placed:
        if isinstance(name, PlacedTown):
            _add_town(sheet, name, on_page(np.array([[name.town.x, name.town.y]]))[0])
        elif isinstance(name, PlacedText):
            _add_text(sheet, name, on_page(np.array([[name.x, name.y]]))[0])
        else:
            _add_river(sheet, name, on_page(name.path))
    letters = [(style, sheet.outlines[kind].path()) for kind, style in _STYLES.items()]
    return Lettered(
        letters, sheet.towns, sheet.lines, sheet.signs.path(), sheet.inner.path(), sheet.texts, pixel
    )


def _add_town(sheet: _Sheet, name: PlacedTown, at: NDArray[np.float64]) -> None:
    looks, pixel = LETTERINGS[name.lettering], sheet.pixel
    size = looks.size_at(sheet.at)
    wide = width([name.town.name], looks, sheet.at, width_pt)
    right, down = text_start(name.lettering, name.side, size, wide)
    x, y = float(at[0]), float(at[1])
    line = Line(name.town.name, x + right * pixel, y - down * pixel, size * pixel, looks.bold)
    sheet.towns.append(line)
    align = {1.0: "left", -1.0: "right"}.get(SIDES[name.side][0], "center")
    share = {"left": 0.0, "right": 1.0}.get(align, 0.5)
    sheet.lines.append(replace(line, x=line.x + share * wide * pixel, align=align))
    cut = "semibold" if looks.bold else "regular"
    sheet.outlines[_TOWN].line(line.text, cut, line.size, line.x, line.baseline)
    sheet.signs.circle(x, y, looks.radius * pixel)
    if name.town.rank == "capital":
        sheet.inner.circle(x, y, looks.radius * _CAPITAL * pixel)
    sheet.texts.append(name.town.name)


def _add_text(sheet: _Sheet, name: PlacedText, at: NDArray[np.float64]) -> None:
    looks, pixel = LETTERINGS[name.lettering], sheet.pixel
    kind = _LIKE.get(name.kind, name.kind)
    size = looks.size_at(sheet.at)
    lines = name.texts[0].split("\n")
    down = size * (CAP_HEIGHT - LINE_HEIGHT * (len(lines) - 1)) / 2
    for number, line in enumerate(lines):
        baseline = float(at[1]) - (down + number * LINE_HEIGHT * size) * pixel
        sheet.outlines[kind].centred(
            line, _cut(kind, looks.bold), size * pixel, float(at[0]), baseline, looks.spacing * pixel
        )
        said = Line(line, float(at[0]), baseline, size * pixel, looks.bold, kind, "center")
        sheet.lines.append(replace(said, spacing=looks.spacing * pixel))
    sheet.texts.append(" ".join(lines))


def _add_river(sheet: _Sheet, name: PlacedRiver, course: NDArray[np.float64]) -> None:
    looks, pixel = LETTERINGS[name.lettering], sheet.pixel
    size = looks.size_at(sheet.at) * pixel
    text = name.river.name
    spacing = looks.spacing * pixel
    sheet.outlines["river"].along(text, "italic", size, course, OFFSET_PX * pixel, spacing)
    wide = width_pt(text, size, looks.bold) + spacing * (len(text) - 1)
    x, y, slope = _chord(course, wide, OFFSET_PX * pixel)
    sheet.lines.append(Line(text, x, y, size, looks.bold, "river", "center", spacing, slope))
    sheet.texts.append(text)


def _chord(course: NDArray[np.float64], wide: float, off: float) -> tuple[float, float, float]:
    """Return middle and slope of a level text in place of one along the middle of a course."""
    line = shapely.LineString(course)
    shares = np.linspace(-0.5, 0.5, 9) * wide + line.length / 2
    points = shapely.get_coordinates(shapely.line_interpolate_point(line, shares))
    ahead = points[-1] - points[0]
    angle = np.arctan2(ahead[1], ahead[0])
    x, y = points.mean(axis=0) + np.array([-np.sin(angle), np.cos(angle)]) * off
    return float(x), float(y), float(np.degrees(angle))


def _cut(kind: str, bold: bool) -> str:
    return "italic" if _STYLES[kind].italic else "semibold" if bold else "regular"


def draw_lettered(page: Page, names: Lettered) -> None:
    """Draw names: all halos, then all letters, then signs, so that no halo covers a letter or sign."""
    page.texts += names.texts
    if page.native:
        for line in names.lines:
            looks = _STYLES[line.kind]
            manner = Manner(_PAPER if looks.halo else "", looks.italic, line.spacing, line.slope, name=True)
            where = {"ha": line.align, "zorder": 8.3}
            page.line(line.x, line.baseline, line.text, line.size, line.bold, looks.ink, manner, **where)
    for style, path in names.letters if not page.native else ():
        if style.halo and len(path):
            _patch(page, path, _PAPER, 8.2, _PAPER, style.halo * names.pixel, style.opacity)
    for style, path in names.letters if not page.native else ():
        is_text = path is names.letters[-1][1] and not page.for_pixels
        if len(path) and not is_text:
            _patch(page, path, style.ink, 8.3)
    for line in names.towns if not (page.for_pixels or page.native) else ():
        page.line(line.x, line.baseline, line.text, line.size, line.bold, _INK, zorder=8.3)
    if len(names.signs):
        _patch(page, names.signs, _PAPER, 8.4, _INK, _RIM_PX * names.pixel)
    if len(names.inner):
        _patch(page, names.inner, _INK, 8.42)


def _patch(
    page: Page,
    path: Path,
    colour: str,
    zorder: float,
    edge: str = "none",
    width: float = 0.0,
    opacity: float = 1.0,
) -> None:
    page.add(
        PathPatch(
            path,
            facecolor=colour,
            edgecolor=edge,
            linewidth=width,
            alpha=opacity,
            joinstyle="bevel",  # a third faster than round, and as smooth around letters
            zorder=zorder,
            gid="names",
        )
    )
