"""Przegląd and Karta powiatu: what they say in both languages, where their links lead, and old addresses."""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from geo.choices.address import read_query
from geo.choices.scene import Selection
from geo.core.i18n import words
from geo.views.overview import key_figures, questions
from tests.pages.test_pages import ROOT, followed, opened


def at_root(**address: str) -> AppTest:
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    for name, value in address.items():
        at.query_params[name] = value
    return at.run()


def html(at: AppTest) -> str:
    return "".join(element.proto.body for element in at.get("html"))


# --------------------------------------------------------------------- overview
def test_key_figures(joined):
    assert [figure.value for figure in key_figures(joined)] == ["673", "170", "443", "186", "380", "93"]
    assert key_figures(joined)[4].label == "miejsca partnerskie w 29 krajach"
    assert key_figures(joined, "en")[1].label == "powiaty on the 1999 list, of 380"


@pytest.mark.parametrize("lang", ["pl", "en"])
def test_every_question_is_a_link_to_a_good_address(joined, lang):
    at = at_root(lang=lang)
    asked = questions(words(lang))
    assert len(asked) >= 10
    assert [link.label.replace("\\", "") for link in at.page_link] == [question.text for question in asked]
    for link, question in zip(at.page_link, asked, strict=True):
        query = {name: values[0] for name, values in parse_qs(link.proto.query_string).items()}
        read, _, ignored = read_query(query)
        assert ignored == ()
        assert read == question.choices == read.fitting(joined)[0]
        assert query.get("lang", "pl") == lang


@pytest.mark.parametrize("lang", ["pl", "en"])
def test_the_overview_shows_figures_and_a_picture_that_is_there(lang):
    at = at_root(lang=lang)
    shown = html(at)
    assert all(f"<dd>{n}</dd>" in shown for n in (673, 170, 443, 186, 380, 93))
    assert {"pl": "według stanu na 12 maja 1999 r.", "en": "as of 12 May 1999."}[lang] in shown
    picture = shown.partition('src="app/static/')[2].partition('"')[0]
    assert (ROOT / "static" / picture).read_text(encoding="utf-8").startswith("<svg")
    assert not at.get("component_instance")  # no interactive map here


def test_filters_do_not_touch_the_overview_and_live_on():
    at = opened("floods.py", voivodeships="24")
    at = at.switch_page("pages/overview.py").run()
    assert "<dd>673</dd>" in html(at)
    assert not at.multiselect
    at = at.switch_page("pages/floods.py").run()
    assert at.session_state["voivodeships"] == ["24"]
    assert at.text[0].value.startswith("Województwo śląskie: 100 gmin i miast w 24 powiatach.")


@pytest.mark.parametrize(
    "address",
    [{"voivodeships": "24"}, {"measure": "number", "selected": "powiat:2417"}, {"k": "3", "lang": "en"}],
)
def test_choices_at_the_old_address_of_the_flood_page_still_open_it(address):
    at = at_root(**address)
    assert at.title[0].value == words(address.get("lang", "pl"))("1999 flood list")
    assert {name: "".join(at.query_params[name]) for name in address} == address


@pytest.mark.parametrize("address", [{}, {"lang": "en"}, {"colour": "red"}])
def test_the_bare_address_opens_the_overview(address):
    at = at_root(**address)
    assert at.title[0].value == "Atlas Powiatów"
    assert len(at.warning) == ("colour" in address)


def test_a_link_brings_its_choices_and_takes_away_others():
    at = opened("floods.py", voivodeships="24", flooded_only="1", measure="number")
    at = at.switch_page("pages/overview.py").run()
    at = followed(at, "Które powiaty współpracują z Ukrainą?")
    assert at.text[0].value.startswith("Cała Polska: 94 partnerstwa, 72 powiaty, ")
    assert at.session_state["voivodeships"] == []


@pytest.mark.parametrize("lang", ["pl", "en"])
def test_a_link_without_filters_takes_them_away_too(lang):
    at = opened("floods.py", voivodeships="24", lang=lang)
    at = at.switch_page("pages/overview.py").run()
    at = followed(
        at, words(lang)("Which powiaty hit by the flood have no partner, and who near them has one?")
    )
    assert at.session_state["voivodeships"] == []
    assert dict(at.query_params) == ({} if lang == "pl" else {"v": "3", "lang": "en"})


# ------------------------------------------------------------------------- card
@pytest.mark.parametrize(
    ("lang", "title", "said"),
    [
        ("pl", "Powiat żywiecki", "W wykazie z 1999 r.: 15 z 15 gmin (100%). 14 partnerstw w 9 krajach."),
        ("en", "Powiat żywiecki", "On the 1999 list: 15 of 15 gminy (100%). 14 partnerships in 9 countries."),
    ],
)
def test_the_card_of_the_selected_powiat(lang, title, said):
    at = opened("card.py", selected=Selection("powiat", "2417"), lang=lang)
    assert not at.exception
    assert at.title[0].value == title
    assert said in [text.value for text in at.text]
    assert html(at).count("data:image/svg+xml;base64,") == 3
    assert {link.proto.page for link in at.page_link} == {"wykaz-powodziowy-1999", "partnerstwa"}


@pytest.mark.parametrize("code", ["0801", "1061", "1465", "0264", "1216"])
def test_cards_of_the_odd_ones_open(code):
    at = opened("card.py", selected=f"powiat:{code}")
    assert not at.exception
    assert not at.error
    assert at.get("download_button")


@pytest.mark.parametrize("address", [{}, {"selected": "place:be-tielt"}, {"selected": "powiat:9999"}])
def test_without_a_powiat_the_card_offers_a_map(address):
    at = opened("card.py", **address)
    assert at.title[0].value == "Karta powiatu"
    assert at.text[0].value == "Kliknij powiat na mapie albo wyszukaj go po nazwie."
    assert len(at.get("component_instance")) == 1
    assert [one.key for one in at.get("bidi_component") if "search" in one.key] == ["search"]


def test_the_gmina_looked_for_is_named_and_a_wrong_one_is_said():
    at = opened("card.py", selected=Selection("powiat", "2417"), gmina="2417-jelesnia-wiejska")
    assert at.info[0].value.replace("\\", "") == "Jeleśnia (gmina wiejska): w wykazie z 1999 r."
    at = at_root(selected=Selection("powiat", "2417"), gmina="2417-nowhere-wiejska")
    assert "gmina" in at.warning[0].value
    at = at_root(gmina="2417-jelesnia-wiejska")
    assert "gmina" in at.warning[0].value


def test_a_selected_powiat_on_a_map_leads_to_its_card_with_the_filters():
    at = opened("partnerships.py", selected=Selection("powiat", "2417"), countries="CZ")
    link = next(link for link in at.page_link if link.label == "Karta powiatu")
    query = parse_qs(link.proto.query_string)
    assert (query["selected"], query["countries"]) == (["powiat:2417"], ["CZ"])
    at = followed(at, "Karta powiatu")
    assert at.title[0].value == "Powiat żywiecki"
    assert at.session_state["countries"] == ["CZ"]
