"""Readers over the limit are told to come again; those who are there are left alone."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.ui.server import asgi
from ui.server.visitors import Visitors

STREAM = {"type": "websocket", "path": "/atlas/_stcore/stream"}
A_PAGE = {"accept": "text/html,*/*"}


async def serve_stream(scope: Any, receive: Any, send: Any) -> None:
    """Accept a websocket and keep it until its reader leaves; pages as always."""
    if scope["type"] == "http":
        await asgi.page(scope, receive, send)
        return
    await send({"type": "websocket.accept"})
    await receive()


async def come(visitors: Visitors, sent: list[Any]) -> tuple[asyncio.Event, asyncio.Task[None]]:
    """Open a websocket; return what makes its reader leave, and the connection."""
    leaves = asyncio.Event()

    async def receive() -> dict[str, str]:
        await leaves.wait()
        return {"type": "websocket.disconnect"}

    async def send(message: Any) -> None:
        sent.append(message["type"])

    task = asyncio.ensure_future(visitors(STREAM, receive, send))
    await asyncio.sleep(0)
    return leaves, task


def test_one_more_than_the_limit_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATLAS_SESSIONS", "2")
    visitors = Visitors(serve_stream)

    async def visit() -> list[Any]:
        sent: list[Any] = []
        (first_leaves, first), (_, second), (_, third) = [await come(visitors, sent) for _ in range(3)]
        with ThreadPoolExecutor() as apart:
            full = [
                apart.submit(asgi.answer_to, visitors, path, "GET", A_PAGE).result()
                for path in ("/partnerstwa", "/app/static/map.js", "/_stcore/health", "/data/floods.csv")
            ]
        first_leaves.set()
        await first
        with ThreadPoolExecutor() as apart:
            after = apart.submit(asgi.answer_to, visitors, "/partnerstwa", "GET", A_PAGE).result()
        second.cancel()
        await third
        return [sent, [answer.status for answer in full], full[0], after.status]

    with ThreadPoolExecutor() as apart:  # from the loop of the browser tests
        sent, statuses, full, after = apart.submit(lambda: asyncio.run(visit())).result()
    assert sent == ["websocket.accept", "websocket.accept", "websocket.close"]
    assert statuses == [503, 200, 200, 200]
    assert full.headers["retry-after"] == "30"
    assert "Spróbuj ponownie" in full.body.decode()
    assert "try again" in full.body.decode()
    assert after == 200


def test_nobody_is_refused_below_the_limit() -> None:
    assert asgi.answer_to(Visitors(serve_stream), "/partnerstwa", "GET", A_PAGE).body == asgi.PAGE
