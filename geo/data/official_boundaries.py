"""Load the boundaries to use: the user's official files, if they pass the checks, or the embedded ones.

Official files are put into ``data/boundaries/official`` or named by the environment variables
``ATLAS_POWIATY`` and ``ATLAS_GMINY``. If one has faults, all of them are reported at once and the embedded
boundaries are used. Official gminy give the powiaty too, as their unions: so both share their borders.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd

from geo.core.errors import DataError
from geo.core.i18n import N_
from geo.data import catalogue, official_store
from geo.data.boundaries import CRS, read_powiaty, united
from geo.data.ground import load_ground
from geo.data.official_file import (
    GMINA,
    GMINY_VARIABLE,
    POWIAT,
    VARIABLE,
    Notice,
    OfficialFileError,
    OfficialFiles,
    official_files,
)
from geo.data.official_units import Progress, Units, read_units, silent
from geo.data.terc import read_terc

Note = Notice | OfficialFileError


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
        Name of the file of the powiaty; that of the gminy if it gives both.
    notes
        What the reader should know about the choice of the files: notices, and the errors of refused files.
    gminy
        Official gminy: ``teryt`` (seven digits), ``name, geometry``; None for the embedded approximate ones.
    terc, terc_file
        The table TERC (``geo.data.terc.read_terc``) and the name of its file, if there is one.
    ground
        The ground fitted to the powiaty, if it is known already.
    of_register
        Whether an official file has the columns of the state register of boundaries.
    """

    powiaty: gpd.GeoDataFrame
    origin: str
    file: str
    notes: tuple[Note, ...] = ()
    gminy: gpd.GeoDataFrame | None = None
    terc: pd.DataFrame | None = None
    terc_file: str = ""
    ground: gpd.GeoDataFrame | None = None
    of_register: bool = False

    @property
    def refused(self) -> tuple[OfficialFileError, ...]:
        """The errors of files that cannot be used."""
        return tuple(note for note in self.notes if isinstance(note, OfficialFileError))


def load_boundaries(
    data: Path | None = None,
    env: str = VARIABLE,
    own: Path | None = None,
    progress: Progress = silent,
) -> BoundarySet:
    """Return the boundaries of valid official files, or else the embedded ones.

    Parameters
    ----------
    data
        The data folder; official files are looked for in its ``boundaries/official``.
    env
        Environment variable with the path of an official file of powiaty; it takes precedence.
    own
        A folder to look for official files in instead, without variables; nothing is kept beside them.
    progress
        Told how far reading is.

    Raises
    ------
    DataError
        The embedded file is missing, changed or unreadable.
    """
    folder = data or catalogue.DATA
    embedded_file = catalogue.verify("boundaries-powiaty", folder)
    embedded = read_powiaty(embedded_file)
    variables = (env, GMINY_VARIABLE) if own is None else ("", "")
    files = official_files(own or folder / "boundaries" / "official", variables)
    made, refused = _prepared(files, embedded, folder, own is None, progress)
    used = made or BoundarySet(embedded, "embedded", embedded_file.name)
    return _with_terc(replace(used, notes=(*files.notes, *refused, *used.notes)), files, embedded)


def _with_terc(used: BoundarySet, files: OfficialFiles, embedded: gpd.GeoDataFrame) -> BoundarySet:
    if files.terc is None:
        return used
    try:
        terc = read_terc(files.terc, embedded["teryt"])
    except OfficialFileError as error:
        return replace(used, notes=(*used.notes, error))
    note = Notice(N_("Codes and names of gminy are those of the file {file}."), {"file": files.terc.name})
    return replace(used, terc=terc, terc_file=files.terc.name, notes=(*used.notes, note))


def _prepared(
    files: OfficialFiles, embedded: gpd.GeoDataFrame, folder: Path, keep: bool, progress: Progress
) -> tuple[BoundarySet | None, list[OfficialFileError]]:
    """Return the boundaries of the files, kept or made now, and the errors of those that were refused."""
    mains = [path for path in (files.gminy, files.powiaty) if path is not None]
    if not mains:
        return None, []
    store = official_store.store_of(mains[0])
    hashes = catalogue.recorded_hashes(folder)
    state = official_store.state_of(
        mains, (hashes.get(name, "") for name in ("boundaries-powiaty", "ground"))
    )
    if keep and (found := official_store.kept(store, state)):
        frames, notices, facts = found
        return _set(frames, notices, facts), []
    units, path, refused = _read(files, embedded, progress)
    if units is None or path is None:
        return None, refused
    progress(0.85, N_("Fitting the ground to the borders…"))
    frames = _frames(units, embedded)
    with suppress(DataError):  # reported when the surroundings are loaded
        frames["ground"] = load_ground(frames["powiaty"], folder)
    facts = {"file": path.name, "register": "1" if units.of_register else ""}
    if keep and not refused:
        official_store.keep(store, state, frames, units.notices, facts)
    return _set(frames, units.notices, facts), refused


def _set(
    frames: dict[str, gpd.GeoDataFrame], notices: tuple[Notice, ...], facts: dict[str, str]
) -> BoundarySet:
    message = (
        N_("The boundaries of gminy and powiaty are those of the file {file}.")
        if "gminy" in frames
        else N_("The boundaries are those of the file {file}.")
    )
    return BoundarySet(
        frames["powiaty"],
        "official",
        facts["file"],
        (Notice(message, {"file": facts["file"]}), *notices),
        frames.get("gminy"),
        ground=frames.get("ground"),
        of_register=bool(facts["register"]),
    )


def _read(
    files: OfficialFiles, embedded: gpd.GeoDataFrame, progress: Progress
) -> tuple[Units | None, Path | None, list[OfficialFileError]]:
    """Return the gminy, else the powiaty, the file they are from, and the errors of refused files."""
    refused: list[OfficialFileError] = []
    progress(0.0, N_("Reading the border file…"))
    for path, kind in ((files.gminy, GMINA), (files.powiaty, GMINA), (files.powiaty, POWIAT)):
        if path is None:
            continue
        try:
            units = read_units(path, kind, embedded, progress)
        except OfficialFileError as error:
            refused.append(error)
            continue
        if units is not None:
            return units, path, refused
    # A file that cannot be read at all was tried for both; one sentence is enough.
    of_powiaty = {error.file for error in refused if error.kind == POWIAT}
    return None, None, [e for e in refused if e.kind == POWIAT or e.file not in of_powiaty]


def _frames(units: Units, embedded: gpd.GeoDataFrame) -> dict[str, gpd.GeoDataFrame]:
    """Return the powiaty with names, and the gminy if the units are these."""
    frame = units.frame
    names = embedded.set_index("teryt")["name"]
    if frame["teryt"].str.len().iloc[0] == len(str(embedded["teryt"].iloc[0])):
        known = names.reindex(frame["teryt"]).to_numpy()
        return {"powiaty": frame.assign(name=frame["name"].where(frame["name"] != "", known))}
    codes = frame["teryt"].str[:4]
    shapes = frame.geometry.to_numpy()
    unions = np.array([united(shapes[(codes == code).to_numpy()]) for code in names.index], dtype=object)
    powiaty = gpd.GeoDataFrame({"teryt": names.index, "name": names.to_numpy()}, geometry=unions, crs=CRS)
    return {"powiaty": powiaty, "gminy": frame}


def read_official(path: Path, embedded: gpd.GeoDataFrame) -> tuple[gpd.GeoDataFrame, tuple[Notice, ...]]:
    """Return the powiaty of an official file, as from ``read_powiaty``, and notices on what was changed.

    Raises
    ------
    OfficialFileError
        The file cannot be used; all faults found in it are listed.
    """
    units = read_units(path, POWIAT, embedded)
    if units is None:
        raise OfficialFileError(path.name, (Notice(N_("Expected powiaty, found none.")),))
    return _frames(units, embedded)["powiaty"], units.notices
