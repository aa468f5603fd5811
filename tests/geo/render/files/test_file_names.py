"""File names that describe the content of a view."""

from __future__ import annotations

import datetime as dt
import string

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from geo.choices.model import Choices
from geo.core.i18n import LANGUAGES
from geo.core.teryt import VOIVODESHIPS
from geo.data.join import AtlasTables
from geo.render.files.file_names import file_stem
from geo.views.factory import make_view

DAY = dt.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("theme", "choices", "lang", "stem"),
    [
        ("floods", Choices(), "pl", "wykaz-powodziowy-1999_2026-11-22"),
        ("floods", Choices(), "en", "flood-list-1999_2026-11-22"),
        (
            "floods",
            Choices.of(level="gmina", voivodeships=("24",)),
            "pl",
            "wykaz-powodziowy-1999-gminy_slaskie_2026-11-22",
        ),
        ("floods", Choices.of(level="voivodeship"), "en", "flood-list-1999-voivodeships_2026-11-22"),
        (
            "floods",
            Choices.of(voivodeships=("24", "10")),
            "pl",
            "wykaz-powodziowy-1999_lodzkie_slaskie_2026-11-22",
        ),
        (
            "partnerships",
            Choices.of(countries=("GB",), powiaty=("0201",)),
            "pl",
            "partnerstwa_boleslawiecki_wielka-brytania_2026-11-22",
        ),
        ("partnerships", Choices.of(flooded_only=True), "pl", "partnerstwa_filtr_2026-11-22"),
        ("partnerships", Choices.of(measure="number"), "pl", "partnerstwa_2026-11-22"),
        (
            "partnerships",
            Choices.of(min_km=500, top=5),
            "pl",
            "partnerstwa_pierwsze-5-krajow_od-500-km_2026-11-22",
        ),
        (
            "partnerships",
            Choices.of(min_km=500, voivodeships=("24",)),
            "en",
            "partnerships_slaskie_from-500-km_2026-11-22",
        ),
    ],
)
def test_file_stem(tiny: AtlasTables, theme: str, choices: Choices, lang: str, stem: str) -> None:
    assert file_stem(make_view(tiny, choices, theme, lang), DAY) == stem


@given(
    countries=st.lists(
        st.sampled_from(
            sorted(iso for iso in Locale.parse("en").territories if len(iso) == 2 and iso.isalpha())
        )
    ),
    voivodeships=st.lists(st.sampled_from(list(VOIVODESHIPS))),
    lang=st.sampled_from(LANGUAGES),
)
def test_file_stem_is_short_ascii(
    tiny: AtlasTables, countries: list[str], voivodeships: list[str], lang: str
) -> None:
    choices = Choices.of(countries=tuple(countries), voivodeships=tuple(voivodeships))
    stem = file_stem(make_view(tiny, choices, "partnerships", lang), DAY)
    assert set(stem) <= set(string.ascii_lowercase + string.digits + "-_")
    assert len(stem) < 200
