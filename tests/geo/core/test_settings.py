"""Settings of the office: one table, each wrong value told in one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.core import settings
from geo.core.errors import SettingError
from geo.core.i18n import words

OPERATION = Path(__file__).parents[3] / "docs" / "operation.md"


@pytest.mark.parametrize(
    ("variable", "told", "sentence"),
    [
        (
            "ATLAS_URL",
            "atlas.urzad.pl",
            "ATLAS_URL: expected a web address, as https://atlas.example/, found atlas.urzad.pl.",
        ),
        (
            "ATLAS_URL",
            "https://a:b/",
            "ATLAS_URL: expected a web address, as https://atlas.example/, found https://a:b/.",
        ),
        ("ATLAS_SESSIONS", "many", "ATLAS_SESSIONS: expected a whole number, as 250, found many."),
        ("ATLAS_DRAIN", "-1", "ATLAS_DRAIN: expected a whole number, as 250, found -1."),
        ("ATLAS_LOG", "xml", "ATLAS_LOG: expected text or json, found xml."),
        (
            "ATLAS_FRAME_ANCESTORS",
            "https://a.example *",
            "ATLAS_FRAME_ANCESTORS: expected web addresses separated by spaces, found https://a.example *.",
        ),
    ],
)
def test_a_wrong_value_is_told(
    monkeypatch: pytest.MonkeyPatch, variable: str, told: str, sentence: str
) -> None:
    assert [str(fault) for fault in settings.faults({variable: told})] == [sentence]
    monkeypatch.setenv(variable, told)
    with pytest.raises(SettingError, match=f"^{variable}: expected "):
        settings.value(variable)


def test_a_wrong_value_is_told_in_polish() -> None:
    (fault,) = settings.faults({"ATLAS_DRAIN": "dużo"})
    assert fault.text(words("pl")) == "ATLAS_DRAIN: oczekiwano liczby całkowitej, np. 250, znaleziono dużo."


@pytest.mark.parametrize(
    ("name", "meant"),
    [("ATLAS_URl", "ATLAS_URL"), ("ATLAS_SESSION", "ATLAS_SESSIONS"), ("ATLAS_POWIAT", "ATLAS_POWIATY")],
)
def test_a_slip_in_a_name_is_told(name: str, meant: str) -> None:
    assert [str(fault) for fault in settings.faults({name: "1"})] == [
        f"{name} is no setting. Is {meant} meant?"
    ]


@pytest.mark.parametrize("name", ["ATLAS_SERVICE_HOST", "ATLAS_PORT", "ATLAS_PORT_8501_TCP", "HOME"])
def test_what_kubernetes_sets_is_let_be(name: str) -> None:
    assert settings.faults({name: "tcp://10.0.0.1:80"}) == []


def test_without_a_value_the_default_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    for setting in settings.SETTINGS:
        monkeypatch.delenv(setting.variable, raising=False)
    assert settings.faults({}) == []
    assert settings.number("ATLAS_SESSIONS") == 250
    assert settings.value("ATLAS_URL") == ""
    monkeypatch.setenv("ATLAS_FRAME_ANCESTORS", "https://a.example, https://b.example")
    assert settings.listed("ATLAS_FRAME_ANCESTORS") == ("https://a.example", "https://b.example")


def test_the_documentation_has_the_same_table() -> None:
    lines = OPERATION.read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if line.startswith("| `ATLAS_")]
    assert rows == [
        f"| `{s.variable}` | {f'`{s.default}`' if s.default else ''} | {s.meaning} |"
        for s in settings.SETTINGS
    ]
