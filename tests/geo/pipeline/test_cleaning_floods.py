"""Flooded units of 1999 find their gmina of today, and powiaty count them."""

from __future__ import annotations

import pandas as pd
import pytest

from geo.core.errors import DataError
from geo.pipeline.cleaning import clean_floods, clean_powiaty
from tests.tiny import table

SEATS = """
powiat_teryt,powiat,voivodeship,seat,anchor_id,doubt,note
0202,dzierżoniowski,dolnośląskie,Dzierżoniów,geonames:1,,
0264,Wrocław,dolnośląskie,Wrocław,geonames:2,,
0801,gorzowski,lubuskie,Gorzów,geonames:2,,
"""
GMINY = """
teryt,name,kind
0202,Dzierżoniów,miejska
0202,Dzierżoniów,wiejska
0202,Łagiewniki,wiejska
0202,Piława Górna,miejska
0264,Wrocław,miejska
0801,Witnica,miejsko-wiejska
"""
ANCHORS = """
anchor_id,lat,lon
geonames:1,50.72826,16.65141
geonames:2,51.1,17.03333
"""


def flooded(rows: str, corrections: str = "") -> pd.DataFrame:
    """Return the published table of printed rows ``powiat,section,unit``, all in dolnośląskie."""
    printed = [(seq, *line.split(",")) for seq, line in enumerate(rows.split(";"), start=1)]
    lines = [f"{seq},DOLNOŚLĄSKIE,{powiat},1,{section},1,{unit}" for seq, powiat, section, unit in printed]
    raw = table("seq,voivodeship,powiat,powiat_number,section,number,unit\n" + "\n".join(lines))
    return clean_floods(
        raw,
        table("table,key,column,source_value,value,kind,reason,evidence\n" + corrections),
        table(SEATS),
        table(GMINY),
    )


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("dzierżoniowski,I,Dzierżoniów", ("0202", "Dzierżoniów", "miejska", "urban")),
        ("dzierżoniowski,II,Dzierżoniów", ("0202", "Dzierżoniów", "wiejska", "other")),
        (
            "dzierżoniowski,I,Łagiewniki",
            ("0202", "Łagiewniki", "wiejska", "urban"),
        ),  # no town of that name: the other one
        ("dzierżoniowski,II,Piława Górna", ("0202", "Piława Górna", "miejska", "other")),
        (
            "miasta na prawach powiatu,cities,Wrocław",
            ("0264", "Wrocław", "miejska", "city_with_powiat_rights"),
        ),
    ],
)
def test_a_unit_is_linked_to_the_gmina_of_its_kind(row: str, expected: tuple[str, ...]) -> None:
    (unit,) = flooded(row)[["powiat_teryt", "gmina", "gmina_kind", "kind"]].itertuples(index=False, name=None)
    assert unit == expected


def test_decisions_change_a_unit_and_their_reasons_become_its_note() -> None:
    corrections = (
        "floods,1,gmina,Pilawa,Piława Górna,typo,Zgubiona kreska.,\nfloods,1,section,,I,source_error,"
        "Brak nagłówka.,"
    )
    (unit,) = flooded("dzierżoniowski,,Pilawa", corrections).to_dict("records")
    assert (unit["gmina"], unit["kind"], unit["uncertain"]) == ("Piława Górna", "urban", "0")
    assert unit["note"] == ("Brak nagłówka.", "Zgubiona kreska.")


def test_a_unit_without_gmina_is_a_fault_that_names_it() -> None:
    with pytest.raises(
        DataError,
        match=r"^Flooded unit 2: expected one gmina of today, found none called Witnica in powiat 0202\.",
    ):
        flooded("dzierżoniowski,I,Dzierżoniów;dzierżoniowski,II,Witnica")


def test_a_gmina_split_off_since_counts_too() -> None:
    decision = "floods,1,split_off,Łagiewniki,Piława Górna,moved,Wydzielono.,"
    floods = flooded("dzierżoniowski,II,Łagiewniki", decision)
    assert floods[["gmina", "split_off", "split_off_kind"]].to_numpy().tolist() == [
        ["Łagiewniki", "Piława Górna", "miejska"]
    ]
    nothing = table("table,key,column,source_value,value,kind,reason,evidence")
    powiaty = clean_powiaty(table(SEATS), table(ANCHORS), table(GMINY), floods, nothing)
    assert powiaty.set_index("powiat_teryt")["gminy_flooded"]["0202"] == "2"


def test_a_gmina_split_off_has_to_be_in_the_register() -> None:
    decision = "floods,1,split_off,Łagiewniki,Nigdzie,moved,Wydzielono.,"
    with pytest.raises(DataError, match=r"^Flooded unit 1: .* found none called Nigdzie in powiat 0202\."):
        flooded("dzierżoniowski,II,Łagiewniki", decision)


def test_powiaty_count_gminy_of_today_once() -> None:
    floods = flooded(
        "dzierżoniowski,I,Dzierżoniów;dzierżoniowski,II,Dzierżoniów;dzierżoniowski,II,Łagiewniki;dzierżoniowski,I,Łagiewniki"
    )
    corrections = table(
        "table,key,column,source_value,value,kind,reason,evidence\npowiaty,0801,flood_status,gorzowski,no_data,source_error,Sam"
        " nagłówek.,"
    )
    powiaty = clean_powiaty(table(SEATS), table(ANCHORS), table(GMINY), floods, corrections)
    columns = ["powiat_teryt", "gminy", "gminy_flooded", "flood_status", "doubt", "note"]
    assert powiaty[columns].to_numpy().tolist() == [
        ["0202", "4", "3", "listed", "", ()],
        ["0264", "1", "0", "not_listed", "", ()],
        ["0801", "1", "0", "no_data", "unit", ("Sam nagłówek.",)],
    ]
