"""Letters on the map: text with a halo in the colour of its ground, and leader lines."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch, Rectangle

from geo.render.sheet.glyphs import Outlines
from geo.render.sheet.label_placement import Label
from geo.render.sheet.page import INK, Manner, Page
from geo.render.sheet.typography import clean, cut_of, width_pt

_HALO = 1.5  # width in units
_LINE = 1.0  # line height as a multiple of the font size


@dataclass(frozen=True)
class Lettering:
    """A label ready to be drawn.

    Parameters
    ----------
    ink, halo
        Colours of the letters and of the halo around them; halo "" puts them on a white ground instead.
    point
        Where a leader line starts, in points of the page; None without one.
    """

    label: Label
    ink: str = INK
    halo: str = ""
    point: tuple[float, float] | None = None


def letter(page: Page, lettering: Lettering) -> None:
    """Draw a label with its ground or halo and its leader line."""
    label = lettering.label
    left, bottom, right, top = label.box
    if lettering.point:
        _lead(page, lettering.point, label)
    if not lettering.halo:
        ground = Rectangle(
            (left, bottom), right - left, top - bottom, facecolor="white", alpha=0.8, linewidth=0, zorder=8.5
        )
        page.add(ground)
    height = (top - bottom) / len(label.lines)
    for number, line in enumerate(label.lines):
        x = (left + right) / 2 - width_pt(line, label.size_pt, label.bold) / 2
        baseline = top - (number + 0.5) * height - label.size_pt * 0.34
        if lettering.halo and not page.native:
            _halo(page, (x, baseline), line, label, lettering.halo)
        manner = Manner(halo=lettering.halo, name=True)
        page.line(x, baseline, line, label.size_pt, label.bold, lettering.ink, manner)


def _halo(page: Page, at: tuple[float, float], line: str, label: Label, colour: str) -> None:
    outlines = Outlines()
    outlines.line(clean(line), cut_of(label.bold), label.size_pt, *at)
    page.add(
        PathPatch(
            outlines.path(),
            facecolor=colour,
            edgecolor=colour,
            linewidth=_HALO * page.unit,
            joinstyle="round",
            alpha=0.85,
            zorder=8.5,
        )
    )


def _lead(page: Page, point: tuple[float, float], label: Label) -> None:
    """Draw a leader line from a point to a label, unless the label covers the point."""
    left, bottom, right, top = label.box
    end = (min(max(point[0], left), right), min(max(point[1], bottom), top))
    if end != point:
        line = Line2D(
            [point[0], end[0]], [point[1], end[1]], color=INK, linewidth=0.3 * page.unit, zorder=8.4
        )
        page.add(line)
