"""Search: what people type, and the thing it must find first."""

from __future__ import annotations

import pytest

from geo.choices import search
from geo.choices.model import Choices
from geo.choices.pages import PATHS
from geo.choices.scene import Selection
from geo.choices.search_index import LIMIT, Hit, stem
from geo.data.gmina_register import gmina_of_key, gminy_by_powiat
from geo.data.join import AtlasTables

CASES = [
    # what is typed, what comes first, and its choices
    ("zywiecki", "powiat", {"selected": Selection("powiat", "2417")}),
    ("Żywiecki", "powiat", {"selected": Selection("powiat", "2417")}),
    ("ŻYWIECKI", "powiat", {"selected": Selection("powiat", "2417")}),
    ("powiat zywiecki", "powiat", {"selected": Selection("powiat", "2417")}),
    ("powiatu żywieckiego", "powiat", {"selected": Selection("powiat", "2417")}),
    ("w powiecie żywieckim", "powiat", {"selected": Selection("powiat", "2417")}),
    ("żyweicki", "powiat", {"selected": Selection("powiat", "2417")}),
    ("zywieki", "powiat", {"selected": Selection("powiat", "2417")}),
    ("żywieccki", "powiat", {"selected": Selection("powiat", "2417")}),
    ("powiat  żywiec", "powiat", {"selected": Selection("powiat", "2417")}),
    ("lodz", "powiat", {"selected": Selection("powiat", "1061")}),
    ("Łodzi", "powiat", {"selected": Selection("powiat", "1061")}),
    ("łódzki wschodni", "powiat", {"selected": Selection("powiat", "1006")}),
    ("wschodni łódzki", "powiat", {"selected": Selection("powiat", "1006")}),
    ("krakowie", "powiat", {"selected": Selection("powiat", "1261")}),
    ("warszawa", "powiat", {"selected": Selection("powiat", "1465")}),
    ("wroclwa", "powiat", {"selected": Selection("powiat", "0264")}),
    ("bielsko-biala", "powiat", {"selected": Selection("powiat", "2461")}),
    ("bielski podlaskie", "powiat", {"selected": Selection("powiat", "2003")}),
    ("bielski śląskie", "powiat", {"selected": Selection("powiat", "2402")}),
    (
        "strzelecko-drezdeniecki",
        "powiat",
        {"selected": Selection("powiat", "0806")},
    ),  # misprinted so in the table of partnerships
    ("jeleniogórski", "powiat", {"selected": Selection("powiat", "0206")}),  # karkonoski since 2021
    ("wałbrzych", "powiat", {"selected": Selection("powiat", "0265")}),
    ("jelesnia", "gmina", {"selected": Selection("powiat", "2417"), "gmina": "2417-jelesnia-wiejska"}),
    ("Jeleśni", "gmina", {"selected": Selection("powiat", "2417"), "gmina": "2417-jelesnia-wiejska"}),
    ("gmina Jeleśnia", "gmina", {"selected": Selection("powiat", "2417"), "gmina": "2417-jelesnia-wiejska"}),
    ("zywiec", "gmina", {"selected": Selection("powiat", "2417"), "gmina": "2417-zywiec-miejska"}),
    (
        "Świna",
        "gmina",
        {"selected": Selection("powiat", "2417"), "gmina": "2417-swinna-wiejska"},
    ),  # printed so in 1999
    (
        "Liście Gorlickie",
        "gmina",
        {"selected": Selection("powiat", "1205"), "gmina": "1205-uscie-gorlickie-wiejska"},
    ),  # printed so in 1999
    (
        "Święta Katarzyna",
        "gmina",
        {"selected": Selection("powiat", "0223"), "gmina": "0223-siechnice-miejsko-wiejska"},
    ),  # renamed since
    (
        "Nowe Miasto n. Pilicą",
        "gmina",
        {"selected": Selection("powiat", "1406"), "gmina": "1406-nowe-miasto-nad-pilica-miejsko-wiejska"},
    ),
    ("gmina brzeg", "gmina", {"selected": Selection("powiat", "1601"), "gmina": "1601-brzeg-miejska"}),
    (
        "czerwonak",
        "gmina",
        {"selected": Selection("powiat", "3021"), "gmina": "3021-czerwonak-wiejska"},
    ),  # never on the list
    ("gorlitz", "place", {"selected": Selection("place", "de-goerlitz-landkreis")}),
    ("Görlitz", "place", {"selected": Selection("place", "de-goerlitz-landkreis")}),
    ("goerlitz", "place", {"selected": Selection("place", "de-goerlitz-landkreis")}),
    ("zylica", "place", {"selected": Selection("place", "sk-zilina")}),  # printed so
    ("zilina", "place", {"selected": Selection("place", "sk-zilina")}),
    ("Żylina", "place", {"selected": Selection("place", "sk-zilina")}),
    ("zagreb", "place", {"selected": Selection("place", "hr-zagreb")}),
    ("Zagrzeb", "place", {"selected": Selection("place", "hr-zagreb")}),
    ("ostrava", "place", {"selected": Selection("place", "cz-ostrava")}),
    ("Ostrawa", "place", {"selected": Selection("place", "cz-ostrava")}),
    ("rejon wileński", "place", {"selected": Selection("place", "lt-vilnius-rajonas")}),
    ("Vilniaus", "place", {"selected": Selection("place", "lt-vilnius-rajonas")}),
    ("Królewiec", "place", {"selected": Selection("place", "ru-kaliningrad")}),
    ("kaliningrad", "place", {"selected": Selection("place", "ru-kaliningrad")}),
    ("Lviv", "place", {"selected": Selection("place", "ua-lwow-obwod")}),
    (
        "Steirichen Vulkanland",
        "place",
        {"selected": Selection("place", "at-steirisches-vulkanland")},
    ),  # printed so
    ("vulkanland", "place", {"selected": Selection("place", "at-steirisches-vulkanland")}),
    (
        "Feldbach",
        "place",
        {"selected": Selection("place", "at-steirisches-vulkanland")},
    ),  # the town of its point
    ("tielt", "place", {"selected": Selection("place", "be-tielt")}),
    ("niemcy", "country", {"countries": ("DE",)}),
    ("w Niemczech", "country", {"countries": ("DE",)}),
    ("Germany", "country", {"countries": ("DE",)}),
    ("niemyc", "country", {"countries": ("DE",)}),
    ("na Węgrzech", "country", {"countries": ("HU",)}),
    ("czechach", "country", {"countries": ("CZ",)}),
    ("usa", "country", {"countries": ("US",)}),
    ("kraj Ukraina", "country", {"countries": ("UA",)}),
    ("slaskie", "voivodeship", {"voivodeships": ("24",)}),
    ("województwo łódzkie", "voivodeship", {"voivodeships": ("10",)}),
]
NOTHING = [
    "",
    " ",
    "a",
    "?",
    "%%%",
    "99",
    "xqzwv",
    "qqqqqqqqqqqqqqqq",
    "☃",
    "zywiecki xqzwv",
    "<script>alert(1)</script>",
    "\u202e",
    "x" * 5000,
]


@pytest.mark.parametrize(("text", "kind", "choices"), CASES, ids=[case[0] for case in CASES])
def test_what_is_meant_comes_first(
    joined: AtlasTables, text: str, kind: str, choices: dict[str, object]
) -> None:
    first = search.find(joined, "pl", text)[0]
    assert first.kind == kind
    assert choices.items() <= dict(first.choices).items()


@pytest.mark.parametrize("text", NOTHING)
def test_the_absurd_finds_nothing(joined: AtlasTables, text: str) -> None:
    assert search.find(joined, "pl", text) == ()


def test_better_hits_come_first(joined: AtlasTables) -> None:
    """Whole names, then beginnings, then beginnings of later words, then typos."""
    found = [hit.label for hit in search.find(joined, "pl", "brzeg")]
    assert found[:4] == [
        "Brzeg",
        "Powiat brzeski",
        "Skarbimierz",
        "Brzeg Dolny",
    ]  # a name, a seat, a printed name, a beginning
    found = [hit.label for hit in search.find(joined, "pl", "dolny", limit=20)]
    assert found[0] == "Dolny Kubin (Dolný Kubín)"  # begins so; in the others a later word does
    assert "Brzeg Dolny" in found[1:]
    found = [hit.label for hit in search.find(joined, "pl", "zywiec", limit=20)]
    assert found[:2] == ["Żywiec", "Powiat żywiecki"]


def test_homonyms_are_told_apart(joined: AtlasTables) -> None:
    both = search.find(joined, "pl", "powiat bielski")
    assert [(hit.label, hit.detail) for hit in both[:2]] == [
        ("Powiat bielski", "województwo podlaskie"),
        ("Powiat bielski", "województwo śląskie"),
    ]
    town, rural = (hit for hit in search.find(joined, "pl", "gmina kłodzko") if hit.label == "Kłodzko")
    assert {town.detail, rural.detail} == {
        "gmina miejska, powiat kłodzki, dolnośląskie",
        "gmina wiejska, powiat kłodzki, dolnośląskie",
    }


def test_details_speak_the_readers_language(joined: AtlasTables) -> None:
    first = search.find(joined, "en", "niemcy")[0]
    assert (first.label, first.detail) == ("Germany", "country, 135 partnerships")
    assert search.find(joined, "pl", "niemcy")[0].detail == "kraj, 135 partnerstw"
    assert search.find(joined, "en", "jelesnia")[0].detail == "rural gmina, powiat żywiecki, śląskie"


def test_the_limit_holds(joined: AtlasTables) -> None:
    assert len(search.find(joined, "pl", "powiat")) <= LIMIT
    assert len(search.find(joined, "pl", "nowy", limit=3)) == 3


@pytest.mark.parametrize("lang", ["pl", "en"])
def test_every_hit_opens_something(joined: AtlasTables, lang: str) -> None:
    """All of the index: known pages, fields of Choices, selections that exist."""
    hits = search.index(joined, lang).hits
    kinds = {
        kind: sum(hit.kind == kind for hit in hits)
        for kind in ("powiat", "country", "voivodeship", "place", "gmina")
    }
    assert kinds == {
        "powiat": 380,
        "country": 29,
        "voivodeship": 16,
        "place": 380,
        "gmina": 2477 - 66,
    }  # 66 cities are powiaty
    for hit in hits:
        chosen = Choices.of(**dict(hit.choices))
        assert hit.page in PATHS
        assert not chosen.scene.selected or chosen.scene.selected.is_in(joined)
        assert chosen.fitting(joined) == (chosen, ())
        if hit.kind == "gmina":
            assert chosen.scene.gmina


def test_names_lead_to_their_own_hit(joined: AtlasTables) -> None:
    """Typing the full name of any powiat, with its voivodeship, finds that powiat first."""
    wrong = []
    for row in joined.powiaty.itertuples(index=False):
        first: Hit = search.find(joined, "pl", f"powiat {row.powiat} {row.voivodeship}", limit=1)[0]
        if dict(first.choices).get("selected") != Selection("powiat", row.powiat_teryt):
            wrong.append(row.powiat)
    assert wrong == []


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("zywieckiego", "zywieck"),
        ("zywiecki", "zywieck"),
        ("niemczech", "niemc"),
        ("niemcy", "niemc"),
        ("lodz", "lodz"),
        ("ow", "ow"),
    ],
)
def test_stems(word: str, expected: str) -> None:
    assert stem(word) == expected


def test_gminy_of_today(joined: AtlasTables) -> None:
    gminy = gminy_by_powiat(joined)
    assert sum(map(len, gminy.values())) == 2477
    assert [gmina.name for gmina in gminy["2417"]][:3] == ["Czernichów", "Gilowice", "Jeleśnia"]
    assert (
        len({gmina.key for own in gminy.values() for gmina in own}) == 2477
    )  # a town and a rural gmina differ in kind
    found = gmina_of_key(joined, "0208-klodzko-wiejska")
    assert found is not None
    assert (found.name, found.kind, found.powiat) == ("Kłodzko", "wiejska", "0208")
    assert gmina_of_key(joined, "0208-nowhere-wiejska") is None


@pytest.mark.parametrize(
    ("typed", "label", "detail"),
    [
        ("2417", "Powiat żywiecki", "województwo śląskie · TERYT 2417"),
        ("powiat 2417", "Powiat żywiecki", "województwo śląskie · TERYT 2417"),
        ("0264", "Wrocław, miasto na prawach powiatu", "województwo dolnośląskie · TERYT 0264"),
        ("24", "województwo śląskie", "Wykaz powodziowy z 1999 r. · TERYT 24"),
        (
            "swieta katarzyna",
            "Siechnice",
            "gmina miejsko-wiejska, powiat wrocławski, dolnośląskie"
            " · w wykazie z 1999 r. jako Święta Katarzyna",
        ),
        (
            "jeleniogórski",
            "Powiat karkonoski",
            "województwo dolnośląskie · w wykazie z 1999 r. jako jeleniogórski",
        ),
        ("Lwow", "obwód lwowski", "miejsce partnerskie: region, Ukraina · punkt umowny: Lwów"),
        ("Siechnice", "Siechnice", "gmina miejsko-wiejska, powiat wrocławski, dolnośląskie"),
    ],
)
def test_a_hit_of_another_name_says_why(joined: AtlasTables, typed: str, label: str, detail: str) -> None:
    hit = search.find(joined, "pl", typed)[0]
    assert (hit.label, hit.detail) == (label, detail)


def test_a_code_is_not_misspelt(joined: AtlasTables) -> None:
    assert [hit.label for hit in search.find(joined, "en", "2417")] == ["Powiat żywiecki"]
    assert search.find(joined, "en", "2499") == ()


def test_a_tiny_atlas_is_searched_too(tiny: AtlasTables) -> None:
    assert search.find(tiny, "pl", "lwow")[0].choices == (("selected", Selection("place", "ua-lwow")),)
    assert search.find(tiny, "pl", "zywiecki") == ()
