"""What lives as long as the process is set aside from the garbage collector.

Streamlit runs a full garbage collection after every run of a page. It visits every object of the process,
most of which are modules and cached tables that stay until the end: a tenth of a second per change, while
everyone else waits. Objects set aside with ``gc.freeze`` are not visited.
"""

from __future__ import annotations

import gc
import os
from contextlib import suppress

import streamlit as st

from geo.errors import AtlasError
from ui import data_page, explorer, loaders

_PAGES = (data_page, explorer)  # imported here, so that all they import is there before it is set aside

NO_FREEZE = "ATLAS_NO_FREEZE"
"""Environment variable that leaves the remedy out; only for ``benchmarks/load.py``, to show what it is worth."""


def settle() -> None:
    """Load everything and set it aside: once per process, and again when a data file has changed.

    What is missing or damaged is told by the page that needs it; the next call tries again.
    """
    with suppress(AtlasError):
        _settle(loaders.files())


@st.cache_resource(show_spinner=False, max_entries=1)
def _settle(files: str) -> None:
    loaders.load_all()
    if not os.environ.get(NO_FREEZE):
        gc.unfreeze()  # what was set aside before and is no longer used may go
        gc.collect()
        gc.freeze()
