"""Addresses: versions, repeated and unknown parameters, and what is said to be ignored."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.choices.address import joined_values, page_of, query_of, read_address, read_query
from geo.choices.model import PARTS, Choices
from geo.choices.parameters import BEFORE_3
from geo.choices.parameters import NAMES as PARAMETER_NAMES
from geo.choices.scene import Extent, Selection
from geo.choices.slides import example
from geo.data.join import AtlasTables
from geo.views.factory import make_view
from geo.views.view import address_of

# The parameters of version 1, as its pages wrote them: they stay readable for ever.
VERSION_1 = [
    ("voivodeships=02,24", Choices.of(voivodeships=("02", "24"))),
    ("powiaty=0201,2417", Choices.of(powiaty=("0201", "2417"))),
    ("countries=DE,UA", Choices.of(countries=("DE", "UA"))),
    ("forms=agreement,unknown", Choices.of(forms=("agreement", "unknown"))),
    (
        "year_from=1999&year_to=2005&unknown_year=0",
        Choices.of(year_from=1999, year_to=2005, unknown_year=False),
    ),
    ("flooded_only=1&partners_only=1", Choices.of(flooded_only=True, partners_only=True)),
    ("measure=number&scheme=equal&k=3", Choices.of(measure="number", scheme="equal", k=3)),
    ("measure=listed&scheme=natural&k=6", Choices.of(measure="listed", scheme="natural", k=6)),
    ("colour_by=form&patterns=1&basemap=osm", Choices.of(colour_by="form", patterns=True, basemap="osm")),
    ("colour_by=kind&basemap=ortho", Choices.of(colour_by="kind", basemap="ortho")),
    ("selected=powiat:2417", Choices.of(selected=Selection("powiat", "2417"))),
    ("selected=place:be-tielt", Choices.of(selected=Selection("place", "be-tielt"))),
    ("selected=row:12", Choices.of(selected=Selection("row", "12"))),
]


@pytest.mark.parametrize(("text", "expected"), VERSION_1, ids=[text for text, _ in VERSION_1])
@pytest.mark.parametrize("version", ["", "&v=1", "&v=3"])
def test_parameters_of_version_1_are_read(text: str, expected: Choices, version: str) -> None:
    query = joined_values(parse_qsl(text + version))
    assert read_query(query) == (expected if version == "&v=3" else of_old(expected), "pl", ())


def of_old(choices: Choices) -> Choices:
    """Return what an address before version 3 meant by choices: what it left unsaid was as it was then."""
    new = Choices()
    unsaid = [name for name in PARTS if choices.value(name) == new.value(name)]
    return choices.having(**{name: BEFORE_3.value(name) for name in unsaid})


def test_an_old_address_opens_with_all_lines_and_a_new_one_with_one_per_country() -> None:
    assert read_query({"colour_by": "form"})[0] == BEFORE_3.having(colour_by="form")
    assert read_query({"v": "2", "pins": "2417"})[0].style.lines == "all"
    assert read_query({"v": "3", "colour_by": "form"})[0].style.lines == "countries"
    assert read_query({})[0].style.lines == "countries"


def test_an_old_address_opens_with_quantiles_and_a_new_one_with_round_breaks() -> None:
    assert read_query({"v": "1", "measure": "area"})[0].style.scheme == "quantile"
    assert read_query({"v": "2", "scheme": "natural"})[0].style.scheme == "natural"
    assert read_query({"v": "3", "measure": "area"})[0].style.scheme == "round"
    assert query_of(Choices.of(lines="all"), "pl") == {"v": "3", "lines": "all"}


def test_an_old_address_opens_in_blue_and_a_new_one_in_warm_colours() -> None:
    assert read_query({"v": "1", "measure": "area"})[0].style.palette == "blues"
    assert read_query({"v": "2", "palette": "warm"})[0].style.palette == "warm"
    assert read_query({"v": "3", "measure": "area"})[0].style.palette == "warm"
    assert query_of(Choices.of(palette="blues"), "pl") == {"v": "3", "palette": "blues"}


@pytest.mark.parametrize(
    ("text", "choices", "lang", "ignored"),
    [
        ("", Choices(), "pl", ()),
        ("lang=en", Choices(), "en", ()),
        ("lang=de", Choices(), "pl", ("lang",)),
        ("v=2&lang=pl&lang=pl", Choices(), "pl", ()),
        ("lang=pl&lang=en", Choices(), "pl", ("lang",)),
        ("v=4", Choices(), "pl", ("v",)),
        ("v=", Choices(), "pl", ("v",)),
        ("countries=DE&countries=FR", Choices.of(countries=("DE", "FR")), "pl", ()),
        ("countries=DE,FR&countries=FR&countries=UA", Choices.of(countries=("DE", "FR", "UA")), "pl", ()),
        ("countries=DE&countries=fr", Choices.of(countries=("DE",)), "pl", ("countries",)),
        ("k=3&k=3", Choices.of(k=3), "pl", ()),
        ("k=3&k=4", Choices(), "pl", ("k",)),
        ("selected=powiat:2417&selected=row:1", Choices(), "pl", ("selected",)),
        ("pins=2417,0201", Choices.of(pins=("2417", "0201")), "pl", ()),
        (
            "pins=0201&pins=0202&pins=0203&pins=0204",
            Choices.of(pins=("0201", "0202", "0203", "0204")),
            "pl",
            (),
        ),
        ("pins=0201,0202,0203,0204,0205", Choices.of(pins=("0201", "0202", "0203", "0204")), "pl", ("pins",)),
        ("pins=0201,x", Choices.of(pins=("0201",)), "pl", ("pins",)),
        ("extent=7.5/50.44/16.65", Choices.of(extent=Extent.parse("7.5/50.44/16.65")), "pl", ()),
        ("extent=7.5/-50.44/-116.65", Choices.of(extent=Extent.parse("7.5/-50.44/-116.65")), "pl", ()),
        ("extent=7.5/50.44", Choices(), "pl", ("extent",)),
        ("extent=1e3/50/16", Choices(), "pl", ("extent",)),
        ("present=1", Choices.of(present=True), "pl", ()),
        ("present=1&slide=4", Choices.of(present=True, slide=4, deck=example()), "pl", ()),
        ("present=1&slide=4&slides=x", Choices.of(present=True), "pl", ("slides",)),
        (
            "v=2&present=1&slide=4",
            BEFORE_3.having(present=True, slide=4, deck=example(BEFORE_3)),
            "pl",
            (),
        ),
        ("v=1&present=1", BEFORE_3.having(present=True, deck=example(BEFORE_3)), "pl", ()),
        ("present=yes", Choices(), "pl", ("present",)),
        ("utm_source=x&countries=DE", Choices.of(countries=("DE",)), "pl", ("utm_source",)),
        ("%3Cscript%3E=1&=2", Choices(), "pl", ("<script>", "")),
    ],
)
def test_read_query(text: str, choices: Choices, lang: str, ignored: tuple[str, ...]) -> None:
    query = joined_values(parse_qsl(text, keep_blank_values=True))
    assert read_query({"v": "3"} | query) == (choices, lang, ignored)


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("", "", ""),
        ("", "lang=en", ""),
        ("", "utm_source=x", ""),
        ("", "voivodeships=24", "wykaz-powodziowy-1999"),
        ("", "selected=powiat:2417&lang=en", "wykaz-powodziowy-1999"),
        ("", "v=1&k=3", "wykaz-powodziowy-1999"),
        ("", "v=2&voivodeships=24", ""),
        ("", "v=2&pins=2417", ""),
        ("", "present=1", ""),
        ("powodz-1999", "v=3&voivodeships=24", "wykaz-powodziowy-1999"),
        ("powodz-1999", "", "wykaz-powodziowy-1999"),
        ("partnerstwa", "voivodeships=24", "partnerstwa"),
        ("dane", "k=3", "dane"),
    ],
)
def test_choices_at_the_root_meant_the_flood_page(path: str, text: str, expected: str) -> None:
    assert page_of(path, dict(parse_qsl(text))) == expected


def test_the_version_stands_first_and_only_where_something_is_chosen() -> None:
    assert query_of(Choices(), "pl") == {}
    assert list(query_of(Choices(), "en").items()) == [("v", "3"), ("lang", "en")]
    assert list(query_of(Choices.of(pins=("2417",), extent=Extent.parse("7/50/19")), "pl").items()) == [
        ("v", "3"),
        ("pins", "2417"),
        ("extent", "7/50/19"),
    ]


def test_an_address_for_people(joined: AtlasTables) -> None:
    view = make_view(
        joined,
        Choices.of(countries=("DE", "UA"), extent=Extent.parse("7.5/50.44/16.65")),
        "partnerships",
        "en",
    )
    wanted = "https://host.example/atlas/partnerstwa?v=3&countries=DE,UA&extent=7.5%2F50.44%2F16.65&lang=en"
    assert address_of(view, "https://host.example/atlas/") == wanted
    assert read_address(wanted) == (
        "partnerships",
        {"v": "3", "countries": "DE,UA", "extent": "7.5/50.44/16.65", "lang": "en"},
        "https://host.example/atlas/",
    )


def test_an_address_with_the_former_path_of_the_flood_page_is_read_as_before() -> None:
    assert read_address("https://host.example/atlas/powodz-1999?v=3&measure=number") == (
        "floods",
        {"v": "3", "measure": "number"},
        "https://host.example/atlas/",
    )


def test_repeated_parameters_are_read_by_the_command_line_too() -> None:
    theme, query, _ = read_address("http://127.0.0.1:8501/partnerstwa?countries=DE&countries=FR&k=3&k=3")
    assert (theme, query) == ("partnerships", {"countries": "DE,FR", "k": "3"})


NAMES = st.sampled_from([*PARAMETER_NAMES, "slides", "lang", "v"]) | st.text(max_size=5)
VALUES = st.text(max_size=30) | st.sampled_from(
    ["1", "0", "DE", "0201", "24", "en", "2", "7/50/19", "powiat:2417"]
)


@given(st.lists(st.tuples(NAMES, VALUES), max_size=12))
def test_any_address_is_read_and_what_is_kept_comes_back(pairs: list[tuple[str, str]]) -> None:
    query = joined_values(parse_qsl(urlencode(pairs), keep_blank_values=True))
    choices, lang, ignored = read_query(query)
    assert set(ignored) <= set(query)
    assert lang in ("pl", "en")
    assert read_query(query_of(choices, lang)) == (choices, lang, ())
