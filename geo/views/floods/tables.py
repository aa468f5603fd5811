"""The table of voivodeships beside the flood map."""

from __future__ import annotations

from geo.data import areas
from geo.views.charts import Column, Table
from geo.views.view import View


def voivodeship_table(view: View) -> Table:
    """Return the statistics of the voivodeships shown, by descending number of listed gminy, then by code.

    Statistics cover whole voivodeships regardless of the filters; None where the list has no data. A click on
    a row selects its voivodeship.
    """
    w = view.words
    share, area = (
        areas.values(view.joined, "voivodeship", measure).round(4) for measure in ("share", "area")
    )
    table = areas.areas(view.joined, "voivodeship").assign(share=share, area=area)
    kept = table[areas.shown(view.joined, "voivodeship", view.powiaty["shown"])]
    kept = kept.sort_values(["gminy_flooded", "code"], ascending=[False, True])
    columns = (
        Column(w("Voivodeship")),
        Column(w("Gminy on the list"), "bar"),
        Column(w("All gminy"), "number"),
        Column(w("Share of gminy"), "share"),
        Column(w("Urban gminy"), "number"),
        Column(w("Rural and urban-rural gminy"), "number"),
        Column(
            w("Share of area (approximate)") if view.joined.own.approximate else w("Share of area"), "share"
        ),
        Column(w("Powiaty without data"), "number"),
    )
    fields = ["name", "gminy_flooded", "gminy", "share", "towns", "others", "area", "no_data"]
    cells = kept[fields].astype(object).where(kept[fields].notna(), None)
    return Table(
        w("Voivodeships"),
        columns,
        tuple(tuple(row) for row in cells.to_numpy().tolist()),
        tuple(f"voivodeship:{code}" for code in kept["code"]),
        w("Gminy as they are today; their kinds as printed. Powiaty without data count in no other column."),
    )
