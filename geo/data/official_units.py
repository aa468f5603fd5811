"""Read powiaty or gminy of a user's file: check them, mend their borders, simplify them for the screen."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from geo.core.i18n import N_
from geo.data import official_mending as mending
from geo.data.boundaries import CRS
from geo.data.official_checks import (
    code_faults,
    finite,
    gmina_code_faults,
    listed,
    place_faults,
    shape_faults,
    with_crs,
)
from geo.data.official_file import GMINA, POWIAT, Notice, OfficialFileError
from geo.data.official_reading import CODE_COLUMNS, NAME_COLUMNS, column_of, read_file

# Minimum share of the area of a shape that others leave; a city not cut out of the powiat around it takes up
# to a quarter.
_LEAST_LEFT = 0.5
_APART = 0.999  # share of the area of the rows of one unit that their union has, if they do not overlap

Progress = Callable[[float, str], None]
"""Told the share done (0 to 1) and what comes next, as a message id."""


def silent(share: float, what: str) -> None:
    """Tell nobody."""


@dataclass(frozen=True, eq=False)
class Units:
    """The powiaty or gminy of a file.

    Parameters
    ----------
    frame
        ``teryt`` (four or seven digits), ``name`` ("" if the file has no names), ``geometry`` in EPSG:2180: a
        valid coverage in code order.
    notices
        What was changed.
    of_register
        Whether the columns are those of the state register of boundaries.
    """

    frame: gpd.GeoDataFrame
    notices: tuple[Notice, ...]
    of_register: bool


def read_units(
    path: Path, kind: str, embedded: gpd.GeoDataFrame, progress: Progress = silent
) -> Units | None:
    """Return the powiaty or gminy of a file, checked and mended; None if it has no such layer.

    Parameters
    ----------
    path
        A shapefile, GeoPackage, GeoJSON or ZIP with codes in a column ``JPT_KOD_JE``, ``terc``, ``teryt`` or
        ``kod``, and perhaps names in ``JPT_NAZWA_``, ``nazwa`` or ``name``; text in UTF-8 or windows-1250, in
        any stated CRS; without one, in EPSG:2180 or EPSG:4326 as the numbers tell.
    kind
        ``POWIAT`` or ``GMINA``.
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
            found = read_file(path, kind)
            if found is None:
                return None
            raw, layer = found
            del found  # a large one is held once only
            vertices = _vertices(raw)
            raw = mending.thinned(raw) if isinstance(raw, gpd.GeoDataFrame) else raw
            return _checked(raw, layer, path.name, kind, embedded, progress, vertices)
    except OfficialFileError as error:
        raise OfficialFileError(error.file, error.faults, kind) from error
    except Exception as error:  # whatever GDAL, GEOS, PROJ or zlib raise must not keep the app from starting
        raise OfficialFileError(path.name, (_unreadable(error),), kind) from error


def _vertices(frame: pd.DataFrame) -> int:
    if not isinstance(frame, gpd.GeoDataFrame):
        return 0
    return int(shapely.get_num_coordinates(frame.geometry.to_numpy()).sum())


def _unreadable(error: Exception) -> Notice:
    if isinstance(error, UnicodeDecodeError):
        return Notice(N_("Expected text in UTF-8 or windows-1250, found another encoding."))
    if isinstance(error, MemoryError):
        return Notice(N_("Expected a file that fits into the memory of this computer, found a larger one."))
    return Notice(
        N_(
            "Expected a shapefile (with .shx, .dbf and .prj), GeoPackage or GeoJSON, found a file that is"
            " damaged, cut off or of another kind."
        )
    )


def _checked(
    raw: gpd.GeoDataFrame,
    layer: str,
    file: str,
    kind: str,
    embedded: gpd.GeoDataFrame,
    progress: Progress,
    vertices: int,
) -> Units:
    """Check the rows of a layer and return what ``read_units`` returns."""
    faults: list[Notice] = []
    notices: list[Notice] = []
    if Path(layer).stem != Path(file).stem:
        notices.append(
            Notice(N_("Of the file {file} the layer {layer} is used."), {"file": file, "layer": layer})
        )
    column = column_of(raw, CODE_COLUMNS)
    if column is None:
        faults.append(
            Notice(
                N_("Expected a column of TERYT codes ({expected}), found {found}."),
                {"expected": "JPT_KOD_JE, terc, teryt, kod", "found": ", ".join(_others(raw)) or "-"},
            )
        )
    elif isinstance(raw, gpd.GeoDataFrame) and (kind == GMINA or raw[column].nunique() == len(embedded)):
        raw = _one_row_each(raw, column, notices)
    codes = pd.Series(dtype=str) if column is None else raw[column]
    if column is not None:
        check = code_faults if kind == POWIAT else gmina_code_faults
        faults += check(codes, embedded["teryt"])
    progress(0.4, N_("Checking and mending the borders…"))
    shapes = _projected(raw, faults, notices)
    if column is not None and shapes is not None:
        faults += place_faults(codes, shapes, embedded, inside=kind == GMINA)
    if faults or shapes is None or column is None:
        raise OfficialFileError(file, tuple(faults))
    frame = _frame(raw, codes, _matched(codes, shapes, file, notices))
    if (frame["name"] == "").all():
        notices.append(Notice(N_("The file has no column of names; the names are the embedded ones.")))
    progress(0.8, N_("Simplifying the borders for the screen…"))
    return Units(*_for_screen(frame, notices, vertices), column_of(raw, ("jpt_kod_je",)) is not None)


def _others(raw: gpd.GeoDataFrame) -> list[str]:
    return [str(column) for column in raw.columns if column != "geometry"]


def _one_row_each(raw: gpd.GeoDataFrame, column: str, notices: list[Notice]) -> gpd.GeoDataFrame:
    """Join the rows of a unit whose parts (exclaves, islands) have rows of their own; real doubles stay."""
    twice = raw[column].duplicated(keep=False) & raw.geometry.notna() & raw[column].notna()
    if not twice.any():
        return raw
    kept: list[pd.DataFrame] = [raw[~twice]]
    joined = 0
    for _, rows in raw[twice].groupby(column):
        parts = shapely.make_valid(rows.geometry.to_numpy())
        whole = shapely.union_all(parts)
        apart = whole.area > _APART * float(shapely.area(parts).sum())
        kept.append(rows.iloc[:1].assign(geometry=np.array([whole])) if apart else rows)
        joined += apart
    if joined:
        notices.append(
            Notice(N_("Units with parts in several rows, joined: {found}."), {"found": int(joined)})
        )
    return gpd.GeoDataFrame(pd.concat(kept, ignore_index=True), geometry="geometry", crs=raw.crs)


def _projected(
    raw: gpd.GeoDataFrame, faults: list[Notice], notices: list[Notice]
) -> NDArray[np.object_] | None:
    """Return valid shapes in EPSG:2180, or None; extend faults and notices."""
    found = shape_faults(raw)
    if not found:
        raw, said, found = with_crs(raw)
        notices += said
    faults += found
    if found:
        return None
    shapes = np.array(raw.geometry.to_crs(CRS), dtype=object)
    sound = finite(shapes)
    shapes[sound], said = mending.repaired(shapes[sound])
    notices += said
    if empty := int(shapely.is_empty(shapes).sum()):
        faults.append(Notice(N_("Rows without a shape: {found}."), {"found": empty}))
        return None
    return shapes


def _matched(
    codes: pd.Series, shapes: NDArray[np.object_], file: str, notices: list[Notice]
) -> NDArray[np.object_]:
    """Return the shapes as a coverage; extend ``notices`` by changes.

    Raises
    ------
    OfficialFileError
        Shapes are covered by others.
    """
    found, said = mending.coverage(shapes)
    covered = shapely.area(found) < _LEAST_LEFT * shapely.area(shapes)
    if covered.any():
        message = N_("Shapes that other shapes cover: {found}.")
        raise OfficialFileError(file, (Notice(message, {"found": listed(codes[covered])}),))
    notices += said
    return found


def _frame(raw: gpd.GeoDataFrame, codes: pd.Series, shapes: NDArray[np.object_]) -> gpd.GeoDataFrame:
    name = column_of(raw, NAME_COLUMNS)
    names = pd.Series("", raw.index) if name is None else raw[name].fillna("").astype(str).str.strip()
    frame = gpd.GeoDataFrame({"teryt": codes.astype(str), "name": names}, geometry=shapes, crs=CRS)
    return frame.sort_values("teryt", ignore_index=True)


def _for_screen(
    frame: gpd.GeoDataFrame, notices: list[Notice], before: int
) -> tuple[gpd.GeoDataFrame, tuple[Notice, ...]]:
    """Return the units simplified for the screen, and all notices."""
    light = frame.set_geometry(mending.lighter(frame.geometry.to_numpy()), crs=CRS)
    notices.append(
        Notice(
            N_("Borders simplified for the screen from {before} to {after} vertices."),
            {"before": before, "after": _vertices(light)},
        )
    )
    return light, tuple(notices)
