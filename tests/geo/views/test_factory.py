"""One state for every output: rows, classes, legend, counts and words of a view."""

from __future__ import annotations

import datetime as dt
import string

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from geo.cartography.classification import NO_DATA, SCHEMES
from geo.cartography.palettes import OUTSIDE_COLOUR
from geo.choices.map_style import COLOUR_BY, MEASURES
from geo.choices.model import Choices
from geo.choices.pages import THEMES
from geo.core.i18n import LANGUAGES
from geo.core.teryt import VOIVODESHIPS
from geo.data.areas import LEVELS
from geo.data.join import AtlasTables
from geo.views.factory import make_view
from geo.views.view import View

DAY = dt.date(2026, 11, 22)
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
            UKRAINE,
            {"rows": 1, "rows_total": 5, "powiaty": 1, "powiaty_total": 3, "places": 0, "uncertain": 0},
        ),
        (
            "floods",
            NOTHING,
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
        ("floods", NOTHING, "en", "Nothing fits these filters. Filters: partner country: France."),
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
    assert make_view(tiny, choices, theme, lang).describe() == says


def labels(view: View) -> list[tuple[str, int]]:
    """Return the legend as (text, count)."""
    return [(entry.label, entry.count) for entry in view.legend]


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
        (Choices.of(measure="towns"), [("1", 2), ("no town on the list", 2), ("no data", 1)]),
        (
            Choices.of(measure="others"),
            [("2", 1), ("1", 1), ("no other gmina on the list", 2), ("no data", 1)],
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
            [("listed, a town", 2), ("listed, another gmina", 3), ("not on the list", 13), ("no data", 7)],
        ),
        (
            Choices.of(level="gmina", powiaty=("0264", "0801")),
            [
                ("listed, a town", 1),
                ("listed, another gmina", 0),
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
            Choices.of(measure="listed", countries=("FR",)),
            [("on the list", 0), ("not on the list", 0), ("no data", 0), ("outside the filters", 5)],
        ),
    ],
)
def test_flood_legend(tiny: AtlasTables, choices: Choices, legend: list[tuple[str, int]]) -> None:
    assert labels(make_view(tiny, choices, "floods", "en")) == legend


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
    assert labels(make_view(tiny, choices, "partnerships", "en")) == legend


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


APPROXIMATE = "Borders of gminy are approximate: cells around their localities. Gminy as they are today."
GROUPS = "Towns and other gminy as the list of 1999 groups them."
GORZOWSKI = "lubuskie: 1 powiat without data (gorzowski) counts in no figure."
WHOLE = "The figures of a voivodeship are those of all its powiaty, whatever the filters."
AREA = "The area comes from approximate borders of gminy; a listed gmina counts whole."


@pytest.mark.parametrize(
    ("choices", "notes"),
    [
        (Choices.of(measure="listed"), ()),
        (Choices.of(k=3), ()),
        (Choices(), ("Classes: 4 of 5, because many powiaty share a value.",)),
        (Choices.of(scheme="headtail", k=6), ()),
        (Choices.of(level="gmina"), (APPROXIMATE, GROUPS)),
        (Choices.of(measure="area"), (AREA, "Classes: 4 of 5, because many powiaty share a value.")),
        (Choices.of(measure="area", scheme="equal"), (AREA,)),
        (Choices.of(measure="area", level="gmina"), (APPROXIMATE, GROUPS)),
        (Choices.of(measure="towns", k=4), (GROUPS,)),
        (Choices.of(level="voivodeship"), (GORZOWSKI,)),
        (Choices.of(level="voivodeship", measure="area"), (AREA, GORZOWSKI)),
        (Choices.of(level="voivodeship", voivodeships=("08", "24")), (GORZOWSKI, WHOLE)),
        (Choices.of(level="voivodeship", voivodeships=("24",)), (WHOLE,)),
        (Choices.of(scheme="manual"), ("No breaks of your own yet: shown are equal counts.",)),
        (Choices.of(scheme="manual", breaks=(10, 50)), ()),
        (
            Choices.of(scheme="manual", breaks=(2, 50, 100)),
            ("Left out, because no value lies beyond: 2% and 100%.",),
        ),
        (
            Choices.of(scheme="manual", breaks=(2, 3)),
            ("No break of your own fits these values; shown: equal counts.",),
        ),
        (
            Choices.of(scheme="manual", measure="number", breaks=(3, 40)),
            ("Left out, because no value lies beyond: 40.",),
        ),
    ],
)
def test_flood_notes(joined: AtlasTables, choices: Choices, notes: tuple[str, ...]) -> None:
    assert make_view(joined, choices, "floods", "en").notes == notes


def test_approximate_gminy_are_named_with_their_source(joined: AtlasTables) -> None:
    for choices, approximate in (
        (Choices(), False),
        (Choices.of(level="gmina"), True),
        (Choices.of(measure="area"), True),
    ):
        assert (
            any("przybliżone" in source for source in make_view(joined, choices, "floods").sources)
            is approximate
        )
    assert (
        make_view(joined, Choices.of(level="gmina"), "floods").legend_title
        == "Gminy w wykazie (granice przybliżone)"
    )
    assert (
        make_view(joined, Choices.of(measure="area"), "floods").legend_title
        == "Udział powierzchni gmin z wykazu (przybliżony)"
    )


def test_histogram_is_of_the_full_table(joined: AtlasTables) -> None:
    one = make_view(joined, Choices.of(measure="number", voivodeships=("20",)), "floods").histogram
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
    view = make_view(joined, Choices.of(palette="greens", k=3), "floods")
    assert [entry.colour for entry in view.legend[:3]] == ["#006d2c", "#74c476", "#c7e9c0"]


@pytest.mark.parametrize("colour_by", COLOUR_BY)
@pytest.mark.parametrize("choices", [Choices(), DOLNOSLASKIE, UKRAINE, NOTHING])
def test_line_legend_counts_every_row_once(joined: AtlasTables, choices: Choices, colour_by: str) -> None:
    view = make_view(joined, choices.having(**{"colour_by": colour_by}), "partnerships")
    assert sum(entry.count for entry in view.legend) == len(view.rows) == len(view.line_groups)


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
    assert part.classification == full.classification
    assert part.powiaty["class_"].tolist() == full.powiaty["class_"].tolist()
    assert part.areas["class_"].tolist() == full.areas["class_"].tolist()
    assert part.histogram == full.histogram
    assert [(entry.label, entry.colour) for entry in part.legend if entry.colour != OUTSIDE_COLOUR] == [
        (e.label, e.colour) for e in full.legend
    ]


@pytest.mark.parametrize("choices", [DOLNOSLASKIE, UKRAINE, Choices.of(forms=("other",))])
def test_line_colours_do_not_move_when_filtering(joined: AtlasTables, choices: Choices) -> None:
    full = {entry.label: entry.colour for entry in make_view(joined, Choices(), "partnerships").legend}
    part = {entry.label: entry.colour for entry in make_view(joined, choices, "partnerships").legend}
    assert all(full[label] == colour for label, colour in part.items() if label in full)
    assert (
        make_view(joined, choices, "partnerships").palette
        == make_view(joined, Choices(), "partnerships").palette
    )


def test_no_data_is_a_class_of_its_own(tiny: AtlasTables) -> None:
    for measure in MEASURES:
        numbers = make_view(tiny, Choices.of(measure=measure), "floods").powiaty.set_index("powiat_teryt")[
            "class_"
        ]
        assert numbers["0801"] == NO_DATA
        assert numbers["1465"] == 0


@pytest.mark.parametrize(
    ("theme", "choices", "lang", "stem"),
    [
        ("floods", Choices(), "pl", "powodz-1999_2026-11-22"),
        ("floods", Choices(), "en", "flood-1999_2026-11-22"),
        (
            "floods",
            Choices.of(level="gmina", voivodeships=("24",)),
            "pl",
            "powodz-1999-gminy_slaskie_2026-11-22",
        ),
        ("floods", Choices.of(level="voivodeship"), "en", "flood-1999-voivodeships_2026-11-22"),
        ("floods", Choices.of(voivodeships=("24", "10")), "pl", "powodz-1999_lodzkie_slaskie_2026-11-22"),
        (
            "partnerships",
            Choices.of(countries=("GB",), powiaty=("0201",)),
            "pl",
            "partnerstwa_boleslawiecki_wielka-brytania_2026-11-22",
        ),
        ("partnerships", Choices.of(flooded_only=True), "pl", "partnerstwa_filtr_2026-11-22"),
        ("partnerships", Choices.of(measure="number"), "pl", "partnerstwa_2026-11-22"),
        (
            "partnerships",
            Choices.of(min_km=500, top=5),
            "pl",
            "partnerstwa_pierwsze-5-krajow_od-500-km_2026-11-22",
        ),
        (
            "partnerships",
            Choices.of(min_km=500, voivodeships=("24",)),
            "en",
            "partnerships_slaskie_from-500-km_2026-11-22",
        ),
    ],
)
def test_file_stem(tiny: AtlasTables, theme: str, choices: Choices, lang: str, stem: str) -> None:
    assert make_view(tiny, choices, theme, lang).file_stem(DAY) == stem


@given(
    countries=st.lists(
        st.sampled_from(
            sorted(iso for iso in Locale.parse("en").territories if len(iso) == 2 and iso.isalpha())
        )
    ),
    voivodeships=st.lists(st.sampled_from(list(VOIVODESHIPS))),
    lang=st.sampled_from(LANGUAGES),
)
def test_file_stem_is_short_ascii(
    tiny: AtlasTables, countries: list[str], voivodeships: list[str], lang: str
) -> None:
    choices = Choices.of(countries=tuple(countries), voivodeships=tuple(voivodeships))
    stem = make_view(tiny, choices, "partnerships", lang).file_stem(DAY)
    assert set(stem) <= set(string.ascii_lowercase + string.digits + "-_")
    assert len(stem) < 200


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
