"""Codes are text, names are compared by key, lists are sorted the Polish way."""

from __future__ import annotations

import pytest

from geo.core import teryt


@pytest.mark.parametrize(
    ("code", "good"),
    [
        ("0201", True),
        ("1465", True),
        ("3263", True),
        ("201", False),
        ("02011", False),
        ("0101", False),  # no voivodeship 01
        ("3401", False),
        ("02 1", False),
        ("0201\n", False),
        ("02o1", False),
        ("٠٢٠١", False),  # digits of another script
        ("", False),
        (201, False),
        (None, False),
    ],
)
def test_is_powiat_code(code: object, good: bool) -> None:
    assert teryt.is_powiat_code(code) is good


def test_sixteen_voivodeships_with_even_codes() -> None:
    assert list(teryt.VOIVODESHIPS) == [f"{number:02}" for number in range(2, 33, 2)]
    assert teryt.VOIVODESHIPS["26"] == "świętokrzyskie"


@pytest.mark.parametrize(
    ("code", "voivodeship", "city"),
    [("0201", "02", False), ("0264", "02", True), ("1461", "14", True), ("2860", "28", False)],
)
def test_parts_of_a_code(code: str, voivodeship: str, city: bool) -> None:
    assert teryt.voivodeship_code(code) == voivodeship
    assert teryt.is_city(code) is city


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Łódź-Wschód", "lodz wschod"),
        ("  Świętokrzyskie ", "swietokrzyskie"),
        ("ZAŻÓŁĆ GĘŚLĄ JAŹŃ", "zazolc gesla jazn"),
        ("Landkreis Görlitz", "landkreis gorlitz"),
        ("Weißenburg", "weissenburg"),
        ("Šalčininkai raj. (Soleczniki)", "salcininkai raj soleczniki"),
        ("gmina_Nowa", "gmina nowa"),
        ("Zgorzelec\u202e", "zgorzelec"),
        ("b.d.", "b d"),
        ("—", ""),
        ("", ""),
    ],
)
def test_name_key(text: str, key: str) -> None:
    assert teryt.name_key(text) == key


def test_polish_alphabetical_order() -> None:
    names = [
        "żywiecki",
        "łódzki",
        "zgorzelecki",
        "Śrem",
        "ćwiczenie",
        "lubański",
        "Sanok",
        "czarnkowski",
        "ąb",
        "ab",
        "źródło",
    ]
    assert sorted(names, key=teryt.collation_key) == [
        "ab",
        "ąb",
        "czarnkowski",
        "ćwiczenie",
        "lubański",
        "łódzki",
        "Sanok",
        "Śrem",
        "zgorzelecki",
        "źródło",
        "żywiecki",
    ]


def test_a_space_goes_before_letters() -> None:
    assert sorted(["Nowakowo", "Nowa Sól", "nowa"], key=teryt.collation_key) == [
        "nowa",
        "Nowa Sól",
        "Nowakowo",
    ]
