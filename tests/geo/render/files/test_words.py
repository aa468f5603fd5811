"""Each file speaks one language; names of places and printed values may be in another."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from geo.choices.model import Choices
from geo.choices.pages import THEMES
from geo.core.i18n import LANGUAGES, words
from geo.data.join import AtlasTables
from geo.data.provenance import correction_table, join_table, source_table
from geo.render.export import FORMATS, describe_format
from geo.render.files.archive import readme
from geo.views.doubts import doubts
from geo.views.factory import make_view
from tests.messages import ENGLISH, POLISH

FOREIGN = {"pl": ENGLISH, "en": POLISH}
NAMES = re.compile(r"Atlas Powiatów|“[^”]*”|„[^”]*”|\([^)]*\)|https?://\S+|\S*\.(?:csv|shp|geojson)\b")
DAY = dt.date(2026, 11, 22)


def foreign(texts: list[str], lang: str) -> list[str]:
    return [text for text in texts if FOREIGN[lang].search(NAMES.sub("", text))]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("theme", THEMES)
def test_the_readme_speaks_one_language(joined: AtlasTables, theme: str, lang: str) -> None:
    view = make_view(joined, Choices.of(voivodeships=("08",), level="gmina"), theme, lang)
    contents = {f"file.{kind}": describe_format(view.words, kind) for kind in FORMATS}
    assert foreign(readme(view, DAY, "", contents).decode().splitlines(), lang) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_headings_and_remarks_of_the_data_speak_one_language(joined: AtlasTables, lang: str) -> None:
    w = words(lang)
    corrected = correction_table(w)
    texts = [
        *(heading for table in (corrected, source_table(w)) for heading in table.columns),
        *join_table(w, joined.report).iloc[:, 0],
        *corrected[w("Reason")],
        *corrected[w("Column")],
        *corrected[w("Kind")],
        *(doubt.reason for doubt in doubts(joined, lang)),
        *(doubt.what for doubt in doubts(joined, lang)),
    ]
    assert foreign([str(text) for text in texts], lang) == []


@pytest.mark.parametrize(
    ("row", "published"),
    [
        ("0801", {"pl": "brak danych", "en": "no data"}),
        ("268", {"pl": "Serbia", "en": "Serbia"}),
    ],
)
def test_decisions_print_words_in_place_of_codes(row: str, published: dict[str, str]) -> None:
    for lang in LANGUAGES:
        table = correction_table(words(lang))
        assert published[lang] in set(
            table.loc[table[words(lang)("Rows")] == row, words(lang)("In the atlas")]
        )
