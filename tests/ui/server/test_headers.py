"""The policies as values.

``tests/browser/test_headers.py`` shows that they hold and that the pages work under them.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest

from ui.server import headers

PAGE = "/partnerstwa"
FRAME = "/component/streamlit_folium.st_folium/index.html"


@pytest.fixture(scope="module")
def added() -> headers.Headers:
    return headers.Headers(app=None)


def policy(added: headers.Headers, path: str) -> dict[str, str]:
    parts = added.of(path)["Content-Security-Policy"].split("; ")
    return {name: values for name, _, values in (part.partition(" ") for part in parts)}


def test_scripts_are_evaluated_in_the_frame_of_the_map_only(added):
    assert "'unsafe-eval'" in policy(added, FRAME)["script-src"]
    assert "unsafe" not in policy(added, PAGE)["script-src"]
    assert policy(added, PAGE)["script-src"].startswith("'self' blob: 'sha256-")


@pytest.mark.parametrize("path", [PAGE, FRAME])
def test_no_foreign_host_but_those_of_map_pictures(added, path):
    found = policy(added, path)
    hosts = {value for values in found.values() for value in values.split() if "//" in value or value == "*"}
    assert hosts == (set(headers.IMAGE_HOSTS) if path == FRAME else set())
    assert {value for value in found["img-src"].split() if "//" in value} == hosts
    assert found["frame-ancestors"] == "'self'"
    assert found["object-src"] == "'none'"


@pytest.mark.parametrize(
    ("path", "status", "kept"),
    [
        ("/app/static/generated/powiaty.0123456789ab.json", 200, True),
        ("/base/app/static/vendor/leaflet-1.9.4.js", 304, True),
        ("/app/static/generated/powiaty.0123456789ab.json", 404, False),
        ("/app/static/vendor/LICENSE-leaflet.txt", 200, False),
        ("/app/static/logo.png", 200, False),
        ("/app/static/generated/../logo.png", 200, False),
        ("/", 200, False),
    ],
)
def test_only_files_named_by_their_content_are_kept(added, path, status, kept):
    assert added.of(path, status).get("Cache-Control") == (
        "public, max-age=31536000, immutable" if kept else None
    )


def test_our_headers_replace_those_of_the_same_name():
    async def app(scope, receive, send):
        await send(
            {
                "type": "http.response.start",
                "status": 200,
                "headers": [(b"Cache-Control", b"no-cache"), (b"x-own", b"1")],
            }
        )

    sent = []

    async def send(message):
        sent.append(message)

    work = headers.Headers(app)({"type": "http", "path": "/app/static/vendor/a-1.js"}, None, send)
    with ThreadPoolExecutor(1) as thread:  # a browser test in this process may keep a loop in this one
        thread.submit(asyncio.run, work).result()
    got = sent[0]["headers"]
    assert [value for name, value in got if name.lower() == b"cache-control"] == [
        b"public, max-age=31536000, immutable"
    ]
    assert (b"x-own", b"1") in got
    assert (b"x-content-type-options", b"nosniff") in got
