"""A small static map as a value: shapes, dots and names on a rectangle, shown as SVG or drawn in the PDF.

Positions are points of the rectangle, counted from its upper left corner; names are centred on theirs.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import numpy as np
from numpy.typing import NDArray

_FINE = 10  # whole numbers of tenths make short files
Bounds = tuple[float, float, float, float]


@dataclass(frozen=True, eq=False)
class Shape:
    """Lines or rings (arrays of shape (n, 2)); ``fill`` "" for a line, ``hatch``: colour of its strokes."""

    rings: tuple[NDArray[np.float64], ...]
    fill: str
    stroke: str
    width: float
    opacity: float = 1.0
    hatch: str = ""


@dataclass(frozen=True)
class Spot:
    """A dot."""

    x: float
    y: float
    radius: float
    fill: str
    stroke: str


@dataclass(frozen=True)
class Name:
    """A name on the map: its baseline's middle; ``halo`` is the colour around the letters."""

    x: float
    y: float
    text: str
    size: float
    bold: bool = False
    ink: str = "#26241f"
    halo: str = "#ffffff"


@dataclass(frozen=True, eq=False)
class SmallMap:
    """Everything on a small map, in the order of drawing, and what it shows in words.

    ``under``: what lies around the areas, drawn before the shapes.
    """

    width: float
    height: float
    ground: str
    shapes: tuple[Shape, ...]
    spots: tuple[Spot, ...]
    names: tuple[Name, ...]
    alt: str
    under: tuple[Shape, ...] = ()


@dataclass(frozen=True)
class Frame:
    """Transform metres to points: ``bounds`` (left, bottom, right, top) fit centred in a rectangle."""

    bounds: Bounds
    width: float
    height: float

    @property
    def scale(self) -> float:
        """Points per metre."""
        left, bottom, right, top = self.bounds
        return min(self.width / (right - left), self.height / (top - bottom))

    @property
    def seen(self) -> Bounds:
        """The metres that the whole rectangle shows."""
        left, bottom, right, top = self.bounds
        x, y, half_x, half_y = (
            (left + right) / 2,
            (bottom + top) / 2,
            self.width / self.scale / 2,
            self.height / self.scale / 2,
        )
        return x - half_x, y - half_y, x + half_x, y + half_y

    def place(self, xy: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return positions in metres, shape (n, 2), as points of the rectangle."""
        left, _, _, top = self.seen
        points = np.asarray(xy, dtype=float).reshape(-1, 2)
        return np.column_stack(((points[:, 0] - left) * self.scale, (top - points[:, 1]) * self.scale))


def to_svg(picture: SmallMap) -> str:
    """Return the map as an SVG element that grows with its place and tells its content to screen readers."""
    alt = escape(picture.alt, quote=True)
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {picture.width:g} {picture.height:g}"'
            f' role="img" aria-label="{alt}">'
        ),
        f"<title>{escape(picture.alt)}</title>",
        *(_hatching(*pair) for pair in sorted({(s.fill, s.hatch) for s in picture.shapes if s.hatch})),
        f'<rect width="100%" height="100%" fill="{picture.ground}"/>',
    ]
    for name, shapes in (("under", picture.under), ("areas", picture.shapes)):
        drawn = [_path(shape) for shape in shapes]
        parts += [f'<g class="{name}" transform="scale({1 / _FINE:g})">', *drawn, "</g>"] if drawn else []
    parts += [
        f'<circle cx="{s.x:.1f}" cy="{s.y:.1f}" r="{s.radius:g}" fill="{s.fill}" stroke="{s.stroke}"/>'
        for s in picture.spots
    ]
    parts += [_name(name) for name in picture.names]
    return "".join((*parts, "</svg>"))


def _hatching(fill: str, ink: str) -> str:
    """Return the definition of a hatching: bars across the fill, in tenths of a point."""
    return (
        f'<defs><pattern id="{_hatching_id(fill)}" width="40" height="40" patternUnits="userSpaceOnUse"'
        f' patternTransform="rotate(45)"><rect width="40" height="40" fill="{fill}"/>'
        f'<rect width="11" height="40" fill="{ink}"/></pattern></defs>'
    )


def _hatching_id(fill: str) -> str:
    return f"hatch-{fill.removeprefix('#')}"


def _path(shape: Shape) -> str:
    data = "".join(_ring(ring, bool(shape.fill)) for ring in shape.rings)
    faded = f' opacity="{shape.opacity:g}"' if shape.opacity < 1 else ""
    fill = f"url(#{_hatching_id(shape.fill)})" if shape.hatch else shape.fill or "none"
    passed = "" if shape.fill else ' pointer-events="none"'
    return (
        f'<path d="{data}" fill="{fill}" stroke="{shape.stroke}"'
        f' stroke-width="{shape.width * _FINE:g}" stroke-linejoin="round"{faded}{passed}/>'
    )


def _ring(ring: NDArray[np.float64], closed: bool) -> str:
    """Return a line in tenths of a point, as steps from point to point; steps that are none are left out."""
    tenths = np.round(ring * _FINE).astype(int)
    steps = np.diff(tenths, axis=0)
    told = " ".join(f"{x} {y}" for x, y in steps[(steps != 0).any(axis=1)].tolist())
    return f"M{tenths[0, 0]} {tenths[0, 1]}" + (f"l{told}" if told else "") + ("z" if closed else "")


def _name(name: Name) -> str:
    weight = ' font-weight="700"' if name.bold else ""
    halo = f'stroke="{name.halo}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"'
    return (
        f'<text x="{name.x:.1f}" y="{name.y:.1f}" font-size="{name.size:g}" text-anchor="middle"'
        f' font-family="sans-serif" fill="{name.ink}" {halo}{weight}>{escape(name.text)}</text>'
    )
