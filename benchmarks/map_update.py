"""Measure the map side by side with the naive page and with the floor, in one run on one machine.

    python benchmarks/map_update.py --json OUT [--changes 20] [--only PAGE ...]

Two kinds of change: "recolour", where everything stays drawn and looks different (another figure, another
colouring of the lines), and "narrow", where check boxes leave between the whole country and a fifth of it.
Reports, for each page: cold load to first full map; for each kind of change the time to the new state drawn
(median, p95), the time without a map, and the bytes over the websocket (all, those of the map alone, and all
as the connection compresses them); script time; server memory and JavaScript heap after 1 and after all
changes of a kind. "lines-5000" is the app on synthetic data of 5,000 partnerships, for which the frames of a
pan are measured too.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import json
import math
import os
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from measure import APP, CHROMIUM, LAUNCH, ROOT, Server, answer_cdn, median, p95, served
from playwright.sync_api import Browser, Locator, Page, sync_playwright
from raw_user import RawUser

# Watches every 4 ms what is drawn: a signature of the state, "" while there is no map. Two animation frames
# must follow it.
WATCH = """
signature => {
  window.timeline = [];
  window.settled = seen => seen.length && !["", "partial"].includes(seen[seen.length - 1][1]);
  const look = () => {
    let now = "";
    try {
      const frame = document.querySelector("iframe[title*=streamlit_folium]")?.contentWindow;
      now = String((new Function("frame", signature))(frame));
    } catch (e) { now = ""; }
    const last = window.timeline[window.timeline.length - 1];
    if (!last || last[1] !== now) requestAnimationFrame(() => requestAnimationFrame(() => {
      const end = window.timeline[window.timeline.length - 1];
      if (!end || end[1] !== now) window.timeline.push([performance.now(), now]);
    }));
  };
  setInterval(look, 4);
}
"""
OURS = "return frame.Atlas.ready ? frame.Atlas.drawCount : ''"
NAIVE = """
const paths = frame.document.querySelectorAll('path.leaflet-interactive');
const counts = document.querySelector('[data-testid=stText]').innerText.match(/[0-9]+/g);
const [powiaty, lines] = counts.map(Number);
if (paths.length === 0) return '';
if (paths.length !== 2 * powiaty + lines) return 'partial';
return [...paths].filter((_, i) => i % 20 === 0).map(path => path.getAttribute('fill')).join();
"""
FLOOR = "return document.querySelector('[data-testid=stText]').innerText"
AS_SHIPPED = {
    "STREAMLIT_SERVER_ENABLE_WEBSOCKET_COMPRESSION": "false",
    "STREAMLIT_GLOBAL_MIN_CACHED_MESSAGE_SIZE": "10000",
}
"""The naive page and the floor run with Streamlit's own settings."""


@dataclass(frozen=True)
class Subject:
    """A page to measure: its script and address, the signature of what is drawn, and what is changed on it.

    ``figure``: label and key of a choice whose ``options`` are taken in turn (the last one stands at first);
    ``on_map``: it stands on the map, and the options are its keys. ``boxes``: label and key of
    two check boxes; clicked in turn they give four states, so that no cache of the server's last two messages
    helps either side.
    """

    script: str
    path: str
    signature: str
    figure: tuple[str, str]
    options: tuple[str, ...]
    boxes: tuple[tuple[str, str], tuple[str, str]]
    on_map: bool = False


_FLOODED = ("tylko powiaty z wykazu powodziowego", "flooded_only")
_PLAIN = (
    ("figure", ""),
    ("number", "partnerships", "gminy", "share"),
    (("flooded only", ""), ("with partners only", "")),
)
_LINES = Subject(
    APP,
    "partnerstwa",
    OURS,
    ("Kolor linii według", "colour_by"),
    ("form", "kind", "decade", "country"),
    (_FLOODED, ("tylko powiaty z partnerami", "partners_only")),
    on_map=True,
)
PAGES = {
    "naive": Subject("benchmarks/naive.py", "", NAIVE, *_PLAIN),
    "floods": Subject(
        APP,
        "wykaz-powodziowy-1999",
        OURS,
        ("Miara", "measure"),
        ("number", "towns", "others", "share"),
        (_FLOODED, ("tylko powiaty z partnerami", "partners_only")),
        on_map=True,
    ),
    "partnerships": _LINES,
    "lines-5000": _LINES,
    "floor": Subject("benchmarks/floor.py", "", FLOOR, *_PLAIN),
}
KINDS = ("recolour", "narrow")


def main() -> None:
    """Measure every page and write the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--json", type=Path, required=True)
    parser.add_argument("--changes", type=int, default=20)
    parser.add_argument("--only", nargs="*", default=list(PAGES), choices=list(PAGES))
    chosen = parser.parse_args()
    figures: dict[str, Any] = {
        "machine": f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    }
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=LAUNCH)
        for name in chosen.only:
            subject = PAGES[name]
            with TemporaryDirectory() as folder:
                environment = (
                    many_lines(Path(folder))
                    if name == "lines-5000"
                    else {}
                    if subject.script == APP
                    else AS_SHIPPED
                )
                with served(subject.script, **environment) as server:
                    figures[name] = measure(browser, server, subject, chosen.changes)
                    if subject.script == APP:
                        with ThreadPoolExecutor(
                            1
                        ) as beside:  # Playwright has a loop of its own in this thread
                            for kind, wire in (
                                beside.submit(asyncio.run, wire_bytes(server, subject)).result().items()
                            ):
                                figures[name][kind]["wire_bytes"] = wire
                figures[name]["script_ms"] = script_ms(
                    "app.py" if subject.script == APP else subject.script, subject.path, environment
                )
            print(name, json.dumps(figures[name]), flush=True)
        browser.close()
    chosen.json.write_text(json.dumps(figures, indent=2) + "\n")


def measure(browser: Browser, server: Server, subject: Subject, changes: int) -> dict[str, Any]:
    """Return the figures of one page: of its load, and of each kind of change."""
    loads = [first_map(browser, server, subject) for _ in range(4)][1:]  # the first also loads the data
    figures: dict[str, Any] = {"load_ms": round(median(loads))}
    for kind in KINDS:
        context = browser.new_context(
            viewport={"width": 1280, "height": 720}, bypass_csp=True
        )  # the watcher is evaluated
        answer_cdn(context)
        page = context.new_page()
        received: list[bytes] = []
        page.on(
            "websocket",
            lambda socket, into=received: socket.on("framereceived", lambda frame: into.append(bytes(frame))),
        )
        opened(page, server, subject)
        page.wait_for_timeout(2000)
        figures[kind] = changed(page, server, subject, kind, changes, received)
        if subject.signature == OURS and kind == KINDS[-1]:
            figures["pan_frame_ms"] = pan_frame_ms(page)
        context.close()
    return figures


def changed(
    page: Page, server: Server, subject: Subject, kind: str, changes: int, received: list[bytes]
) -> dict[str, float]:
    """Make the changes of one kind on an open page; return their figures."""
    times, sizes, map_sizes, blanks, memory, heap = [], [], [], [], [], []
    for number in range(changes):
        if kind == "recolour" and subject.on_map:
            received.clear()
            took, blank = chosen_on_the_map(page, subject, number)
        else:
            target = ready(page, subject, kind, number)
            received.clear()
            took, blank = change(page, target.click)
        times.append(took)
        blanks.append(blank)
        page.wait_for_timeout(600)
        sizes.append(sum(map(len, received)))
        map_sizes.append(
            sum(len(frame) for frame in received if b"feature_group" in frame and b"js_links" in frame)
        )
        if number in (0, changes - 1):
            memory.append(server.memory_mb())
            page.evaluate("window.gc && gc()")
            heap.append(page.evaluate("performance.memory.usedJSHeapSize") / 2**20)
    return {
        "change_ms": round(median(times)),
        "change_p95_ms": round(p95(times)),
        "bytes": round(median(sizes)),
        "map_bytes": round(median(map_sizes)),
        "blank_ms": round(median(blanks)),
        "memory_mb_first": round(memory[0]),
        "memory_mb_last": round(memory[-1]),
        "heap_mb_first": round(heap[0], 1),
        "heap_mb_last": round(heap[-1], 1),
    }


async def wire_bytes(server: Server, subject: Subject) -> dict[str, int]:
    """Return the median of the compressed bytes on the wire per kind of change."""
    user = RawUser(server.address, subject.path)
    await user.open()
    medians = {}
    for kind in KINDS:
        sizes = []
        for number in range(12):
            if kind == "narrow":
                await user.click(subject.boxes[number % 2][1])
            else:
                option = subject.options[number % len(subject.options)]
                await (user.act if subject.on_map else user.choose)(subject.figure[1], option)
            sizes.append(user.wire)
        medians[kind] = round(median(sizes))
    await user.close()
    return medians


def first_map(browser: Browser, server: Server, subject: Subject) -> float:
    """Return the milliseconds from the request to the first full map, in a new profile."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 720}, bypass_csp=True
    )  # the watcher is evaluated
    answer_cdn(context)
    page = context.new_page()
    start = time.perf_counter()
    opened(page, server, subject)
    took = (time.perf_counter() - start) * 1000
    context.close()
    return took


def opened(page: Page, server: Server, subject: Subject) -> None:
    """Open the page, set the watcher and wait for the map."""
    page.goto(f"{server.address}/{subject.path}", wait_until="commit")
    page.wait_for_function("document.body")
    page.evaluate(WATCH, subject.signature)
    page.wait_for_function("window.settled && settled(timeline)", timeout=60_000)


def pan_frame_ms(page: Page) -> float:
    """Return the median time of a frame while the map is dragged there and back, in milliseconds."""
    box = page.locator("iframe[title*=streamlit_folium]").bounding_box()
    assert box is not None
    frame = page.wait_for_selector("iframe[title*=streamlit_folium]").content_frame()
    frame.evaluate(
        "window.frames_ms = []; (function next(last) { requestAnimationFrame(now => { if (last)"
        " frames_ms.push(now - last); next(now); }); })()"
    )
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 3
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(60):
        page.mouse.move(x + 150 * math.sin(step / 8), y + 60 * math.sin(step / 5))
    page.mouse.up()
    page.wait_for_timeout(500)
    return round(median(frame.evaluate("frames_ms")), 1)


def many_lines(folder: Path, count: int = 5000) -> dict[str, str]:
    """Write a copy of the data with ``count`` partnerships, spread evenly; return its environment."""
    data = folder / "data"
    shutil.copytree(ROOT / "data", data)
    code = (
        "import sys; from pathlib import Path; import pandas as pd; from geo.pipeline.build import"
        " describe_package\ndata, count = Path(sys.argv[1]), int(sys.argv[2])\nfor name in"
        " ('partnerships.csv', 'sources/partnerships.csv'):\n    table = pd.read_csv(data / name, dtype=str,"
        " keep_default_na=False)\n    many = pd.concat([table] * (count // len(table) + 1),"
        " ignore_index=True).head(count)\n    many['lp'] = [str(n) for n in range(1, count + 1)]\n    if"
        " 'powiat_teryt' in many:\n        codes = pd.read_csv(data / 'powiaty.csv',"
        " dtype=str)['powiat_teryt'].tolist()\n        many['powiat_teryt'] = [codes[n * 7 % len(codes)] for"
        " n in range(count)]\n    many.to_csv(data / name, index=False)\n(data /"
        " 'datapackage.json').write_bytes(describe_package(data))\n"
    )
    subprocess.run([sys.executable, "-c", code, str(data), str(count)], cwd=ROOT, check=True)
    return {"ATLAS_DATA": str(data)}


def script_ms(script: str, path: str, environment: dict[str, str]) -> float:
    """Return the median time of a script run on a change, without browser and network, in milliseconds."""
    code = (
        "import sys, time, statistics; from streamlit.testing.v1 import AppTest\nat ="
        " AppTest.from_file(sys.argv[1], default_timeout=120).run()\nfiles = {'partnerstwa': 'partnerships',"
        " 'wykaz-powodziowy-1999': 'floods'}\nat = at.switch_page(f'pages/{files[sys.argv[2]]}.py').run() if"
        " sys.argv[2] else at\ntimes = []\nfor _ in range(10):\n    box = at.checkbox[0]; box.set_value(not"
        " box.value); start = time.perf_counter(); at.run(); times.append(time.perf_counter() -"
        " start)\nprint(statistics.median(times) * 1000)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(ROOT / script), path],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
    )
    return round(float(done.stdout.strip().splitlines()[-1]), 1)


def ready(page: Page, subject: Subject, kind: str, number: int) -> Locator:
    """Return what to click for a change; the list of a choice is opened for it."""
    if kind == "narrow":
        return page.get_by_text(subject.boxes[number % 2][0], exact=False).first
    option = subject.options[number % len(subject.options)]
    page.get_by_role("combobox", name=subject.figure[0]).click()
    page.wait_for_timeout(300)
    return page.get_by_role("option", name=option, exact=True)


def chosen_on_the_map(page: Page, subject: Subject, number: int) -> tuple[float, float]:
    """Choose an option of the legend, as a key press in its list does; return what ``change`` returns."""
    choose = (
        "([label, option]) => { const map ="
        " document.querySelector('iframe[title*=streamlit_folium]').contentDocument; const list ="
        " map.querySelector(`select[aria-label='${label}']`); list.value = option; window.clicked ="
        " performance.now(); list.dispatchEvent(new Event('change')); }"
    )
    asked = [subject.figure[0], subject.options[number % len(subject.options)]]
    return change(page, lambda: page.evaluate(choose, asked))


def change(page: Page, act: Callable[[], object]) -> tuple[float, float]:
    """Do something; return (milliseconds to the new state, milliseconds without any map)."""
    before = page.evaluate("timeline[timeline.length - 1][1]")
    page.evaluate(
        "() => { timeline.splice(0, timeline.length - 1); delete window.clicked;"
        " document.addEventListener('click', () => { window.clicked ??= performance.now(); }, {capture: true,"
        " once: true}); }"
    )
    act()
    page.wait_for_function(
        "before => { const end = timeline[timeline.length - 1]; return settled(timeline) && end[1] !=="
        " before; }",
        arg=before,
        timeout=60_000,
    )
    seen, clicked = page.evaluate("[timeline, clicked]")
    blank = sum(after[0] - now[0] for now, after in itertools.pairwise(seen) if now[1] == "")
    return seen[-1][0] - clicked, blank


if __name__ == "__main__":
    assert ROOT.is_dir()
    main()
