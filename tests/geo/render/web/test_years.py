"""The years that the browser plays are the views that Python makes of them."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from geo.choices.map_style import COLOUR_BY
from geo.choices.model import Choices
from geo.choices.scene import Selection
from geo.data.join import AtlasTables
from geo.render.web.map_state import map_state
from geo.render.web.years import offered, played
from geo.views.factory import make_view

YEARS = Path(__file__).parents[4] / "frontend" / "src" / "lib" / "years.js"
NODE = shutil.which("node")
SCRIPT = """
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
const { inYear } = await import(pathToFileURL(process.argv[1]));
const { states, every } = JSON.parse(readFileSync(0, "utf8"));
const answers = states.map((state) => every.map((at) => inYear(state, { at, on: false })));
process.stdout.write(JSON.stringify(answers));
"""
SPAN = (1999, 2009)
FILTERS: list[dict[str, Any]] = [
    {},
    {"lines": "all"},
    {"countries": ("PL", "DE"), "colour_by": "form"},
    {"countries": ("UA",), "selected": Selection("country", "UA"), "present": True},
    {"voivodeships": ("24", "12"), "colour_by": "decade", "selected": Selection("powiat", "2417")},
    {"powiaty": ("2417",), "lines": "all"},
    {"year_from": 2003, "year_to": 2007, "unknown_year": False},
    {"only_unknown_year": True},
    {"forms": ("agreement",), "min_km": 500, "present": True},
    {"flooded_only": True, "top": 3, "patterns": True, "names": "few", "basemap": "osm"},
]

pytestmark = pytest.mark.skipif(NODE is None, reason="no Node on this machine")


def in_years(states: list[Any], every: list[int | None]) -> list[list[dict[str, Any]]]:
    """Return the states that the browser makes for years; None stands for the end of the play."""
    assert NODE is not None
    ran = subprocess.run(
        [NODE, "--input-type=module", "-e", SCRIPT, str(YEARS)],
        input=json.dumps({"states": states, "every": every}),
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    answers: list[list[dict[str, Any]]] = json.loads(ran.stdout)
    return answers


def told(state: Any) -> dict[str, Any]:
    """Return a state as the browser reads it, without what says which year it is."""
    read: dict[str, Any] = json.loads(json.dumps(state))
    return {name: value for name, value in read.items() if name != "years"}


@pytest.mark.parametrize("lang", ["pl", "en"])
@pytest.mark.parametrize("filters", FILTERS)
def test_every_year_is_the_view_of_that_year(joined: AtlasTables, filters: dict[str, Any], lang: str) -> None:
    own = Choices.of(**filters)
    span = (own.rows.year_from or SPAN[0], own.rows.year_to or SPAN[1])
    whole = make_view(joined, own, "partnerships", lang)
    paused = make_view(joined, own.in_year(2005), "partnerships", lang)
    years = played(joined, own, lang, span, span[0], on=True)
    every = [None, *range(span[0], span[1] + 1)]
    for answers in in_years([map_state(whole, years), map_state(paused, years)], every):
        assert told(answers[0]) == told(map_state(whole))
        for year, answer in zip(range(span[0], span[1] + 1), answers[1:], strict=True):
            expected = map_state(make_view(joined, own.in_year(year), "partnerships", lang))
            assert told(answer) == told(expected) | {"advice": ""}, year
            assert (answer["years"]["at"], answer["years"]["on"]) == (year, False)


@pytest.mark.parametrize("colour_by", COLOUR_BY)
def test_every_year_in_every_colour(joined: AtlasTables, colour_by: str) -> None:
    own = Choices.of(colour_by=colour_by)
    state = map_state(make_view(joined, own, "partnerships"), played(joined, own, "pl", SPAN, 1999, on=False))
    ((*answers,),) = in_years([state], [1999, 2004, 2009])
    lines = [sum(answer["legend"]["count"][: answer["legend"]["symbol"].count("line")]) for answer in answers]
    assert lines == [12, 214, 377]


def test_undated_partnerships_are_told(joined: AtlasTables) -> None:
    def note(lang: str, **filters: Any) -> str:
        return played(joined, Choices.of(**filters), lang, SPAN, 1999, on=True)["note"]

    assert note("pl") == "bez 66 partnerstw o niepodanym roku"
    assert note("en", countries=("PL",)) == "without 7 partnerships of unknown year"
    assert note("pl", powiaty=("2417",)) == ""


def test_without_a_play_no_years_are_sent() -> None:
    assert offered((2001, 2009)) == {
        "first": 2001,
        "last": 2009,
        "at": None,
        "on": False,
        "note": "",
        "steps": [],
        "whole": {},
    }


def test_the_years_are_small(joined: AtlasTables) -> None:
    sent = json.dumps(played(joined, Choices(), "pl", SPAN, 1999, on=True), separators=(",", ":"))
    assert len(sent) < 20_000
