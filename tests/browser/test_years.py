"""The years played in a real browser.

The clock is the browser's, so only a browser can show that it starts and ends.
"""

from __future__ import annotations

import re

from tests.browser.conftest import MAP

SEEN = """() => { window.seen = []; let year = 0; (function look() {
  if (Atlas.yearInSight() !== year) {
    year = Atlas.yearInSight();
    window.seen.push([year, Atlas.drawn().lines.length, document.querySelector(".atlas-legend ul").innerText,
      parent.document.querySelector(".st-key-summary").innerText]);
  }
  requestAnimationFrame(look);
})(); }"""
WIDTHS = """() => { window.widths = new Set(); (function look() {
  Atlas.store.layers.trunks.eachLayer((layer) => layer.options.weight && widths.add(layer.options.weight));
  requestAnimationFrame(look);
})(); }"""
SINCE_2004 = [57, 92, 129, 160, 206, 220]  # up to 2004 ... 2009


def toggle(frame):
    return frame.locator(".atlas-play .toggle")


def wait_for_year(frame, year: int) -> None:
    frame.wait_for_function("year => Atlas.yearInSight() === year", arg=year, timeout=60_000)


def test_years_play_by_themselves_without_undated_rows_and_leave_the_filters(app, visitor):
    visit = visitor(1093, 614).open(f"{app}/partnerstwa?v=3&year_from=2004")
    frame = visit.wait_for_map()
    assert len(visit.drawn()["lines"]) == 220 + 66
    frame.evaluate(SEEN)
    frame.evaluate(WIDTHS)
    address, top = visit.page.url, visit.page.locator(MAP).bounding_box()["y"]
    toggle(frame).focus()
    visit.page.keyboard.press("Enter")
    frame.get_by_text("bez 66 partnerstw o niepodanym roku").wait_for()
    size = frame.locator(".atlas-play strong").evaluate("node => parseFloat(getComputedStyle(node).fontSize)")
    assert size >= 48
    wait_for_year(frame, 2006)
    assert visit.page.locator(MAP).bounding_box()["y"] == top
    assert visit.page.url == address  # a year that passes is no view to share
    assert visit.page.get_by_test_id("stDownloadButton").count() == 0
    runs = frame.evaluate("Atlas.lastRender.args.feature_group")
    wait_for_year(frame, 2008)
    assert frame.evaluate("Atlas.lastRender.args.feature_group") == runs  # nothing is asked between
    wait_for_year(frame, 0)
    frame.wait_for_function("Atlas.store.shown.length === 286")
    steps = frame.evaluate("window.seen")
    assert [(year, lines) for year, lines, *_ in steps] == [
        *zip(range(2004, 2010), SINCE_2004, strict=True),
        (0, 286),
    ]
    for year, lines, legend, sentence in steps:  # map, legend and sentence belong together at every step
        assert sum(int(number) for number in re.findall(r"\d+", legend)) == lines
        assert sentence.startswith(f"Cała Polska: {lines} partnerstw")
        assert (f"lata 2004–{year}" in sentence) == (year > 0)
    assert frame.evaluate("widths.size") > 200  # they grow, frame by frame
    assert visit.page.url == address
    assert visit.failed == []


def test_a_pause_is_a_view_with_an_address_and_its_end_brings_the_filters_back(app, visitor):
    visit = visitor().open(f"{app}/partnerstwa")
    frame = visit.wait_for_map()
    toggle(frame).click()
    wait_for_year(frame, 2000)
    toggle(frame).click()
    visit.page.wait_for_url("**/partnerstwa?v=3&year_to=2000&unknown_year=0")
    visit.page.get_by_role("heading", name="58 wierszy").wait_for()
    frame.locator(".atlas-play input").focus()
    for _ in range(5):  # faster than the server answers
        visit.page.keyboard.press("ArrowRight")
    assert frame.evaluate("[Atlas.yearInSight(), Atlas.store.shown.length]") == [2005, 249]
    visit.page.wait_for_url("**/partnerstwa?v=3&year_to=2005&unknown_year=0")
    visit.page.get_by_role("heading", name="249 wierszy").wait_for()
    assert frame.evaluate("[Atlas.yearInSight(), Atlas.store.shown.length]") == [2005, 249]
    frame.locator(".atlas-play .end").click()
    assert frame.evaluate("Atlas.store.shown.length") == 443
    visit.page.wait_for_url("**/partnerstwa")


def test_years_play_on_the_whole_screen(app, visitor):
    visit = visitor().open(f"{app}/partnerstwa?v=3&present=1&year_from=2008")
    frame = visit.wait_for_map()
    visit.page.keyboard.press(" ")
    frame.wait_for_function("() => document.querySelector('.atlas-play strong')?.offsetHeight >= 80")
    frame.locator(".atlas-wall-head p", has_text="lata 2008–2009").wait_for()
    wait_for_year(frame, 0)
    assert "present=1" in visit.page.url


def test_leaving_the_page_ends_the_play(app, visitor):
    visit = visitor().open(f"{app}/partnerstwa")
    frame = visit.wait_for_map()
    toggle(frame).click()
    wait_for_year(frame, 1999)
    visit.page.get_by_role("link", name="Dane", exact=True).click()
    visit.page.get_by_role("heading", name="Dane", level=1).wait_for()
    visit.page.get_by_role("link", name="Partnerstwa", exact=True).click()
    visit.page.get_by_role("heading", name="443 wiersze").wait_for()
    toggle(visit.wait_for_map()).get_by_text("Odtwórz lata").wait_for()


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
