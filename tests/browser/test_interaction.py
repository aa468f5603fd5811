"""Clicks, hovers, keys, zoom levels, basemaps and hostile texts on the map."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.browser.conftest import MAP

KLODZKO = (50.44, 16.65)


FREE_POINT = """code => {
  const layer = Atlas.store.shapes.get(code), box = layer.getBounds(), ends = [];
  Atlas.store.lines.forEach(line => line.arc.flat().forEach(at => ends.push(at)));
  const inside = (lat, lon, ring) => Array.isArray(ring[0]) ? ring.some(part => inside(lat, lon, part))
    : ring.reduce((odd, a, i) => { const b = ring.at(i - 1);
      return (a.lat > lat) !== (b.lat > lat) && lon < (b.lng - a.lng) * (lat - a.lat) / (b.lat - a.lat)\
 + a.lng ? !odd : odd; }, false);
  let best = [0];
  for (let i = 1; i < 20; i++) for (let j = 1; j < 20; j++) {
    const lat = box.getSouth() + i / 20 * (box.getNorth() - box.getSouth()),\
 lon = box.getWest() + j / 20 * (box.getEast() - box.getWest());
    const room = Math.min(...ends.map(([x, y]) => (y - lat) ** 2 + (x - lon) ** 2));
    if (inside(lat, lon, layer.getLatLngs()) && room > best[0]) best = [room, lat, lon];
  }
  return best.slice(1);
}"""
"""The point of a powiat farthest from the vertices of all lines."""

EMPHASISED = (
    "[...Atlas.store.lines.values()].filter(line => line.drawn && line.layer.options.opacity === 1)"
    ".map(line => line.lp)"
)
FADED = "Atlas.store.layers.powiaty.getLayers().filter(layer => layer.options.fillOpacity < 0.2).length"
TIPS = """() => [Atlas.store.layers.powiaty.getLayers()[0], Atlas.store.layers.places.getLayers()[0]]\
.map(layer => {
  layer.openTooltip();
  const box = layer.getTooltip().getElement(), seen = [box.textContent,\
 box.querySelectorAll("*:not(div):not(strong)").length];
  layer.closeTooltip();
  return seen;
})"""


def point(visit, lat: float, lon: float) -> tuple[float, float]:
    """Return where a place of the map is on the page."""
    at = visit.map_frame().evaluate(
        f"(() => {{ const p = map.latLngToContainerPoint([{lat}, {lon}]); return [p.x, p.y]; }})()"
    )
    box = visit.page.locator(MAP).bounding_box()
    return box["x"] + at[0], box["y"] + at[1]


def near(visit, lat: float, lon: float, zoom: float) -> None:
    visit.wait_for_map().evaluate(
        f"void (Atlas.store.touched = true, map.setView([{lat}, {lon}], {zoom}, {{animate: false}}))"
    )
    visit.page.wait_for_timeout(300)


def test_click_selects_and_a_second_click_clears(app, visitor):
    visit = visitor().open(f"{app}/wykaz-powodziowy-1999")
    near(visit, *KLODZKO, 9)
    drawn = visit.after_change(lambda: visit.page.mouse.click(*point(visit, *KLODZKO)))
    assert drawn["selected"] == {"kind": "powiat", "key": "0208"}
    visit.page.get_by_role("heading", name="Powiat kłodzki").wait_for()
    visit.page.wait_for_url(re.compile("selected=powiat%3A0208"))
    drawn = visit.after_change(lambda: visit.page.mouse.click(*point(visit, *KLODZKO)))
    assert drawn["selected"] is None
    visit.page.get_by_role("heading", name="Powiat kłodzki").wait_for(state="detached")


def test_click_on_a_powiat_under_lines_selects_the_powiat(app, visitor):
    visit = visitor().open(f"{app}/partnerstwa?v=3&lines=all")
    near(visit, 49.69, 19.2, 11)
    assert len(visit.drawn()["lines"]) == 443
    free = visit.map_frame().evaluate(FREE_POINT, "2417")
    near(visit, *free, 11)
    drawn = visit.after_change(lambda: visit.page.mouse.click(*point(visit, *free)))
    assert drawn["selected"] == {"kind": "powiat", "key": "2417"}


def test_click_on_a_place_and_on_a_line(app, visitor):
    visit = visitor().open(f"{app}/partnerstwa?countries=BE")
    near(visit, 51.0, 3.33, 9)
    drawn = visit.after_change(lambda: visit.page.mouse.click(*point(visit, 50.9993, 3.3271)))
    assert drawn["selected"] == {"kind": "place", "key": "be-tielt"}
    visit.page.get_by_role("heading", name="Tielt").wait_for()
    middle = visit.map_frame().evaluate(
        "(() => { const arc = Atlas.store.lines.get(5).arc[0]; return arc[Math.floor(arc.length / 2)]; })()"
    )
    near(visit, middle[1], middle[0], 8)
    drawn = visit.after_change(lambda: visit.page.mouse.click(*point(visit, middle[1], middle[0])))
    assert drawn["selected"] == {"kind": "row", "key": "5"}


def test_a_selection_that_the_filters_leave_out_is_said(app, visitor):
    visit = visitor().open(f"{app}/wykaz-powodziowy-1999?voivodeships=24&selected=powiat:0208")
    visit.page.get_by_text("Filtry pomijają to na tej mapie.").wait_for()


def test_hover_fans_out_without_a_rerun(app, visitor):
    visit, held = visitor(), []
    visit.page.route("**/water_detail*", lambda route: held.append(route))
    visit.open(f"{app}/partnerstwa?v=3&lines=all")
    near(visit, 51.5, 17.0, 5.5)
    before = visit.map_frame().evaluate("Atlas.drawCount")
    free = visit.map_frame().evaluate(FREE_POINT, "0226")
    near(visit, *free, 11)
    visit.page.mouse.move(*point(visit, *free))
    visit.map_frame().wait_for_function(f"{EMPHASISED}.length === 4")
    wide = visit.map_frame().evaluate(EMPHASISED)
    assert sorted(wide) == [3, 17, 35, 215]  # the four rows of powiat złotoryjski
    visit.map_frame().evaluate("void (window.coarse = Atlas.store.layers.water)")
    held[0].continue_()  # finer rivers come while the pointer rests
    visit.map_frame().wait_for_function("Atlas.store.layers.water !== coarse")
    assert visit.map_frame().evaluate(f"{EMPHASISED}.length") == 4
    assert visit.map_frame().evaluate("Atlas.drawCount") == before


def test_legend_entry_shows_its_class(app, visitor):
    visit = visitor().open(f"{app}/wykaz-powodziowy-1999")
    frame = visit.map_frame()
    item = frame.locator(".atlas-legend li", has_text="brak danych")
    item.hover()
    assert frame.evaluate(FADED) == 379
    visit.page.mouse.move(5, 5)
    frame.locator(".atlas-legend header").hover()
    assert frame.evaluate(FADED) == 0


def test_the_list_gives_the_keyboard_the_same_actions(app, visitor):
    visit = visitor().open(f"{app}/wykaz-powodziowy-1999?voivodeships=32")
    frame = visit.map_frame()
    summary = frame.locator(".atlas-list summary")
    summary.focus()
    visit.page.keyboard.press("Enter")
    frame.locator(".atlas-list button").first.wait_for()
    names = frame.locator(".atlas-list button").all_inner_texts()
    assert names[0] == "białogardzki (zachodniopomorskie)"
    assert len(names) == 21
    visit.page.keyboard.press("Tab")
    assert frame.locator(".atlas-tip strong").last.inner_text() == "białogardzki"
    visit.page.keyboard.press("ArrowDown")
    assert frame.locator(".atlas-tip strong").last.inner_text() == "choszczeński"
    drawn = visit.after_change(lambda: visit.page.keyboard.press("Enter"))
    assert drawn["selected"] == {"kind": "powiat", "key": "3202"}
    assert frame.evaluate("document.activeElement.value") == "3202"  # the focus stays where it was
    visit.page.keyboard.press("Escape")
    assert frame.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_finer_outlines_come_when_the_reader_zooms_in(app, visitor):
    visit = visitor().open(f"{app}/wykaz-powodziowy-1999")
    asked = []
    visit.page.on("request", lambda request: asked.append(request.url))
    assert not visit.drawn()["detail"]
    near(visit, *KLODZKO, 9)
    visit.map_frame().wait_for_function("Atlas.drawn().detail")
    near(visit, *KLODZKO, 10)
    visit.page.wait_for_timeout(300)
    assert len([url for url in asked if "/detail." in url]) == 1
    assert visit.drawn()["powiaty"] == 380


def test_an_address_that_opens_near_has_the_finer_outlines(app, visitor):
    visit = visitor().open(f"{app}/wykaz-powodziowy-1999?v=3&extent=9/50.4/16.6")
    visit.map_frame().wait_for_function("Atlas.drawn().detail")


def test_a_basemap_that_fails_leaves_the_map_whole_and_is_named(app, visitor):
    visit = visitor().open(f"{app}/wykaz-powodziowy-1999?basemap=osm")
    frame = visit.wait_for_map()
    assert (
        frame.locator(".atlas-notice").inner_text()
        == "Podkład OpenStreetMap nie odpowiada. Sama mapa jest kompletna."
    )
    assert visit.drawn()["powiaty"] == 380
    assert "autorzy OpenStreetMap" in frame.locator(".leaflet-control-attribution").inner_text()
    assert all(url.startswith("https://tile.openstreetmap.org/") for url in visit.outside)
    visit.after_change(lambda: visit.page.locator(".st-key-reset button").click())
    assert frame.locator(".atlas-notice").count() == 0


def test_states_that_differ_in_an_underscore_token_are_both_drawn(app, visitor):
    """streamlit-folium takes tokens like _0201 out before it compares; changes must not go that way."""
    visit = visitor().open(f"{app}/wykaz-powodziowy-1999?selected=powiat:0201")
    frame = visit.wait_for_map()
    drawn = visit.after_change(
        lambda: frame.evaluate(
            "void Atlas.update({...Atlas.store.state, selected: {kind: 'powiat', key: '0202'},"
            " legend_title: 'pow_0202'})"
        )
    )
    assert drawn["selected"] == {"kind": "powiat", "key": "0202"}
    assert frame.locator(".atlas-legend h2").inner_text() == "pow_0202"


@pytest.fixture(scope="module")
def fuzzed(app, browser):
    page = browser.new_context().new_page()
    page.goto(f"{app}/partnerstwa?v=3&lines=all")
    frame = page.wait_for_selector(MAP).content_frame()
    frame.wait_for_function("window.Atlas && Atlas.ready && Atlas.drawCount > 0")
    return page, frame


SIGNS = st.sampled_from(
    [
        "<",
        ">",
        "</script>",
        "<img src=x onerror=alert(1)>",
        '"',
        "'",
        "`",
        "${1}",
        "{{",
        "}}",
        "\u202e",
        "\x00",
        "&",
        "\\",
        "a",
        " ",
    ]
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(SIGNS | st.text(max_size=3), min_size=1, max_size=8).map("".join))
def test_any_name_is_only_text(fuzzed, name):
    page, frame = fuzzed
    title = page.title()
    heading, elements = frame.evaluate(
        "name => { Atlas.store.powiaty[0].name = name;"
        " Atlas.store.places.forEach(place => { place.name = name; });"
        " Atlas.update({...Atlas.store.state, legend_title: name, legend_notes: [name], summary: name,"
        " legend: {label: [name], colour: ['#000000'], count: [1], symbol: ['line'], key: ['0']}});"
        " const legend = document.querySelector('.atlas-legend'); return"
        " [legend.querySelector('h2').textContent, legend.querySelectorAll('img, script').length]; }",
        name,
    )
    tips = frame.evaluate(TIPS)
    assert heading == name
    assert all(name in text for text, _ in tips)
    assert {count for _, count in tips} == {0}
    assert elements == 0
    assert page.title() == title


def test_the_world_is_never_smaller_than_the_frame(app, visitor):
    frame = visitor().open(f"{app}/partnerstwa?v=3&extent=0/0/0").wait_for_map()
    frame.wait_for_function(
        "2 ** map.getZoom() * 256 > map.getSize().x / 1.2 && map.getZoom() >= map.getMinZoom()"
    )


def test_lines_are_curves_without_steps_of_whole_pixels(app, visitor):
    """The direction of the longest line turns by little from each of its vertices to the next."""
    frame = visitor().open(f"{app}/partnerstwa?v=3&lines=all").wait_for_map()
    turns = frame.evaluate("""() => {
      const longest = [...Atlas.store.lines.values()].filter(line => line.length_km < 2500)\
.sort((a, b) => b.length_km - a.length_km)[0].layer._parts[0];
      const ways = longest.slice(1).map((at, i) => Math.atan2(at.y - longest[i].y, at.x - longest[i].x));
      return ways.slice(1).map((way, i) => way - ways[i]);
    }""")
    assert len(turns) >= 4
    assert all(turn > 0 for turn in turns) or all(turn < 0 for turn in turns)
    assert max(map(abs, turns)) < 0.2
