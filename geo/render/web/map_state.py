"""The interactive map: a base that never changes and a small state per rerun.

The browser fetches geometry and words once (``geo.render.web.assets``); a rerun sends only class per
powiat, visible lines, colours and legend. This is the one place where (lon, lat) turns into (lat, lon),
in ``frontend/src/map``, and where text enters a script, in ``script_json``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import folium
import pandas as pd
from branca.element import MacroElement
from folium.template import Template

from geo.cartography import classification
from geo.cartography.line_style import line_opacity, line_width
from geo.render.web.basemaps import tile_source
from geo.views.view import View

_STATIC = "../../app/static/"  # from the component's frame; relative, so that a base path still works
_LEAFLET = "vendor/leaflet-1.9.4"


class _Start(MacroElement):
    """Starts the map script once."""

    _template = Template(
        "{% macro script(this, kwargs) %}Atlas.start({{ this._parent.get_name() }}, {{ this.theme }});{%"
        " endmacro %}"
    )

    def __init__(self, theme: str) -> None:
        super().__init__()
        self.theme = script_json(theme)


class _Update(MacroElement):
    """Hands a state to the map; empties the component's list of groups, which it never empties itself."""

    _template = Template(
        "{% macro script(this, kwargs) %}window.feature_group = []; Atlas.update({{ this.state }});{%"
        " endmacro %}"
    )

    def __init__(self, state: str) -> None:
        super().__init__()
        self.state = state


class _Map(folium.Map):
    """A map of its scripts only: what folium would write into the head of a page of its own stands in ``frontend/styles/map.css``."""

    def render(self, **_: Any) -> str:
        """Write nothing: streamlit-folium asks for the scripts."""
        return ""


class _Group(folium.FeatureGroup):
    """A group of its scripts only; streamlit-folium adds it to the map itself."""

    def render(self, **_: Any) -> str:
        """Write nothing."""
        return ""


def base_map(theme: str, files: Mapping[str, str]) -> folium.Map:
    """Return the constant part of the map. ``files``: as from ``web_assets.write_assets``.

    Make a new one on every run: rendering changes a ``folium.Map``.
    """
    base = _Map(location=(52.1, 19.4), zoom_start=6, tiles=None, prefer_canvas=True, zoom_snap=0.25)
    base.default_js = [("leaflet", f"{_STATIC}{_LEAFLET}.js"), ("atlas", _STATIC + files["script"])]
    base.default_css = [("leaflet", f"{_STATIC}{_LEAFLET}.css"), ("atlas", _STATIC + files["style"])]
    _Start(theme).add_to(base)
    return base


def map_key(theme: str, files: Mapping[str, str]) -> str:
    """Return the component key: it changes when any file behind the map changes, and only then."""
    return f"{theme}-{hashlib.sha256(json.dumps(dict(files), sort_keys=True).encode()).hexdigest()[:12]}"


def update_group(view: View) -> folium.FeatureGroup:
    """Return the part that changes: a feature group that holds no geometry, only the state of ``view``."""
    group = _Group()
    _Update(script_json(map_state(view))).add_to(group)
    return group


def map_state(view: View) -> dict[str, Any]:
    """Return what the browser needs to draw ``view``.

    ``fill``: one mark per powiat in code order: a class number, ``n`` no data, ``x`` outside the
    filters. ``areas``: the same of the voivodeships or gminy where ``level`` colours these. ``lines``: the
    row numbers shown; ``groups``: their colours, one base-36 digit each.
    """
    return {
        "lang": view.lang,
        "theme": view.theme.name,
        "fill": _marks(view.powiaty),
        "level": view.level,
        "areas": _marks(view.areas) if view.level != "powiat" else "",
        "colours": _fill_colours(view),
        "lines": view.rows["lp"].tolist() if view.theme.draws_lines else [],
        "groups": "".join(_digit(group) for group in view.line_groups),
        "palette": list(view.palette),
        "width": round(line_width(len(view.rows)), 2),
        "opacity": round(line_opacity(len(view.rows)), 2),
        "legendTitle": view.wording.legend_title,
        "unit": view.wording.legend_unit,
        "legend": [
            (entry.label, entry.colour, entry.count, entry.mark, entry.key)
            for entry in view.legend
            if entry.mark != "cell"
        ],
        "histogram": _histogram(view),
        "square": _square(view),
        "counts": _counts(view),
        "patterns": view.choices.scene.patterns,
        "basemap": tile_source(view.choices.scene.basemap),
        "selected": str(view.choices.scene.selected or "").split(":"),
        "pins": list(view.choices.scene.pins),
        "extent": str(view.choices.scene.extent or ""),
        "present": view.choices.scene.present,
        "slide": view.choices.scene.slide,
        "notes": list(view.wording.notes),
        "empty": view.wording.advice,
        "summary": view.wording.summary,
    }


def _marks(areas: pd.DataFrame) -> str:
    return "".join(
        _mark(shown, number) for shown, number in zip(areas["shown"], areas["class_"], strict=True)
    )


def _histogram(view: View) -> dict[str, Any] | None:
    """Return the bars as (mark, count) pairs, the breaks as (share of the width, text), and the whole in words."""
    made, w = view.histogram, view.words
    if made is None or not made.bars:
        return None
    width = made.high - made.low
    ticks = [
        (0.0, view.value_text(made.low)),
        *(((b - made.low) / width, view.value_text(b)) for b in made.breaks),
        (1.0, view.value_text(made.high)),
    ]
    return {
        "bars": [[(str(number), count) for number, count in bar] for bar in made.bars],
        "ticks": [(round(at, 4), text) for at, text in ticks],
        "most": made.highest,
        "label": w(
            "Histogram of all values above zero ({total}), from {low} to {high}; breaks: {breaks}.",
            total=w.number(made.total),
            low=ticks[0][1],
            high=ticks[-1][1],
            breaks=w.listed(text for _, text in ticks[1:-1]) or "–",
        ),
    }


def _mark(shown: bool, number: int) -> str:
    if not shown:
        return "x"
    return "n" if number == classification.NO_DATA else str(number)


def _digit(number: int) -> str:
    return "0123456789abcdefghijklmnopqrstuvwxyz"[number]


def _fill_colours(view: View) -> dict[str, str]:
    return {"x": classification.OUTSIDE_COLOUR} | {
        _mark(True, number): colour for number, colour in view.fills.items()
    }


def _counts(view: View) -> dict[str, int] | None:
    """Return powiat code -> partnerships shown, where the map has no lines to count; None where all are shown."""
    if not view.cells_follow_filters:
        return None
    return dict(zip(view.rows["powiat_teryt"], view.rows["partnerships"].tolist(), strict=True))


def _square(view: View) -> dict[str, Any] | None:
    """Return the legend in two directions: axes, steps (least first) and cells in the order of their classes."""
    if view.square is None:
        return None
    cells = [
        (entry.label, entry.colour, entry.count, entry.key) for entry in view.legend if entry.mark == "cell"
    ]
    return {
        **asdict(view.square),
        "cells": cells,
        "hint": view.words("Point at a square: the map shows its powiaty."),
    }


def script_json(value: Any) -> str:
    """Return ``value`` as JSON that is safe inside a script: nothing in it can end the script or a string."""
    return (
        json.dumps(value, ensure_ascii=True, separators=(",", ":"))
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("'", "\\u0027")
    )
