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
        ("floods", Choices(), "pl", "Cała Polska: 5 gmin i miast w 3 powiatach."),
        ("floods", Choices(), "en", "All of Poland: 5 gminy and cities in 3 powiaty."),
        (
            "floods",
            DOLNOSLASKIE,
            "pl",
            "Województwo dolnośląskie: 4 gminy i miasta w 2 powiatach.",
        ),
        (
            "floods",
            NOTHING.having(partners_only=True),
            "en",
            "All of Poland: no rows match the filters (only powiaty with partners; partner country: France).",
        ),
        (
            "partnerships",
            UKRAINE,
            "pl",
            ("Cała Polska: 2 partnerstwa, 2 powiaty, 1 miejsce partnerskie (kraj partnera: Ukraina)."),
        ),
        (
            "partnerships",
            UKRAINE,
            "en",
            ("All of Poland: 2 partnerships, 2 powiaty, 1 partner place (partner country: Ukraine)."),
        ),
        ("partnerships", NOTHING, "pl", "Cała Polska: nic nie spełnia warunków (kraj partnera: Francja)."),
        (
            "partnerships",
            Choices.of(powiaty=("0201",)),
            "en",
            ("Powiat bolesławiecki: 2 partnerships, 1 powiat, 1 partner place."),
        ),
        (
            "partnerships",
            Choices.of(year_to=2001),
            "en",
            (
                "All of Poland: 4 partnerships, 3 powiaty, 2 partner places (up to 2001 and 2 of unknown"
                " year)."
            ),
        ),
        (
            "partnerships",
            Choices.of(year_to=1999, unknown_year=False),
            "pl",
            (
                "Cała Polska: 1 partnerstwo, 1 powiat, 1 miejsce partnerskie (do 1999 r., bez 2 partnerstw o"
                " niepodanym roku)."
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
