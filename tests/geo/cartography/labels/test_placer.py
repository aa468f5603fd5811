"""Which names a map shows at which zoom, on a country of four towns."""

from __future__ import annotations

import numpy as np
import shapely

from geo.cartography.labels.board import boxes_of
from geo.cartography.labels.names import Area, Fixed, Names, River, Town
from geo.cartography.labels.occupancy import overlap
from geo.cartography.labels.placer import place
from geo.cartography.labels.zooms import NEVER, step, steps

LARGE = Town("Stołeczne", 0, 0, 900_000, "capital")
SEAT = Town("Powiatowe", 40_000, 0, 20_000, "seat")
NEIGHBOUR = Town("Sąsiednie", 46_000, 0, 19_000, "seat")
SMALL = Town("Małe", 90_000, 10_000, 1_500, "")
REGION = Area("voivodeship", "DUŻE", shapely.box(-200_000, -150_000, 200_000, 150_000))
POWIAT = Area("powiat", "pow. duży", shapely.box(20_000, -30_000, 120_000, 30_000))
GMINA = Area("gmina", "gm. Mała", shapely.box(80_000, 0, 100_000, 20_000))
RIVER = River("Rzeka", np.array([(-180_000.0, -60_000.0), (180_000.0, -70_000.0)]), 50_000)
SEA = Fixed("sea", ("MORZE", "LONG SEA"), 0, 400_000, step(5), step(9))
NAMES = Names((SEA,), (SMALL, NEIGHBOUR, SEAT, LARGE), (REGION,), (POWIAT,), (GMINA,), (RIVER,))


def measure(text: str, size: float, bold: bool) -> float:
    """Every letter is half as wide as it is high."""
    return 0.5 * size * len(text)


PLACED = place(NAMES, measure)


def spans(town: Town) -> list[tuple[float, float]]:
    """Return first and last zoom of a town's names; they follow each other without a gap."""
    return sorted((name.first / 4, name.last / 4) for name in PLACED.towns if name.town == town)


def test_towns_come_in_by_size_and_rank_and_stay() -> None:
    for_ever = NEVER / 4
    assert spans(LARGE)[0][0] == 5.0
    assert spans(LARGE)[-1][-1] == for_ever
    assert spans(SMALL) == [(8.75, for_ever)]


def test_a_seat_moves_its_name_to_let_the_next_one_in() -> None:
    """At zoom 9 they are 20 pixels apart, and both have to be named."""
    assert spans(SEAT) == [(8.25, 8.75), (9.0, NEVER / 4)]
    assert spans(NEIGHBOUR) == [(9.0, NEVER / 4)]


def test_areas_are_named_at_their_zooms() -> None:
    found = {(name.texts[0], name.first / 4, name.last / 4) for name in PLACED.texts}
    assert found >= {
        ("DUŻE", 5.5, 6.75),
        ("DUŻE", 7.0, 8.75),
        ("pow. duży", 8.5, NEVER / 4),
        ("gm. Mała", 10.0, NEVER / 4),
        ("MORZE", 5.0, 9.0),
    }


def test_a_river_is_named_again_and_again() -> None:
    """A path is fine enough for a zoom and a half."""
    found = sorted({(name.first / 4, name.last / 4) for name in PLACED.rivers})
    assert found[0] == (5.75, 7.0)
    assert found[-1] == (11.5, NEVER / 4)
    assert len(PLACED.rivers) == 15


def test_no_name_touches_another_at_any_step() -> None:
    for at in steps():
        shown = [name for kind in (PLACED.towns, PLACED.texts, PLACED.rivers) for name in kind]
        boxes = [boxes_of(name, at, measure) for name in shown if name.first <= at <= name.last]
        assert not [
            (one, other)
            for n, own in enumerate(boxes)
            for others in boxes[n + 1 :]
            for one in own
            for other in others
            if overlap(one, other)
        ]


def test_equal_names_have_equal_places() -> None:
    again = place(NAMES, measure)
    assert again.towns == PLACED.towns
    assert again.texts == PLACED.texts
    assert [name.path.tolist() for name in again.rivers] == [name.path.tolist() for name in PLACED.rivers]
