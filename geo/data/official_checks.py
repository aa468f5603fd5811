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
from geo.data.official_file import Notice

_MAX_OFFSET_M = 30_000.0  # from the embedded shape of the same code
_MAX_LISTED = 5


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
    if raw.crs is None:
        faults.append(
            Notice(N_("Expected a stated coordinate system (a .prj file beside the .shp), found none."))
        )
    return faults


def place_faults(codes: pd.Series, shapes: NDArray[np.object_], embedded: gpd.GeoDataFrame) -> list[Notice]:
    """Return a fault if shapes lie outside Poland, or else far from the embedded shapes of their codes."""
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
    known = embedded.set_index("teryt").geometry.centroid.reindex(codes.astype(str))
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
