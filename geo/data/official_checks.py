"""Check the codes, shapes and positions of an official boundary file.

Every check returns its findings as notices, so that all faults of a file are reported at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from geo.core.i18n import N_
from geo.core.teryt import POWIAT_COUNT
from geo.data.boundaries import CRS
from geo.data.official_file import Notice

_MAX_OFFSET_M = 30_000.0  # from the embedded shape of the same code
_MAX_LISTED = 5
_DEGREES = 4326
_EXTENTS = {_DEGREES: (13.0, 48.0, 26.0, 56.0), CRS: (100e3, 50e3, 950e3, 900e3)}
"""Where Poland lies in the coordinate systems that numbers can tell, generously."""
_GMINY = (2400, 2600)
"""Least and most gminy; there were 2,477 in 2021 and 2,479 in 2025."""


def code_faults(codes: pd.Series, known: pd.Series) -> list[Notice]:
    """Return the faults of a column of powiat codes, compared with the 380 known ones."""
    faults = []
    if len(codes) != POWIAT_COUNT:
        faults.append(
            Notice(
                N_("Expected {expected} powiaty, found {found}."),
                {"expected": POWIAT_COUNT, "found": len(codes)},
            )
        )
    if not codes.map(lambda value: isinstance(value, str)).all():
        faults.append(
            Notice(
                N_(
                    "Expected codes as text of four digits, found numbers or empty cells: {found}. Numbers"
                    " lose the leading zero."
                ),
                {"found": listed(v for v in codes if not isinstance(v, str))},
            )
        )
    text = codes[codes.map(lambda value: isinstance(value, str))]
    odd = sorted({value for value in text if not re.fullmatch(r"\d{4}", value)})
    if odd:
        faults.append(
            Notice(
                N_("Expected codes of four digits, found: {found}."),
                {"found": listed(f"„{value}”" for value in odd)},
            )
        )
    doubled = sorted(set(text[text.duplicated()]))
    if doubled:
        faults.append(Notice(N_("Codes found more than once: {found}."), {"found": listed(doubled)}))
    unknown = sorted(set(text) - set(known) - set(odd))
    if unknown:
        faults.append(Notice(N_("Codes that no powiat has: {found}."), {"found": listed(unknown)}))
    missing = sorted(set(known) - set(text))
    if missing:
        faults.append(Notice(N_("Codes missing: {found}."), {"found": listed(missing)}))
    return faults


def gmina_code_faults(codes: pd.Series, powiaty: pd.Series) -> list[Notice]:
    """Return the faults of a column of gmina codes, given the 380 codes of powiaty."""
    least, most = _GMINY
    faults = []
    if not least <= len(codes) <= most:
        faults.append(
            Notice(
                N_("Expected {least} to {most} gminy, found {found}."),
                {"least": least, "most": most, "found": len(codes)},
            )
        )
    text = codes.map(lambda value: value if isinstance(value, str) else str(value))
    odd = sorted({value for value in text if not re.fullmatch(r"\d{6}[123]", value)})
    if odd:
        faults.append(
            Notice(
                N_("Expected codes of seven digits, the last 1, 2 or 3, found: {found}."),
                {"found": listed(f"„{value}”" for value in odd)},
            )
        )
    if doubled := sorted(set(text[text.duplicated()])):
        faults.append(Notice(N_("Codes found more than once: {found}."), {"found": listed(doubled)}))
    of_powiaty = {value[:4] for value in set(text) - set(odd)}
    if unknown := sorted(of_powiaty - set(powiaty)):
        faults.append(Notice(N_("Codes that no powiat has: {found}."), {"found": listed(unknown)}))
    if missing := sorted(set(powiaty) - of_powiaty):
        faults.append(Notice(N_("Powiaty without a gmina: {found}."), {"found": listed(missing)}))
    return faults


def shape_faults(raw: gpd.GeoDataFrame) -> list[Notice]:
    """Return the faults of the geometries as read from the file."""
    if not isinstance(raw, gpd.GeoDataFrame) or raw.empty:
        return [Notice(N_("Expected shapes, found a table without them."))]
    faults = []
    if empty := int((raw.geometry.isna() | raw.geometry.is_empty).sum()):
        faults.append(Notice(N_("Rows without a shape: {found}."), {"found": empty}))
    if odd := int((~finite(raw.geometry.to_numpy())).sum()):
        faults.append(Notice(N_("Shapes with coordinates that are not numbers: {found}."), {"found": odd}))
    kinds = {kind for kind in raw.geometry.geom_type.dropna() if kind not in ("Polygon", "MultiPolygon")}
    if kinds:
        faults.append(Notice(N_("Expected polygons, found {found}."), {"found": ", ".join(sorted(kinds))}))
    return faults


def with_crs(raw: gpd.GeoDataFrame) -> tuple[gpd.GeoDataFrame, list[Notice], list[Notice]]:
    """Return the rows with a CRS, notices and faults.

    Numbers that can only be metres or only degrees count more than a statement: a GeoJSON file of metres
    states degrees by not stating anything, and a .prj file may be that of another layer.
    """
    west, south, east, north = raw.total_bounds
    possible = [
        code
        for code, (least_x, least_y, most_x, most_y) in _EXTENTS.items()
        if least_x < west and least_y < south and east < most_x and north < most_y
    ]
    crs = raw.crs if raw.crs is not None and (raw.crs.is_geographic or raw.crs.is_projected) else None
    if crs is not None and (not possible or crs.is_geographic == (possible[0] == _DEGREES)):
        return raw, [], []
    if not possible:
        message = N_(
            "Expected a stated coordinate system (a .prj file beside the .shp) or the numbers of EPSG:2180 or"
            " EPSG:4326, found neither."
        )
        return raw, [], [Notice(message)]
    message = N_(
        "The stated coordinate system is missing or wrong; by its numbers the file can only be in {found}."
    )
    right = raw.set_crs(possible[0], allow_override=True)
    return right, [Notice(message, {"found": f"EPSG:{possible[0]}"})], []


def place_faults(
    codes: pd.Series, shapes: NDArray[np.object_], embedded: gpd.GeoDataFrame, inside: bool = False
) -> list[Notice]:
    """Return a fault if shapes lie outside Poland, or else far from the embedded powiat of their codes.

    Measured from its middle, or if ``inside`` (gminy) from its border.
    """
    bounds, (west, south, east, north) = shapely.bounds(shapes), embedded.total_bounds
    least, most = (west - _MAX_OFFSET_M, south - _MAX_OFFSET_M), (east + _MAX_OFFSET_M, north + _MAX_OFFSET_M)
    abroad = ~(finite(shapes) & (bounds[:, :2] >= least).all(axis=1) & (bounds[:, 2:] <= most).all(axis=1))
    if abroad.any():
        found = listed(codes[abroad])
        return [
            Notice(
                N_(
                    "Shapes outside Poland: {found}. The coordinate system may be wrong, or the axes swapped."
                ),
                {"found": found},
            )
        ]
    powiaty = embedded.set_index("teryt").geometry
    known = (powiaty if inside else powiaty.centroid).reindex(codes.astype(str).str[:4])
    away = shapely.distance(shapely.centroid(shapes), np.asarray(known))
    wrong = codes[np.nan_to_num(away) > _MAX_OFFSET_M]
    if len(wrong):
        return [
            Notice(
                N_("Shapes more than 30 km from where the powiat of that code lies: {found}."),
                {"found": listed(wrong)},
            )
        ]
    return []


def finite(shapes: NDArray[np.object_]) -> NDArray[np.bool_]:
    """Return a boolean per shape: all coordinates are finite. Empty shapes count as finite."""
    points, rows = shapely.get_coordinates(shapes, return_index=True)
    finite = np.ones(len(shapes), dtype=bool)
    finite[rows[~np.isfinite(points).all(axis=1)]] = False
    return finite


def listed(values: Iterable[object]) -> str:
    """Return the first few values, separated by commas, and the number of further ones."""
    texts = [str(value) for value in values]
    more = f" (+{len(texts) - _MAX_LISTED})" if len(texts) > _MAX_LISTED else ""
    return ", ".join(texts[:_MAX_LISTED]) + more
