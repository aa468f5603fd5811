"""Draw the filled box of a class, for the legend and the bivariate legend."""

from __future__ import annotations

from matplotlib.patches import Rectangle

from geo.render.sheet.page import GREY, Page

SWATCH = "swatch"


def draw_swatch(
    page: Page,
    corner: tuple[float, float],
    width: float,
    height: float,
    colour: str,
    hatch: tuple[str, str] | None,
) -> None:
    """Draw a box from its lower left corner, in points; ``hatch`` is a pattern and its colour."""
    unit = page.unit
    page.add(
        Rectangle(
            corner,
            width,
            height,
            facecolor=colour,
            edgecolor=GREY,
            linewidth=0.3 * unit,
            zorder=9,
            gid=SWATCH,
        )
    )
    if hatch:
        filled = Rectangle(
            corner,
            width,
            height,
            facecolor="none",
            edgecolor=hatch[1],
            hatch=hatch[0],
            linewidth=0,
            zorder=9.1,
        )
        filled.set_hatch_linewidth(0.3 * unit)
        page.add(filled)
