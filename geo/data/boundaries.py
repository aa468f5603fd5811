"""The embedded boundaries of powiaty and gminy, and what every drawing does with them.

Everything is in EPSG:2180 with TERYT codes as text. ``geo.data.official_boundaries`` reads the user's own
file instead.
"""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import shapely

from geo.core.errors import DataError
from geo.core.i18n import N_
from geo.core.teryt import POWIAT_COUNT, VOIVODESHIPS, is_powiat_code, voivodeship_code
from geo.data import catalogue

CRS = 2180


def read_powiaty(path: Path | None = None) -> gpd.GeoDataFrame:
    """Return the embedded powiaty: ``teryt, name, geometry``, EPSG:2180, in code order.

    Raises
    ------
    DataError
        The file is missing or unreadable, or has not the columns, codes and CRS of the embedded one.
    """
    file = path or catalogue.DATA / catalogue.dataset("boundaries-powiaty").path
    frame = _embedded(file, {"JPT_KOD_JE": "teryt", "JPT_NAZWA_": "name"}, POWIAT_COUNT)
    codes = frame["teryt"]
    if not codes.is_unique or not codes.map(is_powiat_code).all():
        raise _unexpected(file, "380 different codes of four digits", f"{codes.nunique()} different values")
    return frame.sort_values("teryt", ignore_index=True)


def read_gminy(path: Path | None = None) -> gpd.GeoDataFrame:
    """Return the embedded approximate gminy: ``teryt`` (powiat code), ``name, kind, geometry``.

    EPSG:2180, in the order of powiat code, name, kind. Raises ``DataError`` like ``read_powiaty``.
    """
    file = path or catalogue.DATA / catalogue.dataset("boundaries-gminy").path
    frame = _embedded(file, {"POWIAT": "teryt", "JPT_NAZWA_": "name", "RODZAJ": "kind"}, None)
    return frame.sort_values(["teryt", "name", "kind"], ignore_index=True)


def voivodeships(powiaty: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the sixteen voivodeships ``teryt`` (two digits), ``name``, ``geometry`` as unions of powiaty.

    ``powiaty`` needs ``teryt`` and geometry; the CRS is kept.
    """
    codes = powiaty["teryt"].map(voivodeship_code)
    shapes = powiaty.geometry.to_numpy()
    present = sorted(set(codes))
    union = [shapely.coverage_union_all(shapes[(codes == code).to_numpy()]) for code in present]
    return gpd.GeoDataFrame(
        {"teryt": present, "name": [VOIVODESHIPS[code] for code in present]}, geometry=union, crs=powiaty.crs
    )


def simplified(frame: gpd.GeoDataFrame, tolerance_m: float) -> gpd.GeoDataFrame:
    """Return ``frame`` with borders simplified together, so that neighbours still share them.

    ``tolerance_m`` in the units of the CRS (metres in EPSG:2180). No shape is lost.
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
    """Read one of our own shapefiles and rename its columns."""
    try:
        frame = gpd.read_file(file, engine="pyogrio")
    except (OSError, ValueError, RuntimeError) as fault:
        raise _unexpected(file, "a shapefile", type(fault).__name__) from fault
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
