"""The joint view: counts, summary and legend, counted by hand in the tiny atlas."""

from __future__ import annotations

import pytest

from geo.choices.model import Choices
from geo.data.join import AtlasTables
from geo.views.factory import make_view


@pytest.mark.parametrize(
    ("choices", "counts", "summary"),
    [
        (
            Choices(),
            {"rows": 5, "flooded": 3, "partnered": 4, "both": 3, "partnerships": 6, "uncertain": 3},
            "All of Poland: 5 powiaty, 3 on the flood list, 4 with partnerships, 3 with both.",
        ),
        (
            Choices.of(countries=("UA",)),
            {"rows": 2, "flooded": 1, "partnered": 2, "both": 1, "partnerships": 2, "uncertain": 0},
            (
                "All of Poland: 2 powiaty, 1 on the flood list, 2 with partnerships, 1 with both (partner"
                " country: Ukraine)."
            ),
        ),
        (
            Choices.of(countries=("FR",)),
            {"rows": 0, "flooded": 0, "partnered": 0, "both": 0, "partnerships": 0, "uncertain": 0},
            "All of Poland: no rows match the filters (partner country: France).",
        ),
    ],
)
def test_counts_and_summary(
    tiny: AtlasTables, choices: Choices, counts: dict[str, int], summary: str
) -> None:
    view = make_view(tiny, choices, "joint", "en")
    assert (
        view.counts == {"rows_total": 5, "powiaty": counts["rows"], "powiaty_total": 5, "places": 0} | counts
    )
    assert view.wording.summary == summary


@pytest.mark.parametrize(
    ("choices", "legend"),
    [
        (
            Choices(),
            [
                ("not on the list; partnerships: 1–2", 1),
                ("up to 50% of the gminy on the list; partnerships: 1–2", 2),
                ("over 50% of the gminy on the list; partnerships: 1–2", 1),
                ("no data", 1),
            ],
        ),
        (
            Choices.of(countries=("UA",)),
            [
                ("not on the list; partnerships: 1–2", 1),
                ("over 50% of the gminy on the list; partnerships: 1–2", 1),
                ("outside the filters", 3),
            ],
        ),
    ],
)
def test_legend(tiny: AtlasTables, choices: Choices, legend: list[tuple[str, int]]) -> None:
    view = make_view(tiny, choices, "joint", "en")
    assert [(entry.label, entry.count) for entry in view.legend if entry.count] == legend
