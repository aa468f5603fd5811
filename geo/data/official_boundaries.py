"""Which boundaries are in use: the user's official file, checked, or the embedded default.

The official register may be put into ``data/boundaries/official`` or named by the environment variable
``ATLAS_POWIATY``; when it has a fault the embedded boundaries are kept and every fault is told at once.
"""

from __future__ import annotations

import os
import re
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.core.errors import BoundaryError
from geo.core.i18n import N_
from geo.core.teryt import POWIAT_COUNT
from geo.data import catalogue
from geo.data.boundaries import CRS, read_powiaty, simplified

VARIABLE = "ATLAS_POWIATY"
SCREEN_TOLERANCE_M = 400.0
"""Simplification of an official file, which has hundreds of thousands of vertices."""
_ENDINGS = (".shp", ".gpkg", ".geojson", ".json", ".zip")
_CODE_COLUMNS = ("jpt_kod_je", "terc", "teryt", "kod_teryt", "kod", "code")
_NAME_COLUMNS = ("jpt_nazwa_", "nazwa", "name", "jpt_nazwa")
_ELSEWHERE_M = 30_000.0
_SHOWN = 5


@dataclass(frozen=True)
class Notice:
    """A sentence said to the reader: an English message id with ``{names}``, and what fills them."""

    message: str
    values: Mapping[str, object] = field(default_factory=dict)

    def text(self, translate: Callable[..., str]) -> str:
        """Return the sentence in the language of ``translate`` (a ``geo.core.i18n.Translator``)."""
        return translate(self.message, **self.values)

    def __str__(self) -> str:
        """Return the English sentence."""
        return self.message.format(**self.values)


class OfficialFileError(BoundaryError):
    """The user's boundary file cannot be used; ``faults`` has a notice for each thing found."""

    def __init__(self, file: str, faults: tuple[Notice, ...]) -> None:
        self.file, self.faults = file, faults
        super().__init__(_REFUSED, file=file, faults=" ".join(str(fault) for fault in faults))

    def text(self, translate: Callable[..., str]) -> str:
        """Return the sentence with every fault in the language of ``translate``."""
        return translate(
            _REFUSED, file=self.file, faults=" ".join(fault.text(translate) for fault in self.faults)
        )


_REFUSED = N_(
    "File {file} cannot be used as powiat boundaries, so the embedded ones are shown. {faults} Correct the"
    " file or take it away."
)


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


def official_file(folder: Path, env: str = VARIABLE) -> tuple[Path | None, tuple[Notice, ...]]:
    """Return (the user's boundary file or None, notices about the choice).

    The variable ``env`` goes first; in ``folder``, names with "powiat" go before others, then by name.
    """
    named = os.environ.get(env, "").strip()
    if named:
        path = Path(named).expanduser()
        if path.is_file():
            return path, ()
        return None, (
            Notice(
                N_(
                    "The variable {variable} names the file {file}, which is not there. The embedded"
                    " boundaries are shown."
                ),
                {"variable": env, "file": named},
            ),
        )
    found = (
        sorted(path for path in folder.glob("*") if path.suffix.lower() in _ENDINGS)
        if folder.is_dir()
        else []
    )
    found.sort(key=lambda path: "powiat" not in path.name.lower())
    if not found:
        return None, ()
    if len(found) == 1:
        return found[0], ()
    others = ", ".join(path.name for path in found[1:])
    return found[0], (
        Notice(
            N_("Several boundary files are there: {file} is used, {others} not."),
            {"file": found[0].name, "others": others},
        ),
    )


def read_official(path: Path, embedded: gpd.GeoDataFrame) -> tuple[gpd.GeoDataFrame, tuple[Notice, ...]]:
    """Return (powiaty like ``read_powiaty``, notices) from a shapefile, GeoPackage, GeoJSON or ZIP.

    Invalid rings are repaired and the borders simplified for the screen, both said in the notices.

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
    raw = _read_any(path)
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
    if faults or shapes is None:
        raise OfficialFileError(path.name, tuple(faults))
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


def _read_any(path: Path) -> gpd.GeoDataFrame:
    """Read a user's file with the first encoding that fits; every failure is one fault."""
    try:
        if path.suffix.lower() == ".zip":
            return _read_zip(path)
        return _decoded(path)
    except OfficialFileError:
        raise
    except (OSError, ValueError, RuntimeError, zipfile.BadZipFile, pd.errors.ParserError) as fault:
        raise OfficialFileError(
            path.name,
            (
                Notice(
                    N_(
                        "Expected a shapefile (with .shx, .dbf and .prj), GeoPackage or GeoJSON, found an"
                        " unreadable file: {found}."
                    ),
                    {"found": type(fault).__name__},
                ),
            ),
        ) from fault


def _read_zip(path: Path) -> gpd.GeoDataFrame:
    """Read the powiat shapefile inside a ZIP; members are unpacked by their bare names."""
    with zipfile.ZipFile(path) as archive, tempfile.TemporaryDirectory() as folder:
        shapefiles = sorted(name for name in archive.namelist() if name.lower().endswith(".shp"))
        shapefiles.sort(key=lambda name: "powiat" not in Path(name).name.lower())
        if not shapefiles:
            raise OfficialFileError(path.name, (Notice(N_("Expected a shapefile in the ZIP, found none.")),))
        stem = shapefiles[0].rpartition(".")[0]
        for member in archive.namelist():
            if member.rpartition(".")[0] == stem:
                (Path(folder) / Path(member).name).write_bytes(archive.read(member))
        return _decoded(Path(folder) / Path(shapefiles[0]).name)


def _decoded(path: Path) -> gpd.GeoDataFrame:
    """Read with strict UTF-8, then with the encoding of the .cpg, then as windows-1250.

    Polish text in windows-1250 is practically never valid UTF-8, so the first that fits is right.
    """
    if path.suffix.lower() != ".shp":
        return gpd.read_file(path, engine="pyogrio")
    stated = path.with_suffix(".cpg")
    encodings = [
        "utf-8",
        *([stated.read_text("ascii", "ignore").strip()] if stated.is_file() else []),
        "cp1250",
    ]
    for encoding in encodings:
        try:
            return gpd.read_file(path, engine="pyogrio", encoding=encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    raise ValueError(f"names in none of {', '.join(encodings)}")


def _column(frame: gpd.GeoDataFrame, wanted: tuple[str, ...]) -> str | None:
    """Return the first of the ``wanted`` columns (lower-case) that the file has."""
    lower = {str(column).lower(): str(column) for column in frame.columns}
    return next((lower[name] for name in wanted if name in lower), None)


def _some(values: object) -> str:
    """Return the first few values, and how many more there are."""
    listed = [str(value) for value in values]  # type: ignore[attr-defined]
    more = f" (+{len(listed) - _SHOWN})" if len(listed) > _SHOWN else ""
    return ", ".join(listed[:_SHOWN]) + more


def _polish_shapes(raw: gpd.GeoDataFrame, faults: list[Notice]) -> tuple[np.ndarray | None, list[Notice]]:
    """Return (repaired shapes in EPSG:2180 or None, notices); adds to ``faults``."""
    said: list[Notice] = []
    if not isinstance(raw, gpd.GeoDataFrame) or raw.empty:
        faults.append(Notice(N_("Expected shapes, found a table without them.")))
        return None, said
    empty = int((raw.geometry.isna() | raw.geometry.is_empty).sum())
    if empty:
        faults.append(Notice(N_("Rows without a shape: {found}."), {"found": empty}))
    if raw.crs is None:
        faults.append(
            Notice(N_("Expected a stated coordinate system (a .prj file beside the .shp), found none."))
        )
        return None, said
    shapes = raw.geometry.to_crs(CRS).to_numpy()
    broken = ~shapely.is_valid(shapes) & ~shapely.is_missing(shapes)
    if broken.any():
        shapes = np.where(broken, _polygons(shapely.make_valid(shapes)), shapes)
        said.append(Notice(N_("Shapes with invalid rings, repaired: {found}."), {"found": int(broken.sum())}))
    kinds = {kind for kind in raw.geometry.geom_type.dropna() if kind not in ("Polygon", "MultiPolygon")}
    if kinds:
        faults.append(Notice(N_("Expected polygons, found {found}."), {"found": ", ".join(sorted(kinds))}))
    return (None if empty or kinds else shapes), said


def _polygons(shapes: np.ndarray) -> np.ndarray:
    """Return the polygons of each shape, without the points and lines that a repair leaves."""
    parts = [shapely.get_parts(shapely.get_parts(shape)) for shape in shapes]
    return np.array(
        [shapely.union_all([p for p in own if p.geom_type == "Polygon"]) for own in parts], dtype=object
    )


def _place_faults(codes: pd.Series, shapes: np.ndarray, embedded: gpd.GeoDataFrame) -> list[Notice]:
    """Return a fault when shapes lie outside Poland or far from where their powiat lies."""
    finite = np.isfinite(shapely.bounds(shapes)).all(axis=1)
    country = shapely.box(*embedded.total_bounds).buffer(_ELSEWHERE_M)
    abroad = ~(finite & shapely.intersects(country, shapes))
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


def _for_screen(frame: gpd.GeoDataFrame, said: list[Notice]) -> tuple[gpd.GeoDataFrame, tuple[Notice, ...]]:
    """Simplify an official file for the screen and say so."""
    before = int(shapely.get_num_coordinates(frame.geometry.to_numpy()).sum())
    if not shapely.coverage_is_valid(frame.geometry.to_numpy()):
        said.append(
            Notice(N_("Some neighbours overlap or do not meet; they are drawn as they are in the file."))
        )
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
