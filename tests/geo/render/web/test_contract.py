"""What Python and the front end agree on: a fixture of all that is sent, made from the tiny atlas."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo.choices.model import Choices
from geo.choices.scene import Extent, Selection
from geo.data.context import Context
from geo.data.join import AtlasTables
from geo.render.web import contract, geometry_contract, map_contract, styles_contract, words_contract
from geo.render.web.geometry import (
    countries_geojson,
    detail,
    gmina_areas,
    partnership_lines,
    powiaty_overview,
    voivodeship_areas,
)
from geo.render.web.labels import labels_json
from geo.render.web.map_state import map_state, ranges
from geo.render.web.styles import flood_styles, line_styles
from geo.render.web.surroundings import ground_json, levels, water_json
from geo.render.web.words import map_words, page_words
from geo.render.web.years import played
from geo.views.factory import make_view
from geo.views.partnerships.trunks import trunks_of
from tests.geo.cartography.labels.test_placer import PLACED

FIXTURE = Path(__file__).parents[4] / "frontend" / "test" / "fixtures" / "contract.json"
STATES = {
    "floods": Choices.of(measure="number", selected=Selection("powiat", "0201"), pins=("0264",)),
    "floods_gminy": Choices.of(level="gmina", patterns=True),
    "partnerships": Choices.of(
        colour_by="form", countries=("DE", "UA"), basemap="osm", selected=Selection("country", "UA")
    ),
    "joint": Choices.of(voivodeships=("02",)),
    "empty": Choices.of(countries=("JP",), present=True, slide=2, extent=Extent.parse("6/52/19")),
}
THEMES = {"floods_gminy": "floods", "empty": "partnerships"}


def made(tiny: AtlasTables) -> dict[str, Any]:
    """Return one of everything that is sent."""
    countries = gpd.GeoDataFrame(geometry=[shapely.box(14, 49, 24, 55)], crs=4326)
    return {
        "states": {
            name: map_state(make_view(tiny, choices, THEMES.get(name, name), "pl"))
            for name, choices in STATES.items()
        },
        "years": played(tiny, Choices.of(present=True), "pl", (1995, 1999), 1995, on=True),
        "powiaty": powiaty_overview(tiny),
        "detail": detail(tiny, countries),
        "countries": countries_geojson(countries),
        "partnerships": partnership_lines(tiny),
        "trunks": trunks(tiny),
        "voivodeships": voivodeship_areas(tiny),
        "gminy": gmina_areas(tiny),
        "labels": labels_json(PLACED),
        "ground": ground_json(levels(*squares())["far"]),
        "water": water_json(lake_and_river(), "far"),
        "floods_styles": flood_styles(tiny, "pl"),
        "partnerships_styles": line_styles(tiny, "pl"),
        "map_words": map_words("pl", tiny),
        "page_words": page_words("pl"),
    }


def squares() -> tuple[gpd.GeoDataFrame, gpd.GeoDataFrame]:
    """Return a powiat with a neighbour country and the sea around, in EPSG:2180."""
    here, abroad, sea = (shapely.box(x, 500_000, x + 100_000, 600_000) for x in (500_000, 400_000, 600_000))
    powiaty = gpd.GeoDataFrame({"powiat_teryt": ["0201"]}, geometry=[here], crs=2180)
    around = {"kind": ["country", "sea"], "code": ["DE", ""], "name": ["", "Morze Bałtyckie"]}
    return powiaty, gpd.GeoDataFrame(around, geometry=[abroad, sea], crs=2180)


def lake_and_river() -> Context:
    """Return a lake, and a river that flows from land into the sea."""
    _, ground = squares()
    lake = gpd.GeoDataFrame(
        {"kind": ["lake"], "km2": [25.0]}, geometry=[shapely.box(19, 52.4, 19.1, 52.5)], crs=4326
    )
    course = gpd.GeoSeries([shapely.LineString([(550_000, 550_000), (650_000, 560_000)])], crs=2180)
    river = {"name": ["Rzeka"], "host": [""], "piece": [1], "basin_km2": [60_000.0]}
    rivers = gpd.GeoDataFrame(river, geometry=course.to_crs(4326))
    return Context(ground, lake, rivers, pd.DataFrame(), pd.DataFrame())


def trunks(tiny: AtlasTables) -> list[dict[str, Any]]:
    """Return the trunks of all rows as sheets draw them; the front end makes the same ones."""
    rows = make_view(tiny, Choices(), "partnerships").rows
    return [
        {"country": trunk.country, "count": trunk.count, "start": trunk.start[::-1], "end": trunk.end[::-1]}
        for trunk in trunks_of(rows, (0,) * len(rows))
    ]


def test_the_fixture_of_the_front_end_is_what_is_sent(tiny: AtlasTables) -> None:
    """A fixture that differs is written anew, and has to be committed."""
    text = json.dumps(made(tiny), ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    before = FIXTURE.read_text(encoding="utf-8") if FIXTURE.exists() else ""
    if text != before:
        FIXTURE.write_text(text, encoding="utf-8")
    assert text == before


def test_what_is_sent_has_the_keys_of_the_contract(tiny: AtlasTables) -> None:
    sent = made(tiny)
    for name, kind in (
        ("powiaty", geometry_contract.Powiaty),
        ("detail", geometry_contract.Detail),
        ("partnerships", geometry_contract.Partnerships),
        ("voivodeships", geometry_contract.Voivodeships),
        ("gminy", geometry_contract.Gminy),
        ("labels", map_contract.Labels),
        ("floods_styles", styles_contract.FloodStyles),
        ("partnerships_styles", styles_contract.LineStyles),
        ("ground", map_contract.Ground),
        ("water", map_contract.Water),
        ("map_words", words_contract.MapWords),
        ("page_words", words_contract.PageWords),
    ):
        assert set(sent[name]) == set(kind.__annotations__), name
    for name, state in sent["states"].items():
        assert set(state) == set(contract.MapState.__annotations__), name


def keys(value: object) -> set[str]:
    """Return all keys of what is sent that are names, not data."""
    if isinstance(value, dict):
        return set(value) | {key for part in value.values() for key in keys(part)}
    if isinstance(value, list):
        return {key for part in value for key in keys(part)}
    return set()


def test_keys_are_whole_words(tiny: AtlasTables) -> None:
    sent = made(tiny)
    for state in sent["states"].values():
        del state["class_colours"]  # its keys are class codes
        if state["histogram"]:
            del state["histogram"]["bars"]
    del sent["map_words"]["countries"]  # and those here ISO codes
    assert {key for key in keys(sent) if len(key) < 3} == {"at", "id", "k", "lp", "on"}


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("floods", {"kind": "powiat", "key": "0201"}),
        ("joint", None),
    ],
)
def test_what_is_selected(tiny: AtlasTables, key: str, expected: object) -> None:
    assert map_state(make_view(tiny, STATES[key], key, "pl"))["selected"] == expected


@pytest.mark.parametrize(
    ("numbers", "text"),
    [([], ""), ([4], "4"), ([0, 1, 2], "0-2"), ([0, 2, 3, 7], "0,2-3,7"), ([5, 6, 8, 9, 10], "5-6,8-10")],
)
def test_ranges(numbers: list[int], text: str) -> None:
    assert ranges(numbers) == text


@given(st.sets(st.integers(0, 5000), max_size=60))
def test_ranges_keep_every_number(numbers: set[int]) -> None:
    found = set()
    for part in filter(None, ranges(sorted(numbers)).split(",")):
        first, _, last = part.partition("-")
        found |= set(range(int(first), int(last or first) + 1))
    assert found == numbers
