"""Measure the map side by side with the naive page and with the floor, in one run on one machine.

    python benchmarks/map_update.py --json OUT [--changes 20]

Reports, for each page: cold load to first full map, filter change to new state drawn (median, p95), bytes over
the websocket per change, time without a map, server memory and JavaScript heap after 1 and after all changes.
"""

from __future__ import annotations

import argparse
import itertools
import json
import platform
import time
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.measure import APP, CHROMIUM, LAUNCH, ROOT, Server, answer_cdn, median, p95, served

# Watches every 4 ms what is drawn: a signature of the state, "" while there is no map. Two animation frames must follow it.
WATCH = """
signature => {
  window.timeline = [];
  window.settled = seen => seen.length && !["", "partial"].includes(seen[seen.length - 1][1]);
  const look = () => {
    let now = "";
    try { now = String((new Function("frame", signature))(document.querySelector("iframe[title*=streamlit_folium]")?.contentWindow)); } catch (e) { now = ""; }
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
const paths = frame.document.querySelectorAll('path.leaflet-interactive').length;
const [powiaty, lines] = document.querySelector('[data-testid=stText]').innerText.match(/[0-9]+/g).map(Number);
return paths === 0 ? '' : paths === 2 * powiaty + lines ? paths : 'partial';
"""
FLOOR = "return document.querySelector('[data-testid=stText]').innerText"

OUR_CONTROLS = ("tylko powiaty z wykazu powodziowego", "tylko powiaty z partnerami")
CONTROLS = ("flooded only", "with partners only")
PAGES = {
    "naive": ("benchmarks/naive.py", "", NAIVE, CONTROLS),
    "floods": (APP, "", OURS, OUR_CONTROLS),
    "partnerships": (APP, "partnerstwa", OURS, (OUR_CONTROLS[0], "także partnerstwa bez znanego roku")),
    "floor": ("benchmarks/floor.py", "", FLOOR, CONTROLS),
}
"""Page -> script, address, signature, two controls. Clicked in turn they give four states, so that no cache of the
server's last two messages helps either side."""


def main() -> None:
    """Measure every page and write the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--json", type=Path, required=True)
    parser.add_argument("--changes", type=int, default=20)
    chosen = parser.parse_args()
    figures = {"machine": f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=LAUNCH)
        for name, (script, path, signature, controls) in PAGES.items():
            with served(script) as server:
                figures[name] = measure(browser, server, path, signature, controls, chosen.changes)
            print(name, json.dumps(figures[name]))
        browser.close()
    chosen.json.write_text(json.dumps(figures, indent=2) + "\n")


def measure(browser: Browser, server: Server, path: str, signature: str, controls: tuple[str, str], changes: int) -> dict[str, float]:
    """Return the figures of one page."""
    loads = [first_map(browser, server, path, signature) for _ in range(4)][1:]  # the first also loads the data
    context = browser.new_context(viewport={"width": 1280, "height": 720}, bypass_csp=True)  # the watcher is evaluated
    answer_cdn(context)
    page = context.new_page()
    received: list[int] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: received.append(len(frame))))
    opened(page, server, path, signature)
    page.wait_for_timeout(2000)
    times, sizes, blanks, memory, heap = [], [], [], [], []
    for number in range(changes):
        received.clear()
        took, blank = change(page, controls[number % 2])
        times.append(took)
        blanks.append(blank)
        page.wait_for_timeout(600)
        sizes.append(sum(received))
        if number in (0, changes - 1):
            memory.append(server.memory_mb())
            page.evaluate("window.gc && gc()")
            heap.append(page.evaluate("performance.memory.usedJSHeapSize") / 2**20)
    context.close()
    return {
        "load_ms": round(median(loads)),
        "change_ms": round(median(times)),
        "change_p95_ms": round(p95(times)),
        "bytes": round(median(sizes)),
        "blank_ms": round(median(blanks)),
        "memory_mb_first": round(memory[0]),
        "memory_mb_last": round(memory[-1]),
        "heap_mb_first": round(heap[0], 1),
        "heap_mb_last": round(heap[-1], 1),
    }


def first_map(browser: Browser, server: Server, path: str, signature: str) -> float:
    """Return the milliseconds from the request to the first full map, in a new profile."""
    context = browser.new_context(viewport={"width": 1280, "height": 720}, bypass_csp=True)  # the watcher is evaluated
    answer_cdn(context)
    page = context.new_page()
    start = time.perf_counter()
    opened(page, server, path, signature)
    took = (time.perf_counter() - start) * 1000
    context.close()
    return took


def opened(page: Page, server: Server, path: str, signature: str) -> None:
    """Open the page, set the watcher and wait for the map."""
    page.goto(f"{server.address}/{path}", wait_until="commit")
    page.wait_for_function("document.body")
    page.evaluate(WATCH, signature)
    page.wait_for_function("window.settled && settled(timeline)", timeout=60_000)


def change(page: Page, control: str) -> tuple[float, float]:
    """Click the control; return (milliseconds to the new state, milliseconds without any map)."""
    before = page.evaluate("timeline[timeline.length - 1][1]")
    page.evaluate(
        "() => { timeline.splice(0, timeline.length - 1); document.addEventListener('click', () => { window.clicked ??= performance.now(); }, {capture: true, once: true}); delete window.clicked; }"
    )
    page.get_by_text(control, exact=False).first.click()
    page.wait_for_function(
        "before => { const end = timeline[timeline.length - 1]; return settled(timeline) && end[1] !== before; }",
        arg=before,
        timeout=60_000,
    )
    seen, clicked = page.evaluate("[timeline, clicked]")
    blank = sum(after[0] - now[0] for now, after in itertools.pairwise(seen) if now[1] == "")
    return seen[-1][0] - clicked, blank


if __name__ == "__main__":
    assert ROOT.is_dir()
    main()
