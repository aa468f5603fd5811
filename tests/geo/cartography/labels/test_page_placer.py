"""The names of a map of one scale: inside the frame, off what is blocked, and no two on each other."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
import shapely

from geo.cartography.labels.board import Placed, boxes_of
from geo.cartography.labels.names import Area, Names, PlacedText, PlacedTown, River, Town
from geo.cartography.labels.occupancy import Box, overlap
from geo.cartography.labels.page_placer import PageNames, place_on_page
from geo.cartography.labels.zooms import pixels_per_metre, step

AT = step(9.25)
SCALE = pixels_per_metre(AT)
FRAME = (-300.0, -200.0, 300.0, 200.0)


def measure(text: str, size: float, bold: bool) -> float:
    """Every letter is half as wide as it is high."""
    return 0.5 * size * len(text)


def at(x_px: float, y_px: float) -> tuple[float, float]:
    """Return the metres of a place whose pixels, counted to the right and up, are given."""
    return x_px / SCALE, y_px / SCALE


def box(left: float, bottom: float, right: float, top: float) -> shapely.Polygon:
    return shapely.box(*at(left, bottom), *at(right, top))


SEAT = Town("Miasto", *at(0, 0), 30_000, "seat", "0101")
BESIDE = Town("Obok", *at(12, 4), 20_000, "seat", "0102")
AT_THE_EDGE = Town("Skrajne", *at(298, 0), 90_000, "")
POWIAT = Area("powiat", "pow. miejski", box(-120, -60, 60, 60), "0101")
LAND = Area("country", "NIEMCY", box(-300, -190, -130, 190))
RIVER = River("Rzeka", np.array([at(-290, -100), at(290, -110)]), 50_000)
NAMES = Names((), (SEAT, BESIDE, AT_THE_EDGE), (), (POWIAT,), (), (RIVER,))


def placed(blocked: tuple[Box, ...] = (), every: bool = True) -> list[Placed]:
    return place_on_page(PageNames(NAMES, (LAND,), every), measure, AT, FRAME, blocked)


def said(names: list[Placed]) -> set[str]:
    return {
        name.town.name
        if isinstance(name, PlacedTown)
        else name.texts[0]
        if isinstance(name, PlacedText)
        else name.river.name
        for name in names
    }


def test_what_has_room_is_named() -> None:
    assert said(placed()) == {"Miasto", "Obok", "pow. miejski", "NIEMCY", "Rzeka"}


@pytest.mark.parametrize("every", [True, False])
def test_names_stay_apart_and_inside(every: bool) -> None:
    blocked = ((-40.0, -30.0, 8.0, -4.0),)
    found = placed(blocked, every)
    boxes = [(number, own) for number, name in enumerate(found) for own in boxes_of(name, AT, measure, True)]
    boxes += [(-1, own) for own in blocked]
    assert len(found) >= 4
    assert not [
        (one, other) for (one, a), (other, b) in combinations(boxes, 2) if one != other and overlap(a, b)
    ]
    assert all(
        own[0] >= FRAME[0] and own[1] >= FRAME[1] and own[2] <= FRAME[2] and own[3] <= FRAME[3]
        for number, own in boxes
    )


def test_a_blocked_sign_takes_its_name_away() -> None:
    assert "Miasto" not in said(placed(((-2.0, -2.0, 2.0, 2.0),)))
