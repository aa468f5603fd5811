"""The key of borders, rivers and towns under the legend."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.choices.model import Choices
from geo.data.atlas import Atlas
from geo.render.sheet.page_setup import PRESETS, PageSetup
from geo.render.sheet.renderer import Sheets
from geo.views.factory import make_view

DAY = dt.date(2026, 11, 22)
BORDERS = ["Granice:", "państwa", "województwa", "powiatu"]
TOWNS = ["miasto wojewódzkie", "inne miasto"]
WORDS = [*BORDERS, "gminy", "rzeka", *TOWNS]


@pytest.fixture(scope="module")
def sheets(atlas: Atlas) -> Sheets:
    return Sheets(atlas.joined, atlas.countries, atlas.context)


@pytest.mark.parametrize(
    ("theme", "choices", "expected"),
    [
        ("floods", Choices(), [*BORDERS, "rzeka", *TOWNS]),
        ("floods", Choices.of(level="voivodeship"), [*BORDERS[:3], "rzeka", *TOWNS]),
        ("floods", Choices.of(level="gmina"), [*BORDERS, "gminy", "rzeka", *TOWNS]),
        ("floods", Choices.of(names="few"), [*BORDERS, "rzeka", TOWNS[0]]),
        ("floods", Choices.of(names="none"), [*BORDERS, "rzeka"]),
        ("partnerships", Choices(), []),
    ],
)
@pytest.mark.parametrize("style", ["light", "print"])
def test_the_legend_names_what_is_drawn(
    sheets: Sheets, atlas: Atlas, theme: str, choices: Choices, expected: list[str], style: str
) -> None:
    view = make_view(atlas.joined, choices, theme, "pl")
    page, _ = sheets.compose(view, PageSetup(DAY, PRESETS["a4-portrait"], style))
    found = [text for text in page.texts if text in WORDS]
    page.close()
    assert found == expected
