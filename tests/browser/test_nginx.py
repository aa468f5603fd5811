"""Two replicas behind nginx, in a folder: everything passes, and a killed replica costs a reload, no view."""

from __future__ import annotations

import asyncio
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from benchmarks.measure import APP, Server, running
from benchmarks.raw_user import RawUser
from tests.browser.conftest import Visit
from tests.browser.nginx import FOLDER, NGINX, proxied

pytestmark = pytest.mark.skipif(NGINX is None, reason="no nginx on this machine")

READERS, PAGE = 30, "wykaz-powodziowy-1999"
VOIVODESHIPS = [f"{code:02}" for code in range(2, 33, 2)]


@dataclass
class Office:
    """The address of the proxy and the replicas behind it."""

    address: str
    replicas: list[Server]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    settings = {
        "STREAMLIT_SERVER_BASE_URL_PATH": FOLDER.strip("/"),
        "STREAMLIT_SERVER_COOKIE_SECRET": "the same on both",
        "WEBSOCKETS_MAX_LINE_LENGTH": "65536",
    }
    command = ("-m", "streamlit", "run", APP, "--server.port")
    with ExitStack() as stack:
        replicas = [
            stack.enter_context(running(command, f"{FOLDER}/_stcore/health", **settings)) for _ in range(2)
        ]
        hosts = [replica.address.removeprefix("http://") for replica in replicas]
        address = stack.enter_context(proxied(tmp_path_factory.mktemp("nginx"), hosts))
        yield Office(address, replicas)


def asked(url: str, headers: dict[str, str] | None = None) -> tuple[int, dict[str, str], bytes]:
    """Return status, headers and body of an address."""
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=headers or {}), timeout=30) as answer:
            return answer.status, dict(answer.headers), answer.read()
    except urllib.error.HTTPError as refused:
        return refused.code, dict(refused.headers), refused.read()


def run(coroutine: Any) -> Any:
    with ThreadPoolExecutor() as apart:  # from the loop of the browser tests
        return apart.submit(lambda: asyncio.run(coroutine)).result()


def test_pages_files_and_data_come_through(office: Office) -> None:
    status, headers, page = asked(f"{office.address}/partnerstwa", {"Accept": "text/html"})
    assert (status, headers["Set-Cookie"].split("=")[0]) == (200, "atlas_replica")
    script = page.decode().partition("app/static/generated/preflight.")[2].partition('"')[0]
    assert asked(f"{office.address}/app/static/generated/preflight.{script}")[0] == 200
    assert asked(f"{office.address}/data/catalog.jsonld")[0] == 200
    assert asked(f"{office.address}/ready")[0] == 200


def test_a_map_a_download_and_an_upload_in_the_browser(
    office: Office, visitor: Callable[..., Visit], tmp_path: Path
) -> None:
    visit = visitor().open(f"{office.address}/{PAGE}?v=3&voivodeships=16")
    assert visit.drawn()["powiaty"] == 380
    with visit.page.expect_download(timeout=60_000) as waiting:
        visit.page.get_by_role("button", name="PNG").first.click()
    assert Path(waiting.value.path()).read_bytes().startswith(b"\x89PNG")
    wrong = tmp_path / "A02_Granice_powiatow.zip"
    wrong.write_bytes(b"PK no archive")
    visit.page.goto(f"{office.address}/dane")
    visit.page.locator("[data-testid=stFileUploader] input[type=file]").first.set_input_files(wrong)
    visit.page.locator(".st-key-own_use button:enabled").click()
    visit.page.get_by_text(
        "Pliku A02_Granice_powiatow.zip nie można użyć"
    ).first.wait_for()  # read on the server, and refused
    assert visit.failed == []


def test_figures_stay_inside(office: Office) -> None:
    assert [asked(f"{office.address}/{path}")[0] for path in ("metrics", "_stcore/metrics")] == [404, 404]
    assert asked(f"{office.replicas[0].address}{FOLDER}/metrics")[0] == 200


def test_long_cookies_of_a_login_come_through(office: Office) -> None:
    cookie = "; ".join(f"login_{part}={'x' * 3900}" for part in range(5))
    assert len(cookie) > 19_500
    reader = RawUser(office.address, PAGE, headers={"Cookie": cookie})

    async def visit() -> None:
        await reader.open()
        await reader.close()

    run(visit())
    assert reader.state
    assert asked(f"{office.address}/_stcore/health", {"Cookie": cookie})[0] == 200


def test_a_foreign_page_gets_no_websocket(office: Office) -> None:
    stream = office.address.replace("http", "ws", 1) + "/_stcore/stream"
    with pytest.raises(InvalidStatus, match="403"):
        connect(stream, origin="http://evil.example")  # type: ignore[arg-type]


def test_readers_of_a_killed_replica_see_their_view_again(office: Office) -> None:
    """Thirty readers with a view each; one replica is killed; those it had come back to the same view."""

    def reader(number: int) -> RawUser:
        query = f"v=3&voivodeships={VOIVODESHIPS[number % 16]}"
        return RawUser(office.address, PAGE, query, {"Cookie": f"atlas_replica=reader{number}"})

    async def visit() -> tuple[list[tuple[str, str]], list[tuple[str, str]], int]:
        readers = [reader(number) for number in range(READERS)]
        for one in readers:
            await one.open()
        before = [(one.said, one.state) for one in readers]
        office.replicas[0].process.kill()
        office.replicas[0].process.wait()
        lost, after = 0, []
        for number, one in enumerate(readers):
            try:
                await asyncio.wait_for(one.again(), 60)
            except (ConnectionClosed, OSError):
                lost += 1
                one = reader(number)
                await one.open()
            after.append((one.said, one.state))
            await one.close()
        return before, after, lost

    before, after, lost = run(visit())
    assert 3 <= lost <= READERS - 3  # the cookie spread the readers over both
    assert after == before
    assert len(set(before)) == 16
