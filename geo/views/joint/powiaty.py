"""The powiaty of a joint view as records, with their alphabetical rank."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from geo.core.memo import remembered
from geo.core.teryt import collation_key
from geo.data.join import AtlasTables, powiat_names
from geo.views.view import View


@dataclass(frozen=True)
class Powiat:
    """A powiat shown on the joint map.

    Parameters
    ----------
    code
        TERYT code, four digits.
    gminy, flooded, share
        Number of gminy, number of listed gminy, and their ratio; the last two are None if there are no data.
    partnerships
        Number of partnerships that match the filters.
    class_
        Class number of the bivariate map.
    rank
        Position in Polish alphabetical order.
    """

    code: str
    name: str
    voivodeship: str
    gminy: int
    flooded: int | None
    share: float | None
    partnerships: int
    class_: int
    rank: int


@dataclass(frozen=True)
class Alphabet:
    """Names and alphabetical ranks of all powiaty, in code order."""

    names: tuple[str, ...]
    ranks: tuple[int, ...]


@remembered
def alphabet(tables: AtlasTables) -> Alphabet:
    """Return the names of the powiaty and their ranks in Polish alphabetical order."""
    names = tuple(powiat_names(tables).values())
    order = sorted(range(len(names)), key=lambda at: collation_key(names[at]))
    return Alphabet(names, tuple(int(rank) for rank in np.argsort(order)))


def shown_powiaty(view: View) -> list[Powiat]:
    """Return the powiaty shown, in code order."""
    named, rows = alphabet(view.joined), view.rows
    columns = ("powiat_teryt", "voivodeship", "gminy", "gminy_flooded", "share", "partnerships", "class_")
    cells = zip(rows.index.tolist(), *(rows[name].tolist() for name in columns), strict=True)
    return [
        Powiat(
            code,
            named.names[at],
            voivodeship,
            gminy,
            None if flooded is pd.NA else flooded,
            share if share == share else None,
            partnerships,
            class_,
            named.ranks[at],
        )
        for at, code, voivodeship, gminy, flooded, share, partnerships, class_ in cells
    ]


def rounded(share: float | None) -> float | None:
    """Round a share to four decimals; None stays None."""
    return None if share is None else round(share, 4)
