"""Find the user's own boundary file, and say what is wrong with it.

It is read by ``geo.data.official_reading`` and checked by ``geo.data.official_boundaries``.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from geo.core.errors import BoundaryError
from geo.core.i18n import N_

VARIABLE = "ATLAS_POWIATY"
ENDINGS = (".shp", ".gpkg", ".geojson", ".json", ".zip")


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


_REFUSED = N_(
    "File {file} cannot be used as powiat boundaries, so the embedded ones are shown. {faults} Correct the"
    " file, download it again from geoportal.gov.pl, or remove it."
)


class OfficialFileError(BoundaryError):
    """The user's boundary file cannot be used; ``faults`` has one notice per fault."""

    def __init__(self, file: str, faults: tuple[Notice, ...]) -> None:
        self.file, self.faults = file, faults
        super().__init__(_REFUSED, file=file, faults=" ".join(str(fault) for fault in faults))

    def text(self, translate: Callable[..., str]) -> str:
        """Return the message with all faults in the language of ``translate``."""
        return translate(
            _REFUSED, file=self.file, faults=" ".join(fault.text(translate) for fault in self.faults)
        )


def official_file(folder: Path, env: str = VARIABLE) -> tuple[Path | None, tuple[Notice, ...]]:
    """Return the user's boundary file, or None, and notices about the choice.

    The environment variable ``env`` takes precedence. In ``folder``, regular files come before others, then
    names with "powiat", then alphabetical order. The file is not opened.
    """
    if named := named_file(env):
        return _named(named, env)
    try:
        found = sorted(
            path
            for path in folder.iterdir()
            if path.suffix.lower() in ENDINGS and not path.name.startswith(".")
        )
    except FileNotFoundError:
        return None, ()
    except OSError as error:
        message = N_("The folder {folder} cannot be read: {found}. The embedded boundaries are shown.")
        return None, (
            Notice(message, {"folder": f"{folder.parent.name}/{folder.name}", "found": _reason(error)}),
        )
    found.sort(key=lambda path: (not _is_file(path), "powiat" not in path.name.lower()))
    if not found:
        return None, ()
    if len(found) == 1:
        return found[0], ()
    others = ", ".join(path.name for path in found[1:])
    return found[0], (
        Notice(
            N_("Several boundary files were found: {file} is used, {others} not."),
            {"file": found[0].name, "others": others},
        ),
    )


def named_file(env: str = VARIABLE) -> Path | None:
    """Return the path in the environment variable ``env``, whether it exists or not; None without one."""
    named = os.environ.get(env, "").strip()
    # Path.expanduser raises an error if there is no such home.
    return Path(os.path.expanduser(named)) if named else None  # noqa: PTH111


def _named(path: Path, env: str) -> tuple[Path | None, tuple[Notice, ...]]:
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        message = N_(
            "The variable {variable} names the file {file}, which is not there. The embedded boundaries are"
            " shown."
        )
        return None, (Notice(message, {"variable": env, "file": str(path)}),)
    except OSError:  # reported when the file is read
        pass
    return path, ()


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__
