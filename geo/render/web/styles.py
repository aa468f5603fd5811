"""The maps in every style, as tables: the browser restyles a map at once, and Python comes to the same."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import pandas as pd

from geo.cartography import palettes
from geo.cartography.classification import COUNTED_SCHEMES, K_RANGE, NO_DATA, SCHEMES, Classification
from geo.cartography.histogram import bins_of
from geo.choices.map_style import COLOUR_BY, MEASURES, MapStyle
from geo.core.digits import DIGITS
from geo.core.i18n import Translator, words
from geo.data import areas
from geo.data.join import AtlasTables
from geo.render.web.histogram import histogram_label, histogram_ticks
from geo.render.web.styles_contract import (
    BarsTable,
    ClassesTable,
    FloodStyles,
    GroupTable,
    HistogramTable,
    LevelTable,
    LineStyles,
    MeasureTable,
)
from geo.views.floods.classes import CATEGORIES, COUNTS, classes_of, classification_of
from geo.views.floods.legend import class_labels, measure_name, value_text, zero_label
from geo.views.floods.notes import class_notes, measure_notes
from geo.views.floods.view import as_of, level_wording, sources_of
from geo.views.partnerships.groups import (
    colour_by_name,
    group_colours,
    group_filters,
    group_labels,
    groups_of,
)
from geo.views.partnerships.view import trunk_notes

_ALL = "all"  # key of the one classification of a category


def flood_styles(tables: AtlasTables, lang: str) -> FloodStyles:
    """Return what the list looks like for every level, measure, scheme, number of classes and palette."""
    w = words(lang)
    most = range(1, K_RANGE[1] + 1)
    return {
        "ramps": {name: [palettes.ramp(name, k) for k in most] for name in palettes.PALETTES},
        "zero_colour": palettes.ZERO_COLOUR,
        "no_data": {"label": w("no data"), "colour": palettes.NO_DATA_COLOUR},
        "outside": {"label": w("outside the filters"), "colour": palettes.OUTSIDE_COLOUR},
        "levels": {level: _level(w, tables, level) for level in areas.LEVELS},
    }


def class_code(number: int) -> str:
    """Return the sign of a class: its number, or ``n`` for no data."""
    return "n" if number == NO_DATA else str(number)


def _level(w: Translator, tables: AtlasTables, level: str) -> LevelTable:
    said = level_wording(w)[level]
    measures = ("kind",) if level == "gmina" else MEASURES
    return {
        "title": said["title"],
        "unit": said["legend_unit"],
        "runs": _runs(tables, level),
        "measures": {measure: _measure(w, tables, level, measure) for measure in measures},
    }


def _runs(tables: AtlasTables, level: str) -> list[int]:
    """Return how many gminy each powiat has, or powiaty each voivodeship; all stand in code order."""
    if level == "gmina":
        owners = areas.areas(tables, level)["powiat_teryt"].value_counts()
        return [int(owners.get(code, 0)) for code in tables.powiaty["powiat_teryt"]]
    if level == "powiat":
        return []
    voivodeships = tables.powiaty["powiat_teryt"].str[:2]
    return [len(list(run)) for _, run in groupby(voivodeships)]


def _measure(w: Translator, tables: AtlasTables, level: str, measure: str) -> MeasureTable:
    styles = _styles_of(level, measure)
    bars: dict[str, BarsTable] = {}
    classes = {key: _classes(w, tables, measure, style, bars) for key, style in styles.items()}
    style = next(iter(styles.values()))
    return {
        "title": measure_name(w, measure, level, tables.own.approximate),
        "zero": zero_label(w, measure),
        "notes": list(measure_notes(w, tables, level, measure)),
        "sources": " ".join((as_of(w), *sources_of(w, tables, style))),
        "bars": bars,
        "classes": classes,
    }


def _styles_of(level: str, measure: str) -> dict[str, MapStyle]:
    """Return every classification of a measure that needs no breaks of the reader's own, by its key."""

    def style(**own: Any) -> MapStyle:
        return MapStyle(level=level, measure="share" if measure == "kind" else measure, **own)

    if measure in CATEGORIES:
        return {_ALL: style()}
    counted = {
        f"{scheme}{k}": style(scheme=scheme, k=k)
        for scheme in COUNTED_SCHEMES
        for k in range(K_RANGE[0], K_RANGE[1] + 1)
    }
    others = (scheme for scheme in SCHEMES if scheme not in (*COUNTED_SCHEMES, "manual"))
    return counted | {scheme: style(scheme=scheme) for scheme in others}


def _classes(
    w: Translator, tables: AtlasTables, measure: str, style: MapStyle, bars: dict[str, BarsTable]
) -> ClassesTable:
    """Return one classification; the bars of its histogram are added to those of the measure."""
    made = classification_of(tables, style.level, style)
    return {
        "codes": "".join(class_code(number) for number in classes_of(tables, style.level, measure, made)),
        "labels": class_labels(w, measure, made),
        "notes": list(class_notes(w, tables, style, made)),
        "histogram": None
        if measure in CATEGORIES
        else _histogram(w, areas.values(tables, style.level, measure), measure, made, bars),
    }


def _histogram(
    w: Translator, values: pd.Series, measure: str, made: Classification, bars: dict[str, BarsTable]
) -> HistogramTable | None:
    """Return the axis, and add its bars; None where nothing is above zero, as without the list."""
    found = bins_of(values, made, measure in COUNTS)
    if not found.edges:
        return None
    key = "round" if made.scheme == "round" else "even"
    digits = "".join(DIGITS[bar] if bar >= 0 else "-" for bar in found.bars)
    bars[key] = {"count": len(found.edges) - 1, "digits": digits}
    numbers = [found.edges[0], *made.breaks[:-1], found.edges[-1]]
    texts = [value_text(w, measure, number) for number in numbers]
    return {"bars": key, "ticks": histogram_ticks(numbers, texts), "label": histogram_label(w, texts)}


def line_styles(tables: AtlasTables, lang: str) -> LineStyles:
    """Return the groups of all partnerships for every way to colour their lines."""
    w = words(lang)
    return {"colour_by": {colour_by: _grouping(w, tables, colour_by) for colour_by in COLOUR_BY}}


def _grouping(w: Translator, tables: AtlasTables, colour_by: str) -> GroupTable:
    colours = group_colours(tables, colour_by)
    return {
        "title": colour_by_name(w, colour_by),
        "groups": "".join(DIGITS[group] for group in groups_of(tables.partnerships, colour_by, colours)),
        "colours": [*colours.values(), palettes.OTHER_COLOUR],
        "labels": group_labels(w, colour_by, colours),
        "filters": group_filters(colour_by, colours),
        "trunk_notes": list(trunk_notes(w, colour_by)),
    }
