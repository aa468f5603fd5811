"""Colours are defined once.

Style sheets, Python and Streamlit's theme agree, and no other file has a colour of its own.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from geo.cartography import palettes
from geo.cartography.interface_colours import INTERFACE_COLOURS, MAP_ROLES

ROOT = Path(__file__).parents[4]
STYLES = ROOT / "frontend" / "styles"
SOURCES = sorted((ROOT / "frontend" / "src").rglob("*.js"))
HEX = re.compile(r"#(?:[0-9a-fA-F]{3}){1,2}\b")
TOKENS = dict(re.findall(r"--atlas-([a-z-]+): (#[0-9a-f]{6});", (STYLES / "tokens.css").read_text("utf-8")))


@pytest.mark.parametrize("role", INTERFACE_COLOURS)
def test_the_style_sheets_have_the_colours_of_python(role: str) -> None:
    assert TOKENS[role.replace("_", "-")] == INTERFACE_COLOURS[role]


def test_class_colours_are_those_of_the_classification() -> None:
    blues = palettes.ramp("blues", 5)
    assert TOKENS["no-data"] == palettes.NO_DATA_COLOUR
    assert TOKENS["zero"] == palettes.ZERO_COLOUR
    assert TOKENS["paper"] == palettes.OUTSIDE_COLOUR
    assert (TOKENS["bar"], TOKENS["accent"], TOKENS["darkest"]) == (blues[0], blues[3], blues[-1])
    assert TOKENS["pin"] in palettes.CATEGORY_COLOURS


def test_the_theme_of_streamlit_has_the_same_colours() -> None:
    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))["theme"]
    assert {name: colour for name, colour in theme.items() if name.endswith("Color")} == {
        "primaryColor": TOKENS["primary"],
        "backgroundColor": TOKENS["paper"],
        "secondaryBackgroundColor": TOKENS["panel"],
        "textColor": TOKENS["ink"],
    }


@pytest.mark.parametrize(
    "path",
    [*SOURCES, *(path for path in STYLES.iterdir() if path.name != "tokens.css")],
    ids=lambda path: path.name,
)
def test_no_other_file_has_a_colour_of_its_own(path: Path) -> None:
    code = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
    assert HEX.findall(code) == []


def test_every_colour_is_used() -> None:
    css = "".join(path.read_text("utf-8") for path in STYLES.iterdir())
    unused = {name for name in TOKENS if f"var(--atlas-{name})" not in css}
    assert unused <= {"panel"} | {role.replace("_", "-") for role in MAP_ROLES}  # drawn by others
    assert set(re.findall(r"var\(--atlas-([a-z-]+)\)", css)) - {"map-height", "below-map"} <= set(TOKENS)


def test_the_height_of_the_map_is_decided_once() -> None:
    heights = [
        rule
        for path in STYLES.iterdir()
        for rule in re.findall(r"iframe\[[^{]*\{[^}]*height[^}]*\}", path.read_text("utf-8"))
    ]
    assert heights == [
        'iframe[title*="streamlit_folium"] { display: block; height: calc(var(--atlas-map-height)'
        " + var(--atlas-below-map, 0px)) !important; }"
    ]
