"""Neighbours of powiaty, checked on a map."""

from __future__ import annotations

import pytest

from geo.data.join import AtlasTables
from geo.views.card.neighbours import neighbours


@pytest.mark.parametrize(
    ("code", "around"),
    [
        ("2417", ("1215", "1218", "2402", "2403")),  # żywiecki: suski, wadowicki, bielski, cieszyński
        ("1061", ("1006", "1008", "1020")),  # Łódź: łódzki wschodni, pabianicki, zgierski
        ("0264", ("0218", "0220", "0223")),  # Wrocław: średzki, trzebnicki, wrocławski
        (
            "1465",
            ("1408", "1412", "1417", "1418", "1421", "1432", "1434"),
        ),  # Warszawa: seven powiaty around it
        (
            "2262",
            ("2205", "2211", "2215", "2261", "2264"),
        ),  # Gdynia: kartuski, pucki, wejherowski, Gdańsk, Sopot
    ],
)
def test_neighbours_share_a_border(joined: AtlasTables, code: str, around: tuple[str, ...]) -> None:
    assert neighbours(joined, code) == around


def test_neighbours_of_squares(tiny: AtlasTables) -> None:
    """The tiny atlas is a row of squares in code order; each borders the previous and the next."""
    assert neighbours(tiny, "0201") == ("0264",)
    assert neighbours(tiny, "0801") == ("0264", "1465")


def test_neighbours_are_mutual(joined: AtlasTables) -> None:
    codes = joined.powiaty["powiat_teryt"].tolist()
    around = {code: set(neighbours(joined, code)) for code in codes}
    assert all(code in around[other] for code in codes for other in around[code])
    assert min(map(len, around.values())) >= 1
