"""Partnerships: the map opens with one line per country, and lets a selection stand out and goes to it."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser.conftest import MAP

BOXES = (
    "[...document.querySelectorAll('.atlas-count span')].map(e => { const b = e.getBoundingClientRect();"
    " return [b.left, b.top, b.right, b.bottom]; })"
)
SIGHT = "[map.getZoom(), map.getCenter().lat, map.getCenter().lng].map(n => Number(n.toFixed(3)))"
SEEN = """() => {
  const named = new Set(Atlas.store.emphasis.lines), of = line => line.layer.options;
  const drawn = [...Atlas.store.lines.values()].filter(line => line.drawn);
  const [strong, pale] = [drawn.filter(l => named.has(l.lp)), drawn.filter(l => !named.has(l.lp))];
  const areas = [...Atlas.store.shapes].filter(([, layer]) => layer.options.fillOpacity === 1);
  return { strong: strong.length, weakest: Math.min(...strong.map(line => of(line).opacity)),
    palest: Math.max(0, ...pale.map(line => of(line).opacity)), powiaty: areas.map(([code]) => code),
    inside: strong.every(line => map.getBounds().contains(line.layer.getBounds())) };
}"""


def test_it_opens_calm(app, visitor):
    visit = visitor(1093, 614).open(f"{app}/partnerstwa")
    drawn = visit.drawn()
    assert drawn["single"] == drawn["places"] == 0
    assert drawn["trunks"][:3] == [["DE", 135], ["UA", 94], ["PL", 40]]
    assert (len(drawn["trunks"]), sum(count for _, count in drawn["trunks"])) == (29, 443)
    frame = visit.map_frame()
    parts = [part.replace("\n", " ").split(" ") for part in drawn["legend"]]
    assert [int(part[-1]) for part in parts] == [135, 94, 40, 24, 23, 18, 16, 15, 78, 17, 44, 55, 70, 194]
    assert frame.locator(".atlas-legend h2").all_inner_texts() == [
        "Kraj partnera",
        "Powiaty według liczby partnerstw",
    ]
    assert "Niemcy 135" in frame.locator(".atlas-count").all_inner_texts()
    assert visit.page.get_by_role("radio", name="po jednej na kraj").is_checked()


@pytest.mark.parametrize("size", [(1280, 720), (390, 844)])
def test_names_and_counts_do_not_cover_one_another(app, visitor, size):
    frame = visitor(*size).open(f"{app}/partnerstwa").wait_for_map()
    frame.wait_for_function("document.querySelectorAll('.atlas-count span').length > 5")
    boxes = frame.evaluate(BOXES)
    for at, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[:at]:
            assert right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top


def test_all_lines_are_one_click_away_and_in_the_address(app, visitor):
    visit = visitor().open(f"{app}/partnerstwa")
    drawn = visit.after_change(lambda: visit.page.locator(".st-key-lines").get_by_text("wszystkie").click())
    assert (drawn["single"], drawn["trunks"], len(drawn["lines"])) == (437, [], 443)
    assert [row.replace("\n", " ") for row in drawn["legend"]][-2:] == [
        "z partnerstwami 186",
        "bez partnerstw 194",
    ]
    visit.page.wait_for_url("**lines=all**")
    assert visitor().open(visit.page.url).drawn() == drawn
    assert parse_qs(urlsplit(visit.page.url).query) == {"v": ["3"], "lines": ["all"]}


def test_an_address_of_before_opens_with_all_lines(app, visitor):
    drawn = visitor().open(f"{app}/partnerstwa?v=2&flooded_only=1").drawn()
    assert (drawn["trunks"], len(drawn["lines"])) == ([], 238)


@pytest.mark.parametrize(
    ("choice", "lines"), [("countries=DE", 135), ("powiaty=2417", 14), ("voivodeships=24", 39)]
)
def test_what_is_singled_out_by_filters_is_drawn_line_by_line(app, visitor, choice, lines):
    visit = visitor().open(f"{app}/partnerstwa?v=3&{choice}")
    drawn = visit.drawn()
    assert (len(drawn["lines"]), drawn["trunks"]) == (lines, [])
    expect(visit.page.get_by_text("po jednej na kraj")).to_have_count(0)


def test_a_place_found_by_search_is_gone_to_and_named(app, visitor):
    visit = visitor(1093, 614).open(f"{app}/partnerstwa")
    start = visit.map_frame().evaluate(SIGHT)
    field = visit.page.get_by_role("combobox", name="Szukaj")
    field.fill("Ostrava")
    visit.page.get_by_role("option", name=re.compile("Ostrava|Ostrawa")).first.click()
    visit.page.get_by_role("button", name="Wyczyść wybór").wait_for()
    frame = visit.wait_for_map()
    frame.wait_for_function("Atlas.store.emphasis.lines.size === 2 && map.getZoom() > 7")
    seen = frame.evaluate(SEEN)
    assert (seen["strong"], seen["inside"], seen["powiaty"]) == (2, True, ["1602", "2415"])
    assert seen["weakest"] > 0.8
    tip = frame.evaluate(
        "(() => { const {layer} = Atlas.store.lines.get(24); layer.openTooltip();"
        " return layer.getTooltip().getElement().textContent; })()"
    )
    assert re.match("głubczycki – Ostr", tip)
    visit.after_change(lambda: visit.page.get_by_role("button", name="Wyczyść wybór").click())
    visit.page.wait_for_timeout(1_000)  # the panel leaves, and the map takes its place
    assert is_near(frame.evaluate(SIGHT), start)
    assert visit.drawn()["single"] == 0


def is_near(sight: list[float], other: list[float]) -> bool:
    """Whether two sights are the same but for what a panel or the legend take of the map's width."""
    zoom, lat, lon = (abs(a - b) for a, b in zip(sight, other, strict=True))
    return zoom <= 0.5 and lat < 2 and lon < 8


def test_a_country_draws_its_lines_and_the_rest_fades(app, visitor):
    visit = visitor().open(f"{app}/partnerstwa?v=3&selected=country:LT")
    drawn, seen = visit.drawn(), visit.map_frame().evaluate(SEEN)
    assert (drawn["single"], seen["strong"], seen["inside"]) == (24, 24, True)
    assert "LT" not in dict(drawn["trunks"])
    assert visit.map_frame().evaluate(
        "Atlas.store.layers.trunks.getLayers().every(layer => layer.options.opacity < 0.3)"
    )
    assert len(seen["powiaty"]) == 23
    everything = visitor().open(f"{app}/partnerstwa?v=3&lines=all&selected=country:LT")
    seen = everything.map_frame().evaluate(SEEN)
    assert (seen["strong"], seen["weakest"]) == (24, 1)
    assert 0 < seen["palest"] < 0.2


def test_the_map_never_moves_against_a_reader_who_has_moved_it(app, visitor):
    visit = visitor().open(f"{app}/partnerstwa?v=3&selected=powiat:2417&extent=6.5/53/18")
    frame = visit.map_frame()
    sight = frame.evaluate(SIGHT)
    assert sight[0] == 6.5
    visit.page.get_by_role("button", name="Wyczyść wybór").click()
    frame.wait_for_function("!Atlas.store.state.selected")
    assert is_near(frame.evaluate(SIGHT), sight)
    clicked = visit.after_change(lambda: frame.evaluate("void Atlas.store.shapes.get('0208').fire('click')"))
    assert clicked["selected"] == {"kind": "powiat", "key": "0208"}
    assert is_near(frame.evaluate(SIGHT), sight)


def test_a_powiat_pointed_at_shows_its_lines_while_it_is(app, visitor):
    visit = visitor().open(f"{app}/partnerstwa")
    frame = visit.map_frame()
    on_map = "[...Atlas.store.lines.values()].filter(line => map.hasLayer(line.layer)).length"
    frame.evaluate("void Atlas.store.shapes.get('2417').fire('mouseover')")
    assert frame.evaluate(on_map) == 14
    frame.evaluate("void Atlas.store.shapes.get('2417').fire('mouseout')")
    assert frame.evaluate(on_map) == 0


def test_a_country_of_the_legend_stands_out(app, visitor):
    visit = visitor().open(f"{app}/partnerstwa")
    frame = visit.map_frame()
    frame.locator(".atlas-legend li", has_text="Ukraina").hover()
    strong = (
        "Atlas.store.layers.trunks.getLayers().filter(l => l.getRadius && l.options.opacity === 1).length"
    )
    assert frame.evaluate(strong) == 1
    visit.page.mouse.move(5, 5)
    frame.locator(".atlas-legend header").hover()
    assert frame.evaluate(strong) == 29


def test_the_sheet_has_the_lines_of_the_screen(app, visitor, tmp_path):
    visit = visitor().open(f"{app}/partnerstwa")
    with visit.page.expect_download() as waiting:
        visit.page.get_by_role("button", name="Mapa jako PNG").click()
    waiting.value.save_as(tmp_path / "map.png")
    sheet = Image.open(tmp_path / "map.png").convert("RGB")
    shot = tmp_path / "screen.png"
    visit.page.locator(MAP).screenshot(path=shot)
    germany = (0, 114, 178)
    for picture in (sheet, Image.open(shot).convert("RGB")):
        assert {colour: n for n, colour in picture.getcolors(1 << 24)}.get(germany, 0) > 500
