"""The data files and their catalogue have stable addresses; nothing else of the folder has one."""

from __future__ import annotations

import pytest

from geo.data import catalogue
from tests.ui.server import asgi
from ui.server.open_data import OpenData, served_files


def answer_to(path: str, method: str = "GET") -> asgi.Answer:
    return asgi.answer_to(OpenData(asgi.page), path, method)


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
    assert answer_to(path)[2] == asgi.PAGE


def test_only_reading_is_answered() -> None:
    assert answer_to("/data/floods.csv", "POST")[2] == asgi.PAGE
    status, _, body = answer_to("/data/floods.csv", "HEAD")
    assert (status, body) == (200, b"")


def test_every_file_served_is_there() -> None:
    assert len(served_files()) == 45
    assert [name for name, path in served_files().items() if not path.is_file()] == []
