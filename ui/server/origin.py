"""Which web pages may open a websocket to this server, decided without asking anyone.

Streamlit admits pages of the host that the request names, of this machine, and of the addresses in its
settings. Before it reads ``server.corsAllowedOrigins`` or refuses, it asks a service on the internet for the
external address of this machine, up to two seconds during which no reader gets an answer. So any web page
open in a reader's browser could stall the server and make it call the internet. Here such pages are refused
before Streamlit sees them, and it never asks.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.websockets import WebSocketClose
from streamlit import config, net_util
from streamlit.url_util import get_hostname

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

_THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "0.0.0.0"})
_POLICY_VIOLATION = 1008
_REFUSED = (
    "Refused a websocket: expected a page from %(host)r, found one from %(origin)r. "
    "Add its address to server.corsAllowedOrigins if it may use this server."
)

log = logging.getLogger(__name__)


def skip_address_lookups() -> None:
    """Let Streamlit do without the addresses of this machine, which it would look up through the network.

    A page that came from one of them would be admitted. The external address comes from a web service, the
    internal one from a socket connected to a public name server. Behind a proxy that replaces ``Host``, name
    the address readers use in ``browser.serverAddress`` or ``server.corsAllowedOrigins`` instead.
    """
    net_util.get_external_ip = net_util.get_internal_ip = lambda: None


def is_allowed(origin: str, host: str | None) -> bool:
    """Tell whether a page of ``origin`` may open a websocket to a server asked for as ``host``.

    Parameters
    ----------
    origin
        The ``Origin`` header: scheme, host and port of the page.
    host
        The ``Host`` header: host and port of the server as the browser knows it.

    Notes
    -----
    The rules are those of Streamlit 1.67 (``_is_origin_allowed`` and ``is_url_from_allowed_origins``) without
    the addresses it looks up. Like Streamlit, this ignores ``X-Forwarded-Host``.
    """
    try:
        same, hostname = urlsplit(origin).netloc == host, get_hostname(origin)
    except ValueError:  # no address at all
        return False
    if same or hostname in _THIS_MACHINE or not config.get_option("server.enableCORS"):
        return True
    configured = [config.get_option("browser.serverAddress"), *config.get_option("server.corsAllowedOrigins")]
    return hostname is not None and hostname in {get_hostname(address.strip()) for address in configured}


class OriginCheck:
    """Middleware that answers websockets of foreign web pages with 403; no ``Origin`` is no page."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        app = self._app
        if scope["type"] == "websocket":
            headers = Headers(scope=scope)
            origin, host = headers.get("origin"), headers.get("host")
            if origin is not None and not is_allowed(origin, host):
                log.warning(_REFUSED, {"origin": origin, "host": host})
                app = WebSocketClose(_POLICY_VIOLATION)
        await app(scope, receive, send)
