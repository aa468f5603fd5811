"""The names of the real map: which are there, that none touches another, and how they are sent."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator

import pytest
import shapely

from geo.cartography.labels.board import Placed, boxes_of
from geo.cartography.labels.names import Names, PlacedNames
from geo.cartography.labels.occupancy import Box, Occupancy
from geo.cartography.labels.zooms import pixels_per_metre, step, steps
from geo.data.atlas import Atlas
from geo.render.sheet.typography import width_pt
from geo.render.web.labels import fingerprint, labels_json, placed_names
from geo.views.map_names import names_on_map

NATIONAL = (5.75, 6.0, 6.5, 7.0)
"""Zooms at which a window of 1093 to 1920 pixels shows all of Poland."""

FRAMES = ((358, 390), (753, 487), (1026, 641), (1580, 953))
"""Maps on a phone, on a laptop of 1366 pixels at 125 %, on one at 100 %, and on a large screen."""

POLAND = (2_150_000.0, 6_800_000.0)  # its middle in EPSG:3857
SILESIA = (2_090_000.0, 6_500_000.0)


@pytest.fixture(scope="module")
def names(atlas: Atlas) -> Names:
    assert atlas.context
    return names_on_map(atlas.joined, atlas.context)


@pytest.fixture(scope="module")
def placed(names: Names) -> PlacedNames:
    return placed_names(names)


def shown(placed: PlacedNames, zoom: float) -> Iterator[Placed]:
    at = step(zoom)
    for name in (*placed.texts, *placed.towns, *placed.rivers):
        if name.first <= at <= name.last:
            yield name


def boxes(placed: PlacedNames, zoom: float) -> list[list[Box]]:
    return [boxes_of(name, step(zoom), width_pt) for name in shown(placed, zoom)]


@pytest.mark.parametrize("zoom", [at / 4 for at in steps()] + [13, 14])
def test_no_name_touches_another(placed: PlacedNames, zoom: float) -> None:
    taken = Occupancy()
    for number, own in enumerate(boxes(placed, zoom)):
        assert own
        assert taken.is_free(own)
        taken.take(own, number)


@pytest.mark.parametrize(
    ("middle", "zoom", "least"),
    [
        (POLAND, 5.75, (40, 50, 50, 60)),
        (POLAND, 6.0, (30, 50, 50, 60)),
        (POLAND, 7.0, (20, 65, 100, 120)),
        (SILESIA, 8.0, (30, 60, 95, 180)),
        (SILESIA, 9.0, (35, 90, 125, 230)),
        (SILESIA, 10.0, (12, 40, 75, 160)),
    ],
)
def test_a_window_has_many_names_but_is_not_covered_by_them(
    placed: PlacedNames, middle: tuple[float, float], zoom: float, least: tuple[int, ...]
) -> None:
    scale = pixels_per_metre(step(zoom))
    x, y = middle[0] * scale, -middle[1] * scale
    everywhere = boxes(placed, zoom)
    for (wide, high), fewest in zip(FRAMES, least, strict=True):
        frame = shapely.box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)
        drawn = [shapely.box(*box) for own in everywhere for box in own]
        whole = [own for own in everywhere if all(frame.covers(shapely.box(*box)) for box in own)]
        assert len(whole) >= fewest
        assert sum(box.area for box in drawn if frame.covers(box)) < 0.3 * frame.area


@pytest.mark.parametrize("zoom", [5.5, *NATIONAL, 8.0, 8.75])
def test_all_voivodeships_are_named_on_a_map_of_the_country(placed: PlacedNames, zoom: float) -> None:
    assert sum(getattr(name, "kind", "") == "voivodeship" for name in shown(placed, zoom)) == 16


@pytest.mark.parametrize("zoom", [5.5, *NATIONAL])  # the first is that of a phone
def test_ten_rivers_are_named_on_a_map_of_the_country(placed: PlacedNames, zoom: float) -> None:
    rivers = {name.river.name for name in placed.rivers if name.first <= step(zoom) <= name.last}
    assert len(rivers) >= 10
    assert rivers >= {"Wisła", "Odra", "Warta", "Bug"}


def test_every_seat_and_every_powiat_is_named_at_zoom_9(names: Names, placed: PlacedNames) -> None:
    at = step(9)
    towns = {name.town for name in placed.towns if name.first <= at <= name.last}
    assert {town for town in names.towns if town.rank} <= towns
    areas = {name.area for name in placed.texts if name.first <= at <= name.last}
    assert set(names.powiaty) <= areas


def test_names_are_sent_in_less_than_75_kilobytes(placed: PlacedNames) -> None:
    text = json.dumps(labels_json(placed), ensure_ascii=False, separators=(",", ":"))
    assert len(gzip.compress(text.encode())) < 75_000


def test_few_names_are_those_of_capitals_seats_and_areas(placed: PlacedNames) -> None:
    sent = labels_json(placed)
    towns, texts, rivers = sent["towns"], sent["texts"], sent["rivers"]
    few = lambda columns, zoom: [  # noqa: E731
        text.replace("\n", " ")
        for text, first, last, few in zip(
            columns["text"], columns["first"], columns["last"], columns["few"], strict=True
        )
        if max(first, few) <= step(zoom) <= last
    ]
    assert len(few(towns, 7)) == 18
    assert "Racibórz" in few(towns, 9)
    assert "Kuźnia Raciborska" not in few(towns, 9)
    assert "pow. raciborski" in few(texts, 9)
    assert not [text for text in few(texts, 11) if text.startswith("gm.")]
    assert set(few(rivers, 9)) == {"Wisła", "Odra", "Warta", "Narew", "Bug", "Noteć", "San", "Niemen"}


def test_a_fingerprint_tells_names_apart(names: Names) -> None:
    other = Names(
        names.fixed[1:], *(getattr(names, f) for f in ("towns", "voivodeships", "powiaty", "gminy", "rivers"))
    )
    assert fingerprint(names) == fingerprint(names)
    assert fingerprint(names) != fingerprint(other)
