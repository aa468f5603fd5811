"""Map, table, file, figures and sentence of one view hold the same rows."""

from __future__ import annotations

import csv
import io
import re

import pytest

from geo.choices.model import Choices
from geo.core.i18n import LANGUAGES
from geo.data.join import AtlasTables
from geo.render.files.rows import columns_of, to_csv, to_frame
from geo.render.web.map_state import map_state
from geo.views.factory import RECORDS, make_view
from geo.views.view import View
from tests.data.choices import CHOICES, name_of

# the key of the rows of each theme, and how many are printed
TOTALS = {"floods": ("seq", 673), "partnerships": ("lp", 443), "joint": ("powiat_teryt", 380)}

views = pytest.mark.parametrize("choices", CHOICES, ids=name_of)
themes = pytest.mark.parametrize("theme", list(TOTALS))


def csv_cells(view: View, dialect: str) -> list[list[str]]:
    """Return the rows of the CSV without its heading."""
    text = to_csv(view, dialect).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";" if dialect == "excel-pl" else ","))[
        1:
    ]


def said(view: View) -> list[int]:
    """Return the numbers of the first sentence of the description, in order."""
    sentence = view.wording.summary.split(" Filtry: ")[0].split(" Filters: ")[0]
    return [
        int(number.replace("\u00a0", "").replace(",", ""))
        for number in re.findall(r"\d[\d\u00a0,]*", sentence)
    ]


@themes
@views
def test_every_output_holds_the_same_rows(joined: AtlasTables, choices: Choices, theme: str) -> None:
    view = make_view(joined, choices, theme)
    key, total = TOTALS[theme]
    keys = view.rows[key].tolist()
    assert [columns_of(RECORDS[theme], in_files)[0].field for in_files in (True, False)] == [key, key]
    assert keys == sorted(set(keys))
    assert to_frame(view).iloc[:, 0].tolist() == keys
    for dialect in ("excel-pl", "plain"):
        assert [row[0] for row in csv_cells(view, dialect)] == [str(key) for key in keys]
    assert (view.counts["rows"], view.counts["rows_total"]) == (len(keys), total)


def numbers(ranges: str) -> list[int]:
    """Return the numbers of "1-3,7"."""
    ends = [part.split("-") for part in ranges.split(",") if part]
    return [number for end in ends for number in range(int(end[0]), int(end[-1]) + 1)]


@themes
@views
def test_the_map_marks_the_powiaty_of_the_rows(joined: AtlasTables, choices: Choices, theme: str) -> None:
    view = make_view(joined, choices, theme)
    state = map_state(view)
    assert len(state["powiat_classes"]) == 380
    marks = dict(zip(joined.powiaty["powiat_teryt"], state["powiat_classes"], strict=True))
    powiaty = set(view.rows["powiat_teryt"])
    assert {
        code for code, mark in marks.items() if mark in ("123456789n" if theme == "joint" else "123456789")
    } == powiaty
    assert view.counts["powiaty"] == len(powiaty)
    assert {mark for mark in marks.values() if mark not in "xn"} <= set(state["class_colours"])
    if theme == "partnerships":
        assert numbers(state["lines"]) == view.rows["lp"].tolist()
        assert len(state["line_groups"]) == len(view.rows)
        assert set(view.places["place_id"]) == set(view.rows["place_id"])
        assert view.places["n"].sum() == len(view.rows)
    else:
        assert state["lines"] == ""
        assert {code for code, mark in marks.items() if mark == "n"} <= {"0801"}


@themes
@views
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_sentence_says_the_figures(joined: AtlasTables, choices: Choices, theme: str, lang: str) -> None:
    view = make_view(joined, choices, theme, lang)
    n = view.counts
    names = {
        "floods": ("rows", "powiaty"),
        "partnerships": ("rows", "powiaty", "places"),
        "joint": ("rows", "flooded", "partnered", "both"),
    }
    expected = [n[name] for name in names[theme]]
    assert set(expected) <= set(said(view)) or view.is_empty
    assert map_state(view)["summary"] == view.wording.summary


@views
def test_a_row_is_shown_only_where_its_powiat_is(joined: AtlasTables, choices: Choices) -> None:
    for theme in TOTALS:
        view = make_view(joined, choices, theme)
        shown = set(view.powiaty.loc[view.powiaty["shown"], "powiat_teryt"])
        assert set(view.rows["powiat_teryt"]) <= shown


@pytest.mark.parametrize(
    ("choices", "rows"),
    [
        (Choices.of(countries=("DE",)), 135),
        (Choices.of(countries=("UA",)), 94),
        (Choices.of(countries=("RS",)), 1),
        (Choices.of(countries=("RU",)), 12),  # 13 are printed, one of them lies in Serbia
        (Choices.of(forms=("both",)), 1),
        (Choices.of(countries=("JP",)), 0),
    ],
)
def test_partnerships_counted_in_the_source(joined: AtlasTables, choices: Choices, rows: int) -> None:
    assert make_view(joined, choices, "partnerships").counts["rows"] == rows


# counted in the annex; Szerzyny (68 -> 67 in 18, 12) and Sławków (12, 99 -> 100 in 24) have changed their
# voivodeship since
UNITS = {
    "02": 133,
    "04": 8,
    "06": 9,
    "08": 28,
    "10": 41,
    "12": 142,
    "14": 19,
    "16": 55,
    "18": 67,
    "20": 0,
    "22": 4,
    "24": 100,
    "26": 40,
}
UNITS |= {"28": 1, "30": 25, "32": 1}


@pytest.mark.parametrize(("voivodeship", "rows"), UNITS.items())
def test_flooded_units_counted_in_the_source(joined: AtlasTables, voivodeship: str, rows: int) -> None:
    assert make_view(joined, Choices.of(voivodeships=(voivodeship,)), "floods").counts["rows"] == rows
