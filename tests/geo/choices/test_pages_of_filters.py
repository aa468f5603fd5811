"""Which filters act on which page: those on partnerships narrow the flood list only when it is asked for."""

from __future__ import annotations

import pytest

from geo.choices.address import query_of, read_query
from geo.choices.model import Choices, Slide
from geo.choices.parameters import BEFORE_3
from geo.core.i18n import words
from geo.data.join import AtlasTables
from geo.views.factory import make_view

SET_ELSEWHERE = Choices.of(countries=("DE",), year_from=2004, min_km=100)


def test_filters_on_partnerships_leave_the_flood_list_alone(joined: AtlasTables) -> None:
    view = make_view(joined, SET_ELSEWHERE, "floods")
    assert (len(view.rows), view.wording.conditions) == (673, "")
    assert len(make_view(joined, SET_ELSEWHERE, "partnerships").rows) < 135


def test_they_narrow_it_when_only_powiaty_with_partners_are_asked_for(joined: AtlasTables) -> None:
    view = make_view(joined, Choices.of(countries=("DE",), partners_only=True), "floods")
    assert view.counts["powiaty"] == 56
    assert view.wording.conditions == "tylko powiaty z partnerami; kraj partnera: Niemcy"


@pytest.mark.parametrize("version", [{}, {"v": "1"}, {"v": "2"}])
def test_an_old_address_of_the_flood_page_means_what_it_meant(version: dict[str, str]) -> None:
    asked = {"countries": "DE", "year_from": "2004"} | version
    choices, _, ignored = read_query(asked, "floods")
    assert choices == BEFORE_3.having(countries=("DE",), year_from=2004, partners_only=True)
    assert ignored == ()
    assert read_query(asked, "partnerships")[0] == BEFORE_3.having(countries=("DE",), year_from=2004)
    assert read_query(query_of(choices, "pl"), "floods")[0] == choices


def test_old_slides_mean_what_they_meant_too() -> None:
    asked = {"v": "2", "slides": "floods;countries=DE~partnerships;countries=DE"}
    assert read_query(asked)[0].deck == (
        Slide("floods", BEFORE_3.having(countries=("DE",), partners_only=True)),
        Slide("partnerships", BEFORE_3.having(countries=("DE",))),
    )
    assert read_query(asked | {"v": "3"})[0].deck[0] == Slide("floods", Choices.of(countries=("DE",)))


@pytest.mark.parametrize(("lang", "said"), [("pl", "tylko partnerstwa bez podanego roku")])
def test_only_partnerships_without_a_year(joined: AtlasTables, lang: str, said: str) -> None:
    choices = Choices.of(only_unknown_year=True, year_from=2000)
    view = make_view(joined, choices, "partnerships", lang)
    assert (len(view.rows), int(view.rows["year"].notna().sum())) == (66, 0)
    assert choices.rows.describe(words(lang), {}) == said
    assert query_of(Choices.of(only_unknown_year=True), lang) == {"v": "3", "only_unknown_year": "1"}
