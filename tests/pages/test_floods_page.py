"""The flood page at its edges: every level, measure, scheme and palette, own breaks, and what the list is."""

from __future__ import annotations

import itertools

import pytest
from streamlit.testing.v1 import AppTest

from geo.cartography.classification import SCHEMES
from geo.cartography.palettes import PALETTES
from geo.choices.map_style import MEASURES
from geo.data.areas import LEVELS
from tests.pages.test_pages import ROOT, map_args, opened

COMBINED = [pair for pair in itertools.product(LEVELS, MEASURES) if pair[0] != "gmina" or pair[1] == "area"]


def param(at: AppTest, name: str) -> str:
    """Return a parameter of the address; a list when the page itself has written it."""
    value = at.query_params[name]
    return value if isinstance(value, str) else ",".join(value)


def first_run(**address: str) -> AppTest:
    """Return the frame as it opens, which is when it says what it ignored."""
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    for name, value in address.items():
        at.query_params[name] = value
    return at.run()


def state_of(at: AppTest) -> str:
    return str(map_args(at)["feature_group"])


@pytest.mark.parametrize("lang", ["pl", "en"])
@pytest.mark.parametrize(("level", "measure"), COMBINED)
def test_every_level_and_measure_draws(level: str, measure: str, lang: str) -> None:
    at = opened("floods.py", level=level, measure=measure, lang=lang, scheme="headtail", palette="purples")
    assert not at.exception
    assert not at.error
    assert not at.warning
    assert f'"level":"{level}"' in state_of(at)
    assert at.text[0].value.startswith(
        {"pl": "Cała Polska: 673 gminy i miasta", "en": "All of Poland: 673 gminy and cities"}[lang]
    )


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("level", LEVELS)
def test_every_scheme_at_its_edges(level: str, scheme: str) -> None:
    for address in ({"k": "3"}, {"k": "6", "voivodeships": "08"}, {"breaks": "1", "countries": "JP"}):
        at = opened("floods.py", level=level, scheme=scheme, measure="number", **address)
        assert not at.exception
        assert not at.error


@pytest.mark.parametrize("palette", PALETTES)
def test_every_palette_is_offered(palette: str) -> None:
    at = opened("floods.py", palette=palette)
    assert at.selectbox(key="palette").value == palette
    assert len(at.selectbox(key="palette").options) == 6


def test_classes_are_offered_where_they_mean_something() -> None:
    keys = lambda at: {box.key for box in at.selectbox}  # noqa: E731
    assert {"measure", "scheme", "palette"} <= keys(opened("floods.py"))
    assert "k" not in keys(opened("floods.py"))
    assert "k" in keys(opened("floods.py", scheme="quantile"))
    assert not {"scheme", "k"} & keys(opened("floods.py", measure="listed"))
    assert not {"measure", "scheme", "k"} & keys(opened("floods.py", level="gmina"))
    assert "k" not in keys(opened("floods.py", scheme="headtail"))


def test_a_choice_of_level_keeps_the_measure() -> None:
    at = opened("floods.py", measure="towns")
    at.segmented_control(key="level").set_value("gmina").run()
    assert '"level":"gmina"' in state_of(at)
    at.segmented_control(key="level").set_value("voivodeship").run()
    assert not at.exception
    assert at.selectbox(key="measure").value == "towns"
    assert param(at, "level") == "voivodeship"


# ------------------------------------------------------------------ own breaks
def typed_into(at: AppTest, text: str) -> AppTest:
    return at.text_input(key="breaks_text").set_value(text).run()


def test_own_breaks_are_typed_and_stand_in_the_address() -> None:
    at = opened("floods.py", scheme="manual")
    assert "Nie podano jeszcze w" in state_of(at)
    typed_into(at, "12,5%; 25; 50%")
    assert not at.error
    assert param(at, "breaks") == "12.5,25,50"
    assert at.text_input(key="breaks_text").value == "12,5%; 25%; 50%"
    assert "do 12,5%" in state_of(at)


@pytest.mark.parametrize(
    ("lang", "says"), [("pl", "Podaj do 5 liczb od 0 do 100"), ("en", "Enter up to 5 numbers")]
)
def test_nonsense_is_said_and_the_breaks_stay(lang: str, says: str) -> None:
    at = opened("floods.py", scheme="manual", breaks="10,30", lang=lang)
    before = state_of(at)
    typed_into(at, "dziesięć `<b>`")
    assert at.error[0].value.replace("\\", "").startswith(says)
    assert state_of(at) == before
    assert param(at, "breaks") == "10,30"
    typed_into(at, "10; 40")
    assert not at.error
    assert param(at, "breaks") == "10,40"


def test_own_breaks_come_from_the_address_and_go_with_a_reset() -> None:
    at = opened("floods.py", scheme="manual", measure="number", breaks="2,5")
    assert at.text_input(key="breaks_text").value == "2; 5"
    at.button(key="reset").click().run()
    assert "breaks" not in at.query_params
    assert not [field for field in at.text_input if field.key == "breaks_text"]


def test_a_broken_address_is_said() -> None:
    at = first_run(level="kraj", palette="rainbow", breaks="a,b")
    assert not at.exception
    assert "Mapa" in at.warning[0].value
    assert "własne granice" in at.warning[0].value
    assert "Kolory" in at.warning[0].value


# ------------------------------------------------------------------- selection
def test_a_voivodeship_is_told_and_offered_as_a_filter() -> None:
    at = opened("floods.py", level="voivodeship", selected="voivodeship:08")
    texts = [text.value for text in at.text]
    assert "W wykazie z 1999 r.: 27 z 75 gmin (36%)" in texts
    assert "Powiaty bez danych, niewliczone do żadnej liczby: 1" in texts
    at.button(key="only_voivodeship").click().run()
    assert not at.exception
    assert at.session_state["voivodeships"] == ["08"]
    assert "selected" not in at.query_params


def test_an_unknown_voivodeship_is_not_selected() -> None:
    at = first_run(selected="voivodeship:99")
    assert not at.exception
    assert "wybór" in at.warning[0].value


# --------------------------------------------------------------- what it is
@pytest.mark.parametrize(
    ("lang", "says"),
    [
        (
            "pl",
            [
                "Czym jest wykaz, a czym nie jest",
                "Droga do dotacji",
                "15 stycznia 2000",
                "§ 5 ust. 1 pkt 2",
                "„brak danych”",
            ],
        ),
        (
            "en",
            [
                "What the list is and is not",
                "How grants were awarded",
                "15 February 2000",
                "§ 5(2)",
                "not a map of flood hazard",
            ],
        ),
    ],
)
def test_the_page_says_what_the_list_is(lang: str, says: list[str]) -> None:
    at = opened("floods.py", lang=lang)
    told = " ".join(block.proto.body for block in at.get("html"))
    assert [text for text in says if text not in told] == []
