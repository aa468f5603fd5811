"""The map of the gminy of a powiat, for its card on paper."""

from __future__ import annotations

import re

import shapely

from geo.cartography import palettes
from geo.core.i18n import words
from geo.core.memo import remembered
from geo.core.records import records
from geo.data.context import Context
from geo.data.gmina_register import Gmina
from geo.data.join import AtlasTables
from geo.render.card import ground
from geo.render.card.map_shapes import area_shape, named, padded, total_bounds
from geo.render.card.maps import PAPER
from geo.render.card.small_map import Frame, SmallMap
from geo.render.sheet.label_placement import Room
from geo.views.card.card import Card

LISTED, UNLISTED, NO_DATA = (
    palettes.ramp(palettes.PALETTES[0], 2)[0],
    palettes.ZERO_COLOUR,
    palettes.NO_DATA_COLOUR,
)
_PAPER, _INK, _COAST, _BORDER = "#ffffff", "#26241f", "#c9c3b6", "#57534a"
_LONG = 11  # letters; longer names of two words stand on two lines


@remembered
def gmina_map(tables: AtlasTables, card: Card, context: Context | None = None) -> SmallMap | None:
    """Return the gminy of the powiat, those on the list coloured; None where their file is missing.

    ``context``: what lies around the powiaty; without it the map has neither sea nor rivers.
    """
    own = tables.gminy[tables.gminy["powiat_teryt"] == card.code]
    if own.empty:
        return None
    size = PAPER.around
    frame = Frame(padded(total_bounds(own), 0.04), size.width, size.height)
    window = shapely.box(*frame.seen)
    around = tables.powiaty[tables.powiaty.geometry.intersects(window)]
    simple = 0.4 / frame.scale
    shapes = [
        area_shape(frame, shape.simplify(simple), _PAPER, _COAST, 0.5)
        for shape in around.geometry.intersection(window)
    ]
    fills = [_fill(card, Gmina(row.powiat_teryt, row.gmina, row.gmina_kind)) for row in records(own)]
    shapes += [
        area_shape(frame, row.geometry.simplify(simple), fill, _BORDER, 0.5)
        for row, fill in zip(records(own), fills, strict=True)
    ]
    if context:
        shapes += ground.waters(frame, context, 0.0, 0.8)
    room, names = Room((0.0, 0.0, size.width, size.height), 0.5), []
    for row, fill in sorted(zip(records(own), fills, strict=True), key=lambda pair: pair[0].geometry.area):
        at = row.geometry.representative_point()
        names += named(room, frame, at, _lines(row.gmina), size.letters, fill=fill, reach=2)
    alt = words(card.lang)("{title}: its gminy, those on the 1999 list coloured", title=card.title)
    if context is None:
        return SmallMap(size.width, size.height, _PAPER, tuple(shapes), (), tuple(names), alt)
    names += ground.river_names(frame, context, room, size.letters, 0.0)
    under = ground.neighbours_of(frame, context.ground)
    return SmallMap(size.width, size.height, ground.SEA, tuple(shapes), (), tuple(names), alt, under)


def _fill(card: Card, gmina: Gmina) -> str:
    if card.status == "no_data":
        return NO_DATA
    return LISTED if gmina.key in card.listed else UNLISTED


def _lines(name: str) -> tuple[str, ...]:
    if len(name) <= _LONG or not re.search(r"[ -]", name):
        return (name,)
    cut = min((found.end() for found in re.finditer(r"[ -]", name)), key=lambda at: abs(at - len(name) / 2))
    return name[:cut].strip(), name[cut:].strip()
