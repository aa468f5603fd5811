"""The table of voivodeships, against values counted by hand in the annex."""

from __future__ import annotations

import pytest

from geo.choices.model import Choices
from geo.data.join import AtlasTables
from geo.views.factory import make_view
from geo.views.floods.tables import voivodeship_table
from geo.views.view import View


def flood_view(joined: AtlasTables, choices: Choices, lang: str = "pl") -> View:
    return make_view(joined, choices, "floods", lang)


def test_voivodeships_of_the_annex(joined: AtlasTables) -> None:
    table = voivodeship_table(flood_view(joined, Choices()))
    assert table.keys[:4] == ("voivodeship:12", "voivodeship:02", "voivodeship:24", "voivodeship:18")
    rows = dict(zip(table.keys, table.rows, strict=True))
    assert rows["voivodeship:02"][:3] == ("dolnośląskie", 133, 169)
    assert rows["voivodeship:02"][4:6] == (31, 102)
    assert rows["voivodeship:08"][:3] == ("lubuskie", 27, 75)
    assert rows["voivodeship:08"][7] == 1
    assert rows["voivodeship:20"][1:] == (0, 118, 0.0, 0, 0, 0.0, 0)
    assert rows["voivodeship:24"][3] == pytest.approx(100 / 167, abs=1e-4)
    assert rows["voivodeship:24"][6] == pytest.approx(0.6169, abs=1e-3)
    assert sum(row[1] for row in table.rows) == 673


def test_only_voivodeships_shown(joined: AtlasTables) -> None:
    table = voivodeship_table(flood_view(joined, Choices.of(powiaty=("0862", "2417"))))
    assert table.keys == ("voivodeship:24", "voivodeship:08")
    assert voivodeship_table(flood_view(joined, Choices.of(countries=("JP",), partners_only=True))).rows == ()


def test_no_data_is_no_zero(tiny: AtlasTables) -> None:
    table = voivodeship_table(flood_view(tiny, Choices(), "en"))
    rows = dict(zip(table.keys, table.rows, strict=True))
    assert rows["voivodeship:08"] == ("lubuskie", None, None, None, None, None, None, 1)
    assert rows["voivodeship:02"] == ("dolnośląskie", 4, 7, 0.5714, 2, 2, 0.8, 0)
    assert all(len(row) == len(table.columns) for row in table.rows)
