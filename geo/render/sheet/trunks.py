"""Draw the trunks of a map of partnerships: one line per country, with its name and count."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from matplotlib.lines import Line2D
from numpy.typing import NDArray

from geo.core.geodesy import great_circle
from geo.render.sheet.label_placement import Label, Room
from geo.render.sheet.layers import Dash, dash
from geo.render.sheet.map_frame import Window
from geo.render.sheet.projected_paths import EUROPE_CRS, Ground
from geo.views.view import Trunk, View

_WIDTH, _WIDTH_PER_ROOT = 0.33, 0.21  # in units; the second for each root of the count
_HEAD, _HEAD_PER_ROOT = 2.5, 0.45
_CASING = 0.7  # width in units of the pale edge that keeps lines apart
_LABEL = 7.5
_OPACITY, _STEPPED_BACK = 1.0, 0.18
_ZORDER = 4.2


def draw_trunks(window: Window, ground: Ground, view: View, style: str, stepped_back: bool) -> None:
    """Draw the trunks, the largest on top; those ``stepped_back`` are pale, behind the selected lines."""
    selected = view.choices.scene.selected
    for number, trunk in enumerate(reversed(view.trunks)):
        if stepped_back and selected and (selected.kind, selected.key) == ("country", trunk.country):
            continue
        pattern = dash(trunk.group, len(view.palette), style)
        colour = view.palette[trunk.group]
        _draw(window, ground, trunk, colour, pattern, stepped_back, _ZORDER + number / 100)


def _draw(
    window: Window,
    ground: Ground,
    trunk: Trunk,
    colour: str,
    pattern: Dash,
    stepped_back: bool,
    zorder: float,
) -> None:
    unit, opacity = window.page.unit, _STEPPED_BACK if stepped_back else _OPACITY
    line = path_of(ground, trunk)
    width = (_WIDTH + _WIDTH_PER_ROOT * math.sqrt(trunk.count)) * unit
    for ink, wide, dashes in (("white", width + _CASING * unit, "solid"), (colour, width, pattern)):
        window.axes.add_line(
            Line2D(
                line[:, 0],
                line[:, 1],
                color=ink,
                linewidth=wide,
                linestyle=dashes,
                alpha=opacity,
                zorder=zorder,
                gid="trunk",
                dash_capstyle="butt",
            )
        )
    window.axes.scatter(
        [line[-1, 0]],
        [line[-1, 1]],
        s=_head_pt(trunk, unit) ** 2,
        c=[colour],
        edgecolors="white",
        linewidths=0.3 * unit,
        alpha=opacity,
        zorder=zorder,
    )


def _head_pt(trunk: Trunk, unit: float) -> float:
    return (_HEAD + _HEAD_PER_ROOT * math.sqrt(trunk.count)) * unit


def path_of(ground: Ground, trunk: Trunk) -> NDArray[np.float64]:
    """Return the great circle of a trunk in the CRS of European sheets."""
    parts = great_circle(*trunk.start, *trunk.end)
    points = np.vstack(parts)
    return np.column_stack(ground.points(EUROPE_CRS, points[:, 0], points[:, 1]))


@dataclass(frozen=True)
class Labels:
    """The labels of trunks, and the texts of those that end beyond the edge or have no room for one."""

    placed: list[Label]
    beyond: list[str]
    crowded: list[str]


def label_trunks(window: Window, ground: Ground, view: View, room: Room) -> Labels:
    """Place name and count beside the end of each trunk, the largest first; only the count in little room."""
    unit = window.page.unit
    labels = Labels([], [], [])
    ends = [(trunk, path_of(ground, trunk)[-1]) for trunk in view.trunks]
    seen = [(trunk, window.on_page(end)) for trunk, end in ends if window.holds(end)[0]]
    for trunk, (x, y) in seen:
        half = _head_pt(trunk, unit) / 2
        room.dots.append((x - half, y - half, x + half, y + half))
    for trunk, end in ends:
        count = view.words.number(trunk.count)
        text = f"{view.words.country(trunk.country)}\u00a0{count}"
        if not window.holds(end)[0]:
            labels.beyond.append(text)
            continue
        x, y = (float(part) for part in window.on_page(end))
        gap = _head_pt(trunk, unit) / 2 + unit
        for said in (text, count):
            label = room.place(x, y, [said], _LABEL * unit, gap, bold=True, dots=True)
            if label:
                labels.placed.append(label)
                break
        else:
            labels.crowded.append(text)
    return labels
