"""Every page of the folder, in both languages, without a browser."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from geo.choices.model import Choices, Slide
from geo.choices.pages import PATHS
from geo.core.i18n import words
from geo.render.export import FORMATS, Turns, describe_format
from geo.render.sheet.page_setup import PRESETS
from ui.session import cache

ROOT = Path(__file__).parents[2]
PAGES = sorted(path.name for path in (ROOT / "pages").glob("*.py"))
TITLES = {
    "overview.py": {"pl": "Atlas Powiatów", "en": "Atlas Powiatów"},
    "card.py": {"pl": "Karta powiatu", "en": "Powiat profile"},
    "floods.py": {"pl": "Wykaz powodziowy z 1999 r.", "en": "1999 flood list"},
    "partnerships.py": {"pl": "Partnerstwa", "en": "Partnerships"},
    "joint.py": {"pl": "Powódź i partnerstwa", "en": "Flood and partnerships"},
    "data.py": {"pl": "Dane", "en": "Data"},
}
ALL_SHOWN = {
    ("floods.py", "pl"): "Cała Polska: 673 gminy i miasta w 170 powiatach.",
    ("floods.py", "en"): "All of Poland: 673 gminy and cities in 170 powiaty.",
    ("joint.py", "pl"): (
        "Cała Polska: 380 powiatów, 170 w wykazie powodziowym, 186 z partnerstwami, 93 z jednym i drugim."
    ),
    (
        "joint.py",
        "en",
    ): "All of Poland: 380 powiaty, 170 on the flood list, 186 with partnerships, 93 with both.",
    ("partnerships.py", "pl"): "Cała Polska: 443 partnerstwa, 186 powiatów, 380 miejsc partnerskich.",
    ("partnerships.py", "en"): "All of Poland: 443 partnerships, 186 powiaty, 380 partner places.",
}


def opened(page: str, **address: str) -> AppTest:
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    for name, value in address.items():
        at.query_params[name] = value
    at.run()
    return at.switch_page(f"pages/{page}").run()


def followed(at: AppTest, label: str) -> AppTest:
    """Return the app after following the link that begins with ``label``.

    It shows the page of the link, with the query of the link in the address.
    """
    link = next(link for link in at.page_link if link.label.replace("\\", "").startswith(label))
    at.query_params.clear()
    for name, values in parse_qs(link.proto.query_string).items():
        at.query_params[name] = values[0]
    page = {path: page for page, path in PATHS.items()}[link.proto.page]
    return at.switch_page(f"pages/{page}.py").run()


def map_args(at: AppTest) -> dict:
    return json.loads(at.get("component_instance")[0].proto.json_args)


@pytest.mark.parametrize("lang", ["pl", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_page_opens(page, lang):
    at = opened(page, lang=lang)
    assert not at.exception
    assert not at.error
    assert at.title[0].value == TITLES[page][lang]
    if (page, lang) in ALL_SHOWN:
        assert at.text[0].value == ALL_SHOWN[page, lang]


@pytest.mark.parametrize(
    ("page", "key", "value", "said"),
    [
        ("partnerships.py", "countries", ["DE"], "Cała Polska: 135 partnerstw, 115 powiatów, "),
        ("partnerships.py", "voivodeships", ["24"], "Województwo śląskie: 39 partnerstw, 12 powiatów, "),
        ("partnerships.py", "powiaty", ["2417"], "Powiat żywiecki: 14 partnerstw, 1 powiat, "),
        ("partnerships.py", "forms", ["unknown"], "43 partnerstwa, "),
        ("partnerships.py", "years", (2009, 2009), "(od 2009 r. oraz 66 bez podanego roku)"),
        ("partnerships.py", "unknown_year", False, "(bez 66 partnerstw o niepodanym roku)"),
        ("partnerships.py", "flooded_only", True, "93 powiaty, "),
        (
            "partnerships.py",
            "min_km",
            1500,
            ("13 partnerstw, 13 powiatów, 13 miejsc partnerskich (odległość co najmniej 1\u00a0500 km)."),
        ),
        ("partnerships.py", "top", 1, "Cała Polska: 135 partnerstw, 115 powiatów, "),
        ("partnerships.py", "top", 29, "443 partnerstwa, "),
        ("floods.py", "partners_only", True, "w 93 powiatach"),
        (
            "joint.py",
            "countries",
            ["DE"],
            "115 powiatów, 56 w wykazie powodziowym, 115 z partnerstwami, 56 z jednym i drugim",
        ),
        (
            "joint.py",
            "voivodeships",
            ["24"],
            "36 powiatów, 24 w wykazie powodziowym, 12 z partnerstwami, 12 z jednym i drugim",
        ),
        ("joint.py", "flooded_only", True, "170 powiatów, 170 w wykazie powodziowym, 93 z partnerstwami"),
        ("floods.py", "voivodeships", ["10", "32"], "Województwa łódzkie i zachodniopomorskie: "),
    ],
)
def test_filter_changes_what_is_said(page, key, value, said):
    at = opened(page)
    at.session_state[key] = value
    at.run()
    assert not at.exception
    assert said in at.text[0].value


@pytest.mark.parametrize("page", ["floods.py", "partnerships.py", "joint.py"])
def test_empty_result_is_a_sentence(page):
    at = opened(page, countries="AM", voivodeships="02")
    assert "nic nie spełnia warunków" in at.text[0].value
    assert "0 wierszy" in [heading.value for heading in at.subheader]


def test_reset_brings_everything_back():
    at = opened("partnerships.py", countries="DE", k="3", flooded_only="1")
    at.button(key="reset").click().run()
    assert at.text[0].value == ALL_SHOWN["partnerships.py", "pl"]


def test_filters_are_kept_across_pages_and_measure_too():
    at = opened("floods.py", measure="number", voivodeships="24")
    at.switch_page("pages/partnerships.py").run()
    at.switch_page("pages/floods.py").run()
    assert at.session_state["measure"] == "number"
    assert at.session_state["voivodeships"] == ["24"]
    assert "Województwo śląskie: " in at.text[0].value


def test_map_message_is_small_and_base_is_constant():
    """Byte budgets: only the state travels on a change, never geometry."""
    at = opened("floods.py")
    first = map_args(at)
    at.checkbox(key="partners_only").check().run()
    second = map_args(at)
    assert first["script"] == second["script"]
    assert first["feature_group"] != second["feature_group"]
    assert len(json.dumps(second)) < 6_000
    assert all(link.startswith("../../app/static/") for link in [*first["js_links"], *first["css_links"]])
    assert first["returned_objects"] == ["last_active_drawing"]


@pytest.mark.parametrize("measure", ["share", "number", "listed"])
@pytest.mark.parametrize("scheme", ["quantile", "equal", "natural"])
def test_every_measure_and_scheme_draws(measure, scheme):
    at = opened("floods.py", measure=measure, scheme=scheme)
    assert not at.exception
    assert "Atlas.update" in map_args(at)["feature_group"]


@pytest.mark.parametrize("lang", ["pl", "en"])
@pytest.mark.parametrize("page", ["floods.py", "partnerships.py", "joint.py"])
def test_download_dialog_tells_name_and_size(page, lang):
    at = opened(page, lang=lang, voivodeships="24", countries="DE")
    at.button(key="export").click().run()
    assert not at.exception
    name = {
        "floods.py": {"pl": "wykaz-powodziowy-1999", "en": "flood-list-1999"},
        "partnerships.py": {"pl": "partnerstwa", "en": "partnerships"},
        "joint.py": {"pl": "powodz-i-partnerstwa", "en": "flood-and-partnerships"},
    }[page][lang]
    where = {"pl": "slaskie_niemcy", "en": "slaskie_germany"}[lang]
    assert f"{name}_{where}_{dt.date.today().isoformat()}.png" in [text.value for text in at.text]
    assert any(" kB, " in caption.value for caption in at.caption)


def test_download_dialog_offers_every_format_and_preset():
    at = opened("floods.py")
    at.button(key="export").click().run()
    assert at.selectbox(key="export_kind").options == [describe_format(words("pl"), kind) for kind in FORMATS]
    assert len(at.selectbox(key="export_preset").options) == len(PRESETS)


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("pl", "Teraz powstaje zbyt wiele plików naraz. Spróbuj ponownie za chwilę."),
        ("en", "Too many files are being made now. Try again in a moment."),
    ],
)
def test_download_dialog_tells_that_too_many_files_are_being_made(lang, told, monkeypatch):
    turns = Turns(at_once=1, waiting=0)
    at = opened("floods.py", lang=lang)
    monkeypatch.setattr(cache.exporter(), "_turns", turns)
    with turns.take():
        at.button(key="export").click().run()
        assert [error.value for error in at.error] == [told]
        assert not at.exception
    at.selectbox(key="export_kind").set_value("csv").run()
    assert not at.error


@pytest.mark.parametrize("lang", ["pl", "en"])
@pytest.mark.parametrize("slide", ["1", "7"])
def test_a_slide_has_nothing_below_its_map(slide: str, lang: str) -> None:
    at = opened("floods.py", v="3", present="1", slide=slide, lang=lang)
    assert not at.exception
    assert len(at.title) == 1
    assert not at.main.subheader
    assert at.query_params["slides"].count("~") == 6


def test_a_presented_page_keeps_all_that_stands_below_its_map() -> None:
    at = opened("floods.py", v="3", present="1")
    assert not at.exception
    assert at.main.subheader
    assert "slides" not in at.query_params


def test_slides_are_of_the_view_or_of_the_whole_presentation() -> None:
    at = opened("floods.py", v="3", voivodeships="24")
    at.session_state["deck"] = [Slide("floods", Choices(), "Powódź"), Slide("joint", Choices())]
    at.session_state["export_kind"] = "pptx"
    at.button(key="export").click().run()
    today = dt.date.today().isoformat()
    assert f"wykaz-powodziowy-1999_slaskie_{today}.pptx" in [text.value for text in at.text]
    assert at.checkbox(key="export_table").label == "wiersze jako tabele na kolejnych slajdach"
    at.session_state["export_deck"] = "deck"
    at.button(key="export").click().run()
    assert not at.exception and not at.error
    said = [text.value for text in at.text]
    assert f"prezentacja_{today}.pptx" in said
    assert "1. Powódź\n2. Wykaz powodziowy z 1999 r. i partnerstwa powiatów (ok. 2009 r.)" in said


@pytest.mark.parametrize(("lang", "label"), [("pl", "Raport do Worda"), ("en", "Report for Word")])
def test_the_page_of_a_powiat_offers_its_report(lang: str, label: str) -> None:
    at = opened("card.py", v="3", selected="powiat:2417", lang=lang)
    assert not at.exception
    assert [button.label for button in at.get("download_button") if button.key == "card_docx"] == [label]
