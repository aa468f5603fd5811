"""Headers of every answer: what the browser may load and do on our pages, and what it may keep.

The page may run Streamlit's own scripts only. The frame of the map must also evaluate what streamlit-folium
sends it; so it may do that, but it too loads and calls nothing outside this server, except map pictures.
"""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit

from geo.core import settings

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

IMAGE_HOSTS = (
    "https://*.basemaps.cartocdn.com",
    "https://tile.openstreetmap.org",
    "https://mapy.geoportal.gov.pl",
)
"""Where the pictures of the basemaps come from that a reader may choose."""

_EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": (
        "strict-origin-when-cross-origin"
    ),  # tile servers refuse requests that do not say where they come from
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(
        f"{feature}=()"
        for feature in (
            "camera",
            "display-capture",
            "geolocation",
            "microphone",
            "midi",
            "payment",
            "serial",
            "usb",
        )
    ),
}
_KEEP = "public, max-age=31536000, immutable"
_NAMED_BY_CONTENT = re.compile(r"/app/static/(generated|vendor)/[^/]+\.(js|css|json|png|svg|woff2)$")
_MAP_FRAME = "/component/streamlit_folium."
_INLINE_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)


def page_policy(scripts: tuple[str, ...]) -> str:
    """Return the policy of the pages. ``scripts``: hashes of the inline scripts that may run.

    Streamlit loads the modules of its own small components from blobs that the page itself makes.
    """
    return _policy({"script-src": " ".join(("'self'", "blob:", *scripts)), "img-src": "'self' data: blob:"})


def map_policy() -> str:
    """Return the policy of the frame of the map: evaluated scripts, and pictures of the basemaps."""
    return _policy(
        {
            "script-src": "'self' 'unsafe-inline' 'unsafe-eval'",
            "img-src": " ".join(("'self' data: blob:", *IMAGE_HOSTS)),
        }
    )


def _policy(own: dict[str, str]) -> str:
    around = ("'self'", *settings.listed("ATLAS_FRAME_ANCESTORS"))
    shared = {
        "default-src": "'self'",
        "style-src": "'self' 'unsafe-inline'",
        "font-src": "'self' data:",
        "worker-src": "'self' blob:",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": " ".join(around),
    }
    return "; ".join(f"{name} {value}" for name, value in (shared | own).items())


def inline_scripts(page: bytes) -> tuple[str, ...]:
    """Return the hash of each inline script of an HTML page, as a policy names it."""
    return tuple(
        f"'sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}'"
        for script in _INLINE_SCRIPT.findall(page)
    )


class Headers:
    """Middleware that adds the headers to every answer over HTTP."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        index = Path(streamlit.__file__).with_name("static") / "index.html"
        self._page_policy = page_policy(inline_scripts(index.read_bytes()))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; complete what comes back."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def completed(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = self.of(scope["path"], message["status"])
                names = {name.lower().encode() for name in own}
                kept = [
                    (name, value) for name, value in message.get("headers", ()) if name.lower() not in names
                ]
                message["headers"] = [
                    *kept,
                    *((name.lower().encode(), value.encode()) for name, value in own.items()),
                ]
            await send(message)

        await self._app(scope, receive, completed)

    def of(self, path: str, status: int = 200) -> dict[str, str]:
        """Return our headers of the answer to ``path``."""
        headers = {
            **_EVERYWHERE,
            "Content-Security-Policy": map_policy() if _MAP_FRAME in path else self._page_policy,
        }
        if status in (200, 206, 304) and _NAMED_BY_CONTENT.search(path):
            headers["Cache-Control"] = _KEEP
        return headers
