"""A powiat in the embedded and in the official borders, to judge the embedded ones by."""

from __future__ import annotations

import shapely
from shapely.geometry.base import BaseGeometry

from geo.core.i18n import words
from geo.core.memo import remembered
from geo.data.boundaries import read_powiaty
from geo.data.join import AtlasTables, powiat_names
from geo.render.card.map_shapes import area_shape, bounds, named, padded
from geo.render.card.small_map import Frame, SmallMap
from geo.render.sheet.label_placement import Room

_WIDTH, _HEIGHT, _LETTERS = 560.0, 400.0, 11.0
_PAPER, _LAND, _NEIGHBOUR = "#ffffff", "#efece5", "#c9c3b6"
EMBEDDED_COLOUR, OFFICIAL_COLOUR = "#c2571a", "#1f5f99"
_CLEAR = "none"


@remembered
def border_picture(tables: AtlasTables, code: str, lang: str) -> SmallMap:
    """Return a powiat in the borders in use and, if these are the reader's own, in the embedded ones.

    Raises
    ------
    DataError
        The embedded borders are damaged.
    """
    w = words(lang)
    official = bool(tables.own.powiaty)
    powiaty = dict(zip(tables.powiaty["powiat_teryt"], tables.powiaty.geometry, strict=True))
    shape = powiaty[code]
    embedded = _embedded(code) if official else shape
    frame = Frame(padded(bounds(shapely.get_coordinates([shape, embedded])), 0.06), _WIDTH, _HEIGHT)
    window = shapely.box(*frame.seen)
    around = {number: part & window for number, part in powiaty.items() if part.intersects(window)}
    shapes = [
        area_shape(frame, part, _LAND if number == code else _PAPER, _NEIGHBOUR, 0.7)
        for number, part in around.items()
    ]
    shapes.append(area_shape(frame, embedded, _CLEAR, EMBEDDED_COLOUR, 1.6))
    if official:
        shapes.append(area_shape(frame, shape, _CLEAR, OFFICIAL_COLOUR, 1.6))
    names = powiat_names(tables)
    room, texts = Room((0.0, 0.0, _WIDTH, _HEIGHT), 0.5), []
    for number, part in around.items():
        texts += named(room, frame, part.representative_point(), (names[number],), _LETTERS)
    alt = (
        w("{powiat} in the official and in the embedded borders", powiat=names[code])
        if official
        else w("{powiat} in the embedded borders", powiat=names[code])
    )
    return SmallMap(_WIDTH, _HEIGHT, _PAPER, tuple(shapes), (), tuple(texts), alt)


def _embedded(code: str) -> BaseGeometry:
    frame = read_powiaty()
    shape: BaseGeometry = frame.geometry[frame["teryt"] == code].iloc[0]
    return shape
