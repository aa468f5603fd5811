"""Where the reader came from, which is where printed addresses begin."""

from __future__ import annotations

import pytest

from ui.session.printed import first_page_of


@pytest.mark.parametrize(
    ("url", "base"),
    [
        ("https://atlas.example/powodz-i-partnerstwa", "https://atlas.example/"),
        ("https://atlas.example/mapy/powodz-i-partnerstwa?v=3#x", "https://atlas.example/mapy/"),
        ("https://atlas.example/partnerstwa/", "https://atlas.example/"),
        ("https://atlas.example/powiat?selected=powiat:2417", "https://atlas.example/"),
        ("https://atlas.example/przeglad", "https://atlas.example/"),
        ("https://atlas.example/mapy", "https://atlas.example/mapy/"),
        ("https://atlas.example", "https://atlas.example/"),
        ("", ""),
    ],
)
def test_the_first_page_of_any_page(url: str, base: str) -> None:
    assert first_page_of(url) == base
