"""Draw the small maps and the bar chart of a card on a page."""

from __future__ import annotations

import numpy as np
from matplotlib.patches import Circle, PathPatch, Rectangle
from matplotlib.path import Path

from geo.render.card.page_flow import SMALL
from geo.render.card.small_map import Name, Shape, SmallMap
from geo.render.sheet.label_placement import Label
from geo.render.sheet.lettering import Lettering, letter
from geo.render.sheet.page import INK, Page
from geo.render.sheet.typography import width_pt
from geo.views.charts import Bars

_TICK = 7.0  # size of values and labels in points


def draw_bars(page: Page, bars: Bars, left: float, top: float, wide: float, high: float) -> None:
    """Draw a vertical bar chart with values above the bars and rotated labels below."""
    page.line(left, top - SMALL, bars.title, SMALL, bold=True)
    labels = max(width_pt(label, _TICK) for label in bars.labels) + 6.0
    bottom, most = top - high + labels, max(bars.values)
    step = min(26.0, wide / len(bars.values))
    tall = top - SMALL * 2.8 - bottom
    for number, (label, value, colour) in enumerate(zip(bars.labels, bars.values, bars.colours, strict=True)):
        x = left + number * step
        page.add(Rectangle((x, bottom), step * 0.8, tall * value / most, facecolor=colour, linewidth=0))
        page.line(
            x + step * 0.4,
            bottom + tall * value / most + 2.0,
            str(value) if value else "",
            _TICK,
            ha="center",
        )
        page.line(
            x + step * 0.4 + 2.3,
            bottom - 3.0,
            label,
            _TICK,
            rotation=90,
            va="top",
            ha="right",
            rotation_mode="default",
        )
    page.add(Rectangle((left, bottom), step * len(bars.values), 0.5, facecolor=INK, linewidth=0))


def draw_map(page: Page, picture: SmallMap, left: float, top: float, height: float) -> None:
    """Draw a small map ``height`` points high with its upper left corner at (``left``, ``top``)."""
    scale = height / picture.height
    axes = page.frame(left, top - height, picture.width * scale, height, picture.ground)
    axes.set(xlim=(0, picture.width), ylim=(picture.height, 0))
    for order, shape in enumerate((*picture.under, *picture.shapes)):
        axes.add_patch(
            PathPatch(
                _path(shape),
                facecolor=shape.fill or "none",
                edgecolor=shape.stroke,
                linewidth=shape.width * scale,
                alpha=shape.opacity,
                hatch="////" if shape.hatch else None,
                hatchcolor=shape.hatch or "none",
                hatch_linewidth=0.7 * scale,
                zorder=1 + order * 1e-3,
            )
        )
    for spot in picture.spots:
        axes.add_patch(
            Circle(
                (spot.x, spot.y),
                spot.radius,
                facecolor=spot.fill,
                edgecolor=spot.stroke,
                linewidth=scale,
                zorder=3,
            )
        )
    for name in picture.names:
        _write_name(page, name, left + name.x * scale, top - name.y * scale, scale)


def _write_name(page: Page, name: Name, x: float, y: float, scale: float) -> None:
    size = name.size * scale
    half = width_pt(name.text, size, name.bold) / 2
    box = (x - half, y - size * 0.16, x + half, y + size * 0.84)
    letter(page, Lettering(Label((name.text,), box, size, name.bold), name.ink, name.halo))


def _path(shape: Shape) -> Path:
    rings = [ring for ring in shape.rings if len(ring) > 1]
    parts = [Path(ring, closed=True) if shape.fill else Path(ring) for ring in rings]
    return Path.make_compound_path(*parts) if parts else Path(np.empty((0, 2)))
