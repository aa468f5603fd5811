"""What a selection stands for on the map of partnerships."""

from __future__ import annotations

import pytest

from geo.choices.model import Choices
from geo.choices.scene import Selection
from geo.data.join import AtlasTables
from geo.views.factory import make_view
from geo.views.partnerships.emphasis import emphasised, focus
from geo.views.view import View


def selecting(tables: AtlasTables, selected: str, theme: str = "partnerships", **choices: object) -> View:
    return make_view(tables, Choices.of(selected=Selection.parse(selected), **choices), theme)


@pytest.mark.parametrize(
    ("selected", "lines"),
    [("country:DE", 135), ("powiat:2417", 14), ("place:cz-ostrava", 2), ("voivodeship:24", 39), ("row:1", 1)],
)
def test_the_lines_of_a_selection(joined: AtlasTables, selected: str, lines: int) -> None:
    assert len(emphasised(selecting(joined, selected))) == lines


def test_the_lines_of_a_year(joined: AtlasTables) -> None:
    unknown = emphasised(selecting(joined, "year:unknown"))
    assert int(unknown["year"].isna().sum()) == 66
    assert unknown.loc[unknown["year"].notna(), "mirror_lp"].notna().all()
    assert set(emphasised(selecting(joined, "year:2001"))["year"]) == {2001}


def test_two_rows_that_name_each_other_stand_out_together(joined: AtlasTables) -> None:
    table = joined.partnerships
    first = table[table["mirror_lp"].notna()].iloc[0]
    assert set(emphasised(selecting(joined, f"row:{first['lp']}"))["lp"]) == {first["lp"], first["mirror_lp"]}


def test_only_lines_that_are_shown_stand_out(joined: AtlasTables) -> None:
    assert len(emphasised(selecting(joined, "country:DE", voivodeships=("24",)))) == 11
    assert emphasised(selecting(joined, "country:DE", theme="floods")).empty
    assert emphasised(make_view(joined, Choices(), "partnerships")).empty


def test_the_map_goes_to_the_ends_of_the_lines(joined: AtlasTables) -> None:
    west, south, east, north = focus(selecting(joined, "place:cz-ostrava")) or (0.0,) * 4
    assert 17 < west < east < 19  # Głubczyce, Ostrava and Wodzisław Śląski
    assert 49.8 < south < north < 50.3
    west, _, east, _ = focus(selecting(joined, "powiat:2417")) or (0.0,) * 4
    assert east - west < 25


def test_a_powiat_without_lines_is_looked_at_and_nothing_else_is(joined: AtlasTables) -> None:
    west, south, east, north = focus(selecting(joined, "powiat:2417", countries=("LT",))) or (0.0,) * 4
    assert west < 19.2 < east  # Żywiec
    assert south < 49.69 < north
    assert focus(selecting(joined, "country:DE", countries=("LT",))) is None
    assert focus(selecting(joined, "powiat:2417", theme="joint")) is None
    assert focus(make_view(joined, Choices(), "partnerships")) is None
