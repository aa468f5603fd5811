"""The bivariate legend: axes and names of its nine classes."""

from __future__ import annotations

import pandas as pd

from geo.cartography import bivariate, classification, palettes
from geo.cartography.bivariate import COLOURS, SIDE, Square
from geo.core.i18n import Translator
from geo.views.view import LegendEntry


def legend_square(w: Translator) -> Square:
    """Return the titles and class labels of both axes."""
    return Square(
        row_title=w("Share of gminy on the list"),
        column_title=w("Number of partnerships"),
        rows=(w.percent(0), w("up to {high}", high=w.percent(0.5)), w("over {low}", low=w.percent(0.5))),
        columns=("0", "1–2", w("3 and more")),
    )


def joint_class_names(w: Translator) -> dict[int, str]:
    """Return the class names by class number: "ponad 50% gmin w wykazie; partnerstwa: 1–2"."""
    square = legend_square(w)
    shares = (
        w("not on the list"),
        w("{share} of the gminy on the list", share=square.rows[1]),
        w("{share} of the gminy on the list", share=square.rows[2]),
    )
    names = {
        bivariate.class_number(row, column): w(
            "{share}; partnerships: {number}", share=shares[row], number=square.columns[column]
        )
        for row in range(SIDE)
        for column in range(SIDE)
    }
    return {classification.NO_DATA: w("no data"), **names}


def legend_entries(w: Translator, powiaty: pd.DataFrame) -> tuple[LegendEntry, ...]:
    """Return the nine cells, "no data" and, if powiaty are hidden, "outside the filters"."""
    counts = powiaty.loc[powiaty["shown"], "class_"].value_counts()
    names = joint_class_names(w)
    entries = [
        LegendEntry(names[number], colour, int(counts.get(number, 0)), "cell", str(number))
        for number, colour in enumerate(COLOURS, start=1)
    ]
    entries.append(
        LegendEntry(
            w("no data"),
            palettes.NO_DATA_COLOUR,
            int(counts.get(classification.NO_DATA, 0)),
            "hatch",
            "n",
        )
    )
    outside = int((~powiaty["shown"]).sum())
    if outside:
        entries.append(LegendEntry(w("outside the filters"), palettes.OUTSIDE_COLOUR, outside, "fill", "x"))
    return tuple(entries)
