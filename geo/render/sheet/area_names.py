"""Name what the reader has chosen on a sheet, and the gminy of the list; number what has no room for a name.

A name stands inside its area, on one line or two; where it has no room, a number does, which the notes
explain. What can be neither named nor numbered is counted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from matplotlib.path import Path
from numpy.typing import NDArray

from geo.cartography.classification import ZERO
from geo.core.teryt import collation_key, is_city
from geo.data import areas as levels
from geo.render.sheet.label_placement import Box, Label, Room
from geo.render.sheet.layers import fill_colours, luminance
from geo.render.sheet.lettering import Lettering
from geo.render.sheet.map_frame import Window
from geo.render.sheet.page import INK
from geo.render.sheet.projected_paths import Ground, crs_of
from geo.render.sheet.typography import width_pt
from geo.views.view import View

MOST_GMINY, MOST_POWIATY = 95, 60
_MOST_NUMBERS = 16
_SIZES = (7.2, 6.5, 6.0)  # in units
_NUMBER, _CHOSEN = 6.0, 7.5
_SEAT = 1.6  # half of the room for the sign of a seat, in units
_ROUGHLY_M = 1e9
_ROOMY = 1.2  # least width of a powiat with its name inside, as a multiple of the name's
_OVERHANG = 1.5  # widest name, as a multiple of the width of its area
_DARK_BELOW = 0.35
_PALE = "#ffffff"


@dataclass(frozen=True)
class Area:
    """An area to be named: its code and name, a point inside it and its width on the page, its colour."""

    code: str
    name: str
    at: tuple[float, float]
    width: float
    fill: str


def name_areas(
    window: Window, ground: Ground, view: View, room: Room, numbered: bool
) -> tuple[list[Lettering], list[str]]:
    """Place the names of what is chosen, and of gminy; return them and the notes on those left out."""
    placed = _name_chosen(window, ground, view, room)
    found = _gminy(window, ground, view)
    more, notes = _place_all(view, window, room, found, _MOST_NUMBERS if numbered else 0)
    return [*placed, *more], notes


def number_areas(
    window: Window, view: View, room: Room, left_over: list[Area], numbered: bool
) -> tuple[list[Lettering], list[str]]:
    """Place numbers for powiaty without a name; return them and the notes on them."""
    return _numbers(view, window, room, left_over, _MOST_NUMBERS if numbered else 0)


# ------------------------------------------------------------------ which areas
def _gminy(window: Window, ground: Ground, view: View) -> list[Area]:
    if view.level != "gmina":
        return []
    listed = (view.areas["shown"] & (view.areas["class_"] > ZERO)).to_numpy()
    names = levels.areas(view.joined, "gmina")["name"].to_numpy()
    return _within(window, view, ground.gmina_anchors, ground.gmina_widths, names, listed, MOST_GMINY)


def region(window: Window, ground: Ground, view: View) -> list[Area]:
    """Return the powiaty each of which the sheet is to name: those shown, unless they are many."""
    if view.level != "powiat" or view.theme.draws_lines:
        return []
    chosen = {*view.choices.rows.powiaty, *view.choices.scene.pins, view.choices.scene.powiat}
    codes = view.powiaty["powiat_teryt"]
    wanted = (view.powiaty["shown"] & ~codes.isin(chosen)).to_numpy()
    names = np.array([view.powiat_names[code] for code in codes], dtype=object)
    drawn = ground.drawn(crs_of(view))
    return _within(window, view, drawn.anchors, drawn.widths, names, wanted, MOST_POWIATY, codes.to_numpy())


def _within(
    window: Window,
    view: View,
    anchors: NDArray[np.float64],
    widths: NDArray[np.float64],
    names: NDArray[np.object_],
    wanted: NDArray[np.bool_],
    most: int,
    codes: NDArray[np.object_] | None = None,
) -> list[Area]:
    """Return the wanted areas in the frame; none if they are more than a reader could read."""
    rows = np.flatnonzero(wanted & window.holds(anchors))
    if not 0 < len(rows) <= most:
        return []
    fills = fill_colours(view) if len(view.areas) == len(names) else [_PALE] * len(names)
    points = window.on_page(anchors[rows])
    return [
        Area(
            str(codes[row]) if codes is not None else "",
            str(names[row]),
            (float(x), float(y)),
            float(widths[row]) * window.points_per_metre,
            fills[row],
        )
        for row, (x, y) in zip(rows, points, strict=True)
    ]


# -------------------------------------------------------------------- placing
def _place_all(
    view: View, window: Window, room: Room, found: list[Area], most: int
) -> tuple[list[Lettering], list[str]]:
    """Place names of one size, narrow areas first, then numbers for the rest."""
    unit = window.page.unit
    found = sorted(found, key=lambda area: (area.width, collation_key(area.name)))
    placed, left_over = _best_size(found, room, unit)
    more, notes = _numbers(view, window, room, left_over, most)
    return [*placed, *more], notes


def _numbers(
    view: View, window: Window, room: Room, left_over: list[Area], most: int
) -> tuple[list[Lettering], list[str]]:
    unit, w = window.page.unit, view.words
    left_over = sorted(left_over, key=lambda area: collation_key(area.name))
    placed: list[Lettering] = []
    numbered: list[str] = []
    # a longer list would take the room of the map
    for area in left_over if len(left_over) <= most else []:
        text = str(len(numbered) + 1)
        spot = room.place(*area.at, [text], _NUMBER * unit, 0.0, True, reach=2)
        if spot:
            placed.append(_coloured(spot, area.fill))
            numbered.append(f"{text}\u00a0{area.name}")
    notes = [w("Numbers on the map: {names}.", names=", ".join(numbered))] if numbered else []
    missing = len(left_over) - len(numbered)
    if missing:
        notes.append(w("Areas without room for a name: {n}.", n=w.number(missing)))
    return placed, notes


def _best_size(found: list[Area], room: Room, unit: float) -> tuple[list[Lettering], list[Area]]:
    """Return the names and the areas without one, in the largest size that names most of them."""
    before, best = list(room.taken), None
    for size in (step * unit for step in _SIZES):
        room.taken = list(before)
        labels = [(area, _place(area, room, size)) for area in found]
        names = [_coloured(label, area.fill) for area, label in labels if label]
        if best is None or len(names) > len(best[0]):
            best = names, [area for area, label in labels if not label], room.taken
    assert best is not None
    room.taken = best[2]
    return best[0], best[1]


def _place(area: Area, room: Room, size: float) -> Label | None:
    x, y = area.at
    for lines in sorted([(area.name,), *_broken(area.name)], key=len, reverse=_is_long(area, size)):
        if max(width_pt(line, size) for line in lines) > area.width * _OVERHANG:
            continue
        for shift in (0.0, 0.55, -0.55, 1.1, -1.1):
            label = room.place(x, y + shift * size, lines, size, 0.0, reach=0)
            if label:
                return label
    return None


def _is_long(area: Area, size: float) -> bool:
    """Whether a name stands out of its area on one line."""
    return width_pt(area.name, size) > area.width


def _broken(name: str) -> list[tuple[str, ...]]:
    """Return the name on two lines, broken at the blank or hyphen nearest to its middle, if it has one."""
    cuts = [found.end() for found in re.finditer(r"[ -]", name)]
    if not cuts:
        return []
    cut = min(cuts, key=lambda at: abs(at - len(name) / 2))
    return [(name[:cut].strip(), name[cut:].strip())]


def _coloured(label: Label, fill: str) -> Lettering:
    dark = luminance(fill) < _DARK_BELOW
    return Lettering(label, _PALE if dark else INK, fill if dark else _PALE)


def _name_chosen(window: Window, ground: Ground, view: View, room: Room) -> list[Lettering]:
    """Name the powiaty of the filter, the pinned and the selected ones in bold, with a leader if need be."""
    unit, scene = window.page.unit, view.choices.scene
    on_lines = view.theme.draws_lines
    anchors = ground.seats if on_lines else ground.drawn(crs_of(view)).anchors
    paths = ground.drawn(crs_of(view), _ROUGHLY_M).powiaty
    codes = dict.fromkeys(filter(None, (scene.powiat, *scene.pins, *view.choices.rows.powiaty)))
    placed = []
    if not on_lines:
        room.signs = _seats(window, ground, view, [code for code in codes if not is_city(code)])
    for code in [code for code in codes if code in ground.codes][:MOST_POWIATY]:
        at = anchors[ground.codes[code]]
        if not window.holds(at)[0]:
            continue
        x, y = map(float, window.on_page(at))
        text, size = view.powiat_names[code], _CHOSEN * unit
        # lines start at the seat: keep it visible, and so the outline of a powiat smaller than its name
        gap = 2.5 * unit if on_lines else _beside(window, paths[ground.codes[code]], text, size)
        label = room.place(x, y, [text], size, gap, bold=True, dots=True)
        if label:
            is_inside = not on_lines and paths[ground.codes[code]].contains_point(window.at(label.middle))
            placed.append(Lettering(label, INK, _PALE, None if is_inside else (x, y)))
    return placed


def _seats(window: Window, ground: Ground, view: View, codes: list[str]) -> list[Box]:
    """Return boxes around the seats of powiaty."""
    own = view.joined.powiaty[view.joined.powiaty["powiat_teryt"].isin(codes)]
    points = np.column_stack(ground.points(window.crs, own["lon"].to_numpy(), own["lat"].to_numpy()))
    half = _SEAT * window.page.unit
    return [(x - half, y - half, x + half, y + half) for x, y in window.on_page(points).tolist()]


def _beside(window: Window, path: Path, text: str, size: float) -> float:
    """Return how far from the middle of a powiat its name has to stand; 0 if it has room inside."""
    corners = np.asarray(path.vertices) * window.points_per_metre
    (left, bottom), (right, top) = corners.min(axis=0), corners.max(axis=0)
    if right - left > width_pt(text, size, bold=True) * _ROOMY:
        return 0.0
    return float(max(right - left, top - bottom) / 2 + window.page.unit)
