"""Whether this process should get readers: ``/ready`` for a proxy or an orchestrator.

``/_stcore/health`` says that the process runs; ``/ready`` that its data are loaded and have the right hashes,
that it can write the files of the map, and that it is not about to end.
"""

from __future__ import annotations

import asyncio
import logging
import signal
from types import FrameType
from typing import TYPE_CHECKING

from anyio import to_thread
from starlette.responses import JSONResponse

from geo.choices.pages import THEMES
from geo.core import settings
from geo.core.errors import AtlasError
from ui.session import cache

if TYPE_CHECKING:
    from starlette.requests import Request

log = logging.getLogger(__name__)

_ENDING = "This process is about to end."
_ending = False


def fault() -> str:
    """Return why this process should get no readers now, as a sentence; "" when it should."""
    if _ending:
        return _ENDING
    try:
        loaded = cache.load_all()
    except AtlasError as error:
        return str(error)
    found = [loaded.fault(theme) for theme in THEMES]
    return next((str(error) for error in found if error is not None), "")


async def ready(_: Request) -> JSONResponse:
    """Answer 200, or 503 with the reason."""
    reason = await to_thread.run_sync(fault)
    content = {"ready": not reason} | ({"reason": reason} if reason else {})
    return JSONResponse(content, 503 if reason else 200, {"Cache-Control": "no-store"})


def end_gently() -> None:
    """Say no at ``/ready`` from SIGTERM on, and end ``ATLAS_DRAIN`` seconds later.

    Streamlit would end at once, before a proxy has noticed; its own handler does the rest, afterwards.
    """
    wait = settings.number("ATLAS_DRAIN")
    if not wait:
        return
    loop = asyncio.get_running_loop()
    before = signal.getsignal(signal.SIGTERM)

    def on_signal(number: int, frame: FrameType | None) -> None:
        global _ending
        if _ending or not callable(before):
            raise SystemExit(128 + number)
        _ending = True
        log.warning("Told to end: not ready from now on, the end follows in %s seconds.", wait)
        loop.call_soon_threadsafe(loop.call_later, wait, before, number, frame)

    signal.signal(signal.SIGTERM, on_signal)
