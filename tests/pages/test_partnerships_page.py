"""The partnership page in both languages: colours, figures below the map, years stepped and played."""

from __future__ import annotations

import json

import pytest
from streamlit.testing.v1 import AppTest

from geo.choices.map_style import COLOUR_BY
from geo.choices.scene import PARTNER_CHARTS
from tests.pages.test_pages import ROOT, opened

PAGE = "partnerships.py"
PLAY = {"pl": "Odtwórz lata", "en": "Play the years"}
PAUSE = {"pl": "Wstrzymaj · {year}", "en": "Pause · {year}"}


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
@pytest.mark.parametrize("lang", ["pl", "en"])
def test_play_begins_with_the_first_year_and_pauses(lang):
    at = opened(PAGE, lang=lang)
    assert at.button(key="years_toggle").label == PLAY[lang]
    at.button(key="years_toggle").click().run()
    assert not at.exception
    assert at.session_state["years"] == (1995, 1995)
    assert at.button(key="years_toggle").label == PAUSE[lang].format(year=1995)
    assert "64" in sentence(at)
    at.button(key="years_on").click().run()
    assert at.session_state["years"] == (1995, 1996)
    at.button(key="years_toggle").click().run()
    assert at.button(key="years_toggle").label == PLAY[lang]
    assert at.session_state["years"] == (1995, 1996)  # a pause keeps the year


@pytest.mark.parametrize(
    ("key", "at_first", "then", "rows"),
    [
        ("years_back", "2009", (1995, 2008), "429 partnerstw, "),
        ("years_back", "2005", (1995, 2004), "280 partnerstw, "),
        ("years_on", "2008", (1995, 2009), "443 partnerstwa, "),
        ("years_on", "1999", (1995, 2000), "124 partnerstwa, "),
    ],
)
def test_steps(key, at_first, then, rows):
    at = opened(PAGE, year_to=at_first)
    at.button(key=key).click().run()
    assert at.session_state["years"] == then
    assert rows in sentence(at)


def test_steps_stop_at_both_ends():
    at = opened(PAGE)
    assert at.button(key="years_on").disabled
    assert not at.button(key="years_back").disabled
    at = opened(PAGE, year_to="1995")
    assert at.button(key="years_back").disabled


def test_the_last_step_ends_the_play():
    at = opened(PAGE, year_to="2008")
    at.button(key="years_toggle").click().run()
    assert at.button(key="years_toggle").label == "Wstrzymaj · 2008"  # it goes on from the year reached
    at.button(key="years_on").click().run()
    assert at.button(key="years_toggle").label == "Odtwórz lata"
    assert "443 partnerstwa, " in sentence(at)


def test_unknown_years_left_out_are_said_at_every_step():
    at = opened(PAGE, unknown_year="0")
    at.button(key="years_toggle").click().run()
    assert sentence(at).startswith("Cała Polska: 1 partnerstwo,")
    assert sentence(at).endswith("do 1995 r., bez 63 partnerstw o niepodanym roku).")


def test_another_page_ends_the_play():
    at = opened(PAGE)
    at.button(key="years_toggle").click().run()
    at.switch_page("pages/floods.py").run()
    at.switch_page(f"pages/{PAGE}").run()
    assert at.button(key="years_toggle").label == "Odtwórz lata"
    assert at.session_state["years"] == (1995, 1995)


def test_play_of_one_last_year_has_nowhere_to_go():
    at = opened(PAGE, year_from="2009")
    at.button(key="years_toggle").click().run()
    assert at.button(key="years_toggle").label == "Odtwórz lata"
    assert at.session_state["years"] == (2009, 2009)
