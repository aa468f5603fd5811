"""A running app and a real Chromium that may talk to this machine only."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Error,
    Frame,
    Page,
    Request,
    Response,
    sync_playwright,
)

from benchmarks.measure import APP, CHROMIUM, LAUNCH, served

MAP = "iframe[title*='streamlit_folium']"
"""Selector of the frame of the map."""

NAME = "atlas.test"
"""A name of this machine, so that a page has an address that others might open."""

ONLY_HERE = f"--host-resolver-rules=MAP {NAME} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
"""No other name leads anywhere."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None and not os.environ.get("ATLAS_REQUIRE_BROWSER"):
                item.add_marker(pytest.mark.skip(reason="no Chromium on this machine"))


@dataclass
class Visit:
    """A page in the browser and everything that went wrong on it."""

    page: Page
    outside: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def open(self, url: str) -> Visit:
        self.page.goto(url)
        self.wait_for_map()
        return self

    def map_frame(self) -> Frame:
        element = self.page.wait_for_selector(MAP, timeout=60_000)
        frame = element.content_frame() if element else None
        assert frame is not None
        frame.wait_for_url("**/component/**", timeout=60_000)  # before, it is bound by the policy of the page
        return frame

    def wait_for_map(self) -> Frame:
        frame = self.map_frame()
        frame.wait_for_function("window.Atlas && Atlas.ready && Atlas.drawCount > 0", timeout=60_000)
        return frame

    def drawn(self) -> dict:
        return self.wait_for_map().evaluate("Atlas.drawn()")

    def after_change(self, action: Callable[[], None]) -> dict:
        """Do something that redraws the map and return what is drawn then."""
        frame = self.wait_for_map()
        before = frame.evaluate("Atlas.drawCount")
        action()
        frame.wait_for_function("n => Atlas.drawCount > n", arg=before, timeout=30_000)
        return frame.evaluate("Atlas.drawn()")


def _is_probe(url: str) -> bool:
    """Streamlit's front end looks for its server under the page's own path first, and is told 404."""
    return url.endswith(("/_stcore/health", "/_stcore/host-config")) and urlsplit(url).path.count("/") > 2


@pytest.fixture(scope="session")
def app() -> Iterator[str]:
    with served(APP) as server:
        yield server.address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=[*LAUNCH, ONLY_HERE])
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def profiles() -> dict[tuple[object, ...], BrowserContext]:
    """The browser profiles of the tests before, by size and number: what is cached need not come again."""
    return {}


@pytest.fixture
def visitor(
    browser: Browser, profiles: dict[tuple[object, ...], BrowserContext]
) -> Iterator[Callable[..., Visit]]:
    """Return a function that makes a visitor with a browser profile of its own, without any memory."""
    used: list[BrowserContext] = []

    def make(width: int = 1280, height: int = 720, scale: float = 1) -> Visit:
        key = (width, height, scale, len(used))
        if key not in profiles:
            profiles[key] = browser.new_context(
                viewport={"width": width, "height": height},
                device_scale_factor=scale,
                locale="pl-PL",
                accept_downloads=True,
            )
        used.append(profiles[key])
        return _watched(Visit(profiles[key].new_page()))

    yield make
    for context in used:
        _forget(context)


def _watched(visit: Visit) -> Visit:
    """Note what goes wrong; nothing is intercepted, which would switch off the cache of the browser."""

    def note_failed(request: Request) -> None:
        if request.failure == "net::ERR_ABORTED":
            return  # the page was left while it was loading
        if request.url.startswith(("http://127.0.0.1", f"http://{NAME}:", "data:", "blob:")):
            visit.failed.append(request.url)
        elif request.failure != "csp":  # else the policy of the page has kept it from being sent
            visit.outside.append(request.url)

    def note_answer(answer: Response) -> None:
        if answer.status >= 400 and not _is_probe(answer.url):
            visit.failed.append(answer.url)

    visit.page.on("requestfailed", note_failed)
    visit.page.on("response", note_answer)
    visit.page.on("dialog", lambda dialog: (visit.dialogs.append(dialog.message), dialog.dismiss()))
    return visit


def _forget(context: BrowserContext) -> None:
    """Close all pages of a profile and take away everything but its cache."""
    context.unroute_all(behavior="ignoreErrors")
    context.clear_permissions()
    context.clear_cookies()
    for page in context.pages:
        with suppress(Error):  # a page that is not ours, or none
            page.evaluate("localStorage.clear()")
        page.close()
