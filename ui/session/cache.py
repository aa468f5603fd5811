"""Process-wide caches of the data, loaded again when a data file changes."""

from __future__ import annotations

from functools import lru_cache
from time import monotonic

import streamlit as st

from geo.choices import search
from geo.choices.model import Choices
from geo.choices.pages import THEMES
from geo.core.i18n import LANGUAGES
from geo.data import catalogue
from geo.data.atlas import Atlas, fingerprint, load_atlas
from geo.render.export import Exporter
from geo.render.web.assets import write_assets, write_frontend, write_picture
from geo.views.factory import make_view
from geo.views.joint.charts import joint_charts
from geo.views.view import View


def files() -> str:
    """Return a fingerprint of the data files; they are checked at most once a second.

    A check makes forty system calls, each of which may switch threads: too slow for every call.
    """
    return _sign(str(catalogue.DATA), int(monotonic()))


@lru_cache(maxsize=1)
def _sign(folder: str, second: int) -> str:
    return f"{folder} {fingerprint()}"


def atlas() -> Atlas:
    """Return the joined data of the files as they are now."""
    return _atlas(files())


def map_files() -> dict[str, str]:
    """Return the files the browser fetches, written when needed."""
    return _map_files(files())


def frontend_files() -> dict[str, str]:
    """Return the scripts, styles and words of the front end, written when needed; there even without data."""
    return _frontend_files()


def load_all() -> None:
    """Load the data, write the map files and make the first view of each theme, if that was not done.

    Raises
    ------
    DataError
        Something that every page needs is missing or damaged; the next call tries again.
    """
    loaded = atlas()
    map_files()
    for lang in LANGUAGES:
        search.index(loaded.joined, lang)
    for theme in THEMES:
        if loaded.fault(theme) is None:
            for lang in LANGUAGES:
                make_view(loaded.joined, Choices(), theme, lang)
    for lang in LANGUAGES:
        if loaded.fault("joint") is None:
            joint_charts(make_view(loaded.joined, Choices(), "joint", lang))


def exporter() -> Exporter:
    """Return the maker of every file; the paths of its sheets are prepared once."""
    return _exporter(files())


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


@st.cache_resource(show_spinner=False, max_entries=2)
def _atlas(files: str) -> Atlas:
    return load_atlas()


@st.cache_resource(show_spinner=False, max_entries=2)
def _map_files(files: str) -> dict[str, str]:
    loaded = atlas()
    return write_assets(loaded.joined, loaded.countries, context=loaded.context)


@st.cache_resource(show_spinner=False)
def _frontend_files() -> dict[str, str]:
    return write_frontend()


@st.cache_resource(show_spinner=False, max_entries=2)
def _exporter(files: str) -> Exporter:
    return Exporter(atlas())
