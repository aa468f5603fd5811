"""Colours of the interface by role, "#rrggbb".

``frontend/styles/tokens.css`` and ``.streamlit/config.toml`` have the same ones; a test compares them.
The colours of classes and categories are in ``classification`` and ``bivariate``.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

INTERFACE_COLOURS: Mapping[str, str] = MappingProxyType(
    {
        "ink": "#26241f",
        "paper": "#ffffff",
        "panel": "#f4f2ec",
        "primary": "#1f5f99",
        "land": "#efece5",
        "coast": "#c9c3b6",
        "sea": "#dfe8ee",
        "river": "#2b78ba",
        "lake": "#a8cdea",
        "shore": "#4f93c9",  # of a lake
        "river_on_blue": "#0b2b52",  # where areas are blue themselves
        "lake_on_blue": "#eef5fb",
        "country_name": "#857d70",
        "water_name": "#3f76a6",
        "river_name": "#1d5f9e",
        "voivodeship_name": "#574d61",
        "powiat_name": "#6b3f1d",
        "gmina_name": "#4d443c",
        "border": "#8d877b",
        "voivodeship_border": "#3d3a35",
        "powiat_border": "#6d675b",  # where gminy have the colours
        "gmina_border": "#a8a294",
        "outside_border": "#c4beb1",  # of a powiat that the filters leave out
        "outside_gmina_border": "#e2ddd2",
        "highlight": "#f0149b",  # with a light rim, since dark classes are less than 3:1 away
        "pin": "#d55e00",
        "stroke": "#4a453c",  # of a pattern on a light colour
    }
)
"""Role -> colour."""

MAP_ROLES = (
    "ink",
    "paper",
    "land",
    "coast",
    "sea",
    "river",
    "lake",
    "shore",
    "river_on_blue",
    "lake_on_blue",
    "border",
    "voivodeship_border",
    "powiat_border",
    "gmina_border",
    "outside_border",
    "outside_gmina_border",
    "highlight",
    "pin",
    "stroke",
)
"""Roles of what the browser draws on a canvas, where style sheets do not reach."""
