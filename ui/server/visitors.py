"""How many readers one process takes at once: over the limit a page says so, instead of all getting slow."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse
from starlette.websockets import WebSocketClose

from geo.core import settings
from ui.server import metrics

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

STREAM = "/_stcore/stream"
RETRY_S = 30
_TRY_AGAIN_LATER = 1013
_FILES = ("/_stcore/", "/app/static/", "/component/", "/static/", "/media/", "/data/")
_PAGE = """<!doctype html>
<html lang="pl">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Atlas Powiatów</title>
<h1>Atlas Powiatów</h1>
<p>Teraz korzysta z atlasu tylu czytelników, ilu serwer może obsłużyć. Spróbuj ponownie za chwilę; \
adres tej strony zachowuje wszystkie ustawienia.</p>
<p lang="en">As many people as this server can take are using the atlas now. Please try again in a moment; \
the address of this page keeps all your choices.</p>
</html>
"""

log = logging.getLogger(__name__)


class Visitors:
    """Middleware that counts open websockets, one a reader, and refuses readers over ``ATLAS_SESSIONS``."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._most = settings.number("ATLAS_SESSIONS")
        self._now = 0
        metrics.SESSIONS_LIMIT.set(self._most)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or tell the reader to come again."""
        if scope["type"] == "websocket" and scope["path"].endswith(STREAM):
            await self._stream(scope, receive, send)
        elif self._now >= self._most and _asks_for_page(scope):
            metrics.REFUSED.inc()
            await HTMLResponse(_PAGE, 503, {"Retry-After": str(RETRY_S)})(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _stream(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._now >= self._most:
            log.warning("Refused a reader: %s are here, as many as ATLAS_SESSIONS allows.", self._now)
            await WebSocketClose(_TRY_AGAIN_LATER)(scope, receive, send)
            return
        self._now += 1
        metrics.SESSIONS.set(self._now)
        try:
            await self._app(scope, receive, send)
        finally:
            self._now -= 1
            metrics.SESSIONS.set(self._now)


def _asks_for_page(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] != "GET" or any(part in scope["path"] for part in _FILES):
        return False
    return "text/html" in Headers(scope=scope).get("accept", "")
