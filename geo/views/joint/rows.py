"""The rows of the joint view: flood statistics and partnerships of each powiat."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geo.cartography import bivariate
from geo.core.memo import remembered
from geo.data.join import AtlasTables
from geo.data.remarks import note_column
from geo.data.vocabulary import in_order

_Doubt = tuple[str, str]
"""What is uncertain, as in the column ``doubt``, and the remark on it."""


@dataclass(frozen=True, eq=False)
class _Unfiltered:
    """The part of the rows that does not depend on filters.

    Parameters
    ----------
    columns
        Columns of ``joint_rows``, one row per powiat.
    at
        Row position of the powiat of each partnership.
    """

    columns: pd.DataFrame
    at: NDArray[np.int64]


@remembered
def _unfiltered(tables: AtlasTables) -> _Unfiltered:
    area = tables.powiaty
    columns = pd.DataFrame(area[["powiat_teryt", "voivodeship", "powiat", "gminy", "gminy_flooded", "share"]])
    columns["gminy_flooded"] = area["gminy_flooded"].astype("Int64").where(area["flood_status"] != "no_data")
    columns["partnerships_all"] = area["partnerships"]
    place = pd.Series(area.index, index=area["powiat_teryt"])
    return _Unfiltered(columns, place.reindex(tables.partnerships["powiat_teryt"]).to_numpy(dtype=np.int64))


@remembered
def _doubts(tables: AtlasTables, lang: str) -> Mapping[int, tuple[_Doubt, ...]]:
    """Return the doubts about powiaty and their listed units, by row position."""
    area = tables.powiaty
    place = pd.Series(area.index, index=area["powiat_teryt"])
    doubts: dict[int, tuple[_Doubt, ...]] = {}
    for table in (area[area["uncertain"] == "1"], tables.floods[tables.floods["uncertain"]]):
        cells = (table[column] for column in ("powiat_teryt", "doubt", note_column(lang)))
        for code, doubt, note in zip(*cells, strict=True):
            doubts[int(place[code])] = (*doubts.get(int(place[code]), ()), (str(doubt), str(note)))
    return MappingProxyType(doubts)


def powiat_rows(tables: AtlasTables) -> NDArray[np.int64]:
    """Return the position in ``tables.powiaty`` of the powiat of each row of ``tables.partnerships``."""
    return _unfiltered(tables).at


def joint_rows(tables: AtlasTables, counted: pd.Series, lang: str = "pl") -> pd.DataFrame:
    """Return one row per powiat, in code order.

    Parameters
    ----------
    tables
        The joined tables of the atlas.
    counted
        Boolean per partnership: whether it is counted.
    lang
        Language of the remarks.
    """
    base, chosen = _unfiltered(tables), counted.to_numpy(dtype=bool)
    number = len(base.columns)
    at = base.at[chosen]
    partners: dict[int, set[str]] = {}
    for place, iso in zip(at.tolist(), tables.partnerships["country"].to_numpy()[chosen], strict=True):
        partners.setdefault(place, set()).add(iso)
    count = np.bincount(at, minlength=number)
    said = _notes(tables, base, chosen, lang)
    notes = {
        place: " ".join(dict.fromkeys(note for _, note in found)).strip() for place, found in said.items()
    }
    doubts = {place: in_order(doubt for doubt, _ in found) for place, found in said.items()}
    return base.columns.assign(
        partnerships=count,
        countries=[",".join(sorted(partners.get(place, ()))) for place in range(number)],
        class_=bivariate.assign(base.columns["share"], count),
        uncertain=[place in notes for place in range(number)],
        doubt=[doubts.get(place, "") for place in range(number)],
        note=[notes.get(place, "") for place in range(number)],
    )


def _notes(
    tables: AtlasTables, base: _Unfiltered, chosen: NDArray[np.bool_], lang: str
) -> dict[int, tuple[_Doubt, ...]]:
    """Return the doubts about powiaty, listed units and chosen partnerships, by row position."""
    table = tables.partnerships
    found = dict(_doubts(tables, lang))
    said = list(zip(table["doubt"], table[note_column(lang)], strict=True))
    doubtful = np.flatnonzero(chosen & table["uncertain"].to_numpy(dtype=bool))
    for row in doubtful.tolist():
        place = int(base.at[row])
        found[place] = (*found.get(place, ()), said[row])
    return found
