"""Connections accepted by the server do not wait for confirmations."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from ui.server.transport import set_tcp_nodelay


@pytest.fixture
def listening() -> Iterator[socket.socket]:
    with socket.socket(socket.AF_INET) as server:  # as Streamlit makes it: the protocol is not named
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield server


def accepted(server: socket.socket) -> bool:
    """Whether a connection accepted now sends at once."""
    with socket.create_connection(server.getsockname()), server.accept()[0] as connection:
        return bool(connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))


def test_an_accepted_connection_sends_at_once(listening: socket.socket) -> None:
    assert not accepted(listening)
    assert set_tcp_nodelay() >= 1
    assert accepted(listening)


def test_closed_sockets_and_others_are_left_alone() -> None:
    closed = socket.socket(socket.AF_INET)
    closed.close()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as datagrams:
        before = set_tcp_nodelay()
        assert datagrams.fileno() > 0
    assert before >= 0
