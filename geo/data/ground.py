"""Read the ground of the maps: neighbour countries, sea and lagoons that meet the powiaty exactly.

All geometries are in EPSG:2180 unless stated. With the powiaty in use, the pieces of the ground are one valid
coverage of the box around Poland; ``level`` simplifies them together, so that no gap opens between them.
"""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely
from shapely.errors import GEOSException

from geo.core.errors import DataError
from geo.core.i18n import N_
from geo.data import catalogue
from geo.data.boundaries import CRS, united
from geo.data.faces import NOBODY, faces_between, given_away, owners

POLAND = "PL"
COARSE_M, FINE_M = 500.0, 120.0
"""Tolerances of the levels of detail: for zooms up to 7, and from 8."""
_COLUMNS = ["kind", "code", "name"]
_NODE_GRID_M = 0.1


def load_ground(powiaty: gpd.GeoDataFrame, data: Path | None = None) -> gpd.GeoDataFrame:
    """Return the ground of the data folder, verified and fitted to the powiaty in use, as from ``following``.

    Raises
    ------
    DataError
        The file is missing, changed or unreadable, or the powiaty are too odd to fit it to.
    """
    ground = read_ground(catalogue.verify("ground", data))
    try:
        return following(ground, powiaty)
    except GEOSException as error:
        message = N_("The ground cannot be fitted to the boundaries in use, so the maps have none: {found}.")
        raise DataError(message, found=type(error).__name__) from error


def load_lakes(data: Path | None = None) -> gpd.GeoDataFrame:
    """Return the lakes and inlets, verified: ``kind`` (lake, inlet), ``km2``, ``geometry`` in EPSG:4326."""
    return gpd.read_file(catalogue.verify("lakes", data), engine="pyogrio")[["kind", "km2", "geometry"]]


def load_rivers(data: Path | None = None) -> gpd.GeoDataFrame:
    """Return the rivers, verified, in pieces from source to mouth, in EPSG:4326.

    ``name`` and ``host`` ("" if none), ``piece`` (from 1), ``basin_km2`` (0 if unknown), ``geometry``.
    """
    frame = gpd.read_file(catalogue.verify("rivers", data), engine="pyogrio")
    frame = frame.assign(name=frame["name"].fillna(""), host=frame["host"].fillna(""))
    return frame[["name", "host", "piece", "basin_km2", "geometry"]]


def read_ground(path: Path | None = None) -> gpd.GeoDataFrame:
    """Return the ground without Poland: ``kind`` (country, sea, lagoon), ``code``, ``name``, ``geometry``.

    ``code`` is the alpha-2 code of a country, "" for water; ``name`` the Polish name of a water, else "".

    Raises
    ------
    DataError
        The file is missing or unreadable, or its columns or CRS are not those expected.
    """
    file = path or catalogue.DATA / catalogue.dataset("ground").path
    try:
        frame = gpd.read_file(file, engine="pyogrio")
    except (OSError, ValueError, RuntimeError) as error:
        raise _unexpected(file, type(error).__name__) from error
    found = frame.rename(columns=str.lower)
    if not set(_COLUMNS) <= set(found.columns) or frame.crs is None or frame.crs.to_epsg() != CRS:
        raise _unexpected(file, ", ".join(str(column) for column in frame.columns))
    texts = {column: found[column].fillna("").astype(str) for column in _COLUMNS}
    return gpd.GeoDataFrame(texts, geometry=found.geometry, crs=CRS)


def _unexpected(file: Path, found: str) -> DataError:
    return DataError(
        N_(
            "File {file}: expected a shapefile with KIND, CODE and NAME in EPSG:2180, found {found}. Restore"
            " it from the repository, or run: python -m geo build."
        ),
        file=file.name,
        found=found,
    )


def following(ground: gpd.GeoDataFrame, powiaty: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the ground fitted to other powiaty, such as those of an official file.

    Parameters
    ----------
    ground
        As from ``read_ground``.
    powiaty
        A valid coverage in EPSG:2180.

    Notes
    -----
    What the powiaty cover is taken from the ground. What neither covers goes to the neighbour with the
    longest common side, so that no sliver remains. The ground is returned unchanged if it already fits.
    """
    pieces = ground.geometry.to_numpy()
    shapes = powiaty.geometry.to_numpy()
    if shapely.coverage_is_valid(np.concatenate([shapes, pieces])):
        return ground
    country = united(shapes)
    box = shapely.box(*ground.total_bounds)
    faces = faces_between([country, *pieces, box], _NODE_GRID_M)
    home = owners(faces, [country]) != NOBODY
    owner = np.where(home, len(pieces), owners(faces, list(pieces)))
    free = np.flatnonzero(owner == NOBODY)
    beside = np.where(home, NOBODY, owner)
    owner[free] = given_away(faces, beside, free)[free]
    shaped = [united(faces[owner == number]) for number in range(len(pieces))]
    return ground.set_geometry(shaped, crs=CRS)


def level(
    powiaty: gpd.GeoDataFrame, ground: gpd.GeoDataFrame, tolerance_m: float
) -> tuple[gpd.GeoDataFrame, gpd.GeoDataFrame]:
    """Return powiaty and ground simplified together, so that they still meet exactly.

    Parameters
    ----------
    powiaty, ground
        Together a valid coverage in EPSG:2180, as from ``following``.
    tolerance_m
        Such as ``COARSE_M`` or ``FINE_M``. No polygon disappears.
    """
    shapes = np.concatenate([powiaty.geometry.to_numpy(), ground.geometry.to_numpy()])
    simple = shapely.coverage_simplify(shapes, tolerance_m)
    return (
        powiaty.set_geometry(simple[: len(powiaty)], crs=CRS),
        ground.set_geometry(simple[len(powiaty) :], crs=CRS),
    )
