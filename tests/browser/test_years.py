"""The years played in a real browser.

The clock is the browser's, so only a browser can show that it starts and ends.
"""

from __future__ import annotations

import re

SEEN = """() => { window.seen = []; const update = Atlas.update;
  Atlas.update = (state) => { update(state); window.seen.push(\
[Atlas.drawn().lines.length, document.querySelector(".atlas-legend ul").innerText]); }; }"""
ACCUMULATED = [280, 315, 352, 383, 429, 443]  # 2004 to 2009, the 63 without a year always among them


def toggle(visit):
    return visit.page.locator(".st-key-years_toggle button")


def test_years_play_by_themselves_and_end(app, visitor):
    visit = visitor().open(f"{app}/partnerstwa?v=3&year_to=2003")
    frame = visit.wait_for_map()
    assert len(visit.drawn()["lines"]) == 223
    frame.evaluate(SEEN)
    toggle(visit).focus()
    visit.page.keyboard.press("Enter")
    toggle(visit).get_by_text("Wstrzymaj · 2003").wait_for()
    toggle(visit).get_by_text("Odtwórz lata").wait_for(timeout=60_000)
    frame.wait_for_function("Atlas.store.shown.length === 443")
    steps = frame.evaluate("window.seen")
    assert [lines for lines, _ in steps] == ACCUMULATED
    for lines, legend in steps:  # map and legend belong together at every step
        assert sum(int(number) for number in re.findall(r"\d+", legend)) == lines
    assert len(visit.drawn()["lines"]) == 443
    visit.page.wait_for_url("**/partnerstwa")  # all years are the default
    done = frame.evaluate("Atlas.drawCount")
    visit.page.wait_for_timeout(2_500)
    assert frame.evaluate("Atlas.drawCount") == done  # the clock has stopped
    assert visit.failed == []


def test_pause_keeps_the_year_in_the_address(app, visitor):
    visit = visitor().open(f"{app}/partnerstwa")
    toggle(visit).click()
    toggle(visit).get_by_text("Wstrzymaj · 1997").wait_for(timeout=30_000)
    toggle(visit).click()
    toggle(visit).get_by_text("Odtwórz lata").wait_for()
    frame = visit.wait_for_map()
    visit.page.wait_for_timeout(2_500)
    lines = frame.evaluate("Atlas.store.shown.length")
    assert lines in (66, 78)  # 1997 and 1998; a step may have been on its way
    visit.page.wait_for_url(lambda url: "year_to=199" in url)
    visit.page.wait_for_timeout(1_500)
    assert frame.evaluate("Atlas.store.shown.length") == lines


def test_leaving_the_page_ends_the_play(app, visitor):
    visit = visitor().open(f"{app}/partnerstwa")
    toggle(visit).click()
    toggle(visit).get_by_text("Wstrzymaj").wait_for()
    visit.page.get_by_role("link", name="Wykaz powodziowy z 1999 r.").click()
    visit.page.get_by_role("heading", name="Wykaz powodziowy z 1999 r.").wait_for()
    visit.page.wait_for_timeout(500)
    address = visit.page.url
    visit.page.wait_for_timeout(2_500)
    assert visit.page.url == address
    visit.page.get_by_role("link", name="Partnerstwa", exact=True).click()
    toggle(visit).get_by_text("Odtwórz lata").wait_for()


def test_a_bar_selects_its_year_and_a_pair_is_one_line(app, visitor):
    visit = visitor().open(f"{app}/partnerstwa?partner_figure=years&countries=PL")
    drawn = visit.drawn()
    assert (len(drawn["lines"]), drawn["single"]) == (40, 34)
    drawn = visit.after_change(lambda: visit.page.locator(".atlas-figure li", has_text="2009").click())
    assert drawn["selected"] == {"kind": "year", "key": "2009"}
    strong = visit.map_frame().evaluate(
        "[...Atlas.store.lines.values()].filter(line => line.drawn && line.layer.options.opacity ==="
        " 1).map(line => line.lp)"
    )
    assert sorted(strong) == [234, 244]  # 247 names the same powiaty as 244
    drawn = visit.after_change(lambda: visit.page.locator(".atlas-figure li", has_text="2009").click())
    assert drawn["selected"] is None


def test_a_country_of_the_ranking_stands_out(app, visitor):
    visit = visitor().open(f"{app}/partnerstwa")
    drawn = visit.after_change(
        lambda: visit.page.locator(".atlas-figure tbody tr", has_text="Czechy").first.click()
    )
    assert drawn["selected"] == {"kind": "country", "key": "CZ"}
    visit.page.wait_for_url("**/partnerstwa?v=3&selected=country%3ACZ")
    strong = visit.map_frame().evaluate(
        "[...Atlas.store.lines.values()]"
        ".filter(line => line.drawn && line.layer.options.opacity === 1).length"
    )
    assert strong == 15
