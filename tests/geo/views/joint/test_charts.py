"""Figures of both themes: values worked out from the published tables with the csv module, and sums under every filter."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from geo.cartography.bivariate import COLOURS
from geo.choices.model import Choices
from geo.choices.scene import Selection
from geo.core.i18n import LANGUAGES
from geo.data.join import AtlasTables
from geo.views.charts import Table
from geo.views.factory import make_view
from geo.views.joint.charts import JointCharts, joint_charts
from geo.views.joint.rankings import RANKED
from tests.data.choices import CHOICES, name_of

DATA = Path(__file__).parents[4] / "data"


def figures(joined: AtlasTables, choices: Choices, lang: str = "pl") -> JointCharts:
    return joint_charts(make_view(joined, choices, "joint", lang))


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def listed_codes() -> set[str]:
    return {row["powiat_teryt"] for row in rows("powiaty") if row["flood_status"] == "listed"}


def cells(table: Table, *at: int) -> list[tuple[object, ...]]:
    return [tuple(row[number] for number in at) for row in table.rows]


# ------------------------------------------------------------------- rankings
def test_ranking_by_share(joined: AtlasTables) -> None:
    """Sorted by hand: all gminy listed, then by partnerships; equal ones share a place, in alphabetical order."""
    table = figures(joined, Choices()).by_share
    assert cells(table, 0, 1, 3, 4, 5, 6)[:8] == [
        (1, "żywiecki", 15, 15, 1.0, 14),
        (2, "głubczycki", 4, 4, 1.0, 6),
        (3, "karkonoski", 9, 9, 1.0, 5),
        (4, "lwówecki", 5, 5, 1.0, 4),
        (4, "raciborski", 8, 8, 1.0, 4),
        (4, "złotoryjski", 6, 6, 1.0, 4),
        (7, "dąbrowski", 7, 7, 1.0, 3),
        (8, "brzeski (opolskie)", 6, 6, 1.0, 2),
    ]
    assert table.keys[:4] == ("powiat:2417", "powiat:1602", "powiat:0206", "powiat:0212")
    assert len(table.rows) == RANKED
    # 170 powiaty are listed, 44 of them whole: 18 with partnerships, so that 26 share place 19
    assert "zestawieniu: 170" in table.note
    assert "miejscu 19: 19." in table.note


def test_the_end_of_the_ranking_by_share(joined: AtlasTables) -> None:
    """All powiaty of lubelskie on the list."""
    table = figures(joined, Choices.of(voivodeships=("06",)), "en").by_share
    assert cells(table, 1, 3, 4, 6) == [
        ("puławski", 4, 11, 0),
        ("janowski", 1, 7, 2),
        ("opolski (lubelskie)", 1, 7, 0),
        ("kraśnicki", 1, 10, 0),
        ("biłgorajski", 1, 14, 0),
        ("zamojski", 1, 15, 1),
    ]


def test_ranking_by_partnerships(joined: AtlasTables) -> None:
    table = figures(joined, Choices()).by_partnerships
    assert cells(table, 0, 1, 3, 4, 6)[:11] == [
        (1, "żywiecki", 15, 15, 14),
        (2, "krośnieński (podkarpackie)", 3, 10, 8),
        (3, "nowosądecki", 15, 16, 7),
        (4, "kłodzki", 13, 14, 7),
        (5, "goleniowski", 0, 6, 7),
        (5, "siedlecki", 0, 13, 7),
        (7, "głubczycki", 4, 4, 6),
        (8, "leski", 0, 5, 6),
        (8, "szamotulski", 0, 8, 6),
        (8, "węgorzewski", 0, 3, 6),
        (11, "karkonoski", 9, 9, 5),
    ]


def test_a_powiat_without_data_stands_last_among_its_equals(joined: AtlasTables) -> None:
    table = figures(joined, Choices.of(voivodeships=("08",))).by_partnerships
    assert cells(table, 0, 1, 3, 4, 6) == [
        (1, "strzelecko-drezdenecki", 0, 5, 4),
        (2, "krośnieński (lubuskie)", 5, 7, 3),
        (3, "słubicki", 3, 5, 3),
        (4, "sulęciński", 1, 5, 2),
        (5, "żarski", 0, 10, 2),
        (6, "gorzowski", None, 7, 2),
        (7, "nowosolski", 5, 8, 1),
        (8, "żagański", 4, 9, 1),
    ]
    assert table.rows[5][5] is None


# -------------------------------------------------------------------- scatter
def test_dots_are_the_values_themselves(joined: AtlasTables) -> None:
    number = Counter(row["powiat_teryt"] for row in rows("partnerships"))
    expected = Counter(
        (int(row["gminy_flooded"]) / int(row["gminy"]), number[row["powiat_teryt"]])
        for row in rows("powiaty")
        if row["flood_status"] != "no_data"
    )
    dots = figures(joined, Choices()).scatter.dots
    assert {(dot.x, dot.y): dot.n for dot in dots} == expected
    assert expected[0.0, 0] == 117 and expected[1.0, 14] == 1
    assert sum(dot.n for dot in dots) == 379


def test_a_dot_names_its_powiaty(joined: AtlasTables) -> None:
    dots = {(dot.x, dot.y): dot for dot in figures(joined, Choices(), "en").scatter.dots}
    assert dots[1.0, 14].label == "1 powiat (share 100%, partnerships: 14): żywiecki"
    assert (dots[1.0, 14].key, dots[1.0, 14].colour) == ("powiat:2417", COLOURS[8])
    assert dots[1.0, 4].label == "3 powiaty (share 100%, partnerships: 4): lwówecki, raciborski, złotoryjski"
    assert dots[1.0, 4].key == ""
    assert dots[0.0, 0].label.endswith("and 105 more")
    assert dots[0.0, 0].colour == COLOURS[0]


def test_what_has_no_data_is_left_out_and_said(joined: AtlasTables) -> None:
    assert "braku danych w wykazie: 1." in figures(joined, Choices()).scatter.note
    assert "braku danych" not in figures(joined, Choices.of(voivodeships=("24",))).scatter.note
    assert figures(joined, Choices.of(powiaty=("0801",))).scatter.dots == ()


# ------------------------------------------------------------------ countries
def test_partners_of_listed_powiaty_by_country(joined: AtlasTables) -> None:
    """Counted from the table of partnerships: of listed powiaty, powiaty, of all."""
    table = figures(joined, Choices(), "en").countries
    assert cells(table, 0, 1, 3, 4)[:6] == [
        ("Germany", 68, 56, 135),
        ("Ukraine", 52, 41, 94),
        ("Poland", 20, 11, 40),
        ("Slovakia", 20, 12, 23),
        ("Czechia", 14, 11, 15),
        ("Hungary", 11, 11, 18),
    ]
    assert table.rows[-1] == ("Together", 238, 1.0, 93, 443, 1.0)
    assert table.rows[0][2] == round(68 / 238, 4)
    assert table.rows[0][5] == round(135 / 443, 4)
    assert table.keys[0] == "country:DE" and table.keys[-1] == ""


# ------------------------------------------------------------ without partners
def test_flooded_powiaty_without_partners(joined: AtlasTables) -> None:
    with_partners = {row["powiat_teryt"] for row in rows("partnerships")}
    table = figures(joined, Choices(), "en").without
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
    """Under a filter on partnerships: 56 listed powiaty have German partners, 114 do not, and the nearest has."""
    germans = {row["powiat_teryt"] for row in rows("partnerships") if row["country"] == "DE"}
    table = figures(joined, Choices.of(countries=("DE",)), "en").without
    assert {key.removeprefix("powiat:") for key in table.keys} == listed_codes() - germans
    assert {row[5] for row in table.rows} == {"Germany"}
    assert "with partners: 56, without: 114." in table.note


def test_nearest_lies_beyond_the_voivodeship_where_it_does(joined: AtlasTables) -> None:
    table = figures(joined, Choices.of(voivodeships=("02",)), "en").without
    assert ("górowski", "leszczyński") in cells(table, 0, 3)  # leszczyński lies in wielkopolskie


def test_only_powiaty_with_partners_leaves_none_without(joined: AtlasTables) -> None:
    table = figures(joined, Choices.of(partners_only=True), "en").without
    assert table.rows == ()
    assert table.note == "The filter leaves only powiaty with partners, so there are none without."


def test_nobody_has_a_partner_there(joined: AtlasTables) -> None:
    table = figures(joined, Choices.of(countries=("JP",))).without
    assert len(table.rows) == 170
    assert {row[3:] for row in table.rows} == {(None, None, None)}


# ----------------------------------------------------------------------- sums
@pytest.mark.parametrize("choices", CHOICES, ids=name_of)
def test_figures_add_up_to_the_view(joined: AtlasTables, choices: Choices) -> None:
    view = make_view(joined, choices, "joint")
    made = joint_charts(view)
    n = view.counts
    assert sum(dot.n for dot in made.scatter.dots) == len(view.rows[view.rows["share"].notna()])
    assert len(made.by_share.rows) == min(n["flooded"], RANKED)
    assert len(made.by_partnerships.rows) == min(n["partnered"], RANKED)
    countries = made.countries.rows
    assert (
        sum(row[4] for row in countries[:-1])
        == n["partnerships"]
        == make_view(joined, choices, "partnerships").counts["rows"]
    )
    assert sum(row[1] for row in countries[:-1]) == (countries[-1][1] if countries else 0)
    listed = set(view.rows.loc[view.rows["gminy_flooded"].fillna(0) > 0, "powiat_teryt"])
    partnered = set(view.rows.loc[view.rows["partnerships"] > 0, "powiat_teryt"])
    assert (countries[-1][3] if countries else 0) == len(listed & partnered) == n["both"]
    assert not {key.removeprefix("powiat:") for key in made.without.keys} & partnered
    if not choices.rows.narrows_partnerships and not choices.rows.partners_only:
        assert {key.removeprefix("powiat:") for key in made.without.keys} == listed - partnered


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_row_and_heading_is_there(joined: AtlasTables, lang: str) -> None:
    made = figures(joined, Choices(), lang)
    for table in (made.by_share, made.by_partnerships, made.countries, made.without):
        assert len(table.keys) == len(table.rows)
        assert {len(row) for row in table.rows} == {len(table.columns)}


def test_equal_questions_share_their_figures(joined: AtlasTables) -> None:
    assert figures(joined, Choices.of(selected=Selection("powiat", "2417"))) is figures(joined, Choices())
