"""Take the pictures of docs/: python -m tools.screenshots [NAME ...] (needs Chromium and the tests)."""

from __future__ import annotations

import datetime as dt
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image, ImageChops
from playwright.sync_api import sync_playwright

from benchmarks.measure import APP, CHROMIUM, LAUNCH, served
from geo.choices.model import Choices
from geo.data.atlas import load_atlas
from geo.render.export import Exporter
from geo.render.sheet.page_setup import PRESETS, PageSetup
from geo.views.factory import make_view
from geo.views.view import address_of

DOCS = Path(__file__).parents[1] / "docs"
DAY = dt.date(2026, 11, 22)
_UNSEEN = 40  # of 255, by which a channel of a pixel may differ
SHOTS = {
    "overview-pl": ("", 1280, 720),
    "overview-en": ("?lang=en", 1280, 720),
    "overview-phone-pl": ("", 390, 844),
    "card-pl": ("powiat?selected=powiat:2417", 1280, 720),
    "card-en": ("powiat?v=3&lang=en&selected=powiat:2417", 1280, 720),
    "floods-pl": ("wykaz-powodziowy-1999", 1280, 720),
    "silesia-pl": ("wykaz-powodziowy-1999?v=3&extent=8.5/50.3/18.7", 1280, 720),
    "tricity-pl": ("wykaz-powodziowy-1999?v=3&extent=9.25/54.5/18.8", 1280, 720),
    "szczecin-lagoon-pl": ("wykaz-powodziowy-1999?v=3&extent=9.25/53.75/14.5", 1280, 720),
    "podhale-pl": ("wykaz-powodziowy-1999?v=3&extent=9.25/49.5/20.1", 1280, 720),
    "floods-en": ("wykaz-powodziowy-1999?v=3&lang=en&measure=number", 1280, 720),
    "partnerships-pl": ("partnerstwa", 1280, 720),
    "partnerships-en": ("partnerstwa?v=3&lang=en&voivodeships=24&colour_by=form", 1280, 720),
    "joint-pl": ("powodz-i-partnerstwa", 1280, 720),
    "joint-en": ("powodz-i-partnerstwa?v=3&lang=en&countries=DE", 1280, 720),
    "data-pl": ("dane", 1280, 720),
    "data-en": ("dane?lang=en", 1280, 720),
    "floods-phone-pl": ("wykaz-powodziowy-1999", 390, 844),
    "partnerships-1080-pl": ("partnerstwa", 1920, 1080),
    "presentation-pl": ("wykaz-powodziowy-1999?v=3&present=1", 1280, 720),
    "presentation-en": ("partnerstwa?v=3&present=1&lang=en", 1280, 720),
    "presentation-1080-pl": ("powodz-i-partnerstwa?v=3&present=1", 1920, 1080),
}
SCREEN = PRESETS["screen"]
SHEETS = {
    "sheet-floods": ("floods", Choices(), "pl", PageSetup(DAY, SCREEN)),
    "sheet-partnerships": ("partnerships", Choices(), "pl", PageSetup(DAY, SCREEN)),
    "sheet-joint": ("joint", Choices(), "pl", PageSetup(DAY, SCREEN)),
    "sheet-floods-print": (
        "floods",
        Choices.of(measure="number"),
        "pl",
        PageSetup(DAY, replace(PRESETS["a4-portrait"], dpi=150), "print", qr=True),
    ),
    "sheet-partnerships-zywiecki": (
        "partnerships",
        Choices.of(powiaty=("2417",)),
        "en",
        PageSetup(DAY, replace(PRESETS["a4-landscape"], dpi=150), extent="selection", qr=True),
    ),
}


def main() -> None:
    """Write the pictures named, or every picture."""
    asked = set(sys.argv[1:]) or {*SHOTS, *SHEETS}
    take_shots(asked)
    write_sheets(asked)
    for name in asked:
        reduce_colours(DOCS / f"{name}.png")


def reduce_colours(file: Path) -> None:
    """Give a picture a palette, which makes it a third of the size, where no colour becomes another one."""
    picture = Image.open(file).convert("RGB")
    small = picture.quantize(256, dither=Image.Dither.NONE)
    off = np.asarray(ImageChops.difference(picture, small.convert("RGB")))
    (small if off.max() <= _UNSEEN else picture).save(file, optimize=True)


def take_shots(asked: set[str]) -> None:
    """Write pictures of pages."""
    with served(APP) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=LAUNCH)
        for name, (address, width, height) in SHOTS.items():
            if name not in asked:
                continue
            page = browser.new_page(viewport={"width": width, "height": height})
            page.goto(f"{server.address}/{address}")
            if not name.startswith(("data", "overview", "card")):
                element = page.wait_for_selector("iframe[title*='streamlit_folium']")
                frame = element and element.content_frame()
                assert frame, f"{address}: expected the frame of the map, found none"
                frame.wait_for_url("**/component/**")  # before, the policy of the page binds it
                frame.wait_for_function("window.Atlas && Atlas.surrounded", timeout=60_000)
            page.wait_for_timeout(2500)
            page.screenshot(path=DOCS / f"{name}.png")
            page.close()
        browser.close()


def write_sheets(asked: set[str]) -> None:
    """Write sheets, which need no browser."""
    atlas = load_atlas()
    exporter = Exporter(atlas)
    for name, (theme, choices, lang, setup) in SHEETS.items():
        if name not in asked:
            continue
        view = make_view(atlas.joined, choices, theme, lang)
        (DOCS / f"{name}.png").write_bytes(
            exporter.render(view, "png", replace(setup, address=address_of(view)))
        )


if __name__ == "__main__":
    main()
