"""Load the boundaries to use: the user's official file, if it passes the checks, or the embedded ones.

The official file is put into ``data/boundaries/official`` or named by the environment variable
``ATLAS_POWIATY``. If it has faults, all of them are reported at once and the embedded boundaries are used.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd

from geo.core.i18n import N_
from geo.data import catalogue
from geo.data.boundaries import read_powiaty
from geo.data.official_file import VARIABLE, Notice, OfficialFileError, official_file
from geo.data.official_reading import POWIAT
from geo.data.official_units import read_units


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

    Raises
    ------
    OfficialFileError
        The file cannot be used; all faults found in it are listed.
    """
    units = read_units(path, POWIAT, embedded)
    if units is None:
        raise OfficialFileError(path.name, (Notice(N_("Expected powiaty, found none.")),))
    frame, notices = units.frame, units.notices
    unnamed = frame["name"] == ""
    if unnamed.all():
        notices += (Notice(N_("The file has no column of names; the names are the embedded ones.")),)
    names = embedded.set_index("teryt")["name"].reindex(frame["teryt"]).to_numpy()
    return frame.assign(name=frame["name"].where(~unnamed, names)), notices
