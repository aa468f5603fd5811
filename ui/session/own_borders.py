"""The reader's own border files, used in this session only and kept nowhere."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from geo.data.official_boundaries import BoundarySet, load_boundaries
from geo.data.official_units import Progress

_KEY = "_own_borders"


@dataclass(frozen=True, eq=False)
class OwnBorders:
    """Boundaries made of the reader's files; ``key`` is made from their content."""

    key: str
    boundaries: BoundarySet


def current() -> OwnBorders | None:
    """Return the own borders of this session; None without any, and outside of a session."""
    if get_script_run_ctx() is None:
        return None
    found: OwnBorders | None = st.session_state.get(_KEY)
    return found


def take(files: Iterable[tuple[str, bytes]], progress: Progress) -> BoundarySet:
    """Read the files that the reader put in, and use what can be used from now on.

    Parameters
    ----------
    files
        Name and content of each. They are written to a temporary folder, which is gone afterwards.
    progress
        Told how far reading is.

    Returns
    -------
    BoundarySet
        What was made of them, with the errors of files that cannot be used.

    Raises
    ------
    DataError
        The embedded boundaries, which files are compared with, are damaged.
    """
    digest = hashlib.sha256()
    with tempfile.TemporaryDirectory(prefix="atlas-own-") as folder:
        for name, content in files:
            digest.update(name.encode() + content)
            (Path(folder) / _plain_name(name)).write_bytes(content)
        boundaries = load_boundaries(own=Path(folder), progress=progress)
    if boundaries.origin == "official" or boundaries.terc is not None:
        st.session_state[_KEY] = OwnBorders(digest.hexdigest(), boundaries)
    return boundaries


def drop() -> None:
    """Go back to the borders that everybody sees."""
    st.session_state.pop(_KEY, None)


def _plain_name(name: str) -> str:
    """Return the last part of a name from a browser, without what a file name may not hold."""
    last = PurePosixPath(name.replace("\\", "/")).name
    return (
        "".join(letter for letter in last if letter.isprintable() and letter not in ':*?"<>|')[-100:] or "x"
    )
