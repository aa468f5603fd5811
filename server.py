"""The server around ``app.py``: headers on every answer, foreign pages refused, data loaded before the first reader.

streamlit run server.py
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import streamlit as st
from anyio import to_thread
from starlette.middleware import Middleware
from streamlit.runtime.pages_manager import PagesManager

from geo.errors import AtlasError
from ui import connection, loaders, origin
from ui.headers import Headers


@asynccontextmanager
async def loaded(_: st.App) -> AsyncIterator[None]:
    """Get ready before the first reader comes: quick connections, data loaded; what is wrong with them is told on the pages."""
    origin.skip_address_lookups()
    connection.answer_at_once()
    connection.compress_across_changes()
    with suppress(AtlasError):
        await to_thread.run_sync(loaders.load_all)
    yield


PagesManager.uses_pages_directory = False  # else the first reader, on an address like /partnerstwa, is told it does not exist

app = st.App("app.py", lifespan=loaded, middleware=[Middleware(Headers), Middleware(origin.OriginCheck)])
