"""Read the embedded boundaries of powiaty and gminy, and match, dissolve and simplify boundaries.

All geometries are in EPSG:2180, TERYT codes are text. ``geo.data.official_boundaries`` reads the user's own
file instead.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.errors import GEOSException
from shapely.geometry.base import BaseGeometry

from geo.core.errors import DataError
from geo.core.i18n import N_
from geo.core.teryt import POWIAT_COUNT, VOIVODESHIPS, is_powiat_code, voivodeship_code
from geo.data import catalogue

CRS = 2180
GAP_M = 400.0
"""Maximum width of gaps that are closed, equal to the simplification tolerance for the screen."""
HOLE_M2, ISLET_M2 = 10e6, 1e6
"""Minimum area of holes and of detached parts that outlines keep; the smallest powiat has 13 km²."""
_SNAP_M = 1.0
_NODE_GRID_M = 0.1


def read_powiaty(path: Path | None = None) -> gpd.GeoDataFrame:
    """Return the embedded powiaty: ``teryt, name, geometry``, EPSG:2180, in code order.

    Raises
    ------
    DataError
        The file is missing or unreadable, or its columns, codes or CRS are not those expected.
    """
    file = path or catalogue.DATA / catalogue.dataset("boundaries-powiaty").path
    frame = _embedded(file, {"JPT_KOD_JE": "teryt", "JPT_NAZWA_": "name"}, POWIAT_COUNT)
    codes = frame["teryt"]
    if not codes.is_unique or not codes.map(is_powiat_code).all():
        raise _unexpected(file, "380 different codes of four digits", f"{codes.nunique()} different values")
    return frame.sort_values("teryt", ignore_index=True)


def read_gminy(path: Path | None = None) -> gpd.GeoDataFrame:
    """Return the embedded approximate gminy: ``teryt`` (powiat code), ``name, kind, geometry``.

    They are in EPSG:2180 and sorted by powiat code, name and kind.

    Raises
    ------
    DataError
        The file is missing or unreadable, or its columns or CRS are not those expected.
    """
    file = path or catalogue.DATA / catalogue.dataset("boundaries-gminy").path
    frame = _embedded(file, {"POWIAT": "teryt", "JPT_NAZWA_": "name", "RODZAJ": "kind"}, None)
    return frame.sort_values(["teryt", "name", "kind"], ignore_index=True)


def voivodeships(powiaty: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the voivodeships as unions of powiaty: ``teryt`` (two digits), ``name``, ``geometry``.

    ``powiaty`` needs ``teryt`` and a geometry in metres; the CRS is kept. Small holes and detached parts are
    left out, as by ``dissolved``.
    """
    codes = powiaty["teryt"].map(voivodeship_code)
    shapes = powiaty.geometry.to_numpy()
    present = sorted(set(codes))
    union = [dissolved(shapes[(codes == code).to_numpy()]) for code in present]
    return gpd.GeoDataFrame(
        {"teryt": present, "name": [VOIVODESHIPS[code] for code in present]}, geometry=union, crs=powiaty.crs
    )


def matched(shapes: NDArray[np.object_]) -> NDArray[np.object_]:
    """Return valid polygons whose borders match those of their neighbours vertex by vertex.

    Parameters
    ----------
    shapes
        Valid polygons, in metres. They are returned unchanged if they already match.

    Notes
    -----
    Vertices closer than 1 m are merged. An overlap goes to the smaller of the two polygons. A gap up to 400 m
    (``GAP_M``) wide goes as a whole to the neighbour with the longest common border, even if it runs along
    the borders of several. Gaps open to the outside remain. A polygon covered by another of the same size may
    become empty.
    """
    if shapely.coverage_is_valid(shapes):
        whole = shapely.get_parts(united(shapes))
        if not shapely.get_num_interior_rings(whole).any():  # a gap would be a hole in the union
            return shapes
    # The stubs of shapely 2.2 lack this function.
    clean: Callable[..., NDArray[np.object_]] = shapely.coverage_clean  # type: ignore[attr-defined]
    return clean(shapes, snapping_distance=_SNAP_M, gap_width=GAP_M, merge_strategy="min_area")


def dissolved(shapes: NDArray[np.object_]) -> shapely.Geometry:
    """Return the union of neighbouring polygons (valid, in metres), without small holes and islets.

    Notes
    -----
    Holes smaller than 10 km² and detached parts smaller than 1 km² are left out, because they are
    almost always artefacts of borders that do not match. Real ones of that size are lost too: among the
    voivodeships of the register, one exclave of 4 ha. The largest part is always kept.
    """
    neighbours = shapes if shapely.coverage_is_valid(shapes) else matched(shapes)
    return _without_specks(united(neighbours))


def united(shapes: NDArray[np.object_]) -> BaseGeometry:
    """Return the union of polygons of a coverage, also of one whose vertices are too close to tell apart."""
    if not len(shapes):
        return shapely.MultiPolygon()
    try:
        return shapely.coverage_union_all(shapes)
    except GEOSException:
        return shapely.union_all(shapely.make_valid(shapes), grid_size=_NODE_GRID_M)


def _without_specks(shape: shapely.Geometry) -> shapely.Geometry:
    parts = shapely.get_parts(shape)
    areas = shapely.area(parts)
    kept = parts[(areas >= ISLET_M2) | (areas == areas.max())]
    holes = [
        [ring for ring in part.interiors if shapely.area(shapely.Polygon(ring)) >= HOLE_M2] for part in kept
    ]
    if len(kept) == len(parts) and sum(map(len, holes)) == shapely.get_num_interior_rings(parts).sum():
        return shape
    clean = [shapely.Polygon(part.exterior, rings) for part, rings in zip(kept, holes, strict=True)]
    return clean[0] if len(clean) == 1 else shapely.MultiPolygon(clean)


def simplified(frame: gpd.GeoDataFrame, tolerance_m: float) -> gpd.GeoDataFrame:
    """Return ``frame`` with its borders simplified as a coverage, so that neighbours still share them.

    ``tolerance_m`` is in units of the CRS (metres in EPSG:2180). No polygon disappears.
    """
    return frame.set_geometry(
        shapely.coverage_simplify(frame.geometry.to_numpy(), tolerance_m), crs=frame.crs
    )


def _unexpected(file: Path, expected: str, found: str) -> DataError:
    return DataError(
        N_(
            "File {file}: expected {expected}, found {found}. Restore it from the repository, or run: python"
            " -m geo build."
        ),
        file=file.name,
        expected=expected,
        found=found,
    )


def _embedded(file: Path, columns: dict[str, str], count: int | None) -> gpd.GeoDataFrame:
    """Read an embedded shapefile and rename its columns."""
    try:
        frame = gpd.read_file(file, engine="pyogrio")
    except (OSError, ValueError, RuntimeError) as error:
        raise _unexpected(file, "a shapefile", type(error).__name__) from error
    lacking = [column for column in columns if column not in frame.columns]
    if lacking:
        raise _unexpected(file, f"columns {', '.join(columns)}", ", ".join(str(c) for c in frame.columns))
    if frame.crs is None or frame.crs.to_epsg() != CRS:
        raise _unexpected(file, f"EPSG:{CRS}", str(frame.crs and frame.crs.to_epsg()))
    if count is not None and len(frame) != count:
        raise _unexpected(file, f"{count} rows", f"{len(frame)}")
    if frame.geometry.isna().any() or frame.geometry.is_empty.any():
        raise _unexpected(file, "a shape in every row", "empty shapes")
    return frame.rename(columns=columns)[[*columns.values(), "geometry"]]
