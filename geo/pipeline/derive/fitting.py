"""Fit the gminy into the outline of the country, so that they meet coast and neighbours exactly.

The borders of the gminy, which continue beyond the country, are noded with those of the ground, and the faces
between them are given out: to the gmina in which they lie inside the country, to their piece of the ground
outside. All coordinates are in EPSG:2180, in metres.
"""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import shapely

from geo.data.faces import NOBODY, faces_between, given_away, owners
from geo.data.ground import POLAND
from geo.pipeline.derive import mesh
from geo.pipeline.derive.distance_field import Grid

TOLERANCE_M = 150.0
"""Simplification of the borders of gminy: below the size of a cell."""
_NEAR_M = 300.0
_NODE_GRID_M = 2.0  # vertices of an official file closer than 1 m are merged; these are farther apart
_CRUMB_M2 = 0.3e6


def fitted(
    winner: np.ndarray, lead: np.ndarray, grid: Grid, powiat: np.ndarray, ground: gpd.GeoDataFrame
) -> tuple[np.ndarray, gpd.GeoDataFrame]:
    """Return the gminy within the country, and the ground with the vertices where they touch its border.

    Parameters
    ----------
    winner, lead
        Gmina number of each cell and its lead, as from ``gminy.label_cells``.
    powiat
        Powiat of each gmina, by number.
    ground
        As from ``ground.near_ground``.

    Returns
    -------
    gminy
        Their polygons by number, shape (gminy,). With the pieces of the ground other than Poland they are a
        valid coverage.
    ground
        The same rows, Poland as the union of the gminy.
    """
    raw = mesh.polygonized(winner, lead, grid)
    cells = shapely.coverage_simplify(
        np.array([raw[number] for number in range(len(powiat))], dtype=object), TOLERANCE_M
    )
    pieces = ground.geometry.to_numpy()
    home = int(np.flatnonzero((ground["code"] == POLAND).to_numpy())[0])
    inner = shapely.intersection(shapely.union_all(shapely.boundary(cells)), pieces[home].buffer(_NEAR_M))
    faces = faces_between([inner, *pieces], _NODE_GRID_M)
    piece = owners(faces, list(pieces))
    at_home = faces[piece == home]
    owner = _without_crumbs(at_home, owners(at_home, list(cells)), powiat)
    small = np.array(
        [shapely.coverage_union_all(at_home[owner == number]) for number in range(len(powiat))], dtype=object
    )
    whole = [shapely.coverage_union_all(faces[piece == number]) for number in range(len(pieces))]
    return small, ground.set_geometry(whole, crs=ground.crs)


def _without_crumbs(faces: np.ndarray, owner: np.ndarray, powiat: np.ndarray) -> np.ndarray:
    """Give small faces, cut off by the outline, to a neighbour: of the same powiat if there is one.

    The largest face of a gmina is never given away.
    """
    areas = shapely.area(faces)
    largest = np.full(len(powiat), NOBODY)
    order = np.argsort(areas, kind="stable")
    largest[owner[order]] = order
    crumbs = [face for face in order if areas[face] < _CRUMB_M2 and face not in set(largest[owner[[face]]])]
    for face in [*crumbs, *np.flatnonzero((owner == NOBODY) & (areas >= _CRUMB_M2))]:
        mine = powiat[owner[face]] if owner[face] != NOBODY else None
        beside = np.flatnonzero(shapely.touches(faces, faces[face]))
        kin = beside[(owner[beside] != NOBODY) & (powiat[owner[beside]] == mine)]
        chosen = np.concatenate([[face], kin if len(kin) else beside])
        sub = owner[chosen].copy()
        sub[0] = NOBODY
        owner[face] = given_away(faces[chosen], sub, np.array([0]))[0]
    return owner
