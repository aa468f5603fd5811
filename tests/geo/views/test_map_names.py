"""The names that a map may show, counted."""

from __future__ import annotations

from collections import Counter

import pytest

from geo.cartography.labels.names import Names
from geo.data.atlas import Atlas
from geo.views.map_names import names_on_map


@pytest.fixture(scope="module")
def names(atlas: Atlas) -> Names:
    assert atlas.context
    return names_on_map(atlas.joined, atlas.context)


def test_towns_have_the_rank_of_what_they_are_the_seat_of(names: Names) -> None:
    """Eighteen capitals, because two voivodeships have two; 66 cities are seats of 45 land powiaty too."""
    assert Counter(town.rank for town in names.towns) == {"": 619, "seat": 317, "capital": 18}
    ranks = {town.name: town.rank for town in names.towns}
    assert [ranks[name] for name in ("Toruń", "Racibórz", "Kuźnia Raciborska")] == ["capital", "seat", ""]
    assert max(names.towns, key=lambda town: town.population).name == "Warszawa"


def test_areas_are_named_as_an_atlas_does(names: Names) -> None:
    assert len(names.voivodeships) == 16
    assert names.voivodeships[0].text == "DOLNOŚLĄSKIE"
    assert len(names.powiaty) == 314  # cities are named as towns
    assert names.powiaty[0].text == "pow. bolesławiecki"
    assert len(names.gminy) == 1451
    assert names.gminy[0].text == "gm. Bolesławiec"


def test_countries_and_seas_have_a_name_in_each_language(names: Names) -> None:
    texts = {name.texts for name in names.fixed}
    assert texts >= {
        ("NIEMCY", "GERMANY"),
        ("MORZE BAŁTYCKIE", "BALTIC SEA"),
        ("Zalew\nSzczeciński", "Szczecin\nLagoon"),
    }


def test_rivers_run_from_source_to_mouth_the_largest_first(names: Names) -> None:
    assert [river.name for river in names.rivers[:3]] == ["Wisła", "Odra", "Niemen"]
    assert len(names.rivers) == 78
    wisla = names.rivers[0].points
    assert wisla[0][1] < wisla[-1][1]  # northwards
