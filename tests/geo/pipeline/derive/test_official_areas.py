"""Official areas of gminy: decisions, and which area belongs to which gmina."""

from __future__ import annotations

import pandas as pd
import pytest

from geo.core.errors import DataError
from geo.pipeline.derive import official_areas


def listed() -> pd.DataFrame:
    rows = [
        ("041701", "Wąbrzeźno", "8530000"),
        ("041705", "Ryńsk", "200730000"),
        ("320304", "Ostrowice", "150270000"),
        ("186301", "Rzeszów", "120410000"),
    ]
    return pd.DataFrame(rows, columns=["code", "name", "m2"])


def decisions(*rows: tuple[str, str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["key", "column", "source_value", "value"])


def test_decisions_rename_drop_and_forget() -> None:
    made = official_areas.decided(
        listed(),
        decisions(
            ("041705", "name", "Ryńsk", "Wąbrzeźno"),
            ("320304", "name", "Ostrowice", "-"),
            ("186301", "m2", "120410000", "-"),
        ),
    )
    assert made[["code", "powiat", "name"]].to_numpy().tolist() == [
        ["041701", "0417", "Wąbrzeźno"],
        ["041705", "0417", "Wąbrzeźno"],
        ["186301", "1863", "Rzeszów"],
    ]
    assert made["km2"].fillna(-1).tolist() == [8.53, 200.73, -1]


@pytest.mark.parametrize(
    "row",
    [
        ("999999", "name", "Ryńsk", "x"),
        ("041705", "people", "Ryńsk", "x"),
        ("041705", "name", "Other", "x"),
    ],
)
def test_a_decision_that_does_not_fit_is_refused(row: tuple[str, str, str, str]) -> None:
    with pytest.raises(DataError, match=r"data/corrections/areas\.csv: expected gmina"):
        official_areas.decided(listed(), decisions(row))


def test_of_two_gminy_of_one_name_the_town_has_the_smaller_code() -> None:
    areas = official_areas.decided(listed()[:2], decisions(("041705", "name", "Ryńsk", "Wąbrzeźno")))
    gminy = pd.DataFrame(
        [("0417", "Wąbrzeźno", "wiejska"), ("0417", "Wąbrzeźno", "miejska")],
        columns=["powiat", "name", "kind"],
    )
    assert official_areas.area_of_gminy(areas, gminy).tolist() == [200.73, 8.53]
    with pytest.raises(DataError, match="found a difference at 0417 wabrzezno"):
        official_areas.area_of_gminy(areas, gminy[:1])


def test_a_powiat_with_an_unknown_gmina_is_unknown() -> None:
    gminy = pd.DataFrame({"powiat": ["0201", "0201", "1816", "1816"]})
    found = official_areas.area_of_powiaty(gminy, pd.Series([10.5, 20.0, 30.0, float("nan")]))
    assert found.fillna(-1).to_dict() == {"0201": 30.5, "1816": -1}
