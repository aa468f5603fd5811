"""From a number to its printed row: the dialog of source rows, over any page."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit
from tests.printed import PRINTED

RECORDS = 50
SEED = 1999
COLUMNS = {
    "row": ("powiat", "country", "partner", "agreement", "other_form"),
    "unit": ("voivodeship", "powiat", "section", "number", "unit"),
}


def dialog(page: Page) -> Locator:
    return page.locator("dialog.atlas-source")


def printed_cells(page: Page) -> list[str]:
    """Return what the dialog says is printed; of an empty cell nothing."""
    return dialog(page).locator("td[data-printed]").evaluate_all("all => all.map((td) => td.dataset.printed)")


def expected_cells(kind: str, number: str) -> list[str]:
    row = PRINTED["partnerships" if kind == "row" else "floods"][number]
    cells = [row[column] for column in COLUMNS[kind]]
    if kind == "unit":
        cells[1] = f"{row['powiat_number']}. {cells[1]}"
        cells[2] = "" if cells[2] == "cities" else cells[2]
    return cells


def test_fifty_records_at_random_lead_to_their_printed_rows(app: str, visitor: Callable[..., Visit]) -> None:
    """From a card, whose two tables hold rows of both sources, by the number of the row."""
    every = [("row", lp) for lp in PRINTED["partnerships"]] + [("unit", seq) for seq in PRINTED["floods"]]
    chosen = random.Random(SEED).sample(every, RECORDS)
    visit = visitor()
    page = visit.page
    page.goto(f"{app}/powiat?v=3&selected=powiat:1807")
    wrong = []
    for kind, column in (("row", "Wiersz źródła"), ("unit", "Lp.")):
        table = page.locator(".atlas-figure table", has=page.get_by_role("button", name=column, exact=True))
        table.locator("a[data-source]").first.click()
        field = dialog(page).get_by_label("Numer wiersza")
        for number in [number for of, number in chosen if of == kind]:
            field.fill(number)
            field.press("Enter")
            expect(dialog(page).locator("h2")).to_have_text(re.compile(rf"wiersz {number}$"))
            found = printed_cells(page)[: len(COLUMNS[kind])]
            wrong += [] if found == expected_cells(kind, number) else [(kind, number, found)]
        page.keyboard.press("Escape")
        expect(dialog(page)).to_have_count(0)
    assert wrong == []
    assert not visit.failed
    assert not visit.outside


def test_table_panel_and_address_open_source_rows(app: str, visitor: Callable[..., Visit]) -> None:
    page = visitor().open(f"{app}/partnerstwa?v=3&countries=RS&selected=country:RS").page
    page.locator(".st-key-panel a[data-source]").click()
    expect(dialog(page).locator("h2")).to_have_text("Serbia")
    expect(page).to_have_url(re.compile("record=country%3ARS"))
    dialog(page).get_by_role("link", name="268", exact=True).click()
    expect(dialog(page).locator(".doubt")).to_contain_text("nie potwierdza żadne inne źródło")
    assert printed_cells(page)[:3] == ["Powiat poddębicki", "Rosja", "Region Golubac"]
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile(r"/partnerstwa\?[^#]*countries=RS[^#]*$"))
    assert "record" not in page.url
    page.locator(".atlas-figure").last.locator("td a").first.click()
    expect(dialog(page).locator("h2")).to_have_text("Tabela partnerstw, wiersz 268")
    expect(page.locator(".st-key-panel h3, .st-key-panel h2")).to_have_text("Serbia")  # the row is not picked
    page.goto(f"{app}/dane?record=unit:454&lang=en")
    expect(dialog(page).locator("h2")).to_have_text("Row 454 of the 1999 flood list")
    expect(dialog(page)).to_contain_text("Jaśliska")
    expect(page.locator("[data-testid=stAlert]")).to_have_count(0)


def test_a_proposal_gives_lines_and_a_text(app: str, visitor: Callable[..., Visit]) -> None:
    page = visitor().page
    page.goto(f"{app}/dane?record=row:30")
    dialog(page).locator("summary").click()
    form = dialog(page).locator("details")
    form.locator("select").first.select_option(label="rok")
    form.get_by_label("Powinno być").fill("1998")
    form.get_by_label("Powód", exact=True).fill("Umowę podpisano w 2001 r., a nie w 2004.")
    expect(form).to_contain_text("Oczekiwano roku od 1999, jest „1998”.")
    form.get_by_label("Powinno być").fill("2001")
    text, lines = form.locator("pre").all_inner_texts()
    assert lines.splitlines() == [
        "Dodaj do data/corrections/partnerships.csv:",
        'partnerships,30,year,2004,2001,source_error,"Umowę podpisano w 2001 r., a nie w 2004.",',
        "Dodaj do data/translations/remarks.csv:",
        '"Umowę podpisano w 2001 r., a nie w 2004.","Umowę podpisano w 2001 r., a nie w 2004."',
    ]
    assert text.splitlines()[:2] == ["Poprawka do Atlasu Powiatów", "Tabela partnerstw, wiersz 30"]
    assert text.endswith(lines)


def test_the_list_of_doubts_follows_its_kinds_and_its_map(app: str, visitor: Callable[..., Visit]) -> None:
    visit = visitor()
    page = visit.page
    page.goto(f"{app}/dane")
    entries = page.locator(".atlas-doubts li")
    expect(entries).to_have_count(72)
    page.get_by_role("button", name="powiat (18)").click()
    expect(entries).to_have_count(18)
    page.locator(".atlas-doubt-map img").hover()
    code = "0802"  # krośnieński in Lubuskie, whose five units stand under another heading
    at = page.locator(".atlas-doubt-map svg path[data-at]").evaluate_all("shapes => shapes.length")
    assert at == 380
    shape = page.locator(".atlas-doubt-map svg path[data-at='78']")
    shape.click()
    expect(entries).to_have_count(5)
    expect(entries.first).to_contain_text("Wykaz z 1999 r., wiersz 152")
    entries.first.get_by_text("Zgłoś poprawkę").click()
    expect(dialog(page).locator("details")).to_have_attribute("open", "")
    assert code in dialog(page).locator(".compared").inner_text()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="pokaż znów wszystkie").click()
    expect(entries).to_have_count(18)
    assert not visit.failed
    assert not visit.outside
