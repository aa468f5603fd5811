"""Scores on a grid: signed distances, cones of localities, and the winners."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from geo.pipeline.derive import distance_field
from geo.pipeline.derive.distance_field import Field, Grid

LEFT, RIGHT = shapely.box(0, 0, 10000, 10000), shapely.box(10000, 0, 20000, 10000)


def two_fields(grid: Grid) -> list[Field]:
    window = (slice(0, len(grid.y)), slice(0, len(grid.x)))
    return [Field(window, distance_field.signed_distance(s, *grid.centres(window))) for s in (LEFT, RIGHT)]


def test_signed_distance_is_negative_inside_and_in_metres() -> None:
    ring = shapely.Polygon(
        [(0, 0), (100, 0), (100, 100), (0, 100)], [[(40, 40), (60, 40), (60, 60), (40, 60)]]
    )
    x, y = np.array([10.0, -30.0, 50.0, 103.0]), np.array([50.0, 50.0, 50.0, 104.0])
    assert distance_field.signed_distance(ring, x, y) == pytest.approx([-10, 30, 10, 5])


def test_without_localities_the_border_stays_where_the_regions_have_it() -> None:
    grid = distance_field.make_grid((0, 0, 20000, 10000))
    winner, lead = distance_field.label_grid(grid, two_fields(grid), np.zeros(2))
    rows, columns = grid.cells_of(np.array([[9000.0, 5000.0], [11000.0, 5000.0]]))
    assert winner[rows, columns].tolist() == [0, 1]
    assert lead[rows, columns].tolist() == [2000.0, 2000.0]


def test_a_weight_moves_the_border_outwards_by_half_of_it() -> None:
    grid = distance_field.make_grid((0, 0, 20000, 10000))
    winner, _ = distance_field.label_grid(grid, two_fields(grid), np.array([2000.0, 0.0]))
    row = np.searchsorted(grid.y, 5000.0)
    assert grid.x[winner[row] == 0].max() == pytest.approx(11000, abs=250)


def test_a_locality_on_the_wrong_side_moves_the_border_past_itself() -> None:
    places, own = np.array([[11000.0, 5000.0], [18000.0, 5000.0]]), np.array([0, 1])
    scores = np.column_stack([distance_field.signed_distance(s, *places.T) for s in (LEFT, RIGHT)])
    margins, radii = np.full(2, 800.0), np.full(2, 4000.0)
    cones = distance_field.fit_cones(scores, own, places, margins, radii)
    assert cones.label.tolist() == [0]
    assert min(scores[0, 1] - scores[0, 0], scores[1, 0] - scores[1, 1]) >= 790.0
    grid = distance_field.make_grid((0, 0, 20000, 10000))
    fields = two_fields(grid)
    distance_field.lower(fields, grid, cones)
    winner, _ = distance_field.label_grid(grid, fields, np.zeros(2))
    rows, columns = grid.cells_of(np.vstack([places, [[11000.0, 500.0]]]))
    assert winner[rows, columns].tolist() == [0, 1, 1]


def test_a_field_reaches_its_places_and_eight_kilometres_beyond() -> None:
    grid = distance_field.make_grid((0, 0, 60000, 60000))
    rows, columns = distance_field.field_window(grid, LEFT, np.array([[40000.0, 5000.0]]))
    assert (grid.x[columns.stop - 1], grid.y[rows.stop - 1]) == (47750.0, 17750.0)
