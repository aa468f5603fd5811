"""The view on the whole screen, left again untouched; slides collected, put in order, shown and shared."""

from __future__ import annotations

from contextlib import suppress

import pytest
from playwright.sync_api import TimeoutError

from tests.browser.conftest import MAP, Visit

SCROLLED = "document.querySelector('[data-testid=stMain]').scrollTop"
SIGHT = "() => [map.getZoom(), map.getCenter().lat, map.getCenter().lng]"
SIZES = "nodes => nodes.map(node => parseFloat(getComputedStyle(node).fontSize))"
POLAND = "[[49.0, 14.13], [54.84, 24.15]]"
FILTERED = "partnerstwa?v=3&voivodeships=18&countries=UA&extent=7/49.8/23"


def slide(visit: Visit, text: str) -> None:
    visit.page.get_by_role("status").filter(has_text=text).wait_for(timeout=15_000)


def title(visit: Visit, text: str) -> None:
    visit.wait_for_map().get_by_role("heading", level=1).filter(has_text=text).wait_for(timeout=15_000)


def add(visit: Visit) -> None:
    visit.page.get_by_role("button", name="Dodaj widok").click()


def titles(visit: Visit) -> list[str]:
    return visit.page.locator(".atlas-slides input").evaluate_all("nodes => nodes.map(node => node.value)")


def rename(visit: Visit, number: int, to: str) -> None:
    """Give a slide a title, again where the list was drawn anew between the letters and Enter."""
    field = visit.page.get_by_role("textbox", name=f"Tytuł slajdu {number}")
    named = (
        "to => [...document.querySelectorAll('.atlas-slides input')].some(node => node.defaultValue === to"
        " || node.value === to)"
    )
    for _ in range(4):
        field.fill(to)
        field.press("Enter")
        with suppress(TimeoutError):
            visit.page.wait_for_function(named, arg=to, timeout=8_000)
            return
    raise AssertionError(f"slide {number} has not got the title {to}")


@pytest.mark.parametrize("key", ["p", "click"])
def test_the_view_fills_the_screen_and_escape_finds_the_page_as_it_was(app, visitor, key):
    visit = visitor(1093, 614).open(f"{app}/{FILTERED}")
    frame = visit.wait_for_map()
    visit.page.wait_for_timeout(800)
    if key == "p":
        visit.page.evaluate(f"{SCROLLED} = 260")
    address, sight = visit.page.url, frame.evaluate(SIGHT)
    lines, scrolled = visit.drawn()["lines"], visit.page.evaluate(SCROLLED)
    if key == "p":
        visit.page.keyboard.press("p")
    else:
        visit.page.get_by_role("button", name="Prezentuj", exact=True).click()
    title(visit, "Partnerstwa polskich powiatów")
    assert visit.page.evaluate("!!document.fullscreenElement")
    assert visit.drawn()["lines"] == lines
    box = visit.page.locator(MAP).bounding_box()
    assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, 1093, 614)
    for name in ("stSidebar", "stHeader"):
        assert not visit.page.get_by_test_id(name).is_visible()
    assert not visit.page.get_by_role("toolbar").is_visible()
    assert not frame.locator(".leaflet-control-zoom, .atlas-views, .atlas-list").first.is_visible()
    assert frame.evaluate(SIGHT)[0] >= sight[0]  # all that was in sight, and larger
    visit.page.keyboard.press("Escape")
    visit.page.get_by_test_id("stSidebar").wait_for()
    visit.page.wait_for_function("!document.fullscreenElement")
    visit.page.wait_for_url(address)
    frame.wait_for_function(
        f"at => ({SIGHT})().every((value, n) => Math.abs(value - at[n]) < 0.02)", arg=sight
    )
    assert visit.drawn()["lines"] == lines
    assert visit.page.evaluate(SCROLLED) == scrolled
    assert visit.page.get_by_role("button", name="Prezentuj", exact=True).evaluate(
        "node => node === document.activeElement"
    )
    assert visit.failed == []


def test_the_way_out_shows_when_the_pointer_moves_and_fades_again(app, visitor):
    visit = visitor().open(f"{app}/wykaz-powodziowy-1999?v=3")
    visit.page.keyboard.press("p")
    title(visit, "")
    leave = visit.page.get_by_role("button", name="Zakończ prezentację")
    assert not leave.is_visible()
    visit.page.mouse.move(600, 300)
    visit.page.mouse.move(640, 330)
    leave.wait_for()
    leave.wait_for(state="hidden", timeout=8_000)
    visit.page.mouse.move(600, 300)
    leave.click()
    visit.page.get_by_test_id("stSidebar").wait_for()
    visit.page.wait_for_url(lambda url: "present" not in url)


def test_without_the_full_screen_it_works_too(app, visitor):
    visit = visitor()
    visit.page.add_init_script("Element.prototype.requestFullscreen = undefined")
    visit.open(f"{app}/wykaz-powodziowy-1999?v=3")
    visit.page.keyboard.press("p")
    title(visit, "")
    visit.page.keyboard.press("Escape")
    visit.page.get_by_test_id("stSidebar").wait_for()


@pytest.mark.parametrize("path", ["wykaz-powodziowy-1999", "powodz-i-partnerstwa"])
def test_it_is_read_from_the_back_of_a_room(app, visitor, path):
    visit = visitor(1920, 1080).open(f"{app}/{path}?v=3&present=1")
    title(visit, "")
    frame = visit.wait_for_map()
    texts = frame.locator(".atlas-wall-head > *, .atlas-wall-foot, .atlas-legend li, .atlas-legend p")
    assert min(texts.evaluate_all(SIZES)) >= 18
    frame.wait_for_function(
        f"(() => {{ const [a, b] = {POLAND}.map(at => map.latLngToContainerPoint(at).y);"
        " return a - b > 0.7 * innerHeight && b >= 0 && a <= map.getSize().y; })()"
    )
    legend = frame.locator(".atlas-legend").bounding_box()
    assert legend["height"] < 0.6 * 1080


def test_on_a_phone_nothing_lies_on_the_legend(app, visitor):
    visit = visitor(390, 844).open(f"{app}/wykaz-powodziowy-1999?v=3&present=1")
    title(visit, "")
    visit.wait_for_map().wait_for_function("document.querySelector('#map_div').offsetHeight > 250")
    visit.page.mouse.move(200, 300)
    visit.page.mouse.move(220, 330)
    visit.page.get_by_role("button", name="Zakończ prezentację").wait_for()
    tools = visit.page.get_by_role("toolbar").bounding_box()
    legend = visit.wait_for_map().locator(".atlas-legend").bounding_box()
    on_map = visit.wait_for_map().locator("#map_div").bounding_box()
    assert tools["y"] + tools["height"] <= legend["y"]
    assert on_map["y"] + on_map["height"] <= legend["y"] + 1


def test_three_views_are_three_slides_in_the_readers_order(app, visitor):
    visit = visitor(1093, 614).open(f"{app}/{FILTERED}")
    add(visit)
    slide(visit, "Dodano jako slajd 1")
    visit.page.goto(f"{app}/wykaz-powodziowy-1999?v=3&voivodeships=16")  # the deck outlives the page
    visit.wait_for_map()
    visit.page.get_by_role("button", name="Slajdy (1)").wait_for()
    add(visit)
    slide(visit, "Dodano jako slajd 2")
    visit.page.get_by_role("link", name="Powódź i partnerstwa").click()
    visit.page.wait_for_url("**/powodz-i-partnerstwa**")
    visit.wait_for_map()
    add(visit)
    slide(visit, "Dodano jako slajd 3")
    assert "slides" not in visit.page.url  # the address of a page is that of its view
    for number, name in ((1, "Ukraina"), (2, "Opolskie"), (3, "Razem")):
        rename(visit, number, name)
    visit.page.locator(".atlas-slides .picture img").nth(2).wait_for(timeout=30_000)
    visit.page.get_by_role("button", name="Przesuń slajd 3 wyżej").press("Enter")
    visit.page.wait_for_function(
        "() => [...document.querySelectorAll('.atlas-slides input')].map(node => node.value).join() ==="
        " 'Ukraina,Razem,Opolskie'"
    )
    visit.page.keyboard.press("Alt+ArrowUp")  # the button has kept the focus
    visit.page.wait_for_function(
        "() => [...document.querySelectorAll('.atlas-slides input')].map(node => node.value).join() ==="
        " 'Razem,Ukraina,Opolskie'"
    )
    visit.page.locator(".atlas-slides .handle").nth(0).drag_to(visit.page.locator(".atlas-slides li").nth(2))
    visit.page.wait_for_function(
        "() => [...document.querySelectorAll('.atlas-slides input')].map(node => node.value).join() ==="
        " 'Ukraina,Opolskie,Razem'"
    )
    visit.page.get_by_role("button", name="Usuń slajd 2").click()
    slide(visit, "Usunięto slajd 2")
    assert titles(visit) == ["Ukraina", "Razem"]
    visit.page.get_by_role("button", name="Cofnij").click()
    visit.page.get_by_role("textbox", name="Tytuł slajdu 3").wait_for()
    assert titles(visit) == ["Ukraina", "Opolskie", "Razem"]
    assert visit.failed == []


def test_slides_are_shown_from_a_view_that_is_there_afterwards(app, visitor):
    visit = visitor().open(f"{app}/{FILTERED}")
    add(visit)
    slide(visit, "Dodano jako slajd 1")
    visit.page.goto(f"{app}/wykaz-powodziowy-1999?v=3&voivodeships=16&extent=8.25/50.6/17.9")
    visit.wait_for_map()
    visit.page.get_by_role("button", name="Slajdy (1)").wait_for()
    add(visit)
    slide(visit, "Dodano jako slajd 2")
    visit.page.wait_for_timeout(500)
    address, sight = visit.page.url, visit.wait_for_map().evaluate(SIGHT)
    visit.page.get_by_role("button", name="Prezentuj slajdy").click()
    slide(visit, "Slajd 1 z 2")
    title(visit, "Partnerstwa polskich powiatów")
    frame = visit.wait_for_map()
    frame.wait_for_function("map.getZoom() >= 6.5 && Math.abs(map.getCenter().lng - 23) < 0.1")
    visit.page.keyboard.press("PageDown")
    slide(visit, "Slajd 2 z 2")
    visit.page.wait_for_url("**/wykaz-powodziowy-1999**")
    visit.page.keyboard.press("Home")
    slide(visit, "Slajd 1 z 2")
    visit.page.wait_for_url("**/partnerstwa**")
    visit.wait_for_map()
    visit.page.keyboard.press("Escape")
    visit.page.get_by_test_id("stSidebar").wait_for()
    visit.page.wait_for_url(address)
    visit.wait_for_map().wait_for_function(
        f"at => ({SIGHT})().every((value, n) => Math.abs(value - at[n]) < 0.02)", arg=sight
    )


def test_the_link_of_a_presentation_opens_it_anywhere(app, visitor):
    visit = visitor().open(f"{app}/{FILTERED}")
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    add(visit)
    slide(visit, "Dodano jako slajd 1")
    rename(visit, 1, "Ukraina & sąsiedzi")
    visit.page.get_by_role("button", name="Kopiuj link", exact=True).click()
    visit.page.get_by_text("Skopiowano").wait_for()
    assert "slides" not in visit.page.evaluate("navigator.clipboard.readText()")
    visit.page.get_by_role("button", name="Kopiuj link do prezentacji").click()
    visit.page.wait_for_function("async () => (await navigator.clipboard.readText()).includes('slides')")
    link = visit.page.evaluate("navigator.clipboard.readText()")
    other = visitor().open(link)
    slide(other, "Slajd 1 z 1")
    title(other, "Ukraina & sąsiedzi")
    other.wait_for_map().wait_for_function("Atlas.store.shown.length === 25")
    other.page.keyboard.press("Escape")
    other.page.get_by_test_id("stSidebar").wait_for()
    other.page.get_by_role("button", name="Slajdy (1)").click()
    other.page.get_by_role("textbox", name="Tytuł slajdu 1").wait_for()
    assert titles(other) == ["Ukraina & sąsiedzi"]


def test_the_example_is_an_offer_and_old_links_still_show_it(app, visitor):
    visit = visitor().open(f"{app}/partnerstwa")
    visit.page.get_by_role("button", name="Slajdy").click()
    visit.page.get_by_text("Nie ma jeszcze slajdów").wait_for()
    visit.page.get_by_role("button", name="Wczytaj przykładową prezentację").click()
    visit.page.get_by_role("textbox", name="Tytuł slajdu 7").wait_for()
    visit.page.get_by_role("button", name="Usuń wszystkie").click()
    slide(visit, "Usunięto wszystkie slajdy")
    old = visitor().open(f"{app}/powodz-i-partnerstwa?v=2&present=1&slide=4")
    slide(old, "Slajd 4 z 7")
    old.page.keyboard.press("End")
    slide(old, "Slajd 7 z 7")
    old.page.go_back()
    slide(old, "Slajd 4 z 7")


def test_p_is_a_letter_where_one_types(app, visitor):
    visit = visitor().open(f"{app}/partnerstwa")
    visit.page.get_by_role("combobox", name="Szukaj").press("p")
    visit.page.get_by_role("combobox", name="Województwo").press("p")
    visit.page.wait_for_timeout(800)
    visit.page.wait_for_url(lambda url: "present" not in url)
