"""The map of what is uncertain: powiaty by the number of their uncertain rows."""

from __future__ import annotations

from collections.abc import Mapping

from geo.cartography.palettes import ramp
from geo.core.i18n import Translator
from geo.core.records import records
from geo.data.join import AtlasTables
from geo.render.card.map_shapes import area_shape, padded, total_bounds
from geo.render.card.maps import coarse_powiaty, coarse_voivodeships
from geo.render.card.small_map import Frame, Shape, SmallMap

_PAPER, _NONE, _BORDER, _OUTLINE = "#ffffff", "#f4f1ea", "#b9b3a6", "#3d3a35"
_WIDE, _HIGH = 460.0, 440.0
_CHOSEN = "#f0149b"

CLASSES = (1, 2, 4)
"""The least number of each class of uncertain rows."""

COLOURS = ramp("warm", len(CLASSES))


def doubt_map(tables: AtlasTables, counts: Mapping[str, int], chosen: str, w: Translator) -> SmallMap:
    """Draw the powiaty, in the order of their table, darker with more uncertain rows.

    Parameters
    ----------
    counts
        TERYT code -> number of uncertain rows; a powiat without any may be missing.
    chosen
        Code of the powiat that is outlined; "" for none.
    """
    area = coarse_powiaty(tables)
    frame = Frame(padded(total_bounds(area), 0.01), _WIDE, _HIGH)
    shapes = [
        area_shape(frame, row.geometry, _fill(counts.get(row.teryt, 0)), _BORDER, 0.4)
        for row in records(area)
    ]
    shapes += [
        Shape(area_shape(frame, row.geometry, "", "", 0).rings, "", _OUTLINE, 0.8)
        for row in records(coarse_voivodeships(tables))
    ]
    shapes += [
        Shape(area_shape(frame, row.geometry, "", "", 0).rings, "", _CHOSEN, 2.5)
        for row in records(area[area["teryt"] == chosen])
    ]
    alt = w("Poland: powiaty by their number of uncertain rows")
    return SmallMap(_WIDE, _HIGH, _PAPER, tuple(shapes), (), (), alt)


def _fill(count: int) -> str:
    reached = [colour for least, colour in zip(CLASSES, COLOURS, strict=True) if count >= least]
    return reached[-1] if reached else _NONE


def legend(w: Translator) -> list[tuple[str, str]]:
    """Return colour and label of each class."""
    labels = (w("1 row"), w("2–3 rows"), w("4 rows and more"))
    return [(_NONE, w("none")), *zip(COLOURS, labels, strict=True)]
