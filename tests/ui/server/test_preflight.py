"""Streamlit's page gets our title, language and script; other answers stay as they are."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pytest
import streamlit

from tests.ui.server import asgi
from ui.server.preflight import Preflight, complete
from ui.session import cache

INDEX = (Path(streamlit.__file__).with_name("static") / "index.html").read_bytes()
A_PAGE = {"accept": "text/html"}


def app(body: bytes, kind: str = "text/html; charset=utf-8", status: int = 200) -> Preflight:
    async def page(scope: Any, _receive: object, send: Any) -> None:
        assert b"accept-encoding" not in dict(scope["headers"])  # what is compressed cannot be completed
        headers = [(b"content-type", kind.encode()), (b"content-length", str(len(body)).encode())]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body[:50], "more_body": True})
        await send({"type": "http.response.body", "body": body[50:]})

    return Preflight(page)


def test_the_page_of_streamlit_is_completed() -> None:
    page = asgi.answer_to(app(INDEX), "/partnerstwa", headers=A_PAGE)
    text = page.body.decode()
    assert page.headers["content-length"] == str(len(page.body))
    assert '<html lang="pl">' in text
    assert "<title>Atlas Powiatów</title>" in text
    assert "needs JavaScript" in text
    assert "Streamlit app" not in text
    assert f'<script src="./app/static/{cache.frontend_files()["preflight.js"]}"></script></body>' in text


def test_it_comes_compressed_if_asked_for() -> None:
    page = asgi.answer_to(app(INDEX), "/", headers=A_PAGE | {"accept-encoding": "br, gzip"})
    assert page.headers["content-encoding"] == "gzip"
    assert page.headers["vary"] == "accept-encoding"
    assert page.headers["content-length"] == str(len(page.body))
    assert gzip.decompress(page.body) == complete(INDEX)


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b'<html><body><div id="root"></div></body></html>', "text/html", 200),
        (INDEX, "text/plain", 200),
        (INDEX, "text/html", 404),
    ],
)
def test_any_other_answer_is_left_alone(body: bytes, kind: str, status: int) -> None:
    answer = asgi.answer_to(app(body, kind, status), "/x", headers=A_PAGE)
    assert (answer.status, answer.body) == (status, body)
