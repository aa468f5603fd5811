"""Which boundaries are in use: the user's official file, checked, or the embedded default.

The official register may be put into ``data/boundaries/official`` or named by the environment variable
``ATLAS_POWIATY``; when it has a fault the embedded boundaries are kept and every fault is told at once.
"""

from __future__ import annotations

import re
import warnings
import zlib
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from geo.core.i18n import N_
from geo.core.teryt import POWIAT_COUNT
from geo.data import catalogue
from geo.data.boundaries import CRS, GAP_M, matched, read_powiaty, simplified
from geo.data.official_file import VARIABLE, Notice, OfficialFileError, official_file, read_file

SCREEN_TOLERANCE_M = 400.0
"""Simplification of an official file, which has hundreds of thousands of vertices."""
_CODE_COLUMNS = ("jpt_kod_je", "terc", "teryt", "kod_teryt", "kod", "code")
_NAME_COLUMNS = ("jpt_nazwa_", "nazwa", "name", "jpt_nazwa")
_ELSEWHERE_M = 30_000.0
_CHANGED_M2 = 100.0  # of a powiat; less is rounding
_LEAST_LEFT = 0.5  # of a shape; the largest city not cut out of the powiat around it takes a quarter
_SHOWN = 5


@dataclass(frozen=True, eq=False)
class BoundarySet:
    """The boundaries in use.

    ``powiaty``: ``teryt, name, geometry``; ``origin`` embedded or official; ``file`` the name of the
    powiat file; ``notes`` what the reader must know about it (notices and refused files), in order.
    """

    powiaty: gpd.GeoDataFrame
    origin: str
    file: str
    notes: tuple[Notice | OfficialFileError, ...] = ()


def load_boundaries(data: Path | None = None, env: str = VARIABLE) -> BoundarySet:
    """Return the boundaries to use: the official file if there is a sound one, else the embedded.

    Parameters
    ----------
    data
        The data folder; its ``boundaries/official`` is looked into. Default: the repository's.
    env
        Name of the environment variable that may hold the path of an official file; it goes first.

    Raises
    ------
    DataError
        The embedded files are missing, changed or unreadable.
    """
    folder = data or catalogue.DATA
    embedded_file = catalogue.verify("boundaries-powiaty", folder)
    embedded = read_powiaty(embedded_file)
    official, notes = official_file(folder / "boundaries" / "official", env)
    if official is not None:
        try:
            powiaty, said = read_official(official, embedded)
            return BoundarySet(
                powiaty,
                "official",
                official.name,
                (
                    *notes,
                    Notice(N_("The boundaries are those of the file {file}."), {"file": official.name}),
                    *said,
                ),
            )
        except OfficialFileError as fault:
            return BoundarySet(embedded, "embedded", embedded_file.name, (*notes, fault))
    return BoundarySet(embedded, "embedded", embedded_file.name, notes)


def read_official(path: Path, embedded: gpd.GeoDataFrame) -> tuple[gpd.GeoDataFrame, tuple[Notice, ...]]:
    """Return (powiaty like ``read_powiaty``, notices) from a shapefile, GeoPackage, GeoJSON or ZIP.

    Invalid rings are repaired, borders made to meet (``geo.data.boundaries.matched``) and simplified for the
    screen; the notices say so.

    Parameters
    ----------
    path
        The file. Columns ``JPT_KOD_JE``/``JPT_NAZWA_``, ``terc``, ``teryt``, ``kod``, ``name``,
        ``nazwa``; names in UTF-8 or windows-1250; any CRS that is stated.
    embedded
        The powiaty of ``read_powiaty``: which codes there are and about where each one lies.

    Raises
    ------
    OfficialFileError
        The file cannot be used; all faults found in it are listed.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of GDAL and NumPy: what matters is told in sentences
            return _checked(read_file(path), path.name, embedded)
    except OfficialFileError:
        raise
    except (
        Exception
    ) as fault:  # a damaged file fails in GDAL, GEOS, PROJ, zlib and more, and must not stop the start
        raise OfficialFileError(path.name, (_unreadable(fault),)) from fault


def _unreadable(fault: Exception) -> Notice:
    if isinstance(fault, UnicodeDecodeError):
        return Notice(
            N_("Expected text in UTF-8 (in a shapefile also in windows-1250), found another encoding.")
        )
    message = N_(
        "Expected a shapefile (with .shx, .dbf and .prj), GeoPackage or GeoJSON, found an unreadable file:"
        " {found}."
    )
    kind = type(fault)
    return Notice(message, {"found": "zlib.error" if kind is zlib.error else kind.__name__})


def _checked(
    raw: gpd.GeoDataFrame, file: str, embedded: gpd.GeoDataFrame
) -> tuple[gpd.GeoDataFrame, tuple[Notice, ...]]:
    """Return what ``read_official`` does from the rows of the file."""
    faults: list[Notice] = []
    code, name = (_column(raw, wanted) for wanted in (_CODE_COLUMNS, _NAME_COLUMNS))
    if code is None:
        listed = ", ".join(str(column) for column in raw.columns if column != "geometry")
        faults.append(
            Notice(
                N_("Expected a column of TERYT codes ({expected}), found {found}."),
                {"expected": "JPT_KOD_JE, terc, teryt, kod", "found": listed or "-"},
            )
        )
    codes = raw[code] if code is not None else pd.Series(dtype=str)
    if code is not None:
        faults += code_faults(codes, embedded["teryt"])
    shapes, said = _polish_shapes(raw, faults)
    if code is not None and shapes is not None:
        faults += _place_faults(codes, shapes, embedded)
    if shapes is not None and not faults:
        shapes = _meeting(codes, shapes, faults, said)
    if faults or shapes is None:
        raise OfficialFileError(file, tuple(faults))
    names = raw[name].astype(str) if name is not None else codes.map(embedded.set_index("teryt")["name"])
    if name is None:
        said.append(Notice(N_("The file has no column of names; the names are the embedded ones.")))
    frame = gpd.GeoDataFrame(
        {"teryt": codes.astype(str), "name": names.str.strip()}, geometry=shapes, crs=CRS
    )
    return _for_screen(frame.sort_values("teryt", ignore_index=True), said)


def code_faults(codes: pd.Series, known: pd.Series) -> list[Notice]:
    """Return what is wrong with a column of powiat codes, against the 380 known ones."""
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
                {"found": _some(v for v in codes if not isinstance(v, str))},
            )
        )
    text = codes[codes.map(lambda value: isinstance(value, str))]
    odd = sorted({value for value in text if not re.fullmatch(r"\d{4}", value)})
    if odd:
        faults.append(
            Notice(
                N_("Expected codes of four digits, found: {found}."),
                {"found": _some(f"„{value}”" for value in odd)},
            )
        )
    doubled = sorted(set(text[text.duplicated()]))
    if doubled:
        faults.append(Notice(N_("Codes found more than once: {found}."), {"found": _some(doubled)}))
    unknown = sorted(set(text) - set(known) - set(odd))
    if unknown:
        faults.append(Notice(N_("Codes that no powiat has: {found}."), {"found": _some(unknown)}))
    missing = sorted(set(known) - set(text))
    if missing:
        faults.append(Notice(N_("Codes missing: {found}."), {"found": _some(missing)}))
    return faults


def _column(frame: gpd.GeoDataFrame, wanted: tuple[str, ...]) -> str | None:
    """Return the first of the ``wanted`` columns (lower-case) that the file has."""
    lower = {str(column).lower(): str(column) for column in frame.columns}
    return next((lower[name] for name in wanted if name in lower), None)


def _some(values: object) -> str:
    """Return the first few values, and how many more there are."""
    listed = [str(value) for value in values]  # type: ignore[attr-defined]
    more = f" (+{len(listed) - _SHOWN})" if len(listed) > _SHOWN else ""
    return ", ".join(listed[:_SHOWN]) + more


def _polish_shapes(
    raw: gpd.GeoDataFrame, faults: list[Notice]
) -> tuple[NDArray[np.object_] | None, list[Notice]]:
    """Return (repaired shapes in EPSG:2180 or None, notices); adds to ``faults``."""
    found = _shape_faults(raw)
    faults += found
    if found:
        return None, []
    said: list[Notice] = []
    shapes = np.array(raw.geometry.to_crs(CRS), dtype=object)
    broken = ~shapely.is_valid(shapes) & _finite(shapes)
    if broken.any():
        shapes[broken] = _polygons(shapely.make_valid(shapes[broken]))
        said.append(Notice(N_("Shapes with invalid rings, repaired: {found}."), {"found": int(broken.sum())}))
    if empty := int(shapely.is_empty(shapes).sum()):
        faults.append(Notice(N_("Rows without a shape: {found}."), {"found": empty}))
        return None, []
    return shapes, said


def _shape_faults(raw: gpd.GeoDataFrame) -> list[Notice]:
    """Return what is wrong with the shapes as they are in the file."""
    if not isinstance(raw, gpd.GeoDataFrame) or raw.empty:
        return [Notice(N_("Expected shapes, found a table without them."))]
    faults = []
    if empty := int((raw.geometry.isna() | raw.geometry.is_empty).sum()):
        faults.append(Notice(N_("Rows without a shape: {found}."), {"found": empty}))
    if odd := int((~_finite(raw.geometry.to_numpy())).sum()):
        faults.append(Notice(N_("Shapes with coordinates that are no numbers: {found}."), {"found": odd}))
    kinds = {kind for kind in raw.geometry.geom_type.dropna() if kind not in ("Polygon", "MultiPolygon")}
    if kinds:
        faults.append(Notice(N_("Expected polygons, found {found}."), {"found": ", ".join(sorted(kinds))}))
    if raw.crs is None:
        faults.append(
            Notice(N_("Expected a stated coordinate system (a .prj file beside the .shp), found none."))
        )
    return faults


def _finite(shapes: NDArray[np.object_]) -> NDArray[np.bool_]:
    """Return which shapes have numbers only as coordinates; those without any count as such."""
    points, rows = shapely.get_coordinates(shapes, return_index=True)
    finite = np.ones(len(shapes), dtype=bool)
    finite[rows[~np.isfinite(points).all(axis=1)]] = False
    return finite


def _polygons(shapes: NDArray[np.object_]) -> NDArray[np.object_]:
    """Return the polygons of each shape, without the points and lines that a repair leaves."""
    parts = [shapely.get_parts(shapely.get_parts(shape)) for shape in shapes]
    return np.array(
        [shapely.union_all([p for p in own if p.geom_type == "Polygon"]) for own in parts], dtype=object
    )


def _place_faults(codes: pd.Series, shapes: NDArray[np.object_], embedded: gpd.GeoDataFrame) -> list[Notice]:
    """Return a fault when shapes reach far out of Poland or lie far from where their powiat does."""
    bounds, (west, south, east, north) = shapely.bounds(shapes), embedded.total_bounds
    least, most = (west - _ELSEWHERE_M, south - _ELSEWHERE_M), (east + _ELSEWHERE_M, north + _ELSEWHERE_M)
    abroad = ~(_finite(shapes) & (bounds[:, :2] >= least).all(axis=1) & (bounds[:, 2:] <= most).all(axis=1))
    if abroad.any():
        found = _some(codes[abroad])
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
    wrong = codes[np.nan_to_num(away) > _ELSEWHERE_M]
    if len(wrong):
        return [
            Notice(
                N_("Shapes more than 30 km from where the powiat of that code lies: {found}."),
                {"found": _some(wrong)},
            )
        ]
    return []


def _meeting(
    codes: pd.Series, shapes: NDArray[np.object_], faults: list[Notice], said: list[Notice]
) -> NDArray[np.object_]:
    """Return the shapes with borders that meet.

    Adds a fault for shapes that others cover, and a notice when something changed.
    """
    found = matched(shapes)
    before, after = shapely.area(shapes), shapely.area(found)
    if (abs(after - before) > _CHANGED_M2).any():
        message = N_(
            "Some neighbours overlapped or did not meet: overlaps went to the smaller one, gaps up to {width}"
            " m were closed."
        )
        said.append(Notice(message, {"width": round(GAP_M)}))
    covered = after < _LEAST_LEFT * before
    if covered.any():
        faults.append(
            Notice(N_("Shapes that other shapes cover: {found}."), {"found": _some(codes[covered])})
        )
    return found


def _for_screen(frame: gpd.GeoDataFrame, said: list[Notice]) -> tuple[gpd.GeoDataFrame, tuple[Notice, ...]]:
    """Simplify an official file for the screen and say so."""
    before = int(shapely.get_num_coordinates(frame.geometry.to_numpy()).sum())
    light = simplified(frame, SCREEN_TOLERANCE_M)
    broken = ~light.geometry.is_valid | light.geometry.is_empty
    light.loc[broken, "geometry"] = frame.loc[broken, "geometry"]
    after = int(shapely.get_num_coordinates(light.geometry.to_numpy()).sum())
    said.append(
        Notice(
            N_("Borders simplified for the screen from {before} to {after} vertices."),
            {"before": before, "after": after},
        )
    )
    return light, tuple(said)
