"""Ranks and medians of powiaty, against values counted by hand in the published tables."""

from __future__ import annotations

import csv
from statistics import median

import pandas as pd
import pytest

from geo.data.join import AtlasTables
from geo.views.card.standing import Rank, rank_of, standings
from tests.printed import DATA


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (5.0, Rank(1, 4, 0)),
        (2.0, Rank(2, 4, 1)),
        (0.0, Rank(4, 4, 0)),
        (float("nan"), None),
    ],
)
def test_equal_values_share_a_rank_and_missing_ones_have_none(value: float, expected: Rank | None) -> None:
    assert rank_of(value, pd.Series([5, 2, None, 2, 0], dtype=float)) == expected


def said(joined: AtlasTables, code: str, measure: str, lang: str = "pl") -> str:
    text = next(found.text for found in standings(joined, code, lang) if found.measure == measure)
    return text.replace("\u00a0", " ")


def test_the_most_partnerships_of_all(joined: AtlasTables) -> None:
    assert said(joined, "2417", "partnerships") == (
        "Partnerstwa: 14; w województwie 1. miejsce na 36, w Polsce 1. miejsce na 380."
        " Mediana: u sąsiadów 2, w województwie 0, w Polsce 0."
    )


def test_ties_are_told(joined: AtlasTables) -> None:
    with (DATA / "powiaty.csv").open(encoding="utf-8", newline="") as file:
        counts = {
            row["powiat_teryt"]: int(row["gminy_flooded"])
            for row in csv.DictReader(file)
            if row["flood_status"] != "no_data"
        }
    assert sum(count == 15 for count in counts.values()) == 2
    assert max(counts.values()) == 15
    assert median(count for code, count in counts.items() if code.startswith("24")) == 1
    assert median(counts[code] for code in ("2402", "2403", "1215", "1218")) == 9.5
    text = said(joined, "2417", "number", "en")
    assert text.partition(": ")[2] == (
        "15; in the voivodeship rank 1 of 36, in Poland rank 1 of 379 (tied with 1 other)."
        " Median: neighbours 9.5, voivodeship 1, Poland 0."
    )


def test_no_data_has_no_rank_but_medians(joined: AtlasTables) -> None:
    assert said(joined, "0801", "share").partition(": ")[2] == (
        "brak danych, więc bez miejsca. Mediana: u sąsiadów 10%, w województwie 44,4%, w Polsce 0%."
    )


def test_zero_is_told_by_how_many_share_it(joined: AtlasTables) -> None:
    assert said(joined, "1465", "partnerships") == (
        "Partnerstwa: 0; powiatów z zerem: w województwie 33 z 42, w Polsce 194 z 380."
        " Mediana: u sąsiadów 0, w województwie 0, w Polsce 0."
    )


def test_every_measure_is_told_once(joined: AtlasTables) -> None:
    measures = [found.measure for found in standings(joined, "2417")]
    assert measures == ["share", "number", "area", "towns", "others", "partnerships"]
