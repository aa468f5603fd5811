"""Links of earlier versions lead to the page of today, with all their choices."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from ui.server.former_paths import FormerPaths, target


def answer_to(asked: str) -> dict[str, Any]:
    """Return the start of the answer to a request; the app behind the middleware says 200."""
    path, _, query = asked.partition("?")
    sent: list[Any] = []

    async def page(_scope: object, _receive: object, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": "http", "path": path, "query_string": query.encode(), "method": "GET", "headers": []}
    with ThreadPoolExecutor() as apart:  # from the loop of the browser tests
        apart.submit(lambda: asyncio.run(FormerPaths(page)(scope, None, send))).result()
    return dict(sent[0])


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("/powodz-1999", "wykaz-powodziowy-1999"),
        ("/powodz-1999/", "../wykaz-powodziowy-1999"),
        ("/atlas/powodz-1999?v=3&voivodeships=16,24", "wykaz-powodziowy-1999?v=3&voivodeships=16,24"),
        ("/powodz-1999?selected=powiat%3A0208", "wykaz-powodziowy-1999?selected=powiat%3A0208"),
    ],
)
def test_a_former_path_is_redirected_for_good(asked: str, answer: str) -> None:
    found = answer_to(asked)
    assert (found["status"], dict(found["headers"])[b"location"]) == (308, answer.encode())


@pytest.mark.parametrize("asked", ["/", "/wykaz-powodziowy-1999", "/partnerstwa?x=powodz-1999"])
def test_any_other_path_is_served(asked: str) -> None:
    assert answer_to(asked)["status"] == 200


def test_the_redirect_stays_in_its_folder() -> None:
    assert target("/a/b/powodz-1999") == "wykaz-powodziowy-1999"
    assert target("/powodz-1999/app/static/page.css") == ""
