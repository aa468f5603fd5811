"""Freeze long-lived objects (``gc.freeze``) after each run; collect all garbage every few minutes only.

Streamlit runs a full garbage collection after every run of a page. It visits every object of the process,
most of which are modules and cached tables that stay until the end: a tenth of a second per change, while
everyone else waits. Objects set aside with ``gc.freeze`` are not visited. Setting them aside once, after
loading, is not enough: views and their tables are kept for other readers, and pandas leaves a weak reference
behind at every look at a table; after a few hundred changes these cost as much as the page itself. So what
lives at the end of a run is set aside too. Garbage that was set aside waits for the next round, a few minutes
at most; the round itself, some tenths of a second, begins when the reader has got their answer.
What is large must therefore not need the collector: finished sheets and workbooks break their reference
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

_PAGES = (provenance, map_page)  # imported here, so that all they import is there before it is set aside

NO_FREEZE = "ATLAS_NO_FREEZE"
"""Environment variable that turns freezing off; for ``benchmarks/load.py``, to measure its effect."""
ROUND_S = 300.0
_ANSWERED_S = 0.3


class _Rounds:
    """When the next round through everything is due; one for the process."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._due = 0.0

    def is_due(self) -> bool:
        """Whether a round is due; says so to one caller only."""
        with self._turn:
            now = monotonic()
            if now < self._due:
                return False
            self._due = now + ROUND_S
            return True


_rounds = _Rounds()


def settle() -> None:
    """Load everything: once per process, and again when a data file has changed.

    What is missing or damaged is told by the page that needs it; the next call tries again.
    """
    with suppress(AtlasError):
        _settle(cache.files())


@st.cache_resource(show_spinner=False, max_entries=1)
def _settle(files: str) -> None:
    cache.load_all()


def set_aside() -> None:
    """Set everything that lives now aside from the garbage collector; called at the end of a run."""
    if os.environ.get(NO_FREEZE):
        return
    gc.freeze()
    if _rounds.is_due():
        waiting = threading.Timer(_ANSWERED_S, _through_everything)
        waiting.daemon = True
        waiting.start()


def _through_everything() -> None:
    gc.unfreeze()
    gc.collect()
    gc.freeze()
