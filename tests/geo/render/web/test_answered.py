"""What the map answers by itself is what Python answers after it."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from geo.choices.model import Choices
from geo.choices.scene import Selection
from geo.data.join import AtlasTables
from geo.render.web.geometry import partnership_lines
from geo.render.web.map_state import map_state
from geo.views.factory import make_view

ANSWERED = Path(__file__).parents[4] / "frontend" / "src" / "lib" / "answered.js"
NODE = shutil.which("node")
SCRIPT = """
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
const { answered } = await import(pathToFileURL(process.argv[1]));
const { cases, file } = JSON.parse(readFileSync(0, "utf8"));
const columns = Object.entries(file.rows);
const rowAt = (_, at) => Object.fromEntries(columns.map(([name, cells]) => [name, cells[at]]));
const rows = file.rows.lp.map(rowAt);
const countries = new Map(file.places.id.map((id, at) => [id, file.places.country[at]]));
const known = {
  lines: new Map(rows.map((row) => [row.lp, row])),
  countryOf: (place) => countries.get(place),
  steps: file.line_steps,
};
const answers = cases.map(({ state, actions, lines }) => answered(state, actions, lines ? known : null));
process.stdout.write(JSON.stringify(answers));
"""

pytestmark = pytest.mark.skipif(NODE is None, reason="no Node on this machine")


def answers(cases: list[dict[str, Any]], tables: AtlasTables) -> list[dict[str, Any]]:
    """Return the states that the map makes of states and actions."""
    told = json.dumps({"cases": cases, "file": partnership_lines(tables)})
    assert NODE is not None
    ran = subprocess.run(
        [NODE, "--input-type=module", "-e", SCRIPT, str(ANSWERED)],
        input=told,
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    answered: list[dict[str, Any]] = json.loads(ran.stdout)
    return answered


def without_view(state: Any) -> dict[str, Any]:
    """Return a state without where the map goes, which Python alone decides; its lines are listed singly."""
    own = {name: value for name, value in state.items() if name not in ("focus", "heard")}
    return own | {"selected_lines": numbers(own["selected_lines"])}


def numbers(ranges: str) -> list[int]:
    """Return the numbers of ranges like "0-5,7"."""
    parts = [part.partition("-") for part in ranges.split(",") if part]
    return [lp for first, _, last in parts for lp in range(int(first), int(last or first) + 1)]


def all_keys(tables: AtlasTables) -> dict[str, list[str]]:
    """Return the keys of everything that can be selected, by kind."""
    rows = tables.partnerships
    years = {str(int(year)) for year in rows["year"].dropna()} | {"unknown"}
    return {
        "powiat": tables.powiaty["powiat_teryt"].tolist(),
        "voivodeship": sorted({code[:2] for code in tables.powiaty["powiat_teryt"]}),
        "place": tables.places["place_id"].tolist(),
        "row": rows["lp"].astype(str).tolist(),
        "country": sorted(set(rows["country"])),
        "year": sorted(years),
    }


@pytest.mark.parametrize("lines", ["countries", "all"])
@pytest.mark.parametrize(
    "filters", [{}, {"countries": ("PL", "DE")}, {"voivodeships": ("24",)}, {"year_from": 2000}]
)
def test_every_selection(joined: AtlasTables, lines: str, filters: dict[str, Any]) -> None:
    before = Choices.of(lines=lines, selected=Selection("country", "UA"), **filters)
    state = map_state(make_view(joined, before, "partnerships"))
    every = [(kind, key) for kind, keys in all_keys(joined).items() for key in keys]
    every = every if not filters else every[::7]
    cases = [
        {"state": state, "actions": [{"kind": kind, "key": key, "number": 1}], "lines": True}
        for kind, key in every
    ]
    for (kind, key), answer in zip(every, answers(cases, joined), strict=True):
        selected = None if (kind, key) == ("country", "UA") else Selection(kind, key)
        after = make_view(joined, before.having(selected=selected), "partnerships")
        assert without_view(answer) == without_view(map_state(after)), (kind, key)


def test_names_patterns_and_a_powiat_on_a_map_without_lines(joined: AtlasTables) -> None:
    state = map_state(make_view(joined, Choices(), "floods"))
    told = [("names", "few"), ("powiat", "2417"), ("patterns", "true"), ("filter", "country:DE")]
    actions = [{"kind": kind, "key": key, "number": at} for at, (kind, key) in enumerate(told)]
    (answer,) = answers([{"state": state, "actions": actions, "lines": False}], joined)
    chosen = Choices.of(names="few", patterns=True, selected=Selection("powiat", "2417"))
    assert without_view(answer) == without_view(map_state(make_view(joined, chosen, "floods")))
