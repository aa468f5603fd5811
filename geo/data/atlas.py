"""Load all data of the app, and keep the error of each theme that cannot be loaded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

import pandas as pd

from geo.core.errors import DataError
from geo.data import catalogue
from geo.data.boundaries import read_gminy
from geo.data.catalogue import read_table, verify
from geo.data.context import Context, load_context
from geo.data.datasets import DATASETS
from geo.data.join import AtlasTables, join_powiaty
from geo.data.official_boundaries import BoundarySet, load_boundaries
from geo.data.official_file import GMINY_VARIABLE, VARIABLE, OwnFiles, named_file
from geo.data.official_gminy import Gminy, coded_gminy, official_gminy

_NEEDED = {
    "floods": ("floods", "source-floods"),
    "partnerships": ("partnerships", "places", "source-partnerships"),
}
"""Tables that only one theme needs: if one is damaged, the other theme still opens."""

_EMPTY = {
    "floods": (
        "seq powiat_teryt powiat_1999 gmina gmina_kind split_off split_off_kind kind uncertain doubt note"
        " note_en"
    ),
    "source-floods": "seq voivodeship powiat powiat_number section number unit",
    "partnerships": (
        "lp powiat_teryt country place_id partner form year agreement_year year_note known_year evidence"
        " evidence_en uncertain doubt note note_en"
    ),
    "places": (
        "place_id name original country kind lat lon anchor anchor_original basis precision_km teryt"
        " uncertain doubt note note_en"
    ),
    "source-partnerships": "lp powiat country partner agreement other_form",
}


@dataclass(frozen=True, eq=False)
class Atlas:
    """The joined data, their boundaries, and the errors of themes that could not be loaded.

    Parameters
    ----------
    countries
        File of the countries for the background.
    context
        What surrounds the powiaty on a map; None if it cannot be read.
    faults
        Theme -> error, or "context" -> error. The tables of such a theme may be empty in ``joined``; it must
        not be shown.
    """

    joined: AtlasTables
    boundaries: BoundarySet
    countries: Path
    context: Context | None
    faults: Mapping[str, DataError]

    def require(self, theme: str) -> None:
        """Raise the error of a theme, if it has one."""
        if fault := self.fault(theme):
            raise fault

    def fault(self, theme: str) -> DataError | None:
        """Return the error that keeps a theme from being shown, or None."""
        # A theme without tables of its own needs those of all others.
        needed = (theme,) if theme in _NEEDED else _NEEDED
        return next((self.faults[name] for name in needed if name in self.faults), None)


def load_atlas(data: Path | None = None, boundaries: BoundarySet | None = None) -> Atlas:
    """Read, verify and join the data files under ``data``.

    Parameters
    ----------
    data
        The data folder.
    boundaries
        The boundaries to use; by default those of ``load_boundaries``.

    Raises
    ------
    DataError
        A file that every page needs is missing or damaged (boundaries, powiaty, countries).
    """
    folder = data or catalogue.DATA
    boundaries = boundaries or load_boundaries(folder)
    powiaty = read_table("powiaty", folder)
    countries = verify("countries", folder)
    tables: dict[str, pd.DataFrame] = {}
    faults: dict[str, DataError] = {}
    for theme, names in _NEEDED.items():
        try:
            tables |= {name: read_table(name, folder) for name in names}
        except DataError as error:
            faults[theme] = error
            tables |= {name: pd.DataFrame(columns=_EMPTY[name].split(), dtype=str) for name in names}
    boundaries, gminy = _gminy(boundaries, folder, faults)
    if gminy is not None:
        tables["floods"] = gminy.renamed(tables["floods"])
    joined = join_powiaty(
        boundaries.powiaty,
        powiaty,
        tables["partnerships"],
        tables["places"],
        tables["floods"],
        tables["source-partnerships"],
        tables["source-floods"],
        own=OwnFiles(
            boundaries.file if boundaries.origin == "official" else "",
            boundaries.file if boundaries.gminy is not None else "",
            boundaries.terc_file,
            boundaries.of_register,
        ),
        gminy=None if gminy is None else gminy.frame,
    )
    context = _context(boundaries, folder, faults)
    return Atlas(joined, boundaries, countries, context, MappingProxyType(faults))


def _context(boundaries: BoundarySet, folder: Path, faults: dict[str, DataError]) -> Context | None:
    """Return what surrounds the powiaty; an error in it is recorded, and maps do without."""
    try:
        return load_context(boundaries.powiaty, folder, boundaries.ground)
    except DataError as error:
        faults["context"] = error
        return None


def _gminy(
    boundaries: BoundarySet, folder: Path, faults: dict[str, DataError]
) -> tuple[BoundarySet, Gminy | None]:
    """Return the gminy in use, with notes on them; an error in the embedded ones closes their only theme."""
    try:
        embedded = read_gminy(verify("boundaries-gminy", folder))
    except DataError as error:
        faults.setdefault("floods", error)
        return boundaries, None
    if boundaries.gminy is not None:
        gminy = official_gminy(boundaries.gminy, embedded, boundaries.terc)
    elif boundaries.terc is not None:
        gminy = coded_gminy(embedded, boundaries.terc)
    else:
        gminy = Gminy(embedded.assign(code=""), {})
    return replace(boundaries, notes=(*boundaries.notes, *gminy.notices)), gminy


def fingerprint(data: Path | None = None) -> tuple[tuple[str, int, int], ...]:
    """Return path, size and modification time of all files that are read, to detect changes cheaply."""
    folder = data or catalogue.DATA
    paths = [path for row in DATASETS for path in catalogue.parts(row, folder)]
    own = sorted((folder / "boundaries" / "official").glob("*"))
    paths += [folder / catalogue.PACKAGE, *(path for path in own if not path.name.startswith("."))]
    paths += filter(None, map(named_file, (VARIABLE, GMINY_VARIABLE)))
    return tuple(_state(path) for path in paths)


def _state(path: Path) -> tuple[str, int, int]:
    """Return path, size and modification time, with -1 for both if the file is missing or inaccessible."""
    try:
        stat = path.stat()
    except OSError:
        return str(path), -1, -1
    return str(path), stat.st_size, stat.st_mtime_ns
