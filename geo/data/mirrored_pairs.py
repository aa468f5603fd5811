"""Find domestic partnerships that the source prints twice, once from each side.

A row is domestic if its partner place has a TERYT code. Two rows are mirrored if the powiat of each is the
partner of the other, by TERYT code. Both remain rows in every count, table and file; only the map draws a
single line. A pair is possible if one row is marked uncertain and its partner is not the powiat of the other
row but another unit at the same seat, such as the town in the middle of that powiat.
"""

from __future__ import annotations

import pandas as pd

from geo.core.records import records


def counterparts(rows: pd.DataFrame) -> pd.Series:
    """Return the ``lp`` of the mirrored row of each row (Int64, missing if there is none).

    ``rows`` is the whole table with ``lp, powiat_teryt, partner_teryt`` ("" outside Poland). If one side is
    printed more than once, its first row is taken.
    """
    first = rows.drop_duplicates(["powiat_teryt", "partner_teryt"])
    printed = {(row.powiat_teryt, row.partner_teryt): row.lp for row in records(first) if row.partner_teryt}
    found = [
        printed.get((there, here)) if there and there != here else None
        for here, there in zip(rows["powiat_teryt"], rows["partner_teryt"], strict=True)
    ]
    return pd.Series(found, index=rows.index, dtype="Int64")


def drawn_once(rows: pd.DataFrame) -> pd.Series:
    """Return a boolean per row: drawn as a line of its own, unless it is the second row of a shown pair."""
    earlier = rows["mirror_lp"].where(rows["mirror_lp"] < rows["lp"])
    return ~earlier.isin(rows["lp"]) | earlier.isna()


def mirrored_pairs(rows: pd.DataFrame) -> tuple[tuple[int, int], ...]:
    """Return the ``lp`` of both rows of every pair in ``rows``, the lower one first."""
    second = rows[~drawn_once(rows)]
    return tuple(sorted(zip(second["mirror_lp"].astype(int), second["lp"].astype(int), strict=True)))


def possible_pairs(table: pd.DataFrame, powiaty: pd.DataFrame) -> tuple[tuple[int, int], ...]:
    """Return the ``lp`` of both rows of every possible pair, the lower one first.

    Parameters
    ----------
    table
        All partnerships.
    powiaty
        ``powiat_teryt`` and ``lat, lon`` of the seats in degrees.
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
