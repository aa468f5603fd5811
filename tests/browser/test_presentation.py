"""Presentation: slides stepped by keys, readable from the back of a room, kept in the link."""

from __future__ import annotations

import pytest

from tests.browser.conftest import MAP

SIZES = (
    "() => ['h1', '[data-testid=stText]', '.atlas-slide']"
    ".map(one => parseFloat(getComputedStyle(document.querySelector(one)).fontSize))"
)


def slide(visit, text: str) -> None:
    visit.page.get_by_role("status").filter(has_text=text).wait_for(timeout=15_000)


def test_a_remote_steps_through_the_prepared_slides(app, visitor):
    visit = visitor().open(f"{app}/partnerstwa")
    visit.page.locator("body").press("p")
    slide(visit, "Slajd 1 z 7")
    visit.page.get_by_role("heading", name="Gminy i powiaty dotknięte powodzią").wait_for(timeout=12_000)
    assert not visit.page.get_by_test_id("stSidebar").is_visible()
    visit.page.keyboard.press("PageDown")
    slide(visit, "Slajd 2 z 7")
    visit.page.wait_for_url(lambda url: "measure=number" in url)
    visit.page.keyboard.press("ArrowRight")
    slide(visit, "Slajd 3 z 7")
    visit.page.get_by_text("Województwa dolnośląskie, opolskie i śląskie").wait_for(timeout=12_000)
    visit.page.keyboard.press("PageUp")
    slide(visit, "Slajd 2 z 7")
    visit.page.keyboard.press("End")
    slide(visit, "Slajd 7 z 7")
    visit.page.get_by_role("heading", name="Partnerstwa polskich powiatów").wait_for(timeout=12_000)
    visit.wait_for_map().wait_for_function("Atlas.drawn().lines.length === 238")
    visit.page.go_back()
    slide(visit, "Slajd 2 z 7")
    visit.page.get_by_role("button", name="Następny").click()
    slide(visit, "Slajd 3 z 7")
    visit.page.keyboard.press("Escape")
    visit.page.get_by_test_id("stSidebar").wait_for(timeout=12_000)
    visit.page.wait_for_url(lambda url: "present" not in url)
    visit.page.get_by_text("Województwa dolnośląskie, opolskie i śląskie").wait_for(timeout=12_000)


@pytest.mark.parametrize(("width", "height", "smallest"), [(1920, 1080, 24), (1280, 720, 16)])
def test_it_is_read_from_the_back_of_a_room(app, visitor, width, height, smallest):
    visit = visitor(width, height).open(f"{app}/partnerstwa?present=1&slide=4")
    slide(visit, "Slajd 4 z 7")
    visit.page.wait_for_timeout(500)
    frame = visit.wait_for_map()
    sizes = visit.page.evaluate(SIZES)
    sizes.append(
        frame.evaluate("parseFloat(getComputedStyle(document.querySelector('.atlas-legend li')).fontSize)")
    )
    assert min(sizes) >= smallest
    box = visit.page.locator(MAP).bounding_box()
    assert box["width"] > 0.95 * width
    assert box["height"] > 0.7 * height
    tools = visit.page.get_by_role("toolbar").bounding_box()
    assert box["y"] + box["height"] <= tools["y"] + 1
    assert visit.page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") == 0
    assert frame.evaluate("map.getSize().y") == pytest.approx(box["height"], abs=2)


def test_saved_views_are_slides_in_the_link(app, visitor):
    visit = visitor().open(f"{app}/partnerstwa?countries=CZ&extent=8/50/17")
    visit.page.get_by_role("button", name="Dodaj widok do slajdów").click()
    visit.page.wait_for_url("**slides=**")
    visit.page.get_by_role("button", name="Prezentuj").click()
    slide(visit, "Slajd 1 z 8")
    visit.page.keyboard.press("End")
    slide(visit, "Slajd 8 z 8")
    visit.page.get_by_text("kraj partnera: Czechy").wait_for(timeout=12_000)
    frame = visit.wait_for_map()
    frame.wait_for_function("map.getZoom() === 8 && Math.abs(map.getCenter().lng - 17) < 0.01")
    visit.page.get_by_role("button", name="Przesuń slajd wcześniej").click()
    slide(visit, "Slajd 7 z 8")
    other = visitor().open(visit.page.url)
    slide(other, "Slajd 7 z 8")
    other.page.get_by_text("kraj partnera: Czechy").wait_for(timeout=12_000)
    other.page.get_by_role("button", name="Usuń slajd").click()
    slide(other, "Slajd 7 z 7")
    other.page.get_by_text("Filtry: tylko powiaty z wykazu powodziowego").wait_for(timeout=12_000)


def test_p_is_a_letter_where_one_types(app, visitor):
    visit = visitor().open(f"{app}/partnerstwa")
    visit.page.get_by_role("combobox", name="Szukaj").press("p")
    visit.page.get_by_role("combobox", name="Województwo").press("p")
    visit.page.wait_for_timeout(800)
    visit.page.wait_for_url(lambda url: "present" not in url)
