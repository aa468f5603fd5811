"""From printed to published: forms and years, decisions, points of places, faults."""

from __future__ import annotations

import pytest

from geo.core.errors import DataError
from geo.data.catalogue import DATA, read_csv
from geo.pipeline.cleaning import clean_partnerships, parse_form
from geo.pipeline.decisions import Decisions
from geo.pipeline.places import centre, clean_places
from tests.tiny import table

SIEMIATYCZE = (
    "kontynuacja współpracy nawiązanej w 1995 przez gminy z powiatu siemiatyckiego w dziedzinie oświaty,"
    " kultury, turystyki i sfery gospodarczej"
)
RECKLINGHAUSEN = "2008 - trójstronny list intencyjny pomiędzy powiatami Recklinghausen i Sörmland"

# lp, agreement, other form as printed -> form, first year, year of the agreement, note
PRINTED = [
    (
        1,
        "",
        "2007 rozpoczęcie rozmów o współpracy",
        "other",
        "2007",
        "",
        "2007 rozpoczęcie rozmów o współpracy",
    ),
    (2, "b.d.", "b.d.", "unknown", "", "", ""),
    (4, "2001", "", "agreement", "2001", "2001", ""),
    (39, "b.d.", "", "unknown", "", "", ""),
    (56, "", "", "unknown", "", "", ""),
    (58, "", "deklaracja wstępna współpracy", "other", "", "", "deklaracja wstępna współpracy"),
    (79, "2005", "2002 list intencyjny", "both", "2002", "2005", "2002 list intencyjny"),
    (111, "", "2000", "other", "2000", "", ""),
    (116, "przed 1989", "", "agreement", "1989", "1989", "przed 1989"),
    (177, "", SIEMIATYCZE, "other", "1995", "", SIEMIATYCZE),
    (234, "2009", "b.d.", "agreement", "2009", "2009", ""),
    (281, "", "2007 list Intencyjny", "other", "2007", "", "2007 list Intencyjny"),
    (291, "2003 (2008)", "", "agreement", "2003", "2003", "2003 (2008)"),
    (300, "", "współpraca nieformalna", "other", "", "", "współpraca nieformalna"),
    (305, "", RECKLINGHAUSEN, "other", "2008", "", RECKLINGHAUSEN),
    (440, "", "1997", "other", "1997", "", ""),
]


@pytest.mark.parametrize(("lp", "agreement", "other", "form", "year", "agreed", "note"), PRINTED)
def test_parse_form(
    lp: int, agreement: str, other: str, form: str, year: str, agreed: str, note: str
) -> None:
    assert parse_form(agreement, other) == (form, year, agreed, note)


def test_the_cells_above_are_the_printed_ones() -> None:
    printed = read_csv(DATA / "sources" / "partnerships.csv").set_index("lp")
    for lp, agreement, other, *_ in PRINTED:
        assert tuple(printed.loc[str(lp), ["agreement", "other_form"]]) == (agreement, other), lp


@pytest.mark.parametrize(
    ("agreement", "other", "expected"),
    [
        ("", "b.d.", ("unknown", "", "", "")),
        ("2005", "2005", ("both", "2005", "2005", "")),
        ("umowa nr 12005", "", ("agreement", "", "", "umowa nr 12005")),  # five digits are no year
    ],
)
def test_parse_form_of_cells_that_could_be_printed(
    agreement: str, other: str, expected: tuple[str, str, str, str]
) -> None:
    assert parse_form(agreement, other) == expected


@pytest.mark.parametrize(
    ("lp", "form", "year", "agreed", "note"),
    [
        ("39", "agreement", "", "", "b.d."),
        ("79", "both", "2002", "2005", "2002 list intencyjny"),
        ("116", "agreement", "", "", "przed 1989"),
        ("177", "other", "", "", SIEMIATYCZE),
        ("255", "agreement", "", "", "1997"),
        ("440", "other", "", "", "1997"),
    ],
)
def test_decisions_on_dates(lp: str, form: str, year: str, agreed: str, note: str) -> None:
    published = read_csv(DATA / "partnerships.csv").set_index("lp").loc[lp]
    found = published[["form", "year", "agreement_year", "year_note"]].tolist()
    assert found == [form, year, agreed, note]


# ------------------------------------------------------------------ decisions
DECISIONS = """
table,key,column,source_value,value,kind,reason,evidence
floods,1 2,powiat_1999,a,b,typo,Literówka.,
floods,4,gmina,e,-,wording,Pisownia.,
floods,1,gmina,c,d,renamed,Nowa nazwa.,
powiaty,1,gmina,x,y,typo,Inna tabela.,
"""


def test_decisions_are_found_by_row_and_column_of_their_table() -> None:
    decided = Decisions(table(DECISIONS), "floods")
    assert [decided.value(key, "powiat_1999", "printed") for key in ("1", "2", "3", "12")] == [
        "b",
        "b",
        "printed",
        "printed",
    ]
    assert (decided.value("1", "gmina"), decided.value("2", "gmina")) == ("d", "")
    assert (decided.reason("1", "gmina"), decided.reason("2", "gmina")) == ("Nowa nazwa.", "")


def test_a_cell_can_be_decided_to_be_empty() -> None:
    assert Decisions(table(DECISIONS), "floods").value("4", "gmina", "printed") == ""


def test_decisions_on_spelling_say_nothing_on_what_is_meant() -> None:
    decided = Decisions(table(DECISIONS), "floods")
    assert [decided.meaning(key, "gmina") for key in "124"] == ["Nowa nazwa.", "", ""]
    assert decided.reason("4", "gmina") == "Pisownia."


def test_two_decisions_on_one_cell_are_a_fault() -> None:
    twice = table(DECISIONS + "floods,3 2,powiat_1999,a,e,typo,Drugi raz.,\n")
    with pytest.raises(
        DataError,
        match=r"^Corrections of floods: expected one decision for row 2, column powiat_1999, found two\.",
    ):
        Decisions(twice, "floods")


# --------------------------------------------------------------------- places
@pytest.mark.parametrize(
    ("lat", "lon", "expected"),
    [
        ([51.5], [17.25], (51.5, 17.25)),
        ([0, 0], [10, 20], (0, 15)),
        ([0, 0], [179, -179], (0, 180)),  # not Greenwich
        ([60, 60], [0, 90], (67.7923, 45)),  # the middle of a great circle lies north of the parallel
    ],
)
def test_centre(lat: list[float], lon: list[float], expected: tuple[float, float]) -> None:
    assert centre(lat, lon) == pytest.approx(expected, abs=5e-5)


ANCHORS = """
anchor_id,name,country,admin1,lat,lon,population,source
geonames:1,Görlitz,DE,13,51.15518,14.98853,1,x
geonames:2,Zittau,DE,13,50.89772,14.80764,1,x
"""
REGISTER = """
place_id,name,country,kind,anchors,witnesses,region,precision_km,teryt,doubt,alternative,note
de-zittau,Zittau,DE,city,geonames:2,,13,5,,,,
de-both,Oba miasta,DE,other,geonames:1 geonames:2,,13,20,,point unit,Albo samo Zittau.,Niepewne.
"""
NAMES = """
table,key,column,source_value,value,kind,reason,evidence
places,de-zittau,name,Zittau,Żytawa,exonym,Druk podaje nazwę polską.,
anchors,geonames:2,name,Zittau,Żytawa,exonym,Druk podaje nazwę polską.,
"""


def test_places_are_sorted_and_stand_in_the_centre_of_their_anchors() -> None:
    places = clean_places(table(REGISTER), table(ANCHORS), table(NAMES))
    assert places["doubt"].tolist() == ["unit point", ""]
    assert places["uncertain"].tolist() == ["1", "0"]
    assert places[["place_id", "lat", "lon", "anchor", "note"]].to_numpy().tolist() == [
        ["de-both", "51.0265", "14.8978", "Görlitz; Żytawa", ("Niepewne.", "Albo samo Zittau.")],
        ["de-zittau", "50.8977", "14.8076", "Żytawa", ()],
    ]


def test_a_polish_name_stands_beside_the_original_one() -> None:
    places = clean_places(table(REGISTER), table(ANCHORS), table(NAMES))
    assert places[["name", "original", "anchor_original"]].to_numpy().tolist() == [
        ["Oba miasta", "", "Görlitz; Zittau"],
        ["Żytawa", "Zittau", "Zittau"],
    ]


def test_a_polish_name_of_something_else_is_a_fault() -> None:
    names = table(NAMES.replace("name,Zittau,Żytawa", "name,Sittau,Żytawa"))
    with pytest.raises(
        DataError,
        match=r"^Name of de-zittau: expected a decision about Zittau, found one about Sittau\.",
    ):
        clean_places(table(REGISTER), table(ANCHORS), names)


@pytest.mark.parametrize(("anchors", "missing"), [("geonames:9", "geonames:9"), ("", "-")])
def test_a_place_without_anchor_is_a_fault(anchors: str, missing: str) -> None:
    register = table(REGISTER).assign(anchors=anchors)
    with pytest.raises(
        DataError, match=rf"^Place de-zittau: expected its anchors .* found none called {missing}\."
    ):
        clean_places(register, table(ANCHORS), table(NAMES))


# --------------------------------------------------------------- partnerships
SEATS = """
powiat_teryt,powiat
0202,dzierżoniowski
"""


def test_a_partnership_without_place_is_a_fault() -> None:
    raw = table("lp,powiat,country,partner,agreement,other_form\n7,Powiat dzierżoniowski,Niemcy,Zittau,2001,")
    places = clean_places(table(REGISTER), table(ANCHORS), table(NAMES))
    nothing = table("table,key,column,source_value,value,kind,reason,evidence")
    with pytest.raises(
        DataError,
        match=(
            r"^Partnership 7: expected one powiat and one partner place, found 'Powiat dzierżoniowski' ->"
            r" \['0202'\]"
        ),
    ):
        clean_partnerships(raw, nothing, table(SEATS), places)
