"""Who decides about the choices of a run: the widgets or the address."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from ui.session import state

ROOT = Path(__file__).parents[3]


def opened(**address: str | list[str]) -> AppTest:
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    for name, value in address.items():
        at.query_params[name] = value
    return at.run()


def put(at: AppTest, **address: str) -> AppTest:
    """Give the next run another address."""
    at.query_params.clear()
    for name, value in address.items():
        at.query_params[name] = value
    return at


def test_the_address_gets_its_version() -> None:
    assert opened(voivodeships="24").query_params == {
        "v": "3",
        "voivodeships": "24",
        "scheme": "quantile",
        "palette": "blues",
        "lines": "all",
    }
    assert opened().query_params == {}


def test_going_back_fills_the_widgets_from_the_address(monkeypatch: pytest.MonkeyPatch) -> None:
    at = opened(voivodeships="24")
    at.checkbox(key="flooded_only").check().run()
    at.session_state["countries"] = ["DE"]
    at.run()
    monkeypatch.setattr(state, "_went_back", lambda: True)
    put(at, v="2", voivodeships="24", lang="en").run()
    assert not at.exception
    assert at.checkbox(key="flooded_only").value is False
    assert at.session_state["countries"] == []
    assert at.session_state["voivodeships"] == ["24"]
    assert at.session_state["lang"] == "en"
    put(at).run()  # the step before any choice
    assert at.session_state["voivodeships"] == []
    assert at.session_state["lang"] == "pl"


def test_a_click_that_comes_with_an_older_address_is_no_step_back() -> None:
    at = opened(voivodeships="24")
    at.checkbox(key="flooded_only").check().run()
    put(at, v="2", voivodeships="24")
    at.checkbox(key="partners_only").check().run()
    assert at.checkbox(key="flooded_only").value is True
    assert at.checkbox(key="partners_only").value is True
    assert at.query_params["flooded_only"] == "1"


def test_choices_stay_when_the_reader_changes_the_page() -> None:
    at = opened(voivodeships="24", pins="0208", extent="8/50/17")
    put(at).switch_page("pages/partnerships.py").run()
    assert at.query_params == {
        "v": "3",
        "voivodeships": "24",
        "pins": "0208",
        "extent": "8/50/17",
        "scheme": "quantile",
        "palette": "blues",
        "lines": "all",
    }


def test_a_link_to_another_page_brings_its_own_choices() -> None:
    at = opened(voivodeships="24")
    put(at, v="2", countries="DE", lang="en").switch_page("pages/partnerships.py").run()
    assert at.session_state["countries"] == ["DE"]
    assert at.session_state["voivodeships"] == []
    assert at.title[0].value == "Partnerships"


def test_repeated_parameters_are_one_list_and_the_rest_is_told() -> None:
    at = opened(countries=["DE", "FR"], pins="0201,0202,0203,0204,0205", k=["3", "4"], fbclid="x")
    assert at.session_state["countries"] == ["DE", "FR"]
    assert at.session_state["pins"] == ["0201", "0202", "0203", "0204"]
    warned = at.warning[0].value
    assert "przypięte powiaty \\(najwyżej 4\\)" in warned or "przypięte powiaty (najwyżej 4)" in warned
    assert "Ile klas" in warned
    assert "fbclid" in warned


def test_reset_leaves_the_map_where_it_is() -> None:
    at = opened(voivodeships="24", pins="0208", extent="8/50/17", selected="powiat:0208")
    at.button(key="reset").click().run()
    assert at.query_params == {"v": "3", "extent": "8/50/17"}


@pytest.mark.parametrize("lang", ["pl", "en"])
def test_pins_are_put_and_taken_away(lang: str) -> None:
    at = opened(selected="powiat:0208", lang=lang)
    at.button(key="pin").click().run()
    assert at.session_state["pins"] == ["0208"]
    at.button(key="unpin-0208").click().run()
    assert at.session_state["pins"] == []
    assert not at.exception


def test_no_fifth_pin() -> None:
    at = opened(selected="powiat:0208", pins="0201,0202,0203,0204")
    assert at.button(key="pin").disabled
    at.button(key="clear_pins").click().run()
    assert not at.button(key="pin").disabled


def test_the_deck_of_a_session_outlives_addresses_without_one(monkeypatch: pytest.MonkeyPatch) -> None:
    at = opened(v="3", slides="partnerships;countries=DE~floods", voivodeships="24")
    assert at.query_params == {"v": "3", "voivodeships": "24"}
    monkeypatch.setattr(state, "_went_back", lambda: True)
    put(at, v="3", countries="UA").run()
    assert [slide.theme for slide in at.session_state["deck"]] == ["partnerships", "floods"]
