"""Tasks of a planner about partners: what the neighbours have, and a comparison to take along."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

LAPTOP = (1093, 614)
"""Pixels of a page on a screen of 1366 by 768 at a scale of 125 %."""


def search(visit, text: str):
    field = visit.page.get_by_role("combobox", name="Szukaj").first
    field.wait_for(timeout=60_000)
    field.press_sequentially(text, delay=20)
    return field


def test_the_neighbours_of_a_powiat_and_their_partner_countries(app, visitor):
    """Which neighbours of kłodzki have partners in Czechia: a search, and a look at one table."""
    visit = visitor(*LAPTOP)
    visit.page.goto(app)
    field = search(visit, "klodzki")
    visit.page.get_by_role("option", name="Powiat kłodzki").first.wait_for()
    field.press("Enter")
    table = visit.page.locator(".st-key-card_neighbours .atlas-figure")
    table.scroll_into_view_if_needed(timeout=60_000)
    rows = table.locator("tbody tr:not(.gap)")
    countries = {
        row.locator("td").nth(0).inner_text(): row.locator("td").nth(2).inner_text() for row in rows.all()
    }
    assert countries == {
        "Powiat kłodzki": "Polska (3), Czechy, Niemcy, Ukraina, Włochy",
        "Powiat dzierżoniowski": "Polska",
        "Powiat wałbrzyski": "–",
        "Powiat ząbkowicki": "Niemcy (2)",
    }
    box = table.locator(".scroll")
    assert box.evaluate("box => box.scrollWidth <= box.clientWidth")  # no column out of sight
    standing = visit.page.get_by_role("list").filter(has_text="Mediana: u sąsiadów")
    assert standing.get_by_role("listitem").count() == 6


@pytest.mark.parametrize("typed", ["zagrzeb", "Zagreb"])
def test_a_partner_is_found_by_either_name(app, visitor, typed):
    visit = visitor()
    visit.page.goto(app)
    search(visit, typed)
    option = visit.page.get_by_role("option", name="Zagrzeb (Zagreb)").first
    option.wait_for()
    assert option.inner_text() == "Zagrzeb (Zagreb)\nmiejsce partnerskie: miasto, Chorwacja"


def test_a_comparison_is_saved_as_a_workbook(app, visitor, tmp_path: Path):
    visit = visitor()
    visit.page.goto(f"{app}/wykaz-powodziowy-1999?v=3&pins=0208%2C2417")
    button = visit.page.get_by_role("button", name="Porównanie w pliku Excela")
    button.wait_for(timeout=60_000)
    with visit.page.expect_download(timeout=60_000) as waiting:
        button.click()
    assert waiting.value.suggested_filename.startswith("porownanie-powiatow_")
    waiting.value.save_as(tmp_path / "comparison.xlsx")
    sheet = load_workbook(tmp_path / "comparison.xlsx").worksheets[0]
    assert [[cell.value for cell in row[:5]] for row in sheet.iter_rows(min_row=2)] == [
        ["0208", "kłodzki", "dolnośląskie", 14, 13],
        ["2417", "żywiecki", "śląskie", 15, 15],
    ]
