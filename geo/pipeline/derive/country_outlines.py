"""Read the countries around Poland, cut at the coast, from OpenStreetMap as packaged in geo-maps.

The package holds the countries of the world of 30 November 2017 to about a metre, by their codes
(ISO 3166-1 alpha-3), and takes the straits of Świna, Dziwna and Piana for land.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from pyproj import Transformer
from shapely.geometry.base import BaseGeometry

from geo.pipeline.derive import geo_maps
from geo.pipeline.derive.regions import polygons_only, projected

_WEST = ("AUT", "CHE", "CZE", "DEU", "DNK", "FRA", "HUN", "LIE", "NLD", "POL", "SWE")
_EAST = ("BLR", "LTU", "LVA", "MDA", "ROU", "RUS", "SVK", "UKR")
CODES = (*_WEST, *_EAST)
"""The countries within ``BOX``."""
BOX = shapely.box(-320e3, -60e3, 1120e3, 1010e3)
"""The part of Europe that the near ground covers, in EPSG:2180."""
_MARGIN_DEG = 1.0
_HARBOUR_M = 150.0
HARBOURS = shapely.box(150e3, 560e3, 660e3, 830e3)
"""The coast of Poland, in EPSG:2180."""


def read_countries() -> dict[str, shapely.MultiPolygon]:
    """Return alpha-3 code -> land of the countries within ``BOX``, in EPSG:2180.

    Neighbours share most of their border, but not every vertex of it. Harbour basins and inlets up to 300 m
    wide are filled, because simplification would make spikes of them.
    """
    bounds = degrees(BOX.bounds)
    found = geo_maps.read_countries(geo_maps.COASTLINE, CODES)
    land = {code: near_part(parts, bounds) for code, parts in sorted(found.items())}
    return without_harbours(land)


def near_part(
    parts: Sequence[BaseGeometry], bounds: tuple[float, float, float, float]
) -> shapely.MultiPolygon:
    """Return the polygons ``parts`` (EPSG:4326) within ``BOX``, repaired, in EPSG:2180.

    ``bounds`` are those of the box in degrees, with a margin.

    Notes
    -----
    Only parts near the box are projected and repaired: on the whole of Russia that takes minutes, and far
    from its meridian the projection fails. The exact cut is made in metres, so that all countries end at the
    same straight line.
    """
    beside = shapely.intersects(shapely.envelope(parts), shapely.box(*bounds))
    near = [shapely.clip_by_rect(part, *bounds) for part, kept in zip(parts, beside, strict=True) if kept]
    pieces = [shapely.intersection(projected(part), BOX) for part in near]
    return polygons_only(shapely.union_all([polygons_only(piece) for piece in pieces]))


def without_harbours(land: dict[str, shapely.MultiPolygon]) -> dict[str, shapely.MultiPolygon]:
    """Return the countries (EPSG:2180) with the inlets of the coast of Poland up to 300 m wide filled.

    An inlet goes to the country on its shore; an inlet between two countries is left open.
    """
    codes = [code for code, shape in land.items() if shape.intersects(HARBOURS)]
    shores = [land[code] for code in codes]
    coast = shapely.union_all(shapely.intersection(shores, HARBOURS))
    closed = coast.buffer(_HARBOUR_M, quad_segs=2).buffer(-_HARBOUR_M, quad_segs=2)
    inlets = shapely.get_parts(polygons_only(closed.difference(coast)))
    near, owner = shapely.STRtree(shores).query(inlets, predicate="dwithin", distance=1.0)
    alone = np.isin(near, np.flatnonzero(np.bincount(near, minlength=len(inlets)) == 1))
    filled = dict(land)
    for number, code in enumerate(codes):
        own = inlets[near[alone & (owner == number)]]
        if len(own):
            filled[code] = polygons_only(shapely.union_all([land[code], *own]))
    return filled


def degrees(bounds: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """Return bounds in EPSG:2180 as bounds in EPSG:4326, with a margin of one degree."""
    outline = shapely.get_coordinates(shapely.segmentize(shapely.box(*bounds).exterior, 50e3))
    lon, lat = Transformer.from_crs(2180, 4326, always_xy=True).transform(outline[:, 0], outline[:, 1])
    low = (float(np.min(lon)) - _MARGIN_DEG, float(np.min(lat)) - _MARGIN_DEG)
    return *low, float(np.max(lon)) + _MARGIN_DEG, float(np.max(lat)) + _MARGIN_DEG
