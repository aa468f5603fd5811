"""Voivodeships and gminy in a real browser: fetched on first choice, clicked, no land under the legend."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import MAP


def choose(visit, name):
    visit.map_frame().get_by_role("radio", name=name, exact=True).click()


def wait_for_level(visit, level, areas):
    frame = visit.wait_for_map()
    frame.wait_for_function(
        "([level, areas]) => { const found = Atlas.drawn().areas; return found && found.level === level &&"
        " found.drawn === areas; }",
        arg=[level, areas],
        timeout=30_000,
    )
    return frame


def click_at(visit, lat, lon):
    frame = visit.map_frame()
    frame.evaluate("([lat, lon]) => void window.map.setView([lat, lon], 9, {animate: false})", [lat, lon])
    visit.page.wait_for_timeout(700)
    x, y = frame.evaluate(
        "([lat, lon]) => { const p = map.latLngToContainerPoint([lat, lon]); return [p.x, p.y]; }", [lat, lon]
    )
    box = visit.page.locator(MAP).bounding_box()
    visit.page.mouse.move(box["x"] + x + 3, box["y"] + y + 3)
    visit.page.mouse.move(box["x"] + x, box["y"] + y)
    tip = frame.wait_for_selector(".atlas-tip").inner_text()
    visit.page.mouse.down()
    visit.page.mouse.up()
    return tip


def test_gminy_are_fetched_when_first_chosen_and_once(app, visitor):
    visit = visitor()
    asked = []
    visit.page.on("request", lambda request: asked.append(request.url))
    visit.open(f"{app}/wykaz-powodziowy-1999")
    fetched = lambda: [url for url in asked if re.search(r"/(gmina|voivodeship)\.[0-9a-f]+\.json", url)]  # noqa: E731
    assert fetched() == []
    choose(visit, "gminy")
    wait_for_level(visit, "gmina", 2477)
    choose(visit, "powiaty")
    visit.map_frame().wait_for_function("Atlas.drawn().areas === null")
    choose(visit, "gminy")
    frame = wait_for_level(visit, "gmina", 2477)
    assert len(fetched()) == 1
    marks = frame.evaluate("Atlas.drawn().areas.codes")
    assert [marks.count(mark) for mark in "210n"] == [81, 592, 1797, 7]
    legend = frame.locator(".atlas-legend").inner_text()
    assert "granice przybliżone" in legend
    assert visit.failed == []
    assert visit.outside == []


def test_a_gmina_names_itself_and_selects_its_powiat(app, visitor):
    visit = visitor().open(f"{app}/wykaz-powodziowy-1999?level=gmina")
    wait_for_level(visit, "gmina", 2477)
    tip = click_at(visit, 50.435, 16.65)  # Kłodzko, the town
    assert "Kłodzko (gmina miejska)" in tip
    assert "powiat kłodzki" in tip
    assert "W wykazie z 1999 r. jako gmina miejska" in tip
    assert "Granice przybliżone" in tip
    expect(visit.page).to_have_url(re.compile("selected=powiat(:|%3A)0208"), timeout=15_000)


def test_a_voivodeship_is_selected_and_filtered_to(app, visitor):
    visit = visitor().open(f"{app}/wykaz-powodziowy-1999?level=voivodeship")
    wait_for_level(visit, "voivodeship", 16)
    tip = click_at(visit, 52.2, 15.3)
    assert "województwo lubuskie" in tip
    assert "27 z 75 gmin" in tip
    assert "Powiaty bez danych, niewliczone do żadnej liczby: 1" in tip
    visit.page.get_by_role("button", name="Pokaż tylko to województwo").click()
    frame = visit.map_frame()
    frame.wait_for_function(
        "Atlas.drawn().areas.codes === 'xxx' + Atlas.drawn().areas.codes[3] + 'x'.repeat(12)"
    )
    assert len(visit.drawn()["shown"]) == 14


@pytest.mark.parametrize("level", ["powiat", "voivodeship", "gmina"])
def test_the_legend_hides_no_land(app, visitor, level):
    visit = visitor(1280, 720).open(f"{app}/wykaz-powodziowy-1999?level={level}&measure=area")
    visit.page.wait_for_timeout(1500)
    frame = visit.map_frame()
    east = frame.evaluate(
        "Math.max(...Object.values(Atlas.store.layers.powiaty._layers).map((l) =>"
        " map.latLngToContainerPoint(l.getBounds().getNorthEast()).x))"
    )
    box = frame.locator(".atlas-legend").bounding_box()
    outer = visit.page.locator(MAP).bounding_box()
    assert box["x"] - outer["x"] > east
    assert box["y"] >= outer["y"]
    assert box["y"] + box["height"] <= outer["y"] + outer["height"]
    assert frame.locator(".atlas-histogram").count() == (0 if level == "gmina" else 1)


def test_a_phone_has_the_whole_legend(app, visitor):
    visit = visitor(390, 844).open(f"{app}/wykaz-powodziowy-1999")
    frame = visit.map_frame()
    assert frame.locator(".atlas-histogram").is_visible()
    assert frame.locator(".atlas-legend li").count() == 6
