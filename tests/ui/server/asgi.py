"""Ask a piece of the server as uvicorn would, without a server."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple

from starlette.types import ASGIApp

PAGE = b"a page"


class Answer(NamedTuple):
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes


async def page(_scope: object, _receive: object, send: Any) -> None:
    """Answer as the app behind a middleware: 200 and ``PAGE``."""
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": PAGE})


def answer_to(
    app: ASGIApp, asked: str, method: str = "GET", headers: Mapping[str, str] | None = None
) -> Answer:
    """Return the answer of an app to one request."""
    path, _, query = asked.partition("?")
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        await asyncio.Event().wait()  # a reader who stays

    scope = {
        "type": "http",
        "path": path,
        "query_string": query.encode(),
        "method": method,
        "headers": [(name.encode(), value.encode()) for name, value in (headers or {}).items()],
    }
    with ThreadPoolExecutor() as apart:  # from the loop of the browser tests
        apart.submit(lambda: asyncio.run(app(scope, receive, send))).result()
    kept = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return Answer(sent[0]["status"], kept, b"".join(message.get("body", b"") for message in sent[1:]))
