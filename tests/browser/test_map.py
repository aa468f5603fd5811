"""The map in a real browser: offline, whole, and steady while filters change."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser.conftest import MAP

PAGES = {"floods": "wykaz-powodziowy-1999", "partnerships": "partnerstwa", "joint": "powodz-i-partnerstwa"}


@pytest.mark.parametrize("theme", PAGES)
def test_map_is_whole_without_internet(app, visitor, theme):
    visit = visitor().open(f"{app}/{PAGES[theme]}")
    drawn = visit.drawn()
    assert drawn["powiaty"] == 380
    assert len(drawn["lines"]) == {"floods": 0, "partnerships": 443, "joint": 0}[theme]
    assert len(drawn["legend"]) >= 5
    visit.page.wait_for_timeout(1500)
    assert visit.failed == []
    assert visit.outside == []


@pytest.mark.parametrize("theme", PAGES)
def test_map_paints_more_than_background(app, visitor, theme):
    visit = visitor().open(f"{app}/{PAGES[theme]}")
    visit.page.wait_for_timeout(500)
    shot = visit.page.locator(MAP).screenshot()
    colours = Image.open(io.BytesIO(shot)).convert("RGB").getcolors(1 << 24)
    counted = {colour: count for count, colour in colours or []}
    highest = {"floods": (162, 65, 25), "partnerships": (0, 114, 178), "joint": (47, 36, 56)}[
        theme
    ]  # the last class; the line to Germany
    assert counted.get(highest, 0) > 80


VIEW = (
    "({zoom: map.getZoom(), lat: map.getCenter().lat, lon: map.getCenter().lng, same: map === window.before})"
)


@pytest.mark.parametrize("theme", PAGES)
def test_filter_keeps_pan_and_zoom(app, visitor, theme):
    visit = visitor().open(f"{app}/{PAGES[theme]}")
    frame = visit.wait_for_map()
    frame.evaluate("void (window.before = window.map)")
    box = visit.page.locator(MAP).bounding_box()
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    visit.page.mouse.move(*middle)
    visit.page.keyboard.down("Control")
    visit.page.mouse.wheel(0, -400)
    visit.page.keyboard.up("Control")
    visit.page.wait_for_timeout(800)
    visit.page.mouse.down()
    visit.page.mouse.move(middle[0] + 120, middle[1] - 60, steps=5)
    visit.page.mouse.up()
    visit.page.wait_for_timeout(800)
    view, before = frame.evaluate(VIEW), visit.drawn()
    after = visit.after_change(lambda: visit.page.get_by_text("tylko powiaty z wykazu powodziowego").click())
    assert len(after["shown"]) == 170 < len(before["shown"]) == 380
    assert frame.evaluate(VIEW) == view
    assert view["same"]


def test_lines_follow_the_filter(app, visitor):
    visit = visitor().open(f"{app}/partnerstwa?countries=BE")
    assert visit.drawn()["lines"] == [5]
    after = visit.after_change(lambda: visit.page.locator(".st-key-reset button").click())
    assert len(after["lines"]) == 443


def test_two_visitors_do_not_share_layers(app, visitor):
    first, second = visitor(), visitor()
    first.open(f"{app}/partnerstwa?countries=AM")
    second.open(f"{app}/partnerstwa?countries=MN")
    assert first.drawn()["lines"] == [1]
    assert second.drawn()["lines"] == [84]


def test_tooltip_names_the_powiat(app, visitor):
    visit = visitor().open(f"{app}/wykaz-powodziowy-1999")
    frame = visit.wait_for_map()
    frame.evaluate("void window.map.setView([50.44, 16.65], 10, {animate: false})")
    box = visit.page.locator(MAP).bounding_box()
    visit.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2 + 5)
    visit.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    tip = frame.wait_for_selector(".atlas-tip").inner_text()
    assert "kłodzki" in tip
    assert "województwo dolnośląskie" in tip
    assert "13 z 14 gmin" in tip
    assert "Gminy miejskie: 4, wiejskie i miejsko-wiejskie: 9" in tip
    assert "Powierzchnia gmin z wykazu: ok. 98%" in tip.replace("\u00a0", "")


def test_downloads_hold_what_is_shown(app, visitor, tmp_path: Path):
    visit = visitor().open(f"{app}/partnerstwa?voivodeships=24&countries=CZ,SK")
    lines = visit.drawn()["lines"]
    with visit.page.expect_download() as waiting:
        visit.page.get_by_role("button", name="Wiersze jako CSV do Excela").click()
    waiting.value.save_as(tmp_path / "rows.csv")
    text = (tmp_path / "rows.csv").read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(text.decode("utf-8-sig")), delimiter=";"))
    assert sorted(int(row["Lp."]) for row in rows) == sorted(lines)
    assert waiting.value.suggested_filename.startswith("partnerstwa_slaskie_czechy_slowacja_")
    with visit.page.expect_download() as waiting:
        visit.page.get_by_role("button", name="Mapa jako PNG").click()
    waiting.value.save_as(tmp_path / "map.png")
    assert Image.open(tmp_path / "map.png").size == (1920, 1080)


def test_download_dialog_takes_the_extent_of_the_screen(app, visitor, tmp_path: Path):
    visit = visitor().open(f"{app}/wykaz-powodziowy-1999")
    visit.page.get_by_role("button", name="Pobierz").click()
    dialog = visit.page.get_by_role("dialog")
    dialog.get_by_role("button", name="Zapisz plik").wait_for()
    whole = dialog.locator("img").get_attribute("src")
    size = dialog.get_by_text(" kB, ").inner_text()
    visit.map_frame().evaluate("void window.map.setView([50.3, 19.0], 9, {animate: false})")
    dialog.get_by_text("jak na ekranie").click()
    expect(dialog.locator("img")).not_to_have_attribute("src", whole, timeout=30_000)
    expect(dialog.get_by_text(" kB, ")).not_to_have_text(size, timeout=30_000)
    with visit.page.expect_download() as waiting:
        dialog.get_by_role("button", name="Zapisz plik").click()
    waiting.value.save_as(tmp_path / "map.png")
    assert waiting.value.suggested_filename.startswith("wykaz-powodziowy-1999_")
    picture = Image.open(tmp_path / "map.png")
    assert picture.size == (1920, 1080)
    assert picture.info["Source"] == "wykaz-powodziowy-1999?v=3&extent=9%2F50.3%2F19"
    assert visit.failed == []
    assert visit.outside == []


@pytest.mark.parametrize("typed", ["zywiecki", "żywiecki"])
def test_a_powiat_is_found_with_and_without_diacritics(app, visitor, typed):
    visit = visitor().open(f"{app}/partnerstwa")
    box = visit.page.get_by_role("combobox", name="Powiat")
    box.click()
    box.type(typed)
    visit.page.get_by_role("option").first.wait_for()
    after = visit.after_change(lambda: visit.page.keyboard.press("Enter"))
    assert len(after["lines"]) == 14
    assert [code for code, mark in after["shown"]] == ["2417"]


def test_an_empty_result_is_a_sentence_on_the_map(app, visitor):
    visit = visitor().open(f"{app}/partnerstwa?countries=AM&voivodeships=02")
    assert visit.drawn()["lines"] == []
    assert "Poszerz jeden z filtrów" in visit.map_frame().locator(".atlas-empty").inner_text()
    visit.after_change(lambda: visit.page.locator(".st-key-reset button").click())
    assert visit.map_frame().locator(".atlas-empty").count() == 0


@pytest.mark.parametrize("file", ["map", "powiaty"])
@pytest.mark.parametrize(
    ("lang", "said"), [("pl", "Nie udało się wczytać mapy."), ("en", "The map could not be loaded.")]
)
def test_a_map_that_cannot_be_loaded_says_so(app, visitor, file, lang, said):
    visit = visitor()
    visit.page.context.route(re.compile(rf"/{file}\.[0-9a-f]+\.js"), lambda route: route.abort())
    visit.page.goto(f"{app}/wykaz-powodziowy-1999?lang={lang}")
    assert visit.map_frame().get_by_role("alert").inner_text(timeout=30_000).startswith(said)


def test_a_change_while_the_scripts_load_is_drawn(app, visitor):
    """The boot script keeps the calls that come before the map is there."""
    visit, held = visitor(), []
    visit.page.context.route(re.compile(r"/map\.[0-9a-f]+\.js"), lambda route: held.append(route))
    visit.page.goto(f"{app}/partnerstwa?v=3&lines=all")
    visit.page.get_by_text("tylko powiaty z wykazu powodziowego").click()
    visit.page.get_by_text("(tylko powiaty z wykazu powodziowego)").wait_for(timeout=30_000)
    visit.map_frame().wait_for_function("window.map")
    for route in held:
        route.continue_()
    assert len(visit.drawn()["lines"]) == 238
