"""Measure one process under many readers, with and without the garbage collector's remedy, in one run.

    python benchmarks/load.py --json OUT [--users 10 30 50] [--browsers 10] [--seconds 60]

Every reader looks at a voivodeship of their own choice and clicks a filter every two seconds. Reported for
each number of readers: changes, errors, milliseconds from a click to the end of its run (raw readers) or to
the map drawn (browsers), changes slower than two seconds, the server's memory, and the processor cores that
it and the whole machine kept busy: what else runs at the same time makes all figures worse.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import math
import os
import platform
import random
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from measure import APP, CHROMIUM, LAUNCH, Server, machine_s, median, p95, served
from playwright.async_api import Frame, async_playwright
from raw_user import RawUser

_VOIVODESHIPS = tuple(f"{code:02d}" for code in range(2, 33, 2))

PERIOD_S = 2.0
JITTER_S = 0.2
LATEST_S = 30.0
BOXES = ("flooded_only", "partners_only")
"""Clicked in turn they give four states."""
LABELS = {
    "flooded_only": "tylko powiaty z wykazu powodziowego",
    "partners_only": "tylko powiaty z partnerami",
}
REMEDY = {"with": {}, "without": {"ATLAS_NO_FREEZE": "1"}}

# Clicks the box with this label and resolves, with the milliseconds, two animation frames after the map has
# drawn.
CLICK = """
label => new Promise((resolve, reject) => {
  const atlas = document.querySelector("iframe[title*=streamlit_folium]").contentWindow.Atlas;
  const before = atlas.drawCount, start = performance.now();
  document.querySelector(`input[type=checkbox][aria-label="${label}"]`).click();
  const look = setInterval(() => {
    if (atlas.drawCount > before) {
      clearInterval(look);
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - start)));
    } else if (performance.now() - start > 30000) {
      clearInterval(look);
      reject(new Error("the map was not drawn within 30 s"));
    }
  }, 4);
})
"""


@dataclass
class Tally:
    """What the readers of one run met."""

    times_ms: list[float] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)

    async def change(self, act: Callable[[], Awaitable[float]]) -> None:
        """Do one change and note how it went."""
        try:
            self.times_ms.append(await asyncio.wait_for(act(), LATEST_S))
        except Exception as error:
            self.errors[f"{type(error).__name__}: {str(error)[:120]}"] += 1


def main() -> None:
    """Measure and write the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--json", type=Path, required=True)
    parser.add_argument("--users", type=int, nargs="*", default=[10, 30, 50])
    parser.add_argument("--browsers", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=60)
    chosen = parser.parse_args()
    figures = {
        "machine": (
            f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python"
            f" {platform.python_version()}"
        )
    }
    kinds = [("raw", raw_readers, count) for count in chosen.users] + [
        ("browsers", browsers, chosen.browsers)
    ] * bool(chosen.browsers)
    for kind, readers, count in kinds:
        for remedy, environment in REMEDY.items():
            with served(APP, **environment) as server:
                found = asyncio.run(measured(server, readers, count, chosen.seconds))
            figures[f"{count} {kind}, {remedy} remedy"] = found
            print(f"{count} {kind}, {remedy} remedy", json.dumps(found), flush=True)
    chosen.json.write_text(json.dumps(figures, indent=2) + "\n")


async def measured(server: Server, readers: Callable, count: int, seconds: float) -> dict[str, object]:
    """Return the figures of one process under ``count`` readers."""
    await _visit_once(server)
    memory, tally = server.memory_mb(), Tally()
    used, busy, took = await readers(server, count, seconds, tally)
    return {
        "changes": len(tally.times_ms),
        "errors": sum(tally.errors.values()),
        "p50_ms": _whole(median(tally.times_ms)),
        "p95_ms": _whole(p95(tally.times_ms)),
        "max_ms": _whole(max(tally.times_ms, default=float("nan"))),
        "slower_than_2_s": sum(ms > 1000 * PERIOD_S for ms in tally.times_ms),
        "memory_mb_before": round(memory),
        "memory_mb_after": round(server.memory_mb()),
        "cores_used_by_server": round(used / took, 2),
        "cores_busy_in_all": round(busy / took, 2),
        "what_went_wrong": dict(tally.errors),
    }


def _whole(value: float) -> int | None:
    return None if math.isnan(value) else round(value)


async def _visit_once(server: Server) -> None:
    """Open each page once, so that no reader pays for what the first one loads."""
    for page in ("", "partnerstwa"):
        user = RawUser(server.address, page)
        await user.open()
        await user.close()


def address_of(number: int) -> tuple[str, str]:
    """Return the page and query of reader ``number``: pages alternate, voivodeships rotate."""
    return ("wykaz-powodziowy-1999", "partnerstwa")[
        number % 2
    ], f"voivodeships={_VOIVODESHIPS[number // 2 % len(_VOIVODESHIPS)]}"


async def _clicks(
    number: int, count: int, until: float, tally: Tally, click: Callable[[str], Awaitable[float]]
) -> None:
    """Click every two seconds until the time is over; the readers start evenly spread."""
    dice = random.Random(number)
    due, turn = time.perf_counter() + PERIOD_S * number / count, 0
    while due < until:
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        await tally.change(partial(click, BOXES[turn % len(BOXES)]))
        due = max(due + PERIOD_S + dice.uniform(-JITTER_S, JITTER_S), time.perf_counter())
        turn += 1


async def _under_clicks(
    server: Server, clicks: list[Callable[[str], Awaitable[float]]], seconds: float, tally: Tally
) -> tuple[float, float, float]:
    """Let all readers click; return CPU seconds of the server and of the machine, and the elapsed seconds."""
    start, used, busy = time.perf_counter(), server.processor_s(), machine_s()
    await asyncio.gather(
        *(_clicks(n, len(clicks), start + seconds, tally, click) for n, click in enumerate(clicks))
    )
    return server.processor_s() - used, machine_s() - busy, time.perf_counter() - start


async def raw_readers(server: Server, count: int, seconds: float, tally: Tally) -> tuple[float, float, float]:
    """Run ``count`` readers without a browser."""
    users = [RawUser(server.address, *address_of(number)) for number in range(count)]
    for user in users:
        await user.open()

    def clicker(user: RawUser) -> Callable[[str], Awaitable[float]]:
        async def click(key: str) -> float:
            return await user.click(key) * 1000

        return click

    spent = await _under_clicks(server, [clicker(user) for user in users], seconds, tally)
    for user in users:
        await user.close()
    return spent


async def browsers(server: Server, count: int, seconds: float, tally: Tally) -> tuple[float, float, float]:
    """Run ``count`` real pages, each with a profile of its own, in one Chromium."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=LAUNCH)
        pages = []
        for number in range(count):
            context = await browser.new_context(viewport={"width": 1280, "height": 720})
            page = await context.new_page()
            path, query = address_of(number)
            await page.goto(f"{server.address}/{path}?{query}")
            element = await page.wait_for_selector("iframe[title*=streamlit_folium]", timeout=60_000)
            frame: Frame = await element.content_frame()
            await frame.wait_for_function(
                "window.Atlas && Atlas.ready && Atlas.drawCount > 0", timeout=60_000
            )
            pages.append(page)
        await asyncio.sleep(2)

        def clicker(page: object) -> Callable[[str], Awaitable[float]]:
            return lambda key: page.evaluate(CLICK, LABELS[key])

        spent = await _under_clicks(server, [clicker(page) for page in pages], seconds, tally)
        await browser.close()
    return spent


if __name__ == "__main__":
    main()
