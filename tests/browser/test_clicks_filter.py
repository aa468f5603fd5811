"""Rows of a legend and bars of a chart filter on a click or a key; classes of areas are highlighted."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.test_interaction import FADED


def test_a_row_of_the_legend_filters_by_pointer_and_key(app, visitor):
    visit = visitor(height=900).open(f"{app}/partnerstwa")
    row = visit.map_frame().locator(".atlas-legend li button", has_text="Ukraina")
    expect(row).to_have_attribute("aria-pressed", "false")
    row.click()
    expect(visit.page).to_have_url(re.compile("countries=UA"))
    expect(row).to_have_attribute("aria-pressed", "true")
    expect(visit.page.get_by_role("button", name="Usuń: Ukraina")).to_be_visible()
    expect(row).to_be_focused()
    row.press("Enter")
    expect(visit.page).not_to_have_url(re.compile("countries"))
    expect(row).to_have_attribute("aria-pressed", "false")
    assert not visit.failed


def test_the_bar_of_unknown_years_leaves_those(app, visitor):
    visit = visitor(height=1300).open(f"{app}/partnerstwa?v=3&partner_figure=years")
    bar = visit.page.get_by_role("button", name=re.compile("^nieznany: 66"))
    bar.click()
    expect(visit.page).to_have_url(re.compile("only_unknown_year=1"))
    expect(bar).to_have_attribute("aria-pressed", "true")
    expect(bar).to_be_focused()
    bar.press("Enter")
    expect(visit.page).not_to_have_url(re.compile("unknown"))


def test_a_class_stands_out_until_the_next_click(app, visitor):
    visit = visitor(height=900).open(f"{app}/wykaz-powodziowy-1999")
    frame = visit.map_frame()
    row = frame.locator(".atlas-legend li button", has_text="ponad 50% do 75%")
    row.click()
    frame.locator(".atlas-legend header").hover()
    assert frame.evaluate(FADED) == 350
    expect(row).to_have_attribute("aria-pressed", "true")
    expect(frame.get_by_role("status")).to_contain_text("Wyróżniono tylko na ekranie: ponad 50% do 75%.")
    row.click()
    frame.locator(".atlas-legend header").hover()
    assert frame.evaluate(FADED) == 0
