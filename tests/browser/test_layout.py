"""The page on an office laptop and on a phone: what is in sight, what covers what, who gets the wheel."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import MAP

LAPTOP = (1093, 614)  # 1366 by 768 pixels under 125 %
SIZES = (LAPTOP, (1280, 720), (1366, 768), (1920, 1080))

HIDDEN_TIPS = """() => {
  const frame = frameElement.getBoundingClientRect(), page = window.parent, hidden = [];
  const pane = document.querySelector(".leaflet-atlas-tips-pane") ?? map.getPane("atlas-tips");
  pane.style.pointerEvents = "auto";
  Atlas.store.shapes.forEach((layer, code) => {
    const latlng = layer.getBounds().getCenter();
    layer.fire("mouseover", {latlng});
    layer.openTooltip(latlng);
    const tip = layer.getTooltip().getElement();
    tip.style.pointerEvents = "auto";
    const box = tip.getBoundingClientRect();
    const seen = [[1, 1], [box.width - 1, 1], [1, box.height - 1], [box.width - 1, box.height - 1],\
 [box.width / 2, box.height / 2]].every(([x, y]) => {
      const inside = tip.contains(document.elementFromPoint(box.left + x, box.top + y));
      const [left, top] = [frame.left + box.left + x, frame.top + box.top + y];
      return inside && left >= 0 && top >= 0 && left <= page.innerWidth && top <= page.innerHeight
        && page.document.elementFromPoint(left, top) === frameElement;
    });
    if (!seen || box.height < 40) hidden.push(code);
    layer.closeTooltip();
    layer.fire("mouseout", {latlng});
  });
  pane.style.pointerEvents = "";
  return hidden;
}"""
"""The powiaty whose tooltips are not seen whole."""

COVERED = """() => {
  const legend = document.querySelector(".atlas-legend-box").getBoundingClientRect();
  const open = document.querySelector(".atlas-legend").checkVisibility();
  const outer = map.getContainer().getBoundingClientRect();
  const inside = (x, y, rings) => rings.flat().reduce((odd, ring) => ring.reduce((now, a, i) => {
    const b = ring.at(i - 1);
    return (a.y > y) !== (b.y > y) && x < (b.x - a.x) * (y - a.y) / (b.y - a.y) + a.x ? !now : now;
  }, odd), false);
  let [all, under] = [0, 0];
  Atlas.store.shapes.forEach((layer, code) => {
    if (!Atlas.drawn().shown.some(([shown]) => shown === code)) return;
    const nested = layer.getLatLngs(), parts = Array.isArray(nested[0][0]) ? nested : [nested];
    const rings = parts.map(part => part.map(ring => ring.map(at => map.latLngToContainerPoint(at))));
    const points = rings.flat(2), [left, right] = [Math.min, Math.max].map(f => f(...points.map(p => p.x)));
    const [top, bottom] = [Math.min, Math.max].map(f => f(...points.map(p => p.y)));
    for (let x = left + 1.5; x < right; x += 3) for (let y = top + 1.5; y < bottom; y += 3) {
      if (x < 0 || y < 0 || x > outer.width || y > outer.height || !inside(x, y, rings)) continue;
      all += 1;
      if (x >= legend.left && x <= legend.right && y >= legend.top && y <= legend.bottom) under += 1;
    }
  });
  return {open, share: under / all};
}"""
"""Whether the legend is open, and how much of the areas in sight it covers."""

VIEW = (
    "(() => { const {lat, lng} = map.containerPointToLatLng([0, 0]); return [map.getZoom(), lat, lng]; })()"
)
LEGEND = ".atlas-legend"


def in_sight(visit, locator) -> bool:
    """Whether all of an element of the page is in the window."""
    box, size = locator.bounding_box(), visit.page.viewport_size
    return (
        box is not None
        and box["x"] >= 0
        and box["y"] >= 0
        and box["x"] + box["width"] <= size["width"]
        and box["y"] + box["height"] <= size["height"]
    )


def at_powiat(visit, code: str) -> tuple[float, float]:
    """Return where the middle of a powiat is on the page."""
    x, y = visit.map_frame().evaluate(
        "code => { const middle = Atlas.store.shapes.get(code).getBounds().getCenter();"
        " const at = map.latLngToContainerPoint(middle); return [at.x, at.y]; }",
        code,
    )
    box = visit.page.locator(MAP).bounding_box()
    return box["x"] + x, box["y"] + y


@pytest.mark.parametrize("size", SIZES)
def test_no_tooltip_is_cut_or_covered(app, visitor, size):
    visit = visitor(*size).open(f"{app}/wykaz-powodziowy-1999")
    assert visit.wait_for_map().evaluate(HIDDEN_TIPS) == []


@pytest.mark.parametrize(
    "path", ["wykaz-powodziowy-1999", "wykaz-powodziowy-1999?level=gmina", "powodz-i-partnerstwa"]
)
def test_the_legend_hides_little_of_the_map_at_first(app, visitor, path):
    visit = visitor(*LAPTOP).open(f"{app}/{path}")
    covered = visit.wait_for_map().evaluate(COVERED)
    assert covered["open"]
    assert covered["share"] <= 0.1


def test_the_legend_hides_few_partners_at_first(app, visitor):
    frame = visitor(*LAPTOP).open(f"{app}/partnerstwa").wait_for_map()
    hidden = frame.evaluate("""() => {
      const {left, right, top, bottom} = document.querySelector(".atlas-legend-box").getBoundingClientRect();
      const at = [...Atlas.store.places.values()].map(({lat, lon}) => map.latLngToContainerPoint([lat, lon]));
      const covers = ({x, y}) => x >= left && x <= right && y >= top && y <= bottom;
      return at.filter(covers).length;
    }""")
    assert hidden <= 15  # of 380


def test_the_legend_folds_moves_and_remembers(app, visitor):
    visit = visitor(*LAPTOP).open(f"{app}/wykaz-powodziowy-1999")
    frame = visit.wait_for_map()
    box = frame.locator(".atlas-legend-box")
    before = box.bounding_box()
    frame.get_by_role("button", name="Przesuń legendę").focus()
    for key in ("ArrowLeft", "ArrowLeft", "ArrowUp"):
        visit.page.keyboard.press(key)
    after = box.bounding_box()
    assert (round(after["x"] - before["x"]), round(after["y"] - before["y"])) == (-48, -24)
    fold = frame.get_by_role("button", name="Legenda")
    fold.focus()
    visit.page.keyboard.press("Enter")
    assert not frame.locator(LEGEND).is_visible()
    assert fold.get_attribute("aria-expanded") == "false"
    visit.page.reload()
    frame = visit.wait_for_map()
    assert not frame.locator(LEGEND).is_visible()
    frame.get_by_role("button", name="Legenda").click()
    again = frame.locator(".atlas-legend-box").bounding_box()
    assert (round(again["x"]), round(again["y"])) == (round(after["x"]), round(after["y"]))


def test_the_legend_is_dragged(app, visitor):
    visit = visitor(*LAPTOP).open(f"{app}/wykaz-powodziowy-1999")
    frame = visit.wait_for_map()
    handle = frame.get_by_role("button", name="Przesuń legendę").bounding_box()
    visit.page.mouse.move(handle["x"] + 8, handle["y"] + 8)
    visit.page.mouse.down()
    visit.page.mouse.move(800, 400, steps=4)
    visit.page.mouse.up()
    moved = frame.get_by_role("button", name="Przesuń legendę").bounding_box()
    assert abs(moved["x"] + 8 - 800) < 2
    view = frame.evaluate(VIEW)
    visit.page.mouse.move(700, 300)
    assert frame.evaluate(VIEW) == view


def test_a_click_opens_the_panel_beside_a_map_that_stays(app, visitor):
    visit = visitor(*LAPTOP).open(f"{app}/wykaz-powodziowy-1999")
    frame = visit.wait_for_map()
    before = frame.evaluate(VIEW)
    visit.after_change(lambda: visit.page.mouse.click(*at_powiat(visit, "0208")))
    panel = visit.page.locator(".st-key-panel")
    panel.get_by_role("heading", name="Powiat kłodzki").wait_for()
    for name, role in (("Karta powiatu", "link"), ("Przypnij do porównania", "button")):
        assert in_sight(visit, panel.get_by_role(role, name=name))
    close = panel.get_by_role("button", name="Wyczyść wybór")
    assert in_sight(visit, close)
    expect(visit.page.locator(MAP)).to_have_js_property("offsetWidth", 457)
    visit.page.wait_for_timeout(300)
    assert frame.evaluate(VIEW) == pytest.approx(before, abs=0.02)
    assert visit.page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") == 0
    close.click()
    expect(visit.page.locator(MAP)).to_have_js_property("offsetWidth", 753)
    visit.page.wait_for_timeout(300)
    assert frame.evaluate(VIEW) == pytest.approx(before, abs=0.02)


def test_three_powiaty_are_compared_in_five_clicks_without_scrolling(app, visitor):
    visit = visitor(*LAPTOP).open(f"{app}/wykaz-powodziowy-1999")
    panel = visit.page.locator(".st-key-panel")
    for code, name in (("0208", "Powiat kłodzki"), ("2417", "Powiat żywiecki")):
        visit.after_change(lambda code=code: visit.page.mouse.click(*at_powiat(visit, code)))
        panel.get_by_role("heading", name=name).wait_for()
        visit.after_change(lambda: panel.get_by_role("button", name="Przypnij do porównania").click())
    visit.after_change(lambda: visit.page.mouse.click(*at_powiat(visit, "1607")))
    table = panel.get_by_role("grid", name="Porównanie")
    rows = table.locator("tbody tr[aria-rowindex]")
    expect(rows).to_have_count(3)
    assert rows.locator("td:first-child").all_inner_texts() == ["kłodzki", "żywiecki", "nyski"]
    assert in_sight(visit, table)
    assert visit.page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") == 0


def test_the_wheel_scrolls_the_page_until_the_map_is_clicked(app, visitor):
    visit = visitor(*LAPTOP).open(f"{app}/wykaz-powodziowy-1999")
    frame = visit.wait_for_map()
    scrolled = "parent.document.querySelector('[data-testid=stMain]').scrollTop"
    zoom = frame.evaluate("map.getZoom()")
    visit.page.mouse.move(*at_powiat(visit, "1607"))
    visit.page.mouse.wheel(0, 100)
    frame.wait_for_function(f"{scrolled} === 100")
    assert frame.locator(".atlas-hint.shown").inner_text().startswith("Ctrl + kółko")
    assert frame.evaluate("map.getZoom()") == zoom
    assert "extent=" not in visit.page.url
    frame.evaluate(f"void ({scrolled} = 0)")
    visit.after_change(lambda: visit.page.mouse.click(*at_powiat(visit, "1607")))
    visit.page.mouse.wheel(0, -200)
    frame.wait_for_function("before => map.getZoom() > before", arg=zoom)
    zoom = frame.evaluate("map.getZoom()")
    visit.page.keyboard.press("Escape")
    visit.page.wait_for_timeout(300)
    visit.page.mouse.wheel(0, 60)
    frame.wait_for_function(f"{scrolled} === 60")


def test_the_wheel_zooms_while_ctrl_is_held(app, visitor):
    visit = visitor(*LAPTOP).open(f"{app}/wykaz-powodziowy-1999?lang=en")
    frame = visit.wait_for_map()
    zoom = frame.evaluate("map.getZoom()")
    visit.page.mouse.move(*at_powiat(visit, "1607"))
    visit.page.mouse.wheel(0, -10)
    assert frame.locator(".atlas-hint.shown").inner_text().startswith("Ctrl + wheel zooms")
    visit.page.keyboard.down("Control")
    visit.page.mouse.wheel(0, -200)
    visit.page.keyboard.up("Control")
    frame.wait_for_function("before => map.getZoom() > before", arg=zoom)


def test_the_zoom_has_ends(app, visitor):
    visit = visitor(*LAPTOP).open(f"{app}/partnerstwa")
    frame = visit.wait_for_map()
    frame.evaluate("void map.setZoom(44, {animate: false})")
    assert frame.evaluate("map.getZoom()") == 12
    frame.evaluate("void map.setZoom(0, {animate: false})")
    frame.get_by_role("button", name="Wszyscy partnerzy").click()
    places = "[...Atlas.store.places.values()].filter(({lat, lon}) => !map.getBounds().contains([lat, lon]))"
    assert frame.evaluate(f"{places}.length") == 0
    assert frame.evaluate("map.getZoom() - map.getMinZoom()") <= 0.5


def test_the_map_speaks_in_the_typeface_of_the_page(app, visitor):
    visit = visitor(*LAPTOP).open(f"{app}/wykaz-powodziowy-1999")
    frame = visit.wait_for_map()
    frame.wait_for_function("document.fonts.check('14px \"Source Sans\"')")
    loaded = "[...document.fonts].filter(face => face.status === 'loaded').map(face => face.family)"
    assert set(frame.evaluate(loaded)) == {"Source Sans"}  # upright, and italic for the names of water
    ours = frame.evaluate("getComputedStyle(document.querySelector('.atlas-legend h2')).fontFamily")
    assert ours.startswith('"Source Sans"')


def test_the_basemap_is_chosen_on_the_map(app, visitor):
    visit = visitor(*LAPTOP).open(f"{app}/wykaz-powodziowy-1999")
    frame = visit.wait_for_map()
    frame.locator("summary", has_text="Podkład").click()
    assert frame.get_by_role("radio", name="bez podkładu").is_checked()
    visit.after_change(lambda: frame.get_by_text("Geoportal, ortofotomapa").click())
    assert frame.evaluate("Atlas.store.state.basemap.key") == "ortho"
    visit.page.wait_for_url("**basemap=ortho**")
    assert frame.evaluate("map.getMaxZoom()") == 14
    visit.after_change(lambda: frame.get_by_role("radio", name="bez podkładu").click())
    assert frame.evaluate("Atlas.store.state.basemap") is None
    visit.after_change(lambda: frame.get_by_text("desenie obok kolorów").click())
    assert frame.evaluate("Atlas.store.state.patterns")


@pytest.mark.parametrize("size", [(390, 844), (320, 256)])
def test_on_a_phone_the_map_comes_right_after_the_title(app, visitor, size):
    visit = visitor(*size).open(f"{app}/wykaz-powodziowy-1999")
    frame = visit.wait_for_map()
    title = visit.page.get_by_role("heading", level=1).bounding_box()
    outer = visit.page.locator(MAP).bounding_box()
    assert 0 <= outer["y"] - (title["y"] + title["height"]) < 16
    inner = frame.evaluate("map.getContainer().getBoundingClientRect().bottom")
    legend = frame.locator(".atlas-legend-box").bounding_box()
    assert legend["y"] >= outer["y"] + inner
    assert frame.locator(".atlas-legend li").count() >= 5
    summary = visit.page.locator(".st-key-summary").bounding_box()
    assert outer["y"] + outer["height"] <= summary["y"]
    assert legend["y"] + legend["height"] <= outer["y"] + outer["height"] + 1


def test_on_a_phone_one_finger_scrolls_the_page_and_two_move_the_map(app, visitor, browser):
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, locale="pl-PL")
    page = context.new_page()
    page.goto(f"{app}/wykaz-powodziowy-1999")
    frame = page.wait_for_selector(MAP).content_frame()
    page.wait_for_timeout(500)
    frame.wait_for_function("window.Atlas && Atlas.ready && Atlas.drawCount > 0")
    view = frame.evaluate(VIEW)
    touch = context.new_cdp_session(page)

    def swipe(*fingers: int) -> None:
        for kind, step in (("touchStart", 0), *(("touchMove", 12 * n) for n in range(1, 8)), ("touchEnd", 0)):
            points = [] if kind == "touchEnd" else [{"x": x, "y": 320 - step} for x in fingers]
            touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    swipe(180)
    frame.wait_for_function("parent.document.querySelector('[data-testid=stMain]').scrollTop > 20")
    assert frame.locator(".atlas-hint").inner_text() == "Mapę przesuwa się dwoma palcami"
    assert frame.evaluate(VIEW) == view
    page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop = 0")
    swipe(120, 260)
    frame.wait_for_function("lat => map.containerPointToLatLng([0, 0]).lat < lat - 0.2", arg=view[1])
    context.close()


def test_the_map_of_the_first_page_names_a_powiat_and_opens_its_card(app, visitor):
    visit = visitor(*LAPTOP)
    visit.page.goto(app)
    picture = visit.page.locator(".atlas-overview img")
    picture.wait_for(timeout=60_000)
    visit.page.wait_for_selector(".atlas-overview img[data-waits]", timeout=60_000)
    box = picture.bounding_box()
    visit.page.mouse.move(box["x"] + 20, box["y"] + 20)
    drawing = visit.page.locator(".atlas-overview svg")
    drawing.wait_for()
    box = drawing.bounding_box()
    nysa = box["x"] + 0.29 * box["width"], box["y"] + 0.72 * box["height"]
    visit.page.mouse.move(*nysa)
    tip = visit.page.locator(".atlas-page-tip")
    assert tip.inner_text().splitlines()[:2] == ["Powiat nyski", "województwo opolskie"]
    visit.page.mouse.click(*nysa)
    visit.page.wait_for_url("**/powiat?**selected=powiat%3A1607")
    visit.page.get_by_role("heading", name="Powiat nyski").wait_for(timeout=60_000)
    assert visit.failed == []


def test_the_card_is_chosen_on_a_map(app, visitor):
    visit = visitor(*LAPTOP).open(f"{app}/powiat")
    visit.page.mouse.click(*at_powiat(visit, "0208"))
    visit.page.get_by_role("heading", name="Powiat kłodzki").wait_for(timeout=60_000)
    assert visit.page.locator(MAP).count() == 0
