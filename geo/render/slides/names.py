"""What the shapes of a slide are called: areas by their codes, lines and places by what they join."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from geo.core.i18n import Translator
from geo.core.records import records
from geo.data import areas as levels
from geo.render.sheet import background, layers
from geo.render.sheet.native import Figure
from geo.render.sheet.projected_paths import Ground
from geo.views.partnerships.emphasis import one_by_one
from geo.views.view import View

_LINES, _PLACES, _TRUNKS = "partnerships", "places", "trunk"


@dataclass(frozen=True)
class Names:
    """Names of shapes by layer.

    Parameters
    ----------
    layers
        Name of the group of each layer; shapes of other layers stand alone.
    shapes
        Layer -> name and description of each of its shapes.
    texts
        Name of the group of the names on the map.
    """

    layers: Mapping[str, str]
    shapes: Mapping[str, tuple[tuple[str, str], ...]]
    texts: str

    def layer(self, group: str) -> str:
        """Return the name of the group that a layer becomes; "-" for none."""
        return self.layers.get(group, "-")

    def of(self, figure: Figure) -> tuple[str, str]:
        """Return name and description of a shape."""
        named = self.shapes.get(figure.group, ())
        if figure.number < len(named):
            return named[figure.number]
        return self.layers.get(figure.group, figure.group or "atlas"), ""


def names_of(view: View, ground: Ground) -> Names:
    """Return the names of what the sheet of a view draws."""
    w = view.words
    found = {
        "powiaty": w("Powiaty"),
        "gminy": w("Gminy"),
        "voivodeships": w("Voivodeships"),
        background.LAND_LAYER: w("Land and sea"),
        background.RIVERS_LAYER: w("Rivers"),
        background.LAKES_LAYER: w("Lakes"),
        background.STATE_LAYER: w("Border of the state"),
        layers.BORDERS: w("Borders"),
        _LINES: w("Partnerships"),
        _TRUNKS: w("Partnerships by country"),
        _PLACES: w("Partner places"),
        "swatch": w("Legend"),
    }
    shapes = {layers.AREAS[view.level]: _areas(view, w)}
    if view.theme.draws_lines:
        shapes |= {_LINES: _lines(view, ground), _PLACES: _places(view)}
    return Names(found, shapes, w("Names"))


def _areas(view: View, w: Translator) -> tuple[tuple[str, str], ...]:
    table = levels.areas(view.joined, view.level)
    outside = w("outside the filters")
    return tuple(
        (str(code), f"{name}: {view.class_names[number] if shown else outside}")
        for code, name, shown, number in zip(
            table["code"], table["name"], view.areas["shown"], view.areas["class_"], strict=True
        )
    )


def _lines(view: View, ground: Ground) -> tuple[tuple[str, str], ...]:
    rows = layers.lines_in_order(one_by_one(view))
    return tuple(
        (
            f"{row.powiat_teryt} – {row.partner}",
            f"{row.powiat} – {row.partner}, {view.words.country(row.country)}",
        )
        for row in records(rows)
        for _ in ground.lines[row.lp]
    )


def _places(view: View) -> tuple[tuple[str, str], ...]:
    return tuple((str(name), "") for name in one_by_one(view).places["name"])
