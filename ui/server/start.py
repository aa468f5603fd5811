"""What the server does at its start, and which addresses of its own it answers."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import streamlit as st
from anyio import to_thread
from starlette.middleware import Middleware
from starlette.routing import Route
from streamlit import config
from streamlit.runtime.pages_manager import PagesManager

from geo.core import settings
from geo.core.errors import AtlasError
from ui.server import generated, logs, metrics, open_files, origin, readiness, transport
from ui.server.former_paths import FormerPaths
from ui.server.headers import Headers
from ui.server.open_data import OpenData
from ui.server.preflight import Preflight
from ui.server.visitors import Visitors
from ui.session import cache


@asynccontextmanager
async def loaded(_: st.App) -> AsyncIterator[None]:
    """Tune log and connections and load the data; the pages report what is wrong with the data."""
    logs.set_format()
    open_files.raise_limit(settings.number("ATLAS_SESSIONS"))
    readiness.end_gently()
    origin.skip_address_lookups()
    transport.set_tcp_nodelay()
    transport.widen_deflate_window()
    with suppress(AtlasError):
        await to_thread.run_sync(cache.load_all)
    yield


def routes() -> list[Route]:
    """Return the addresses beside those of Streamlit, below ``server.baseUrlPath``."""
    folder = config.get_option("server.baseUrlPath").strip("/")
    base = f"/{folder}" if folder else ""
    return [
        Route(f"{base}/ready", readiness.ready),
        Route(f"{base}/metrics", metrics.metrics),
        Route(f"{base}/app/static/generated/{{name}}", generated.file),
    ]


def middleware() -> list[Middleware]:
    """Return what surrounds Streamlit, from the outside in."""
    around = (Headers, Visitors, Preflight, OpenData, FormerPaths, origin.OriginCheck)
    return [Middleware(layer) for layer in around]


def prepare() -> None:
    """End with a sentence for each setting that is wrong; let every page be the first one."""
    if faults := settings.faults():
        sys.exit("\n".join(map(str, faults)))
    # Otherwise Streamlit shows "page not found" to a first visitor of an address like /partnerstwa.
    PagesManager.uses_pages_directory = False
