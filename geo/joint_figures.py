"""Figures below the joint map: rankings, scatter, partners of flooded powiaty, and what is nearest to those without any.

All follow the filters of the view. Values only; the page draws them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd

from geo.bivariate import COLOURS
from geo.figures import Cell, Column, Dot, Scatter, Table
from geo.filters import Filters
from geo.join import Joined
from geo.language import Words
from geo.nearest import nearest
from geo.teryt import collation_key
from geo.view import View, make_view

RANKED = 25
"""Rows of a ranking; the table below the map has all."""

_NAMED = 12  # powiaty named on one dot; more would not be read


@dataclass(frozen=True)
class JointFigures:
    """All figures of one view."""

    by_share: Table
    by_partnerships: Table
    scatter: Scatter
    countries: Table
    without: Table


def joint_figures(view: View) -> JointFigures:
    """Return the figures of a joint view; equal questions share them."""
    return _figures(view.joined, view.filters.of_rows, view.lang)


@lru_cache(maxsize=64)
def _figures(joined: Joined, filters: Filters, lang: str) -> JointFigures:
    view = make_view(joined, filters, "joint", lang)
    return JointFigures(by_share(view), by_partnerships(view), scatter(view), countries(view), without_partners(view))


# -------------------------------------------------------------------- rankings
def by_share(view: View) -> Table:
    """Return the listed powiaty shown, the largest share first; of equal shares the one with more partnerships."""
    w = view.words
    rows = view.rows[view.rows["gminy_flooded"].fillna(0) > 0]
    return _ranking(view, rows, ["share", "partnerships"], w("Most of their gminy on the flood list"))


def by_partnerships(view: View) -> Table:
    """Return the powiaty shown that have partnerships, the most first; of equal numbers the one with the larger share."""
    rows = view.rows[view.rows["partnerships"] > 0]
    return _ranking(view, rows, ["partnerships", "share"], view.words("Most partnerships"))


def _ranking(view: View, rows: pd.DataFrame, order: list[str], title: str) -> Table:
    """Rank by two measures, powiaty equal in both share a place and stand in alphabetical order."""
    w, names = view.words, view.powiat_names
    rows = rows.assign(order=[collation_key(names[code]) for code in rows["powiat_teryt"]])
    ranked = rows.sort_values([*order, "order"], ascending=[False, False, True], na_position="last")
    places = _places(ranked[order])
    best = ranked.head(RANKED)
    cells: list[tuple[Cell, ...]] = [
        (
            int(place), names[row.powiat_teryt], row.voivodeship, _whole(row.gminy_flooded), int(row.gminy), _share(row.share),
            int(row.partnerships),
        )
        for place, row in zip(places, best.itertuples(index=False), strict=False)
    ]  # fmt: skip
    columns = (
        Column(w("Place")), Column(w("Powiat")), Column(w("Voivodeship")), Column(w("Gminy on the list"), "number"),
        Column(w("All gminy"), "number"), Column(w("Share of gminy"), "share"), Column(w("Partnerships"), "bar"),
    )  # fmt: skip
    return Table(title, columns, tuple(cells), tuple(f"powiat:{code}" for code in best["powiat_teryt"]), _ranking_note(w, len(rows), places))


def _places(measures: pd.DataFrame) -> list[int]:
    """Return the place of each row of a sorted table: equal rows share the first one's."""
    values = measures.astype(float).fillna(-1.0).to_numpy()
    fresh = np.ones(len(values), dtype=bool)
    fresh[1:] = (values[1:] != values[:-1]).any(axis=1)
    first = np.maximum.accumulate(np.where(fresh, np.arange(len(values)), 0))
    return (first + 1).tolist()


def _ranking_note(w: Words, total: int, places: list[int]) -> str:
    if total <= RANKED:
        return w("All {n} powiaty are here.", n=w.number(total))
    note = w("The first {n} of {total} powiaty; all are in the table at the end of the page.", n=w.number(RANKED), total=w.number(total))
    last = places[RANKED - 1]
    cut = sum(place == last for place in places[RANKED:])
    if cut:
        note += " " + w("Place {place} is shared by {n} more.", place=w.number(last), n=w.number(cut))
    return note


def _whole(value: object) -> Cell:
    return None if pd.isna(value) else int(value)  # type: ignore[call-overload]


def _share(value: float) -> Cell:
    return None if pd.isna(value) else round(float(value), 4)


# --------------------------------------------------------------------- scatter
def scatter(view: View) -> Scatter:
    """Return a dot for each pair of values: its size tells how many powiaty lie on it, its label which."""
    w, names = view.words, view.powiat_names
    known = view.rows[view.rows["share"].notna()]
    dots = []
    for (share, number), group in known.groupby(["share", "partnerships"]):
        codes = group["powiat_teryt"].tolist()
        listed = sorted((names[code] for code in codes), key=collation_key)
        dots.append(
            Dot(
                x=float(share),  # type: ignore[arg-type]
                y=float(number),
                label=_dot_label(w, float(share), int(number), listed),  # type: ignore[arg-type]
                key=f"powiat:{codes[0]}" if len(codes) == 1 else "",
                colour=COLOURS[int(group["class_"].iloc[0]) - 1],
                n=len(codes),
            )
        )
    dots.sort(key=lambda dot: -dot.n)  # small dots on top of large ones
    note = w("The larger a dot, the more powiaty have these very values; its colour is that of the class on the map.")
    missing = len(view.rows) - len(known)
    if missing:
        note += " " + w("Left out, because the list has no data on them: {n}.", n=w.number(missing))
    return Scatter(
        title=w("Share of gminy on the list and number of partnerships"),
        x_label=w("Share of gminy on the list"),
        y_label=w("Number of partnerships"),
        dots=tuple(dots),
        x_kind="share",
        note=note,
    )


def _dot_label(w: Words, share: float, number: int, names: list[str]) -> str:
    values = w("share of gminy {share}, partnerships: {number}", share=w.percent(share), number=w.number(number))
    powiaty = w.count("{n} powiat", "{n} powiaty", len(names))
    shown = ", ".join(names[:_NAMED])
    more = len(names) - _NAMED
    who = shown if more <= 0 else w("{names} and {n} more", names=shown, n=w.number(more))
    return f"{powiaty} ({values}): {who}"


# ------------------------------------------------------------------- countries
def countries(view: View) -> Table:
    """Return the partner countries of listed powiaty beside those of all powiaty shown, with a row of sums."""
    w = view.words
    rows = _partnerships(view)
    listed = rows[rows["powiat_teryt"].isin(_listed(view))]
    every, own = rows["country"].value_counts(), listed["country"].value_counts()
    towns = listed.groupby("country")["powiat_teryt"].nunique()
    order = sorted(every.index, key=lambda iso: (-int(own.get(iso, 0)), -int(every[iso]), collation_key(w.country(iso))))
    cells: list[tuple[Cell, ...]] = [
        (
            w.country(iso), int(own.get(iso, 0)), _part(own.get(iso, 0), len(listed)), int(towns.get(iso, 0)), int(every[iso]),
            _part(every[iso], len(rows)),
        )
        for iso in order
    ]  # fmt: skip
    if cells:
        sums = (w("Together"), len(listed), _part(len(listed), len(listed)), listed["powiat_teryt"].nunique(), len(rows), 1.0)
        cells.append(sums)
    columns = (
        Column(w("Partner country")), Column(w("Partnerships of listed powiaty"), "bar"), Column(w("Share of these"), "share"),
        Column(w("Listed powiaty"), "number"), Column(w("All partnerships shown"), "number"), Column(w("Share of all"), "share"),
    )  # fmt: skip
    note = w("Listed: powiaty on the flood list. One powiat may have partners in several countries, so the powiaty do not add up.")
    keys = (*(f"country:{iso}" for iso in order), *([""] if cells else []))
    return Table(w("Partners of the powiaty on the flood list, by country"), columns, tuple(cells), keys, note)


def _part(number: int, whole: int) -> Cell:
    return round(int(number) / whole, 4) if whole else None


def _listed(view: View) -> list[str]:
    area = view.joined.powiaty
    return area.loc[area["flood_status"] == "listed", "powiat_teryt"].tolist()


def _partnerships(view: View) -> pd.DataFrame:
    """Return the partnerships that the rows of the view count."""
    chosen = view.filters.keep_partnerships(view.joined, view.powiaty["shown"])
    return view.joined.partnerships[chosen]


# ------------------------------------------------------------ without partners
def without_partners(view: View) -> Table:
    """Return the listed powiaty without a partnership that meets the filters, each with the nearest powiat that has one.

    Conditions on partnerships hide such powiaty on the map, so here only those on powiaty hold. The nearest is looked
    for in the whole country: what is near does not end at a voivodeship.
    """
    w, filters, joined = view.words, view.filters, view.joined
    area = joined.powiaty
    everywhere = pd.Series(True, index=area.index)
    counted = joined.partnerships[filters.keep_partnerships(joined, everywhere)]
    has = area["powiat_teryt"].isin(counted["powiat_teryt"])
    asked = _of_powiaty(filters).keep_powiaty(joined) & (area["flood_status"] == "listed") & ~has
    if filters.partners_only:
        asked &= False
    found = nearest(joined, asked, has)
    partners = counted.groupby("powiat_teryt")["country"].agg(lambda codes: sorted(set(codes)))
    cells: list[tuple[Cell, ...]] = []
    keys = []
    for at in _in_order(view, asked):
        row, near = area.loc[at], found.loc[at] if at in found.index else None
        cells.append((view.powiat_names[row["powiat_teryt"]], row["voivodeship"], _share(row["share"]), *_near(view, near, partners)))
        keys.append(f"powiat:{row['powiat_teryt']}")
    columns = (
        Column(w("Powiat without partners")), Column(w("Voivodeship")), Column(w("Share of gminy"), "share"),
        Column(w("Nearest powiat with partners")), Column(w("Distance in km"), "number", 1), Column(w("Its partner countries")),
    )  # fmt: skip
    return Table(w("Powiaty on the flood list without partners"), columns, tuple(cells), tuple(keys), _without_note(view, asked, has))


def _of_powiaty(filters: Filters) -> Filters:
    """Return only the conditions on powiaty."""
    return Filters(voivodeships=filters.voivodeships, powiaty=filters.powiaty, flooded_only=filters.flooded_only)


def _in_order(view: View, asked: pd.Series) -> list[int]:
    """Return the rows asked for, the largest share first, then in alphabetical order."""
    area, names = view.joined.powiaty, view.powiat_names
    rows = [int(at) for at in area.index[asked]]
    return sorted(rows, key=lambda at: (-area.loc[at, "share"], collation_key(names[area.loc[at, "powiat_teryt"]])))


def _near(view: View, near: pd.Series | None, partners: pd.Series) -> tuple[Cell, Cell, Cell]:
    if near is None:
        return None, None, None
    code = view.joined.powiaty["powiat_teryt"].iloc[int(near["at"])]
    names = sorted((view.words.country(iso) for iso in partners[code]), key=collation_key)
    return view.powiat_names[code], round(float(near["km"]), 1), ", ".join(names)


def _without_note(view: View, asked: pd.Series, has: pd.Series) -> str:
    w = view.words
    if view.filters.partners_only:
        return w("The filter leaves only powiaty with partners, so there are none without.")
    listed = _of_powiaty(view.filters).keep_powiaty(view.joined) & (view.joined.powiaty["flood_status"] == "listed")
    note = w(
        "Of {listed} powiaty on the flood list {partnered} have partners and {without} have none.",
        listed=w.number(int(listed.sum())), partnered=w.number(int((listed & has).sum())), without=w.number(int(asked.sum())),
    )  # fmt: skip
    if view.filters.narrows_partnerships:
        note += " " + w("Only partnerships that meet the filters are counted; on the map the powiaty without them lie outside the filters.")
    return note + " " + w("Nearest: from seat to seat in a straight line over the ground, in the whole country.")
