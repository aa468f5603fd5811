"""The partnership page in both languages: colours, figures below the map, years stepped and played."""

from __future__ import annotations

import json
import re

import pytest
from streamlit.testing.v1 import AppTest

from geo.choices.map_style import COLOUR_BY
from geo.choices.scene import PARTNER_CHARTS
from tests.pages.test_pages import ROOT, opened
from ui.session.play import Play

PAGE = "partnerships.py"
PAUSE = {
    "pl": "Aby pobrać to, co pokazuje mapa, wstrzymaj odtwarzanie.",
    "en": "Pause the years to download what the map shows.",
}


def figures_sent(at) -> list[dict]:
    """Return the figures below the map and the table of rows, as the browser gets them."""
    return [sent for part in at.get("bidi_component") if "kind" in (sent := json.loads(part.proto.json))]


def figure_sent(at) -> dict:
    """Return the figure below the map; the rows of the page come after it."""
    return figures_sent(at)[0]


def sentence(at) -> str:
    return at.text[0].value


@pytest.mark.parametrize("lang", ["pl", "en"])
@pytest.mark.parametrize("name", PARTNER_CHARTS)
def test_every_figure_is_shown_alone(lang, name):
    at = opened(PAGE, lang=lang, partner_figure=name)
    assert not at.exception
    assert len(figures_sent(at)) == 2  # the figure and the rows
    titles = {
        "countries": {"pl": "Kraje partnerów", "en": "Partner countries"},
        "powiaty": {"pl": "Powiaty według liczby partnerstw", "en": "Powiaty by number of partnerships"},
        "matrix": {"pl": "Województwa i kraje partnerów", "en": "Voivodeships and partner countries"},
        "years": {"pl": "Partnerstwa według roku nawiązania", "en": "Partnerships by first year"},
        "lengths": {"pl": "Partnerstwa według odległości", "en": "Partnerships by length"},
        "domestic": {"pl": "Partnerzy w Polsce", "en": "Partners within Poland"},
    }
    assert figure_sent(at)["title"] == titles[name][lang]


def test_a_figure_follows_the_filters():
    at = opened(PAGE, countries="DE")
    assert figure_sent(at)["rows"] == [["Niemcy", 135, 1.0, 115, 121]]
    at.session_state["countries"] = ["CZ"]
    at.run()
    assert figure_sent(at)["keys"] == ["country:CZ"]


@pytest.mark.parametrize("lang", ["pl", "en"])
@pytest.mark.parametrize("colour_by", COLOUR_BY)
def test_every_colouring_draws(lang, colour_by):
    at = opened(PAGE, lang=lang, colour_by=colour_by)
    assert not at.exception
    assert "Atlas.update" in json.loads(at.get("component_instance")[0].proto.json_args)["feature_group"]


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ({"min_km": "20000", "top": "30"}, "odległość co najmniej i kraje z największą liczbą partnerstw"),
        ({"min_km": "x"}, "Odległość co najmniej"),
        ({"partner_figure": "pie"}, "Zestawienia dla wybranych partnerstw"),
        ({"selected": "country:JP"}, "wybór"),
    ],
)
def test_what_an_address_asks_in_vain_is_said(address, said):
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    for name, value in address.items():
        at.query_params[name] = value
    at.run()  # it is said once, on the page where the reader comes in
    assert not at.exception
    assert said.casefold() in at.warning[0].value.casefold()
    at.switch_page(f"pages/{PAGE}").run()
    assert sentence(at).startswith("Cała Polska: 443 partnerstwa,")


def test_a_length_between_the_offered_ones_is_kept():
    at = opened(PAGE, min_km="137")
    assert at.select_slider(key="min_km").value == 137
    assert "odległość co najmniej 137 km" in sentence(at)
    at.select_slider(key="min_km").set_value(200).run()
    assert "odległość co najmniej 200 km" in sentence(at)


@pytest.mark.parametrize(
    ("selected", "lang", "heading"),
    [
        ("country:DE", "pl", "Niemcy"),
        ("country:DE", "en", "Germany"),
        ("year:2001", "pl", "Od roku 2001"),
        ("year:unknown", "pl", "rok nieznany"),
    ],
)
def test_a_country_or_a_year_can_be_selected(selected, lang, heading):
    at = opened(PAGE, selected=selected, lang=lang)
    assert not at.exception
    assert heading in [found.value for found in at.subheader]


# ----------------------------------------------------------------------- years
def rows(at) -> int:
    """Return the number of rows in the table of the page."""
    return next(
        int(found[1]) for one in at.subheader if (found := re.match(r"(\d+) (wiersz|row)", one.value))
    )


def in_play(at, year: int, is_on: bool):
    """Return the page after what the map tells of its play of years."""
    at.session_state["_years_play"] = Play(year, is_on)
    return at.run()


@pytest.mark.parametrize("lang", ["pl", "en"])
def test_while_years_go_by_the_page_follows_the_filters(lang):
    at = opened(PAGE, lang=lang)
    in_play(at, 1999, is_on=True)
    assert not at.exception
    assert rows(at) == 443
    assert at.query_params == ({} if lang == "pl" else {"v": "3", "lang": "en"})
    assert PAUSE[lang] in [caption.value for caption in at.caption]
    assert not [button for button in at.button if button.key == "export"]


@pytest.mark.parametrize(("year", "expected"), [(1999, 12), (2000, 58), (2003, 157), (2009, 377)])
def test_a_pause_is_a_view_to_share(year, expected):
    at = in_play(opened(PAGE), year, is_on=False)
    assert rows(at) == expected
    assert at.query_params["unknown_year"] == "0"
    assert at.query_params.get("year_to", "2009") == str(year)
    assert [button for button in at.button if button.key == "export"]


def test_after_the_play_the_filters_are_as_they_were():
    at = opened(PAGE, year_from="2000", year_to="2008", countries="DE")
    before = dict(at.query_params), rows(at)
    in_play(at, 2001, is_on=False)
    assert (dict(at.query_params), rows(at)) != before
    at.session_state["_years_play"] = None
    at.run()
    assert (dict(at.query_params), rows(at)) == before
    assert at.session_state["years"] == (2000, 2008)


def test_another_page_ends_the_play():
    at = in_play(opened(PAGE), 2003, is_on=False)
    at.switch_page("pages/floods.py").run()
    at.switch_page(f"pages/{PAGE}").run()
    assert rows(at) == 443


@pytest.mark.parametrize(("year_from", "is_offered"), [("2008", True), ("2009", False)])
def test_one_year_cannot_be_played(year_from, is_offered):
    sent = opened(PAGE, year_from=year_from).get("component_instance")[0].proto.json_args
    assert ('\\"years\\":{' in sent, '\\"years\\":null' in sent) == (is_offered, not is_offered)
