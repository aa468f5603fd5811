"""Cut the plane into faces along all borders at once, and give the faces to owners.

Whatever is made of whole faces meets exactly: a valid coverage without gaps and slivers. All coordinates are
in metres.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

NOBODY = -1


def faces_between(shapes: Sequence[BaseGeometry], grid_m: float) -> NDArray[Any]:
    """Return the polygons between the outlines of polygons and lines, noded on a grid of ``grid_m``.

    Vertices of one face lie on the border of its neighbour: together the faces are a valid coverage.
    """
    polygons = shapely.get_dimensions(shapes) == 2
    lines = np.where(polygons, shapely.boundary(shapes), np.asarray(shapes, dtype=object))
    noded = shapely.union_all(lines, grid_size=grid_m)
    return np.asarray(shapely.get_parts(shapely.polygonize(shapely.get_parts(noded))))


def owners(faces: NDArray[Any], shapes: Sequence[BaseGeometry]) -> NDArray[Any]:
    """Return the position of the shape that holds each face, or ``NOBODY``."""
    face, shape = shapely.STRtree(shapes).query(shapely.point_on_surface(faces), predicate="within")
    owner = np.full(len(faces), NOBODY)
    owner[face] = shape
    return owner


def given_away(
    faces: NDArray[Any], owner: NDArray[Any], which: NDArray[Any], least_share: float = 0.0
) -> NDArray[Any]:
    """Return ``owner`` with the faces ``which`` given to the neighbour with the longest common side.

    Parameters
    ----------
    faces
        Faces of a coverage, shape (n,).
    owner
        Owner of each face, or ``NOBODY``.
    which
        Positions of the faces to give away, in that order; neighbours among them count as their new owners.
    least_share
        Share of its outline from which a side counts; a face without such a side keeps its owner.
    """
    result = owner.copy()
    tree = shapely.STRtree(faces)
    for face in which:
        beside = tree.query(faces[face], predicate="touches")
        beside = beside[result[beside] != NOBODY]
        common = shapely.length(shapely.intersection(faces[face].boundary, shapely.boundary(faces[beside])))
        if len(beside):
            sides = np.bincount(result[beside], weights=common)
            if sides.max() > least_share * faces[face].length:
                result[face] = sides.argmax()
    return result
