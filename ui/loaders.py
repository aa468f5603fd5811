"""Cached shells around the library: loaded once per process, loaded again when a data file changes."""

from __future__ import annotations

import streamlit as st

from geo import load, sources
from geo.export import Exporter
from geo.load import Atlas
from geo.render.web_assets import write_assets


def atlas() -> Atlas:
    """Return the joined data of the files as they are now."""
    return _atlas(str(sources.DATA), load.fingerprint())


def map_files() -> dict[str, str]:
    """Return the files the browser fetches, written when needed."""
    return _map_files(str(sources.DATA), load.fingerprint())


def exporter() -> Exporter:
    """Return the maker of every file; the paths of its sheets are prepared once."""
    return _exporter(*data_mark())


def data_mark() -> tuple[str, tuple[tuple[str, int, int], ...]]:
    """Return what changes when the data do."""
    return str(sources.DATA), load.fingerprint()


@st.cache_resource(show_spinner=False, max_entries=2)
def _atlas(folder: str, files: tuple[tuple[str, int, int], ...]) -> Atlas:
    return load.load_atlas()


@st.cache_resource(show_spinner=False, max_entries=2)
def _map_files(folder: str, files: tuple[tuple[str, int, int], ...]) -> dict[str, str]:
    loaded = atlas()
    return write_assets(loaded.joined, loaded.countries)


@st.cache_resource(show_spinner=False, max_entries=2)
def _exporter(folder: str, files: tuple[tuple[str, int, int], ...]) -> Exporter:
    return Exporter(atlas())
