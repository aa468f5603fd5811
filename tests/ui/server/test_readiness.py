"""``/ready``: yes with good data, no with the reason otherwise and on the way to the end."""

from __future__ import annotations

import json

import pytest
from starlette.routing import Route, Router

from geo.core.errors import DataError
from tests.ui.server.asgi import Answer, answer_to
from ui.server import readiness
from ui.session import cache


def asked() -> Answer:
    return answer_to(Router([Route("/ready", readiness.ready)]), "/ready")


def test_ready_with_good_data() -> None:
    answer = asked()
    assert (answer.status, json.loads(answer.body)) == (200, {"ready": True})
    assert answer.headers["cache-control"] == "no-store"


def test_not_ready_with_bad_data(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise DataError("File {file}: changed.", file="floods.csv")

    monkeypatch.setattr(cache, "load_all", broken)
    answer = asked()
    assert answer.status == 503
    assert json.loads(answer.body) == {"ready": False, "reason": "File floods.csv: changed."}


def test_not_ready_when_about_to_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readiness, "_ending", True)
    assert asked().status == 503
