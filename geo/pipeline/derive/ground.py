"""Make one ground of countries, sea and lagoons that meet exactly: a coverage without gaps and slivers.

All borders are noded together; the faces between them go to the country that holds them, slivers to the
neighbour with the longest common side, and the rest is water. All coordinates are in EPSG:2180, in metres.
"""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyproj import Transformer
from shapely.geometry.base import BaseGeometry

from geo.core.records import records
from geo.data.faces import NOBODY, faces_between, given_away, owners
from geo.pipeline.derive import geonames
from geo.pipeline.derive.country_outlines import BOX

TOLERANCE_M = 100.0
"""Simplification of the countries: about a pixel where the map is largest."""
_NODE_GRID_M = 1.0
_ENCLOSED_M2 = 5e6
_LONGEST_SHARE = 0.4


def near_ground(land: dict[str, shapely.MultiPolygon], waters: pd.DataFrame) -> gpd.GeoDataFrame:
    """Return the countries and waters within ``BOX`` as a valid coverage.

    Parameters
    ----------
    land
        Alpha-3 code -> country, as from ``country_outlines.read_countries``.
    waters
        ``name``, ``kind`` (sea, lagoon), ``lon``, ``lat`` of a point in it, and ``strait``: lon and lat of
        the two ends of the line that parts it from other water, or "". Text, in degrees.

    Returns
    -------
    GeoDataFrame
        ``kind`` (country, sea, lagoon), ``code`` (alpha-2, "" for water), ``name`` (of a water, else ""),
        ``geometry``. Enclosed water without a name goes to the land around it if it is smaller than 5 km²;
        other water without a name is the first row of kind sea.
    """
    shapes = list(land.values())
    faces = faces_between([*shapes, BOX, *straits(waters)], _NODE_GRID_M)
    owner = owners(faces, shapes)
    owner = np.where(owner == NOBODY, _waters(faces, waters, len(shapes)), owner)
    enclosed = np.flatnonzero((owner == NOBODY) & (shapely.area(faces) < _ENCLOSED_M2))
    owner = given_away(faces, owner, enclosed, _LONGEST_SHARE)
    owner[owner == NOBODY] = len(shapes)  # the first water
    alpha2 = geonames.alpha2_codes()
    listed = pd.concat(
        [
            pd.DataFrame({"kind": "country", "code": [alpha2[code] for code in land], "name": ""}),
            waters[["kind", "name"]].assign(code=""),
        ],
        ignore_index=True,
    )
    present = np.unique(owner)
    whole = np.array([shapely.union_all(faces[owner == number]) for number in present], dtype=object)
    frame = listed.iloc[present].reset_index(drop=True)
    return gpd.GeoDataFrame(frame, geometry=shapely.coverage_simplify(whole, TOLERANCE_M), crs=2180)


def straits(waters: pd.DataFrame) -> list[BaseGeometry]:
    """Return the lines across the straits of ``waters``, in EPSG:2180."""
    metres = Transformer.from_crs(4326, 2180, always_xy=True)
    lines: list[BaseGeometry] = []
    for ends in waters.loc[waters["strait"] != "", "strait"]:
        lon_a, lat_a, lon_b, lat_b = (float(degree) for degree in str(ends).split())
        x, y = metres.transform([lon_a, lon_b], [lat_a, lat_b])
        lines.append(shapely.LineString(np.column_stack([x, y])))
    return lines


def _waters(faces: np.ndarray, waters: pd.DataFrame, offset: int) -> np.ndarray:
    """Return ``offset`` and the row of the water whose point lies in each face, or ``NOBODY``."""
    metres = Transformer.from_crs(4326, 2180, always_xy=True)
    owner = np.full(len(faces), NOBODY)
    for number, water in enumerate(records(waters)):
        point = shapely.Point(*metres.transform(float(water.lon), float(water.lat)))
        owner[shapely.intersects(faces, point)] = offset + number
    return owner
