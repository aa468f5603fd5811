"""Put official gminy, or the codes of the table TERC, in place of the embedded approximate gminy.

The tables of the atlas know the gminy of a certain day by powiat, name and kind. Names and kinds have changed
since, so each embedded gmina is linked to an official one: by name and kind, by name, else by where it lies.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.core.i18n import N_
from geo.core.teryt import name_key
from geo.data.official_checks import listed
from geo.data.official_file import Notice
from geo.data.terc import GMINA_KINDS

Key = tuple[str, str, str]
"""Powiat code, name and kind of a gmina."""


@dataclass(frozen=True, eq=False)
class Gminy:
    """The gminy in use.

    Parameters
    ----------
    frame
        ``teryt`` (powiat code), ``name, kind, geometry`` (EPSG:2180), ``code`` (seven digits, "" if unknown).
    now
        Embedded gmina -> gmina of ``frame``, where they differ.
    notices
        Gminy that could not be linked.
    """

    frame: gpd.GeoDataFrame
    now: Mapping[Key, Key]
    notices: tuple[Notice, ...] = ()

    def renamed(self, floods: pd.DataFrame) -> pd.DataFrame:
        """Return the flood list with the names and kinds that its gminy have in ``frame``."""
        for name, kind in (("gmina", "gmina_kind"), ("split_off", "split_off_kind")):
            keys = zip(floods["powiat_teryt"], floods[name], floods[kind], strict=True)
            new = [self.now.get(key, key) for key in keys]
            floods = floods.assign(**{name: [now for _, now, _ in new], kind: [now for *_, now in new]})
        return floods


def official_gminy(units: gpd.GeoDataFrame, embedded: gpd.GeoDataFrame, terc: pd.DataFrame | None) -> Gminy:
    """Return the gminy of an official file.

    Parameters
    ----------
    units
        ``teryt`` (seven digits), ``name, geometry``, as from ``geo.data.official_units.read_units``.
    embedded
        The gminy of ``geo.data.boundaries.read_gminy``.
    terc
        As from ``geo.data.terc.read_terc``; its names take precedence.
    """
    names = units["name"].str.removeprefix("gmina ").str.strip()
    if terc is not None:
        names = units["teryt"].map(terc.set_index("code")["name"]).fillna(names)
    frame = gpd.GeoDataFrame(
        {
            "teryt": units["teryt"].str[:4],
            "name": names,
            "kind": units["teryt"].str[-1].map(GMINA_KINDS),
            "code": units["teryt"],
        },
        geometry=units.geometry,
        crs=units.crs,
    )

    def common(old: int, new: int) -> float:
        return float(shapely.intersection(embedded.geometry.iloc[old], frame.geometry.iloc[new]).area)

    pairs = _linked(embedded, frame, common)
    unnamed = frame["name"] == ""
    if unnamed.any():
        known = {new: embedded["name"].iloc[old] for old, new in pairs.items()}
        frame["name"] = [known.get(at, name) if name == "" else name for at, name in enumerate(frame["name"])]
    return Gminy(frame, _differences(embedded, frame, pairs), _left_over(embedded, frame, pairs))


def coded_gminy(embedded: gpd.GeoDataFrame, terc: pd.DataFrame) -> Gminy:
    """Return the embedded gminy with the codes, names and kinds of the table TERC, where they are known."""
    table = terc.assign(teryt=terc["code"].str[:4])
    pairs = _linked(embedded, table, None)
    frame = embedded.assign(code="")
    for old, new in pairs.items():
        row = table.iloc[new]
        frame.loc[frame.index[old], ["name", "kind", "code"]] = [row["name"], row["kind"], row["code"]]
    now = {
        before: after for before, after in zip(_keys(embedded), _keys(frame), strict=True) if before != after
    }
    return Gminy(frame, now, _left_over(embedded, table, pairs))


def _keys(table: pd.DataFrame) -> list[Key]:
    return list(zip(table["teryt"], table["name"], table["kind"], strict=True))


def _linked(
    old: pd.DataFrame, new: pd.DataFrame, common: Callable[[int, int], float] | None
) -> dict[int, int]:
    """Return row of ``old`` -> row of ``new``, powiat by powiat.

    Those without their like go to the row with the largest common area, several to one if they have merged;
    without areas only the last row of a powiat goes to the last.
    """
    pairs: dict[int, int] = {}
    left_old, left_new = (_by_powiat(table) for table in (old, new))
    words = [
        tuple([_words(key, parts) for key in keys] for keys in (_keys(old), _keys(new)))
        for parts in ((1, 2), (1,))
    ]
    for powiat, rows in left_old.items():
        free = set(left_new.get(powiat, ()))
        for olds, news in words:
            _pair(rows, free, pairs, olds, news)
        rest = [row for row in rows if row not in pairs]
        if common is not None:
            pairs |= _by_place(rest, free, left_new.get(powiat, []), common)
        elif len(rest) == len(free) == 1:
            pairs[rest[0]] = free.pop()
    return pairs


def _by_powiat(table: pd.DataFrame) -> dict[str, list[int]]:
    rows: dict[str, list[int]] = defaultdict(list)
    for at, powiat in enumerate(table["teryt"]):
        rows[powiat].append(at)
    return rows


def _words(key: Key, parts: tuple[int, ...]) -> tuple[str, ...]:
    return tuple(name_key(key[part]) for part in parts)


def _pair(
    rows: list[int],
    free: set[int],
    pairs: dict[int, int],
    olds: list[tuple[str, ...]],
    news: list[tuple[str, ...]],
) -> None:
    """Pair what is called the same, if just one on either side is."""
    ours, theirs = ([*map(words.__getitem__, ids)] for words, ids in ((olds, rows), (news, sorted(free))))
    for row in rows:
        like = [at for at in free if news[at] == olds[row]]
        if row not in pairs and len(like) == 1 and ours.count(olds[row]) == theirs.count(olds[row]) == 1:
            pairs[row] = like[0]
            free.discard(like[0])


def _by_place(
    rest: list[int], free: set[int], everyone: list[int], common: Callable[[int, int], float]
) -> dict[int, int]:
    found: dict[int, int] = {}
    for row in rest:
        candidates = sorted(free - set(found.values())) or everyone
        areas = [common(row, at) for at in candidates]
        if areas and max(areas) > 0:
            found[row] = candidates[int(np.argmax(areas))]
    return found


def _differences(old: pd.DataFrame, new: pd.DataFrame, pairs: Mapping[int, int]) -> dict[Key, Key]:
    olds, news = _keys(old), _keys(new)
    return {olds[row]: news[at] for row, at in pairs.items() if olds[row] != news[at]}


def _left_over(old: pd.DataFrame, new: pd.DataFrame, pairs: Mapping[int, int]) -> tuple[Notice, ...]:
    """Return notices on gminy that the tables do not know, and on those without a gmina of today."""
    young = [new["name"].iloc[at] for at in range(len(new)) if at not in set(pairs.values())]
    gone = [old["name"].iloc[at] for at in range(len(old)) if at not in pairs]
    notices = []
    if young:
        message = N_("Gminy younger than the tables, on which the 1999 list says nothing: {found}.")
        notices.append(Notice(message, {"found": listed(young)}))
    if gone:
        message = N_("Gminy of the tables that the file does not have: {found}.")
        notices.append(Notice(message, {"found": listed(gone)}))
    return tuple(notices)
