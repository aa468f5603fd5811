"""The joint view: a bivariate map of flood list and partnerships in nine classes."""

from __future__ import annotations

import pandas as pd

from geo.cartography import classification, palettes
from geo.cartography.bivariate import COLOURS
from geo.choices.model import Choices
from geo.choices.row_filters import RowFilters
from geo.core.i18n import Translator, words
from geo.data.datasets import PARTNERSHIP_TABLE, REGULATION
from geo.data.join import AtlasTables
from geo.views import sentences
from geo.views.joint.legend import joint_class_names, legend_entries, legend_square
from geo.views.joint.rows import joint_rows
from geo.views.view import Theme, View, Wording


def joint_view(theme: Theme, tables: AtlasTables, choices: Choices, lang: str, shown: pd.Series) -> View:
    """Return the joint view; its ``rows`` are those of ``joint_rows`` for the powiaty ``shown``."""
    area = tables.powiaty
    every = joint_rows(tables, choices.rows.keep_partnerships(tables, shown), lang)
    powiaty = pd.DataFrame({"powiat_teryt": area["powiat_teryt"], "shown": shown, "class_": every["class_"]})
    rows = every[shown]
    w, counts = words(lang), _counts(rows, area)
    return View(
        theme=theme,
        choices=choices,
        lang=lang,
        joined=tables,
        wording=_wording(w, tables, choices.rows, counts),
        powiaty=powiaty,
        areas=powiaty,
        rows=rows,
        places=tables.places.iloc[:0].assign(n=0),
        fills={
            classification.NO_DATA: palettes.NO_DATA_COLOUR,
            **dict(enumerate(COLOURS, start=1)),
        },
        class_names=joint_class_names(w),
        legend=legend_entries(w, powiaty),
        counts=counts,
        square=legend_square(w),
        cells_follow_filters=choices.rows.narrows_partnerships,
    )


def _counts(rows: pd.DataFrame, area: pd.DataFrame) -> dict[str, int]:
    """Return the counts of powiaty (shown, in total, listed, with partnerships, both) and of partnerships."""
    flooded, partnered = rows["gminy_flooded"].fillna(0) > 0, rows["partnerships"] > 0
    return sentences.count(rows, area, places=0) | {
        "flooded": int(flooded.sum()),
        "partnered": int(partnered.sum()),
        "both": int((flooded & partnered).sum()),
        "partnerships": int(rows["partnerships"].sum()),
    }


def _wording(w: Translator, tables: AtlasTables, filters: RowFilters, counts: dict[str, int]) -> Wording:
    said, is_empty = sentences.conditions(w, tables, filters), not counts["rows"]
    shown = ", ".join(
        (
            w.count("{n} powiat", "{n} powiaty", counts["rows"]),
            w("{n} on the flood list", n=w.number(counts["flooded"])),
            w("{n} with partnerships", n=w.number(counts["partnered"])),
            w("{n} with both", n=w.number(counts["both"])),
        )
    )
    no_cause = w("Two facts side by side: neither is shown to be the cause of the other.")
    counted = (w("Only partnerships that meet the filters are counted."),)
    return Wording(
        title=w("1999 flood list and partnerships of powiaty (about 2009)"),
        stem=w("flood-and-partnerships"),
        legend_title=w("Flood list and partnerships"),
        legend_unit=w("powiaty"),
        count_note=w("In the squares and in brackets: number of powiaty."),
        summary=sentences.summary(w, tables, filters, "" if is_empty else shown),
        conditions=said,
        advice=sentences.advice(w, is_empty),
        as_of=w("List as of 12 May 1999, partnerships as of about 2009, drawn on today's boundaries."),
        sources=(
            w("Source: {source}.", source=w(REGULATION)),
            w("Source: {source}.", source=w(PARTNERSHIP_TABLE)),
            sentences.boundary_source(w, tables),
        ),
        notes=(no_cause, *(counted if filters.narrows_partnerships else ())),
        cautions=(
            w("The list gave access to grants after the flood; it is not a map of flood hazard."),
            w("The table does not say whether a partnership is still alive."),
            no_cause,
        ),
    )
