"""Listed powiaty without partners, against the published tables."""

from __future__ import annotations

from geo.choices.model import Choices
from geo.data.join import AtlasTables
from tests.geo.views.joint.published import cells, charts, listed_codes, rows


def test_flooded_powiaty_without_partners(joined: AtlasTables) -> None:
    with_partners = {row["powiat_teryt"] for row in rows("partnerships")}
    table = charts(joined, Choices(), "en").without
    assert {key.removeprefix("powiat:") for key in table.keys} == listed_codes() - with_partners
    assert len(table.rows) == 77
    by_key = dict(zip(table.keys, table.rows, strict=True))
    assert by_key["powiat:0204"] == ("górowski", "dolnośląskie", 1.0, "leszczyński", 19.6, "Ukraine")
    assert by_key["powiat:0262"] == ("Legnica", "dolnośląskie", 1.0, "jaworski", 17.5, "Czechia, Germany")
    assert by_key["powiat:0462"] == ("Grudziądz", "kujawsko-pomorskie", 1.0, "wąbrzeski", 26.5, "Germany")
    assert by_key["powiat:1202"] == (
        "brzeski (małopolskie)",
        "małopolskie",
        1.0,
        "bocheński",
        12.6,
        "Germany",
    )
    assert by_key["powiat:0203"] == ("głogowski", "dolnośląskie", 0.8333, "nowosolski", 29.6, "Ukraine")
    assert by_key["powiat:0602"] == ("biłgorajski", "lubelskie", 0.0714, "janowski", 28.8, "Ukraine")
    assert table.note.startswith("Powiaty on the flood list: 170, with partners: 93, without: 77.")


def test_without_partners_of_a_country(joined: AtlasTables) -> None:
    """Of the listed powiaty 56 have German partners and 114 do not; the nearest powiat has one."""
    germans = {row["powiat_teryt"] for row in rows("partnerships") if row["country"] == "DE"}
    table = charts(joined, Choices.of(countries=("DE",)), "en").without
    assert {key.removeprefix("powiat:") for key in table.keys} == listed_codes() - germans
    assert {row[5] for row in table.rows} == {"Germany"}
    assert "with partners: 56, without: 114." in table.note


def test_nearest_may_lie_in_another_voivodeship(joined: AtlasTables) -> None:
    table = charts(joined, Choices.of(voivodeships=("02",)), "en").without
    assert ("górowski", "leszczyński") in cells(table, 0, 3)  # leszczyński lies in wielkopolskie


def test_only_powiaty_with_partners_leaves_none_without(joined: AtlasTables) -> None:
    table = charts(joined, Choices.of(partners_only=True), "en").without
    assert table.rows == ()
    assert table.note == "The filter leaves only powiaty with partners, so there are none without."


def test_no_powiat_has_a_partner_in_the_country(joined: AtlasTables) -> None:
    table = charts(joined, Choices.of(countries=("JP",))).without
    assert len(table.rows) == 170
    assert {row[3:] for row in table.rows} == {(None, None, None)}
