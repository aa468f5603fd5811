"""Fitting the areas of gminy inside a powiat, on a made square of cells."""

from __future__ import annotations

import numpy as np
import pytest

from geo.pipeline.derive import gminy

SIDE = 40  # cells of 250 m


def square() -> gminy.Division:
    """Return a powiat of 10 km by 10 km and two gminy, whose localities fill its left and right side."""
    rows, columns = np.divmod(np.arange(SIDE**2), SIDE)
    at = columns * 250.0
    return gminy.Division(
        rows=rows,
        columns=columns,
        inside=np.ones(SIDE**2, bool),
        numbers=np.array([0, 1]),
        away=np.column_stack([at, 10_000 - at]),
    )


def drawn(part: gminy.Division) -> list[float]:
    return (np.bincount(part.away.argmin(axis=1), minlength=2) / 16).tolist()


def test_weights_give_the_gminy_their_official_areas() -> None:
    part, weights = gminy.widened(square(), np.array([70.0, 30.0]))
    assert drawn(part) == pytest.approx([70, 30], abs=2.5)
    assert weights[0] > weights[1]


def test_errors_of_the_finished_polygons_move_what_is_aimed_at() -> None:
    official = np.array([50.0, 50.0])
    (part,), aims = gminy.refitted([square()], official, np.array([40.0, 60.0]), official)
    assert aims == pytest.approx([57, 43])
    assert drawn(part) == pytest.approx([57, 43], abs=2.5)
    _, further = gminy.refitted([part], official, np.array([49.0, 51.0]), aims)
    assert further == pytest.approx([57.7, 42.3])
    assert official.tolist() == [50, 50]


def test_a_gmina_of_unknown_area_leaves_its_powiat_as_it_is() -> None:
    official = np.array([50.0, np.nan])
    (part,), aims = gminy.refitted([square()], official, np.array([40.0, 60.0]), official)
    assert part.away.tolist() == square().away.tolist()
    assert aims[0] == 50
