"""Redirect addresses of earlier versions to the page that took their place, with all their choices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.datastructures import URL
from starlette.responses import RedirectResponse

from geo.choices.pages import FORMER_PATHS

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send


class FormerPaths:
    """Middleware that answers a former path of a page with a permanent redirect.

    Notes
    -----
    The redirect is relative, so that it also holds below ``server.baseUrlPath`` and behind a proxy that
    serves the app in a folder of its own.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Redirect the request, or pass it on."""
        to = target(scope["path"]) if scope["type"] == "http" else ""
        if not to:
            await self._app(scope, receive, send)
            return
        query = URL(scope=scope).query
        await RedirectResponse(f"{to}?{query}" if query else to, status_code=308)(scope, receive, send)


def target(path: str) -> str:
    """Return the new address of a former path, relative to it; "" for any other path."""
    name = path.rstrip("/").rpartition("/")[2]
    if name not in FORMER_PATHS:
        return ""
    return ("../" if path.endswith("/") else "") + FORMER_PATHS[name]
