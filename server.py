"""The server around ``app.py``: security headers, origin check, data loaded at the start.

Start it with ``streamlit run server.py``.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import streamlit as st
from anyio import to_thread
from starlette.middleware import Middleware
from streamlit.runtime.pages_manager import PagesManager

from geo.core.errors import AtlasError
from ui.server import origin, transport
from ui.server.former_paths import FormerPaths
from ui.server.headers import Headers
from ui.server.open_data import OpenData
from ui.session import cache


@asynccontextmanager
async def loaded(_: st.App) -> AsyncIterator[None]:
    """Tune the connections and load the data at the start; the pages report what is wrong with the data."""
    origin.skip_address_lookups()
    transport.set_tcp_nodelay()
    transport.widen_deflate_window()
    with suppress(AtlasError):
        await to_thread.run_sync(cache.load_all)
    yield


# Otherwise Streamlit shows "page not found" to a first visitor of an address like /partnerstwa.
PagesManager.uses_pages_directory = False

app = st.App(
    "app.py",
    lifespan=loaded,
    middleware=[
        Middleware(Headers),
        Middleware(OpenData),
        Middleware(FormerPaths),
        Middleware(origin.OriginCheck),
    ],
)
