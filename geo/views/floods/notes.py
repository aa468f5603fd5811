"""Notes of the flood map on its data and its classification."""

from __future__ import annotations

import pandas as pd

from geo.cartography import classification as classes
from geo.cartography.classification import Classification
from geo.choices.map_style import MapStyle
from geo.core.i18n import Translator
from geo.core.records import records
from geo.data import areas as levels
from geo.data.join import AtlasTables
from geo.views.floods.classes import CATEGORIES, custom_breaks, measure_at
from geo.views.floods.legend import value_text


def measure_notes(w: Translator, tables: AtlasTables, level: str, measure: str) -> tuple[str, ...]:
    """Return notes on the accuracy of the data behind a measure at a level."""
    notes = []
    if level == "gmina":
        notes.append(
            w("Borders of gminy are approximate: cells around their localities. Gminy as they are today.")
            if tables.own.approximate
            else w("Gminy as they are today.")
        )
    if measure == "area":
        notes.append(
            w("The area comes from approximate borders of gminy; a listed gmina counts whole.")
            if tables.own.approximate
            else w("The area comes from the borders of gminy; a listed gmina counts whole.")
        )
    if measure in ("towns", "others", "kind"):
        notes.append(w("Kinds of gminy as the list of 1999 groups them: urban, and all others."))
    return tuple(notes)


def filter_notes(
    w: Translator, tables: AtlasTables, level: str, shown: pd.Series, all_shown: bool
) -> tuple[str, ...]:
    """Return notes that depend on which areas the filters leave.

    Parameters
    ----------
    shown
        A boolean per area of the level, as in ``View.areas``.
    all_shown
        Whether the filters keep every powiat.
    """
    if level == "gmina":
        return tuple(_merged_notes(w, tables, shown))
    if level == "powiat":
        return ()
    notes = missing_notes(w, tables, shown)
    if not all_shown:
        notes.append(w("The figures of a voivodeship are those of all its powiaty, whatever the filters."))
    return tuple(notes)


def _merged_notes(w: Translator, tables: AtlasTables, shown: pd.Series) -> list[str]:
    """Return why the map lists more or fewer gminy than the list has units, if gminy shown explain it."""
    units = tables.gminy["towns"] + tables.gminy["others"]
    listed = tables.gminy.assign(units=units)[(units > 0) & shown.to_numpy()]
    merged = listed[listed["units"] > 1]
    keys = set(zip(listed["powiat_teryt"], listed["gmina"], listed["gmina_kind"], strict=True))
    divided = [
        row for row in records(tables.floods) if (row.powiat_teryt, row.split_off, row.split_off_kind) in keys
    ]
    if merged.empty and not divided:
        return []
    said = [
        w(
            "{gminy} gminy for {units} listed units.",
            gminy=w.number(len(listed)),
            units=w.number(int(listed["units"].sum()) - len(divided)),
        )
    ]
    if len(merged):
        names = w.listed(merged["gmina"])
        said.append(w("The urban and the rural gmina of {names} are one today.", names=names))
    said += [w("{part} was part of {whole} then.", part=row.split_off, whole=row.gmina) for row in divided]
    return [" ".join(said)]


def missing_notes(w: Translator, tables: AtlasTables, shown: pd.Series) -> list[str]:
    """Return a note for each voivodeship shown that contains powiaty without data."""
    table = levels.areas(tables, "voivodeship")
    lacking = table.loc[(table["no_data"] > 0) & shown, ["code", "name", "no_data"]]
    headings = tables.powiaty[tables.powiaty["flood_status"] == "no_data"]
    notes = []
    for code, name, n in zip(lacking["code"], lacking["name"], lacking["no_data"], strict=True):
        named = ", ".join(headings.loc[headings["powiat_teryt"].str.startswith(code), "powiat"])
        notes.append(
            w.count(
                "{name}: {n} powiat without data ({named}) counts in no figure.",
                "{name}: {n} powiaty without data ({named}) count in no figure.",
                int(n),
                name=name,
                named=named,
            )
        )
    return notes


def class_notes(
    w: Translator, tables: AtlasTables, style: MapStyle, classification: Classification
) -> tuple[str, ...]:
    """Return notes on differences between the requested and the computed classes."""
    made = classification
    if measure_at(style) in CATEGORIES:
        return ()
    if style.scheme == "manual":
        return _manual_notes(w, tables, style)
    if style.scheme in classes.COUNTED_SCHEMES and len(made.breaks) < style.k:
        of_powiaty = w(
            "Classes: {made} of {asked}, because many powiaty share a value.",
            made=len(made.breaks),
            asked=style.k,
        )
        of_others = w(
            "Classes: {made} of {asked}, because many areas share a value.",
            made=len(made.breaks),
            asked=style.k,
        )
        return (of_powiaty if style.level == "powiat" else of_others,)
    return ()


def _manual_notes(w: Translator, tables: AtlasTables, style: MapStyle) -> tuple[str, ...]:
    measure = measure_at(style)
    asked = custom_breaks(style)
    kept = classes.inner_breaks(levels.values(tables, style.level, measure), asked)
    if not asked:
        return (w("No custom breaks yet; quantiles are shown."),)
    if not kept:
        return (w("None of the custom breaks fits these values; quantiles are shown."),)
    if len(kept) < len(asked):
        lost = [b for b in asked if b not in kept]
        named = w.listed(value_text(w, measure, b) for b in lost)
        return (w("Left out, because no value lies beyond: {breaks}.", breaks=named),)
    return ()
