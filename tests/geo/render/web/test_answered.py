"""What the map answers by itself is what Python answers after it."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from geo.cartography.classification import K_RANGE, SCHEMES
from geo.cartography.palettes import PALETTES
from geo.choices.map_style import COLOUR_BY, MEASURES
from geo.choices.model import Choices
from geo.choices.scene import Selection
from geo.data.areas import LEVELS
from geo.data.join import AtlasTables
from geo.render.web.geometry import partnership_lines
from geo.render.web.map_state import map_state
from geo.render.web.styles import flood_styles, line_styles
from geo.render.web.words import map_words
from geo.views.factory import make_view

ANSWERED = Path(__file__).parents[4] / "frontend" / "src" / "lib" / "answered.js"
NODE = shutil.which("node")
SCRIPT = """
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
const { answered } = await import(pathToFileURL(process.argv[1]));
const { cases, file, styles } = JSON.parse(readFileSync(0, "utf8"));
const columns = Object.entries(file.rows);
const rowAt = (_, at) => Object.fromEntries(columns.map(([name, cells]) => [name, cells[at]]));
const rows = file.rows.lp.map(rowAt);
const countries = new Map(file.places.id.map((id, at) => [id, file.places.country[at]]));
const known = {
  lines: new Map(rows.map((row) => [row.lp, row])),
  countryOf: (place) => countries.get(place),
  steps: file.line_steps,
};
const stylesOf = ({ lang, theme }) => ({
  basemaps: styles[lang].basemaps,
  [theme]: styles[lang][theme],
});
const answers = cases.map(({ state, actions, lines }) =>
  answered(state, actions, lines ? known : null, stylesOf(state)));
process.stdout.write(JSON.stringify(answers));
"""

pytestmark = [pytest.mark.skipif(NODE is None, reason="no Node on this machine"), pytest.mark.no_cover]


def answers(cases: list[dict[str, Any]], tables: AtlasTables) -> list[dict[str, Any]]:
    """Return the states that the map makes of states and actions."""
    styles = {
        lang: {
            "floods": flood_styles(tables, lang),
            "partnerships": line_styles(tables, lang),
            "basemaps": map_words(lang, tables)["basemap_sources"],
        }
        for lang in {case["state"]["lang"] for case in cases}
    }
    told = json.dumps({"cases": cases, "file": partnership_lines(tables), "styles": styles})
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
    """Return a state without where the map goes, which Python alone decides."""
    return {name: value for name, value in state.items() if name not in ("focus", "heard")}


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
    every = every if not filters and lines == "countries" else every[::7]
    cases = [
        {"state": state, "actions": [{"kind": kind, "key": key, "number": 1}], "lines": True}
        for kind, key in every
    ]
    for (kind, key), answer in zip(every, answers(cases, joined), strict=True):
        selected = None if (kind, key) == ("country", "UA") else Selection(kind, key)
        after = make_view(joined, before.having(selected=selected), "partnerships")
        assert without_view(answer) == without_view(map_state(after)), (kind, key)


def test_names_patterns_a_basemap_and_a_powiat_on_a_map_without_lines(joined: AtlasTables) -> None:
    state = map_state(make_view(joined, Choices(), "floods"))
    told = [
        ("names", "few"),
        ("powiat", "2417"),
        ("patterns", "true"),
        ("basemap", "osm"),
        ("filter", "country:DE"),  # left to Python
    ]
    actions = [{"kind": kind, "key": key, "number": at} for at, (kind, key) in enumerate(told)]
    (answer,) = answers([{"state": state, "actions": actions, "lines": False}], joined)
    chosen = Choices.of(names="few", patterns=True, basemap="osm", selected=Selection("powiat", "2417"))
    assert without_view(answer) == without_view(map_state(make_view(joined, chosen, "floods")))


def actions_to(before: Choices, after: Choices) -> list[dict[str, Any]]:
    """Return the choices of style that lead from one map to another."""
    names = [
        name
        for name in ("level", "measure", "scheme", "k", "palette", "colour_by")
        if getattr(before.style, name) != getattr(after.style, name)
    ]
    return [
        {"kind": name, "key": str(getattr(after.style, name)), "number": at} for at, name in enumerate(names)
    ]


FILTERS: list[dict[str, Any]] = [
    {},
    {"voivodeships": ("02", "16"), "flooded_only": True},
    {"powiaty": ("0201", "0264", "2417"), "present": True},
    {"partners_only": True},
]
FLOOD_STYLES = [
    {"level": level, "measure": measure, "scheme": scheme, "k": k}
    for level in LEVELS
    for measure in (MEASURES if level != "gmina" else MEASURES[:1])
    for scheme in SCHEMES
    if scheme != "manual"
    for k in range(K_RANGE[0], K_RANGE[1] + 1)
]


@pytest.mark.parametrize("lang", ["pl", "en"])
@pytest.mark.parametrize("filters", FILTERS)
def test_every_style_of_the_list(joined: AtlasTables, filters: dict[str, Any], lang: str) -> None:
    before = Choices.of(level="voivodeship", measure="towns", palette="greys", **filters)
    state = map_state(make_view(joined, before, "floods", lang))
    every = [
        before.having(**style, palette=PALETTES[at % len(PALETTES)]) for at, style in enumerate(FLOOD_STYLES)
    ]
    every = every if not filters else every[:: 5 if lang == "pl" else 11]
    cases = [{"state": state, "actions": actions_to(before, after), "lines": False} for after in every]
    for after, answer in zip(every, answers(cases, joined), strict=True):
        expected = map_state(make_view(joined, after, "floods", lang))
        assert without_view(answer) == without_view(expected), after.style


@pytest.mark.parametrize("palette", PALETTES)
def test_every_number_of_classes_of_every_palette(joined: AtlasTables, palette: str) -> None:
    before = Choices()
    state = map_state(make_view(joined, before, "floods"))
    every = [
        before.having(palette=palette, scheme="equal", k=k) for k in range(K_RANGE[0], K_RANGE[1] + 1)
    ] + [before.having(palette=palette, level="gmina"), before.having(palette=palette, measure="listed")]
    cases = [{"state": state, "actions": actions_to(before, after), "lines": False} for after in every]
    for after, answer in zip(every, answers(cases, joined), strict=True):
        assert without_view(answer) == without_view(map_state(make_view(joined, after, "floods")))


def test_breaks_of_the_readers_own_are_left_to_python(joined: AtlasTables) -> None:
    own = Choices.of(scheme="manual", breaks=(10, 50))
    state = map_state(make_view(joined, own, "floods"))
    measure, back = ({"kind": "measure", "key": "area", "number": 1}, {"kind": "scheme", "key": "natural"})
    told = [{"state": state, "actions": [measure], "lines": False}]
    told.append({"state": state, "actions": [measure, back | {"number": 2}], "lines": False})
    waiting, drawn = answers(told, joined)
    assert without_view(waiting) == without_view(state) | {"style": state["style"] | {"measure": "area"}}
    after = map_state(make_view(joined, own.having(measure="area", scheme="natural"), "floods"))
    assert without_view(drawn) == without_view(after)


@pytest.mark.parametrize("lang", ["pl", "en"])
@pytest.mark.parametrize("lines", ["countries", "all"])
@pytest.mark.parametrize(
    "filters",
    [
        {},
        {"countries": ("PL", "DE")},
        {"countries": ("DE",)},
        {"only_unknown_year": True},
        {"year_from": 2000},
    ],
)
def test_every_colour_of_the_lines(
    joined: AtlasTables, filters: dict[str, Any], lines: str, lang: str
) -> None:
    before = Choices.of(lines=lines, selected=Selection("country", "DE"), **filters)
    for first in COLOUR_BY:
        own = before.having(colour_by=first)
        state = map_state(make_view(joined, own, "partnerships", lang))
        every = [own.having(colour_by=colour_by) for colour_by in COLOUR_BY]
        cases = [{"state": state, "actions": actions_to(own, after), "lines": True} for after in every]
        for after, answer in zip(every, answers(cases, joined), strict=True):
            expected = map_state(make_view(joined, after, "partnerships", lang))
            assert without_view(answer) == without_view(expected), after.style
