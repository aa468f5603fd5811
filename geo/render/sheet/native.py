"""Record a drawn page as plain shapes and texts, for programs that draw and edit them themselves."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import shapely
from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.colors import to_hex
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Affine2D, Transform
from numpy.typing import NDArray
from PIL import Image

from geo.render.sheet.label_placement import Box
from geo.render.sheet.page import Manner, Page
from geo.render.sheet.typography import width_pt

FEET = 0.95
"""How far the feet of the letters stand below the top of the box of a text, as a share of their size."""

_HANGING = 0.2  # of the size: what hangs below the line
_FINER = 4  # pictures are recorded with as many pixels for one of the page
_SEEN = 1e-3  # points and opacity below which nothing is seen


@dataclass(frozen=True)
class Stroke:
    """A line style: colour, opacity, width in points and dash pattern in points; () is solid."""

    colour: str
    opacity: float
    width: float
    dashes: tuple[float, ...] = ()


@dataclass(frozen=True)
class Fill:
    """A colour and its opacity."""

    colour: str
    opacity: float


@dataclass(frozen=True, eq=False)
class Figure:
    """A shape in points from the lower left corner of the page.

    Parameters
    ----------
    group, number
        What it is one of, as the layers of sheets are called, and its place there.
    rings
        Outlines, each of shape (n, 2); holes are outlines too.
    is_round
        Whether it is the ellipse in the box of its only outline.
    """

    group: str
    number: int
    rings: tuple[NDArray[np.float64], ...]
    fill: Fill | None
    stroke: Stroke | None
    is_round: bool = False


@dataclass(frozen=True)
class Words:
    """A text of lines of one size; ``box`` is what they take on the page, level, in points."""

    lines: tuple[str, ...]
    box: Box
    size: float
    bold: bool
    colour: str
    align: str
    manner: Manner


@dataclass(frozen=True)
class Picture:
    """A picture as a PNG, and its box."""

    box: Box
    png: bytes


Part = Figure | Words | Picture


def record(page: Page) -> list[Part]:
    """Return what is drawn on a page, from back to front; lines of one text are one."""
    recorder = _Recorder(page)
    page.figure.patch.set_visible(False)  # the ground is that of the program
    page.figure.draw(recorder)
    return recorder.found


class _Recorder(RendererBase):
    """The renderer of matplotlib that draws nothing and keeps what it is told."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._points = 72 / page.figure.dpi
        self._to_points = Affine2D().scale(self._points)
        self._groups: list[list[Any]] = [["", 0]]
        self._blocks: dict[int, int] = {}
        self.found: list[Part] = []

    # What matplotlib asks of a renderer
    def points_to_pixels(self, points: Any) -> Any:
        return points / self._points

    def flipy(self) -> bool:
        return False

    def get_canvas_width_height(self) -> tuple[float, float]:
        return self._page.width / self._points, self._page.height / self._points

    def get_image_magnification(self) -> float:
        return _FINER

    def open_group(self, s: str, gid: str | None = None) -> None:
        self._groups.append([gid or self._groups[-1][0], 0])

    def close_group(self, s: str) -> None:
        self._groups.pop()

    def draw_path(self, gc: GraphicsContextBase, path: Path, transform: Transform, face: Any = None) -> None:
        """Keep a shape; hatchings are left to those who fill the shape below."""
        group = self._groups[-1]
        number, group[1] = group[1], group[1] + 1
        fill, stroke = (None, None) if gc.get_hatch() else (_fill(gc, face), _stroke(gc))
        if fill is None and stroke is None:
            return
        outlines = map(np.asarray, path.to_polygons(transform + self._to_points, closed_only=False))
        rings = [ring for ring in outlines if len(ring) > 1]
        edge = stroke.width / 2 if stroke and gc.get_clip_rectangle() is not None else 0.0
        seen = _clipped(rings, _within(self._clip(gc), edge), is_area=fill is not None)
        if seen:
            is_round = len(seen) == 1 and np.array_equal(np.asarray(path.codes), _CIRCLE)
            self.found.append(Figure(str(group[0]), number, tuple(seen), fill, stroke, is_round))

    def draw_image(self, gc: GraphicsContextBase, x: float, y: float, im: Any, transform: Any = None) -> None:
        out = io.BytesIO()
        Image.fromarray(np.ascontiguousarray(im[::-1])).save(out, "PNG")
        scale = self._points / _FINER
        left, bottom = x * scale, y * scale
        wide, high = im.shape[1] * scale, im.shape[0] * scale
        self.found.append(Picture((left, bottom, left + wide, bottom + high), out.getvalue()))

    def draw_text(
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        s: str,
        prop: FontProperties,
        angle: float,
        ismath: Any = False,
        mtext: Text | None = None,
    ) -> None:
        """Keep a line, together with the lines of the same text before it."""
        if mtext is None or not s.strip():
            return
        words = _words(self._page, mtext, s)
        block = words.manner.block
        at = self._blocks.get(block) if block else None
        if at is None:
            self._blocks[block] = len(self.found)
            self.found.append(words)
            return
        before = self.found[at]
        assert isinstance(before, Words)
        self.found[at] = _joined(before, words)

    def _clip(self, gc: GraphicsContextBase) -> Box:
        found = gc.get_clip_rectangle()
        if found is None:
            return (0.0, 0.0, self._page.width, self._page.height)
        left, bottom, right, top = (float(side) * self._points for side in found.extents)
        return left, bottom, right, top


_CIRCLE = np.asarray(Path.unit_circle().codes)


def _words(page: Page, text: Text, line: str) -> Words:
    """Return a line as a text: its box reaches from below its feet to above its capitals."""
    manner = page.manners.get(text, Manner())
    size, bold = float(text.get_fontsize()), text.get_fontweight() == "bold"
    wide = width_pt(line, size, bold) + manner.spacing * max(len(line) - 1, 0)
    align = str(text.get_horizontalalignment())
    x, baseline = map(float, text.get_position())
    if text.get_rotation():  # sheets hold those at the right edge, in the middle of their length
        manner, align = replace(manner, slope=float(text.get_rotation())), "center"
        x -= size * _HANGING
    left = x - {"left": 0.0, "center": 0.5, "right": 1.0}[align] * wide
    top = baseline + size * FEET
    box = (left, top - size * manner.leading, left + wide, top)
    return Words((line,), box, size, bold, to_hex(text.get_color()), align, manner)


def _joined(before: Words, line: Words) -> Words:
    left, _, right, top = before.box
    box = (min(left, line.box[0]), line.box[1], max(right, line.box[2]), top)
    return Words(
        (*before.lines, *line.lines),
        box,
        before.size,
        before.bold,
        before.colour,
        before.align,
        before.manner,
    )


# ------------------------------------------------------------------------- style
def _fill(gc: GraphicsContextBase, face: Any) -> Fill | None:
    if face is None:
        return None
    opacity = gc.get_alpha() if gc.get_forced_alpha() else (face[3] if len(face) > 3 else 1.0)
    return Fill(to_hex(face), float(opacity)) if opacity > _SEEN else None


def _stroke(gc: GraphicsContextBase) -> Stroke | None:
    red, green, blue, own = gc.get_rgb()
    opacity = gc.get_alpha() if gc.get_forced_alpha() else own
    width = float(gc.get_linewidth())
    if width < _SEEN or opacity <= _SEEN:
        return None
    dashes: Any = gc.get_dashes()[1]
    pattern = () if dashes is None else tuple(float(length) for length in dashes)
    return Stroke(to_hex((red, green, blue)), float(opacity), width, pattern)


# ---------------------------------------------------------------------- clipping
def _clipped(rings: list[NDArray[np.float64]], frame: Box, is_area: bool) -> list[NDArray[np.float64]]:
    """Return what a frame shows of outlines; areas stay closed, lines may fall into parts."""
    left, bottom, right, top = frame
    seen: list[NDArray[np.float64]] = []
    for ring in rings:
        low, high = ring.min(axis=0), ring.max(axis=0)
        if low[0] > right or high[0] < left or low[1] > top or high[1] < bottom:
            continue
        if low[0] >= left and high[0] <= right and low[1] >= bottom and high[1] <= top:
            seen.append(ring)
        elif is_area:
            seen += _area_in(ring, frame)
        else:
            cut = shapely.clip_by_rect(shapely.LineString(ring), *frame)
            seen += [shapely.get_coordinates(part) for part in shapely.get_parts(cut) if part.length > 0]
    return seen


def _within(box: Box, edge: float) -> Box:
    """Return a box without its rim, in which a broad line stays inside the box."""
    left, bottom, right, top = box
    return left + edge, bottom + edge, right - edge, top - edge


def _area_in(ring: NDArray[np.float64], frame: Box) -> list[NDArray[np.float64]]:
    if len(ring) < 3:
        return []
    cut = shapely.clip_by_rect(shapely.make_valid(shapely.Polygon(ring)), *frame)
    parts = [part for part in shapely.get_parts(cut) if part.geom_type == "Polygon" and part.area > 0]
    return [shapely.get_coordinates(edge) for part in parts for edge in (part.exterior, *part.interiors)]
