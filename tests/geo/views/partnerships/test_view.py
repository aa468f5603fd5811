"""The partnership view: its lines and trunks, the classes of its powiaty, and the legend of both."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pandas as pd
import pytest

from geo.choices.map_style import COLOUR_BY
from geo.choices.model import Choices
from geo.data.join import AtlasTables
from geo.views.factory import make_view
from geo.views.partnerships.trunks import trunks_of
from geo.views.view import Trunk, View

DOLNOSLASKIE = Choices.of(voivodeships=("02",))
UKRAINE = Choices.of(countries=("UA",))
NOTHING = Choices.of(countries=("FR",))


@pytest.mark.parametrize(
    ("choices", "legend"),
    [
        (Choices(), [("Germany", 3), ("Ukraine", 2), ("United States", 1)]),
        (UKRAINE, [("Ukraine", 2)]),
        (NOTHING, []),
        (
            Choices.of(colour_by="form"),
            [("agreement", 3), ("agreement and other form", 1), ("other form", 1), ("form not stated", 1)],
        ),
        (Choices.of(colour_by="kind"), [("district", 3), ("town", 2), ("other partner", 1)]),
        (
            Choices.of(colour_by="decade"),
            [("years 1990–1999", 1), ("years 2000–2009", 3), ("year unknown", 2)],
        ),
        (
            Choices.of(colour_by="decade", unknown_year=False),
            [("years 1990–1999", 1), ("years 2000–2009", 3)],
        ),
        (Choices.of(colour_by="decade", countries=("DE",)), [("years 2000–2009", 2), ("year unknown", 1)]),
    ],
)
def test_line_legend(tiny: AtlasTables, choices: Choices, legend: list[tuple[str, int]]) -> None:
    view = make_view(tiny, choices, "partnerships", "en")
    assert [(entry.label, entry.count) for entry in view.legend if entry.symbol == "line"] == legend


@pytest.mark.parametrize("colour_by", COLOUR_BY)
@pytest.mark.parametrize("choices", [Choices(), DOLNOSLASKIE, UKRAINE, NOTHING])
def test_line_legend_counts_every_row_once(joined: AtlasTables, choices: Choices, colour_by: str) -> None:
    view = make_view(joined, choices.having(**{"colour_by": colour_by}), "partnerships")
    lines = [entry.count for entry in view.legend if entry.symbol == "line"]
    assert sum(lines) == len(view.rows) == len(view.line_groups)


@pytest.mark.parametrize("choices", [DOLNOSLASKIE, UKRAINE, Choices.of(forms=("other",))])
def test_line_colours_do_not_move_when_filtering(joined: AtlasTables, choices: Choices) -> None:
    full = {entry.label: entry.colour for entry in make_view(joined, Choices(), "partnerships").legend}
    part = {entry.label: entry.colour for entry in make_view(joined, choices, "partnerships").legend}
    assert all(full[label] == colour for label, colour in part.items() if label in full)
    assert (
        make_view(joined, choices, "partnerships").palette
        == make_view(joined, Choices(), "partnerships").palette
    )


def areas(view: View) -> list[tuple[str, int]]:
    return [(entry.label, entry.count) for entry in view.legend if entry.symbol == "fill"]


def test_the_map_opens_with_one_line_per_country_and_powiaty_by_number(joined: AtlasTables) -> None:
    view = make_view(joined, Choices(), "partnerships", "en")
    assert [(trunk.country, trunk.count) for trunk in view.trunks][:4] == [
        ("DE", 135),
        ("UA", 94),
        ("PL", 40),
        ("LT", 24),
    ]
    assert (len(view.trunks), sum(trunk.count for trunk in view.trunks)) == (29, 443)
    assert areas(view) == [("5–14", 17), ("3–4", 44), ("2", 55), ("1", 70), ("without partnerships", 194)]
    assert view.wording.areas_title == "Powiaty by number of partnerships"
    assert len(set(view.fills.values())) == 5


@pytest.mark.parametrize(
    ("choices", "drawn", "legend"),
    [
        ({"lines": "all"}, 443, [("with partnerships", 186), ("without partnerships", 194)]),
        ({"countries": ("DE",)}, 135, [("with partnerships", 115), ("outside the filters", 265)]),
        ({"powiaty": ("2417",)}, 14, [("with partnerships", 1), ("outside the filters", 379)]),
        (
            {"voivodeships": ("24",)},
            39,
            [("with partnerships", 12), ("without partnerships", 24), ("outside the filters", 344)],
        ),
        ({"countries": ("AM",), "voivodeships": ("02",)}, 0, []),
    ],
)
def test_all_lines_are_drawn_on_request_and_where_the_filters_leave_few(
    joined: AtlasTables, choices: dict[str, Any], drawn: int, legend: list[tuple[str, int]]
) -> None:
    view = make_view(joined, Choices.of(**choices), "partnerships", "en")
    assert (len(view.rows), view.trunks) == (drawn, ())
    assert areas(view) == legend


@pytest.mark.parametrize(
    "choices", [{"flooded_only": True}, {"top": 3}, {"min_km": 500}, {"forms": ("unknown", "agreement")}]
)
def test_trunks_and_classes_count_the_rows_shown(joined: AtlasTables, choices: dict[str, Any]) -> None:
    view, full = (
        make_view(joined, Choices.of(**choices), "partnerships"),
        make_view(joined, Choices(), "partnerships"),
    )
    assert Counter({trunk.country: trunk.count for trunk in view.trunks}) == Counter(view.rows["country"])
    per_powiat = Counter(view.rows["powiat_teryt"].tolist())
    limits = {0: (0, 0), 1: (1, 1), 2: (2, 2), 3: (3, 4), 4: (5, 14)}
    for code, number in zip(view.powiaty["powiat_teryt"], view.powiaty["class_"], strict=True):
        assert limits[number][0] <= per_powiat[code] <= limits[number][1]
    assert view.fills == full.fills
    assert sum(count for _, count in areas(view)) == 380


def test_lines_do_not_become_trunks_while_years_are_played(joined: AtlasTables) -> None:
    few = make_view(joined, Choices.of(year_to=1999, unknown_year=False), "partnerships")
    assert 0 < len(few.rows) <= 60
    assert sum(trunk.count for trunk in few.trunks) == len(few.rows)


def test_a_trunk_runs_between_the_mean_ends_in_the_colour_of_most_of_its_rows() -> None:
    rows = pd.DataFrame(
        [
            ("UA", 20.0, 50.0, 24.0, 49.0),
            ("DE", 15.0, 52.0, 13.0, 52.0),
            ("DE", 17.0, 50.0, 9.0, 50.0),
            ("DE", 16.0, 51.0, 11.0, 51.0),
            ("CZ", 16.0, 50.0, 15.0, 50.0),
            ("CZ", 18.0, 50.0, 17.0, 50.0),
        ],
        columns=["country", "lon", "lat", "lon_to", "lat_to"],
    )
    assert trunks_of(rows, (2, 1, 0, 1, 3, 1)) == (
        Trunk("DE", 3, 1, (16.0, 51.0), (11.0, 51.0)),
        Trunk("CZ", 2, 1, (17.0, 50.0), (16.0, 50.0)),
        Trunk("UA", 1, 2, (20.0, 50.0), (24.0, 49.0)),
    )
