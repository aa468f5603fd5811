"""The partnership view: lines from powiaty to their partner places."""

from __future__ import annotations

import pandas as pd

from geo.cartography import palettes
from geo.choices.model import Choices
from geo.core.i18n import Translator, words
from geo.data.datasets import GEONAMES, NATURAL_EARTH, PARTNERSHIP_TABLE
from geo.data.join import AtlasTables
from geo.data.mirrored_pairs import mirrored_pairs
from geo.data.remarks import in_language
from geo.views import sentences
from geo.views.partnerships import classes
from geo.views.partnerships.groups import colour_by_name, group_colours, groups_of, line_legend
from geo.views.partnerships.trunks import are_bundled, trunks_of
from geo.views.view import Theme, View, Wording


def partnership_view(
    theme: Theme, tables: AtlasTables, choices: Choices, lang: str, shown: pd.Series
) -> View:
    """Return the partnership view; its ``rows`` are the matching partnerships of the powiaty ``shown``."""
    table, colour_by = tables.partnerships, choices.style.colour_by
    rows = in_language(table[choices.rows.keep_partnerships(tables, shown)], lang)
    bundled = are_bundled(tables, choices)
    made = classes.by_number(tables) if bundled else classes.with_or_without()
    powiaty = pd.DataFrame(
        {
            "powiat_teryt": tables.powiaty["powiat_teryt"],
            "shown": shown,
            "class_": made.assign(classes.counted(tables, rows)),
        }
    )
    by_place = rows["place_id"].value_counts()
    places = in_language(tables.places[tables.places["place_id"].isin(by_place.index)], lang)
    colours = group_colours(tables, colour_by)
    groups = groups_of(rows, colour_by, colours)
    w, counts = words(lang), sentences.count(rows, table, len(places))
    return View(
        theme=theme,
        choices=choices,
        lang=lang,
        joined=tables,
        wording=_wording(w, tables, choices, counts, rows, bundled),
        powiaty=powiaty,
        areas=powiaty,
        rows=rows,
        places=places.assign(n=places["place_id"].map(by_place).astype(int)),
        fills=classes.fills(made),
        class_names=classes.class_names(w, made),
        legend=(*line_legend(w, colour_by, colours, groups), *classes.area_legend(w, made, powiaty)),
        counts=counts,
        line_groups=groups,
        palette=(*colours.values(), palettes.OTHER_COLOUR),
        trunks=trunks_of(rows, groups) if bundled else (),
    )


def _wording(
    w: Translator,
    tables: AtlasTables,
    choices: Choices,
    counts: dict[str, int],
    rows: pd.DataFrame,
    bundled: bool,
) -> Wording:
    said, is_empty = sentences.conditions(w, tables, choices.rows), rows.empty
    return Wording(
        title=w("Partnerships of Polish powiaty, about 2009"),
        stem=w("partnerships"),
        legend_title=colour_by_name(w, choices.style.colour_by),
        legend_unit=w("partnerships"),
        count_note=w("In brackets: number of partnerships, of powiaty for the colours."),
        summary=sentences.summary(w, tables, choices.rows, "" if is_empty else _shown(w, counts)),
        conditions=said,
        advice=sentences.advice(w, is_empty),
        as_of=w("Partnerships as of about 2009, drawn on today's boundaries."),
        sources=(
            w("Source: {source}.", source=w(PARTNERSHIP_TABLE)),
            sentences.boundary_source(w, tables),
            w(
                "Places: {geonames}, CC BY 4.0. Countries: {natural}.",
                geonames=GEONAMES,
                natural=NATURAL_EARTH,
            ),
        ),
        notes=trunk_notes(w, choices.style.colour_by) if bundled else _notes(w, rows),
        cautions=(w("The table does not say whether a partnership is still alive."),),
        areas_title=w("Powiaty by number of partnerships") if bundled else w("Powiaty"),
    )


def _shown(w: Translator, counts: dict[str, int]) -> str:
    return ", ".join(
        (
            w.count("{n} partnership", "{n} partnerships", counts["rows"]),
            w.count("{n} powiat", "{n} powiaty", counts["powiaty"]),
            w.count("{n} partner place", "{n} partner places", counts["places"]),
        )
    )


def trunk_notes(w: Translator, colour_by: str) -> tuple[str, ...]:
    """Return notes on lines that stand for all partnerships with a country."""
    note = w(
        "Each line gathers the partnerships with one country: it runs from the mean position of the powiaty"
        " to that of the partners. The number counts partnerships."
    )
    if colour_by == "country":
        return (note,)
    return note, w("Each line has the colour that most of its partnerships have.")


def _notes(w: Translator, rows: pd.DataFrame) -> tuple[str, ...]:
    """Return notes on the symbols of lines and places and on mirrored pairs."""
    notes = (
        w("Lines run from the seat of the powiat to the partner's dot; short ones lie on top."),
        w("Dots: larger with more partnerships; hollow: uncertain."),
    )
    pairs = len(mirrored_pairs(rows))
    if not pairs:
        return notes
    return (
        *notes,
        w("Pairs of powiaty that name each other, two rows and one line each: {n}.", n=w.number(pairs)),
    )
