"""Foreign web pages are refused a websocket at once, and the server calls nobody for that."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from streamlit import config, net_util
from streamlit.web.server import server_util
from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection, connect

from benchmarks.measure import APP, ROOT, served
from ui.server import origin

RECORDER = """
import os, sys

file = open(os.environ["RECORD"], "a", buffering=1)
print("recording", file=file)
EVENTS = {"socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo", "socket.gethostbyname"}

def record(event, arguments):
    if event in EVENTS:
        print(event, arguments[1:] if arguments and hasattr(arguments[0], "fileno") else arguments, file=file)

sys.addaudithook(record)
"""
"""Imported by Python as it starts: writes down every address that the process connects to or looks up."""

PRINT_ADDRESS = """
from streamlit.web import bootstrap

bootstrap.load_config_options({"server.address": "0.0.0.0"})
bootstrap._print_url(is_running_hello=False)
"""


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the environment of a process that records what it asks of the network."""
    folder = tmp_path_factory.mktemp("recorder")
    (folder / "sitecustomize.py").write_text(RECORDER, encoding="utf-8")
    return {"PYTHONPATH": os.pathsep.join((str(folder), str(ROOT))), "RECORD": str(folder / "record.txt")}


@pytest.fixture(scope="module")
def address(recorded: dict[str, str]) -> Iterator[str]:
    with served(APP, **recorded, STREAMLIT_SERVER_CORS_ALLOWED_ORIGINS="http://portal.example") as server:
        yield server.address


@pytest.fixture
def settings(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """Settings of the server that a test may change."""
    values: dict[str, object] = {
        "server.enableCORS": True,
        "server.corsAllowedOrigins": [" https://portal.example ", "other.example:8080"],
        "browser.serverAddress": "atlas.example",
    }
    known = config.get_option
    monkeypatch.setattr(config, "get_option", lambda name: values[name] if name in values else known(name))
    monkeypatch.setattr(config, "is_manually_set", lambda name: name in values)
    return values


def opened(address: str, path: str, page: str | None) -> ClientConnection:
    """Open a websocket as a browser does for ``page``."""
    url = address.replace("http", "ws", 1) + path
    return connect(url, origin=page, subprotocols=["streamlit"], proxy=None)


def lines(record: str) -> list[str]:
    return Path(record).read_text(encoding="utf-8").splitlines()


CASES = [
    ("http://127.0.0.1:8501", "127.0.0.1:8501", True),
    ("https://mapa.example", "mapa.example", True),
    ("http://[::1]:8501", "[::1]:8501", True),
    ("http://localhost:3000", "127.0.0.1:8501", True),
    ("http://127.0.0.1", "mapa.example", True),
    ("http://0.0.0.0:8501", "127.0.0.1:8501", True),
    ("https://atlas.example", "127.0.0.1:8501", True),  # browser.serverAddress
    ("https://portal.example", "127.0.0.1:8501", True),  # server.corsAllowedOrigins
    ("http://portal.example:81", "127.0.0.1:8501", True),  # the host counts, as in Streamlit
    ("https://other.example", "127.0.0.1:8501", True),
    ("http://evil.example", "127.0.0.1:8501", False),
    ("http://evil.example", None, False),
    ("http://mapa.example:81", "mapa.example", False),
    ("http://127.0.0.1.evil.example", "127.0.0.1:8501", False),
    ("http://portal.example.evil.example", "127.0.0.1:8501", False),
    ("http://evil.example/portal.example", "127.0.0.1:8501", False),
    ("http://portal.example@evil.example", "127.0.0.1:8501", False),
    ("http://8.8.8.8", "127.0.0.1:8501", False),
    ("null", "127.0.0.1:8501", False),  # a page in a sandbox or from a file
    ("", "127.0.0.1:8501", False),
]


@pytest.mark.parametrize(("page", "host", "allowed"), CASES)
def test_which_pages_are_allowed(settings, page: str, host: str | None, allowed: bool) -> None:
    assert origin.is_allowed(page, host) is allowed


@pytest.mark.parametrize(("page", "host", "allowed"), CASES)
def test_streamlit_without_lookups_says_the_same(
    settings, monkeypatch, page: str, host: str | None, allowed: bool
) -> None:
    """Fails when Streamlit changes its rules, or what it calls its lookups."""

    def forbidden(*_: object, **__: object) -> None:
        raise AssertionError("a lookup")

    for name in ("get_external_ip", "get_internal_ip"):
        monkeypatch.setattr(net_util, name, forbidden)  # undone after the test, and with it what follows
    monkeypatch.setattr(net_util, "_make_blocking_http_get", forbidden)
    origin.skip_address_lookups()
    assert (urlsplit(page).netloc == host or server_util.is_url_from_allowed_origins(page)) is allowed


@pytest.mark.parametrize("page", ["http://[", "http://[evil.example]", "http://a\u2100b"])
def test_what_is_no_address_is_refused(settings, page: str) -> None:
    assert not origin.is_allowed(page, "127.0.0.1:8501")


def test_all_pages_are_allowed_where_the_settings_say_so(settings) -> None:
    settings["server.enableCORS"] = False
    assert origin.is_allowed("http://evil.example", "127.0.0.1:8501")


@pytest.mark.parametrize("page", ["{address}", "http://localhost:1", "http://portal.example", None])
def test_a_running_server_answers_its_own_pages(
    address: str, recorded: dict[str, str], page: str | None
) -> None:
    with opened(address, "/_stcore/stream", page and page.format(address=address)) as socket:
        assert socket.subprotocol == "streamlit"
    assert lines(recorded["RECORD"]) == ["recording"]


@pytest.mark.parametrize("page", ["http://evil.example", "null", "http://["])
@pytest.mark.parametrize("path", ["/_stcore/stream", "/elsewhere"])
def test_a_running_server_refuses_foreign_pages_and_calls_nobody(
    address: str, recorded: dict[str, str], page: str, path: str
) -> None:
    with pytest.raises(InvalidStatus) as refused:
        opened(address, path, page)
    assert refused.value.response.status_code == 403
    assert lines(recorded["RECORD"]) == ["recording"]


def test_a_start_for_the_whole_network_calls_nobody(recorded: dict[str, str], tmp_path: Path) -> None:
    """Streamlit prints the address before ``server.py`` is read; nothing listens here."""
    record = str(tmp_path / "record.txt")
    run = subprocess.run(
        [sys.executable, "-c", PRINT_ADDRESS],
        cwd=ROOT,
        env=os.environ | recorded | {"RECORD": record},
        capture_output=True,
        text=True,
        check=True,
    )
    assert lines(record) == ["recording"]
    assert "URL: http://127.0.0.1:8501" in run.stdout
