"""Load the boundaries to use: the user's official file, if it passes the checks, or the embedded ones.

The official file is put into ``data/boundaries/official`` or named by the environment variable
``ATLAS_POWIATY``. If it has faults, all of them are reported at once and the embedded boundaries are used.
"""

from __future__ import annotations

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
from geo.data import catalogue
from geo.data.boundaries import CRS, GAP_M, matched, read_powiaty, simplified
from geo.data.official_checks import code_faults, finite, listed, place_faults, shape_faults
from geo.data.official_file import VARIABLE, Notice, OfficialFileError, official_file, read_file

SCREEN_TOLERANCE_M = 400.0
"""Simplification tolerance of an official file, which has hundreds of thousands of vertices."""
_CODE_COLUMNS = ("jpt_kod_je", "terc", "teryt", "kod_teryt", "kod", "code")
_NAME_COLUMNS = ("jpt_nazwa_", "nazwa", "name", "jpt_nazwa")
_CHANGED_M2 = 100.0  # smaller changes of the area of a powiat are rounding
# Minimum share of the area of a shape that others leave; a city not cut out of the powiat around it takes up
# to a quarter.
_LEAST_LEFT = 0.5


@dataclass(frozen=True, eq=False)
class BoundarySet:
    """The boundaries in use.

    Parameters
    ----------
    powiaty
        ``teryt, name, geometry``.
    origin
        "embedded" or "official".
    file
        Name of the file.
    notes
        What the reader should know about the choice of the file: notices, and the error of a refused file.
    """

    powiaty: gpd.GeoDataFrame
    origin: str
    file: str
    notes: tuple[Notice | OfficialFileError, ...] = ()


def load_boundaries(data: Path | None = None, env: str = VARIABLE) -> BoundarySet:
    """Return the boundaries of a valid official file, or else the embedded ones.

    Parameters
    ----------
    data
        The data folder; an official file is looked for in its ``boundaries/official``.
    env
        Environment variable with the path of an official file; it takes precedence.

    Raises
    ------
    DataError
        The embedded file is missing, changed or unreadable.
    """
    folder = data or catalogue.DATA
    embedded_file = catalogue.verify("boundaries-powiaty", folder)
    embedded = read_powiaty(embedded_file)
    official, notes = official_file(folder / "boundaries" / "official", env)
    if official is not None:
        try:
            powiaty, notices = read_official(official, embedded)
            return BoundarySet(
                powiaty,
                "official",
                official.name,
                (
                    *notes,
                    Notice(N_("The boundaries are those of the file {file}."), {"file": official.name}),
                    *notices,
                ),
            )
        except OfficialFileError as error:
            return BoundarySet(embedded, "embedded", embedded_file.name, (*notes, error))
    return BoundarySet(embedded, "embedded", embedded_file.name, notes)


def read_official(path: Path, embedded: gpd.GeoDataFrame) -> tuple[gpd.GeoDataFrame, tuple[Notice, ...]]:
    """Return the powiaty of an official file, as from ``read_powiaty``, and notices on what was changed.

    Invalid rings are repaired, borders are matched (``geo.data.boundaries.matched``) and simplified for the
    screen.

    Parameters
    ----------
    path
        A shapefile, GeoPackage, GeoJSON or ZIP with codes in a column ``JPT_KOD_JE``, ``terc``, ``teryt`` or
        ``kod``, and perhaps names in ``JPT_NAZWA_``, ``nazwa`` or ``name``; text in UTF-8 or windows-1250, in
        any stated CRS.
    embedded
        The powiaty of ``read_powiaty``, for the known codes and their approximate positions.

    Raises
    ------
    OfficialFileError
        The file cannot be used; all faults found in it are listed.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of GDAL and NumPy; notices report what matters
            return _checked(read_file(path), path.name, embedded)
    except OfficialFileError:
        raise
    except Exception as error:  # whatever GDAL, GEOS, PROJ or zlib raise must not keep the app from starting
        raise OfficialFileError(path.name, (_unreadable(error),)) from error


def _unreadable(error: Exception) -> Notice:
    if isinstance(error, UnicodeDecodeError):
        return Notice(
            N_("Expected text in UTF-8 (in a shapefile also in windows-1250), found another encoding.")
        )
    message = N_(
        "Expected a shapefile (with .shx, .dbf and .prj), GeoPackage or GeoJSON, found an unreadable file:"
        " {found}."
    )
    kind = type(error)
    return Notice(message, {"found": "zlib.error" if kind is zlib.error else kind.__name__})


def _checked(
    raw: gpd.GeoDataFrame, file: str, embedded: gpd.GeoDataFrame
) -> tuple[gpd.GeoDataFrame, tuple[Notice, ...]]:
    """Check the rows of a file and return what ``read_official`` returns."""
    faults: list[Notice] = []
    code, name = (_column(raw, wanted) for wanted in (_CODE_COLUMNS, _NAME_COLUMNS))
    if code is None:
        columns = ", ".join(str(column) for column in raw.columns if column != "geometry")
        faults.append(
            Notice(
                N_("Expected a column of TERYT codes ({expected}), found {found}."),
                {"expected": "JPT_KOD_JE, terc, teryt, kod", "found": columns or "-"},
            )
        )
    codes = raw[code] if code is not None else pd.Series(dtype=str)
    if code is not None:
        faults += code_faults(codes, embedded["teryt"])
    shapes, notices = _repaired_shapes(raw, faults)
    if code is not None and shapes is not None:
        faults += place_faults(codes, shapes, embedded)
    if shapes is not None and not faults:
        shapes = _match_borders(codes, shapes, faults, notices)
    if faults or shapes is None:
        raise OfficialFileError(file, tuple(faults))
    names = raw[name].astype(str) if name is not None else codes.map(embedded.set_index("teryt")["name"])
    if name is None:
        notices.append(Notice(N_("The file has no column of names; the names are the embedded ones.")))
    frame = gpd.GeoDataFrame(
        {"teryt": codes.astype(str), "name": names.str.strip()}, geometry=shapes, crs=CRS
    )
    return _for_screen(frame.sort_values("teryt", ignore_index=True), notices)


def _column(frame: gpd.GeoDataFrame, wanted: tuple[str, ...]) -> str | None:
    """Return the first of the ``wanted`` columns (in lower case) that the file has."""
    lower = {str(column).lower(): str(column) for column in frame.columns}
    return next((lower[name] for name in wanted if name in lower), None)


def _repaired_shapes(
    raw: gpd.GeoDataFrame, faults: list[Notice]
) -> tuple[NDArray[np.object_] | None, list[Notice]]:
    """Return the repaired shapes in EPSG:2180, or None, and notices; extend ``faults``."""
    found = shape_faults(raw)
    faults += found
    if found:
        return None, []
    notices: list[Notice] = []
    shapes = np.array(raw.geometry.to_crs(CRS), dtype=object)
    broken = ~shapely.is_valid(shapes) & finite(shapes)
    if broken.any():
        shapes[broken] = _polygons(shapely.make_valid(shapes[broken]))
        notices.append(
            Notice(N_("Shapes with invalid rings, repaired: {found}."), {"found": int(broken.sum())})
        )
    if empty := int(shapely.is_empty(shapes).sum()):
        faults.append(Notice(N_("Rows without a shape: {found}."), {"found": empty}))
        return None, []
    return shapes, notices


def _polygons(shapes: NDArray[np.object_]) -> NDArray[np.object_]:
    """Return the polygons of each shape, without the points and lines that ``make_valid`` leaves."""
    parts = [shapely.get_parts(shapely.get_parts(shape)) for shape in shapes]
    return np.array(
        [shapely.union_all([p for p in own if p.geom_type == "Polygon"]) for own in parts], dtype=object
    )


def _match_borders(
    codes: pd.Series, shapes: NDArray[np.object_], faults: list[Notice], notices: list[Notice]
) -> NDArray[np.object_]:
    """Return the shapes with matched borders; extend ``faults`` by covered shapes, ``notices`` by changes."""
    found = matched(shapes)
    before, after = shapely.area(shapes), shapely.area(found)
    if (abs(after - before) > _CHANGED_M2).any():
        message = N_(
            "Some neighbours overlapped or did not meet: overlaps went to the smaller one, gaps up to {width}"
            " m were closed."
        )
        notices.append(Notice(message, {"width": round(GAP_M)}))
    covered = after < _LEAST_LEFT * before
    if covered.any():
        faults.append(
            Notice(N_("Shapes that other shapes cover: {found}."), {"found": listed(codes[covered])})
        )
    return found


def _for_screen(
    frame: gpd.GeoDataFrame, notices: list[Notice]
) -> tuple[gpd.GeoDataFrame, tuple[Notice, ...]]:
    """Return the powiaty simplified for the screen, and all notices."""
    before = int(shapely.get_num_coordinates(frame.geometry.to_numpy()).sum())
    light = simplified(frame, SCREEN_TOLERANCE_M)
    broken = ~light.geometry.is_valid | light.geometry.is_empty
    light.loc[broken, "geometry"] = frame.loc[broken, "geometry"]
    after = int(shapely.get_num_coordinates(light.geometry.to_numpy()).sum())
    notices.append(
        Notice(
            N_("Borders simplified for the screen from {before} to {after} vertices."),
            {"before": before, "after": after},
        )
    )
    return light, tuple(notices)
