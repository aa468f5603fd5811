"""The choices of style on the map: drawn at once, followed by address and page, reached by keys."""

from __future__ import annotations

from playwright.sync_api import expect

CHOSEN = """(choice) => {
  const list = document.querySelector(".atlas-legend header select");
  list.value = choice;
  list.dispatchEvent(new Event("change"));
  const { legend_title, legend_notes, powiat_classes } = Atlas.store.state;
  return [legend_title, legend_notes, powiat_classes, document.querySelector(".atlas-legend").innerText];
}"""
"""Choose in the heading of the legend; return what the map shows in the same turn."""


def ready(visit, path):
    frame = visit.open(path).map_frame()
    frame.wait_for_function("Atlas.surrounded")
    return frame


def test_a_measure_is_drawn_before_python_answers(app, visitor):
    visit = visitor()
    frame = ready(visit, f"{app}/wykaz-powodziowy-1999")
    title, _, codes, text = frame.evaluate(CHOSEN, "number")
    assert title == "Liczba gmin w wykazie"
    assert "Liczba gmin w wykazie" in text
    visit.page.wait_for_url("**measure=number**")
    frame.wait_for_function("Atlas.store.state.heard > 0")
    assert frame.evaluate("Atlas.store.state.powiat_classes") == codes
    other = visitor().open(visit.page.url).map_frame()
    assert other.evaluate("Atlas.store.state.powiat_classes") == codes


def test_the_colour_of_the_lines_is_drawn_before_python_answers(app, visitor):
    visit = visitor()
    frame = ready(visit, f"{app}/partnerstwa")
    title, notes, _, text = frame.evaluate(CHOSEN, "form")
    assert title == "Forma współpracy"
    assert "Linia ma kolor, który ma większość jej partnerstw." in notes
    assert "umowa" in text
    visit.page.wait_for_url("**colour_by=form**")


def test_classes_are_chosen_by_keys(app, visitor):
    visit = visitor()
    frame = ready(visit, f"{app}/wykaz-powodziowy-1999")
    more = frame.locator(".atlas-legend .more summary")
    more.focus()
    visit.page.keyboard.press("Enter")
    frame.get_by_label("Podział na klasy").select_option("manual")
    field = frame.get_by_label("Granice klas w procentach")
    field.fill("dziesięć")
    visit.page.keyboard.press("Enter")
    expect(frame.get_by_role("alert").filter(has_text="Podaj do 5 liczb")).to_be_visible()
    assert field.input_value() == "dziesięć"
    field.fill("10 40")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url("**breaks=10%2C40**")
    expect(frame.get_by_role("alert")).to_be_hidden()
    expect(frame.locator(".atlas-legend li").first).to_contain_text("ponad 40% do 100%")
    visit.page.keyboard.press("Tab")
    visit.page.keyboard.press("ArrowRight")
    visit.page.wait_for_url("**palette=blues**")
    visit.page.keyboard.press("Escape")
    expect(more).to_be_focused()
