"""The table below the map in a real browser: the rows of the view, sorted, walked and picked."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit


def rows_of(page: Page) -> Locator:
    """Return the table of the rows shown; it stands last."""
    return page.locator(".atlas-figure").last


def cells(page: Page, row: int) -> list[str]:
    return rows_of(page).locator("tbody tr[data-nth]").nth(row).locator("td").all_inner_texts()


def test_the_table_holds_the_rows_of_the_view(app: str, visitor: Callable[..., Visit]) -> None:
    visit = visitor(height=1300).open(f"{app}/partnerstwa?countries=AT")
    page = visit.page
    table = rows_of(page).locator("table")
    expect(table).to_have_attribute("aria-rowcount", "4")
    assert [text.strip() for text in table.locator("th").all_inner_texts()][:5] == [
        "Lp.",
        "Województwo",
        "TERYT",
        "Powiat (dziś)",
        "Kraj partnera",
    ]
    assert cells(page, 0)[:6] == ["2", "podkarpackie", "1819", "strzyżowski", "Austria", "Lassee"]
    assert not visit.failed
    assert not visit.outside


def test_a_heading_sorts_and_sorts_back(app: str, visitor: Callable[..., Visit]) -> None:
    page = visitor(height=1300).open(f"{app}/partnerstwa").page
    heading = rows_of(page).get_by_role("button", name="Odległość w km")
    heading.click()
    expect(rows_of(page).locator("th[aria-sort=ascending]")).to_have_text("Odległość w km")
    at = rows_of(page).locator("thead th").all_inner_texts().index("Odległość w km")
    nearest = int(cells(page, 0)[at].replace("\xa0", ""))
    heading.click()
    farthest = int(cells(page, 0)[at].replace("\xa0", ""))
    assert nearest < 60
    assert farthest > 6000
    heading.click()
    assert cells(page, 0)[0] == "1"


def test_keys_walk_through_all_rows_and_enter_picks(app: str, visitor: Callable[..., Visit]) -> None:
    visit = visitor(height=1300).open(f"{app}/wykaz-powodziowy-1999")
    page = visit.page
    rows_of(page).locator("tbody tr[tabindex='0']").focus()
    page.keyboard.press("End")
    focused = rows_of(page).locator("tbody tr:focus")
    expect(focused).to_have_attribute("aria-rowindex", "674")
    expect(focused).to_contain_text("Boleszkowice")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("selected=powiat%3A3210"))
    expect(rows_of(page).locator("tbody tr[aria-selected=true]").last).to_contain_text("Boleszkowice")
    assert visit.drawn()["selected"] == {"kind": "powiat", "key": "3210"}


def test_a_filter_leaves_its_rows(app: str, visitor: Callable[..., Visit]) -> None:
    visit = visitor(height=1300).open(f"{app}/wykaz-powodziowy-1999?voivodeships=32")
    expect(rows_of(visit.page).locator("table")).to_have_attribute("aria-rowcount", "2")
    assert cells(visit.page, 0)[4] == "Boleszkowice"


def test_the_matrix_shows_every_country_on_a_laptop(app, visitor):
    visit = visitor(1093, 614).open(f"{app}/partnerstwa?v=3&partner_figure=matrix")
    matrix = visit.page.locator(".matrix")
    matrix.scroll_into_view_if_needed()
    names = matrix.locator("th.turned")
    assert names.count() == 29
    assert visit.page.locator(".scroll:has(.matrix)").evaluate("box => box.scrollWidth <= box.clientWidth")
    cut = "cells => cells.filter(cell => cell.firstChild.offsetHeight > cell.clientHeight).length"
    assert names.evaluate_all(cut) == 0
    assert names.locator("text=Stany Zjednoczone").count() == 1
