"""The search field, the card and the first page in a real browser."""

from __future__ import annotations

import re

import pytest
from pypdf import PdfReader

from tests.browser.test_headers import refusals


def field(visit):
    return visit.page.get_by_role("combobox", name="Szukaj").first


def hits(visit):
    return visit.page.get_by_role("option").all_inner_texts()


def ready(visit, address):
    visit.page.goto(address)
    field(visit).wait_for(timeout=60_000)
    return visit


def test_results_come_while_typing_and_enter_opens_the_first(app, visitor):
    visit = ready(visitor(), app)
    field(visit).press_sequentially("zywieki", delay=20)
    visit.page.get_by_role("option", name="Powiat żywiecki").wait_for()
    assert hits(visit) == ["Powiat żywiecki\nwojewództwo śląskie"]
    field(visit).press("Enter")
    visit.page.get_by_role("heading", name="Powiat żywiecki").wait_for()
    visit.page.wait_for_url(lambda url: "/powiat?v=3&selected=powiat%3A2417" in url)
    assert field(visit).input_value() == ""


def test_arrows_choose_and_escape_clears(app, visitor):
    visit = ready(visitor(), app)
    field(visit).press_sequentially("powiat bielski", delay=10)
    visit.page.get_by_role("option", name="podlaskie").wait_for()
    assert (
        visit.page.get_by_role("option", selected=True).inner_text()
        == "Powiat bielski\nwojewództwo podlaskie"
    )
    field(visit).press("ArrowDown")
    assert (
        visit.page.get_by_role("option", selected=True).inner_text() == "Powiat bielski\nwojewództwo śląskie"
    )
    field(visit).press("Escape")
    assert visit.page.get_by_role("option").count() == 0
    field(visit).press_sequentially("powiat bielski", delay=10)
    visit.page.get_by_role("option", name="podlaskie").wait_for()
    field(visit).press("ArrowDown")
    field(visit).press("Enter")
    visit.page.wait_for_url("**/powiat?v=3&selected=powiat%3A2402")


def test_enter_right_after_typing_waits_for_no_answer(app, visitor):
    visit = ready(visitor(), app)
    field(visit).fill("jelesnia")
    field(visit).press("Enter")
    visit.page.get_by_role("heading", name="Powiat żywiecki").wait_for()
    visit.page.get_by_text("Jeleśnia (gmina wiejska): w wykazie z 1999 r.").wait_for()


def test_a_country_and_a_place_open_the_map_of_partnerships(app, visitor):
    visit = ready(visitor(), app)
    field(visit).fill("w niemczech")
    visit.page.get_by_role("option", name="Niemcy").click()
    visit.page.wait_for_url("**/partnerstwa?v=3&countries=DE")
    visit.page.get_by_text("Cała Polska: 135 partnerstw").wait_for()
    field(visit).fill("gorlitz")
    visit.page.get_by_role("option", name="Görlitz").click()
    visit.page.get_by_role("heading", name="Landkreis Görlitz").wait_for()


def test_nothing_found_is_said_in_the_readers_language(app, visitor):
    visit = ready(visitor(), app)
    field(visit).fill("xqzwv")
    visit.page.get_by_role("status").filter(has_text="Nic nie znaleziono.").wait_for()
    field(visit).press("Enter")
    visit.page.wait_for_timeout(500)
    assert visit.page.get_by_role("heading", name="Atlas powiatów").count() == 1
    assert visit.page.get_by_text("No results").count() == 0
    field(visit).fill("<img src=x onerror=alert(1)>")
    visit.page.wait_for_timeout(800)
    assert visit.dialogs == []


@pytest.mark.parametrize("path", ["", "powiat?selected=powiat:2417", "powiat"])
def test_pages_without_a_map_load_nothing_from_outside(app, visitor, path):
    visit = visitor()
    said = refusals(visit)
    ready(visit, f"{app}/{path}")
    visit.page.wait_for_timeout(1500)
    broken = visit.page.evaluate(
        "[...document.images].filter(i => !i.complete || i.naturalWidth === 0).length"
    )
    assert (said, visit.failed, visit.outside, broken) == ([], [], [], 0)


def test_a_question_opens_its_answer(app, visitor):
    visit = ready(visitor(), app)
    visit.page.get_by_role(
        "link", name="Które powiaty dotknięte powodzią mają partnerów w Niemczech?"
    ).click()
    visit.page.get_by_text("Cała Polska: 68 partnerstw, 56 powiatów,").wait_for()
    assert set(visit.page.url.partition("?")[2].split("&")) == {"v=3", "countries=DE", "flooded_only=1"}


def test_the_card_walks_to_a_neighbour_and_gives_a_pdf(app, visitor):
    visit = ready(visitor(), f"{app}/powiat?selected=powiat:2417")
    visit.page.get_by_role("heading", name="Na tle sąsiadów").wait_for()
    with visit.page.expect_download() as waiting:
        visit.page.get_by_role("button", name="Karta jako PDF").click()
    assert waiting.value.suggested_filename.startswith("karta-powiatu_zywiecki-2417_")
    assert "Powiat żywiecki" in PdfReader(waiting.value.path()).pages[0].extract_text()
    visit.page.get_by_role("gridcell", name="Powiat suski").click()
    visit.page.get_by_role("heading", name="Powiat suski").wait_for()
    visit.page.wait_for_url(re.compile("selected=powiat%3A1215"))


def test_old_addresses_open_the_flood_page(app, visitor):
    visit = visitor().open(f"{app}/?voivodeships=24&measure=number")
    visit.page.wait_for_url("**/wykaz-powodziowy-1999?*")
    query = visit.page.url.partition("?")[2].split("&")
    assert set(query) == {
        *("v=3", "voivodeships=24", "measure=number", "scheme=quantile", "palette=blues", "lines=all")
    }


def test_on_a_phone_figures_and_questions_come_before_the_map(app, visitor):
    visit = visitor(390, 844)
    visit.page.goto(app)
    visit.page.get_by_role("heading", name="Atlas powiatów").wait_for(timeout=60_000)
    visit.page.locator(".atlas-overview img").wait_for()
    tops = [
        visit.page.locator(part).first.bounding_box()["y"]
        for part in (".atlas-key", ".st-key-questions", ".atlas-overview")
    ]
    assert tops == sorted(tops)
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= 390
