"""Views of all themes: counts, summaries and shared properties."""

from __future__ import annotations

import pytest

from geo.choices.model import Choices
from geo.choices.pages import THEMES
from geo.data.join import AtlasTables
from geo.views.factory import make_view

DOLNOSLASKIE = Choices.of(voivodeships=("02",))
UKRAINE = Choices.of(countries=("UA",))
NOTHING = Choices.of(countries=("FR",))


@pytest.mark.parametrize(
    ("theme", "choices", "counts"),
    [
        (
            "floods",
            Choices(),
            {"rows": 5, "rows_total": 5, "powiaty": 3, "powiaty_total": 3, "places": 0, "uncertain": 1},
        ),
        (
            "floods",
            DOLNOSLASKIE,
            {"rows": 4, "rows_total": 5, "powiaty": 2, "powiaty_total": 3, "places": 0, "uncertain": 1},
        ),
        (
            "floods",
            UKRAINE.having(partners_only=True),
            {"rows": 1, "rows_total": 5, "powiaty": 1, "powiaty_total": 3, "places": 0, "uncertain": 0},
        ),
        (
            "floods",
            NOTHING.having(partners_only=True),
            {"rows": 0, "rows_total": 5, "powiaty": 0, "powiaty_total": 3, "places": 0, "uncertain": 0},
        ),
        (
            "partnerships",
            Choices(),
            {"rows": 6, "rows_total": 6, "powiaty": 4, "powiaty_total": 4, "places": 3, "uncertain": 1},
        ),
        (
            "partnerships",
            DOLNOSLASKIE,
            {"rows": 3, "rows_total": 6, "powiaty": 2, "powiaty_total": 4, "places": 2, "uncertain": 0},
        ),
        (
            "partnerships",
            UKRAINE,
            {"rows": 2, "rows_total": 6, "powiaty": 2, "powiaty_total": 4, "places": 1, "uncertain": 0},
        ),
        (
            "partnerships",
            NOTHING,
            {"rows": 0, "rows_total": 6, "powiaty": 0, "powiaty_total": 4, "places": 0, "uncertain": 0},
        ),
    ],
)
def test_counts(tiny: AtlasTables, theme: str, choices: Choices, counts: dict[str, int]) -> None:
    view = make_view(tiny, choices, theme)
    assert view.counts == counts
    assert view.is_empty is (counts["rows"] == 0)


@pytest.mark.parametrize(
    ("theme", "choices", "lang", "says"),
    [
        ("floods", Choices(), "pl", "Pokazano pozycje wykazu: 5 z 5; powiaty: 3 z 3. Bez filtrów."),
        ("floods", Choices(), "en", "Shown: 5 of 5 listed units in 3 of 3 powiaty. No filter is set."),
        (
            "floods",
            DOLNOSLASKIE,
            "pl",
            "Pokazano pozycje wykazu: 4 z 5; powiaty: 2 z 3. Filtry: województwo: dolnośląskie.",
        ),
        (
            "floods",
            NOTHING.having(partners_only=True),
            "en",
            "No rows match these filters. Filters: only powiaty with partners (partner country: France).",
        ),
        (
            "partnerships",
            UKRAINE,
            "pl",
            (
                "Pokazano partnerstwa: 2 z 6; powiaty: 2 z 4; miejsca partnerskie: 1. Filtry: kraj partnera:"
                " Ukraina."
            ),
        ),
        (
            "partnerships",
            UKRAINE,
            "en",
            (
                "Shown: 2 of 6 partnerships of 2 of 4 powiaty; partner places: 1. Filters: partner country:"
                " Ukraine."
            ),
        ),
        ("partnerships", NOTHING, "pl", "Nic nie spełnia tych warunków. Filtry: kraj partnera: Francja."),
        (
            "partnerships",
            Choices.of(powiaty=("0201",)),
            "en",
            (
                "Shown: 2 of 6 partnerships of 1 of 4 powiaty; partner places: 1. Filters: powiat:"
                " bolesławiecki."
            ),
        ),
        (
            "partnerships",
            Choices.of(year_to=2001),
            "en",
            (
                "Shown: 4 of 6 partnerships of 3 of 4 powiaty; partner places: 2. Filters: up to the year"
                " 2001 (year unknown included). Of unknown year: 2, shown."
            ),
        ),
        (
            "partnerships",
            Choices.of(year_to=1999, unknown_year=False),
            "pl",
            (
                "Pokazano partnerstwa: 1 z 6; powiaty: 1 z 4; miejsca partnerskie: 1. Filtry: do roku 1999"
                " (bez partnerstw o nieznanym roku). O nieznanym roku: 2, pominięte."
            ),
        ),
    ],
)
def test_describe(tiny: AtlasTables, theme: str, choices: Choices, lang: str, says: str) -> None:
    assert make_view(tiny, choices, theme, lang).wording.summary == says


@pytest.mark.parametrize("theme", THEMES)
def test_two_views_of_the_same_choice_are_alike_and_leave_the_data_alone(
    tiny: AtlasTables, theme: str
) -> None:
    before = (tiny.powiaty.copy(), tiny.partnerships.copy(), tiny.floods.copy())
    one, two = (make_view(tiny, UKRAINE, theme) for _ in range(2))
    assert one.rows.equals(two.rows)
    assert one.powiaty.equals(two.powiaty)
    assert all(
        left.equals(right)
        for left, right in zip(before, (tiny.powiaty, tiny.partnerships, tiny.floods), strict=True)
    )


def test_unknown_theme(tiny: AtlasTables) -> None:
    with pytest.raises(ValueError, match="theme must be one of floods, partnerships, joint, not 'flood'"):
        make_view(tiny, Choices(), "flood")
