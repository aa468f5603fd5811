"""What the reader chose: from and to an address, in words, and on the tables."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.cartography.class_breaks import MOST
from geo.cartography.classification import K_RANGE, SCHEMES
from geo.cartography.palettes import PALETTES
from geo.choices.map_style import COLOUR_BY, MEASURES
from geo.choices.model import Choices
from geo.choices.parameters import NAMES, read_fields, write_fields
from geo.choices.row_filters import top_countries
from geo.choices.scene import PARTNER_CHARTS, Selection
from geo.core.i18n import words
from geo.core.labels import form_name
from geo.core.teryt import VOIVODESHIPS
from geo.data.areas import LEVELS
from geo.data.join import AtlasTables, year_span
from geo.data.vocabulary import FORMS

NAMED = {"0201": "bolesławiecki", "1465": "Warszawa", "2402": "bielski"}


@pytest.mark.parametrize(
    ("query", "expected", "ignored"),
    [
        ({}, Choices(), ()),
        ({"lang": "en", "page": "x", "": ""}, Choices(), ()),
        ({"voivodeships": "02,24"}, Choices.of(voivodeships=("02", "24")), ()),
        ({"voivodeships": "24,02,24"}, Choices.of(voivodeships=("02", "24")), ()),
        ({"voivodeships": "02,03"}, Choices.of(voivodeships=("02",)), ("voivodeships",)),
        ({"voivodeships": ""}, Choices(), ("voivodeships",)),
        ({"voivodeships": "2"}, Choices(), ("voivodeships",)),
        ({"powiaty": "0201,1465"}, Choices.of(powiaty=("0201", "1465")), ()),
        ({"powiaty": "201"}, Choices(), ("powiaty",)),
        ({"powiaty": "0201,' OR 1=1"}, Choices.of(powiaty=("0201",)), ("powiaty",)),
        ({"countries": "DE,UA"}, Choices.of(countries=("DE", "UA")), ()),
        ({"countries": "de"}, Choices(), ("countries",)),
        ({"countries": "DEU"}, Choices(), ("countries",)),
        ({"countries": "ŁÓ"}, Choices(), ("countries",)),
        ({"forms": "both,agreement"}, Choices.of(forms=("agreement", "both")), ()),
        ({"forms": "umowa"}, Choices(), ("forms",)),
        ({"year_from": "1999", "year_to": "2005"}, Choices.of(year_from=1999, year_to=2005), ()),
        ({"year_from": "2005", "year_to": "2005"}, Choices.of(year_from=2005, year_to=2005), ()),
        ({"year_from": "2005", "year_to": "1999"}, Choices(), ("year_from", "year_to")),
        ({"year_from": "1899"}, Choices(), ("year_from",)),
        ({"year_to": "2101"}, Choices(), ("year_to",)),
        ({"year_from": "+999"}, Choices(), ("year_from",)),
        ({"year_from": "٢٠٠٥"}, Choices(), ("year_from",)),
        ({"year_from": "2²"}, Choices(), ("year_from",)),
        ({"year_from": "9" * 5000}, Choices(), ("year_from",)),
        ({"unknown_year": "0"}, Choices.of(unknown_year=False), ()),
        ({"unknown_year": "false"}, Choices(), ("unknown_year",)),
        ({"flooded_only": "1", "partners_only": "1"}, Choices.of(flooded_only=True, partners_only=True), ()),
        ({"flooded_only": "yes"}, Choices(), ("flooded_only",)),
        (
            {"measure": "number", "scheme": "natural", "k": "3"},
            Choices.of(measure="number", scheme="natural", k=3),
            (),
        ),
        (
            {"level": "gmina", "palette": "greens", "breaks": "10,25.5"},
            Choices.of(level="gmina", palette="greens", breaks=(10, 25.5)),
            (),
        ),
        ({"level": "kraj", "palette": "rainbow"}, Choices(), ("level", "palette")),
        ({"breaks": "50,10,10"}, Choices.of(breaks=(10, 50)), ()),
        ({"breaks": "10,x,25"}, Choices.of(breaks=(10, 25)), ("breaks",)),
        ({"breaks": "10%"}, Choices(), ("breaks",)),
        ({"breaks": ""}, Choices(), ("breaks",)),
        ({"breaks": "1,2,3,4,5,6"}, Choices.of(breaks=(1, 2, 3, 4, 5)), ("breaks",)),
        ({"selected": "voivodeship:08"}, Choices.of(selected=Selection("voivodeship", "08")), ()),
        ({"measure": "sum", "scheme": "jenks", "k": "7"}, Choices(), ("measure", "scheme", "k")),
        ({"k": "03"}, Choices(), ("k",)),
        ({"colour_by": "form"}, Choices.of(colour_by="form"), ()),
        (
            {"colour_by": "decade", "partner_figure": "matrix"},
            Choices.of(colour_by="decade", partner_chart="matrix"),
            (),
        ),
        ({"partner_figure": "pie"}, Choices(), ("partner_figure",)),
        ({"min_km": "500", "top": "5"}, Choices.of(min_km=500, top=5), ()),
        ({"min_km": "0", "top": "0"}, Choices(), ()),
        ({"min_km": "20037", "top": "249"}, Choices.of(min_km=20037, top=249), ()),
        ({"min_km": "20038", "top": "250"}, Choices(), ("min_km", "top")),
        ({"min_km": "-1", "top": "1.5"}, Choices(), ("min_km", "top")),
        ({"min_km": "0500", "top": " 5"}, Choices(), ("min_km", "top")),
        ({"min_km": "٥٠٠", "top": "²"}, Choices(), ("min_km", "top")),
        ({"min_km": "9" * 5000, "top": ""}, Choices(), ("min_km", "top")),
        ({"selected": "country:DE"}, Choices.of(selected=Selection("country", "DE")), ()),
        ({"selected": "year:2001"}, Choices.of(selected=Selection("year", "2001")), ()),
        ({"selected": "year:unknown"}, Choices.of(selected=Selection("year", "unknown")), ()),
        ({"selected": "country:de"}, Choices(), ("selected",)),
        ({"selected": "country:DEU"}, Choices(), ("selected",)),
        ({"selected": "year:20011"}, Choices(), ("selected",)),
        ({"colour_by": "<script>"}, Choices(), ("colour_by",)),
        ({"countries": ",".join(["DE"] * 100_000)}, Choices.of(countries=("DE",)), ("countries",)),
    ],
)
def test_from_query(query: dict[str, str], expected: Choices, ignored: tuple[str, ...]) -> None:
    assert read_fields(query) == (expected, ignored)


@pytest.mark.parametrize(
    ("choices", "query"),
    [
        (Choices(), {}),
        (Choices.of(voivodeships=("24", "02")), {"voivodeships": "02,24"}),
        (Choices.of(powiaty=("0201",), countries=("DE",)), {"powiaty": "0201", "countries": "DE"}),
        (Choices.of(year_from=1999, unknown_year=False), {"year_from": "1999", "unknown_year": "0"}),
        (Choices.of(scheme="manual", breaks=(50, 2.5)), {"scheme": "manual", "breaks": "2.5,50"}),
        (Choices.of(flooded_only=True, k=3), {"flooded_only": "1", "k": "3"}),
        (
            Choices.of(min_km=500, top=5, colour_by="decade"),
            {"min_km": "500", "top": "5", "colour_by": "decade"},
        ),
        (
            Choices.of(selected=Selection("country", "DE"), partner_chart="years"),
            {"selected": "country:DE", "partner_figure": "years"},
        ),
    ],
)
def test_to_query(choices: Choices, query: dict[str, str]) -> None:
    assert write_fields(choices) == query


codes = st.builds(
    lambda voivodeship, number: f"{voivodeship}{number:02}",
    st.sampled_from(list(VOIVODESHIPS)),
    st.integers(0, 99),
)
years = st.tuples(*[st.none() | st.integers(1900, 2100)] * 2).filter(
    lambda pair: None in pair or pair[0] <= pair[1]
)


@st.composite
def any_filters(draw: st.DrawFn) -> Choices:
    """Filters that a reader may set in the sidebar."""
    year_from, year_to = draw(years)
    return Choices.of(
        voivodeships=tuple(draw(st.lists(st.sampled_from(list(VOIVODESHIPS))))),
        powiaty=tuple(draw(st.lists(codes))),
        countries=tuple(draw(st.lists(st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=2, max_size=2)))),
        forms=tuple(draw(st.lists(st.sampled_from(FORMS)))),
        year_from=year_from,
        year_to=year_to,
        unknown_year=draw(st.booleans()),
        flooded_only=draw(st.booleans()),
        partners_only=draw(st.booleans()),
        min_km=draw(st.integers(0, 20_037)),
        top=draw(st.integers(0, 249)),
        partner_chart=draw(st.sampled_from(PARTNER_CHARTS)),
        measure=draw(st.sampled_from(MEASURES)),
        scheme=draw(st.sampled_from(SCHEMES)),
        level=draw(st.sampled_from(LEVELS)),
        palette=draw(st.sampled_from(PALETTES)),
        breaks=tuple(
            draw(st.lists(st.integers(1, 9_999_999).map(lambda hundredths: hundredths / 100), max_size=MOST))
        ),
        k=draw(st.integers(*K_RANGE)),
        colour_by=draw(st.sampled_from(COLOUR_BY)),
    )


@given(any_filters())
def test_an_address_gives_back_the_same_filters(choices: Choices) -> None:
    assert read_fields(write_fields(choices)) == (choices, ())


@given(st.dictionaries(st.sampled_from(list(NAMES)) | st.text(max_size=5), st.text()))
def test_nonsense_never_raises_and_gives_filters_that_an_address_can_hold(query: dict[str, str]) -> None:
    choices, ignored = read_fields(query)
    assert set(ignored) <= set(query)
    assert read_fields(write_fields(choices)) == (choices, ())
    assert isinstance(choices.rows.describe(words("pl"), NAMED), str)


def test_all_380_powiaty_fit_in_an_address(joined: AtlasTables) -> None:
    everything = Choices.of(powiaty=tuple(joined.powiaty["powiat_teryt"]))
    assert len(everything.rows.powiaty) == 380
    assert read_fields(write_fields(everything)) == (everything, ())


@pytest.mark.parametrize(
    ("choices", "pl", "en"),
    [
        (Choices(), "", ""),
        (Choices.of(measure="number", scheme="equal", k=3, colour_by="form"), "", ""),
        (
            Choices.of(voivodeships=("02", "24")),
            "województwa dolnośląskie i śląskie",
            "dolnośląskie and śląskie voivodeships",
        ),
        (
            Choices.of(powiaty=("0201", "9901", "9999")),
            "powiaty 9901 i bolesławiecki; miasto 9999",
            "powiaty 9901 and bolesławiecki; city of 9999",
        ),
        (
            Choices.of(countries=("DE", "GB", "UA")),
            "kraje partnerów: Niemcy, Wielka Brytania i Ukraina",
            "partner countries: Germany, United Kingdom and Ukraine",
        ),
        (
            Choices.of(forms=("both", "unknown")),
            "formy: umowa i inna forma i forma niepodana",
            "forms: agreement and other form and form not stated",
        ),
        (
            Choices.of(year_from=1999, year_to=2005),
            "lata 1999–2005",
            "years 1999–2005",
        ),
        (
            Choices.of(year_from=2001, unknown_year=False),
            "od 2001 r., bez partnerstw o niepodanym roku",
            "since 2001, year unknown left out",
        ),
        (
            Choices.of(year_to=2001),
            "do 2001 r.",
            "up to 2001",
        ),
        (Choices.of(unknown_year=False), "bez partnerstw o niepodanym roku", "year unknown left out"),
        (
            Choices.of(min_km=1000, top=5),
            (
                "5 krajów z największą liczbą partnerstw i kraje z taką samą liczbą; odległość co najmniej"
                " 1\u00a0000 km"
            ),
            "5 countries with most partnerships, and those with as many; 1,000 km or longer",
        ),
        (
            Choices.of(flooded_only=True, partners_only=True),
            "tylko powiaty z wykazu powodziowego; tylko powiaty z partnerami",
            "only powiaty on the flood list; only powiaty with partners",
        ),
    ],
)
def test_describe(choices: Choices, pl: str, en: str) -> None:
    assert (choices.rows.describe(words("pl"), NAMED), choices.rows.describe(words("en"), NAMED)) == (pl, en)


# filters -> powiaty shown, partnerships shown (the tables are in tests/tiny.py)
@pytest.mark.parametrize(
    ("choices", "powiaty", "partnerships"),
    [
        (Choices(), "0201 0264 0801 1465 2402", "1 2 3 4 5 6"),
        (Choices.of(voivodeships=("02",)), "0201 0264", "1 2 3"),
        (Choices.of(voivodeships=("02",), powiaty=("0264", "1465")), "0264", "3"),
        (Choices.of(countries=("UA",)), "0264 1465", "3 5"),
        (Choices.of(countries=("FR",)), "", ""),
        (Choices.of(forms=("agreement",)), "0201 0264 2402", "1 3 6"),
        (Choices.of(year_from=2001), "0201 1465 2402", "1 2 4 5 6"),
        (Choices.of(year_to=2001), "0201 0264 1465", "1 2 3 5"),
        (Choices.of(year_from=2001, year_to=2005, unknown_year=False), "0201 1465", "1 4"),
        (Choices.of(unknown_year=False), "0201 0264 1465 2402", "1 3 4 6"),
        (Choices.of(flooded_only=True), "0201 0264 2402", "1 2 3 6"),
        (Choices.of(partners_only=True), "0201 0264 1465 2402", "1 2 3 4 5 6"),
        (Choices.of(min_km=100), "0264 1465 2402", "3 4 5 6"),  # Bolesławiec to Görlitz is 42 km
        (
            Choices.of(min_km=400),
            "0264 1465",
            "3 4",
        ),  # Warszawa to Lwów is 342 km, Bielsko-Biała to Görlitz 325
        (Choices.of(min_km=20_037), "", ""),
        (Choices.of(top=1), "0201 2402", "1 2 6"),  # Germany 3, Ukraine 2, United States 1
        (Choices.of(top=2), "0201 0264 1465 2402", "1 2 3 5 6"),
        (Choices.of(top=3), "0201 0264 1465 2402", "1 2 3 4 5 6"),
        (Choices.of(top=2, countries=("US",)), "", ""),
        (Choices.of(flooded_only=True, countries=("DE",), year_from=2005, unknown_year=False), "2402", "6"),
    ],
)
def test_keep(tiny: AtlasTables, choices: Choices, powiaty: str, partnerships: str) -> None:
    shown = choices.rows.keep_powiaty(tiny)
    rows = choices.rows.keep_partnerships(tiny, shown)
    assert tiny.powiaty.loc[shown, "powiat_teryt"].tolist() == powiaty.split()
    assert tiny.partnerships.loc[rows, "lp"].astype(str).tolist() == partnerships.split()


def test_fitting_drops_codes_that_the_data_do_not_hold(tiny: AtlasTables) -> None:
    asked = Choices.of(powiaty=("0201", "0202"), countries=("DE", "FR"), voivodeships=("32",))
    assert asked.fitting(tiny) == (
        Choices.of(powiaty=("0201",), countries=("DE",), voivodeships=("32",)),
        ("powiaty", "countries"),
    )
    assert Choices.of(selected=Selection("voivodeship", "99")).fitting(tiny) == (Choices(), ("selected",))
    assert Choices.of(countries=("DE",)).fitting(tiny) == (Choices.of(countries=("DE",)), ())


def test_fitting_drops_numbers_beyond_the_data(tiny: AtlasTables) -> None:
    assert Choices.of(min_km=9_000, top=3).fitting(tiny) == (
        Choices.of(min_km=9_000, top=3),
        (),
    )  # the farthest is 9,426 km away
    assert Choices.of(min_km=9_900, top=4).fitting(tiny) == (Choices(), ("min_km", "top"))


@pytest.mark.parametrize(
    ("top", "countries"),
    [
        (1, "DE"),
        (3, "DE PL UA"),
        (8, "CZ DE HU IT LT PL SK UA"),
        (9, "BY CZ DE FR HU IT LT PL RU SK UA"),  # Belarus, France and Russia have twelve each
        (11, "BY CZ DE FR HU IT LT PL RU SK UA"),
        (12, "BY CZ DE FR HU IT LT LV PL RU SK UA"),
    ],
)
def test_top_countries_never_part_equals(joined: AtlasTables, top: int, countries: str) -> None:
    assert sorted(top_countries(joined.partnerships, top)) == countries.split()


@given(st.integers(1, 60))
def test_top_countries_hold_the_most_partnerships(joined: AtlasTables, top: int) -> None:
    counts = joined.partnerships["country"].value_counts()
    chosen = top_countries(joined.partnerships, top)
    assert len(chosen) >= min(top, 29)
    assert all(
        counts[left_out] < min(counts[iso] for iso in chosen) for left_out in set(counts.index) - chosen
    )


@given(st.integers(0, 11_000), st.integers(0, 11_000))
def test_a_longer_least_length_keeps_fewer(joined: AtlasTables, one: int, two: int) -> None:
    shorter, longer = (
        set(
            joined.partnerships.loc[
                Choices.of(min_km=km).rows.keep_partnerships(joined, joined.powiaty["gminy"] > 0), "lp"
            ]
        )
        for km in sorted((one, two))
    )
    assert longer <= shorter


def test_year_span(joined: AtlasTables, tiny: AtlasTables) -> None:
    assert (year_span(joined), year_span(tiny)) == ((1999, 2009), (1999, 2009))


def test_equal_choices_are_equal_values() -> None:
    assert Choices.of(countries=("UA", "DE", "UA")) == Choices.of(countries=["DE", "UA"])  # type: ignore[arg-type]
    assert len({Choices.of(countries=("UA", "DE")), Choices.of(countries=("DE", "UA"))}) == 1


def test_every_form_has_a_name() -> None:
    assert [form_name(words("pl"), form) for form in FORMS] == [
        "umowa",
        "inna forma",
        "umowa i inna forma",
        "forma niepodana",
    ]


# ------------------------------------------------------------------------ gmina
def test_the_gmina_looked_for_belongs_to_the_selected_powiat() -> None:
    chosen = Choices.of(selected=Selection("powiat", "2417"), gmina="2417-jelesnia-wiejska")
    assert read_fields(write_fields(chosen)) == (chosen, ())
    assert Choices.of(selected=Selection("powiat", "2402"), gmina="2417-jelesnia-wiejska").scene.gmina == ""
    assert write_fields(Choices.of(gmina="2417-jelesnia-wiejska")) == {}


@pytest.mark.parametrize(
    "query",
    [
        {"gmina": "2417-jelesnia-wiejska"},
        {"gmina": "2417-jelesnia-wiejska", "selected": "powiat:2402"},
        {"gmina": "<script>", "selected": "powiat:2417"},
        {"gmina": "2417-" + "x" * 90, "selected": "powiat:2417"},
    ],
)
def test_a_gmina_that_fits_nothing_is_said(query: dict[str, str]) -> None:
    read, ignored = read_fields(query)
    assert read.scene.gmina == ""
    assert ignored == ("gmina",)


def test_a_gmina_that_is_not_there_is_said(joined: AtlasTables) -> None:
    chosen = Choices.of(selected=Selection("powiat", "2417"), gmina="2417-nowhere-wiejska")
    assert chosen.fitting(joined) == (Choices.of(selected=Selection("powiat", "2417")), ("gmina",))
