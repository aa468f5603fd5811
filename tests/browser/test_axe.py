"""axe finds nothing serious on any page in either language, and every task can be done by keyboard."""

from __future__ import annotations

from importlib.resources import files

import pytest

from tests.browser.conftest import MAP

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
RUN = """async () => {
  const found = await axe.run(document, {iframes: false, resultTypes: ["violations"]});
  return found.violations.filter(v => ["serious", "critical"].includes(v.impact))
    .flatMap(v => v.nodes.map(n => [v.id, n.target.join(" "), n.html.slice(0, 200)]));
}"""

UPSTREAM: dict[str, tuple[str, str]] = {}
"""Rule of axe -> (part of the element, why it is Streamlit's own and stays)."""

PLACES = {
    "overview": "?v=3",
    "card": "powiat?selected=powiat:2417",
    "floods": "wykaz-powodziowy-1999?selected=powiat:0208&pins=0208,2417",
    "partnerships": "partnerstwa?selected=powiat:0208&pins=0208",
    "joint": "powodz-i-partnerstwa?selected=powiat:0208",
    "nothing fits": "partnerstwa?countries=AM&voivodeships=02",
    "data": "dane?v=3",
    "source row": "dane?v=3&record=row:116",
    "presentation": "partnerstwa?v=3&present=1",
    "slides": "powodz-i-partnerstwa?v=3&present=1&slide=4",
}


def serious(visit) -> list[list[str]]:
    """Return what axe finds on the page and in the frame of the map, except known faults of Streamlit."""
    found = []
    for frame in [
        visit.page.main_frame,
        *(frame for frame in visit.page.frames if "streamlit_folium" in frame.url),
    ]:
        frame.evaluate(AXE)
        found += frame.evaluate(RUN)
    return [one for one in found if not (one[0] in UPSTREAM and UPSTREAM[one[0]][0] in one[2])]


@pytest.mark.parametrize("lang", ["pl", "en"])
@pytest.mark.parametrize("place", PLACES)
def test_no_serious_violation(app, visitor, place, lang):
    visit = visitor()
    visit.page.goto(f"{app}/{PLACES[place]}&lang={lang}")
    if place == "source row":
        visit.page.locator("dialog .compared").wait_for()
    elif place == "data":
        visit.page.get_by_role("heading", name={"pl": "Wątpliwości", "en": "Doubts"}[lang]).wait_for()
    elif place in ("overview", "card"):
        visit.page.get_by_role("heading", level=1).wait_for()
    else:
        visit.wait_for_map()
    visit.page.wait_for_function("lang => document.documentElement.lang === lang", arg=lang)
    visit.page.wait_for_timeout(1500)
    assert serious(visit) == []


@pytest.mark.parametrize("lang", ["pl", "en"])
def test_no_serious_violation_in_the_list_of_slides(app, visitor, lang):
    visit = visitor().open(f"{app}/partnerstwa?v=3&lang={lang}")
    visit.page.get_by_role("button", name={"pl": "Dodaj widok", "en": "Add view"}[lang]).click()
    visit.page.locator(".atlas-slides li").wait_for()
    visit.page.locator(".atlas-slides button[data-key='remove-1']").click()
    visit.page.locator(".atlas-slides button[data-key='undo']").wait_for()
    assert serious(visit) == []
    visit.page.locator(".atlas-slides button[data-key='undo']").click()
    visit.page.locator(".atlas-slides li").wait_for()
    assert serious(visit) == []


def test_no_serious_violation_in_the_dialog_and_in_an_open_list(app, visitor):
    visit = visitor().open(f"{app}/partnerstwa")
    visit.page.get_by_role("button", name="Pobierz").click()
    visit.page.get_by_role("button", name="Zapisz plik").wait_for()
    assert serious(visit) == []
    visit.page.keyboard.press("Escape")
    visit.page.get_by_role("dialog").wait_for(state="detached")
    visit.page.get_by_role("combobox", name="Województwo").click()
    visit.page.get_by_role("option").first.wait_for()
    visit.page.wait_for_timeout(1000)  # the list fades in
    assert serious(visit) == []


def focus_by_tab(visit, text: str, most: int = 80, key: str = "Tab") -> None:
    """Press Tab until the element with this name has the focus."""
    for _ in range(most):
        visit.page.keyboard.press(key)
        name = visit.page.evaluate(
            "(() => { const at = document.activeElement; return at === document.body ? '' :"
            " (at.getAttribute('aria-label') || at.labels?.[0]?.innerText || at.innerText || ''); })()"
        )
        if text in name:
            return
    pytest.fail(f"no Tab leads to {text}")


def test_every_task_by_keyboard(app, visitor):
    """Filter, select, pin, download and present without a mouse."""
    visit = visitor().open(f"{app}/partnerstwa")
    keys = visit.page.keyboard
    focus_by_tab(visit, "tylko powiaty z wykazu powodziowego")
    keys.press("Space")
    visit.page.wait_for_url("**flooded_only=1**")
    frame = visit.wait_for_map()
    for _ in range(40):
        keys.press("Tab")
        if frame.evaluate("document.activeElement.tagName") == "SUMMARY":
            break
    keys.press("Enter")
    frame.locator(".atlas-list button").first.wait_for()
    keys.press("Tab")
    keys.press("Enter")
    visit.page.wait_for_url("**selected=powiat**")
    keys.press("Escape")  # closes the list only
    visit.page.wait_for_url(lambda url: "selected=powiat" in url)
    focus_by_tab(visit, "Przypnij do porównania")
    keys.press("Enter")
    visit.page.wait_for_url("**pins=**")
    visit.page.get_by_role("heading", name="Przypięte powiaty").wait_for()
    focus_by_tab(visit, "Mapa jako PNG")
    with visit.page.expect_download(timeout=60_000) as download:
        keys.press("Enter")
    assert download.value.suggested_filename.endswith(".png")
    keys.press("p")
    visit.map_frame().get_by_role("heading", level=1).wait_for()
    keys.press("Escape")
    visit.page.get_by_role("heading", level=1).wait_for()
    focus_by_tab(visit, "Dodaj widok", key="Shift+Tab")  # the focus is on "Prezentuj" again
    keys.press("Enter")
    visit.page.locator(".atlas-slides li").wait_for()
    focus_by_tab(visit, "Prezentuj slajdy")
    keys.press("Enter")
    visit.page.get_by_role("status").filter(has_text="Slajd 1 z 1").wait_for()
    keys.press("Escape")
    visit.page.get_by_role("heading", level=1).wait_for()


def test_a_phone_shows_the_map_before_sentence_and_rows(app, visitor):
    visit = visitor(390, 844).open(f"{app}/partnerstwa?selected=powiat:0208")
    visit.page.locator(".atlas-figure table").first.wait_for()
    top = {
        name: visit.page.locator(one).first.bounding_box()["y"]
        for name, one in {
            "sentence": ".st-key-summary",
            "rows": ".atlas-figure",
            "map": MAP,
        }.items()
    }
    assert top["map"] < top["sentence"] < top["rows"]
    assert visit.page.evaluate("document.documentElement.scrollWidth") == 390
    assert visit.page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
    assert (
        not visit.page.get_by_test_id("stSidebar").is_visible()
        or visit.page.get_by_test_id("stSidebar").bounding_box()["x"] < 0
    )


@pytest.mark.parametrize(("lang", "said"), [("pl", "Nic nie znaleziono."), ("en", "Nothing found.")])
def test_a_picker_speaks_the_language_of_the_page(app, visitor, lang, said):
    visit = visitor().open(f"{app}/partnerstwa?lang={lang}")
    field = visit.page.get_by_role("combobox", name={"pl": "Województwo", "en": "Voivodeship"}[lang])
    field.click()
    field.fill("zzzz")
    visit.page.get_by_text(said, exact=True).wait_for()
