"""What the browser gets of voivodeships and gminy: geometry once, marks on each change, in one order."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
import shapely

from geo.choices.model import Choices
from geo.data import areas as levels
from geo.data.join import AtlasTables
from geo.render.web.assets import gmina_areas, powiaty_geojson, voivodeship_areas
from geo.render.web.map_state import map_state
from geo.views.factory import make_view


def shape_of(area: dict[str, Any], step: float) -> shapely.MultiPolygon:
    """Return the shape as the browser makes it: steps added up."""
    parts = [[np.cumsum(np.reshape(ring, (-1, 2)), axis=0) * step for ring in part] for part in area["rings"]]
    return shapely.MultiPolygon([(part[0], part[1:]) for part in parts])


@pytest.fixture(scope="module")
def gminy(joined: AtlasTables) -> dict[str, Any]:
    return gmina_areas(joined)


@pytest.fixture(scope="module")
def voivodeships(joined: AtlasTables) -> dict[str, Any]:
    return voivodeship_areas(joined)


def test_gminy_stand_in_the_order_of_the_marks(joined: AtlasTables, gminy: dict[str, Any]) -> None:
    codes = [f"{area['t']}:{area['n']}:{area['k']}" for area in gminy["areas"]]
    assert codes == levels.areas(joined, "gmina")["code"].tolist()
    state = map_state(make_view(joined, Choices.of(level="gmina"), "floods"))
    marks = dict(zip(codes, state["areas"], strict=True))
    assert marks["0201:Bolesławiec:miejska"] == "2"
    assert marks["0201:Bolesławiec:wiejska"] == "1"
    assert marks["1465:Warszawa:miejska"] == "0"
    assert {mark for code, mark in marks.items() if code.startswith("0801")} == {"n"}
    assert [state["areas"].count(mark) for mark in "210nx"] == [81, 591, 1798, 7, 0]


def test_gminy_say_how_they_are_listed(gminy: dict[str, Any]) -> None:
    said = {f"{area['t']}:{area['n']}:{area['k']}": area["s"] for area in gminy["areas"]}
    assert said["0862:Zielona Góra:miejska"] == "both"
    assert said["0201:Bolesławiec:miejska"] == "town"
    assert said["2417:Świnna:wiejska"] == "other"
    assert said["2001:Augustów:miejska"] == ""
    assert list(said.values()).count("no_data") == 7


def test_shapes_come_through(
    joined: AtlasTables, gminy: dict[str, Any], voivodeships: dict[str, Any]
) -> None:
    for made, level, every in ((gminy, "gmina", 97), (voivodeships, "voivodeship", 3)):
        shapes = levels.shapes(joined, level).to_crs(4326)
        for area, shape in list(zip(made["areas"], shapes, strict=True))[::every]:
            drawn = shape_of(area, made["step"])
            assert drawn.symmetric_difference(shape.buffer(0)).area < 0.02 * shape.area, area["n"]


def test_voivodeships_carry_their_figures(voivodeships: dict[str, Any]) -> None:
    figures = {area["t"]: (area["n"], area["f"], area["g"], area["d"]) for area in voivodeships["areas"]}
    assert len(figures) == 16
    assert figures["08"] == ("lubuskie", 27, 75, 1)
    assert figures["20"] == ("podlaskie", 0, 118, 0)
    assert figures["24"] == ("śląskie", 100, 167, 0)


@pytest.mark.parametrize(("level", "areas"), [("powiat", 0), ("voivodeship", 16), ("gmina", 2477)])
def test_state_has_a_mark_for_each_area(joined: AtlasTables, level: str, areas: int) -> None:
    for choices in (
        Choices.of(level=level),
        Choices.of(level=level, voivodeships=("02",)),
        Choices.of(level=level, countries=("JP",)),
    ):
        state = map_state(make_view(joined, choices, "floods"))
        assert (state["level"], len(state["areas"]), len(state["fill"])) == (level, areas, 380)
        assert set(state["areas"]) <= {"x", "n", *state["colours"]}
        assert len(json.dumps(state)) < 7_000


def test_histogram_of_the_legend(joined: AtlasTables) -> None:
    state = map_state(
        make_view(
            joined,
            Choices.of(measure="towns", level="voivodeship", scheme="manual", breaks=(3, 10)),
            "floods",
        )
    )
    # towns: 31 21 10 4 3 3 2 2 2 1 1 1 in twelve voivodeships; bars of two
    made = state["histogram"]
    assert [sum(count for _, count in bar) for bar in made["bars"]] == [
        6,
        3,
        0,
        0,
        1,
        0,
        0,
        0,
        0,
        0,
        1,
        0,
        0,
        0,
        0,
        1,
    ]
    assert made["bars"][1] == [("1", 2), ("2", 1)]
    assert made["ticks"] == [(0.0, "0"), (0.0938, "3"), (0.3125, "10"), (1.0, "32")]
    assert made["most"] == 6
    assert (
        made["label"]
        == "Histogram wszystkich wartości większych od zera (12), od 0 do 32; granice klas: 3 i 10."
    )


def test_powiaty_carry_towns_and_area(joined: AtlasTables, tiny: AtlasTables) -> None:
    told = {row["properties"]["t"]: row["properties"] for row in powiaty_geojson(joined)["features"]}
    assert [told["0208"][key] for key in "fgcoa"] == [13, 14, 4, 9, 0.987]
    assert [told["0862"][key] for key in "fgcoa"] == [1, 1, 1, 1, 1.0]
    assert told["0801"]["a"] is None
    small = {row["properties"]["t"]: row["properties"]["a"] for row in powiaty_geojson(tiny)["features"]}
    assert small == {"0201": 0.6, "0264": 1.0, "0801": None, "1465": 0.0, "2402": 0.25}
