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
from geo.render.web.geometry import gmina_areas, powiaty_overview, voivodeship_areas
from geo.render.web.map_state import map_state
from geo.views.factory import make_view


def rows_of(columns: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the rows of a table sent by columns."""
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def shape_of(rings: Any, step: float) -> shapely.MultiPolygon:
    """Return the shape as the browser makes it: steps added up."""
    parts = [[np.cumsum(np.reshape(ring, (-1, 2)), axis=0) * step for ring in part] for part in rings]
    return shapely.MultiPolygon([(part[0], part[1:]) for part in parts])


@pytest.fixture(scope="module")
def gminy(joined: AtlasTables) -> dict[str, Any]:
    return gmina_areas(joined)


@pytest.fixture(scope="module")
def voivodeships(joined: AtlasTables) -> dict[str, Any]:
    return voivodeship_areas(joined)


def test_gminy_stand_in_the_order_of_the_marks(joined: AtlasTables, gminy: dict[str, Any]) -> None:
    codes = [f"{row['powiat']}:{row['name']}:{row['kind']}" for row in rows_of(gminy["columns"])]
    assert codes == levels.areas(joined, "gmina")["code"].tolist()
    state = map_state(make_view(joined, Choices.of(level="gmina"), "floods"))
    marks = dict(zip(codes, state["area_classes"], strict=True))
    assert marks["0201:Bolesławiec:miejska"] == "2"
    assert marks["0201:Bolesławiec:wiejska"] == "1"
    assert marks["1465:Warszawa:miejska"] == "0"
    assert {mark for code, mark in marks.items() if code.startswith("0801")} == {"n"}
    assert [state["area_classes"].count(mark) for mark in "210nx"] == [81, 592, 1797, 7, 0]


def test_gminy_say_how_they_are_listed(gminy: dict[str, Any]) -> None:
    said = {
        f"{row['powiat']}:{row['name']}:{row['kind']}": row["listed"] for row in rows_of(gminy["columns"])
    }
    assert said["0862:Zielona Góra:miejska"] == "both"
    assert said["0201:Bolesławiec:miejska"] == "town"
    assert said["2417:Świnna:wiejska"] == "other"
    assert said["2001:Augustów:miejska"] == "not_listed"
    assert list(said.values()).count("no_data") == 7


def test_shapes_come_through(
    joined: AtlasTables, gminy: dict[str, Any], voivodeships: dict[str, Any]
) -> None:
    for made, level, every in ((gminy, "gmina", 97), (voivodeships, "voivodeship", 3)):
        shapes = levels.shapes(joined, level).to_crs(4326)
        parts = zip(made["columns"]["name"], made["rings"], shapes, strict=True)
        for name, rings, shape in list(parts)[::every]:
            drawn = shape_of(rings, made["step"])
            assert drawn.symmetric_difference(shape.buffer(0)).area < 0.02 * shape.area, name


def test_voivodeships_carry_their_figures(voivodeships: dict[str, Any]) -> None:
    columns = voivodeships["columns"]
    names = ("name", "gminy_listed", "gminy", "powiaty_without_data")
    figures = dict(zip(columns["code"], zip(*(columns[name] for name in names), strict=True), strict=True))
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
        assert (state["level"], len(state["area_classes"]), len(state["powiat_classes"])) == (
            level,
            areas,
            380,
        )
        assert set(state["area_classes"]) <= {"x", "n", *state["class_colours"]}
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
    assert [sum(bar.values()) for bar in made["bars"]] == [
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
    assert made["bars"][1] == {"1": 2, "2": 1}
    assert made["ticks"] == {"at": [0.0, 0.0938, 0.3125, 1.0], "text": ["0", "3", "10", "32"]}
    assert made["highest"] == 6
    assert (
        made["label"]
        == "Histogram pokazanych wartości większych od zera (12), od 0 do 32; granice klas: 3 i 10."
    )


def test_powiaty_carry_towns_area_and_rank(joined: AtlasTables, tiny: AtlasTables) -> None:
    told = {row["teryt"]: row for row in rows_of(powiaty_overview(joined)["columns"])}
    names = ("gminy_listed", "gminy", "towns", "others", "area_share", "city")
    assert [told["0208"][name] for name in names] == [13, 14, 4, 9, 0.979, False]
    assert [told["0862"][name] for name in names] == [1, 1, 1, 1, 1.0, True]
    assert told["0801"]["area_share"] is None
    assert sum(row["city"] for row in told.values()) == 66
    small = powiaty_overview(tiny)["columns"]
    assert small["area_share"] == [0.6, 1.0, None, 0.0, 0.25]
