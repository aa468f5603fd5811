"""Label powiaty, countries and partner places, and draw arrows to places beyond the edge of the map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from geo.core.i18n import Translator
from geo.core.records import records
from geo.render.sheet import area_names
from geo.render.sheet.context_names import ContextNames, place_context
from geo.render.sheet.emphasis import marked_boxes
from geo.render.sheet.label_placement import Box, Room
from geo.render.sheet.layers import place_size_pt
from geo.render.sheet.lettering import Lettering, letter
from geo.render.sheet.map_elements import draw_arrow
from geo.render.sheet.map_frame import Window
from geo.render.sheet.name_outlines import draw_lettered
from geo.render.sheet.page import GREY, INK, Page
from geo.render.sheet.projected_paths import EUROPE_CRS, Ground
from geo.render.sheet.trunks import Labels, label_trunks
from geo.views.view import View

_MOST_PLACES, _MOST_POWIATY = 30, 25  # more names would hide the map
_MOST_ARROW_NAMES = 14
_FAR_NAMED = 8
_COUNTRY, _PLACE, _POWIAT = 9.0, 7.5, 7.0  # sizes in units


@dataclass(frozen=True)
class Exit:
    """Where a line leaves the map frame: point of the page, direction and row."""

    tip: tuple[float, float]
    direction: tuple[float, float]
    lp: int


@dataclass(frozen=True)
class Names:
    """The letters and arrows on a map, placed but not drawn, and the notes that they need."""

    letters: list[Lettering]
    arrows: list[tuple[Exit, str]]
    notes: list[str]
    context: ContextNames | None = None


def name_map(window: Window, ground: Ground, view: View, room: Room, numbered: bool) -> Names:
    """Place all names that fit on the map, those of the data first, and arrows to places beyond its edge.

    ``numbered``: whether areas without room for their name get a number.
    """
    own = _name_data(window, ground, view, room, numbered)
    region = area_names.region(window, ground, view)
    marked = marked_boxes(window, ground, ground.drawn(window.crs), view)
    codes = frozenset(area.code for area in region)
    context = place_context(window, ground, view, room, marked, codes)
    room.taken += context.boxes
    nameless = [
        area for area in region if area.code not in context.powiaty and area.name not in context.towns
    ]
    numbers, notes = area_names.number_areas(window, view, room, nameless, numbered)
    return Names([*own.letters, *numbers], own.arrows, [*notes, *own.notes], context)


def _name_data(window: Window, ground: Ground, view: View, room: Room, numbered: bool) -> Names:
    room.dots = [box for box in _dots(window, ground, view.places) if box]
    letters, notes = area_names.name_areas(window, ground, view, room, numbered)
    if not view.theme.draws_lines:
        return Names(letters, [], notes)
    if view.trunks and view.is_empty:
        labels = label_trunks(window, ground, view, room)
        letters += [Lettering(label) for label in labels.placed]
        return Names(
            letters, [], _beyond_notes(view.words, labels.beyond) + _crowded_notes(view.words, labels)
        )
    beyond = _point_beyond(window, ground, view, room)
    letters += beyond.letters + _name_countries(window, ground, view, room)
    if len(view.places) <= _MOST_PLACES:
        letters += _name_places(window, ground, view, room)
        letters += _name_partnered(window, ground, view, room)
    return Names(letters, beyond.arrows, beyond.notes)


def draw_names(page: Page, names: Names) -> None:
    """Draw what ``name_map`` placed."""
    if names.context:
        draw_lettered(page, names.context.lettered)
    for out, colour in names.arrows:
        draw_arrow(page, out.tip, out.direction, colour)
    for lettering in names.letters:
        letter(page, lettering)


# ------------------------------------------------------------------ on the map
def _name_partnered(window: Window, ground: Ground, view: View, room: Room) -> list[Lettering]:
    """Name the powiaty whose lines are drawn, at their seats, unless they are many."""
    codes = [code for code in view.rows["powiat_teryt"].unique() if code not in view.choices.rows.powiaty]
    if len(codes) > _MOST_POWIATY:
        return []
    found = []
    for code in codes:
        at = ground.seats[ground.codes[code]]
        x, y = map(float, window.on_page(at))
        size, gap = _POWIAT * window.page.unit, 2.0 * window.page.unit
        label = room.place(x, y, [view.powiat_names[code]], size, gap, reach=2, dots=True)
        if label:
            found.append(Lettering(label, GREY, "#ffffff", (x, y)))
    return found


def _name_countries(window: Window, ground: Ground, view: View, room: Room) -> list[Lettering]:
    found = []
    shown = shapely.box(*window.bounds)
    shapes = ground.shapes[EUROPE_CRS]
    for iso in view.choices.rows.on_page(view.theme.name).countries:
        outlines = shapely.make_valid(shapes.loc[shapes["iso"] == iso, "geometry"].to_numpy())
        visible = shapely.get_parts(shapely.intersection(outlines, shown))
        parts = [part for part in visible if part.area > 0]
        if parts:
            inside = max(parts, key=lambda part: part.area).representative_point()
            x, y = window.on_page(np.array([inside.x, inside.y]))
            size = _COUNTRY * window.page.unit
            label = room.place(x, y, [view.words.country(iso)], size, 0.0, bold=True)
            found += [Lettering(label, GREY, "#ffffff")] if label else []
    return found


def _name_places(window: Window, ground: Ground, view: View, room: Room) -> list[Lettering]:
    found = []
    places = view.places.sort_values(["n", "name"], ascending=[False, True])
    for box, name in zip(_dots(window, ground, places), places["name"], strict=True):
        if box:
            x, y, half = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2, (box[2] - box[0]) / 2
            gap = half + 0.6 * window.page.unit
            label = room.place(x, y, [name], _PLACE * window.page.unit, gap, dots=True)
            found += [Lettering(label, INK, "#ffffff")] if label else []
    return found


def _dots(window: Window, ground: Ground, places: pd.DataFrame) -> list[Box | None]:
    """Return the box of the dot of each place; None if the place is not in the frame."""
    if places.empty:
        return []
    at = np.column_stack(ground.points(EUROPE_CRS, places["lon"].to_numpy(), places["lat"].to_numpy()))
    halves = place_size_pt(places["n"].to_numpy(), window.page.unit) / 2
    boxes = zip(window.on_page(at), halves, window.holds(at), strict=True)
    return [(x - half, y - half, x + half, y + half) if seen else None for (x, y), half, seen in boxes]


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


def _point_beyond(window: Window, ground: Ground, view: View, room: Room) -> Names:
    """Place labelled arrows where lines leave the map frame; a note names the places without a label."""
    rows = view.rows.assign(group=view.line_groups).sort_values(["length_km", "lp"])
    to = np.column_stack(ground.points(EUROPE_CRS, rows["lon_to"].to_numpy(), rows["lat_to"].to_numpy()))
    beyond = rows[~window.holds(to)] if len(rows) else rows
    leaving = {found.lp: found for found in exits(window, ground, beyond)}
    arrows = [(leaving[row.lp], view.palette[row.group]) for row in records(beyond) if row.lp in leaving]
    letters, unnamed = [], []
    unit = window.page.unit
    half = 2.3 * unit
    room.dots += [(x - half, y - half, x + half, y + half) for x, y in (out.tip for out in leaving.values())]
    for number, row in enumerate(records(beyond.drop_duplicates("place_id"))):
        lines = far_name(view.words, row)
        out = leaving.get(row.lp) if number < _MOST_ARROW_NAMES else None
        label = room.place(*out.tip, lines, _PLACE * unit, 3.5 * unit, dots=True) if out else None
        letters += [Lettering(label)] if label else []
        unnamed += [] if label else [f"{lines[0]} ({lines[1]})"]
    return Names(letters, arrows, _beyond_notes(view.words, unnamed))


def _crowded_notes(w: Translator, labels: Labels) -> list[str]:
    if not labels.crowded:
        return []
    return [w("Without a label on the map: {places}.", places="; ".join(labels.crowded))]


def _beyond_notes(w: Translator, unnamed: list[str]) -> list[str]:
    if not unnamed:
        return []
    named, more = "; ".join(unnamed[:_FAR_NAMED]), len(unnamed) - _FAR_NAMED
    if more > 0:
        named = w("{names} and {n} more", names=named, n=w.number(more))
    return [w("Beyond the edge: {places}.", places=named)]


def far_name(w: Translator, row: Any) -> tuple[str, str]:
    """Return the two lines of the label of a distant place: its name; country and distance."""
    return row.partner_name, f"{w.country(row.country)}, {w.number(row.length_km)}\u00a0km"
