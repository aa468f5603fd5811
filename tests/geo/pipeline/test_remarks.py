"""Remarks are written once in each language, however many rows they are about."""

from __future__ import annotations

import re

import pandas as pd

from geo.data import catalogue
from geo.data.corrections import read_corrections
from geo.data.remarks import read_english
from geo.pipeline.remarks import in_both_languages, remarks, without_english
from tests.messages import POLISH

ENGLISH = {"Zgubiona kreska.": "The stroke is missing.", "Brak nagłówka.": "The heading is missing."}


def test_remarks_come_in_order_and_once() -> None:
    assert remarks(["Drugie. ", "", "Pierwsze.", "Drugie."]) == ("Drugie.", "Pierwsze.")


def test_a_note_is_written_in_both_languages() -> None:
    table = pd.DataFrame({"seq": ["1", "2"], "note": [("Brak nagłówka.", "Zgubiona kreska."), ()]})
    written = in_both_languages(table, ENGLISH)
    assert written["note"].tolist() == ["Brak nagłówka. Zgubiona kreska.", ""]
    assert written["note_en"].tolist() == ["The heading is missing. The stroke is missing.", ""]


def test_a_remark_without_english_is_found() -> None:
    made = pd.DataFrame(
        {
            "column": ["gmina", "note", "gmina"],
            "value": ["Świnna", "Nowa uwaga.", "x"],
            "reason": ["Zgubiona kreska.", "Brak nagłówka.", ""],
            "evidence": ["lp 203; Dz.U. 2018 poz. 1527", "", "strona gminy, bez adresu"],
        }
    )
    places = pd.DataFrame({"note": ["Miasto."], "alternative": [""]})
    assert without_english(made, [places], ENGLISH) == [
        "Nowa uwaga.",
        "strona gminy, bez adresu",
        "Miasto.",
    ]


def test_every_remark_of_the_data_is_written_in_english_and_none_is_left_over() -> None:
    english = read_english()
    gazetteer = [catalogue.read_table(f"gazetteer-{name}") for name in ("places", "seats")]
    assert without_english(read_corrections(), gazetteer, english) == []
    assert set(without_english(read_corrections(), gazetteer, {})) == set(english)


def test_the_english_remarks_hold_no_polish_words_but_quoted_ones() -> None:
    english = (re.sub(r"“[^”]*”|\([^)]*\)", "", text) for text in read_english().values())
    assert [text for text in english if POLISH.search(text)] == []


def test_published_notes_are_in_both_languages_or_in_none() -> None:
    for name in ("partnerships", "places", "floods", "powiaty"):
        table = catalogue.read_table(name)
        assert ((table["note"] == "") == (table["note_en"] == "")).all()
        assert not ((table["note"] == table["note_en"]) & (table["note"] != "")).any()
