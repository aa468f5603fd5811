"""Faces along all borders, and their owners."""

from __future__ import annotations

import numpy as np
import shapely

from geo.data.faces import NOBODY, faces_between, given_away, owners

LEFT, RIGHT = shapely.box(0, 0, 10, 10), shapely.box(10.4, 0, 20, 10)
BOX = shapely.box(0, 0, 20, 20)


def test_faces_fill_the_box_and_share_their_vertices() -> None:
    faces = faces_between([LEFT, RIGHT, BOX, shapely.LineString([(0, 15), (20, 15)])], 0.1)
    assert sorted(shapely.area(faces).round(1).tolist()) == [96.0, 100.0, 100.0, 104.0]
    assert shapely.coverage_is_valid(faces)


def test_a_face_belongs_to_the_shape_that_holds_it() -> None:
    faces = faces_between([LEFT, RIGHT, BOX], 0.1)
    owner = owners(faces, [LEFT, RIGHT])
    assert {int(o): round(shapely.area(f), 1) for o, f in zip(owner, faces, strict=True) if o != NOBODY} == {
        0: 100.0,
        1: 96.0,
    }


def test_a_sliver_goes_to_the_neighbour_with_the_longest_side() -> None:
    faces = np.array([LEFT, shapely.box(10, 0, 10.4, 10), shapely.box(10.4, 0, 20, 5)], dtype=object)
    owner = np.array([0, NOBODY, 1])
    assert given_away(faces, owner, np.array([1])).tolist() == [0, 0, 1]
    assert given_away(faces, owner, np.array([1]), least_share=0.5).tolist() == [0, NOBODY, 1]
    assert owner.tolist() == [0, NOBODY, 1]
