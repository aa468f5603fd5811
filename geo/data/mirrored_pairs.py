"""Partnerships within Poland, and those that the source prints twice: once from each side.

A row is domestic when its partner place carries a TERYT code. Two rows are mirrored when the powiat of each
is the partner of the other, by TERYT. Nothing is dropped: both stay rows in every count, table and file; the
map draws one line. A pair is possible, not mirrored, when it fails only because one row is marked uncertain:
its partner is another unit, but stands at the seat of the powiat that lists the other row's powiat (a town
for the powiat around it).
"""

from __future__ import annotations

import pandas as pd

from geo.core.records import records


def counterparts(rows: pd.DataFrame) -> pd.Series:
    """Return, per row, the ``lp`` of its mirrored row (Int64, missing where there is none).

    ``rows``: the whole table with ``lp, powiat_teryt, partner_teryt`` ("" outside Poland). Where a side is
    printed more than once, its first row counts.
    """
    first = rows.drop_duplicates(["powiat_teryt", "partner_teryt"])
    printed = {(row.powiat_teryt, row.partner_teryt): row.lp for row in records(first) if row.partner_teryt}
    found = [
        printed.get((there, here)) if there and there != here else None
        for here, there in zip(rows["powiat_teryt"], rows["partner_teryt"], strict=True)
    ]
    return pd.Series(found, index=rows.index, dtype="Int64")


def drawn_once(rows: pd.DataFrame) -> pd.Series:
    """Return whether each row of a view has its own line; the second row of a pair shown whole has none."""
    earlier = rows["mirror_lp"].where(rows["mirror_lp"] < rows["lp"])
    return ~earlier.isin(rows["lp"]) | earlier.isna()


def mirrored_pairs(rows: pd.DataFrame) -> tuple[tuple[int, int], ...]:
    """Return (first row, second row) of every pair that has both its rows among ``rows``."""
    second = rows[~drawn_once(rows)]
    return tuple(sorted(zip(second["mirror_lp"].astype(int), second["lp"].astype(int), strict=True)))


def possible_pairs(table: pd.DataFrame, powiaty: pd.DataFrame) -> tuple[tuple[int, int], ...]:
    """Return the pairs that only an uncertain row keeps from being mirrored, the lower ``lp`` first.

    ``table``: all partnerships; ``powiaty``: ``powiat_teryt, lat, lon`` of the seats (degrees).
    """
    domestic = table[(table["partner_teryt"] != "") & table["mirror_lp"].isna()]
    listed = {(row.powiat_teryt, row.partner_teryt): row.lp for row in records(domestic)}
    seats: dict[tuple[float, float], list[str]] = {}
    for code, lat, lon in zip(powiaty["powiat_teryt"], powiaty["lat"], powiaty["lon"], strict=True):
        seats.setdefault((lat, lon), []).append(code)
    found = set()
    for row in records(domestic[domestic["uncertain"]]):
        for code in seats.get((row.lat_to, row.lon_to), []):
            other = listed.get((code, row.powiat_teryt))
            if other is not None and other != row.lp:
                found.add((min(other, row.lp), max(other, row.lp)))
    return tuple(sorted(found))
