"""What the reader chose: from and to an address, in words, and on the tables."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.cartography.class_breaks import MOST
from geo.cartography.classification import K_RANGE, PALETTES, SCHEMES
from geo.choices.model import COLOUR_BY, LEVELS, MEASURES, PARTNER_FIGURES, Filters, top_countries, year_span
from geo.core.i18n import words
from geo.core.labels import form_name
from geo.core.teryt import VOIVODESHIPS
from geo.data.join import AtlasTables
from geo.data.vocabulary import FORMS

NAMES = {"0201": "bolesławiecki", "1465": "Warszawa", "2402": "bielski"}


@pytest.mark.parametrize(
    ("query", "expected", "ignored"),
    [
        ({}, Filters(), ()),
        ({"lang": "en", "page": "x", "": ""}, Filters(), ()),
        ({"voivodeships": "02,24"}, Filters(voivodeships=("02", "24")), ()),
        ({"voivodeships": "24,02,24"}, Filters(voivodeships=("02", "24")), ()),
        ({"voivodeships": "02,03"}, Filters(voivodeships=("02",)), ("voivodeships",)),
        ({"voivodeships": ""}, Filters(), ("voivodeships",)),
        ({"voivodeships": "2"}, Filters(), ("voivodeships",)),
        ({"powiaty": "0201,1465"}, Filters(powiaty=("0201", "1465")), ()),
        ({"powiaty": "201"}, Filters(), ("powiaty",)),
        ({"powiaty": "0201,' OR 1=1"}, Filters(powiaty=("0201",)), ("powiaty",)),
        ({"countries": "DE,UA"}, Filters(countries=("DE", "UA")), ()),
        ({"countries": "de"}, Filters(), ("countries",)),
        ({"countries": "DEU"}, Filters(), ("countries",)),
        ({"countries": "ŁÓ"}, Filters(), ("countries",)),
        ({"forms": "both,agreement"}, Filters(forms=("agreement", "both")), ()),
        ({"forms": "umowa"}, Filters(), ("forms",)),
        ({"year_from": "1999", "year_to": "2005"}, Filters(year_from=1999, year_to=2005), ()),
        ({"year_from": "2005", "year_to": "2005"}, Filters(year_from=2005, year_to=2005), ()),
        ({"year_from": "2005", "year_to": "1999"}, Filters(), ("year_from", "year_to")),
        ({"year_from": "1899"}, Filters(), ("year_from",)),
        ({"year_to": "2101"}, Filters(), ("year_to",)),
        ({"year_from": "+999"}, Filters(), ("year_from",)),
        ({"year_from": "٢٠٠٥"}, Filters(), ("year_from",)),
        ({"year_from": "2²"}, Filters(), ("year_from",)),
        ({"year_from": "9" * 5000}, Filters(), ("year_from",)),
        ({"unknown_year": "0"}, Filters(unknown_year=False), ()),
        ({"unknown_year": "false"}, Filters(), ("unknown_year",)),
        ({"flooded_only": "1", "partners_only": "1"}, Filters(flooded_only=True, partners_only=True), ()),
        ({"flooded_only": "yes"}, Filters(), ("flooded_only",)),
        (
            {"measure": "number", "scheme": "natural", "k": "3"},
            Filters(measure="number", scheme="natural", k=3),
            (),
        ),
        (
            {"level": "gmina", "palette": "greens", "breaks": "10,25.5"},
            Filters(level="gmina", palette="greens", breaks=(10, 25.5)),
            (),
        ),
        ({"level": "kraj", "palette": "rainbow"}, Filters(), ("level", "palette")),
        ({"breaks": "50,10,10"}, Filters(breaks=(10, 50)), ()),
        ({"breaks": "10,x,25"}, Filters(breaks=(10, 25)), ("breaks",)),
        ({"breaks": "10%"}, Filters(), ("breaks",)),
        ({"breaks": ""}, Filters(), ("breaks",)),
        ({"breaks": "1,2,3,4,5,6"}, Filters(breaks=(1, 2, 3, 4, 5)), ("breaks",)),
        ({"selected": "voivodeship:08"}, Filters(selected="voivodeship:08"), ()),
        ({"measure": "sum", "scheme": "jenks", "k": "7"}, Filters(), ("measure", "scheme", "k")),
        ({"k": "03"}, Filters(), ("k",)),
        ({"colour_by": "form"}, Filters(colour_by="form"), ()),
        (
            {"colour_by": "decade", "partner_figure": "matrix"},
            Filters(colour_by="decade", partner_figure="matrix"),
            (),
        ),
        ({"partner_figure": "pie"}, Filters(), ("partner_figure",)),
        ({"min_km": "500", "top": "5"}, Filters(min_km=500, top=5), ()),
        ({"min_km": "0", "top": "0"}, Filters(), ()),
        ({"min_km": "20037", "top": "249"}, Filters(min_km=20037, top=249), ()),
        ({"min_km": "20038", "top": "250"}, Filters(), ("min_km", "top")),
        ({"min_km": "-1", "top": "1.5"}, Filters(), ("min_km", "top")),
        ({"min_km": "0500", "top": " 5"}, Filters(), ("min_km", "top")),
        ({"min_km": "٥٠٠", "top": "²"}, Filters(), ("min_km", "top")),
        ({"min_km": "9" * 5000, "top": ""}, Filters(), ("min_km", "top")),
        ({"selected": "country:DE"}, Filters(selected="country:DE"), ()),
        ({"selected": "year:2001"}, Filters(selected="year:2001"), ()),
        ({"selected": "year:unknown"}, Filters(selected="year:unknown"), ()),
        ({"selected": "country:de"}, Filters(), ("selected",)),
        ({"selected": "country:DEU"}, Filters(), ("selected",)),
        ({"selected": "year:20011"}, Filters(), ("selected",)),
        ({"colour_by": "<script>"}, Filters(), ("colour_by",)),
        ({"countries": ",".join(["DE"] * 100_000)}, Filters(countries=("DE",)), ("countries",)),
    ],
)
def test_from_query(query: dict[str, str], expected: Filters, ignored: tuple[str, ...]) -> None:
    assert Filters.from_query(query) == (expected, ignored)


@pytest.mark.parametrize(
    ("filters", "query"),
    [
        (Filters(), {}),
        (Filters(voivodeships=("24", "02")), {"voivodeships": "02,24"}),
        (Filters(powiaty=("0201",), countries=("DE",)), {"powiaty": "0201", "countries": "DE"}),
        (Filters(year_from=1999, unknown_year=False), {"year_from": "1999", "unknown_year": "0"}),
        (Filters(scheme="manual", breaks=(50, 2.5)), {"scheme": "manual", "breaks": "2.5,50"}),
        (Filters(flooded_only=True, k=3), {"flooded_only": "1", "k": "3"}),
        (
            Filters(min_km=500, top=5, colour_by="decade"),
            {"min_km": "500", "top": "5", "colour_by": "decade"},
        ),
        (
            Filters(selected="country:DE", partner_figure="years"),
            {"selected": "country:DE", "partner_figure": "years"},
        ),
    ],
)
def test_to_query(filters: Filters, query: dict[str, str]) -> None:
    assert filters.to_query() == query


codes = st.builds(
    lambda voivodeship, number: f"{voivodeship}{number:02}",
    st.sampled_from(list(VOIVODESHIPS)),
    st.integers(0, 99),
)
years = st.tuples(*[st.none() | st.integers(1900, 2100)] * 2).filter(
    lambda pair: None in pair or pair[0] <= pair[1]
)


@st.composite
def any_filters(draw: st.DrawFn) -> Filters:
    """Filters that a reader may set in the sidebar."""
    year_from, year_to = draw(years)
    return Filters(
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
        partner_figure=draw(st.sampled_from(PARTNER_FIGURES)),
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
def test_an_address_gives_back_the_same_filters(filters: Filters) -> None:
    assert Filters.from_query(filters.to_query()) == (filters, ())


@given(st.dictionaries(st.sampled_from(list(Filters.__dataclass_fields__)) | st.text(max_size=5), st.text()))
def test_nonsense_never_raises_and_gives_filters_that_an_address_can_hold(query: dict[str, str]) -> None:
    filters, ignored = Filters.from_query(query)
    assert set(ignored) <= set(query)
    assert Filters.from_query(filters.to_query()) == (filters, ())
    assert isinstance(filters.describe(words("pl"), NAMES), str)


def test_all_380_powiaty_fit_in_an_address(joined: AtlasTables) -> None:
    everything = Filters(powiaty=tuple(joined.powiaty["powiat_teryt"]))
    assert len(everything.powiaty) == 380
    assert Filters.from_query(everything.to_query()) == (everything, ())


@pytest.mark.parametrize(
    ("filters", "pl", "en"),
    [
        (Filters(), "", ""),
        (Filters(measure="number", scheme="equal", k=3, colour_by="form"), "", ""),
        (
            Filters(voivodeships=("02", "24")),
            "województwo: dolnośląskie i śląskie",
            "voivodeship: dolnośląskie and śląskie",
        ),
        (Filters(powiaty=("0201", "9999")), "powiat: 9999 i bolesławiecki", "powiat: 9999 and bolesławiecki"),
        (
            Filters(countries=("DE", "GB", "UA")),
            "kraj partnera: Niemcy, Wielka Brytania i Ukraina",
            "partner country: Germany, United Kingdom, and Ukraine",
        ),
        (
            Filters(forms=("both", "unknown")),
            "forma: umowa i inna forma i forma niepodana",
            "form: agreement and other form and form not stated",
        ),
        (
            Filters(year_from=1999, year_to=2005),
            "lata 1999–2005 (z nieznanym rokiem)",
            "years 1999–2005 (year unknown included)",
        ),
        (
            Filters(year_from=2001, unknown_year=False),
            "od roku 2001 (bez partnerstw o nieznanym roku)",
            "from the year 2001 (year unknown left out)",
        ),
        (
            Filters(year_to=2001),
            "do roku 2001 (z nieznanym rokiem)",
            "up to the year 2001 (year unknown included)",
        ),
        (Filters(unknown_year=False), "bez partnerstw o nieznanym roku", "year unknown left out"),
        (
            Filters(min_km=1000, top=5),
            (
                "kraje o największej liczbie partnerstw: 5, wraz z równymi ostatniemu; odległość co najmniej"
                " 1\u00a0000 km"
            ),
            "countries with most partnerships: 5, ties included; 1,000 km or longer",
        ),
        (
            Filters(flooded_only=True, partners_only=True),
            "tylko powiaty z wykazu powodziowego; tylko powiaty z partnerami",
            "only powiaty on the flood list; only powiaty with partners",
        ),
    ],
)
def test_describe(filters: Filters, pl: str, en: str) -> None:
    assert (filters.describe(words("pl"), NAMES), filters.describe(words("en"), NAMES)) == (pl, en)


# filters -> powiaty shown, partnerships shown (the tables are in tests/tiny.py)
@pytest.mark.parametrize(
    ("filters", "powiaty", "partnerships"),
    [
        (Filters(), "0201 0264 0801 1465 2402", "1 2 3 4 5 6"),
        (Filters(voivodeships=("02",)), "0201 0264", "1 2 3"),
        (Filters(voivodeships=("02",), powiaty=("0264", "1465")), "0264", "3"),
        (Filters(countries=("UA",)), "0264 1465", "3 5"),
        (Filters(countries=("FR",)), "", ""),
        (Filters(forms=("agreement",)), "0201 0264 2402", "1 3 6"),
        (Filters(year_from=2001), "0201 1465 2402", "1 2 4 5 6"),
        (Filters(year_to=2001), "0201 0264 1465", "1 2 3 5"),
        (Filters(year_from=2001, year_to=2005, unknown_year=False), "0201 1465", "1 4"),
        (Filters(unknown_year=False), "0201 0264 1465 2402", "1 3 4 6"),
        (Filters(flooded_only=True), "0201 0264 2402", "1 2 3 6"),
        (Filters(partners_only=True), "0201 0264 1465 2402", "1 2 3 4 5 6"),
        (Filters(min_km=100), "0264 1465 2402", "3 4 5 6"),  # Bolesławiec to Görlitz is 42 km
        (Filters(min_km=400), "0264 1465", "3 4"),  # Warszawa to Lwów is 342 km, Bielsko-Biała to Görlitz 325
        (Filters(min_km=20_037), "", ""),
        (Filters(top=1), "0201 2402", "1 2 6"),  # Germany 3, Ukraine 2, United States 1
        (Filters(top=2), "0201 0264 1465 2402", "1 2 3 5 6"),
        (Filters(top=3), "0201 0264 1465 2402", "1 2 3 4 5 6"),
        (Filters(top=2, countries=("US",)), "", ""),
        (Filters(flooded_only=True, countries=("DE",), year_from=2005, unknown_year=False), "2402", "6"),
    ],
)
def test_keep(tiny: AtlasTables, filters: Filters, powiaty: str, partnerships: str) -> None:
    shown = filters.keep_powiaty(tiny)
    rows = filters.keep_partnerships(tiny, shown)
    assert tiny.powiaty.loc[shown, "powiat_teryt"].tolist() == powiaty.split()
    assert tiny.partnerships.loc[rows, "lp"].astype(str).tolist() == partnerships.split()


def test_fitting_drops_codes_that_the_data_do_not_hold(tiny: AtlasTables) -> None:
    asked = Filters(powiaty=("0201", "0202"), countries=("DE", "FR"), voivodeships=("32",))
    assert asked.fitting(tiny) == (
        Filters(powiaty=("0201",), countries=("DE",), voivodeships=("32",)),
        ("powiaty", "countries"),
    )
    assert Filters(selected="voivodeship:99").fitting(tiny) == (Filters(), ("selected",))
    assert Filters(countries=("DE",)).fitting(tiny) == (Filters(countries=("DE",)), ())


def test_fitting_drops_numbers_beyond_the_data(tiny: AtlasTables) -> None:
    assert Filters(min_km=9_000, top=3).fitting(tiny) == (
        Filters(min_km=9_000, top=3),
        (),
    )  # the farthest is 9,426 km away
    assert Filters(min_km=9_900, top=4).fitting(tiny) == (Filters(), ("min_km", "top"))


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
                Filters(min_km=km).keep_partnerships(joined, joined.powiaty["gminy"] > 0), "lp"
            ]
        )
        for km in sorted((one, two))
    )
    assert longer <= shorter


def test_year_span(joined: AtlasTables, tiny: AtlasTables) -> None:
    assert (year_span(joined), year_span(tiny)) == ((1995, 2009), (1999, 2009))


def test_equal_choices_are_equal_values() -> None:
    assert Filters(countries=("UA", "DE", "UA")) == Filters(countries=["DE", "UA"])  # type: ignore[arg-type]
    assert len({Filters(countries=("UA", "DE")), Filters(countries=("DE", "UA"))}) == 1


def test_every_form_has_a_name() -> None:
    assert [form_name(words("pl"), form) for form in FORMS] == [
        "umowa",
        "inna forma",
        "umowa i inna forma",
        "forma niepodana",
    ]


# ------------------------------------------------------------------------ gmina
def test_the_gmina_looked_for_belongs_to_the_selected_powiat() -> None:
    chosen = Filters(selected="powiat:2417", gmina="2417-jelesnia-wiejska")
    assert Filters.from_query(chosen.to_query()) == (chosen, ())
    assert Filters(selected="powiat:2402", gmina="2417-jelesnia-wiejska").gmina == ""
    assert Filters(gmina="2417-jelesnia-wiejska").to_query() == {}
    assert chosen.of_rows == Filters()


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
    read, ignored = Filters.from_query(query)
    assert read.gmina == ""
    assert ignored == ("gmina",)


def test_a_gmina_that_is_not_there_is_said(joined: AtlasTables) -> None:
    chosen = Filters(selected="powiat:2417", gmina="2417-nowhere-wiejska")
    assert chosen.fitting(joined) == (Filters(selected="powiat:2417"), ("gmina",))
