"""Make a clean coverage of the polygons of a user's file: what meets, meets exactly.

Real files have invalid rings, borders that neighbours do not share vertex by vertex, overlaps, gaps and
crumbs. Whatever is changed is told in a notice. All coordinates are in EPSG:2180.
"""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.errors import GEOSException

from geo.core.i18n import N_
from geo.data.boundaries import GAP_M, matched, united
from geo.data.faces import given_away
from geo.data.official_file import Notice

CRUMB_M2 = 10_000.0
"""Detached parts smaller than this are left by borders that do not match; the smallest exclave has 4 ha."""
SCREEN_M = 300.0
"""Tolerance for the screen: as many vertices as the embedded borders have."""
_THIN_M = 2.0
_MANY = 400_000  # vertices; more are thinned first, since cleaning takes time and memory for each
_METRES_OF_DEGREE, _WIDE = 70_000.0, 360.0  # what is less wide is in degrees
_CHANGED_M2 = 100.0  # smaller changes of an area are rounding
_GRID_M = 0.01
_TOLERANCES = (1.0, 0.5, 0.25, 0.1)

Shapes = NDArray[np.object_]


def polygons(shapes: Shapes) -> Shapes:
    """Return the polygons of each shape, without the points and lines that ``make_valid`` leaves."""
    parts = [shapely.get_parts(shapely.get_parts(shape)) for shape in shapes]
    return np.array(
        [shapely.union_all([p for p in own if p.geom_type == "Polygon"]) for own in parts], dtype=object
    )


def repaired(shapes: Shapes) -> tuple[Shapes, list[Notice]]:
    """Return valid polygons, and a notice if some were not."""
    broken = ~shapely.is_valid(shapes)
    if not broken.any():
        return shapes, []
    valid = shapes.copy()
    valid[broken] = polygons(shapely.make_valid(shapes[broken]))
    return valid, [Notice(N_("Shapes with invalid rings, repaired: {found}."), {"found": int(broken.sum())})]


def thinned(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return a frame of very many vertices with fewer, at most 2 m from the old ones; others unchanged.

    Before anything else is made of the shapes, since each copy of them takes memory.
    """
    shapes = frame.geometry.to_numpy()
    if shapely.get_num_coordinates(shapes).sum() <= _MANY:
        return frame
    west, _, east, _ = frame.total_bounds
    tolerance = _THIN_M / _METRES_OF_DEGREE if east - west < _WIDE else _THIN_M
    thin = shapely.simplify(shapes, tolerance, preserve_topology=False)
    lost = shapely.is_empty(thin) | shapely.is_missing(thin)
    thin[lost] = shapes[lost]
    broken = ~shapely.is_valid(thin) & shapely.is_valid(shapes)
    thin[broken] = polygons(shapely.make_valid(thin[broken]))
    return frame.set_geometry(thin, crs=frame.crs)


def coverage(shapes: Shapes) -> tuple[Shapes, list[Notice]]:
    """Return valid polygons as a coverage without gaps, overlaps and crumbs, and notices on what changed."""
    notices = []
    try:
        found = matched(shapes)
    except GEOSException:  # too close to tell apart: on a grid they are the same or they are not
        found = matched(polygons(shapely.make_valid(shapely.set_precision(shapes, _GRID_M))))
    changed = np.abs(shapely.area(found) - shapely.area(shapes))
    if (odd := changed > _CHANGED_M2).any():
        message = N_(
            "Units that overlapped their neighbours or did not meet them: {found} ({ha} ha). Overlaps went to"
            " the smaller one, gaps up to {width} m were closed."
        )
        hectares = max(1, round(float(changed.sum()) / 2e4))
        notices.append(Notice(message, {"found": int(odd.sum()), "ha": hectares, "width": round(GAP_M)}))
    found, crumbs = _without_crumbs(found)
    if crumbs:
        notices.append(
            Notice(
                N_("Scraps smaller than 1 ha, joined to their neighbours or left out: {found}."),
                {"found": crumbs},
            )
        )
    return found, notices


def _without_crumbs(shapes: Shapes) -> tuple[Shapes, int]:
    """Return a coverage whose crumbs belong to the neighbour with the longest common side, or are gone."""
    parts, owner = shapely.get_parts(shapes, return_index=True)
    area = shapely.area(parts)
    largest = np.zeros(len(shapes))
    np.maximum.at(largest, owner, area)
    small = (area < CRUMB_M2) & (area < largest[owner])
    if not small.any():
        return shapes, 0
    new = given_away(parts, owner, np.flatnonzero(small))
    alone = small & (new == owner)  # no side in common with anybody
    result = shapes.copy()
    for number in sorted(set(owner[small]) | set(new[small])):
        result[number] = united(parts[(new == number) & ~alone])
    return result, int(small.sum())


def lighter(shapes: Shapes, tolerance_m: float = SCREEN_M) -> Shapes:
    """Return a coverage simplified so that it stays one: no shape vanishes, borders stay shared."""
    for share in _TOLERANCES:
        simple: Shapes = shapely.coverage_simplify(shapes, tolerance_m * share)
        whole = shapely.is_valid(simple) & ~shapely.is_empty(simple)
        if whole.all() and shapely.coverage_is_valid(simple):
            return simple
    return shapes
