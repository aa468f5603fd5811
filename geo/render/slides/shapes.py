"""Shapes and texts of a page as the shapes of PowerPoint, in its XML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import quoteattr

import numpy as np
from numpy.typing import NDArray

from geo.core.i18n import Translator
from geo.render.sheet.native import FEET, Figure, Fill, Stroke, Words

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
EMU = 12_700
"""Lengths of PowerPoint in a point."""

_STEPS = 5  # of an outline, in a point: half a pixel of a full HD screen
_STRAIGHT_PT = 0.5  # how far from a straight line a connector may be
_HALO_PT = 1.6
_MIDDLE = 0.3  # of the size: from the baseline up to the middle of a line of text
_PATTERNS = {
    "////": "wdUpDiag",
    "...": "pct20",
    "\\\\\\": "wdDnDiag",
    "---": "horz",
    "|||": "vert",
    "xxx": "diagCross",
    "..": "pct10",
    "....": "pct30",
    "\\\\": "ltDnDiag",
    "\\\\\\\\": "wdDnDiag",
}
_LOCALES = {"pl": "pl-PL", "en": "en-GB"}


@dataclass(frozen=True)
class Piece:
    """A shape in XML, and its left, top, width and height on the slide in points."""

    xml: str
    box: tuple[float, float, float, float]


@dataclass
class Board:
    """Where a page stands on a slide, and what is written with.

    Parameters
    ----------
    left, top, height
        Upper left corner and height of the page on the slide, in points.
    w
        Translator of the language of the texts.
    hatches
        Fill colour -> pattern and its colour, as the layers of sheets have them.
    smaller
        Factor of the size of letters, for typefaces wider than that of sheets.
    """

    left: float
    top: float
    height: float
    w: Translator
    hatches: Mapping[str, tuple[str, str]]
    smaller: float = 1.0
    _last: int = field(default=1000)

    def next_id(self) -> int:
        """Return an unused number of a shape."""
        self._last += 1
        return self._last

    def on_slide(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return points of the page, y upwards, as points of the slide, y downwards."""
        return np.column_stack((points[:, 0] + self.left, self.top + self.height - points[:, 1]))


def figure_piece(board: Board, figure: Figure, name: str, about: str = "") -> Piece:
    """Return a shape: an ellipse, a connector where it is a straight line, or a freeform."""
    rings = [board.on_slide(ring) for ring in figure.rings]
    box = _box(rings)
    if figure.is_round:
        geometry = '<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>'
        return Piece(_shape(board, figure, name, about, box, geometry), box)
    if figure.fill is None and len(rings) == 1 and _is_straight(rings[0]):
        return Piece(_connector(board, figure, name, rings[0]), box)
    geometry, box = _freeform(rings, figure.fill is not None)
    return Piece(_shape(board, figure, name, about, box, geometry), box)


def group_piece(board: Board, name: str, inside: list[Piece], about: str = "") -> Piece:
    """Return shapes as a group in the box around them, in which nothing is scaled."""
    boxes = np.array([piece.box for piece in inside])
    left, top = boxes[:, :2].min(axis=0)
    right, bottom = (boxes[:, :2] + boxes[:, 2:]).max(axis=0)
    box = (float(left), float(top), float(right - left), float(bottom - top))
    within = '<a:chOff x="{}" y="{}"/><a:chExt cx="{}" cy="{}"/>'.format(*_emu(box))
    frame = _placed(box).replace("</a:xfrm>", f"{within}</a:xfrm>")
    xml = (
        f"<p:grpSp><p:nvGrpSpPr>{_named(board, name, about)}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
        f"<p:grpSpPr>{frame}</p:grpSpPr>{''.join(piece.xml for piece in inside)}</p:grpSp>"
    )
    return Piece(xml, box)


def words_piece(board: Board, words: Words) -> Piece:
    """Return a text box as wide as its text; a text of several lines keeps them."""
    manner, box = words.manner, _words_box(board, words)
    turn = f' rot="{round(-manner.slope * 60_000) % 21_600_000}"' if manner.slope else ""
    align = {"left": "l", "center": "ctr", "right": "r"}[words.align]
    is_line = len(words.lines) == 1
    leading = f'<a:lnSpc><a:spcPts val="{round(words.size * manner.leading * 100)}"/></a:lnSpc>'
    run = _run(board, words)
    said = [f"<a:r>{run}<a:t>{_text(line)}</a:t></a:r>" for line in words.lines]
    anchor, leading = ("ctr", "") if is_line else ("t", leading)
    xml = (
        f"<p:sp><p:nvSpPr>{_named(board, ' '.join(words.lines)[:60])}"
        '<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>'
        f'<p:spPr>{_placed(box, turn)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
        '<p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0"'
        f' anchor="{anchor}"><a:noAutofit/></a:bodyPr>'
        f'<a:p><a:pPr algn="{align}">{leading}</a:pPr>'
        + f"<a:br>{run}</a:br>".join(said)
        + "</a:p></p:txBody></p:sp>"
    )
    return Piece(xml, box)


def _words_box(board: Board, words: Words) -> tuple[float, float, float, float]:
    """Return the box of a text; one line stands around the middle of its letters, whatever the typeface."""
    left, bottom, right, top = words.box
    wide, high = right - left, top - bottom
    middle = np.array([(left + right) / 2, (bottom + top) / 2])
    if len(words.lines) == 1:
        angle = np.radians(words.manner.slope)
        baseline = np.array([middle[0], top - FEET * words.size])
        middle = baseline + np.array([-np.sin(angle), np.cos(angle)]) * words.size * _MIDDLE
    x, y = board.on_slide(middle[None, :])[0]
    return float(x) - wide / 2, float(y) - high / 2, wide, high


def _run(board: Board, words: Words) -> str:
    manner, size = words.manner, words.size * board.smaller
    marks = f' lang="{_LOCALES.get(board.w.lang, board.w.lang)}" sz="{max(100, round(size * 100))}"'
    marks += f' b="{int(words.bold)}" i="{int(manner.italic)}"'
    marks += f' spc="{round(manner.spacing * 100)}"' if manner.spacing else ""
    marks += ' noProof="1"' if manner.name else ""
    glow = ""
    if manner.halo:
        radius = round(_HALO_PT * EMU)
        glow = f'<a:glow rad="{radius}">{_colour(manner.halo, 0.9)}</a:glow>'
        glow = f"<a:effectLst>{glow}</a:effectLst>"
    return f"<a:rPr{marks}><a:solidFill>{_colour(words.colour)}</a:solidFill>{glow}</a:rPr>"


# ---------------------------------------------------------------------- geometry
def _box(rings: list[NDArray[np.float64]]) -> tuple[float, float, float, float]:
    """Return left, top, width and height."""
    points = np.vstack(rings)
    left, top = points.min(axis=0)
    right, bottom = points.max(axis=0)
    return float(left), float(top), float(right - left), float(bottom - top)


def _freeform(
    rings: list[NDArray[np.float64]], is_area: bool
) -> tuple[str, tuple[float, float, float, float]]:
    """Return outlines on the grid that all shapes of a slide share, and their box."""
    steps = [np.rint(ring * _STEPS).astype(int) for ring in rings]
    corner, far = np.vstack(steps).min(axis=0), np.vstack(steps).max(axis=0)
    path = "".join(_outline(ring - corner, is_area) for ring in steps)
    (left, top), (wide, high) = corner.tolist(), np.maximum(far - corner, 1).tolist()
    unfilled = "" if is_area else ' fill="none"'
    xml = (
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        '<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{wide}" h="{high}"{unfilled}>{path}</a:path></a:pathLst></a:custGeom>'
    )
    return xml, (left / _STEPS, top / _STEPS, wide / _STEPS, high / _STEPS)


def _outline(ring: NDArray[np.int_], is_area: bool) -> str:
    steps = _bends(ring)
    is_closed = is_area or (len(steps) > 3 and bool((steps[0] == steps[-1]).all()))
    if is_closed and len(steps) > 1 and bool((steps[0] == steps[-1]).all()):
        steps = steps[:-1]
    (x, y), *rest = steps.tolist()
    lines = "".join(f'<a:lnTo><a:pt x="{x}" y="{y}"/></a:lnTo>' for x, y in rest)
    end = "<a:close/>" if is_closed else ""
    return f'<a:moveTo><a:pt x="{x}" y="{y}"/></a:moveTo>{lines}{end}'


def _bends(steps: NDArray[np.int_]) -> NDArray[np.int_]:
    """Return a line without points that repeat another or lie on the way to the next."""
    steps = steps[np.concatenate(([True], np.any(np.diff(steps, axis=0) != 0, axis=1)))]
    if len(steps) < 3:
        return steps
    before, after = np.diff(steps, axis=0)[:-1], np.diff(steps, axis=0)[1:]
    is_parallel = before[:, 0] * after[:, 1] == before[:, 1] * after[:, 0]
    is_straight = is_parallel & ((before * after).sum(axis=1) > 0)
    return steps[np.concatenate(([True], ~is_straight, [True]))]


def _is_straight(line: NDArray[np.float64]) -> bool:
    start, end = line[0], line[-1]
    ahead = end - start
    length = float(np.hypot(*ahead))
    if length < _STRAIGHT_PT:
        return False
    off = np.abs((line - start) @ np.array([-ahead[1], ahead[0]])) / length
    return bool(off.max() <= _STRAIGHT_PT)


# ------------------------------------------------------------------------ pieces
def _shape(
    board: Board, figure: Figure, name: str, about: str, box: tuple[float, float, float, float], geometry: str
) -> str:
    fill = _fill(figure.fill, board.hatches if figure.group in _HATCHED else {})
    return (
        f"<p:sp><p:nvSpPr>{_named(board, name, about)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
        f"<p:spPr>{_placed(box)}{geometry}{fill}{_line(figure.stroke)}</p:spPr></p:sp>"
    )


_HATCHED = ("powiaty", "gminy", "voivodeships", "swatch")


def _connector(board: Board, figure: Figure, name: str, line: NDArray[np.float64]) -> str:
    start, end = line[0], line[-1]
    flips = (' flipH="1"' if end[0] < start[0] else "") + (' flipV="1"' if end[1] < start[1] else "")
    return (
        f"<p:cxnSp><p:nvCxnSpPr>{_named(board, name)}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr>"
        f"<p:spPr>{_placed(_box([line]), flips)}"
        f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom>{_line(figure.stroke)}</p:spPr></p:cxnSp>'
    )


def _named(board: Board, name: str, about: str = "") -> str:
    said = f" descr={quoteattr(clean(about))}" if about else ""
    return f'<p:cNvPr id="{board.next_id()}" name={quoteattr(clean(name))}{said}/>'


def _placed(box: tuple[float, float, float, float], marks: str = "") -> str:
    x, y, wide, high = _emu(box)
    return f'<a:xfrm{marks}><a:off x="{x}" y="{y}"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'


def _emu(box: tuple[float, float, float, float]) -> list[int]:
    return [round(length * EMU) for length in box]


def _fill(fill: Fill | None, hatches: Mapping[str, tuple[str, str]]) -> str:
    if fill is None:
        return "<a:noFill/>"
    pattern = hatches.get(fill.colour)
    if pattern:
        return (
            f'<a:pattFill prst="{_PATTERNS.get(pattern[0], "pct20")}">'
            f"<a:fgClr>{_colour(pattern[1])}</a:fgClr>"
            f"<a:bgClr>{_colour(fill.colour)}</a:bgClr></a:pattFill>"
        )
    return f"<a:solidFill>{_colour(fill.colour, fill.opacity)}</a:solidFill>"


def _line(stroke: Stroke | None) -> str:
    if stroke is None:
        return "<a:ln><a:noFill/></a:ln>"
    dashes = "".join(_dashes(stroke))
    dashes = f"<a:custDash>{dashes}</a:custDash>" if dashes else ""
    return (
        f'<a:ln w="{max(1, round(stroke.width * EMU))}"><a:solidFill>{_colour(stroke.colour, stroke.opacity)}'
        f"</a:solidFill>{dashes}<a:round/></a:ln>"
    )


def _dashes(stroke: Stroke) -> Iterator[str]:
    """Yield dashes and gaps, in thousandths of a percent of the width."""
    for on, off in zip(stroke.dashes[::2], stroke.dashes[1::2], strict=False):
        share = [round(length / stroke.width * 100_000) for length in (on, off)]
        yield f'<a:ds d="{share[0]}" sp="{share[1]}"/>'


def _colour(colour: str, opacity: float = 1.0) -> str:
    alpha = f'<a:alpha val="{round(opacity * 100_000)}"/>' if opacity < 0.999 else ""
    return f'<a:srgbClr val="{colour[1:].upper()}">{alpha}</a:srgbClr>'


def clean(text: str) -> str:
    """Return a text without what XML cannot hold."""
    return "".join(
        sign for sign in text if sign >= " " and not "\ud800" <= sign <= "\udfff" and sign < "\ufffe"
    )


def _text(text: str) -> str:
    return clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
