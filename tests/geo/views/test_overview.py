"""What the map of the first page says of a powiat."""

from __future__ import annotations

import pytest

from geo.data.join import AtlasTables
from geo.views.overview import overview_tips


@pytest.mark.parametrize(
    ("lang", "code", "said"),
    [
        (
            "pl",
            "1607",
            [
                "Powiat nyski",
                "województwo opolskie",
                "W wykazie z 1999 r.: 8 z 9 gmin (88,9%)",
                "Partnerstwa: 3",
            ],
        ),
        (
            "en",
            "1607",
            [
                "Powiat nyski",
                "voivodeship opolskie",
                "On the 1999 list: 8 of 9 gminy (88.9%)",
                "Partnerships: 3",
            ],
        ),
    ],
)
def test_a_powiat_is_named_with_its_two_numbers(joined: AtlasTables, lang, code, said) -> None:
    told = overview_tips(joined, lang)
    assert len(told["codes"]) == len(told["tips"]) == 380
    assert told["tips"][told["codes"].index(code)] == said
