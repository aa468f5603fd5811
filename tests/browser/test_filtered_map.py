"""The map goes to what the filters leave; the picture saved with one click shows what the screen shows."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageColor
from scipy import ndimage

from tests.browser.conftest import Visit

VIEWS = (
    *(
        f"wykaz-powodziowy-1999?v=3&voivodeships={code}"
        for code in ("02", "06", "12", "16", "18", "24", "26")
    ),
    "wykaz-powodziowy-1999?v=3&voivodeships=24&measure=number",
    "wykaz-powodziowy-1999?v=3&voivodeships=12,24&measure=area&palette=greens",
    "wykaz-powodziowy-1999?v=3&voivodeships=02,16&flooded_only=1",
    "wykaz-powodziowy-1999?v=3&voivodeships=16&level=gmina",
    "wykaz-powodziowy-1999?v=3&voivodeships=02,16,24&level=voivodeship",
    "wykaz-powodziowy-1999?v=3&powiaty=0208",
    "wykaz-powodziowy-1999?v=3&powiaty=0208,1607,2411",
    "wykaz-powodziowy-1999?v=3&voivodeships=16&selected=powiat:1607",
    "wykaz-powodziowy-1999?v=3&voivodeships=16&extent=7.5/50.6/17.8",
    "wykaz-powodziowy-1999?v=3&voivodeships=24&extent=7/50.4/19",
    "powodz-i-partnerstwa?v=3&voivodeships=24",
    "powodz-i-partnerstwa?v=3&voivodeships=02,16",
    "powodz-i-partnerstwa?v=3&voivodeships=12",
)
"""Twenty views whose coloured areas lie within the map."""

HIDDEN = """() => { const style = document.createElement("style");
  style.textContent = ".leaflet-control-container, .atlas-legend, .atlas-names { display: none !important; }";
  document.head.append(style); }"""
"""Leaves only the areas and lines of the map in the frame."""

LIKE_LAND = "#efece6"
"""The lowest class of both subjects at once is hardly told from the land around Poland."""

SMALL, FULL = 0.03, 0.97
"""Parts of the map are no specks beside the largest; swatches of a legend fill their rectangle."""


def box(picture: NDArray[np.uint8], colours: list[str]) -> tuple[float, float]:
    """Return width to height, and the share of the picture's height, of the areas in these colours.

    Borders and names with their halos part an area: parts near each other are one, and all count but the
    swatches of a legend.
    """
    painted = np.zeros(picture.shape[:2], dtype=bool)
    for colour in colours:
        near = np.abs(picture[:, :, :3].astype(int) - np.array(ImageColor.getrgb(colour)))
        painted |= near.max(axis=2) <= 2
    for _, (rows, columns), share in blobs(painted):
        if share > FULL:
            painted[rows, columns] = False
    found = blobs(ndimage.binary_dilation(painted, iterations=picture.shape[1] // 170))
    largest = max(size for size, *_ in found)
    parts = [at for size, at, _ in found if size >= SMALL * largest]
    wide = max(columns.stop for _, columns in parts) - min(columns.start for _, columns in parts)
    high = max(rows.stop for rows, _ in parts) - min(rows.start for rows, _ in parts)
    return wide / high, high / picture.shape[0]


def blobs(painted: NDArray[np.bool_]) -> list[tuple[int, tuple[slice, slice], float]]:
    """Return the size in pixels of each connected part, its rows and columns, and how much of them it fills.

    What a part encloses, as a number on it, counts as filled.
    """
    numbered, _ = ndimage.label(ndimage.binary_fill_holes(painted))
    sizes = np.bincount(numbered.ravel())[1:]
    return [
        (int(size), (rows, columns), size / ((rows.stop - rows.start) * (columns.stop - columns.start)))
        for size, (rows, columns) in zip(sizes, ndimage.find_objects(numbered), strict=True)
    ]


def saved(visit: Visit, to: Path) -> Image.Image:
    with visit.page.expect_download(timeout=60_000) as waiting:
        visit.page.get_by_role("button", name="Mapa jako PNG").click()
    waiting.value.save_as(to)
    return Image.open(to)


@pytest.mark.parametrize("part", range(4))
def test_the_picture_is_what_the_screen_shows(app, visitor, tmp_path, part):
    visit = visitor(1093, 614)
    for view in VIEWS[part::4]:
        visit.open(f"{app}/{view}")
        frame = visit.map_frame()
        visit.page.wait_for_timeout(800)
        frame.evaluate(HIDDEN)
        state = frame.evaluate("Atlas.store.state.class_colours")
        colours = [
            colour for code, colour in state.items() if code not in ("x", "n", "0") and colour != LIKE_LAND
        ]
        screen = visit.page.locator("iframe[title*='streamlit_folium']").screenshot()
        on_screen = np.asarray(Image.open(io.BytesIO(screen)))
        shape, share = box(on_screen, colours)
        sheet = np.asarray(saved(visit, tmp_path / "map.png").convert("RGB"))
        printed, share_printed = box(sheet, colours)
        assert printed == pytest.approx(shape, rel=0.12), view
        # the map of a sheet is a part of its height; it may show more round what the screen shows
        assert 0.4 * share < share_printed < 1.1 * share, view


@pytest.mark.parametrize(
    "view", [VIEWS[3], VIEWS[14], VIEWS[15], "partnerstwa?v=3&voivodeships=18&countries=UA"]
)
def test_the_address_on_the_picture_opens_the_same_view(app, visitor, tmp_path, view):
    visit = visitor(1093, 614).open(f"{app}/{view}")
    visit.page.wait_for_timeout(500)
    told = saved(visit, tmp_path / "map.png").info["Source"]
    fresh = visitor(1093, 614).open(f"{app}/{told}")
    fresh.page.wait_for_timeout(500)
    shown = """(({ detail, ...drawn }, at) => [drawn, map.getZoom(), at.lat.toFixed(1), at.lng.toFixed(1)])(
      Atlas.drawn(), map.getCenter())"""  # finer outlines may still be on their way
    assert fresh.map_frame().evaluate(shown) == visit.map_frame().evaluate(shown)


def zoom(visit: Visit) -> float:
    return visit.map_frame().evaluate("map.getZoom()")


def test_a_reader_who_moved_the_map_is_left_alone(app, visitor):
    visit = visitor(1093, 614).open(f"{app}/wykaz-powodziowy-1999?v=3&voivodeships=16")
    near = zoom(visit)
    visit.page.locator(".st-key-reset button").click()
    visit.map_frame().wait_for_function("n => map.getZoom() < n", arg=near)
    visit.open(f"{app}/wykaz-powodziowy-1999?v=3&voivodeships=16&extent=6/52/19")
    assert zoom(visit) == 6
    frame = visit.map_frame()
    frame.get_by_role("button", name="Wynik filtrów").click()
    assert zoom(visit) == near
    visit.page.wait_for_url(lambda url: "extent" not in url)
    frame.get_by_role("button", name="Polska", exact=True).click()
    assert zoom(visit) < near
