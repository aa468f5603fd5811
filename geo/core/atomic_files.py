"""Write files atomically, and check early that an output file can be written."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path

from geo.core.errors import ExportError
from geo.core.i18n import N_

PART_FILES = ".*.part"
"""Glob pattern of the temporary files; one stays behind only when the process is killed."""
_MAX_NAME_BYTES = 200  # file systems allow 255, and the name of the temporary file is longer


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file through a temporary one beside it, so that nobody ever sees half of it.

    Raises
    ------
    OSError
        The file cannot be written; an earlier file of that name is kept, the temporary one is deleted.
    """
    path = path.resolve() if path.is_symlink() else path  # what the link leads to, not the link
    part = path.with_name(f".{path.name[:100]}.{os.getpid()}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise


def write_output(path: Path, content: bytes) -> None:
    """Write a file that the user asked for.

    Raises
    ------
    ExportError
        The file cannot be written; see ``check_output`` and ``write_atomically``.
    """
    check_output(path)
    try:
        write_atomically(path, content)
    except OSError as error:
        raise _not_writable(path, error.strerror or type(error).__name__) from error


def check_output(path: Path) -> None:
    """Check that a file can be written, before the work of making its content.

    Raises
    ------
    ExportError
        The name is not a valid file name, the folder does not exist or is not writable, or ``path`` is
        a folder.
    """
    shown = "".join(letter if letter.isprintable() else "?" for letter in str(path))[:300]
    if shown != str(path) or not path.name or len(os.fsencode(path.name)) > _MAX_NAME_BYTES:
        raise ExportError(N_("Output {path}: expected a name that a file can have."), path=shown)
    if path.exists() and not path.is_file() and not path.is_dir():
        raise ExportError(N_("Output {path}: expected a file, found a device or a pipe."), path=shown)
    if path.is_dir():
        raise ExportError(N_("Output {path}: expected a file, found a folder."), path=shown)
    if not path.parent.is_dir():
        raise ExportError(
            N_("Output {path}: expected a folder that exists, found none called {folder}."),
            path=shown,
            folder=str(path.parent),
        )
    if not os.access(path.parent, os.W_OK):
        raise _not_writable(path, os.strerror(errno.EACCES))


def _not_writable(path: Path, found: str) -> ExportError:
    return ExportError(
        N_("Output {path}: expected to be able to write there, found: {found}."), path=str(path), found=found
    )
