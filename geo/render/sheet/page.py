"""The page: a matplotlib figure in points, with texts, artists and map frames at exact positions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.transforms import Affine2D

from geo.render.sheet.page_setup import Paper
from geo.render.sheet.typography import clean, face

INK, GREY, RULE = "#26241f", "#57534a", "#c9c3b6"
LEADING = 1.2  # line height as a multiple of the font size

_HAIR = 1e-6  # keeps rounding errors from making the picture a pixel smaller


@dataclass(frozen=True)
class Manner:
    """How a line of text is written, where texts stay texts with a halo, spacing and slope of their own.

    Parameters
    ----------
    halo
        Colour around the letters; "" without.
    spacing
        Points between letters.
    slope
        Degrees anticlockwise from level.
    name
        Whether it is a name on the map.
    block
        Lines with the same number belong to one text; 0 stands alone.
    leading
        Line height as a multiple of the font size.
    """

    halo: str = ""
    italic: bool = False
    spacing: float = 0.0
    slope: float = 0.0
    name: bool = False
    block: int = 0
    leading: float = LEADING


_PLAIN = Manner()


class Page:
    """A matplotlib figure with coordinates in points from the lower left corner.

    ``unit`` is the length in points that all sizes are multiples of; it scales with the paper.

    Parameters
    ----------
    for_pixels
        Whether letters may be drawn as outlines.
    native
        Whether all letters stay texts, for programs in which they are edited; ``manners`` then tells how each
        is written.
    """

    def __init__(self, paper: Paper, for_pixels: bool, native: bool = False) -> None:
        wide, high = paper.pixels
        size = (
            ((wide + _HAIR) / paper.dpi, (high + _HAIR) / paper.dpi)
            if for_pixels
            else (paper.width_in, paper.height_in)
        )
        self.figure = Figure(figsize=size, dpi=paper.dpi, facecolor="white")
        self.width, self.height = paper.width_in * 72, paper.height_in * 72
        self.unit = paper.unit_pt
        self.points = Affine2D().scale(1 / 72) + self.figure.dpi_scale_trans
        self.texts: list[str] = []
        self.for_pixels = for_pixels
        self.native = native
        self.manners: dict[Artist, Manner] = {}
        self._blocks = 0

    def text(
        self,
        x: float,
        top: float,
        lines: Sequence[str],
        size: float,
        bold: bool = False,
        colour: str = INK,
        leading: float = LEADING,
        **style: Any,
    ) -> float:
        """Write lines below ``top`` and return their lower edge; ``size`` is in units."""
        size_pt = size * self.unit
        self._blocks += 1
        manner = Manner(block=self._blocks, leading=leading)
        for number, line in enumerate(lines):
            baseline = top - number * size_pt * leading - size_pt * 0.95
            self.line(x, baseline, line, size_pt, bold, colour, manner, **style)
        return top - len(lines) * size_pt * leading

    def line(
        self,
        x: float,
        baseline: float,
        line: str,
        size_pt: float,
        bold: bool = False,
        colour: str = INK,
        manner: Manner = _PLAIN,
        **style: Any,
    ) -> None:
        """Write one line on a baseline, after replacing letters that the typeface lacks."""
        text = clean(line)
        self.texts.append(text)
        settings: dict[str, Any] = {"va": "baseline", "ha": "left", "zorder": 10, "parse_math": False} | style
        written = self.figure.text(
            x,
            baseline,
            text,
            fontproperties=face(size_pt, bold),
            color=colour,
            transform=self.points,
            **settings,
        )
        if self.native:
            self.manners[written] = manner

    def add(self, artist: Artist) -> None:
        """Add an artist with coordinates in points."""
        artist.set_transform(self.points)
        self.figure.add_artist(artist)

    def frame(self, left: float, bottom: float, width: float, height: float, ground: str) -> Axes:
        """Add an empty map frame with the background colour ``ground``."""
        axes = self.figure.add_axes(
            (left / self.width, bottom / self.height, width / self.width, height / self.height)
        )
        axes.set_facecolor(ground)
        axes.xaxis.set_visible(False)
        axes.yaxis.set_visible(False)
        for spine in axes.spines.values():
            spine.set(color=RULE, linewidth=0.4 * self.unit)
        return axes

    def close(self) -> None:
        """Free the memory of the figure at once; the page cannot be used afterwards.

        Notes
        -----
        A figure, its artists and the renderer (70 MB of pixels for an A3) form reference cycles. Only the
        garbage collector could free them, and ``gc.freeze`` in another thread hides them from it. Clearing
        the attributes of every artist breaks all of these cycles.
        """
        for artist in self.figure.findobj():
            vars(artist).clear()
