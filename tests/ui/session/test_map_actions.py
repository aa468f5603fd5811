"""What the reader does on the map, as the session takes it."""

from __future__ import annotations

import pytest

from geo.choices.model import Choices
from geo.core.i18n import words
from geo.data.join import AtlasTables
from ui.session import map_actions, play
from ui.session.play import Play


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """Return what the session holds."""
    own: dict[str, object] = {}
    monkeypatch.setattr(map_actions.st, "session_state", own)
    return own


def do(kind: str, key: str, tables: AtlasTables) -> None:
    """Do one thing on the map."""
    number = map_actions.heard() + 1
    map_actions.select({"actions": [{"kind": kind, "key": key, "number": number}]}, tables)


def test_actions_of_the_map_count_once(held: dict[str, object], joined: AtlasTables) -> None:
    first = {"kind": "powiat", "key": "2417", "number": 5}
    second = {"kind": "names", "key": "few", "number": 6}
    map_actions.select({"actions": [first]}, joined)
    map_actions.select({"actions": [first, second]}, joined)
    assert (str(held["selected"]), held["names"], map_actions.heard()) == ("powiat:2417", "few", 6)
    map_actions.select({"actions": [first | {"number": 7}]}, joined)
    assert held["selected"] is None
    map_actions.select(None, joined)
    map_actions.select({"actions": [second | {"key": "most", "number": 8}]}, joined)
    assert (held["names"], map_actions.heard()) == ("all", 8)


@pytest.mark.parametrize(
    ("kind", "key", "kept"),
    [
        ("level", "gmina", "gmina"),
        ("measure", "towns", "towns"),
        ("scheme", "manual", "manual"),
        ("k", "3", 3),
        ("palette", "greys", "greys"),
        ("colour_by", "decade", "decade"),
        ("level", "kraj", None),
        ("measure", "kind", None),
        ("k", "7", None),
        ("k", "three", None),
        ("palette", "<b>", None),
    ],
)
def test_a_choice_of_style(
    held: dict[str, object], joined: AtlasTables, kind: str, key: str, kept: object
) -> None:
    do(kind, key, joined)
    assert held.get(kind) == kept


# ------------------------------------------------------------------ breaks of the reader's own
def in_field(lang: str = "pl", **style: object) -> tuple[str, str] | None:
    return map_actions.typed_breaks(words(lang), Choices.of(**style))


def test_own_breaks(held: dict[str, object], joined: AtlasTables) -> None:
    do("breaks", "12,5%; 25; 50%", joined)
    assert held["breaks"] == (12.5, 25.0, 50.0)
    assert in_field(scheme="manual", breaks=(12.5, 25, 50)) == ("12,5%; 25%; 50%", "")
    held["measure"] = "number"
    do("breaks", "5 2", joined)
    assert held["breaks"] == (2.0, 5.0)
    assert in_field(scheme="manual", measure="number", breaks=(2, 5)) == ("2; 5", "")


@pytest.mark.parametrize(
    ("lang", "says"), [("pl", "Podaj do 5 liczb od 0 do 100"), ("en", "Enter up to 5 numbers")]
)
def test_nonsense_is_said_and_the_breaks_stay(
    held: dict[str, object], joined: AtlasTables, lang: str, says: str
) -> None:
    do("breaks", "10; 30", joined)
    do("breaks", "dziesięć `<b>`", joined)
    assert held["breaks"] == (10.0, 30.0)
    text, error = in_field(lang, scheme="manual", breaks=(10, 30)) or ("", "")
    assert text == "dziesięć `<b>`"
    assert error.startswith(says)
    do("palette", "greys", joined)
    assert in_field(lang, scheme="manual", breaks=(10, 30)) == ("10%; 30%", "")


@pytest.mark.parametrize("style", [{}, {"scheme": "manual", "measure": "listed"}, {"level": "gmina"}])
def test_no_breaks_where_there_are_none(held: dict[str, object], style: dict[str, object]) -> None:
    assert in_field(**style) is None


def test_the_play_of_years(held: dict[str, object], joined: AtlasTables) -> None:
    held["years"] = (2001, 2009)
    for kind, key, expected in [
        ("play", "1999", Play(2001, is_on=True)),
        ("pause", "2004", Play(2004, is_on=False)),
        ("pause", "20x4", Play(2004, is_on=False)),
        ("play", "2004", Play(2004, is_on=True)),
        ("filter", "country:DE", Play(2004, is_on=True)),
        ("end", "", None),
    ]:
        do(kind, key, joined)
        assert play.current() == expected, kind
    held["years"] = (2009, 2009)
    do("play", "2009", joined)
    assert play.current() is None


def test_a_filter_on_years_ends_the_play(held: dict[str, object], joined: AtlasTables) -> None:
    held["years"] = (1999, 2009)
    do("play", "1999", joined)
    do("filter", "decade:2000", joined)
    assert (play.current(), held["years"]) == (None, (2000, 2009))
