"""Descriptions of selected countries, years and mirrored rows."""

from __future__ import annotations

import pytest

from geo.choices.model import Choices
from geo.choices.scene import Selection
from geo.data.join import AtlasTables
from geo.views.factory import make_view
from geo.views.selected import describe_selection

LEFT_OUT = "The filters leave it out of this map."


@pytest.mark.parametrize(
    ("selected", "choices", "title", "lines", "hidden"),
    [
        ("country:UA", {}, "Ukraine", ("Partnerships: 2 of 6; powiaty: 2; partner places: 1",), ""),
        (
            "country:DE",
            {"powiaty": ("0201",)},
            "Germany",
            ("Partnerships: 3 of 6; powiaty: 2; partner places: 1", "Of these the filters show 2."),
            "",
        ),
        (
            "country:DE",
            {"countries": ("UA",)},
            "Germany",
            ("Partnerships: 3 of 6; powiaty: 2; partner places: 1", "Of these the filters show 0."),
            LEFT_OUT,
        ),
        ("year:2001", {}, "Since 2001", ("Partnerships: 1 of 6; powiaty: 1; partner places: 1",), ""),
        ("year:unknown", {}, "year unknown", ("Partnerships: 2 of 6; powiaty: 2; partner places: 2",), ""),
    ],
)
def test_country_and_year(
    tiny: AtlasTables,
    selected: str,
    choices: dict[str, tuple[str, ...]],
    title: str,
    lines: tuple[str, ...],
    hidden: str,
) -> None:
    chosen = describe_selection(
        make_view(tiny, Choices.of(selected=Selection.parse(selected), **choices), "partnerships", "en")
    )  # type: ignore[arg-type]
    assert chosen is not None
    assert (chosen.title, chosen.lines, chosen.hidden) == (title, lines, hidden)


def test_the_flood_map_says_where_a_country_is_seen(tiny: AtlasTables) -> None:
    chosen = describe_selection(
        make_view(tiny, Choices.of(selected=Selection("country", "DE")), "floods", "pl")
    )
    assert chosen is not None
    assert chosen.title == "Niemcy"
    assert chosen.hidden == "Widać to na stronie Partnerstwa."


@pytest.mark.parametrize(("lp", "other"), [(222, 252), (252, 222), (244, 247)])
def test_a_mirrored_row_names_its_counterpart(joined: AtlasTables, lp: int, other: int) -> None:
    chosen = describe_selection(
        make_view(joined, Choices.of(selected=Selection("row", str(lp))), "partnerships")
    )
    assert chosen is not None
    assert f"Wiersz {other} wymienia te same dwa powiaty w odwrotnej kolejności." in chosen.lines


@pytest.mark.parametrize(
    ("selected", "there"),
    [
        ("country:DE", True),
        ("country:FR", False),
        ("country:de", False),
        ("country:", False),
        ("year:2001", True),
        ("year:2002", False),
        ("year:unknown", True),
        ("year:²", False),
        ("year:", False),
        ("row:1", True),
        ("row:7", False),
        ("row:²", False),
        ("powiat:0201", True),
        ("place:ua-lwow", True),
        ("voivodeship:02", True),
        ("voivodeship:03", False),
        ("planet:3", False),
        ("", False),
    ],
)
def test_a_selection_is_in_the_data_or_not(tiny: AtlasTables, selected: str, there: bool) -> None:
    found = Selection.parse(selected)
    assert (found is not None and found.is_in(tiny)) is there
