"""Find the user's own boundary files, and say what is wrong with one.

They are read by ``geo.data.official_reading`` and checked by ``geo.data.official_units``.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from geo.core import settings
from geo.core.errors import BoundaryError
from geo.core.i18n import N_

VARIABLE, GMINY_VARIABLE = "ATLAS_POWIATY", "ATLAS_GMINY"
ENDINGS = (".shp", ".gpkg", ".geojson", ".json", ".zip")
TERC_ENDINGS = (".csv", ".xml", ".zip")
POWIAT, GMINA, TERC = "powiat", "gmina", "terc"
"""What a file gives: the borders of powiaty or of gminy, or the codes and names of gminy."""


@dataclass(frozen=True)
class Notice:
    """A message to the reader: an English message id with placeholders, and their values."""

    message: str
    values: Mapping[str, object] = field(default_factory=dict)

    def text(self, translate: Callable[..., str]) -> str:
        """Return the message in the language of ``translate`` (a ``geo.core.i18n.Translator``)."""
        return translate(self.message, **self.values)

    def __str__(self) -> str:
        """Return the message in English."""
        return self.message.format(**self.values)


_REFUSED = {
    POWIAT: N_(
        "File {file} cannot be used as powiat boundaries, so the embedded ones are shown. {faults} Correct"
        " the file, download it again from geoportal.gov.pl, or remove it."
    ),
    GMINA: N_(
        "File {file} cannot be used as gmina boundaries, so the approximate ones are shown. {faults} Correct"
        " the file, download it again from geoportal.gov.pl, or remove it."
    ),
    TERC: N_(
        "File {file} cannot be used as the register TERC, so the codes of gminy are missing. {faults}"
        " Download it again from eteryt.stat.gov.pl, or remove it."
    ),
}


class OfficialFileError(BoundaryError):
    """The user's file cannot be used; ``faults`` has one notice per fault."""

    def __init__(self, file: str, faults: tuple[Notice, ...], kind: str = POWIAT) -> None:
        self.file, self.faults, self.kind = file, faults, kind
        super().__init__(_REFUSED[kind], file=file, faults=" ".join(str(fault) for fault in faults))

    def text(self, translate: Callable[..., str]) -> str:
        """Return the message with all faults in the language of ``translate``."""
        faults = " ".join(fault.text(translate) for fault in self.faults)
        return translate(_REFUSED[self.kind], file=self.file, faults=faults)


@dataclass(frozen=True)
class OfficialFiles:
    """The files that the user put in, and what is to be said about the choice; none was opened."""

    powiaty: Path | None = None
    gminy: Path | None = None
    terc: Path | None = None
    notes: tuple[Notice | OfficialFileError, ...] = ()


@dataclass(frozen=True)
class OwnFiles:
    """Names of the user's own files in use, "" where it is the embedded one.

    ``of_register``: whether the borders have the columns of the state register of boundaries.
    """

    powiaty: str = ""
    gminy: str = ""
    terc: str = ""
    of_register: bool = False

    @property
    def approximate(self) -> bool:
        """Whether the borders of gminy are cells around their localities."""
        return not self.gminy

    @property
    def coded(self) -> bool:
        """Whether the codes of gminy are known."""
        return bool(self.gminy or self.terc)


EMBEDDED = OwnFiles()
"""No file of the user's own."""


def official_files(folder: Path, variables: tuple[str, str] = (VARIABLE, GMINY_VARIABLE)) -> OfficialFiles:
    """Return the user's files.

    The environment ``variables`` of powiaty and gminy take precedence; a table TERC may lie beside the file
    that is named. In ``folder``, names tell what a file holds; regular files come before others, then
    alphabetical order. A ZIP or GeoPackage may hold gminy beside the powiaty.
    """
    here, notes = _in_folder(folder)
    powiaty, gminy = (
        [path for path in here if not is_terc(path) and (named_kind(path.name) == GMINA) == of_gminy]
        for of_gminy in (False, True)
    )
    powiaty.sort(key=lambda path: (not _is_file(path), named_kind(path.name) != POWIAT))
    named, named_gminy = (named_file(variable) for variable in variables)
    if named is None and len(powiaty) > 1:
        message = N_("Several boundary files were found: {file} is used, {others} not.")
        others = ", ".join(path.name for path in powiaty[1:])
        notes.append(Notice(message, {"file": powiaty[0].name, "others": others}))
    chosen, missing = _chosen(named, powiaty, variables[0], POWIAT)
    chosen_gminy, missing_gminy = _chosen(named_gminy, gminy, variables[1], GMINA)
    beside = [path for file in (named, named_gminy) if file for path in _in_folder(file.parent)[0]]
    tables = [path for path in (*here, *beside) if is_terc(path)]
    return OfficialFiles(chosen, chosen_gminy, next(iter(tables), None), (*notes, *missing, *missing_gminy))


def named_file(env: str = VARIABLE) -> Path | None:
    """Return the path in the environment variable ``env``, whether it exists or not; None without one."""
    named = settings.value(env) if env else ""
    # Path.expanduser raises an error if there is no such home.
    return Path(os.path.expanduser(named)) if named else None  # noqa: PTH111


def named_kind(name: str) -> str | None:
    """Return what a file or layer holds by its name; "" for other units, None if the name does not tell.

    >>> named_kind("A02_Granice_powiatow"), named_kind("gminy_2026"), named_kind("A01_Granice_wojewodztw")
    ('powiat', 'gmina', '')
    """
    low = name.lower()
    for kind, words in ((POWIAT, ("powiat", "a02_")), (GMINA, ("gmin", "a03_"))):
        if any(word in low for word in words):
            return kind
    others = ("wojew", "panstw", "obreb", "jednostek", "a00_", "a01_", "a04_", "a05_", "a06_")
    return "" if any(word in low for word in others) else None


def is_terc(path: Path) -> bool:
    """Whether a file is a table TERC by its name."""
    return path.name.lower().startswith("terc") and path.suffix.lower() in TERC_ENDINGS


def _in_folder(folder: Path) -> tuple[list[Path], list[Notice | OfficialFileError]]:
    """Return the files in a folder that may be the user's, in order, and what is wrong with the folder."""
    try:
        found = sorted(
            path
            for path in folder.iterdir()
            if (path.suffix.lower() in ENDINGS or is_terc(path)) and not path.name.startswith(".")
        )
    except FileNotFoundError:
        return [], []
    except OSError as error:
        message = N_("The folder {folder} cannot be read: {found}. The embedded boundaries are shown.")
        values = {
            "folder": f"{folder.parent.name}/{folder.name}",
            "found": error.strerror or type(error).__name__,
        }
        return [], [Notice(message, values)]
    return found, []


def _chosen(
    named: Path | None, found: list[Path], env: str, kind: str
) -> tuple[Path | None, tuple[OfficialFileError, ...]]:
    """Return the file that a variable names, else the first one found; an error if the name leads nowhere."""
    if named is None:
        return next(iter(found), None), ()
    try:
        named.lstat()
    except (FileNotFoundError, NotADirectoryError):
        fault = Notice(N_("The variable {variable} names it, but it is not there."), {"variable": env})
        return None, (OfficialFileError(str(named), (fault,), kind),)
    except OSError:  # reported when the file is read
        pass
    return named, ()


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False
