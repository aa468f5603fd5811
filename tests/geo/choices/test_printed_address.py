"""What is printed on sheets: an address that others can open, or a code for the search field."""

from __future__ import annotations

import pytest

from geo.choices import search
from geo.choices.model import Choices
from geo.choices.printed_address import printed_address, public_base, read_printed
from geo.choices.scene import Extent, Selection
from geo.core.errors import ExportError
from geo.core.settings import is_address
from geo.data.join import AtlasTables

UKRAINE = Choices.of(
    voivodeships=("18",), countries=("UA",), extent=Extent.parse("7.5/49.9/22"), present=True, slide=2
)


@pytest.mark.parametrize(
    ("reached_by", "told", "base"),
    [
        ("https://atlas.example/mapy/", "", "https://atlas.example/mapy/"),
        ("http://komputer:8501", "", "http://komputer:8501/"),
        ("http://10.0.0.7:8501/", "", "http://10.0.0.7:8501/"),
        ("http://127.0.0.1:8611/", "", ""),
        ("http://127.1.2.3/", "", ""),
        ("http://localhost:8501/", "", ""),
        ("http://atlas.localhost/", "", ""),
        ("http://[::1]:8501/", "", ""),
        ("http://0.0.0.0:8501/", "", ""),
        ("", "", ""),
        ("http://127.0.0.1:8611/", "https://atlas.example", "https://atlas.example/"),
        ("http://10.0.0.7/", "https://atlas.example/mapy/", "https://atlas.example/mapy/"),
        ("http://10.0.0.7/", "http://localhost:1/", ""),
    ],
)
def test_the_base_is_one_that_others_can_open(
    monkeypatch: pytest.MonkeyPatch, reached_by: str, told: str, base: str
) -> None:
    monkeypatch.setenv("ATLAS_URL", told)
    assert public_base(reached_by) == base


@pytest.mark.parametrize("told", ["atlas.example", "ftp://atlas.example/", "https://", "https://[x/"])
def test_a_broken_variable_is_told(monkeypatch: pytest.MonkeyPatch, told: str) -> None:
    monkeypatch.setenv("ATLAS_URL", told)
    with pytest.raises(ExportError, match="ATLAS_URL: expected a web address"):
        public_base("http://10.0.0.7/")


@pytest.mark.parametrize(
    ("page", "choices", "base", "printed"),
    [
        (
            "partnerships",
            UKRAINE,
            "https://atlas.example/mapy/",
            "https://atlas.example/mapy/partnerstwa?v=3&voivodeships=18&countries=UA&extent=7.5%2F49.9%2F22",
        ),
        ("partnerships", UKRAINE, "", "partnerstwa?v=3&voivodeships=18&countries=UA&extent=7.5%2F49.9%2F22"),
        (
            "card",
            Choices.of(selected=Selection("powiat", "2417")),
            "",
            "powiat?v=3&selected=powiat%3A2417",
        ),
        ("joint", Choices(), "", "powodz-i-partnerstwa?v=3"),
        ("joint", Choices(), "http://127.0.0.1:8501/", "powodz-i-partnerstwa?v=3"),
        ("joint", Choices(), "https://atlas.example/", "https://atlas.example/powodz-i-partnerstwa"),
    ],
)
def test_what_is_printed_opens_the_same_view(
    joined: AtlasTables, page: str, choices: Choices, base: str, printed: str
) -> None:
    assert printed_address(page, choices, "pl", base) == printed
    assert is_address(printed) == printed.startswith("https://")
    (hit,) = search.find(joined, "pl", f" {printed} ")
    assert hit.kind == "view"
    assert hit.page == page
    assert printed_address(page, choices, "pl", "") == hit.address


@pytest.mark.parametrize(
    "text",
    [
        "",
        "?",
        "partnerstwa",
        "powiat",
        "kłodzki?",
        "nothing?v=3",
        "partnerstwa?x=1",
        "http://[x/",
        "ftp://x/?v=3",
    ],
)
def test_what_is_no_code(text: str) -> None:
    assert read_printed(text) is None


def test_a_code_says_what_it_shows(joined: AtlasTables) -> None:
    (hit,) = search.find(joined, "pl", "partnerstwa?v=3&voivodeships=18&countries=UA&lang=en")
    assert (hit.label, hit.detail) == (
        "Otwórz widok",
        "partnerstwa · województwo podkarpackie; kraj partnera: Ukraina",
    )
    assert hit.address == "partnerstwa?v=3&voivodeships=18&countries=UA&lang=en"
