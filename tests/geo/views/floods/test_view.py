"""The flood view: legend, notes, histogram and class breaks."""

from __future__ import annotations

import pytest

from geo.cartography.classification import NO_DATA, SCHEMES
from geo.cartography.palettes import OUTSIDE_COLOUR
from geo.choices.map_style import MEASURES
from geo.choices.model import Choices
from geo.data.areas import LEVELS
from geo.data.join import AtlasTables
from geo.views.factory import make_view

DOLNOSLASKIE = Choices.of(voivodeships=("02",))
UKRAINE = Choices.of(countries=("UA",))
NOTHING = Choices.of(countries=("FR",))
APPROXIMATE = "Borders of gminy are approximate: cells around their localities. Gminy as they are today."
MERGED = (
    "673 gminy for 673 listed units. The urban and the rural gmina of Zielona Góra are one today."
    " Jaśliska was part of Dukla then."
)
GROUPS = "Kinds of gminy as the list of 1999 groups them: urban, and all others."
GORZOWSKI = "lubuskie: 1 powiat without data (gorzowski) counts in no figure."
WHOLE = "The figures of a voivodeship are those of all its powiaty, whatever the filters."
AREA = "The area comes from approximate borders of gminy; a listed gmina counts whole."


@pytest.mark.parametrize(
    ("choices", "legend"),
    [
        (Choices.of(measure="number"), [("2–3", 1), ("1", 2), ("not on the list", 1), ("no data", 1)]),
        (Choices.of(measure="listed"), [("on the list", 3), ("not on the list", 1), ("no data", 1)]),
        (
            Choices(),
            [
                ("over 50% to 100%", 1),
                ("over 10% to 50%", 1),
                ("up to 10%", 1),
                ("not on the list", 1),
                ("no data", 1),
            ],
        ),
        (
            Choices.of(measure="number", voivodeships=("02",)),
            [("2–3", 1), ("1", 1), ("not on the list", 0), ("no data", 0), ("outside the filters", 3)],
        ),
        (Choices.of(measure="towns"), [("1", 2), ("no urban gmina on the list", 2), ("no data", 1)]),
        (
            Choices.of(measure="others"),
            [("2", 1), ("1", 1), ("no rural or urban-rural gmina on the list", 2), ("no data", 1)],
        ),
        (
            Choices.of(measure="area"),
            [
                ("over 60% to 100%", 1),
                ("over 25% to 60%", 1),
                ("up to 25%", 1),
                ("not on the list", 1),
                ("no data", 1),
            ],
        ),
        (
            Choices.of(scheme="manual", breaks=(20, 60)),
            [
                ("over 60% to 100%", 1),
                ("over 20% to 60%", 1),
                ("up to 20%", 1),
                ("not on the list", 1),
                ("no data", 1),
            ],
        ),
        (
            Choices.of(scheme="manual", measure="number", breaks=(1.5, 90)),
            [("2–3", 1), ("1", 2), ("not on the list", 1), ("no data", 1)],
        ),
        (
            Choices.of(level="gmina"),
            [
                ("listed, urban gmina", 2),
                ("listed, rural or urban-rural gmina", 3),
                ("not on the list", 13),
                ("no data", 7),
            ],
        ),
        (
            Choices.of(level="gmina", powiaty=("0264", "0801")),
            [
                ("listed, urban gmina", 1),
                ("listed, rural or urban-rural gmina", 0),
                ("not on the list", 0),
                ("no data", 7),
                ("outside the filters", 17),
            ],
        ),
        (
            Choices.of(level="voivodeship", measure="number"),
            [("2–4", 1), ("1", 1), ("not on the list", 1), ("no data", 1)],
        ),
        (
            Choices.of(level="voivodeship", measure="number", powiaty=("0264",)),
            [("2–4", 1), ("1", 0), ("not on the list", 0), ("no data", 0), ("outside the filters", 3)],
        ),
        (
            Choices.of(measure="listed", countries=("FR",), partners_only=True),
            [("on the list", 0), ("not on the list", 0), ("no data", 0), ("outside the filters", 5)],
        ),
    ],
)
def test_flood_legend(tiny: AtlasTables, choices: Choices, legend: list[tuple[str, int]]) -> None:
    view = make_view(tiny, by_quantiles(choices), "floods", "en")
    assert [(entry.label, entry.count) for entry in view.legend] == legend


def by_quantiles(choices: Choices) -> Choices:
    """Return choices with quantiles, unless they name another scheme."""
    return choices.having(scheme="quantile") if choices.style.scheme == "round" else choices


@pytest.mark.parametrize(
    ("choices", "legend"),
    [
        (
            Choices(),
            [
                ("ponad 75% do 100%", 67),
                ("ponad 50% do 75%", 30),
                ("ponad 25% do 50%", 41),
                ("do 25%", 32),
            ],
        ),
        (
            Choices.of(measure="number"),
            [("13–15", 4), ("10–12", 5), ("7–9", 24), ("4–6", 53), ("1–3", 84)],
        ),
    ],
)
def test_round_classes_are_the_first_offered(
    joined: AtlasTables, choices: Choices, legend: list[tuple[str, int]]
) -> None:
    view = make_view(joined, choices, "floods")
    classed = [(entry.label, entry.count) for entry in view.legend if entry.key not in ("0", "n")]
    assert classed == legend
    assert sum(count for _, count in classed) == 170
    assert view.wording.notes == ()


def test_the_histogram_counts_what_the_legend_counts(joined: AtlasTables) -> None:
    view = make_view(joined, Choices.of(voivodeships=("02",)), "floods")
    assert view.histogram is not None
    counted: dict[str, int] = {}
    for bar in view.histogram.bars:
        for number, count in bar:
            counted[str(number)] = counted.get(str(number), 0) + count
    assert counted == {entry.key: entry.count for entry in view.legend if entry.key in "1234" and entry.count}


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize(
    "choices", [Choices(), DOLNOSLASKIE, UKRAINE, NOTHING, Choices.of(flooded_only=True)]
)
@pytest.mark.parametrize(
    ("level", "totals"), [("voivodeship", (4, 16)), ("powiat", (5, 380)), ("gmina", (25, 2477))]
)
def test_flood_legend_counts_every_area_once(
    joined: AtlasTables,
    tiny: AtlasTables,
    choices: Choices,
    measure: str,
    level: str,
    totals: tuple[int, int],
) -> None:
    chosen = choices.having(**{"measure": measure, "level": level})
    for tables, total in zip((tiny, joined), totals, strict=True):
        assert sum(entry.count for entry in make_view(tables, chosen, "floods").legend) == total


@pytest.mark.parametrize(
    ("choices", "notes"),
    [
        (Choices.of(measure="listed"), ()),
        (Choices.of(k=3), ()),
        (Choices.of(scheme="quantile"), ("Classes: 4 of 5, because many powiaty share a value.",)),
        (Choices.of(scheme="headtail", k=6), ()),
        (Choices.of(level="gmina"), (APPROXIMATE, GROUPS, MERGED)),
        (
            Choices.of(measure="area", scheme="quantile"),
            (AREA, "Classes: 4 of 5, because many powiaty share a value."),
        ),
        (Choices.of(measure="area", scheme="equal"), (AREA,)),
        (Choices.of(measure="area", level="gmina"), (APPROXIMATE, GROUPS, MERGED)),
        (Choices.of(measure="towns", k=4), (GROUPS,)),
        (Choices.of(level="voivodeship"), (GORZOWSKI,)),
        (Choices.of(level="voivodeship", measure="area"), (AREA, GORZOWSKI)),
        (Choices.of(level="voivodeship", voivodeships=("08", "24")), (GORZOWSKI, WHOLE)),
        (Choices.of(level="voivodeship", voivodeships=("24",)), (WHOLE,)),
        (Choices.of(scheme="manual"), ("No custom breaks yet; quantiles are shown.",)),
        (Choices.of(scheme="manual", breaks=(10, 50)), ()),
        (
            Choices.of(scheme="manual", breaks=(2, 50, 100)),
            ("Left out, because no value lies beyond: 2% and 100%.",),
        ),
        (
            Choices.of(scheme="manual", breaks=(2, 3)),
            ("None of the custom breaks fits these values; quantiles are shown.",),
        ),
        (
            Choices.of(scheme="manual", measure="number", breaks=(3, 40)),
            ("Left out, because no value lies beyond: 40.",),
        ),
    ],
)
def test_flood_notes(joined: AtlasTables, choices: Choices, notes: tuple[str, ...]) -> None:
    assert make_view(joined, choices, "floods", "en").wording.notes == notes


def test_approximate_gminy_are_called_approximate(joined: AtlasTables) -> None:
    assert (
        make_view(joined, Choices.of(level="gmina"), "floods").wording.legend_title
        == "Gminy w wykazie (granice przybliżone)"
    )
    assert (
        make_view(joined, Choices.of(measure="area"), "floods").wording.legend_title
        == "Udział powierzchni gmin z wykazu (przybliżony)"
    )


def test_histogram_is_of_the_full_table(joined: AtlasTables) -> None:
    one = make_view(joined, Choices.of(measure="number"), "floods").histogram
    assert one is not None
    assert (one.total, one.low, one.high) == (
        170,
        0,
        15,
    )  # 170 powiaty are on the list, żywiecki with the most gminy
    for choices in (Choices.of(measure="listed"), Choices.of(level="gmina")):
        assert make_view(joined, choices, "floods").histogram is None
    assert make_view(joined, Choices(), "partnerships").histogram is None


def test_palette_colours_the_legend(joined: AtlasTables) -> None:
    view = make_view(joined, Choices.of(palette="greens", scheme="quantile", k=3), "floods")
    assert [entry.colour for entry in view.legend[:3]] == ["#006d2c", "#74c476", "#c7e9c0"]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize(
    "choices", [DOLNOSLASKIE, UKRAINE, NOTHING, Choices.of(powiaty=("0201",)), Choices.of(year_from=2005)]
)
@pytest.mark.parametrize("level", LEVELS)
def test_breaks_and_classes_do_not_move_when_filtering(
    joined: AtlasTables, choices: Choices, measure: str, scheme: str, level: str
) -> None:
    chosen = {"measure": measure, "scheme": scheme, "level": level, "breaks": (2.0, 30.0)}
    full = make_view(joined, Choices.of(**chosen), "floods")  # type: ignore[arg-type]
    part = make_view(joined, choices.having(**{**chosen}), "floods")
    assert part.class_names == full.class_names
    assert part.fills == full.fills
    assert part.powiaty["class_"].tolist() == full.powiaty["class_"].tolist()
    assert part.areas["class_"].tolist() == full.areas["class_"].tolist()
    if part.histogram and full.histogram:
        assert (part.histogram.low, part.histogram.high) == (full.histogram.low, full.histogram.high)
    assert [(entry.label, entry.colour) for entry in part.legend if entry.colour != OUTSIDE_COLOUR] == [
        (e.label, e.colour) for e in full.legend
    ]


def test_no_data_is_a_class_of_its_own(tiny: AtlasTables) -> None:
    for measure in MEASURES:
        numbers = make_view(tiny, Choices.of(measure=measure), "floods").powiaty.set_index("powiat_teryt")[
            "class_"
        ]
        assert numbers["0801"] == NO_DATA
        assert numbers["1465"] == 0
