"""Set TCP_NODELAY and a 32 kB deflate window on connections to the browser.

Streamlit opens its listening socket without naming the protocol, and asyncio turns Nagle's algorithm off only
where TCP is named. So every small answer on a kept connection waits for the confirmation of the one before,
which browsers delay by 40 ms (Linux) to 200 ms (Windows): half a second for the sixty small files of a first
visit, and a part of every change. Accepted connections inherit the setting of the listening socket.

A change sends some forty messages, most of them equal to those of the change before. The server compresses
each against what it sent before, but looks back 4 kB only, less than one change; 32 kB hold two or three of
them.
"""

from __future__ import annotations

import gc
import socket
from contextlib import suppress

from uvicorn.protocols.websockets import websockets_sansio_impl
from websockets.extensions.permessage_deflate import ServerPerMessageDeflateFactory


def answer_at_once() -> int:
    """Turn the waiting off on every listening TCP socket of this process; return how many there are."""
    found = 0
    for thing in gc.get_objects():
        if (
            type(thing) is socket.socket
            and thing.type == socket.SOCK_STREAM
            and thing.family in (socket.AF_INET, socket.AF_INET6)
        ):
            with suppress(OSError):  # a closed one
                if thing.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
                    thing.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                    found += 1
    return found


def compress_across_changes() -> None:
    """Compress new websockets against the last 32 kB sent; the server has no setting for it.

    These are the defaults of its library: the most there is, for a quarter of a megabyte of memory for each
    reader.
    """
    setattr(  # noqa: B010 - the name is not exported
        websockets_sansio_impl,
        "ServerPerMessageDeflateFactory",
        lambda **_: ServerPerMessageDeflateFactory(),
    )
