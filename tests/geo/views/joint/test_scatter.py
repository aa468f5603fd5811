"""The scatter plot, against the published tables."""

from __future__ import annotations

from collections import Counter

from geo.cartography.bivariate import COLOURS
from geo.choices.model import Choices
from geo.data.join import AtlasTables
from tests.geo.views.joint.published import charts, rows


def test_dots_are_the_values_themselves(joined: AtlasTables) -> None:
    number = Counter(row["powiat_teryt"] for row in rows("partnerships"))
    expected = Counter(
        (int(row["gminy_flooded"]) / int(row["gminy"]), number[row["powiat_teryt"]])
        for row in rows("powiaty")
        if row["flood_status"] != "no_data"
    )
    dots = charts(joined, Choices()).scatter.dots
    assert {(dot.x, dot.y): dot.count for dot in dots} == expected
    assert expected[0.0, 0] == 117 and expected[1.0, 14] == 1
    assert sum(dot.count for dot in dots) == 379


def test_a_dot_names_its_powiaty(joined: AtlasTables) -> None:
    dots = {(dot.x, dot.y): dot for dot in charts(joined, Choices(), "en").scatter.dots}
    assert dots[1.0, 14].label == "1 powiat (share 100%, partnerships: 14): żywiecki"
    assert (dots[1.0, 14].key, dots[1.0, 14].colour) == ("powiat:2417", COLOURS[8])
    assert dots[1.0, 4].label == "3 powiaty (share 100%, partnerships: 4): lwówecki, raciborski, złotoryjski"
    assert dots[1.0, 4].key == ""
    assert dots[0.0, 0].label.endswith("and 105 more")
    assert dots[0.0, 0].colour == COLOURS[0]


def test_powiaty_without_data_are_left_out_and_counted_in_the_note(joined: AtlasTables) -> None:
    assert "braku danych w wykazie: 1." in charts(joined, Choices()).scatter.note
    assert "braku danych" not in charts(joined, Choices.of(voivodeships=("24",))).scatter.note
    assert charts(joined, Choices.of(powiaty=("0801",))).scatter.dots == ()
