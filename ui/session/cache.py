"""Process-wide caches of the data, loaded again when a data file changes."""

from __future__ import annotations

import sys
from functools import cached_property, lru_cache
from pathlib import Path
from time import monotonic

import streamlit as st

from geo.choices import search
from geo.choices.model import Choices
from geo.choices.pages import THEMES
from geo.core.i18n import LANGUAGES, words
from geo.data import catalogue
from geo.data.atlas import Atlas, fingerprint, load_atlas
from geo.data.official_boundaries import BoundarySet, load_boundaries
from geo.render.export import Exporter
from geo.render.web.assets import (
    generated_folder,
    write_assets,
    write_frontend,
    write_picture,
    write_source_rows,
)
from geo.views.factory import make_view
from geo.views.joint.charts import joint_charts
from geo.views.view import View
from ui.session import own_borders


def files() -> str:
    """Return a fingerprint of the data files; they are checked at most once a second.

    A check makes forty system calls, each of which may switch threads: too slow for every call.
    """
    return _sign(str(catalogue.DATA), int(monotonic()))


@lru_cache(maxsize=1)
def _sign(folder: str, second: int) -> str:
    return f"{folder} {fingerprint()}"


def own_key() -> str:
    """Return what tells the own borders of this session apart; "" without any."""
    own = own_borders.current()
    return own.key if own else ""


def atlas() -> Atlas:
    """Return the joined data of the files as they are now, with the own borders of this session."""
    return _loaded().atlas


def map_files() -> dict[str, str]:
    """Return the files the browser fetches, written when needed, and again when somebody deleted them."""
    loaded = _loaded()
    if not is_there(loaded.map_files["boot"]):
        del loaded.map_files
    return loaded.map_files


def source_rows() -> dict[str, str]:
    """Return language -> file of the source rows that the browser fetches, written when needed."""
    return _loaded().source_rows


def frontend_files() -> dict[str, str]:
    """Return the scripts, styles and words of the front end, written when needed; there even without data."""
    files = _frontend_files()
    if is_there(files["page.css"]):
        return files
    _frontend_files.clear()
    return _frontend_files()


def is_there(file: str) -> bool:
    """Tell whether a file for the browser is still in its folder; ``file`` as ``map_files`` gives it."""
    return (generated_folder() / Path(file).name).exists()


def load_all() -> Atlas:
    """Load the data, write the map files and make the first view of each theme, if that was not done.

    Returns
    -------
    Atlas
        The data of the server's own files, whatever borders a session has.

    Raises
    ------
    DataError
        Something that every page needs is missing or damaged; the next call tries again.
    """
    shared = _shared(files())
    _ = shared.map_files, shared.source_rows
    loaded = shared.atlas
    for lang in LANGUAGES:
        search.index(loaded.joined, lang)
    for theme in THEMES:
        if loaded.fault(theme) is None:
            for lang in LANGUAGES:
                make_view(loaded.joined, Choices(), theme, lang)
    for lang in LANGUAGES:
        if loaded.fault("joint") is None:
            joint_charts(make_view(loaded.joined, Choices(), "joint", lang))
    return loaded


def exporter() -> Exporter:
    """Return the maker of every file; the paths of its sheets are prepared once."""
    return _loaded().exporter


def known_picture(view: View) -> str:
    """Return the file with a small picture of a view; "" when it has not been drawn yet."""
    return view.joined.memo.known(_picture_key(view)) or ""


def draw_picture(view: View) -> str:
    """Draw a small picture of a view, if that was not done, and return its file.

    Raises
    ------
    AtlasError
        It cannot be drawn or written now.
    """
    return view.joined.memo.get(_picture_key(view), lambda: write_picture(exporter().thumbnail(view)))


def _picture_key(view: View) -> tuple[object, ...]:
    chosen, scene = view.choices, view.choices.scene
    return "picture", view.theme.name, chosen.rows, chosen.style, scene.extent, scene.selected


class _Loaded:
    """The joined data of some borders and what is made of them, as far as it is needed."""

    def __init__(self, boundaries: BoundarySet) -> None:
        self.atlas = load_atlas(boundaries=boundaries)

    @cached_property
    def map_files(self) -> dict[str, str]:
        return write_assets(self.atlas.joined, self.atlas.countries, context=self.atlas.context)

    @cached_property
    def source_rows(self) -> dict[str, str]:
        return write_source_rows(self.atlas.joined)

    @cached_property
    def exporter(self) -> Exporter:
        return Exporter(self.atlas)


def _loaded() -> _Loaded:
    own = own_borders.current()
    return _own(files(), own.key, own.boundaries) if own else _shared(files())


@st.cache_resource(show_spinner=False, max_entries=2)
def _shared(files: str) -> _Loaded:
    return _Loaded(load_boundaries(progress=_tell))


# Two sessions with own borders at once; a third makes what the first had anew when it comes back.
@st.cache_resource(show_spinner=False, max_entries=2)
def _own(files: str, key: str, _boundaries: BoundarySet) -> _Loaded:
    return _Loaded(_boundaries)


def _tell(share: float, what: str) -> None:
    """Tell in the log of the server how far a large border file is read."""
    print(f"{share:4.0%}  {words(LANGUAGES[0])(what)}", file=sys.stderr, flush=True)


@st.cache_resource(show_spinner=False)
def _frontend_files() -> dict[str, str]:
    return write_frontend()
