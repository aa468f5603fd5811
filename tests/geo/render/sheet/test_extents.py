"""What a sheet shows when nobody says: what the filters leave, the section in the address, or the country."""

from __future__ import annotations

import pytest

from geo.choices.model import Choices
from geo.choices.scene import Extent
from geo.data.join import AtlasTables
from geo.render.sheet.extents import extent_of, usual_extent
from geo.views.factory import make_view


@pytest.mark.parametrize(
    ("theme", "choices", "extent"),
    [
        ("floods", Choices(), "country"),
        ("floods", Choices.of(voivodeships=("12",)), "selection"),
        ("joint", Choices.of(powiaty=("2417",)), "selection"),
        ("floods", Choices.of(flooded_only=True), "country"),
        ("partnerships", Choices.of(countries=("CZ",)), "selection"),
    ],
)
def test_a_filter_of_places_is_what_is_shown(
    joined: AtlasTables, theme: str, choices: Choices, extent: str
) -> None:
    view = make_view(joined, choices, theme)
    assert usual_extent(view) == extent
    assert extent_of(view) == extent


def test_the_section_in_the_address_comes_first(joined: AtlasTables) -> None:
    choices = Choices.of(voivodeships=("16",), extent=Extent.parse("8/50.6/17.8"))
    found = extent_of(make_view(joined, choices, "floods"))
    assert isinstance(found, tuple)
    assert [round(side, 2) for side in found] == [15.16, 49.54, 20.44, 51.63]
