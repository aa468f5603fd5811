"""Measure sheets side by side with folium's own picture of the same view, in one run on one machine.

    python -m benchmarks.export --json OUT [--turns 15]

Folium's ``Map._to_png`` is run as it is; only its browser is the installed Chromium, driven by Playwright
instead of Selenium, and what it asks of the internet is answered at once from here. ``delay`` is what it
sleeps before the picture: 3 s by default, 0 is in its favour (the page has then fired its load event, no
more).
"""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import io
import json
import platform
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import folium
from PIL import Image
from playwright.sync_api import BrowserType, Page, sync_playwright

from benchmarks.measure import CHROMIUM, LAUNCH, ROOT, answer_cdn, median, p95
from geo.choices.model import Choices
from geo.choices.pages import THEMES
from geo.data.atlas import Atlas, load_atlas
from geo.render.export import Exporter
from geo.render.sheet.page_setup import PRESETS, PageSetup
from geo.views.factory import make_view
from geo.views.view import View, address_of

DAY = dt.date(2026, 11, 22)
EIGHT = [
    ("floods", Choices()),
    ("partnerships", Choices()),
    ("floods", Choices.of(voivodeships=("24",))),
    ("partnerships", Choices.of(countries=("DE",))),
    ("floods", Choices.of(measure="number", k=6)),
    ("partnerships", Choices.of(voivodeships=("02", "12"))),
    ("floods", Choices.of(flooded_only=True)),
    ("partnerships", Choices.of(powiaty=("2417",))),
]


class Driver:
    """What ``_to_png`` asks of a Selenium driver, done by Playwright.

    A new browser each time, as folium starts one.
    """

    def __init__(self, chromium: BrowserType) -> None:
        self.browser = chromium.launch(executable_path=CHROMIUM, args=LAUNCH)
        context = self.browser.new_context(viewport={"width": 1920, "height": 1080})
        answer_cdn(context)
        context.route("file://**", lambda route: route.continue_())
        self.page: Page = context.new_page()

    def fullscreen_window(self) -> None:
        """Leave the window at 1920x1080."""

    def get(self, url: str) -> None:
        self.page.goto("file://" + url.removeprefix("file:///").replace("//", "/"), wait_until="load")

    def find_element(self, by: str, name: str) -> Driver:
        return self

    @property
    def screenshot_as_png(self) -> bytes:
        return self.page.locator(".folium-map").screenshot()

    def quit(self) -> None:
        self.browser.close()


def folium_map(atlas: Atlas, theme: str) -> folium.Map:
    """Return the view as most people would draw it: Choropleth, and a PolyLine per partnership."""
    drawn = folium.Map(location=[52, 19.5], zoom_start=6 if theme == "floods" else 5, tiles=None)
    powiaty = atlas.joined.powiaty[["powiat_teryt", "powiat", "share", "geometry"]].to_crs(4326)
    folium.Choropleth(
        geo_data=powiaty,
        data=powiaty,
        columns=["powiat_teryt", "share"],
        key_on="feature.properties.powiat_teryt",
        fill_color="Blues",
    ).add_to(drawn)
    for row in atlas.joined.partnerships.itertuples() if theme == "partnerships" else ():
        folium.PolyLine([(row.lat, row.lon), (row.lat_to, row.lon_to)], weight=1.5, opacity=0.5).add_to(drawn)
    return drawn


def folium_png(
    atlas: Atlas, theme: str, chromium: BrowserType, delay: float
) -> tuple[float, tuple[int, int]]:
    """Return the seconds of one picture by folium, its browser included, and the picture's size."""
    start = time.perf_counter()
    content = folium_map(atlas, theme)._to_png(delay=delay, driver=Driver(chromium))
    return time.perf_counter() - start, Image.open(io.BytesIO(content)).size


def kept_browser_png(atlas: Atlas, theme: str, driver: Driver, file: Path) -> float:
    """Return the seconds of one picture in a browser that stays open: faster than folium's own way."""
    start = time.perf_counter()
    folium_map(atlas, theme).save(str(file))
    driver.get(f"file:///{file}")
    driver.screenshot_as_png  # noqa: B018 - taking it is the point
    return time.perf_counter() - start


def timed(act: Callable[[], object], turns: int) -> dict[str, float]:
    """Return median and 95th percentile in seconds."""
    times = []
    for _ in range(turns):
        start = time.perf_counter()
        act()
        times.append(time.perf_counter() - start)
    return {"median_s": round(median(times), 3), "p95_s": round(p95(times), 3)}


def setup_of(view: View, preset: str = "screen") -> PageSetup:
    """Return the page setup of a sheet with its address."""
    return PageSetup(DAY, PRESETS[preset], address=address_of(view))


# Each of these runs in a process of its own, so that its memory is its own.
ALONE = {
    "load and prepare only": "exporter.sheets",
    "first 1920x1080": "exporter.render(view, 'png', setup_of(view))",
    "A4 300 dpi": "exporter.render(view, 'png', setup_of(view, 'a4-landscape'))",
    "A3 300 dpi": "exporter.render(view, 'png', setup_of(view, 'a3-landscape'))",
    "A4 PDF": "exporter.render(view, 'pdf', setup_of(view, 'a4-landscape'))",
    "ZIP": "exporter.render(view, 'zip', setup_of(view))",
    "eight at once": "eight_at_once(atlas, exporter)",
    "forty A3 beside readers": (
        "beside_readers(lambda: exporter.render(view, 'png', setup_of(view, 'a3-landscape')), 40)"
    ),
}
IN_A_NEW_PROCESS = """
import time; start = time.perf_counter()
import resource
from benchmarks.export import *
ready = time.perf_counter()
atlas = load_atlas(); exporter = Exporter(atlas); view = make_view(atlas.joined, Choices(), "partnerships")
{act}
print(json.dumps({{"import_s": round(ready - start, 2), "rest_s": round(time.perf_counter() - ready, 2),
    "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)}}))
"""


def eight_at_once(atlas: Atlas, exporter: Exporter) -> dict[str, object]:
    """Draw eight different views in eight threads; tell the time, and whether each got its own sheet."""
    views = [make_view(atlas.joined, choices, theme) for theme, choices in EIGHT]
    exporter.render(views[0], "png", setup_of(views[0]))
    start = time.perf_counter()
    with ThreadPoolExecutor(len(views)) as pool:
        together = list(pool.map(lambda view: exporter.render(view, "png", setup_of(view)), views))
    took = time.perf_counter() - start
    alone = [exporter.render(view, "png", setup_of(view)) for view in views]
    return {
        "all_s": round(took, 2),
        "same_bytes_as_alone": sum(a == b for a, b in zip(alone, together, strict=True)),
        "of": len(views),
    }


def beside_readers(act: Callable[[], object], turns: int) -> None:
    """Repeat an act while ``gc.freeze`` runs as often as for busy readers (``ui/server/gc_policy.py``)."""
    done = threading.Event()

    def freeze() -> None:
        while not done.wait(0.05):
            gc.freeze()

    with ThreadPoolExecutor(1) as pool:
        pool.submit(freeze)
        try:
            for _ in range(turns):
                act()
        finally:
            done.set()


def main() -> None:
    """Measure everything and write the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--json", type=Path, required=True)
    parser.add_argument("--turns", type=int, default=15)
    chosen = parser.parse_args()
    figures: dict[str, object] = {
        "machine": f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    }
    for name, act in ALONE.items():
        made = subprocess.run(
            [sys.executable, "-c", IN_A_NEW_PROCESS.format(act=act)],
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
        )
        figures[f"new process: {name}"] = json.loads(made.stdout)
        print(name, figures[f"new process: {name}"])
    atlas = load_atlas()
    exporter = Exporter(atlas)
    with sync_playwright() as playwright:
        for theme in THEMES:
            figures[theme] = side_by_side(atlas, exporter, theme, playwright.chromium, chosen.turns)
            print(theme, json.dumps(figures[theme], indent=1))
    figures["eight at once"] = eight_at_once(atlas, exporter)
    print(figures["eight at once"])
    chosen.json.write_text(json.dumps(figures, indent=2) + "\n")


def side_by_side(
    atlas: Atlas, exporter: Exporter, theme: str, chromium: BrowserType, turns: int
) -> dict[str, object]:
    """Return the figures of one theme: ours, folium's, turn by turn so that a busy moment meets both."""
    view = make_view(atlas.joined, Choices(), theme)
    exporter.render(view, "png", setup_of(view))
    ours, theirs, kept = [], [], []
    driver = Driver(chromium)
    file = Path(tempfile.mkdtemp()) / "map.html"
    for _ in range(turns):
        start = time.perf_counter()
        exporter.render(view, "png", setup_of(view))
        ours.append(time.perf_counter() - start)
        took, size = folium_png(atlas, theme, chromium, delay=0)
        theirs.append(took)
        kept.append(kept_browser_png(atlas, theme, driver, file))
    driver.quit()
    shutil.rmtree(file.parent)
    shipped = median([folium_png(atlas, theme, chromium, delay=3)[0] for _ in range(3)])
    return {
        "ours_1920x1080": {"median_s": round(median(ours), 3), "p95_s": round(p95(ours), 3)},
        "folium_to_png_delay_0": {
            "median_s": round(median(theirs), 3),
            "p95_s": round(p95(theirs), 3),
            "pixels": size,
        },
        "folium_to_png_as_shipped": {"median_s": round(shipped, 3)},
        "kept_browser": {"median_s": round(median(kept), 3)},
        "times_faster_than_to_png_as_shipped": round(shipped / median(ours), 1),
        "times_faster_than_to_png_delay_0": round(median(theirs) / median(ours), 1),
        "times_faster_than_kept_browser": round(median(kept) / median(ours), 1),
        "ours_3840x2160": timed(lambda: exporter.render(view, "png", setup_of(view, "screen-4k")), 5),
        "ours_a4_300dpi": timed(lambda: exporter.render(view, "png", setup_of(view, "a4-landscape")), 5),
    }


if __name__ == "__main__":
    main()
