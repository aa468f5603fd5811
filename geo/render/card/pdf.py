"""The card of a powiat as a PDF: A4 pages filled from the top, from the same ``Card`` and small maps as the page."""

from __future__ import annotations

import datetime as dt
import io
from contextlib import closing

import numpy as np
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.patches import Circle, PathPatch, Rectangle
from matplotlib.path import Path

from geo.core.i18n import Translator
from geo.render.card.maps import CardMaps
from geo.render.card.small_map import Shape, SmallMap
from geo.render.sheet.page import GREY, INK, LEADING, RULE, Page
from geo.render.sheet.page_setup import PRESETS
from geo.render.sheet.typography import width_pt, wrapped
from geo.views.card.card import Card
from geo.views.charts import Bars, Cell, Column, Table

_MAKER = "Atlas Powiatów"
_PAPER = PRESETS["a4-portrait"]
_MARGIN, _GAP, _FOOT = 42.0, 12.0, 30.0  # points, as everything here
_TITLE, _HEADING, _BODY, _SMALL = 20.0, 12.5, 9.5, 8.0
_PAD, _WIDEST, _CELL_LINES = 4.0, 130.0, 3
_BARS_HIGH = 130.0


def card_pdf(card: Card, maps: CardMaps, day: dt.date, address: str = "") -> bytes:
    """Return the card as a PDF. Its letters are embedded, its text can be searched.

    Parameters
    ----------
    day
        Date of export, at the foot and in the file.
    address
        Of the page of the card, at the foot; "" leaves it out.
    """
    out = io.BytesIO()
    made = dt.datetime.combine(day, dt.time(), tzinfo=dt.UTC)
    about = {
        "Creator": _MAKER,
        "Title": card.title,
        "Subject": f"{card.place}. {card.flood}. {card.partnerships}",
        "CreationDate": made,
    }
    with PdfPages(out, metadata=about | {"Keywords": address}) as file:
        for page in card_pages(card, maps, day, address):
            with closing(page):
                file.savefig(page.figure)
    return out.getvalue()


def card_pages(card: Card, maps: CardMaps, day: dt.date, address: str = "") -> list[Page]:
    """Return the pages of the card, drawn, to be closed after use."""
    pages, w = _Flow(), card.words
    _head(pages, card, maps)
    _floods(pages, card)
    _partners(pages, card, maps)
    pages.heading(card.neighbours.title)
    _table(pages, card.neighbours, w)
    _foot(pages, card)
    for number, page in enumerate(pages.all, start=1):
        told = " · ".join(
            (_MAKER, card.title, w("Exported on {day}.", day=w.date(day)), f"{number}/{len(pages.all)}")
        )
        page.line(_MARGIN, _FOOT, told, 7.0, colour=GREY)
        page.line(_MARGIN, _FOOT - 9.5, address, 7.0, colour=GREY)
    return pages.all


class _Flow:
    """Pages filled from the top; what does not fit goes to a new one."""

    def __init__(self) -> None:
        self.all: list[Page] = []
        self.new()

    def new(self) -> None:
        """Begin a page."""
        self.all.append(Page(_PAPER, for_pixels=False))
        self.top = self.page.height - _MARGIN

    @property
    def page(self) -> Page:
        """The page that is being filled."""
        return self.all[-1]

    @property
    def room(self) -> float:
        """Width between the margins."""
        return self.page.width - 2 * _MARGIN

    def need(self, height: float) -> None:
        """Begin a page unless there is so much room on this one."""
        if self.top - height < _FOOT + _GAP * 1.5:
            self.new()

    def lines(
        self, text: str, size: float, bold: bool = False, colour: str = INK, indent: float = 0.0
    ) -> None:
        """Write text over the whole width."""
        for line in wrapped(text, size, self.room - indent, bold):
            self.need(size * LEADING)
            self.page.line(_MARGIN + indent, self.top - size * 0.95, line, size, bold, colour)
            self.top -= size * LEADING

    def heading(self, text: str) -> None:
        """Write a heading, never alone at the foot of a page."""
        self.need(_HEADING * LEADING + 5 * _BODY * LEADING)
        self.top -= _GAP * 0.7
        self.lines(text, _HEADING, bold=True)
        self.top -= 2.0


def _head(pages: _Flow, card: Card, maps: CardMaps) -> None:
    pages.lines(card.title, _TITLE, bold=True)
    pages.lines(card.place, _BODY, colour=GREY)
    pages.top -= _GAP
    shapes = maps.locator.width / maps.locator.height, maps.around.width / maps.around.height
    high = (pages.room - _GAP) / sum(shapes)
    _picture(pages.page, maps.locator, _MARGIN, pages.top, high)
    _picture(pages.page, maps.around, _MARGIN + shapes[0] * high + _GAP, pages.top, high)
    pages.top -= high + 4.0
    pages.lines(card.words("Colour and figure: share of gminy on the 1999 list."), _SMALL, colour=GREY)


def _floods(pages: _Flow, card: Card) -> None:
    pages.heading(card.words("Flood 1999"))
    pages.lines(f"{card.flood}.", _BODY)
    if card.gminy.rows:
        _table(pages, card.gminy, card.words)
    if card.unlisted:
        pages.lines(card.unlisted, _BODY)


def _partners(pages: _Flow, card: Card, maps: CardMaps) -> None:
    wide = pages.room * 0.58
    high = wide * maps.partners.height / maps.partners.width if maps.partners else 0.0
    pages.need(high + 5 * _HEADING)  # the map stays under its heading
    pages.heading(card.words("Partnerships"))
    pages.lines(" ".join(filter(None, (card.partnerships, card.named_by))), _BODY)
    if maps.partners is None:
        return
    pages.need(high + _GAP)
    pages.top -= 4.0
    _picture(pages.page, maps.partners, _MARGIN, pages.top, high)
    _bars(
        pages.page,
        card.years,
        _MARGIN + wide + _GAP * 1.5,
        pages.top,
        pages.room - wide - _GAP * 1.5,
        min(high, _BARS_HIGH),
    )
    pages.top -= high + 4.0
    if maps.beyond:
        pages.lines(maps.beyond, _SMALL, colour=GREY)
    _table(pages, card.partners, card.words)


def _foot(pages: _Flow, card: Card) -> None:
    w = card.words
    for heading, said in (
        (w("Doubts"), card.doubts),
        (w("Remarks"), card.remarks),
        (w("Corrections"), card.corrections),
    ):
        if said:
            pages.heading(heading)
            for line in said:
                pages.lines(line, _SMALL)
                pages.top -= 2.0
    pages.heading(w("Sources"))
    for line in card.sources:
        pages.lines(line, _SMALL, colour=GREY)


# ----------------------------------------------------------------------- tables
def _table(pages: _Flow, table: Table, w: Translator) -> None:
    """Draw a table; its head stands again on every page it goes on to."""
    texts = [
        [_cell(w, cell, column) for cell, column in zip(row, table.columns, strict=True)]
        for row in table.rows
    ]
    widths = _widths([column.label for column in table.columns], texts, pages.room)
    head = [
        wrapped(column.label, _SMALL, width - _PAD, bold=True, lines=_CELL_LINES)
        for column, width in zip(table.columns, widths, strict=True)
    ]
    pages.top -= 3.0
    _row(pages, head, table.columns, widths, bold=True)
    for row in texts:
        cells = [
            wrapped(text, _SMALL, width - _PAD, lines=_CELL_LINES)
            for text, width in zip(row, widths, strict=True)
        ]
        before = len(pages.all)
        pages.need(_high(cells))
        if len(pages.all) > before:
            _row(pages, head, table.columns, widths, bold=True)
        _row(pages, cells, table.columns, widths, bold=False)
    pages.top -= 4.0


def _cell(w: Translator, cell: Cell, column: Column) -> str:
    if cell is None:
        return "–"
    if isinstance(cell, str):
        return cell
    return w.percent(cell) if column.kind == "share" else w.number(cell, column.digits)


def _widths(labels: list[str], texts: list[list[str]], room: float) -> list[float]:
    """Return the width of each column: at least its longest word, at best its longest cell, all of the room together."""
    least, best = [], []
    for number, label in enumerate(labels):
        cells = [row[number] for row in texts]
        words = [width_pt(word, _SMALL, bold=True) for word in label.split()] + [
            width_pt(word, _SMALL) for cell in cells for word in cell.split()
        ]
        least.append(min(_WIDEST, max(words, default=0.0)) + 2 * _PAD)
        best.append(
            max(
                least[-1],
                min(_WIDEST, max((width_pt(cell, _SMALL) for cell in cells), default=0.0)) + 2 * _PAD,
            )
        )
    spare = room - sum(least)
    wish = sum(best) - sum(least)
    if spare <= 0:
        return [width * room / sum(least) for width in least]
    given = [
        low + (high - low) * min(1.0, spare / wish) if wish else low
        for low, high in zip(least, best, strict=True)
    ]
    return [width + (room - sum(given)) / len(given) for width in given]


def _high(cells: list[list[str]]) -> float:
    return max(len(cell) for cell in cells) * _SMALL * 1.2 + 4.0


def _row(
    pages: _Flow, cells: list[list[str]], columns: tuple[Column, ...], widths: list[float], bold: bool
) -> None:
    high, left = _high(cells), _MARGIN
    for cell, column, width in zip(cells, columns, widths, strict=True):
        right = column.kind != "text"
        for number, line in enumerate(cell):
            x = left + width - 2 * _PAD if right else left
            pages.page.line(
                x,
                pages.top - _SMALL - number * _SMALL * 1.2,
                line,
                _SMALL,
                bold,
                ha="right" if right else "left",
            )
        left += width
    pages.top -= high
    pages.page.add(
        Rectangle(
            (_MARGIN, pages.top + 1.0),
            pages.room,
            0.7 if bold else 0.5,
            facecolor=INK if bold else RULE,
            linewidth=0,
        )
    )


# --------------------------------------------------------------------- pictures
def _bars(page: Page, bars: Bars, left: float, top: float, wide: float, high: float) -> None:
    """Draw upright bars with their numbers; labels stand turned below."""
    page.line(left, top - _SMALL, bars.title, _SMALL, bold=True)
    labels = max(width_pt(label, 6.5) for label in bars.labels) + 6.0
    bottom, most = top - high + labels, max(bars.values)
    step = min(26.0, wide / len(bars.values))
    tall = top - _SMALL * 2.8 - bottom
    for number, (label, value, colour) in enumerate(zip(bars.labels, bars.values, bars.colours, strict=True)):
        x = left + number * step
        page.add(Rectangle((x, bottom), step * 0.8, tall * value / most, facecolor=colour, linewidth=0))
        page.line(
            x + step * 0.4, bottom + tall * value / most + 2.0, str(value) if value else "", 6.5, ha="center"
        )
        page.line(
            x + step * 0.4 + 2.3,
            bottom - 3.0,
            label,
            6.5,
            rotation=90,
            va="top",
            ha="right",
            rotation_mode="default",
        )
    page.add(Rectangle((left, bottom), step * len(bars.values), 0.5, facecolor=INK, linewidth=0))


def _picture(page: Page, picture: SmallMap, left: float, top: float, high: float) -> None:
    """Draw a small map so high, its upper left corner at a point of the page."""
    scale = high / picture.height
    axes = page.frame(left, top - high, picture.width * scale, high, picture.ground)
    axes.set(xlim=(0, picture.width), ylim=(picture.height, 0))
    for order, shape in enumerate(picture.shapes):
        path = _path(shape)
        axes.add_patch(
            PathPatch(
                path,
                facecolor=shape.fill or "none",
                edgecolor=shape.stroke,
                linewidth=shape.width * scale,
                alpha=shape.opacity,
                zorder=1 + order * 1e-3,
            )
        )
    for spot in picture.spots:
        axes.add_patch(
            Circle(
                (spot.x, spot.y),
                spot.radius,
                facecolor=spot.fill,
                edgecolor=spot.stroke,
                linewidth=scale,
                zorder=3,
            )
        )
    for name in picture.names:
        size = name.size * scale
        x, y = left + name.x * scale, top - name.y * scale
        width = width_pt(name.text, size, name.bold)
        page.add(
            Rectangle(
                (x - width / 2 - 1, y - size * 0.2),
                width + 2,
                size * 1.05,
                facecolor="white",
                alpha=0.75,
                linewidth=0,
                zorder=8,
            )
        )
        page.line(x, y, name.text, size, name.bold, ha="center")


def _path(shape: Shape) -> Path:
    rings = [ring for ring in shape.rings if len(ring) > 1]
    parts = [Path(ring, closed=True) if shape.fill else Path(ring) for ring in rings]
    return Path.make_compound_path(*parts) if parts else Path(np.empty((0, 2)))
