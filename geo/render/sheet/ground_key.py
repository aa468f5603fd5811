"""What the signs of the ground mean, in a line or two under the legend: borders, rivers, towns."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.lines import Line2D
from matplotlib.patches import Circle

from geo.cartography.interface_colours import INTERFACE_COLOURS
from geo.cartography.palettes import is_blue
from geo.core.i18n import Translator
from geo.render.sheet import background, layers
from geo.render.sheet.page import GREY, INK, Page
from geo.render.sheet.typography import width_pt
from geo.views.view import View

_SIZE, _LINE_HIGH = 8.0, 9.6  # in units, as all that follows
_SIGN, _AFTER_SIGN, _BETWEEN, _AFTER_LEAD = 8.0, 2.5, 5.0, 3.5
_BORDERS = {"voivodeship": 0.75, "powiat": 0.5, "gmina": 0.35}
_RIVER, _TOWN, _RIM, _DOT = 0.9, 1.75, 0.55, 0.42


@dataclass(frozen=True)
class _Item:
    sign: str
    text: str


def _items(view: View) -> list[_Item]:
    """Return what is drawn on a map of Poland, in the order of the key."""
    w, names = view.words, view.choices.scene.names
    return [
        _Item("", w("Borders:")),
        _Item("state", w("of the state")),
        *(_Item(level, _of_level(w, level)) for level in _levels(view)),
        _Item("river", w("river")),
        *([_Item("capital", w("voivodeship capital"))] if names != "none" else []),
        *([_Item("town", w("other town"))] if names == "all" else []),
    ]


def _levels(view: View) -> tuple[str, ...]:
    """Return the levels whose borders the map draws."""
    return {"voivodeship": ("voivodeship",), "powiat": ("voivodeship", "powiat")}.get(
        view.level, ("voivodeship", "powiat", "gmina")
    )


def _of_level(w: Translator, level: str) -> str:
    return {
        "voivodeship": w("of a voivodeship"),
        "powiat": w("of a powiat"),
        "gmina": w("of a gmina"),
    }[level]


def _start(item: _Item) -> float:
    """Return where the text of an item starts, in units; one without a sign leads others."""
    return _SIGN + _AFTER_SIGN if item.sign else 0.0


class GroundKey:
    """The key of a map of Poland, laid out over a width; ``height`` and ``width`` are in points."""

    def __init__(self, page: Page, view: View, style: str, room: float) -> None:
        self._page, self._view, self._style = page, view, style
        self._rows = self._broken(_items(view), room)
        self.height = len(self._rows) * _LINE_HIGH * page.unit
        self.width = max((sum(self._wide(item) for item in row) for row in self._rows), default=0.0)

    def _wide(self, item: _Item) -> float:
        return width_pt(item.text, _SIZE * self._page.unit) + _start(item) * self._page.unit + self._gap(item)

    def _gap(self, item: _Item) -> float:
        return (_BETWEEN if item.sign else _AFTER_LEAD) * self._page.unit

    def _broken(self, items: list[_Item], room: float) -> list[list[_Item]]:
        rows: list[list[_Item]] = []
        left = 0.0
        for item in items:
            wide = self._wide(item)
            if not rows or wide - self._gap(item) > left:
                rows.append([])
                left = room
            rows[-1].append(item)
            left -= wide
        return rows

    def draw(self, left: float, top: float) -> None:
        """Draw the key below ``top``."""
        unit = self._page.unit
        for number, row in enumerate(self._rows):
            x, middle = left, top - (number + 0.5) * _LINE_HIGH * unit
            for item in row:
                if item.sign:
                    self._draw_sign(item.sign, x, middle)
                at = x + _start(item) * unit
                self._page.line(at, middle - _SIZE * 0.34 * unit, item.text, _SIZE * unit, colour=GREY)
                x += self._wide(item)

    def _draw_sign(self, sign: str, x: float, y: float) -> None:
        if sign in ("capital", "town"):
            self._draw_town(x + _SIGN * self._page.unit / 2, y, sign == "capital")
        elif sign == "state":
            width, colour = background.BAND[self._style]
            self._draw_line(x, y, colour, width, 9)
            self._draw_line(x, y, background.STATE, background.STATE_WIDTH, 9.1)
        elif sign == "river":
            on_blue = any(map(is_blue, self._view.fills.values()))
            self._draw_line(x, y, INTERFACE_COLOURS["river_on_blue" if on_blue else "river"], _RIVER, 9)
        else:
            self._draw_line(x, y, layers.border_colour(self._view, sign), _BORDERS[sign], 9)

    def _draw_line(self, x: float, y: float, colour: str, width: float, zorder: float) -> None:
        unit = self._page.unit
        line = Line2D(
            [x, x + _SIGN * unit],
            [y, y],
            color=colour,
            linewidth=width * unit,
            zorder=zorder,
            solid_capstyle="butt",
        )
        self._page.add(line)

    def _draw_town(self, x: float, y: float, is_capital: bool) -> None:
        unit = self._page.unit
        ring = Circle((x, y), _TOWN * unit, facecolor="white", edgecolor=INK, linewidth=_RIM * unit, zorder=9)
        self._page.add(ring)
        if is_capital:
            self._page.add(Circle((x, y), _TOWN * _DOT * unit, facecolor=INK, linewidth=0, zorder=9.1))
