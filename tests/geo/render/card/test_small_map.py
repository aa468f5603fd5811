"""Small still maps: positions, SVG written by hand, and what the maps of a card hold."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import numpy as np
import pytest

from geo.cartography.interface_colours import INTERFACE_COLOURS
from geo.core.i18n import words
from geo.data.atlas import Atlas
from geo.render.card.maps import card_maps, overview_map
from geo.render.card.small_map import Frame, Name, Shape, SmallMap, Spot, to_svg
from geo.views.card.card import make_card
from tests.tiny import HOSTILE

SVG = "{http://www.w3.org/2000/svg}"


def test_a_frame_shows_all_of_its_bounds_in_the_middle() -> None:
    frame = Frame((1000.0, 2000.0, 3000.0, 3000.0), 200.0, 200.0)
    assert frame.scale == 0.1
    assert frame.seen == (1000.0, 1500.0, 3000.0, 3500.0)
    assert frame.place(np.array([[1000.0, 2000.0], [3000.0, 3000.0]])).tolist() == [
        [0.0, 150.0],
        [200.0, 50.0],
    ]


def test_svg_by_hand() -> None:
    square = np.array([[1.0, 1.0], [3.0, 1.0], [3.0, 3.04], [3.0, 3.0], [1.0, 1.0]])
    picture = SmallMap(
        10.0,
        5.0,
        "#fff",
        (Shape((square,), "#123456", "#000", 0.5), Shape((square[:2],), "", "#f00", 1.0, 0.5)),
        (Spot(2.0, 2.0, 1.5, "none", "#00f"),),
        (Name(5.0, 4.0, "Żywiec", 3.0, bold=True),),
        "A map",
    )
    text = to_svg(picture)
    area, line = ET.fromstring(text).findall(f".//{SVG}path")
    assert (
        area.get("d") == "M10 10l20 0 0 20 -20 -20z"
    )  # tenths of a point; the point that rounds to its neighbour is left out
    assert (area.get("fill"), area.get("stroke-width")) == ("#123456", "5")
    assert line.get("d") == "M10 10l20 0"
    assert (line.get("fill"), line.get("opacity")) == ("none", "0.5")
    assert 'viewBox="0 0 10 5"' in text
    assert 'aria-label="A map"' in text
    assert ET.fromstring(text).find(f".//{SVG}text").text == "Żywiec"


def test_hostile_texts_stay_texts() -> None:
    picture = SmallMap(10.0, 5.0, "#fff", (), (), (Name(5.0, 4.0, HOSTILE, 3.0),), HOSTILE)
    root = ET.fromstring(to_svg(picture))
    assert root.find(f".//{SVG}text").text == HOSTILE
    assert root.get("aria-label") == HOSTILE
    assert root.find(f".//{SVG}script") is None


@pytest.mark.parametrize(
    ("code", "neighbours", "partners"),
    [("2417", 4, 14), ("1061", 3, 0), ("0801", 6, 2), ("1216", 8, 1)],
)
def test_maps_of_a_card(atlas: Atlas, code: str, neighbours: int, partners: int) -> None:
    maps = card_maps(atlas.joined, atlas.countries, make_card(atlas.joined, code))
    assert len(maps.locator.shapes) == 16 + 1
    assert sum(shape.stroke == "#26241f" for shape in maps.around.shapes) == neighbours + 1
    lines = [shape for shape in maps.partners.shapes if not shape.fill] if maps.partners else []
    assert len(lines) == partners
    for picture in filter(None, (maps.locator, maps.around, maps.partners)):
        assert len(to_svg(picture)) < 40_000
        assert picture.alt


def test_what_lies_beyond_the_map_is_named(atlas: Atlas) -> None:
    maps = card_maps(atlas.joined, atlas.countries, make_card(atlas.joined, "1216"))
    assert maps.beyond == "Poza krawędzią tej mapy: El Paso de Robles (Stany Zjednoczone, 9\u00a0799 km)."
    assert card_maps(atlas.joined, atlas.countries, make_card(atlas.joined, "0801")).beyond == ""


def test_the_overview_holds_both_themes(atlas: Atlas) -> None:
    picture = overview_map(atlas.joined, words("pl"))
    assert len(picture.shapes) == 380 + 16
    assert len(picture.spots) == 186  # powiaty with partners
    assert picture.names == ()
    assert len(to_svg(picture)) < 120_000


def test_the_overview_has_the_ground_of_the_maps(atlas: Atlas) -> None:
    picture = overview_map(atlas.joined, words("pl"), atlas.context)
    assert picture.ground == INTERFACE_COLOURS["sea"]
    assert len(picture.under) >= 7  # the neighbours
    assert sum(shape.fill != "" for shape in picture.shapes[:380]) == 380  # the powiaty come first
    rivers = [shape for shape in picture.shapes if shape.stroke == INTERFACE_COLOURS["river"]]
    assert len(rivers) >= 4
    drawn = to_svg(picture)
    assert drawn.index('class="under"') < drawn.index('class="areas"')
    assert len(drawn) < 130_000


@pytest.mark.parametrize(
    ("code", "named"),
    [("0264", {"Odra", "Widawa", "Ślęza"}), ("2417", {"Soła", "Wisła"}), ("1463", {"Radomka", "Pilica"})],
)
def test_the_maps_of_a_card_have_rivers_with_names(atlas: Atlas, code: str, named: set[str]) -> None:
    maps = card_maps(atlas.joined, atlas.countries, make_card(atlas.joined, code), context=atlas.context)
    assert named <= {name.text for name in maps.around.names}
    (borders,) = [shape for shape in maps.around.shapes if shape.stroke == "#3d3a35"]
    assert borders.width > 1 and borders.rings
    assert maps.locator.under
    for picture in (maps.locator, maps.around):
        assert picture.ground == INTERFACE_COLOURS["sea"] and len(to_svg(picture)) < 40_000


def test_an_area_without_data_is_hatched() -> None:
    ring = np.array([(0.0, 0.0), (10.0, 0.0), (10.0, 10.0)])
    shapes = (
        Shape((ring,), "#e4dfd3", "#000", 1.0, hatch="#8d877b"),
        Shape((ring,), "#ede9df", "#000", 1.0),
    )
    drawn = to_svg(SmallMap(10.0, 10.0, "#fff", shapes, (), (), "x"))
    assert drawn.count("<pattern ") == 1
    assert 'fill="url(#hatch-e4dfd3)"' in drawn
    assert drawn.count("<path ") == 2  # the hatching is no area
    assert 'fill="#ede9df"' in drawn
