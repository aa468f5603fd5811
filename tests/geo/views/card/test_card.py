"""Cards of powiaty, against values counted by hand in the printed tables."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.data.join import AtlasTables
from geo.views.card.card import make_card
from tests.tiny import HOSTILE

ZYWIECKI = "Polska (4), Słowacja (3), Austria, Czechy, Francja, Litwa, Szwecja, Węgry, Wielka Brytania"
BIELSKI = "Francja, Niemcy, Ukraina, Węgry"
SUSKI = "Francja, Niemcy, Słowacja, Węgry"


def test_zywiecki(joined: AtlasTables) -> None:
    card = make_card(joined, "2417")
    assert (card.title, card.place) == (
        "Powiat żywiecki",
        "województwo śląskie, TERYT 2417, siedziba: Żywiec",
    )
    assert card.flood == "W wykazie z 1999 r.: 15 z 15 gmin (100%)"
    assert card.unlisted == ""
    assert len(card.gminy.rows) == 15
    assert card.gminy.rows[0] == (592, "Żywiec", "gmina miejska", "–", "Żywiec", "gmina miejska", "–")
    assert (
        604,
        "Świna",
        "gmina wiejska lub miejsko-wiejska",
        "–",
        "Świnna",
        "gmina wiejska",
        "–",
    ) in card.gminy.rows
    assert card.partnerships == "14 partnerstw w 9 krajach."
    assert card.partners.rows[-1] == (
        "gmina Storuman (Storumans kommun)",
        "Szwecja",
        "umowa",
        "2000",
        1721,
        306,
        "–",
    )
    assert ("Żylina (Žilina)", "Słowacja", "umowa", "2000", 60, 299, "jednostka, punkt") in card.partners.rows
    assert dict(zip(card.years.labels, card.years.values, strict=True)) == {
        "2000": 3,
        "2001": 1,
        "2002": 0,
        "2003": 1,
        "2004": 4,
        "2005": 1,
        "2006": 0,
        "2007": 0,
        "2008": 3,
        "2009": 1,
    }
    assert card.neighbours.rows == (
        ("Powiat żywiecki", 14, ZYWIECKI, "tak", 15, 15, 1.0),
        ("Powiat bielski", 4, BIELSKI, "tak", 9, 10, 0.9),
        ("Powiat cieszyński", 0, "–", "tak", 10, 12, 10 / 12),
        ("Powiat suski (małopolskie)", 4, SUSKI, "tak", 7, 9, 7 / 9),
        ("Powiat wadowicki (małopolskie)", 0, "–", "tak", 10, 10, 1.0),
    )
    assert card.neighbours.keys == ("", "powiat:2402", "powiat:2403", "powiat:1215", "powiat:1218")
    assert len(card.doubts) == 2
    assert card.doubts[0].startswith("Wiersz 297 tabeli źródłowej, Dolny Kubin (Dolný Kubín); Wiersz 298 ")
    assert card.doubts[1].startswith("Wiersz 299 tabeli źródłowej, Żylina (Žilina): ")
    assert any(
        "wiersz 604, gmina: w druku „Świna”, w atlasie „Świnna” (literówka)" in line
        for line in card.corrections
    )


def test_a_gmina_of_another_powiat_in_1999_and_gminy_not_listed(joined: AtlasTables) -> None:
    card = make_card(joined, "1216")
    assert (
        452,
        "Szerzyny",
        "gmina wiejska lub miejsko-wiejska",
        "jasielski",
        "Szerzyny",
        "gmina wiejska",
        "–",
    ) in card.gminy.rows
    assert card.unlisted == "Poza wykazem: Lisia Góra, Tarnów."
    assert card.years.labels == ("rok nieznany",)
    assert card.years.values == (1,)


def test_no_data_is_not_zero(joined: AtlasTables) -> None:
    card = make_card(joined, "0801")
    assert card.flood == "Brak danych: w wykazie z 1999 r. jest nagłówek powiatu, ale bez jego gmin"
    assert card.neighbours.rows[0] == (
        "Powiat gorzowski",
        2,
        "Niemcy, Polska",
        "brak danych",
        None,
        7,
        None,
    )
    assert card.unlisted.startswith("Dzisiejsze gminy: Bogdaniec, Deszczno, ")
    assert len(card.doubts) == 1
    assert card.named_by == "Jako partnera podają go: strzelecko-drezdenecki (wiersz 253 tabeli źródłowej)."


def test_a_city_that_is_not_listed_and_has_no_partner(joined: AtlasTables) -> None:
    card = make_card(joined, "1061", "en")
    assert card.title == "Łódź, city with powiat rights"
    assert (card.flood, card.unlisted) == ("Not on the 1999 list", "")
    assert card.partnerships == "No partnership in the table of about 2009."
    assert (card.gminy.rows, card.partners.rows, card.years.values, card.doubts) == ((), (), (), ())


@pytest.mark.parametrize(
    ("code", "gmina", "said"),
    [
        ("2417", "2417-jelesnia-wiejska", "Jeleśnia (gmina wiejska): w wykazie z 1999 r."),
        ("1216", "1216-lisia-gora-wiejska", "Lisia Góra (gmina wiejska): poza wykazem z 1999 r."),
        ("0208", "0208-klodzko-miejska", "Kłodzko (gmina miejska): w wykazie z 1999 r."),
        ("1061", "1061-lodz-miejska", "Łódź (gmina miejska): poza wykazem z 1999 r."),
        ("2417", "1216-lisia-gora-wiejska", ""),
        ("2417", "2417-nowhere-wiejska", ""),
        ("2417", "", ""),
    ],
)
def test_the_gmina_looked_for_is_named(joined: AtlasTables, code: str, gmina: str, said: str) -> None:
    assert make_card(joined, code).of_gmina(gmina) == said


def test_no_data_is_said_of_a_gmina_too(joined: AtlasTables) -> None:
    assert (
        make_card(joined, "0801")
        .of_gmina("0801-santok-wiejska")
        .startswith("Santok (gmina wiejska). Brak danych:")
    )


@pytest.mark.parametrize("code", ["", "9999", "24170", "x"])
def test_no_card_of_nothing(joined: AtlasTables, code: str) -> None:
    with pytest.raises(KeyError):
        make_card(joined, code)


@pytest.mark.no_cover  # slow enough without
def test_the_sums_of_all_cards_are_the_tables(joined: AtlasTables) -> None:
    """Cards hold all 673 units and 443 partnerships, and every year bar chart counts all partnerships."""
    cards = [make_card(joined, code) for code in joined.powiaty["powiat_teryt"]]
    assert sum(len(card.gminy.rows) for card in cards) == 673
    assert sum(len(card.partners.rows) for card in cards) == 443
    assert sum(sum(card.years.values) for card in cards) == 443
    assert all(len(card.gminy.rows) == len(card.gminy.keys) for card in cards)
    more = {card.code: len(card.listed) - len(card.gminy.rows) for card in cards}
    assert {code: n for code, n in more.items() if n} == {"1807": 1}  # Jaśliska, listed with Dukla


def test_file_names_are_ascii(joined: AtlasTables) -> None:
    day = dt.date(2026, 11, 22)
    assert make_card(joined, "1061").file_name(day) == "karta-powiatu_lodz-1061_2026-11-22.pdf"
    assert make_card(joined, "2417", "en").file_name(day) == "powiat-card_zywiecki-2417_2026-11-22.pdf"


def test_hostile_names_stay_text(tiny: AtlasTables) -> None:
    card = make_card(tiny, "1465")
    assert card.partners.rows[-1][0] == HOSTILE
    assert f"Wiersz 4 tabeli źródłowej, {HOSTILE}; " not in card.doubts[0]
    assert card.doubts == (f"Wiersz 4 tabeli źródłowej, {HOSTILE}: Nie wiadomo który.",)
