"""Set TCP_NODELAY and a 32 kB deflate window on connections to the browser.

Streamlit creates its listening socket with protocol 0, and asyncio sets TCP_NODELAY only on sockets whose
protocol is IPPROTO_TCP. With Nagle's algorithm on, every small response on a persistent connection waits for
the ACK of the previous one, which clients delay by 40 ms (Linux) to 200 ms (Windows): half a second for the
sixty small files of a first visit, and part of every rerun. Accepted connections inherit the option from the
listening socket.

A rerun sends about forty messages, most of them the same as in the rerun before. uvicorn compresses them with
context takeover but a window of 4 kB, less than one rerun; 32 kB hold two or three.
"""

from __future__ import annotations

import gc
import socket
from contextlib import suppress

from uvicorn.protocols.websockets import websockets_sansio_impl
from websockets.extensions.permessage_deflate import ServerPerMessageDeflateFactory


def set_tcp_nodelay() -> int:
    """Set TCP_NODELAY on every listening TCP socket of this process; return how many there are.

    Notes
    -----
    Streamlit does not hand out its sockets, so they are found among the objects of the garbage collector.
    """
    found = 0
    for candidate in gc.get_objects():
        if (
            type(candidate) is socket.socket
            and candidate.type == socket.SOCK_STREAM
            and candidate.family in (socket.AF_INET, socket.AF_INET6)
        ):
            with suppress(OSError):  # closed
                if candidate.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
                    candidate.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                    found += 1
    return found


def widen_deflate_window() -> None:
    """Compress new websockets with a window of 32 kB.

    Notes
    -----
    uvicorn has no setting for it. 32 kB is the maximum and the default of the websockets library; it costs a
    quarter of a megabyte of memory per connection.
    """
    setattr(  # noqa: B010 - the name is not exported
        websockets_sansio_impl,
        "ServerPerMessageDeflateFactory",
        lambda **_: ServerPerMessageDeflateFactory(),
    )
