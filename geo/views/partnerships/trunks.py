"""Trunks: one line per partner country instead of all its partnerships."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

import pandas as pd

from geo.choices.model import Choices
from geo.choices.row_filters import RowFilters
from geo.core.records import records
from geo.data.join import AtlasTables
from geo.views.view import Trunk

FEW_LINES = 80
"""So many lines can be told apart on a map: they are never drawn as trunks."""


def are_bundled(tables: AtlasTables, choices: Choices) -> bool:
    """Whether the map draws trunks: no country or powiat is chosen, and the filters leave many partnerships.

    The years do not count, so that lines do not become trunks while years are played.
    """
    return choices.style.lines == "countries" and not leaves_few(tables, choices.rows)


def leaves_few(tables: AtlasTables, filters: RowFilters) -> bool:
    """Whether the filters single out what is then drawn line by line, whatever the style says."""
    if filters.countries or filters.powiaty:
        return True
    any_year = replace(filters, year_from=None, year_to=None, unknown_year=True)
    kept = any_year.keep_partnerships(tables, any_year.keep_powiaty(tables))
    return int(kept.sum()) <= FEW_LINES


def trunks_of(rows: pd.DataFrame, groups: tuple[int, ...]) -> tuple[Trunk, ...]:
    """Return one trunk per country, largest first: between the mean ends, in the colour of most of its rows.

    ``groups`` is the colour group of each row; of groups with equally many rows the lower one counts.
    """
    columns = ["country", "lon", "lat", "lon_to", "lat_to"]
    by_country: dict[str, list[Any]] = {}
    for row in records(rows[columns].assign(group=groups)):
        by_country.setdefault(row.country, []).append(row)
    made = [_trunk(country, own) for country, own in by_country.items()]
    return tuple(sorted(made, key=lambda trunk: (-trunk.count, trunk.country)))


def _trunk(country: str, own: list[Any]) -> Trunk:
    n = len(own)
    frequencies = Counter(row.group for row in own)
    return Trunk(
        country=country,
        count=n,
        group=min(frequencies, key=lambda group: (-frequencies[group], group)),
        start=(sum(row.lon for row in own) / n, sum(row.lat for row in own) / n),
        end=(sum(row.lon_to for row in own) / n, sum(row.lat_to for row in own) / n),
    )
