"""Texts of a page as outlines, for pixels: matplotlib takes four times as long to draw them as texts."""

from __future__ import annotations

from collections import defaultdict

from matplotlib.patches import PathPatch

from geo.render.sheet.glyphs import Outlines
from geo.render.sheet.page import Page
from geo.render.sheet.typography import advance, cut_of

_SHARE_BEFORE = {"left": 0.0, "center": 0.5, "right": 1.0}


def outline_texts(page: Page) -> None:
    """Draw the level texts of a page as outlines in their stead, one path for each colour."""
    found: defaultdict[tuple[str, float], Outlines] = defaultdict(Outlines)
    for text in page.figure.texts:
        if text.get_rotation() or not text.get_visible():
            continue
        text.set_visible(False)
        said, size = text.get_text(), float(text.get_fontsize())
        cut = cut_of(text.get_fontweight() == "bold")
        x, baseline = text.get_position()
        before = _SHARE_BEFORE[text.get_horizontalalignment()] * advance(said, cut) * size
        key = (str(text.get_color()), float(text.get_zorder()))
        found[key].line(said, cut, size, float(x) - before, float(baseline))
    for (colour, zorder), outlines in found.items():
        page.add(PathPatch(outlines.path(), facecolor=colour, linewidth=0, zorder=zorder))
