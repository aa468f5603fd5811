"""Label powiaty, countries and partner places, and draw arrows to places beyond the edge of the map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import shapely
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from numpy.typing import NDArray

from geo.core.i18n import Translator
from geo.core.records import records
from geo.render.sheet.label_placement import Box, Label, Room
from geo.render.sheet.layers import place_size_pt
from geo.render.sheet.map_elements import draw_arrow
from geo.render.sheet.map_frame import Window
from geo.render.sheet.page import GREY, INK, Page
from geo.render.sheet.page_setup import PageSetup
from geo.render.sheet.projected_paths import EUROPE_CRS, Ground, crs_of
from geo.render.sheet.trunks import label_trunks
from geo.views.view import View

_MOST_PLACES, _MOST_POWIATY = 30, 45  # more names would hide the map
_MOST_ARROW_NAMES = 14


@dataclass(frozen=True)
class Exit:
    """Where a line leaves the map frame: point of the page, direction and row."""

    tip: tuple[float, float]
    direction: tuple[float, float]
    lp: int


def name_map(window: Window, ground: Ground, view: View, setup: PageSetup, room: Room) -> list[str]:
    """Write all names that fit, and return the places beyond the edge without a labelled arrow."""
    unnamed: list[str] = []
    room.dots = [box for box in _dots(window, ground, view.places) if box]
    _name_powiaty(window, ground, view, room, view.choices.rows.powiaty, bold=True)
    if view.trunks and view.is_empty:
        labels, unnamed = label_trunks(window, ground, view, room)
        for label in labels:
            _write(window.page, label, INK)
    elif view.theme.draws_lines:
        unnamed = _point_beyond(window, ground, view, room)
        _name_countries(window, ground, view, room)
        if len(view.places) <= _MOST_PLACES:
            _name_places(window, ground, view, room)
    elif setup.extent == "selection" and not view.choices.rows.powiaty:
        shown = view.powiaty.loc[view.powiaty["shown"], "powiat_teryt"].tolist()
        if len(shown) <= _MOST_POWIATY:
            _name_powiaty(window, ground, view, room, shown, bold=False)
    return unnamed


# ------------------------------------------------------------------ on the map
def _name_powiaty(
    window: Window, ground: Ground, view: View, room: Room, codes: tuple[str, ...] | list[str], bold: bool
) -> None:
    unit = window.page.unit
    source = ground.seats if view.theme.draws_lines else ground.drawn(crs_of(view)).anchors
    for code in [code for code in codes if code in ground.codes][:_MOST_POWIATY]:
        at = source[ground.codes[code]]
        if window.holds(at)[0]:
            x, y = window.on_page(at)
            size = (12 if bold else 10) * unit
            gap = 5 * unit if view.theme.draws_lines else 0.0  # lines start at the seat: keep it visible
            label = room.place(
                x, y, [view.powiat_names[code]], size, gap, bold, reach=3 if bold else 0, dots=True
            )
            _lead(window.page, (x, y), label)
            _write(window.page, label, INK)


def _name_countries(window: Window, ground: Ground, view: View, room: Room) -> None:
    shown = shapely.box(*window.bounds)
    shapes = ground.shapes[EUROPE_CRS]
    for iso in view.choices.rows.countries:
        outlines = shapely.make_valid(shapes.loc[shapes["iso"] == iso, "geometry"].to_numpy())
        visible = shapely.get_parts(shapely.intersection(outlines, shown))
        parts = [part for part in visible if part.area > 0]
        if parts:
            inside = max(parts, key=lambda part: part.area).representative_point()
            x, y = window.on_page(np.array([inside.x, inside.y]))
            _write(
                window.page,
                room.place(x, y, [view.words.country(iso)], 14 * window.page.unit, 0.0, bold=True),
                GREY,
            )


def _name_places(window: Window, ground: Ground, view: View, room: Room) -> None:
    places = view.places.sort_values(["n", "name"], ascending=[False, True])
    for box, name in zip(_dots(window, ground, places), places["name"], strict=True):
        if box:
            x, y, half = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2, (box[2] - box[0]) / 2
            _write(
                window.page,
                room.place(x, y, [name], 10.5 * window.page.unit, half + 1.5 * window.page.unit, dots=True),
                INK,
            )


def _dots(window: Window, ground: Ground, places: pd.DataFrame) -> list[Box | None]:
    """Return the box of the dot of each place; None if the place is not in the frame."""
    if places.empty:
        return []
    at = np.column_stack(ground.points(EUROPE_CRS, places["lon"].to_numpy(), places["lat"].to_numpy()))
    halves = place_size_pt(places["n"].to_numpy(), window.page.unit) / 2
    boxes = zip(window.on_page(at), halves, window.holds(at), strict=True)
    return [(x - half, y - half, x + half, y + half) if seen else None for (x, y), half, seen in boxes]


def _lead(page: Page, point: tuple[float, float], label: Label | None) -> None:
    """Draw a leader line from a point to its label, unless the label covers the point."""
    if label is None:
        return
    left, bottom, right, top = label.box
    end = (min(max(point[0], left), right), min(max(point[1], bottom), top))
    if end != point:
        page.add(
            Line2D([point[0], end[0]], [point[1], end[1]], color=INK, linewidth=0.7 * page.unit, zorder=8.4)
        )


def _write(page: Page, label: Label | None, colour: str) -> None:
    if label is None:
        return
    left, bottom, right, top = label.box
    page.add(
        Rectangle(
            (left, bottom), right - left, top - bottom, facecolor="white", alpha=0.8, linewidth=0, zorder=8.5
        )
    )
    height = (top - bottom) / len(label.lines)
    for number, line in enumerate(label.lines):
        baseline = top - number * height - height * 0.5 - label.size_pt * 0.36
        page.line((left + right) / 2, baseline, line, label.size_pt, label.bold, colour, ha="center")


# -------------------------------------------------------------- beyond the edge
def exits(window: Window, ground: Ground, rows: pd.DataFrame) -> list[Exit]:
    """Return the points where lines that start inside the map frame leave it, in the order of the rows."""
    found = []
    for lp in rows["lp"]:
        line = np.vstack(ground.lines[lp])
        inside = window.holds(line)
        if not inside[0] or inside[-1]:
            continue
        last = int(np.argmin(inside)) - 1  # the vertex before the first one outside
        tip = _on_edge(window, line[last], line[last + 1])
        ahead = line[last + 1] - line[last]
        x, y = window.on_page(tip)
        found.append(Exit((float(x), float(y)), (float(ahead[0]), float(ahead[1])), int(lp)))
    return found


def _on_edge(
    window: Window, inside: NDArray[np.float64], outside: NDArray[np.float64]
) -> NDArray[np.float64]:
    left, bottom, right, top = window.bounds
    shares = [1.0]
    for axis, (low, high) in enumerate(((left, right), (bottom, top))):
        step = outside[axis] - inside[axis]
        limit = high if step > 0 else low
        shares += [(limit - inside[axis]) / step] if step else []
    return np.asarray(inside + min(share for share in shares if share >= 0) * (outside - inside))


def _point_beyond(window: Window, ground: Ground, view: View, room: Room) -> list[str]:
    """Draw labelled arrows where lines leave the map frame; return the places without a label."""
    rows = view.rows.assign(group=view.line_groups).sort_values(["length_km", "lp"])
    to = np.column_stack(ground.points(EUROPE_CRS, rows["lon_to"].to_numpy(), rows["lat_to"].to_numpy()))
    beyond = rows[~window.holds(to)] if len(rows) else rows
    leaving = {found.lp: found for found in exits(window, ground, beyond)}
    for row in records(beyond):
        if row.lp in leaving:
            draw_arrow(window.page, leaving[row.lp].tip, leaving[row.lp].direction, view.palette[row.group])
    unnamed: list[str] = []
    unit = window.page.unit
    half = 7 * unit
    room.dots += [(x - half, y - half, x + half, y + half) for x, y in (out.tip for out in leaving.values())]
    for number, row in enumerate(records(beyond.drop_duplicates("place_id"))):
        lines = far_name(view.words, row)
        out = leaving.get(row.lp) if number < _MOST_ARROW_NAMES else None
        label = room.place(*out.tip, lines, 10.5 * unit, 9 * unit, dots=True) if out else None
        _write(window.page, label, INK)
        if label is None:
            unnamed.append(f"{lines[0]} ({lines[1]})")
    return unnamed


def far_name(w: Translator, row: Any) -> tuple[str, str]:
    """Return the two lines of the label of a distant place: its name; country and distance."""
    return row.partner_name, f"{w.country(row.country)}, {w.number(row.length_km)}\u00a0km"
