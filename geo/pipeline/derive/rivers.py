"""Make the table of rivers: named ones in pieces that widen downstream, and the large ones abroad."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

import geopandas as gpd
import numpy as np
import shapely
from pyproj import Transformer
from shapely.geometry.base import BaseGeometry

from geo.pipeline.derive.country_outlines import BOX
from geo.pipeline.derive.gshhg import Line
from geo.pipeline.derive.river_courses import basin_along
from geo.pipeline.derive.river_network import Course

_PIECE_M, _MOST_PIECES = 25e3, 24
_LARGE_KM2 = 12_000.0
_BEYOND_M = 12e3
_KNOWN_M, _HOME_M, _LEAST_ABROAD_M = 5500.0, 1500.0, 9000.0
_TOLERANCE_M = 200.0


def named(
    courses: Sequence[Course], lines: Mapping[str, shapely.LineString], country: BaseGeometry
) -> gpd.GeoDataFrame:
    """Return the named rivers in pieces from source to mouth.

    Parameters
    ----------
    courses, lines
        The rivers, and name -> line as from ``river_courses.lead``.
    country
        Poland in EPSG:2180. Rivers with less than 12,000 km² of basin end 12 km beyond it.

    Returns
    -------
    GeoDataFrame
        ``name``, ``host`` (the river into which it flows, or ""), ``piece`` (from 1, downstream),
        ``basin_km2`` (drained area in the middle of the piece), ``geometry`` in EPSG:2180. Consecutive pieces
        share a point.
    """
    near = country.buffer(_BEYOND_M)
    rows = []
    for course in courses:
        line = _longest(lines[course.name].intersection(BOX if course.basin.max() >= _LARGE_KM2 else near))
        pieces = _pieces(line)
        middles = shapely.get_coordinates(shapely.line_interpolate_point(pieces, 0.5, normalized=True))
        for number, (piece, basin) in enumerate(
            zip(pieces, basin_along(course, middles), strict=True), start=1
        ):
            rows.append((course.name, course.host, number, int(basin), piece))
    columns = ["name", "host", "piece", "basin_km2", "geometry"]
    return gpd.GeoDataFrame(dict(zip(columns, map(list, zip(*rows, strict=True)), strict=True)), crs=2180)


def _longest(shape: BaseGeometry) -> shapely.LineString:
    parts = shapely.get_parts(shape)
    longest: shapely.LineString = parts[shapely.length(parts).argmax()]
    return longest


def _pieces(line: shapely.LineString) -> list[shapely.LineString]:
    """Return the line cut at vertices into pieces of about 25 km."""
    points = shapely.get_coordinates(line)
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(points, axis=0).T))])
    count = int(np.clip(round(line.length / _PIECE_M), 1, _MOST_PIECES))
    cuts = np.searchsorted(along, np.linspace(0, along[-1], count + 1)[1:-1])
    stops = np.unique(np.concatenate([[0], cuts, [len(points) - 1]]))
    return [shapely.LineString(points[start : stop + 1]) for start, stop in itertools.pairwise(stops)]


def abroad(lines: Sequence[Line], known: Sequence[BaseGeometry], country: BaseGeometry) -> gpd.GeoDataFrame:
    """Return the rivers of WDBII abroad that are not among the named ones: as ``named``, without names.

    Their ``basin_km2`` is 0, unknown.
    """
    metres = Transformer.from_crs(4326, 2180, always_xy=True)
    drawn = [
        shapely.LineString(np.column_stack(metres.transform(*line.points.T)))
        for line in lines
        if len(line.points) > 1
    ]
    taken = shapely.union_all([country.buffer(_HOME_M), *shapely.buffer(list(known), _KNOWN_M, quad_segs=2)])
    rest = shapely.get_parts(
        shapely.line_merge(shapely.union_all(shapely.intersection(shapely.difference(drawn, taken), BOX)))
    )
    kept = shapely.simplify(rest[shapely.length(rest) >= _LEAST_ABROAD_M], _TOLERANCE_M)
    return gpd.GeoDataFrame(
        {"name": "", "host": "", "piece": range(1, len(kept) + 1), "basin_km2": 0}, geometry=kept, crs=2180
    )
