"""The years played in a real browser.

The clock is the browser's, so only a browser can show that it starts and ends.
"""

from __future__ import annotations

import re

from tests.browser.conftest import MAP

SEEN = """() => { window.seen = []; const update = Atlas.update;
  Atlas.update = (state) => { update(state); window.seen.push(\
[Atlas.drawn().lines.length, document.querySelector(".atlas-legend ul").innerText]); }; }"""
WIDTHS = """() => { window.widths = new Set(); (function look() {
  Atlas.store.layers.trunks.eachLayer((layer) => layer.options.weight && widths.add(layer.options.weight));
  requestAnimationFrame(look);
})(); }"""
SINCE_2004 = [57, 92, 129, 160, 206, 220]  # up to 2004 ... 2009


def toggle(visit):
    return visit.page.locator(".st-key-years_toggle button")


def test_years_play_by_themselves_without_undated_rows_and_leave_the_filters(app, visitor):
    visit = visitor(1093, 614).open(f"{app}/partnerstwa?v=3&year_from=2004")
    frame = visit.wait_for_map()
    assert len(visit.drawn()["lines"]) == 220 + 66
    frame.evaluate(SEEN)
    frame.evaluate(WIDTHS)
    address, top = visit.page.url, visit.page.locator(MAP).bounding_box()["y"]
    heading = visit.page.get_by_role("heading", level=1).bounding_box()
    left, line = heading["x"], (heading["y"], heading["height"])
    toggle(visit).focus()
    visit.page.keyboard.press("Enter")
    frame.get_by_text("bez 66 partnerstw o niepodanym roku").wait_for()
    assert frame.locator(".atlas-year strong").inner_text() in ("2004", "2005", "2006")
    size = frame.locator(".atlas-year strong").evaluate("node => parseFloat(getComputedStyle(node).fontSize)")
    assert size >= 48
    heading = visit.page.get_by_role("heading", level=1).bounding_box()
    assert (heading["x"], (heading["y"], heading["height"])) == (left, line)
    frame.locator(".atlas-year").get_by_text("2006").wait_for(timeout=60_000)
    assert visit.page.locator(MAP).bounding_box()["y"] == top
    assert visit.page.url == address  # a year that passes is no view to share
    toggle(visit).get_by_text("Odtwórz lata").wait_for(timeout=60_000)
    frame.wait_for_function("Atlas.store.shown.length === 286")
    steps = frame.evaluate("window.seen")
    assert [lines for lines, _ in steps] == [*SINCE_2004, 286]
    for lines, legend in steps:  # map and legend belong together at every step
        assert sum(int(number) for number in re.findall(r"\d+", legend)) == lines
    assert frame.evaluate("widths.size") > 200  # they grow, frame by frame
    assert frame.locator(".atlas-year").count() == 0
    assert visit.page.url == address
    done = frame.evaluate("Atlas.drawCount")
    visit.page.wait_for_timeout(2_500)
    assert frame.evaluate("Atlas.drawCount") == done  # the clock has stopped
    assert visit.failed == []


def test_a_pause_is_a_view_with_an_address_and_its_end_brings_the_filters_back(app, visitor):
    visit = visitor().open(f"{app}/partnerstwa")
    frame = visit.wait_for_map()
    toggle(visit).click()
    frame.locator(".atlas-year").get_by_text("1999").wait_for(timeout=30_000)
    toggle(visit).click()
    toggle(visit).get_by_text("Dalej").wait_for()
    visit.page.wait_for_url(lambda url: re.search("year_to=(1999|200)", url) and "unknown_year=0" in url)
    year = frame.locator(".atlas-year strong").inner_text()
    visit.page.wait_for_timeout(2_500)
    assert frame.locator(".atlas-year strong").inner_text() == year
    assert frame.evaluate("Atlas.store.shown.length") == {"1999": 12, "2000": 58, "2001": 97}[year]
    visit.page.get_by_role("button", name="Zakończ").click()
    frame.wait_for_function("Atlas.store.shown.length === 443")
    visit.page.wait_for_url("**/partnerstwa")


def test_years_play_on_the_whole_screen(app, visitor):
    visit = visitor().open(f"{app}/partnerstwa?v=3&present=1&year_from=2008")
    frame = visit.wait_for_map()
    visit.page.keyboard.press(" ")
    frame.wait_for_function("() => document.querySelector('.atlas-year strong')?.offsetHeight >= 86")
    frame.locator(".atlas-year").wait_for(state="detached", timeout=30_000)
    assert "present=1" in visit.page.url


def test_leaving_the_page_ends_the_play(app, visitor):
    visit = visitor().open(f"{app}/partnerstwa")
    toggle(visit).click()
    toggle(visit).get_by_text("Wstrzymaj").wait_for()
    visit.page.get_by_role("link", name="Dane", exact=True).click()
    visit.page.get_by_role("heading", name="Dane", level=1).wait_for()
    visit.page.wait_for_timeout(500)
    address = visit.page.url
    visit.page.wait_for_timeout(2_500)
    assert visit.page.url == address
    visit.page.get_by_role("link", name="Partnerstwa", exact=True).click()
    toggle(visit).get_by_text("Odtwórz lata").wait_for()


def test_a_bar_leaves_its_year_and_a_pair_is_one_line(app, visitor):
    visit = visitor().open(f"{app}/partnerstwa?partner_figure=years&countries=PL")
    drawn = visit.drawn()
    assert (len(drawn["lines"]), drawn["single"]) == (40, 34)
    bar = visit.page.locator(".atlas-figure li button", has_text="2009")
    drawn = visit.after_change(bar.click)
    assert (drawn["lines"], drawn["single"]) == ([234, 244, 247], 2)  # 247 names the same powiaty as 244
    drawn = visit.after_change(bar.click)
    assert (len(drawn["lines"]), drawn["single"]) == (40, 34)


def test_a_country_of_the_ranking_filters(app, visitor):
    visit = visitor().open(f"{app}/partnerstwa?v=3&lines=all")
    row = visit.page.locator(".atlas-figure tbody tr", has_text="Czechy").first
    assert visit.after_change(row.click)["single"] == 15
    visit.page.wait_for_url("**/partnerstwa?v=3&countries=CZ&lines=all")
