"""Measure the map side by side with what its peers make of the same scene, in one run, in turns.

    python -m benchmarks.peers --json OUT [--changes 20] [--loads 5] [--only ours ...] [--pictures FOLDER]

Two scenes: "list" (380 powiaty in the classes of the list of 1999) and "lines" (443 great circles over the
powiaty). Two kinds of change: "recolour" (another measure, another grouping of the lines) and "narrow" (two
check boxes, four states in turn, from the whole country to a quarter of its powiaty). All pages are open in
one browser and take turns change by change, so that a busy machine hits all alike. ``benchmarks.probe`` tells
when the last pixel of the map changed; "instant" is a page that changes the colour of one element in the
handler of the click: what the probe itself takes. The peers need ``benchmarks/requirements-peers.txt``.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import platform
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, FrameLocator, Page, Route, sync_playwright

from benchmarks.measure import APP, CHROMIUM, LAUNCH, ROOT, Server, median, p95, running
from benchmarks.probe import Change, Probe
from benchmarks.scene import GROUPINGS, MEASURES, write_scene

PAGES = ROOT / "benchmarks" / "peer_pages"
SCENES = {"list": MEASURES, "lines": GROUPINGS}
KINDS = ("recolour", "narrow")
PACKAGES = ("streamlit", "streamlit-folium", "dash", "dash-leaflet", "pydeck", "plotly", "playwright")
STREAMLIT = ("-m", "streamlit", "run")
SETTINGS = {
    "STREAMLIT_SERVER_ENABLE_WEBSOCKET_COMPRESSION": "false",
    "STREAMLIT_GLOBAL_MIN_CACHED_MESSAGE_SIZE": "10000",
    "STREAMLIT_SERVER_ENABLE_STATIC_SERVING": "true",
}
"""The peers run with Streamlit's own settings, and its static files."""
WEBGL = "--enable-unsafe-swiftshader"  # without a graphics card: pydeck and plotly draw maps with it
OURS = "iframe[title*=streamlit_folium]"
IS_DRAWN = {
    "ours": f"document.querySelector('{OURS}')?.contentWindow?.Atlas?.surrounded",
    "dash-leaflet": "document.querySelector('#map canvas')",
    "pydeck": "document.querySelector('[data-testid=stDeckGlJsonChart] canvas')",
    "plotly": "document.querySelector('[data-testid=stPlotlyChart] canvas')",
    "instant": "document.querySelector('#map')",
}
REGION = {
    "ours": OURS,
    "dash-leaflet": "#map",
    "pydeck": "[data-testid=stDeckGlJsonChart]",
    "plotly": "[data-testid=stPlotlyChart]",
    "instant": "#map",
}


@dataclass
class Subject:
    """A page under measurement: who made it, its scene, its server, its open page."""

    maker: str
    scene: str
    server: Server | None = None
    page: Page | None = None
    probe: Probe | None = None
    loads: list[Change] = field(default_factory=list)
    done: dict[str, list[Change]] = field(default_factory=lambda: {kind: [] for kind in KINDS})
    memory: list[float] = field(default_factory=list)
    heap: list[float] = field(default_factory=list)
    pictures: dict[tuple[int, int], int] = field(default_factory=dict)
    unlike: int = 0

    @property
    def name(self) -> str:
        return f"{self.maker}, {self.scene}"

    @property
    def url(self) -> str:
        if self.server is None:
            return (PAGES / "instant.html").as_uri()
        ours = {"list": "wykaz-powodziowy-1999", "lines": "partnerstwa?v=3&lines=all"}
        return f"{self.server.address}/{ours[self.scene] if self.maker == 'ours' else ''}"


def main() -> None:
    """Measure all pages in turns and write the figures after each round."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--json", type=Path, required=True)
    parser.add_argument("--changes", type=int, default=20)
    parser.add_argument("--loads", type=int, default=5)
    makers = [maker for maker in REGION if maker != "instant"]
    parser.add_argument("--only", nargs="*", default=makers, choices=makers)
    parser.add_argument("--pictures", type=Path, help="a folder for a picture of each page at the end")
    chosen = parser.parse_args()
    write_scene(PAGES / "static")
    subjects = [Subject(maker, scene) for scene in SCENES for maker in chosen.only]
    subjects.append(Subject("instant", "list"))
    with ExitStack() as stack:
        for subject in subjects:
            subject.server = stack.enter_context(serving(subject))
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*LAUNCH, WEBGL])
        for _ in range(chosen.loads):
            for subject in subjects:
                load(browser, subject)
        for number in range(chosen.changes):
            for kind in KINDS:
                for subject in subjects:
                    change(subject, kind, number)
            figures = about(browser.version) | {subject.name: summary(subject) for subject in subjects}
            chosen.json.write_text(json.dumps(figures, indent=2) + "\n")
            print(f"{number + 1} of {chosen.changes} rounds", flush=True)
        if chosen.pictures:
            take_pictures(subjects, chosen.pictures)
        browser.close()


@contextmanager
def serving(subject: Subject) -> Iterator[Server | None]:
    """Run the server of a subject, if it has one."""
    if subject.maker == "instant":
        yield None
        return
    options = {"SCENE": subject.scene, "OPTIONS": ",".join(SCENES[subject.scene])}
    command, ready, environment = {
        "ours": ((*STREAMLIT, APP, "--server.port"), "/_stcore/health", {}),
        "dash-leaflet": ((str(PAGES / "dash_page.py"), "--port"), "/_dash-layout", options),
        "pydeck": streamlit_peer("pydeck_page.py", options),
        "plotly": streamlit_peer("plotly_page.py", options),
    }[subject.maker]
    with running(command, ready, **environment) as server:
        yield server


def streamlit_peer(script: str, options: dict[str, str]) -> tuple[tuple[str, ...], str, dict[str, str]]:
    """Return command, address of health and environment of a peer in Streamlit."""
    return (*STREAMLIT, str(PAGES / script), "--server.port"), "/_stcore/health", SETTINGS | options


def load(browser: Browser, subject: Subject) -> None:
    """Open the page in a new profile and keep it open instead of the one before."""
    if subject.page is not None:
        subject.page.context.close()
    context = browser.new_context(viewport={"width": 1280, "height": 720}, bypass_csp=True)
    context.set_default_timeout(120_000)
    context.route("**/*", only_local)
    page = context.new_page()
    subject.page, subject.probe = page, Probe(page, lambda: region(subject))
    drawn = f"Boolean({IS_DRAWN[subject.maker]})"
    subject.loads.append(subject.probe.load(subject.url, lambda: bool(page.evaluate(drawn))))


def only_local(route: Route) -> None:
    """Let nothing ask the internet."""
    local = ("http://127.0.0.1", "data:", "blob:", "file:")
    route.continue_() if route.request.url.startswith(local) else route.abort()


def region(subject: Subject) -> dict[str, float]:
    """Return where the map is on the page."""
    assert subject.page is not None
    box = subject.page.locator(REGION[subject.maker]).first.bounding_box()
    assert box is not None
    return dict(box)


def position(number: int, last: int = 3) -> int:
    """Return which option change ``number`` goes to: there and back again, each time a neighbour."""
    turn = (number + 1) % (2 * last)
    return min(turn, 2 * last - turn)


def change(subject: Subject, kind: str, number: int) -> None:
    """Make a change and keep what it led to."""
    assert subject.page is not None and subject.probe is not None
    subject.page.bring_to_front()
    act = recolouring(subject, number) if kind == "recolour" else narrowing(subject, number)
    subject.page.wait_for_timeout(150)
    done = subject.probe.change(act)
    subject.done[kind].append(done)
    state = position(number), (number + (kind == "narrow")) % 4
    subject.unlike += (
        subject.maker != "instant" and subject.pictures.setdefault(state, done.picture) != done.picture
    )
    if kind == KINDS[-1]:
        subject.heap.append(subject.probe.heap_mb())
        subject.memory.append(subject.server.memory_mb() if subject.server else 0.0)


def recolouring(subject: Subject, number: int) -> Callable[[], object]:
    """Make ready to choose the next option; return what does it: a click, or a key in the list on our map."""
    page = subject.page
    assert page is not None
    if subject.maker == "instant":
        return page.locator("button").click
    if subject.maker == "ours":
        label = {"list": "Miara", "lines": "Kolor linii według"}[subject.scene]
        listed = our_map(page).locator(f"select[aria-label='{label}']")
        listed.focus()
        key = "ArrowDown" if position(number) > position(number - 1) else "ArrowUp"
        return lambda: page.keyboard.press(key)
    return clicking(page, SCENES[subject.scene][position(number)])


def narrowing(subject: Subject, number: int) -> Callable[[], object]:
    """Make ready to click the next of two check boxes; return what does it."""
    page = subject.page
    assert page is not None
    if subject.maker == "instant":
        return page.locator("button").click
    ours = ("tylko powiaty z wykazu powodziowego", "tylko powiaty z partnerami")
    return clicking(page, (ours if subject.maker == "ours" else ("listed", "partners"))[number % 2])


def our_map(page: Page) -> FrameLocator:
    """Return the frame of the map."""
    return page.frame_locator(OURS)


def clicking(page: Page, text: str) -> Callable[[], object]:
    """Bring a text into sight and the mouse over it; return what clicks there."""
    target = page.get_by_text(text, exact=False).first
    target.scroll_into_view_if_needed()
    target.hover()

    def click() -> None:
        page.mouse.down()
        page.mouse.up()

    return click


def take_pictures(subjects: list[Subject], folder: Path) -> None:
    """Save what each page looks like."""
    folder.mkdir(parents=True, exist_ok=True)
    for subject in subjects:
        assert subject.page is not None
        subject.page.bring_to_front()
        subject.page.screenshot(path=folder / f"{subject.maker}-{subject.scene}.png")


def about(browser: str) -> dict[str, Any]:
    """Return what the figures depend on."""
    versions = {"chromium": browser}
    for package in PACKAGES:
        try:
            versions[package] = version(package)
        except PackageNotFoundError:
            continue
    return {
        "date": dt.date.today().isoformat(),
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores,"
        f" Python {platform.python_version()}, load average {os.getloadavg()[1]:.1f}",
        "versions": versions,
    }


def summary(subject: Subject) -> dict[str, Any]:
    """Return the figures of a subject."""
    figures: dict[str, Any] = {
        "load_ms": rounded(subject.loads[1:] or subject.loads),  # the first also warms the server
        "unlike": subject.unlike,  # pictures that differ from an earlier one after the same choices
        "load_bytes": round(median([load.bytes for load in subject.loads])),
        "memory_mb_first": round(subject.memory[0]),
        "memory_mb_last": round(subject.memory[-1]),
        "heap_mb_first": round(subject.heap[0], 1),
        "heap_mb_last": round(subject.heap[-1], 1),
    }
    for kind, done in subject.done.items():
        times = [change.ms for change in done if change.ms is not None]
        figures[kind] = {
            "ms": rounded(done),
            "p95_ms": round(p95(times)) if len(times) > 1 else None,
            "frames": median([change.frames for change in done]),
            "bytes": round(median([change.bytes for change in done])),
            "unseen": len(done) - len(times),
            "missed": sum(change.missed for change in done),
        }
    return figures


def rounded(done: list[Change]) -> int | None:
    """Return the median time of changes, if any was seen."""
    times = [change.ms for change in done if change.ms is not None]
    return round(median(times)) if times else None


if __name__ == "__main__":
    main()
