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
def test_every_palette_draws(palette: str) -> None:
    at = opened("floods.py", palette=palette)
    assert f'"palette":"{palette}"' in state_of(at)


def test_a_choice_of_level_keeps_the_measure() -> None:
    at = opened("floods.py", measure="towns")
    for level in ("gmina", "voivodeship"):
        at.session_state["level"] = level
        at.run()
        assert not at.exception
        assert f'"level":"{level}"' in state_of(at)
        assert '"measure":"towns"' in state_of(at)
    assert param(at, "level") == "voivodeship"


# ------------------------------------------------------------------ own breaks
def test_own_breaks_stand_in_their_field_and_go_with_a_reset() -> None:
    assert "Nie podano jeszcze w" in state_of(opened("floods.py", scheme="manual"))
    at = opened("floods.py", scheme="manual", measure="number", breaks="2,5")
    assert '"breaks":{"text":"2; 5","error":""}' in state_of(at)
    at.button(key="reset").click().run()
    assert "breaks" not in at.query_params
    assert '"breaks":null' in state_of(at)


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
