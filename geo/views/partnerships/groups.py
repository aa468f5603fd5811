"""Groups of partnerships (by country, form, kind of place or decade), their colours and names."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from geo.cartography import palettes
from geo.core.i18n import Translator
from geo.core.labels import form_name, place_kind_name
from geo.data.join import AtlasTables
from geo.views.view import LegendEntry


def group_colours(tables: AtlasTables, colour_by: str) -> dict[str, str]:
    """Return the colour of each group that has its own; the remaining groups share one colour.

    Colours are assigned from the full table, so that filters do not change them. Decades are in chronological
    order, with the unknown year ("") last.
    """
    values = tables.partnerships[colour_by]
    if colour_by != "decade":
        return palettes.category_colours(values.tolist())
    newest = sorted(set(values) - {""})[-len(palettes.CATEGORY_COLOURS) :]
    return {
        **dict(zip(newest, palettes.CATEGORY_COLOURS, strict=False)),
        "": palettes.UNKNOWN_COLOUR,
    }


def line_legend(
    w: Translator, colour_by: str, colours: dict[str, str], groups: tuple[int, ...]
) -> tuple[LegendEntry, ...]:
    """Return the legend entries of non-empty groups; ``groups`` is the group number of each row."""
    entries = zip(
        group_labels(w, colour_by, colours),
        (*colours.values(), palettes.OTHER_COLOUR),
        group_filters(colour_by, colours),
        strict=True,
    )
    return tuple(
        LegendEntry(label, colour, groups.count(number), "line", str(number), own_filter)
        for number, (label, colour, own_filter) in enumerate(entries)
        if groups.count(number)
    )


def groups_of(rows: pd.DataFrame, colour_by: str, colours: Mapping[str, str]) -> tuple[int, ...]:
    """Return the group of each row: its place among the ``colours``, after them for all others."""
    number = {value: at for at, value in enumerate(colours)}
    return tuple(number.get(value, len(colours)) for value in rows[colour_by])


def group_labels(w: Translator, colour_by: str, colours: Mapping[str, str]) -> list[str]:
    """Return the names of the groups, that of all others last."""
    other = w("other countries") if colour_by == "country" else w("other")
    return [*(category_name(w, colour_by, value) for value in colours), other]


def group_filters(colour_by: str, colours: Mapping[str, str]) -> list[str]:
    """Return the filter to each group, as ``group_labels`` names them; "" where there is none."""
    return [*(_filter(colour_by, value) for value in colours), ""]


def _filter(colour_by: str, value: str) -> str:
    """Return the filter to one group; rows cannot be filtered by the kind of the partner."""
    if colour_by == "kind":
        return ""
    return f"{colour_by}:{value}" if value else "year:unknown"


def category_name(w: Translator, colour_by: str, value: str) -> str:
    """Return the name of a country, form, kind of place or decade."""
    if colour_by == "country":
        return w.country(value)
    if colour_by == "decade":
        return w("years {first}–{last}", first=value, last=int(value) + 9) if value else w("year unknown")
    return form_name(w, value) if colour_by == "form" else place_kind_name(w, value)


def colour_by_name(w: Translator, colour_by: str) -> str:
    """Return the legend title for a grouping of lines."""
    return {
        "country": w("Partner country"),
        "form": w("Form of cooperation"),
        "kind": w("Kind of partner"),
        "decade": w("First year (decades)"),
    }[colour_by]
