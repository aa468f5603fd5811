"""Freeze long-lived objects (``gc.freeze``) after each run; collect all garbage every few minutes only.

Streamlit runs a full garbage collection after every script run. It traverses every object of the process,
most of which are modules and cached tables that live until exit; this takes about 0.1 s and holds the GIL.
Objects frozen with ``gc.freeze`` are not traversed. Freezing once after loading is not enough: views are
cached for other sessions, and pandas creates a weak reference whenever a column is read; after a few hundred
runs, traversing these costs as much as the page itself. So whatever is alive at the end of a run is frozen
too. Frozen garbage is collected by the next full collection, a few minutes later at most, which starts after
the response has been sent and takes some tenths of a second.
Large objects must therefore not depend on the collector: finished sheets and workbooks break their reference
cycles themselves (``Page.close``).
"""

from __future__ import annotations

import gc
import os
import threading
from contextlib import suppress
from time import monotonic

import streamlit as st

from geo.core.errors import AtlasError
from geo.data import provenance
from ui.session import cache
from ui.widgets import map_page

_PAGES = (provenance, map_page)  # imported here so that their modules are loaded before the first freeze

NO_FREEZE = "ATLAS_NO_FREEZE"
"""Environment variable that turns freezing off; for ``benchmarks/load.py``, to measure its effect."""
FULL_COLLECTION_S = 300.0
"""Seconds between two full collections."""
_DELAY_S = 0.3  # lets the response go out first


class _Schedule:
    """When the next full collection is due; one per process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._due = 0.0

    def is_due(self) -> bool:
        """Tell whether a collection is due; true for one caller only."""
        with self._lock:
            now = monotonic()
            if now < self._due:
                return False
            self._due = now + FULL_COLLECTION_S
            return True


_schedule = _Schedule()


def preload() -> None:
    """Load everything once per process, and again when a data file has changed.

    Errors are ignored: the page that needs a missing or damaged file reports it. The next call tries again.
    """
    with suppress(AtlasError):
        _preload(cache.files())


@st.cache_resource(show_spinner=False, max_entries=1)
def _preload(files: str) -> None:
    cache.load_all()


def freeze() -> None:
    """Freeze all live objects, and schedule a full collection if one is due; called after each run."""
    if os.environ.get(NO_FREEZE):
        return
    gc.freeze()
    if _schedule.is_due():
        timer = threading.Timer(_DELAY_S, _collect_all)
        timer.daemon = True
        timer.start()


def _collect_all() -> None:
    gc.unfreeze()
    gc.collect()
    gc.freeze()
