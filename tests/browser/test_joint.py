"""The map of both themes in a real browser.

It is whole without internet, its square legend works by mouse and keyboard, and powiaty can be selected.
"""

from __future__ import annotations

import re

import pytest

FILLS = (
    "[...new Set(Atlas.store.layers.powiaty.getLayers().map(layer => layer.options.fillColor))]"
    ".map(fill => typeof fill === 'string' ? fill : 'pattern')"
)
SHOWN = """key => Atlas.store.layers.powiaty.getLayers().map((layer, i) => \
[Atlas.store.state.powiat_classes[i], layer.options.fillOpacity])
  .reduce((count, [mark, opacity]) => { count[(mark === key) * 1][opacity === 1 ? "plain" : "faded"] += 1;\
 return count; },
  [{plain: 0, faded: 0}, {plain: 0, faded: 0}])"""


@pytest.fixture
def joint(app, visitor):
    return visitor().open(f"{app}/powodz-i-partnerstwa")


def test_nine_colours_and_no_data_without_internet(joint):
    drawn = joint.drawn()
    assert drawn["powiaty"] == 380
    assert len(drawn["shown"]) == 380
    fills = joint.wait_for_map().evaluate(FILLS)
    assert len(fills) == 10
    assert fills.count("pattern") == 1
    assert joint.outside == []
    assert joint.failed == []


def test_the_square_tells_its_classes(joint):
    said = joint.drawn()["legend"]
    assert "ponad 50% gmin w wykazie; partnerstwa: 3 i więcej: 23" in said
    assert "poza wykazem; partnerstwa: 0: 117" in said
    assert len(said) == 10


@pytest.mark.parametrize("how", ["hover", "focus"])
def test_a_cell_shows_its_powiaty(joint, how):
    frame = joint.wait_for_map()
    cell = frame.locator(".atlas-square button[value='9']")
    getattr(cell, how)()
    assert frame.evaluate(SHOWN, "9") == [{"plain": 0, "faded": 357}, {"plain": 23, "faded": 0}]
    assert "3 i więcej: 23" in frame.locator(".atlas-square .said").inner_text()
    frame.locator(".atlas-legend h2").hover()
    cell.blur()
    assert frame.evaluate(SHOWN, "9") == [{"plain": 357, "faded": 0}, {"plain": 23, "faded": 0}]


def test_patterns_stand_beside_the_colours(joint):
    frame = joint.wait_for_map()
    frame.locator("summary", has_text="Podkład").click()
    joint.after_change(lambda: frame.get_by_text("desenie obok kolorów").click())
    assert set(frame.evaluate(FILLS)) == {"pattern"}


def test_a_row_of_a_figure_selects_its_powiat(joint):
    row = joint.page.locator(".atlas-figure tr", has_text="górowski").first
    after = joint.after_change(row.click)
    assert after["selected"] == {"kind": "powiat", "key": "0204"}
    joint.page.wait_for_url(re.compile("selected=powiat"))


def test_the_square_is_in_sight_on_a_projector(joint):
    """At 1280 by 720 the whole legend lies inside the map."""
    frame = joint.wait_for_map()
    inside = """() => { const map = document.querySelector("#map_div, .folium-map").getBoundingClientRect(),
      legend = document.querySelector(".atlas-legend").getBoundingClientRect();
      return legend.top >= map.top && legend.bottom <= map.bottom && legend.left >= map.left\
 && legend.right <= map.right; }"""
    assert frame.evaluate(inside)
    assert (
        frame.evaluate(
            "parseFloat(getComputedStyle(document.querySelector('.atlas-square button')).fontSize)"
        )
        >= 14
    )
