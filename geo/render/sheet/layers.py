"""Draw the layers of a map: land, areas, lines and places, in the same colours as on the screen."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PathCollection
from matplotlib.path import Path
from numpy.typing import NDArray

from geo.cartography import palettes
from geo.cartography.bivariate import place
from geo.cartography.line_style import line_opacity, line_width
from geo.data.mirrored_pairs import drawn_once
from geo.render.sheet.page import GREY, INK
from geo.render.sheet.projected_paths import Drawn, Ground, crs_of
from geo.views.view import View

BORDERS = "borders"
"""What the layers of borders over the areas are called."""

AREAS = {"voivodeship": "voivodeships", "powiat": "powiaty", "gmina": "gminy"}
"""Level -> what its layer of areas is called."""


Hatch = tuple[str, str]
"""Pattern and colour of a hatching."""

_VOIVODESHIP_BORDER = "#55505c"
_POWIAT_BORDER, _POWIAT_OVER_GMINY = "#8d877b", "#3d3a35"
_GMINA_BORDER, _OUTSIDE_BORDER = "#5f594e", "#d5d0c4"
_NO_DATA_HATCH: Hatch = ("////", GREY)
_DARK, _PALE = "#26241f", "#ffffff"
# Adjacent classes differ in direction, to be distinguishable in grey and on photocopies.
_CLASS_HATCHES = ("", "...", "\\\\\\", "---", "|||", "xxx")

# Dots for one measure and strokes for the other, denser for larger values.
_SHARE_HATCHES = ("", "..", "....")
_PARTNERSHIP_HATCHES = ("", "\\\\", "\\\\\\\\")

_FADED = 0.3
Dash = Literal["solid"] | tuple[float, tuple[float, ...]]
_SOLID: Dash = "solid"
_DASHES: tuple[Dash, ...] = (
    _SOLID,
    (0.0, (6.0, 2.0)),
    (0.0, (1.0, 1.5)),
    (0.0, (6.0, 1.5, 1.0, 1.5)),
    (0.0, (2.5, 1.5)),
    (0.0, (5.0, 1.5, 1.0, 1.5, 1.0, 1.5)),
    (0.0, (1.0, 3.0)),
    (0.0, (2.5, 3.5)),
    (0.0, (8.0, 3.5)),
)
"""Dash patterns of print sheets: one per colour of ``palettes.CATEGORY_COLOURS``, the last for "other"."""


def fill_colours(view: View) -> list[str]:
    """Return the fill colour of each area of the view, the same as on the screen."""
    fills = view.fills
    return [
        fills[number] if shown else palettes.OUTSIDE_COLOUR
        for shown, number in zip(view.areas["shown"], view.areas["class_"], strict=True)
    ]


def hatches(view: View, style: str) -> dict[str, Hatch]:
    """Return fill colour -> hatching; on a light sheet, only missing data are hatched."""
    found = {palettes.NO_DATA_COLOUR: _NO_DATA_HATCH}
    if style == "print":
        for number, colour in view.fills.items():
            pattern = _pattern(view, number)
            if pattern:
                found[colour] = (pattern, _PALE if luminance(colour) < 0.35 else _DARK)
    return found


def _pattern(view: View, number: int) -> str:
    """Return the hatching pattern of a class, "" for none."""
    if number <= 0 or (view.theme.draws_lines and not view.trunks):
        return ""
    if view.square is None:
        return _CLASS_HATCHES[number - 1]
    row, column = place(number)
    return _SHARE_HATCHES[row] + _PARTNERSHIP_HATCHES[column]


def dash(group: int, count: int, style: str) -> Dash:
    """Return the dash pattern of one of ``count`` line groups; solid on a light sheet."""
    if style == "light":
        return _SOLID
    return _DASHES[-1] if group == count - 1 else _DASHES[group % (len(_DASHES) - 1)]


def luminance(colour: str) -> float:
    """Return the luminance of a colour "#rrggbb", from 0 to 1."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


# ---------------------------------------------------------------------- drawing
def draw_areas(
    axes: Axes, drawn: Drawn, areas: list[Path], view: View, style: str, unit: float, km_per_unit: float
) -> None:
    """Draw the areas with the colours and hatchings of their classes, and the borders above them.

    Parameters
    ----------
    areas
        Paths of ``view.areas``, as from ``Ground.areas``.
    km_per_unit
        Scale of the map: the smaller, the firmer are the borders.
    """
    fills = fill_colours(view)
    border = border_widths(km_per_unit)
    inner = _GMINA_BORDER if view.level == "gmina" else _POWIAT_BORDER
    _paths(
        axes,
        areas,
        facecolors=fills,
        edgecolors=[inner if shown else _OUTSIDE_BORDER for shown in view.areas["shown"]],
        linewidths=border[view.level] * unit,
        zorder=2,
        gid=AREAS[view.level],
    )
    for colour, (pattern, ink) in hatches(view, style).items():
        hatched = [path for path, fill in zip(areas, fills, strict=True) if fill == colour]
        if hatched:
            layer = _paths(
                axes,
                hatched,
                facecolors="none",
                edgecolors=ink,
                hatch=pattern,
                linewidths=0.12 * unit,
                zorder=2.5,
            )
            layer.set_hatch_linewidth(0.3 * unit)
    if view.level == "gmina":
        _paths(
            axes,
            drawn.powiaty,
            facecolors="none",
            edgecolors=_POWIAT_OVER_GMINY,
            linewidths=border["powiat"] * unit,
            zorder=2.8,
            gid=BORDERS,
        )
    _paths(
        axes,
        [drawn.around.voivodeships] if drawn.around else drawn.voivodeships,
        facecolors="none",
        edgecolors=_VOIVODESHIP_BORDER,
        linewidths=border["voivodeship"] * unit,
        zorder=3,
        gid=BORDERS,
    )


def draw_gminy(axes: Axes, gminy: list[Path], unit: float) -> None:
    """Draw the borders of gminy over areas of another level."""
    if gminy:
        _paths(
            axes,
            gminy,
            facecolors="none",
            edgecolors="#6d675b",
            linewidths=0.16 * unit,
            zorder=2.7,
            gid=BORDERS,
        )


def border_colour(view: View, level: str) -> str:
    """Return the colour of the borders of a level, as the map of a view draws them."""
    if level == "gmina":
        return _GMINA_BORDER
    if level == "voivodeship":
        return _VOIVODESHIP_BORDER
    return _POWIAT_OVER_GMINY if view.level == "gmina" else _POWIAT_BORDER


def border_widths(km_per_unit: float) -> dict[str, float]:
    """Return the width in units of the borders of each level: hairlines of a country, lines of a region."""
    near = float(np.interp(km_per_unit, (0.8, 3.8), (1.0, 0.0)))
    return {
        "gmina": 0.06 + 0.26 * near,
        "powiat": 0.16 + 0.44 * near,
        "voivodeship": 0.4 + 0.5 * near,
    }


def draw_inset(axes: Axes, drawn: Drawn, view: View, unit: float) -> None:
    """Draw Poland, highlighting the powiaty that have rows."""
    fills = (
        fill_colours(view)
        if view.trunks
        else [
            "#6f6657" if number > 0 and shown else "#ffffff"
            for shown, number in zip(view.powiaty["shown"], view.powiaty["class_"], strict=True)
        ]
    )
    _paths(axes, drawn.powiaty, facecolors=fills, edgecolors="#b9b3a6", linewidths=0.1 * unit, zorder=2)
    _paths(
        axes,
        drawn.voivodeships,
        facecolors="none",
        edgecolors=_POWIAT_OVER_GMINY,
        linewidths=0.25 * unit,
        zorder=3,
    )


def draw_lines(axes: Axes, ground: Ground, view: View, style: str, unit: float, faded: bool = False) -> None:
    """Draw partnerships, short ones on top and mirrored rows as one line, and partner places.

    ``faded`` lines step back behind selected ones.
    """
    rows = lines_in_order(view)
    parts = [
        (part, group)
        for lp, group in zip(rows["lp"], rows["group"], strict=True)
        for part in ground.lines[lp]
    ]
    lines = LineCollection(
        [part for part, _ in parts],
        colors=[view.palette[group] for _, group in parts],
        linestyles=[dash(group, len(view.palette), style) for _, group in parts],
        linewidths=line_width(len(view.rows)) * (0.26 if style == "light" else 0.34) * unit,
        alpha=line_opacity(len(view.rows)) * (_FADED if faded else 1.0),
        zorder=4,
        capstyle="butt",
    )
    lines.set_gid("partnerships")
    axes.add_collection(lines, autolim=False)
    if len(view.places):
        _draw_places(axes, ground, view, unit)


def lines_in_order(view: View) -> pd.DataFrame:
    """Return the rows drawn as lines, the long ones first, with their colour ``group``."""
    return view.rows.assign(group=view.line_groups)[drawn_once(view.rows)].sort_values(
        ["length_km", "lp"], ascending=[False, True]
    )


def _draw_places(axes: Axes, ground: Ground, view: View, unit: float) -> None:
    x, y = ground.points(crs_of(view), view.places["lon"].to_numpy(), view.places["lat"].to_numpy())
    uncertain = view.places["uncertain"].to_numpy(dtype=bool)
    axes.scatter(
        x,
        y,
        s=place_size_pt(view.places["n"].to_numpy(), unit) ** 2,
        c=np.where(uncertain, "white", INK).tolist(),
        edgecolors=np.where(uncertain, INK, "white").tolist(),
        linewidths=0.25 * unit,
        zorder=5,
        gid="places",
    )


def place_size_pt(rows: NDArray[np.int64], unit: float) -> NDArray[np.float64]:
    """Return the diameter in points of the dots of places with these numbers of rows."""
    return np.asarray((2.2 + 1.5 * np.sqrt(rows)) * 0.48 * unit, dtype=float)


def _paths(axes: Axes, paths: list[Any], **style: Any) -> PathCollection:
    layer = PathCollection(paths, **style)
    axes.add_collection(layer, autolim=False)
    return layer
