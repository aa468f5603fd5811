"""The interactive map: a base that never changes and a small state per rerun.

The browser fetches geometry and words once (``geo.render.web.assets``); a rerun sends only class per
powiat, visible lines, colours and legend. This is the one place where (lon, lat) turns into (lat, lon),
in ``frontend/src/map``, and where text enters a script, in ``script_json``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

import folium
import pandas as pd
from branca.element import MacroElement
from folium.template import Template

from geo.cartography import palettes
from geo.cartography.line_style import line_opacity, line_width
from geo.choices.clicked_filters import is_on
from geo.choices.scene import Selection
from geo.core.digits import DIGITS
from geo.data.join import year_span
from geo.render.web import style_state
from geo.render.web.basemaps import tile_source
from geo.render.web.contract import (
    BivariateLegend,
    LegendColumns,
    LinesState,
    MapState,
    Selected,
    TypedBreaks,
    Wall,
    Years,
)
from geo.render.web.histogram import histogram_json
from geo.render.web.styles import class_code
from geo.views.partnerships.emphasis import emphasised, focus
from geo.views.view import LegendEntry, View

_STATIC = "../../app/static/"  # from the component's frame; relative, so that a base path still works
_LEAFLET = "vendor/leaflet-1.9.4"


class _Start(MacroElement):
    """Starts the map script once."""

    _template = Template(
        "{% macro script(this, kwargs) %}Atlas.start({{ this._parent.get_name() }}, {{ this.theme }});{%"
        " endmacro %}"
    )

    def __init__(self, theme: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.theme = script_json(theme)


class _Update(MacroElement):
    """Hands a state to the map; empties the component's list of groups, which it never empties itself."""

    _template = Template(
        "{% macro script(this, kwargs) %}window.feature_group = []; Atlas.update({{ this.state }});{%"
        " endmacro %}"
    )

    def __init__(self, state: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.state = state


class _Map(folium.Map):
    """A map without a page: the styles that folium would write into its head are in ``frontend/styles``."""

    def render(self, **_: Any) -> str:
        """Write nothing: streamlit-folium asks for the scripts."""
        return ""


class _Group(folium.FeatureGroup):
    """A group of its scripts only; streamlit-folium adds it to the map itself."""

    def render(self, **_: Any) -> str:
        """Write nothing."""
        return ""


def base_map(theme: str, files: Mapping[str, str]) -> folium.Map:
    """Return the constant part of the map. ``files``: as from ``geo.render.web.assets.write_assets``.

    Make a new one on every run: rendering changes a ``folium.Map``.
    """
    # The scripts are loaded one after the other: the first asks for the map's module while Leaflet comes.
    # The script follows the size of the frame itself.
    base = _Map(
        location=(52.1, 19.4),
        zoom_start=6,
        tiles=None,
        prefer_canvas=True,
        zoom_snap=0.25,
        track_resize=False,
    )
    base.default_js = [("atlas", _STATIC + files["boot"]), ("leaflet", f"{_STATIC}{_LEAFLET}.js")]
    base.default_css = [("leaflet", f"{_STATIC}{_LEAFLET}.css"), ("atlas", _STATIC + files["map.css"])]
    _Start(theme).add_to(base)
    return base


def map_key(theme: str, files: Mapping[str, str]) -> str:
    """Return the component key: it changes when any file behind the map changes, and only then."""
    return f"{theme}-{hashlib.sha256(json.dumps(dict(files), sort_keys=True).encode()).hexdigest()[:12]}"


def update_group(
    view: View, years: Years | None = None, heard: int = 0, breaks: TypedBreaks | None = None
) -> folium.FeatureGroup:
    """Return the part that changes: a feature group that holds no geometry, only the state of ``view``."""
    group = _Group()
    _Update(script_json(map_state(view, years, heard, breaks))).add_to(group)
    return group


def map_state(
    view: View, years: Years | None = None, heard: int = 0, breaks: TypedBreaks | None = None
) -> MapState:
    """Return what the browser needs to draw ``view``.

    Parameters
    ----------
    view
        What is shown.
    years
        The years that can be played, and their play.
    heard
        Number of the last action on the map that ``view`` follows.
    breaks
        The class breaks as the reader typed them, where they are in use.
    """
    return {
        **_lines(view),
        "heard": heard,
        "lang": view.lang,
        "theme": view.theme.name,
        "level": view.level,
        "style": style_state.style(view),
        "filter_notes": style_state.notes_by_level(view),
        "filters_on": style_state.filters_on(view),
        "breaks": breaks,
        "powiat_classes": _class_codes(view.powiaty),
        "area_classes": _class_codes(view.areas) if view.level != "powiat" else "",
        "class_colours": _class_colours(view),
        "legend_title": view.wording.legend_title,
        "legend_unit": view.wording.legend_unit,
        "legend": _legend(view, [entry for entry in view.legend if entry.symbol != "cell"]),
        "areas_title": view.wording.areas_title,
        "legend_notes": list(view.wording.notes),
        "histogram": histogram_json(view),
        "bivariate_legend": _bivariate_legend(view),
        "partnerships_shown": _partnerships_shown(view),
        "patterns": view.choices.scene.patterns,
        "names": view.choices.scene.names,
        "basemap": tile_source(view.words, view.choices.scene.basemap),
        "selected": _selected(view.choices.scene.selected),
        "pins": list(view.choices.scene.pins),
        "extent": str(view.choices.scene.extent or ""),
        "fit": _fit(view),
        "presenting": view.choices.scene.present,
        "slide": view.choices.scene.slide,
        "wall": _wall(view),
        "years": years,
        "advice": view.wording.advice,
        "summary": view.wording.summary,
    }


def _lines(view: View) -> LinesState:
    draws, area = view.theme.draws_lines, focus(view)
    selected = emphasised(view)["lp"].tolist() if draws else []
    count = len(selected) if view.trunks else len(view.rows)
    return {
        "lines": ranges(view.rows["lp"].tolist()) if draws else "",
        "line_groups": "".join(DIGITS[group] for group in view.line_groups),
        "line_colours": list(view.palette),
        "line_width": round(line_width(count), 2) if draws else 0,
        "line_opacity": round(line_opacity(count), 2) if draws else 0,
        "bundled": bool(view.trunks),
        "selected_lines": ranges(selected),
        "focus": [round(degrees, 2) for degrees in area] if area else None,
    }


def _wall(view: View) -> Wall | None:
    """Return what stands around the map in a presentation; a slide may have a title of its own."""
    scene, deck, said = view.choices.scene, view.choices.deck, view.wording
    if not scene.present:
        return None
    title = deck[scene.slide - 1].title if 0 < scene.slide <= len(deck) else ""
    return {
        "title": title or said.title,
        "sentence": said.summary,
        "sources": " ".join((said.as_of, *said.sources)),
    }


def ranges(numbers: Sequence[int]) -> str:
    """Return ascending whole numbers as text, neighbours as a range: "0-5,7"."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and parts[-1][-1] == number - 1:
            parts[-1][1:] = [number]
        else:
            parts.append([number])
    return ",".join("-".join(map(str, part)) for part in parts)


def _selected(selection: Selection | None) -> Selected | None:
    return {"kind": selection.kind, "key": selection.key} if selection else None


def _class_codes(areas: pd.DataFrame) -> str:
    return "".join(
        _class_code(shown, number) for shown, number in zip(areas["shown"], areas["class_"], strict=True)
    )


def _class_code(shown: bool, number: int) -> str:
    return class_code(number) if shown else "x"


def _class_colours(view: View) -> dict[str, str]:
    return {"x": palettes.OUTSIDE_COLOUR} | {
        _class_code(True, number): colour for number, colour in view.fills.items()
    }


def _fit(view: View) -> str:
    """Return the area that the filters choose, as text; "" for all of it, or when nothing is left of it."""
    rows = view.choices.rows
    chosen = (*rows.voivodeships, *rows.powiaty, *(rows.countries if view.theme.draws_lines else ()))
    return "" if view.is_empty else ",".join(chosen)


def _legend(view: View, entries: Sequence[LegendEntry]) -> LegendColumns:
    rows, span = view.choices.rows, year_span(view.joined)
    return {
        "label": [entry.label for entry in entries],
        "colour": [entry.colour for entry in entries],
        "count": [entry.count for entry in entries],
        "symbol": [entry.symbol for entry in entries],
        "key": [entry.key for entry in entries],
        "filter": [entry.filter for entry in entries],
        "filtered": [is_on(rows, entry.filter, span) for entry in entries],
    }


def _partnerships_shown(view: View) -> list[int] | None:
    if not view.cells_follow_filters:
        return None
    shown = dict(zip(view.rows["powiat_teryt"], view.rows["partnerships"].tolist(), strict=True))
    return [int(shown.get(code, 0)) for code in view.powiaty["powiat_teryt"]]


def _bivariate_legend(view: View) -> BivariateLegend | None:
    if view.square is None:
        return None
    cells = [entry for entry in view.legend if entry.symbol == "cell"]
    return {
        "row_title": view.square.row_title,
        "column_title": view.square.column_title,
        "rows": view.square.rows,
        "columns": view.square.columns,
        "cells": {"label": [cell.label for cell in cells], "count": [cell.count for cell in cells]},
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
