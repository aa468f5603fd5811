"""Draw the legend, the notes, and the inset map of Poland on a European sheet."""

from __future__ import annotations

from matplotlib.lines import Line2D

from geo.render.sheet import layers
from geo.render.sheet.bivariate_legend import square_height, write_square
from geo.render.sheet.label_placement import Box
from geo.render.sheet.map_frame import Window
from geo.render.sheet.page import GREY, LEADING, Page
from geo.render.sheet.projected_paths import POLAND_CRS, Ground
from geo.render.sheet.swatch import draw_swatch
from geo.render.sheet.typography import wrapped
from geo.views.view import LegendEntry, View

NOTE = 12.0  # sizes in units
_HEADING, _ENTRY = 17.0, 15.0
_SWATCH, _SWATCH_HIGH, _INDENT = 30.0, 15.0, 40.0
_FAR_NAMED = 8
_LEAST_INSET = 120.0


def notes(view: View, unnamed: list[str]) -> list[str]:
    """Return the notes on the sheet, each a sentence.

    ``unnamed`` are the places beyond the edge of the map without a labelled arrow.
    """
    w = view.words
    texts = [view.wording.count_note, *view.wording.notes]
    if unnamed:
        named = "; ".join(unnamed[:_FAR_NAMED])
        more = len(unnamed) - _FAR_NAMED
        texts.append(
            w(
                "Beyond the edge: {places}.",
                places=named if more <= 0 else w("{names} and {n} more", names=named, n=w.number(more)),
            )
        )
    if view.counts["uncertain"]:
        texts.append(w("Rows marked uncertain: {n}.", n=w.number(view.counts["uncertain"])))
    return texts


def legend_lines(page: Page, view: View, room: float) -> list[tuple[LegendEntry, list[str]]]:
    """Return the entries outside the bivariate square, with their text wrapped to ``room`` points."""
    size = _ENTRY * page.unit
    return [
        (
            entry,
            wrapped(
                f"{entry.label}\u00a0 ({view.words.number(entry.count)})", size, room - _INDENT * page.unit
            ),
        )
        for entry in view.legend
        if entry.symbol != "cell"
    ]


def legend_height(page: Page, view: View, room: float) -> float:
    """Return the height of the legend in points; 0 if there is none."""
    if not view.legend:
        return 0.0
    heading = (
        len(wrapped(view.wording.legend_title, _HEADING * page.unit, room, bold=True)) * _HEADING * LEADING
        + 4
    )
    listed = sum(len(lines) * _ENTRY * LEADING + 4 for _, lines in legend_lines(page, view, room))
    if _areas_after(view):
        listed += len(_areas_title(page, view, room)) * _HEADING * LEADING + 10
    return (heading + listed) * page.unit + square_height(page, view, room)


def write_legend(page: Page, view: View, style: str, left: float, top: float, room: float) -> float:
    """Draw the legend below ``top`` and return its lower edge."""
    if not view.legend:
        return top
    unit = page.unit
    top = (
        page.text(
            left,
            top,
            wrapped(view.wording.legend_title, _HEADING * unit, room, bold=True),
            _HEADING,
            bold=True,
        )
        - 4 * unit
    )
    top = write_square(page, view, style, left, top, room)
    first_area = _areas_after(view)
    for number, (entry, lines) in enumerate(legend_lines(page, view, room)):
        if number and number == first_area:
            title = _areas_title(page, view, room)
            top = page.text(left, top - 6 * unit, title, _HEADING, bold=True) - 4 * unit
        _swatch(page, view, entry, style, left, top - _ENTRY * unit * LEADING / 2)
        top = page.text(left + _INDENT * unit, top, lines, _ENTRY) - 4 * unit
    return top


def _areas_after(view: View) -> int:
    """Return how many entries of lines stand before those of areas under a heading of their own; 0: none."""
    if not view.wording.areas_title:
        return 0
    lines = sum(entry.symbol == "line" for entry in view.legend)
    return lines if lines < len(view.legend) else 0


def _areas_title(page: Page, view: View, room: float) -> list[str]:
    return wrapped(view.wording.areas_title, _HEADING * page.unit, room, bold=True)


def _swatch(page: Page, view: View, entry: LegendEntry, style: str, left: float, middle: float) -> None:
    unit = page.unit
    if entry.symbol == "line":
        pattern = layers.dash(view.palette.index(entry.colour), len(view.palette), style)
        width = (3.0 if style == "light" else 2.0) * unit
        line = Line2D(
            [left, left + _SWATCH * unit],
            [middle, middle],
            color=entry.colour,
            linestyle=pattern,
            linewidth=width,
            zorder=9,
        )
        page.add(line)
        return
    high = _SWATCH_HIGH * unit
    hatch = layers.hatches(view, style).get(entry.colour)
    draw_swatch(page, (left, middle - high / 2), _SWATCH * unit, high, entry.colour, hatch)


def note_lines(page: Page, notes: list[str], room: float, lines: int = 40) -> list[str]:
    """Return the notes wrapped to ``room`` points, at most ``lines`` lines."""
    return [line for note in notes for line in wrapped(note, NOTE * page.unit, room)][:lines]


def draw_inset(page: Page, ground: Ground, view: View, box: Box) -> float:
    """Draw the inset map of Poland and its caption at the top of ``box``; return the lower edge.

    Without room, or without rows, draw nothing and return the top.
    """
    left, bottom, right, top = box
    caption = note_lines(
        page,
        [view.words("Powiaty with partnerships shown: {n}.", n=view.words.number(view.counts["powiaty"]))],
        right - left,
    )
    under = (len(caption) * NOTE * LEADING + 8) * page.unit
    side = min(right - left, top - bottom - under)
    if view.is_empty or side < _LEAST_INSET * page.unit:
        return top
    drawn = ground.drawn(POLAND_CRS, 1e9)
    window = Window(page, (left, top - side, left + side, top), ground.poland, POLAND_CRS, "white")
    for spine in window.axes.spines.values():
        spine.set_visible(False)
    layers.draw_inset(window.axes, drawn, view, page.unit)
    return page.text(left, top - side - 4 * page.unit, caption, NOTE, colour=GREY)
