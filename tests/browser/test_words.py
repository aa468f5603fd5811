"""Each page speaks one language: its texts, and what it tells those who hear it.

Names of places, printed values and the names of languages may be in another.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.messages import ENGLISH, POLISH

FOREIGN = {"pl": ENGLISH, "en": POLISH}
ADDRESSES = {
    "overview": "",
    "floods": "wykaz-powodziowy-1999?selected=powiat:0264&pins=0264,0801&basemap=osm",
    "gminy": "wykaz-powodziowy-1999?level=gmina",
    "voivodeships": "wykaz-powodziowy-1999?level=voivodeship&scheme=manual",
    "partnerships": "partnerstwa?countries=CZ&selected=country:CZ",
    "empty": "partnerstwa?countries=AM&voivodeships=02&nonsense=1",
    "joint": "powodz-i-partnerstwa",
    "card": "powiat?selected=powiat:0801",
    "no card": "powiat",
    "data": "dane",
    "missing": "nie-ma-takiej-strony",
    "slide": "partnerstwa?present=1",
}
SAID = """() => {
  const out = new Set();
  const skip = "script, style, noscript, svg, [data-testid='stIconMaterial'], .atlas-figure td, canvas"
    + ", [data-testid='stElementToolbarButtonIcon'], .atlas-list li, code"
    + ", .atlas-listed td, .atlas-source td, option";
  const add = (text) => { const bare = (text ?? "").trim().replace(/\\s+/g, " "); if (bare) out.add(bare); };
  const walk = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.currentNode; node; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) {
        if (!node.parentElement?.closest(skip)) add(node.nodeValue);
        continue;
      }
      if (node.nodeType !== Node.ELEMENT_NODE || node.closest(skip)) continue;
      const isMap = node.matches("iframe[title*='streamlit_folium']"); // named by its label
      for (const name of ["aria-label", "title", "placeholder", "alt", "aria-valuetext"])
        if (!(isMap && name === "title")) add(node.getAttribute(name));
      if (node.shadowRoot) walk(node.shadowRoot);
    }
  };
  walk(document.body);
  add(document.title);
  return [...out];
}"""
ELSEWHERE = re.compile(
    r"“[^”]*”|„[^”]*”|\([^)]*\)|https?://\S+|\S*[a-z]_\S*|data/\S+"
    r"|OpenStreetMap|Atlas Powiatów|Polski|English"
)


def foreign(page: Page, lang: str) -> list[str]:
    """Return what the page and the frame of its map say in the other language, once it stands still."""
    for _ in range(5):  # the words of the page come after its first drawing
        said = {text for frame in page.frames for text in frame.evaluate(SAID)}
        if not (found := sorted(text for text in said if FOREIGN[lang].search(ELSEWHERE.sub("", text)))):
            break
        page.wait_for_timeout(2000)
    return found


@pytest.mark.parametrize("lang", ["pl", "en"])
def test_every_page_speaks_one_language(app: str, visitor: Callable, lang: str) -> None:
    found = {}
    visit = visitor(1093, 614)
    for name, address in ADDRESSES.items():
        visit.page.goto(f"{app}/{address}{'&' if '?' in address else '?'}lang={lang}")
        if "present" not in address:  # on the whole screen the page behind the map is unseen
            visit.page.locator("h1").first.wait_for(timeout=60_000)
        if any(theme in address for theme in ("wykaz", "partnerstwa")):
            visit.wait_for_map()
        visit.page.wait_for_timeout(1500)  # what comes after the first drawing: tables, charts, messages
        if said := foreign(visit.page, lang):
            found[name] = said
    assert found == {}


def open_dialog(page: Page) -> None:
    page.get_by_role("button", name=re.compile("^(Pobierz|Download)$")).first.click()
    page.get_by_role("dialog").wait_for()
    page.locator("[data-testid='stDialog'] img").first.wait_for(timeout=60_000)


def open_list(page: Page) -> None:
    field = page.get_by_role("combobox", name=re.compile("^(Województwo|Voivodeship)$"))
    field.click()
    field.press_sequentially("zzzz")
    page.wait_for_timeout(500)


def open_source_row(page: Page) -> None:
    page.locator(".atlas-doubts [data-report]").first.click()
    page.locator("dialog details[open]").wait_for()


@pytest.mark.parametrize("lang", ["pl", "en"])
@pytest.mark.parametrize(
    ("address", "opened"),
    [("wykaz-powodziowy-1999", open_dialog), ("partnerstwa", open_list), ("dane", open_source_row)],
)
def test_dialogs_lists_and_menus_speak_one_language(
    app: str, visitor: Callable, lang: str, address: str, opened: Callable[[Page], None]
) -> None:
    page = visitor(1093, 614).page
    page.goto(f"{app}/{address}?lang={lang}")
    page.locator("h1").first.wait_for(timeout=60_000)
    page.wait_for_timeout(1500)
    opened(page)
    assert foreign(page, lang) == []


def test_a_page_that_is_none_is_said_in_polish(app: str, visitor: Callable) -> None:
    page = visitor().page
    page.goto(f"{app}/nie-ma-takiej-strony")
    page.get_by_text("Nie ma takiej strony").wait_for(timeout=60_000)
    assert page.get_by_text("Pod tym adresem nie ma strony; pokazano przegląd.").is_visible()
