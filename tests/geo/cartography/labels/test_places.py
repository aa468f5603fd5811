"""Where names may stand: sides of a point, lines inside an area, stretches of a river."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from geo.cartography.labels.area_places import Grounds, settings, text_box
from geo.cartography.labels.arrangement import arrange
from geo.cartography.labels.occupancy import Occupancy, overlap
from geo.cartography.labels.point_places import SIDES, town_boxes
from geo.cartography.labels.river_places import Stretches, letter_boxes, middle
from geo.cartography.labels.zooms import pixels_per_metre, step

AT = step(8)
PIXEL_M = 1 / pixels_per_metre(AT)


def measure(text: str, size: float, bold: bool) -> float:
    """Every letter is half as wide as it is high."""
    return 0.5 * size * len(text)


def test_boxes_that_touch_do_not_overlap() -> None:
    assert not overlap((0, 0, 10, 10), (10, 0, 20, 10))
    assert overlap((0, 0, 10, 10), (9, 9, 20, 20))


def test_room_is_taken_by_owners_and_given_back() -> None:
    room = Occupancy()
    room.take([(0, 0, 200, 10)], 1)
    room.take([(50, 5, 60, 90)], 2)
    assert room.owners([(55, 0, 56, 8)]) == {1, 2}
    assert room.is_free([(0, 10, 50, 20)])
    room.release([(0, 0, 200, 10)], 1)
    assert room.owners([(55, 0, 56, 8)]) == {2}


@pytest.mark.parametrize(
    ("side", "box"),
    [
        ((1, -1), [-3, -13, 95, 3]),  # from the dot, 3 pixels in radius, to the right and upwards
        ((-1, 0), [-96, -6, 3, 7]),
        ((0, 1), [-46, -3, 46, 15]),
        ((-0.5, -1), [-69, -16, 24, 3]),  # over the dot, three quarters of the name to its left
    ],
)
def test_a_town_has_its_name_on_one_side(side: tuple[float, int], box: list[int]) -> None:
    """Fifteen letters of 12 pixels are 90 pixels wide."""
    [found] = town_boxes("Skarżysko-Kamie", (0, 0), "town", SIDES.index(side), AT, measure)
    assert [round(edge) for edge in found] == box


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("pow. raciborski", ["pow. raciborski", "pow.\nraciborski"]),
        (
            "pow. bieruńsko-lędziński",
            ["pow. bieruńsko-lędziński", "pow. bieruńsko-\nlędziński", "pow.\nbieruńsko-\nlędziński"],
        ),
        ("ŚWIĘTO\u00adKRZYSKIE", ["ŚWIĘTOKRZYSKIE", "ŚWIĘTO-\nKRZYSKIE"]),
        ("LUBUSKIE", ["LUBUSKIE"]),
    ],
)
def test_a_text_is_broken_where_its_lines_get_equal(text: str, lines: list[str]) -> None:
    assert list(settings(text)) == lines


def test_an_area_has_its_name_in_the_middle_of_itself() -> None:
    wide = shapely.box(0, 0, 200 * PIXEL_M, 40 * PIXEL_M)
    spots = list(Grounds(wide, 7).spots("pow. pucki", "powiat", AT, measure))
    assert spots[0] == pytest.approx((100 * PIXEL_M, 20 * PIXEL_M))
    box = text_box("pow. pucki", spots[-1], "powiat", AT, measure)
    assert 0 <= box[0] < box[2] <= 200
    assert -40 <= box[1] < box[3] <= 0


def test_a_name_wider_than_its_area_stands_over_its_border_only_when_it_may() -> None:
    narrow = shapely.box(0, 0, 50 * PIXEL_M, 40 * PIXEL_M)
    grounds = Grounds(narrow, 7)
    assert list(grounds.spots("pow. kłodzki", "powiat", AT, measure)) == []
    over = next(grounds.spots("pow. kłodzki", "powiat", AT, measure, inside=0.5))
    assert over == pytest.approx((25 * PIXEL_M, 20 * PIXEL_M))


def river(pixels: list[tuple[float, float]]) -> np.ndarray:
    return np.array(pixels, dtype=float) * PIXEL_M


def test_a_river_is_named_where_it_is_straight_and_in_reading_direction() -> None:
    zigzag = [(x, 25.0 * (x // 20 % 2)) for x in range(0, 200, 20)]
    course = river([(500.0, 0.0), (200.0, 0.0), *reversed(zigzag)])
    found = Stretches(course, 60, 12, AT)
    path = found.path(0)
    assert path[0][0] < path[-1][0]
    assert middle(path)[0] / PIXEL_M > 220
    boxes = letter_boxes(path, 60, 12, AT)
    assert boxes
    assert all(box[3] < 0 for box in boxes)  # over the line


def test_a_short_or_winding_river_has_no_name() -> None:
    assert len(Stretches(river([(0, 0), (50, 0)]), 60, 12, AT).middles) == 0
    coil = [(30 * np.cos(turn), 30 * np.sin(turn)) for turn in np.arange(0, 20, 0.3)]
    assert len(Stretches(river(coil), 60, 12, AT).middles) == 0
    assert letter_boxes(river([(0, 0), (50, 0)]), 60, 12, AT) is None


def test_names_are_arranged_together_where_each_takes_what_the_other_needs() -> None:
    left, right, far = [(0.0, 0.0, 10.0, 10.0)], [(8.0, 0.0, 18.0, 10.0)], [(40.0, 0.0, 50.0, 10.0)]
    assert arrange([[left, far], [left]]) == [1, 0]
    assert arrange([[left, right], [right, left], [far]]) is None
    assert arrange([[left], [right]]) is None
    assert arrange([[left], []]) is None
    assert arrange([[left, right], [far]]) == [0, 0]
