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
            "Shown: 5 of 5 powiaty; on the flood list: 3, with partnerships: 4, both: 3. No filter is set.",
        ),
        (
            Choices.of(countries=("UA",)),
            {"rows": 2, "flooded": 1, "partnered": 2, "both": 1, "partnerships": 2, "uncertain": 0},
            (
                "Shown: 2 of 5 powiaty; on the flood list: 1, with partnerships: 2, both: 1. Filters: partner"
                " country: Ukraine."
            ),
        ),
        (
            Choices.of(countries=("FR",)),
            {"rows": 0, "flooded": 0, "partnered": 0, "both": 0, "partnerships": 0, "uncertain": 0},
            "No rows match these filters. Filters: partner country: France.",
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
