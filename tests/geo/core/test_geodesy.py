"""Great circles: right lengths, both ends kept, and a cut where the map ends."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from geo.core.geodesy import great_circle, length_km

FLINDERS_PEAK = (144 + 25 / 60 + 29.52440 / 3600, -(37 + 57 / 60 + 3.72030 / 3600))
BUNINYONG = (143 + 55 / 60 + 35.38390 / 3600, -(37 + 39 / 60 + 10.15610 / 3600))

WARSAW = (21.0122, 52.2297)
BERLIN = (13.4050, 52.5200)
WROCLAW = (17.0326, 51.1093)
SAN_FRANCISCO = (-122.4194, 37.7749)
FIJI = (178.4419, -18.1416)
SAMOA = (-171.7514, -13.8333)

# Every line starts in Poland; it may end anywhere but at the poles.
polish = st.tuples(st.floats(14.1, 24.2), st.floats(49.0, 54.9))
anywhere = st.tuples(st.floats(-179.99, 179.99), st.floats(-80, 80))


@pytest.mark.parametrize(
    ("a", "b", "km"),
    [
        (FLINDERS_PEAK, BUNINYONG, 54.972271),  # the worked example of the Australian geodetic manual
        ((0, 0), (0, 1), 110.574),
        ((0, 0), (1, 0), 111.319),
        (WARSAW, BERLIN, 518.837),
        (WROCLAW, SAN_FRANCISCO, 9395.334),
        ((21, 52), (-159, -52), 20003.931),  # the other side of the Earth: half a meridian
        (WARSAW, WARSAW, 0.0),
    ],
)
def test_length(a: tuple[float, float], b: tuple[float, float], km: float) -> None:
    assert length_km(*a, *b) == pytest.approx(km, abs=0.0006)
    assert length_km(*b, *a) == pytest.approx(km, abs=0.0006)


@pytest.mark.parametrize("far", [BERLIN, SAN_FRANCISCO, (108.1106, 47.7273), (-43.2, -22.9)])
def test_one_part_with_both_ends_as_vertices(far: tuple[float, float]) -> None:
    (line,) = great_circle(*WARSAW, *far)
    assert tuple(line[0]) == WARSAW
    assert tuple(line[-1]) == far


def test_vertices_are_near_enough_for_a_smooth_line() -> None:
    (line,) = great_circle(*WROCLAW, *SAN_FRANCISCO)
    steps = [length_km(*a, *b) for a, b in itertools.pairwise(line)]
    assert max(steps) == pytest.approx(min(steps), rel=1e-6)
    assert 50 < steps[0] < 60


def test_the_line_bends_to_the_north() -> None:
    (line,) = great_circle(*WROCLAW, *SAN_FRANCISCO)
    assert line[:, 1].max() == pytest.approx(71.1, abs=0.1)


def test_equal_points_give_equal_vertices() -> None:
    (line,) = great_circle(*WARSAW, *WARSAW)
    assert np.unique(line.round(9), axis=0).tolist() == [list(WARSAW)]


@pytest.mark.parametrize(("a", "b", "side"), [(FIJI, SAMOA, 180.0), (SAMOA, FIJI, -180.0)])
def test_a_line_over_the_date_line_is_cut_there(
    a: tuple[float, float], b: tuple[float, float], side: float
) -> None:
    west, east = great_circle(*a, *b)
    assert (tuple(west[0]), tuple(east[-1])) == (a, b)
    assert (west[-1, 0], east[0, 0]) == (side, -side)
    assert west[-1, 1] == east[0, 1] == pytest.approx(-17.5003, abs=0.001)


@given(start=polish, end=anywhere)
@example(start=(21.0, 52.2), end=(-175.0, 60.0))
@example(start=(21.0, 52.2), end=(-159.5, 52.0))  # almost over the pole
def test_no_part_crosses_the_map_and_nothing_is_lost(
    start: tuple[float, float], end: tuple[float, float]
) -> None:
    parts = great_circle(*start, *end)
    assert len(parts) in (1, 2)
    assert tuple(parts[0][0]) == start
    assert tuple(parts[-1][-1]) == end
    for part in parts:
        assert np.isfinite(part).all()
        assert np.abs(np.diff(part[:, 0])).max() < 180
    drawn = sum(length_km(*a, *b) for part in parts for a, b in itertools.pairwise(part))
    assert drawn == pytest.approx(length_km(*start, *end), rel=0.01, abs=0.001)
