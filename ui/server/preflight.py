"""Complete Streamlit's empty page: our title, our language, and a script that tells when it stays empty.

Some proxies let no websocket through. Streamlit's page shows nothing then, without a word; the script waits
and shows a sentence (``frontend/src/start/preflight.js``).
"""

from __future__ import annotations

import gzip
import re
from contextlib import suppress
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders

from geo.core.errors import AtlasError
from ui.session import cache

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_TITLE = b"<title>Streamlit</title>"
_WITHOUT_SCRIPTS = (
    "<noscript><p>Atlas Powiatów potrzebuje w przeglądarce włączonego JavaScriptu.</p>"
    '<p lang="en">Atlas Powiatów needs JavaScript.</p></noscript>'
)
_OURS = (
    (re.compile(rb'<html lang="en">'), b'<html lang="pl">'),
    (re.compile(_TITLE), "<title>Atlas Powiatów</title>".encode()),
    (re.compile(rb"<noscript>.*?</noscript>", re.DOTALL), _WITHOUT_SCRIPTS.encode()),
)


class Preflight:
    """Middleware that completes the page, which is one for all addresses."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; complete the page when it comes back whole."""
        asked = Headers(raw=scope["headers"]) if scope["type"] == "http" else {}
        if "text/html" not in asked.get("accept", ""):
            await self._app(scope, receive, send)
            return
        packs = "gzip" in asked.get("accept-encoding", "")
        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        start: Message | None = None
        body = b""

        async def completed(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start" and _is_page(message):
                start = message
            elif start is None:
                await send(message)
            else:
                body += message.get("body", b"")
                if not message.get("more_body"):
                    page = complete(body)
                    headers = MutableHeaders(raw=start["headers"])
                    if packs:
                        page = gzip.compress(page)
                        headers["content-encoding"] = "gzip"
                        headers.add_vary_header("accept-encoding")
                    headers["content-length"] = str(len(page))
                    await send(start)
                    await send({"type": "http.response.body", "body": page})

        await self._app({**scope, "headers": plain}, receive, completed)


def complete(page: bytes) -> bytes:
    """Return Streamlit's page with what is ours; any other page as it is."""
    if _TITLE not in page:
        return page
    for pattern, text in _OURS:
        page = pattern.sub(text, page)
    with suppress(AtlasError):  # a folder that cannot be written is told once the page works
        script = cache.frontend_files()["preflight.js"]
        page = page.replace(b"</body>", f'<script src="./app/static/{script}"></script></body>'.encode())
    return page


def _is_page(start: Message) -> bool:
    kind = Headers(raw=start.get("headers", [])).get("content-type", "")
    return start["status"] == 200 and kind.startswith("text/html")
