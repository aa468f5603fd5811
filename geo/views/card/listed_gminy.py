"""Gminy of a powiat that are, and those that are not, on the flood list of 1999."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from geo.core.i18n import Translator
from geo.core.labels import doubt_names, gmina_kind_name, unit_kind_name
from geo.core.records import records
from geo.core.teryt import collation_key
from geo.data.gmina_register import Gmina
from geo.views.charts import Cell, Column, Table


def listed_gminy(w: Translator, units: pd.DataFrame) -> Table:
    """Return the listed gminy with their names and kinds in 1999 and today."""
    cells: list[tuple[Cell, ...]] = []
    for row in records(units):
        powiat_1999 = row.powiat_1999 if row.powiat_1999 != row.powiat else "–"
        now = gmina_kind_name(w, row.gmina_kind)
        cells.append(
            (
                row.seq,
                row.printed_unit,
                unit_kind_name(w, row.kind),
                powiat_1999,
                row.gmina,
                now,
                doubt_names(w, row.doubt) or "–",
            )
        )
    columns = (
        Column(w("No."), "unit"),
        Column(w("Name as printed")),
        Column(w("Kind in 1999")),
        Column(w("Powiat in 1999, if another")),
        Column(w("Gmina (today)")),
        Column(w("Kind today")),
        Column(w("What is uncertain")),
    )
    return Table(w("Gminy on the 1999 list"), columns, tuple(cells), ("",) * len(cells))


def unlisted_gminy(w: Translator, own: tuple[Gmina, ...], units: pd.DataFrame) -> str:
    """Return a sentence that names the gminy of today not on the list; "" if there are none."""
    listed = set(zip(units["gmina"], units["gmina_kind"], strict=True))
    twice = {name for name, number in Counter(gmina.name for gmina in own).items() if number > 1}
    left = [gmina for gmina in own if (gmina.name, gmina.kind) not in listed]
    if not left or len(own) == 1:
        return ""
    named = sorted(
        (f"{g.name} ({gmina_kind_name(w, g.kind)})" if g.name in twice else g.name for g in left),
        key=collation_key,
    )
    return (
        w("Not on the list: {names}.", names=", ".join(named))
        if listed
        else w("Its gminy today: {names}.", names=", ".join(named))
    )
