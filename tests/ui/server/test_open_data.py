"""The data files and their catalogue have stable addresses; nothing else of the folder has one."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from geo.data import catalogue
from ui.server.open_data import OpenData, served_files

PAGE = b"a page"


def answer_to(path: str, method: str = "GET") -> tuple[int, dict[str, str], bytes]:
    """Return status, headers and body; the app behind the middleware answers with ``PAGE``."""
    sent: list[Any] = []

    async def page(_scope: object, _receive: object, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": PAGE})

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        await asyncio.Event().wait()  # a reader who stays

    scope = {"type": "http", "path": path, "query_string": b"", "method": method, "headers": []}
    with ThreadPoolExecutor() as apart:  # from the loop of the browser tests
        apart.submit(lambda: asyncio.run(OpenData(page)(scope, receive, send))).result()
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], headers, b"".join(message.get("body", b"") for message in sent[1:])


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("catalog.jsonld", "application/ld+json"),
        ("datapackage.json", "application/json"),
        ("floods.csv", "text/csv; charset=utf-8"),
        ("corrections/floods.csv", "text/csv; charset=utf-8"),
        ("boundaries/powiaty.shp", "application/octet-stream"),
    ],
)
def test_a_data_file_is_served(path: str, kind: str) -> None:
    status, headers, body = answer_to(f"/data/{path}")
    assert (status, headers["content-type"], headers["access-control-allow-origin"]) == (200, kind, "*")
    assert body == (catalogue.DATA / path).read_bytes()
    assert answer_to(f"/atlas/data/{path}")[2] == body


@pytest.mark.parametrize(
    "path",
    [
        "/data/README.md",
        "/data/../LICENSE",
        "/data/boundaries/official/README.md",
        "/data/",
        "/floods.csv",
        "/partnerstwa",
    ],
)
def test_nothing_else_is(path: str) -> None:
    assert answer_to(path)[2] == PAGE


def test_only_reading_is_answered() -> None:
    assert answer_to("/data/floods.csv", "POST")[2] == PAGE
    status, _, body = answer_to("/data/floods.csv", "HEAD")
    assert (status, body) == (200, b"")


def test_every_file_served_is_there() -> None:
    assert len(served_files()) == 45
    assert [name for name, path in served_files().items() if not path.is_file()] == []
