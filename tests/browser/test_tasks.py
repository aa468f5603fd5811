"""Twelve tasks of a planner on a laptop of 1366 × 768 at 125 %: at most five clicks each, the file opened."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from openpyxl import load_workbook
from PIL import Image
from playwright.sync_api import Browser, Locator, expect
from pypdf import PdfReader

from tests.browser.conftest import Visit
from tests.browser.test_layout import at_powiat

MOST = 5
LISTED = (247, 197, 104)  # the colour of most listed gminy
SIGHT = "[map.getZoom(), map.getCenter().lat, map.getCenter().lng]"


@dataclass
class Planner:
    """A reader whose clicks are counted; what is typed costs no click, a field to type into does."""

    visit: Visit
    clicks: int = 0

    def click(self, target: Locator) -> None:
        target.click(trial=True)  # scrolls, and again where the page draws it anew meanwhile
        self.visit.page.wait_for_timeout(200)  # a list closes when the sidebar scrolls
        target.click()
        self.clicks += 1

    def press(self, name: str, role: str = "button") -> None:
        named = re.compile(rf"(^|\n){re.escape(name)}")  # after the name of an icon
        self.click(self.visit.page.get_by_role(role, name=named).first)  # type: ignore[arg-type]

    def choose(self, label: str, typed: str) -> None:
        field = self.visit.page.get_by_role("combobox", name=label, exact=True)
        self.click(field)
        field.fill(typed)
        self.visit.page.get_by_role("option").first.wait_for()
        self.visit.page.keyboard.press("Enter")

    def search(self, typed: str) -> None:
        self.choose("Szukaj", typed)

    def go(self, page: str) -> None:
        menu = self.visit.page.get_by_test_id("stSidebarNav")
        self.click(menu.get_by_role("link", name=page, exact=True))
        self.visit.page.get_by_role("heading", level=1, name=page).wait_for()
        self.visit.wait_for_map()

    def save(self, name: str, to: Path) -> Path:
        with self.visit.page.expect_download(timeout=60_000) as waiting:
            self.press(name)
        waiting.value.save_as(to)
        return to


@pytest.fixture
def planner(app: str, visitor: Callable[..., Visit], browser: Browser) -> Iterator[Planner]:
    """Return a planner on the first page; after the test the clicks are counted."""
    visit = visitor(1093, 614, scale=1.25)
    visit.page.goto(app)
    visit.page.get_by_role("combobox", name="Szukaj").wait_for(timeout=60_000)
    made = Planner(visit)
    yield made
    assert 0 < made.clicks <= MOST


def test_a_picture_of_the_gminy_of_a_voivodeship(planner, tmp_path):
    planner.go("Wykaz powodziowy z 1999 r.")
    planner.click(planner.visit.map_frame().get_by_role("radio", name="gminy", exact=True))
    planner.choose("Województwo", "opolskie")
    planner.visit.page.get_by_text("Województwo opolskie").first.wait_for()
    picture = Image.open(planner.save("Mapa jako PNG", tmp_path / "map.png"))
    assert picture.size == (1920, 1080)
    assert "opolskie" in picture.info["Description"]
    pixels = np.asarray(picture.convert("RGB"), dtype=int)
    listed = (np.abs(pixels - np.array(LISTED)) < 6).all(axis=2)
    assert listed.mean() > 0.02  # the gminy fill the sheet; on a map of Poland they are a speck


def test_the_rows_of_a_voivodeship_and_a_country(planner, tmp_path):
    planner.go("Partnerstwa")
    planner.choose("Województwo", "podkarpackie")
    planner.choose("Kraj partnera", "Ukraina")
    planner.visit.page.get_by_text("Województwo podkarpackie: 25 partnerstw").wait_for()
    text = planner.save("Wiersze jako CSV do Excela", tmp_path / "rows.csv").read_text("utf-8-sig")
    rows = list(csv.DictReader(text.splitlines(), delimiter=";"))
    assert len(rows) == 25
    assert {row["Kraj partnera"] for row in rows} == {"Ukraina"}


def test_neighbours_with_partners_in_a_country(planner):
    planner.search("powiat kłodzki")
    neighbours = planner.visit.page.locator(".st-key-card_neighbours")
    neighbours.locator("tbody tr[aria-rowindex]").first.wait_for()
    assert "kraje partnerów" in neighbours.inner_text().lower()
    named = neighbours.locator("tbody tr[aria-rowindex]").all_inner_texts()
    assert [row for row in named if "Czechy" in row and "kłodzki" not in row] == []  # none of them has one
    assert any("Niemcy" in row for row in named if "kłodzki" not in row)


def test_three_slides_shown_by_keys_and_linked(planner):
    page = planner.visit.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    planner.go("Partnerstwa")
    for number, theme in enumerate(("", "Powódź i partnerstwa", "Wykaz powodziowy z 1999 r."), 1):
        if theme:  # by the keyboard, as its clicks are for what only a click does
            page.get_by_test_id("stSidebarNav").get_by_role("link", name=theme, exact=True).press("Enter")
            page.get_by_role("heading", level=1, name=theme).wait_for()
            planner.visit.wait_for_map()
        planner.press("Dodaj widok")
        page.get_by_text(f"Dodano jako slajd {number}").first.wait_for()
    assert page.locator(".atlas-slides li").count() == 3
    page.get_by_role("button", name="Kopiuj link do prezentacji").press("Enter")
    page.wait_for_function("async () => (await navigator.clipboard.readText()).includes('slides')")
    planner.press("Prezentuj slajdy")
    for number in (1, 2, 3):
        page.get_by_role("status").filter(has_text=f"Slajd {number} z 3").wait_for()
        page.keyboard.press("PageDown")


def test_the_card_of_a_powiat(planner, tmp_path):
    planner.search("powiat raciborski")
    planner.visit.page.get_by_role("heading", level=1, name="Powiat raciborski").wait_for()
    card = PdfReader(planner.save("Karta jako PDF", tmp_path / "card.pdf"))
    text = card.pages[0].extract_text()
    assert "Powiat raciborski" in text
    assert "127.0.0.1" not in text


def test_three_powiaty_compared_in_a_workbook(planner, tmp_path):
    visit = planner.visit
    visit.open(f"{visit.page.url}wykaz-powodziowy-1999?v=3&pins=0208,2417")  # two are pinned already
    panel = visit.page.locator(".st-key-panel")
    visit.page.mouse.click(*at_powiat(visit, "1607"))
    planner.clicks += 1
    panel.get_by_role("heading", name="Powiat nyski").wait_for()
    planner.click(panel.get_by_role("button", name="Przypnij do porównania"))
    panel.get_by_role("button", name="Odepnij").wait_for()
    book = load_workbook(planner.save("Porównanie w pliku Excela", tmp_path / "three.xlsx"))
    cells = [str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row if cell.value]
    assert {"kłodzki", "żywiecki", "nyski"} <= {cell.split(" (")[0] for cell in cells}


def test_a_place_is_found_without_polish_letters(planner):
    planner.search("zywiec")
    planner.visit.page.get_by_role("heading", level=1, name="Powiat żywiecki").wait_for()


def test_a_link_to_the_place_in_sight(planner, visitor):
    visit = planner.visit
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    planner.go("Wykaz powodziowy z 1999 r.")
    visit.map_frame().evaluate(
        "() => { Atlas.store.touched = true; map.setView([50.3, 19], 9, {animate: false}); }"
    )
    visit.page.wait_for_url("**extent=9/50.3/19**")
    planner.press("Kopiuj link")
    visit.page.get_by_text("Skopiowano").wait_for()
    other = visitor(1093, 614).open(visit.page.evaluate("navigator.clipboard.readText()"))
    assert other.wait_for_map().evaluate(SIGHT) == pytest.approx([9, 50.3, 19], abs=0.01)


def test_the_way_back(planner):
    planner.go("Partnerstwa")
    planner.choose("Województwo", "opolskie")
    planner.visit.page.wait_for_url("**voivodeships=16**")
    planner.visit.page.go_back()
    planner.visit.page.wait_for_url(lambda url: "voivodeships" not in url)
    planner.visit.wait_for_map().wait_for_function("Atlas.store.shown.length === 443")


def test_where_a_number_comes_from(planner):
    planner.search("świdnicki dolnośląskie")
    page = planner.visit.page
    page.get_by_role("heading", level=1, name="Powiat świdnicki").wait_for()
    link = page.get_by_role("link", name=re.compile("Dz.U. 1999 nr 42 poz. 424")).first
    link.wait_for()
    assert "WDU19990420424" in str(link.get_attribute("href"))


def test_only_partnerships_of_unknown_year(planner, tmp_path):
    planner.go("Partnerstwa")
    planner.click(planner.visit.page.get_by_role("combobox", name="Podany rok"))
    planner.click(planner.visit.page.get_by_role("option", name="tylko bez podanego roku"))
    planner.visit.wait_for_map().wait_for_function("Atlas.store.shown.length === 66")
    text = planner.save("Wiersze jako CSV do Excela", tmp_path / "rows.csv").read_text("utf-8-sig")
    assert len(list(csv.DictReader(text.splitlines(), delimiter=";"))) == 66


def test_the_language_in_the_middle_of_the_work(planner):
    visit = planner.visit
    visit.open(f"{visit.page.url}partnerstwa?v=3&voivodeships=18&countries=UA&extent=8/49.9/22")
    planner.click(visit.page.get_by_test_id("stSidebar").get_by_text("English", exact=True))
    visit.page.get_by_role("heading", level=1, name="Partnerships").wait_for()
    visit.page.wait_for_url("**lang=en**")
    assert "voivodeships=18&countries=UA" in visit.page.url
    expect(visit.page.get_by_test_id("stText").first).to_contain_text("25 partnerships")
    assert visit.wait_for_map().evaluate(SIGHT) == pytest.approx([8, 49.9, 22], abs=0.01)
