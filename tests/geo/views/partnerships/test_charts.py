"""Partnership charts, against counts of the published tables read with the csv module."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.choices.model import Choices
from geo.choices.scene import PARTNER_CHARTS
from geo.core.i18n import LANGUAGES, words
from geo.core.teryt import VOIVODESHIPS
from geo.data.join import AtlasTables
from geo.data.vocabulary import FORMS
from geo.views.charts import Bars, Chart, Matrix, Table
from geo.views.factory import make_view
from geo.views.partnerships.charts import chart_names, partner_chart
from tests.data.choices import CHOICES, name_of

DATA = Path(__file__).parents[4] / "data"


def chart(joined: AtlasTables, name: str, lang: str = "pl", **chosen: Any) -> Any:
    return partner_chart(make_view(joined, Choices.of(partner_chart=name, **chosen), "partnerships", lang))


def total(shown: Chart) -> int:
    """Return the sum of the counts of a chart."""
    if isinstance(shown, Matrix):
        return sum(map(sum, shown.values))
    if isinstance(shown, Bars):
        return sum(shown.values)
    assert isinstance(shown, Table)
    at = next(
        number
        for number, column in enumerate(shown.columns)
        if column.kind == "bar" or column.label in ("Ile wierszy", "How many rows")
    )
    return sum(row[at] for row in shown.rows)  # type: ignore[misc]


@pytest.fixture(scope="module")
def printed() -> list[dict[str, str]]:
    """Return the published rows, read without the code under test."""
    with (DATA / "partnerships.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


# ---------------------------------------------------------------------- sums
@pytest.mark.parametrize("name", PARTNER_CHARTS)
@pytest.mark.parametrize("choices", CHOICES, ids=name_of)
def test_a_chart_sums_to_the_number_of_rows(joined: AtlasTables, choices: Choices, name: str) -> None:
    view = make_view(joined, choices.having(partner_chart=name), "partnerships")
    expected = int((view.rows["country"] == "PL").sum()) if name == "domestic" else view.counts["rows"]
    assert total(partner_chart(view)) == expected


@settings(max_examples=40)
@given(
    st.lists(st.sampled_from(list(VOIVODESHIPS)), max_size=4),
    st.lists(st.sampled_from(FORMS), max_size=2),
    st.integers(0, 3000),
    st.integers(0, 29),
    st.integers(1999, 2009),
    st.booleans(),
    st.sampled_from(PARTNER_CHARTS),
)
def test_any_choice_sums_to_its_count(
    joined: AtlasTables,
    voivodeships: list[str],
    forms: list[str],
    min_km: int,
    top: int,
    year_to: int,
    unknown: bool,
    name: str,
) -> None:
    choices = Choices.of(
        voivodeships=tuple(voivodeships),
        forms=tuple(forms),
        min_km=min_km,
        top=top,
        year_to=year_to,
        unknown_year=unknown,
        partner_chart=name,
    )
    view = make_view(joined, choices, "partnerships")
    rows = view.rows[view.rows["partner_teryt"] != ""] if name == "domestic" else view.rows
    assert total(partner_chart(view)) == len(rows)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", PARTNER_CHARTS)
def test_every_chart_has_a_title_and_a_note(joined: AtlasTables, name: str, lang: str) -> None:
    shown = chart(joined, name, lang)
    assert shown.title
    assert shown.note
    assert len(chart_names(words(lang))) == len(PARTNER_CHARTS)


# ------------------------------------------------------------------- rankings
def test_ranking_of_countries(joined: AtlasTables, printed: list[dict[str, str]]) -> None:
    shown = chart(joined, "countries", "en")
    assert [row[:2] for row in shown.rows[:11]] == [
        ("Germany", 135),
        ("Ukraine", 94),
        ("Poland", 40),
        ("Lithuania", 24),
        ("Slovakia", 23),
        ("Hungary", 18),
        ("Italy", 16),
        ("Czechia", 15),
        ("Belarus", 12),
        ("France", 12),
        ("Russia", 12),
    ]
    assert shown.rows[0] == ("Germany", 135, 135 / 443, 115, 121)
    assert shown.rows[1][3:] == (72, 78)
    assert shown.keys[:3] == ("country:DE", "country:UA", "country:PL")
    assert {key[-2:]: row[1] for key, row in zip(shown.keys, shown.rows, strict=True)} == Counter(
        row["country"] for row in printed
    )


def test_equal_countries_stand_in_polish_order(joined: AtlasTables) -> None:
    assert [row[0] for row in chart(joined, "countries").rows[8:11]] == ["Białoruś", "Francja", "Rosja"]


def test_ranking_of_powiaty(joined: AtlasTables, printed: list[dict[str, str]]) -> None:
    shown = chart(joined, "powiaty")
    rows = dict(zip(shown.keys, shown.rows, strict=True))
    assert rows["powiat:2417"][:4] == ("żywiecki", "śląskie", 14, 9)
    assert rows["powiat:1807"][:4] == ("krośnieński (podkarpackie)", "podkarpackie", 8, 3)
    assert rows["powiat:0208"][:4] == ("kłodzki", "dolnośląskie", 7, 5)
    assert rows["powiat:3204"][:4] == ("goleniowski", "zachodniopomorskie", 7, 2)
    assert rows["powiat:3024"][:4] == ("szamotulski", "wielkopolskie", 6, 6)
    assert shown.keys[0] == "powiat:2417"
    assert [row[0] for row in shown.rows[2:6]] == [
        "goleniowski",
        "kłodzki",
        "nowosądecki",
        "siedlecki",
    ]  # seven each
    assert {key[-4:]: row[2] for key, row in rows.items()} == Counter(row["powiat_teryt"] for row in printed)


# --------------------------------------------------------------------- matrix
# counted by hand in the published table
CELLS = {
    ("dolnośląskie", "Niemcy"): 16,
    ("dolnośląskie", "Czechy"): 7,
    ("dolnośląskie", "Litwa"): 0,
    ("podkarpackie", "Ukraina"): 25,
    ("podkarpackie", "Słowacja"): 12,
    ("warmińsko-mazurskie", "Rosja"): 9,
    ("podlaskie", "Białoruś"): 6,
    ("podlaskie", "Łotwa"): 5,
    ("śląskie", "Polska"): 5,
    ("wielkopolskie", "Niemcy"): 19,
    ("lubuskie", "Francja"): 1,
}


def cells(shown: Matrix) -> dict[tuple[str, str], int]:
    return {
        (row, column): value
        for row, values in zip(shown.row_labels, shown.values, strict=True)
        for column, value in zip(shown.column_labels, values, strict=True)
    }


def test_matrix(joined: AtlasTables, printed: list[dict[str, str]]) -> None:
    shown = chart(joined, "matrix")
    found = cells(shown)
    assert {key: found[key] for key in CELLS} == CELLS
    assert (len(shown.row_labels), len(shown.column_labels)) == (16, 29)
    assert shown.row_labels[4:6] == ("łódzkie", "małopolskie")  # Polish alphabetical order
    assert (shown.keys[4][0], shown.keys[4][1]) == ("cell:10-DE", "cell:10-UA")  # łódzkie
    by_code = Counter((VOIVODESHIPS[row["powiat_teryt"][:2]], row["country"]) for row in printed)
    keyed = {
        (row, key[-2:]): value
        for row, keys, values in zip(shown.row_labels, shown.keys, shown.values, strict=True)
        for key, value in zip(keys, values, strict=True)
        if value
    }
    assert keyed == by_code


def test_matrix_under_filters(joined: AtlasTables) -> None:
    shown = chart(joined, "matrix", countries=("CZ",), voivodeships=("02", "24"))
    assert (shown.column_labels, total(shown)) == (("Czechy",), 9)
    assert {key: value for key, value in cells(shown).items() if value} == {
        ("dolnośląskie", "Czechy"): 7,
        ("śląskie", "Czechy"): 2,
    }


# ----------------------------------------------------------------------- bars
# the first year stated, counted in the published table; 66 rows have none
YEARS = {
    1999: 12,
    2000: 46,
    2001: 39,
    2002: 21,
    2003: 39,
    2004: 57,
    2005: 35,
    2006: 37,
    2007: 31,
}
YEARS |= {2008: 46, 2009: 14}


def test_years_with_a_bar_for_the_unknown(joined: AtlasTables) -> None:
    shown = chart(joined, "years")
    assert shown.labels == (*map(str, YEARS), "nieznany")
    assert shown.values == (*YEARS.values(), 66)
    assert (shown.keys[2], shown.keys[-1]) == ("year:2001", "year:unknown")
    assert shown.note == "Partnerstwa: 443, w tym o nieznanym roku: 66."


@pytest.mark.parametrize(("last", "rows"), [(1999, 78), (2000, 124), (2004, 280), (2008, 429), (2009, 443)])
def test_agreements_accumulate(joined: AtlasTables, last: int, rows: int) -> None:
    view = make_view(joined, Choices.of(year_to=last), "partnerships", "en")
    assert (view.counts["rows"], rows) == (rows, 66 + sum(n for year, n in YEARS.items() if year <= last))
    assert view.wording.summary.endswith(f" (up to {last} and 66 of unknown year).")
    without = make_view(joined, Choices.of(year_to=last, unknown_year=False), "partnerships", "en")
    assert without.counts["rows"] == rows - 66
    assert without.wording.summary.endswith(f" (up to {last}, without 66 of unknown year).")


def test_unknown_years_are_counted_under_the_other_filters(joined: AtlasTables) -> None:
    germany = make_view(
        joined, Choices.of(countries=("DE",), year_to=2000, unknown_year=False), "partnerships"
    )
    assert germany.counts["rows"] == 8 + 21
    assert germany.wording.summary.endswith(" do 2000 r., bez 28 partnerstw o niepodanym roku).")
    assert (
        chart(joined, "years", countries=("DE",), year_to=2000, unknown_year=False).note
        == "Partnerstwa: 29; pominięte, o nieznanym roku: 28."
    )


def test_bars_take_the_colours_of_the_decades(joined: AtlasTables) -> None:
    legend = {
        entry.label: entry.colour
        for entry in make_view(joined, Choices.of(colour_by="decade"), "partnerships", "en").legend
        if entry.symbol == "line"
    }
    shown = chart(joined, "years", "en", colour_by="decade")
    colours = dict(zip(shown.labels, shown.colours, strict=True))
    assert {colours[str(year)] for year in range(1999, 2000)} == {legend["years 1990–1999"]}
    assert {colours[str(year)] for year in range(2000, 2010)} == {legend["years 2000–2009"]}
    assert colours["unknown"] == legend["year unknown"]
    assert len(set(legend.values())) == 3


def test_lengths(joined: AtlasTables) -> None:
    shown = chart(joined, "lengths", "en")
    assert shown.labels == ("0", *(f"{km:,}" for km in range(100, 1500, 100)), "1,500+")
    assert shown.values == (89, 42, 28, 39, 40, 41, 42, 33, 25, 17, 14, 8, 5, 5, 2, 13)
    far = chart(joined, "lengths", min_km=1500)
    assert far.values == (*[0] * 15, 13)  # Krosno to Yeşilyurt, Armavir, Storuman and so on
    edge = chart(joined, "lengths", min_km=100)
    assert edge.values == (0, *shown.values[1:])


# ------------------------------------------------------------------- domestic
def test_mirrored_pairs_are_shown_once_with_both_rows(joined: AtlasTables) -> None:
    shown = chart(joined, "domestic")
    assert len(shown.rows) == 34  # 40 rows, six pairs
    assert [(row[2], row[3], row[4], row[5]) for row in shown.rows[:6]] == [
        ("222 i 252", "2007 / nieznany", 2, "obie strony"),
        ("224 i 236", "2000", 2, "obie strony"),
        ("232 i 253", "2008 / nieznany", 2, "obie strony"),
        ("233 i 237", "nieznany", 2, "obie strony"),
        ("239 i 249", "2004", 2, "obie strony"),
        ("244 i 247", "2009", 2, "obie strony"),
    ]
    assert shown.rows[0][:2] == ("czarnkowsko-trzcianecki", "powiat strzelecko-drezdenecki")
    assert shown.keys[0] == "row:222"
    assert [(row[2], row[5]) for row in shown.rows if row[5] not in ("obie strony", "jedna strona")] == [
        ("225", "może obie: wiersz 251"),
        ("251", "może obie: wiersz 225"),
    ]
    assert "Wiersze: 40." in shown.note
    assert "TERYT): 6;" in shown.note
    assert "225 + 251" in shown.note


def test_a_pair_cut_by_the_filters_says_so(joined: AtlasTables) -> None:
    shown = chart(joined, "domestic", powiaty=("3002",))
    assert [(row[2], row[5]) for row in shown.rows] == [
        ("222", "obie strony; wiersz 252 poza filtrami"),
        ("223", "jedna strona"),
    ]
    assert "TERYT): 0;" in shown.note


# ---------------------------------------------------------------------- empty
@pytest.mark.parametrize("name", PARTNER_CHARTS)
def test_an_empty_view_has_an_empty_chart(joined: AtlasTables, name: str) -> None:
    assert total(chart(joined, name, countries=("AM",), voivodeships=("02",))) == 0


@pytest.mark.parametrize("name", PARTNER_CHARTS)
def test_a_few_rows(tiny: AtlasTables, name: str) -> None:
    assert total(chart(tiny, name)) == (0 if name == "domestic" else 6)
