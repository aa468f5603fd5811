"""What the reader has selected and pinned, drawn on sheets as on the screen, and named in the legend."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from matplotlib.collections import LineCollection, PathCollection
from matplotlib.path import Path

from geo.cartography.line_style import line_opacity, line_width
from geo.core.teryt import VOIVODESHIPS
from geo.render.sheet.label_placement import Box
from geo.render.sheet.layers import Dash
from geo.render.sheet.map_frame import Window
from geo.render.sheet.projected_paths import EUROPE_CRS, Drawn, Ground
from geo.views.partnerships.emphasis import emphasised
from geo.views.selected import describe_selection
from geo.views.view import View


@dataclass(frozen=True)
class Emphasis:
    """A line style: symbol in the legend, colour, width in units, dash pattern."""

    symbol: str
    colour: str
    width: float
    dash: Dash


SELECTED = Emphasis("selected", "#f0149b", 1.5, "solid")
PINNED = Emphasis("pinned", "#d55e00", 1.6, (0.0, (3.0, 1.2)))
"""As on the screen; broken, so that it is told from the selected one without colour."""

_OUTLINED = ("powiat", "voivodeship", "place")
"""What is outlined when selected; of a country, a year or a row the lines stand out in their own colours."""

_STRESSED = 0.4  # width in units of a selected line, for each pixel that it has on the screen
_KEPT_CLEAR = 1.5  # half the width in units of the strip along an outline that has no names
_CASING = 1.2  # width in units of the white rim around an outline


def emphasis_rows(view: View) -> list[tuple[str, str]]:
    """Return the rows of the legend, as (symbol, text), for what is selected and pinned."""
    w, scene = view.words, view.choices.scene
    chosen = describe_selection(view)
    is_marked = chosen and not chosen.hidden and scene.selected and scene.selected.kind in _OUTLINED
    rows = [(SELECTED.symbol, w("selected: {name}", name=chosen.title))] if chosen and is_marked else []
    if scene.pins:
        names = ", ".join(view.powiat_names[code] for code in scene.pins)
        rows.append((PINNED.symbol, w("pinned: {names}", names=names)))
    return rows


def draw_emphasis(window: Window, ground: Ground, drawn: Drawn, view: View) -> None:
    """Outline the selected powiat or voivodeship and the pinned powiaty, and stress selected lines."""
    scene = view.choices.scene
    pinned = [drawn.powiaty[ground.codes[code]] for code in scene.pins if code in ground.codes]
    _outline(window, pinned, PINNED)
    selected, described = scene.selected, describe_selection(view)
    if selected is None or described is None or described.hidden:
        return
    if selected.kind == "powiat" and selected.key in ground.codes:
        _outline(window, [drawn.powiaty[ground.codes[selected.key]]], SELECTED)
    if selected.kind == "voivodeship":
        _outline(window, [drawn.voivodeships[sorted(VOIVODESHIPS).index(selected.key)]], SELECTED)
    if view.theme.draws_lines:
        _stress(window, ground, view, selected.kind == "place")


def marked_boxes(window: Window, ground: Ground, drawn: Drawn, view: View) -> list[Box]:
    """Return boxes along the outlines of what is selected and pinned, in points of the page."""
    scene = view.choices.scene
    codes = [*scene.pins, *([scene.selected.key] if scene.selected else [])]
    paths = [drawn.powiaty[ground.codes[code]] for code in codes if code in ground.codes]
    if scene.selected and scene.selected.kind == "voivodeship":
        paths.append(drawn.voivodeships[sorted(VOIVODESHIPS).index(scene.selected.key)])
    half = _KEPT_CLEAR * window.page.unit
    boxes = []
    for path in paths:
        points = window.on_page(np.asarray(path.vertices)[window.holds(np.asarray(path.vertices))])
        cells = np.unique(np.round(points / (2 * half)), axis=0) * 2 * half
        boxes += [(x - half, y - half, x + half, y + half) for x, y in cells.tolist()]
    return boxes


def _outline(window: Window, paths: list[Path], mark: Emphasis) -> None:
    unit = window.page.unit
    for colour, width, dash in (
        ("#ffffff", mark.width + _CASING, "solid"),
        (mark.colour, mark.width, mark.dash),
    ):
        layer = PathCollection(
            paths,
            facecolors="none",
            edgecolors=colour,
            linewidths=width * unit,
            linestyles=[dash],
            zorder=3.4,
            joinstyle="round",
        )
        layer.set_gid(mark.symbol)
        window.axes.add_collection(layer, autolim=False)


def _stress(window: Window, ground: Ground, view: View, is_place: bool) -> None:
    chosen = emphasised(view)
    if chosen.empty:
        return
    unit = window.page.unit
    groups = dict(zip(view.rows["lp"], view.line_groups, strict=True))
    lines = LineCollection(
        [part for lp in chosen["lp"] for part in ground.lines[lp]],
        colors=[view.palette[groups[lp]] for lp in chosen["lp"] for _ in ground.lines[lp]],
        linewidths=_STRESSED * line_width(len(chosen)) * unit,
        alpha=line_opacity(len(chosen)),
        zorder=4.5,
    )
    lines.set_gid(SELECTED.symbol)
    window.axes.add_collection(lines, autolim=False)
    if is_place:
        end = chosen.iloc[:1]
        x, y = ground.points(EUROPE_CRS, end["lon_to"].to_numpy(), end["lat_to"].to_numpy())
        window.axes.scatter(
            x,
            y,
            s=(7 * unit) ** 2,
            facecolors="none",
            edgecolors=SELECTED.colour,
            linewidths=1.2 * unit,
            zorder=5.5,
        )
