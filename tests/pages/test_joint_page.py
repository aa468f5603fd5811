"""The page of both themes: its figures in both languages, and what a click on them selects."""

from __future__ import annotations

import json

import pytest

from geo.choices.scene import Selection
from tests.pages.test_pages import map_args, opened

TITLES = {
    "pl": [
        "Powiaty z wykazu powodzi bez partnerów",
        "Partnerzy powiatów z wykazu powodzi według krajów",
        "Udział gmin w wykazie a liczba partnerstw",
        "Największy udział gmin w wykazie powodzi",
        "Najwięcej partnerstw",
    ],
    "en": [
        "Powiaty on the flood list without partners",
        "Partners of the powiaty on the flood list, by country",
        "Share of gminy on the list and number of partnerships",
        "Largest share of gminy on the flood list",
        "Most partnerships",
    ],
}


def drawn(at):
    """Return the figures of the page as the browser is given them."""
    found = [json.loads(figure.proto.json) for figure in at.get("bidi_component")]
    return {figure.get("title"): figure for figure in found if "kind" in figure}  # not the search


@pytest.mark.parametrize("lang", ["pl", "en"])
@pytest.mark.parametrize(
    "address",
    [
        {},
        {"countries": "DE"},
        {"voivodeships": "20"},
        {"countries": "JP"},
        {"powiaty": "0801"},
        {"partners_only": "1"},
    ],
)
def test_figures_are_there(lang, address):
    at = opened("joint.py", lang=lang, **address)
    assert not at.exception
    assert [title for title in drawn(at) if title] == TITLES[lang]


def test_the_rows_below_are_those_of_the_map():
    """Sent as they are when their cells depend on the filters; else the browser has them already."""
    whole = drawn(opened("joint.py"))[None]
    assert whole["ids"] == "0-379"
    narrowed = drawn(opened("joint.py", countries="SK"))[None]
    assert "powiat:2417" in narrowed["keys"]
    row = narrowed["rows"][narrowed["keys"].index("powiat:2417")]
    assert row[2:9] == [
        "żywiecki",
        15,
        15,
        1.0,
        3,
        "Słowacja",
        "ponad 50% gmin w wykazie; partnerstwa: 3 i więcej",
    ]


def test_the_square_is_sent_with_its_counts():
    at = opened("joint.py")
    state = map_args(at)["feature_group"].partition("Atlas.update(")[2].partition(");")[0]
    square = json.loads(state)["bivariate_legend"]
    assert square["cells"]["count"] == [117, 65, 27, 30, 32, 11, 47, 27, 23]
    assert square["rows"] == ["0%", "do 50%", "ponad 50%"]
    assert square["columns"] == ["0", "1–2", "3 i więcej"]


def test_a_selected_powiat_is_described():
    at = opened("joint.py", selected=Selection("powiat", "2417"))
    assert "Powiat żywiecki" in [heading.value for heading in at.subheader]
    assert '"selected":{"kind":"powiat","key":"2417"}' in map_args(at)["feature_group"]
