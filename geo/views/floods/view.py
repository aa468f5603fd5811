"""The flood view: a choropleth map of the official flood list of 1999."""

from __future__ import annotations

import pandas as pd

from geo.cartography import classification as classes
from geo.cartography import palettes
from geo.cartography.classification import Classification
from geo.choices.map_style import MapStyle
from geo.choices.model import Choices
from geo.core.i18n import Translator, words
from geo.data import areas as levels
from geo.data.datasets import PRNG, REGULATION
from geo.data.join import AtlasTables
from geo.data.remarks import in_language
from geo.views import sentences
from geo.views.floods.classes import (
    CATEGORIES,
    COUNTS,
    classes_of,
    classification_of,
    histogram_of,
    measure_at,
    uses_gminy,
)
from geo.views.floods.columns import with_print_place
from geo.views.floods.legend import class_names, legend_entries, measure_name
from geo.views.floods.notes import class_notes, filter_notes, measure_notes
from geo.views.view import Theme, View, Wording


def flood_view(theme: Theme, tables: AtlasTables, choices: Choices, lang: str, shown: pd.Series) -> View:
    """Return the flood view; its ``rows`` are the listed units in the powiaty ``shown``."""
    area, style = tables.powiaty, choices.style
    listed = tables.floods["powiat_teryt"].isin(area.loc[shown, "powiat_teryt"])
    w = words(lang)
    rows = with_print_place(w, in_language(tables.floods[listed], lang))
    level, measure = style.level, measure_at(style)
    made = classification_of(tables, level, style)
    of_powiaty = classification_of(tables, "powiat", style)
    powiaty = pd.DataFrame(
        {
            "powiat_teryt": area["powiat_teryt"],
            "shown": shown,
            "class_": classes_of(tables, "powiat", style.measure, of_powiaty),
        }
    )
    areas = levels.areas(tables, level)[["code", "name"]].assign(
        shown=levels.shown(tables, level, shown), class_=classes_of(tables, level, measure, made)
    )
    counts = sentences.count(rows, tables.floods, places=0)
    return View(
        theme=theme,
        choices=choices,
        lang=lang,
        joined=tables,
        wording=_wording(w, tables, choices, made, areas, counts, bool(shown.all())),
        powiaty=powiaty,
        areas=areas,
        rows=rows,
        places=tables.places.iloc[:0].assign(n=0),
        fills=_fills(made),
        class_names=class_names(w, measure, made),
        legend=legend_entries(w, measure, made, areas),
        counts=counts,
        level=level,
        measure=measure,
        histogram=None
        if measure in CATEGORIES
        else histogram_of(tables, level, measure, made, areas["shown"]),
        percentages=measure not in COUNTS,
    )


def _fills(made: Classification) -> dict[int, str]:
    return {
        classes.NO_DATA: palettes.NO_DATA_COLOUR,
        classes.ZERO: palettes.ZERO_COLOUR,
        **dict(enumerate(made.colours, start=1)),
    }


def _wording(
    w: Translator,
    tables: AtlasTables,
    choices: Choices,
    made: Classification,
    areas: pd.DataFrame,
    counts: dict[str, int],
    all_shown: bool,
) -> Wording:
    style, said, is_empty = choices.style, sentences.conditions(w, tables, choices.rows), not counts["rows"]
    units = w.count("{n} gmina or city", "{n} gminy and cities", counts["rows"])
    where = w.count("in {n} powiat", "in {n} powiaty", counts["powiaty"])
    return Wording(
        legend_title=measure_name(w, measure_at(style), style.level, tables.own.approximate),
        summary=sentences.summary(w, tables, choices.rows, "" if is_empty else f"{units} {where}"),
        conditions=said,
        advice=sentences.advice(w, is_empty),
        as_of=as_of(w),
        sources=sources_of(w, tables, style),
        notes=(
            *measure_notes(w, tables, style.level, measure_at(style)),
            *filter_notes(w, tables, style.level, areas["shown"], all_shown),
            *class_notes(w, tables, style, made),
        ),
        cautions=(w("The list gave access to grants after the flood; it is not a map of flood hazard."),),
        **level_wording(w)[style.level],
    )


def as_of(w: Translator) -> str:
    """Return what the list dates and what it does not."""
    dated = w("List as of 12 May 1999, drawn on today's boundaries.")
    undated = w("It gives no date of a flood; applicants had to state their costs of 1997 and 1998.")
    return f"{dated} {undated}"


def level_wording(w: Translator) -> dict[str, dict[str, str]]:
    """Return the texts that depend on the level: title, start of file names, unit and note of the legend."""
    return {
        "voivodeship": {
            "title": w("Voivodeships affected by flooding, according to the list of 12 May 1999"),
            "stem": w("flood-list-1999-voivodeships"),
            "legend_unit": w("voivodeships"),
            "count_note": w("In brackets: number of voivodeships."),
        },
        "powiat": {
            "title": w("Gminy and powiaty affected by flooding, according to the list of 12 May 1999"),
            "stem": w("flood-list-1999"),
            "legend_unit": w("powiaty"),
            "count_note": w("In brackets: number of powiaty."),
        },
        "gmina": {
            "title": w("Gminy affected by flooding, according to the list of 12 May 1999"),
            "stem": w("flood-list-1999-gminy"),
            "legend_unit": w("gminy"),
            "count_note": w("In brackets: number of gminy."),
        },
    }


def sources_of(w: Translator, tables: AtlasTables, style: MapStyle) -> tuple[str, ...]:
    """Return the sources of what a style shows, one sentence each."""
    sources = (w("Source: {source}.", source=w(REGULATION)), sentences.boundary_source(w, tables))
    if not uses_gminy(style) or not (tables.own.powiaty and tables.own.approximate):
        return sources  # the source of the boundaries is also that of the gminy
    return (*sources, w("Gminy: approximate, cells around the localities of {prng}, CC BY.", prng=PRNG))
