"""The address on what the reader takes along opens the same view; where none would, a code does."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import pytest
from PIL import Image
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.conftest import NAME, Visit
from tests.browser.test_search import field


def _saved(visit: Visit, button: str, to: Path) -> Path:
    with visit.page.expect_download() as waiting:
        visit.page.get_by_role("button", name=button).click()
    waiting.value.save_as(to)
    return to


def test_sheets_and_cards_print_where_the_reader_came_from(app, visitor, tmp_path):
    named = app.replace("127.0.0.1", NAME)
    visit = visitor()
    visit.page.goto(named)
    for link, path in (
        ("Partnerstwa", "partnerstwa"),
        ("Powódź i partnerstwa", "powodz-i-partnerstwa"),
        ("Partnerstwa", "partnerstwa"),
    ):
        visit.page.get_by_test_id("stSidebarNav").get_by_role("link", name=link, exact=True).click()
        visit.page.wait_for_url(f"{named}/{path}**")
        visit.wait_for_map()
        picture = Image.open(_saved(visit, "Mapa jako PNG", tmp_path / "map.png"))
        assert picture.info["Source"] == f"{named}/{path}"
    visit.open(f"{named}/powodz-i-partnerstwa?v=3&voivodeships=24")
    picture = Image.open(_saved(visit, "Mapa jako PNG", tmp_path / "map.png"))
    assert picture.info["Source"] == f"{named}/powodz-i-partnerstwa?v=3&voivodeships=24"
    visit.page.goto(f"{named}/powiat?v=3&selected=powiat:2417")
    card = PdfReader(_saved(visit, "Karta jako PDF", tmp_path / "card.pdf"))
    assert f"{named}/powiat?v=3&selected=powiat%3A2417" in card.pages[0].extract_text()


def test_a_code_stands_where_only_this_machine_can_open_the_address(app, visitor, tmp_path):
    visit = visitor().open(f"{app}/partnerstwa?v=3&voivodeships=18&countries=UA")
    visit.page.get_by_role("button", name="Pobierz").click()
    dialog = visit.page.get_by_role("dialog")
    dialog.get_by_text("dlatego zamiast niego na pliku stoi kod widoku").wait_for()
    assert dialog.get_by_role("checkbox", name="adres jako kod QR").is_disabled()
    size = dialog.get_by_text(" kB, ").inner_text()
    visit.map_frame().evaluate("void window.map.setView([49.9, 22], 8, {animate: false})")
    dialog.get_by_text("jak na ekranie").click()
    expect(dialog.get_by_text(" kB, ")).not_to_have_text(size, timeout=30_000)  # never one without the extent
    with visit.page.expect_download() as waiting:
        dialog.get_by_role("button", name="Zapisz plik").click()
    waiting.value.save_as(tmp_path / "map.png")
    code = Image.open(tmp_path / "map.png").info["Source"]
    assert unquote(code) == "partnerstwa?v=3&voivodeships=18&countries=UA&extent=8/49.9/22"

    other = visitor()
    other.page.goto(app)
    field(other).wait_for(timeout=60_000)
    field(other).fill(code)
    other.page.get_by_role("option", name="Otwórz widok").wait_for()
    field(other).press("Enter")
    other.page.wait_for_url("**/partnerstwa?*")
    frame = other.wait_for_map()
    centre = frame.evaluate("[map.getZoom(), map.getCenter().lat, map.getCenter().lng]")
    assert centre == pytest.approx([8, 49.9, 22], abs=0.01)  # maps stand on whole pixels
    assert other.drawn()["lines"] == visit.drawn()["lines"]
