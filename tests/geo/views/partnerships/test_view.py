"""The partnership view: legend and colours of lines."""

from __future__ import annotations

import pytest

from geo.choices.map_style import COLOUR_BY
from geo.choices.model import Choices
from geo.data.join import AtlasTables
from geo.views.factory import make_view

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
    assert [(entry.label, entry.count) for entry in view.legend] == legend


@pytest.mark.parametrize("colour_by", COLOUR_BY)
@pytest.mark.parametrize("choices", [Choices(), DOLNOSLASKIE, UKRAINE, NOTHING])
def test_line_legend_counts_every_row_once(joined: AtlasTables, choices: Choices, colour_by: str) -> None:
    view = make_view(joined, choices.having(**{"colour_by": colour_by}), "partnerships")
    assert sum(entry.count for entry in view.legend) == len(view.rows) == len(view.line_groups)


@pytest.mark.parametrize("choices", [DOLNOSLASKIE, UKRAINE, Choices.of(forms=("other",))])
def test_line_colours_do_not_move_when_filtering(joined: AtlasTables, choices: Choices) -> None:
    full = {entry.label: entry.colour for entry in make_view(joined, Choices(), "partnerships").legend}
    part = {entry.label: entry.colour for entry in make_view(joined, choices, "partnerships").legend}
    assert all(full[label] == colour for label, colour in part.items() if label in full)
    assert (
        make_view(joined, choices, "partnerships").palette
        == make_view(joined, Choices(), "partnerships").palette
    )
