"""Figures below the joint map: rankings, scatter, partners of flooded powiaty, and what is nearest to those without any.

All follow the filters of the view. Values only; the page draws them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from geo.cartography.bivariate import COLOURS
from geo.choices.model import Choices
from geo.choices.row_filters import RowFilters
from geo.core.i18n import Translator
from geo.core.memo import remembered
from geo.core.teryt import collation_key
from geo.data.join import AtlasTables
from geo.views.charts import Cell, Column, Dot, Scatter, Table
from geo.views.factory import make_view
from geo.views.joint.nearest_partner import nearest
from geo.views.joint.view import powiat_rows
from geo.views.view import View

RANKED = 25
"""Rows of a ranking; the table at the end of the page has all."""

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
    return _figures(view.joined, view.choices.rows, view.lang)


@remembered
def _figures(joined: AtlasTables, rows: RowFilters, lang: str) -> JointFigures:
    view = make_view(joined, Choices(rows), "joint", lang)
    powiaty = _powiaty(view)
    return JointFigures(
        _by_share(view.words, powiaty),
        _by_partnerships(view.words, powiaty),
        _scatter(view.words, powiaty),
        _countries(view),
        _without(view),
    )


# --------------------------------------------------------------------- powiaty
@dataclass(frozen=True)
class _Powiat:
    """A powiat shown; ``flooded`` and ``share`` are None without data, ``rank`` is its place in the alphabet."""

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
class _Names:
    """Name and place in the alphabet of each powiat, in code order."""

    names: tuple[str, ...]
    ranks: tuple[int, ...]


@remembered
def _names(joined: AtlasTables) -> _Names:
    names = tuple(make_view(joined, Choices(), "joint").powiat_names.values())
    order = sorted(range(len(names)), key=lambda at: collation_key(names[at]))
    return _Names(names, tuple(int(rank) for rank in np.argsort(order)))


def _powiaty(view: View) -> list[_Powiat]:
    named, rows = _names(view.joined), view.rows
    columns = ("powiat_teryt", "voivodeship", "gminy", "gminy_flooded", "share", "partnerships", "class_")
    cells = zip(rows.index.tolist(), *(rows[name].tolist() for name in columns), strict=True)
    return [
        _Powiat(
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


# -------------------------------------------------------------------- rankings
_Measures = Callable[[_Powiat], tuple[float, float]]


def _by_share(w: Translator, powiaty: list[_Powiat]) -> Table:
    """Rank the listed powiaty, the largest share first; of equal shares the one with more partnerships."""
    listed = [powiat for powiat in powiaty if powiat.flooded]
    return _ranking(
        w,
        listed,
        lambda powiat: (powiat.share or 0.0, powiat.partnerships),
        w("Largest share of gminy on the flood list"),
    )


def _by_partnerships(w: Translator, powiaty: list[_Powiat]) -> Table:
    """Rank the powiaty that have partnerships, the most first; of equal numbers the one with the larger share, no data last."""
    partnered = [powiat for powiat in powiaty if powiat.partnerships]
    return _ranking(w, partnered, _by_number, w("Most partnerships"))


def _by_number(powiat: _Powiat) -> tuple[float, float]:
    return powiat.partnerships, -1.0 if powiat.share is None else powiat.share


def _ranking(w: Translator, powiaty: list[_Powiat], measures: _Measures, title: str) -> Table:
    """Rank by two measures, the largest first; powiaty equal in both share a place and stand in alphabetical order."""
    ranked = sorted(powiaty, key=lambda powiat: (tuple(-value for value in measures(powiat)), powiat.rank))
    places = _places([measures(powiat) for powiat in ranked])
    best = ranked[:RANKED]
    cells: list[tuple[Cell, ...]] = [
        (
            place,
            powiat.name,
            powiat.voivodeship,
            powiat.flooded,
            powiat.gminy,
            _rounded(powiat.share),
            powiat.partnerships,
        )
        for place, powiat in zip(places, best, strict=False)
    ]
    columns = (
        Column(w("Place"), "number"),
        Column(w("Powiat")),
        Column(w("Voivodeship")),
        Column(w("Gminy on the list"), "number"),
        Column(w("All gminy"), "number"),
        Column(w("Share of gminy on the list"), "share"),
        Column(w("Partnerships"), "bar"),
    )
    return Table(
        title,
        columns,
        tuple(cells),
        tuple(f"powiat:{powiat.code}" for powiat in best),
        _ranking_note(w, places),
    )


def _places(measures: Iterable[tuple[float, float]]) -> list[int]:
    """Return the place of each pair of a sorted list: equal ones share the first one's."""
    places: list[int] = []
    last = None
    for at, pair in enumerate(measures):
        places.append(places[-1] if pair == last else at + 1)
        last = pair
    return places


def _ranking_note(w: Translator, places: list[int]) -> str:
    total = len(places)
    if total <= RANKED:
        return w("Powiaty in the ranking: {n}, all of them here.", n=w.number(total))
    note = w(
        "Powiaty in the ranking: {total}, the first {n} of them here.",
        n=w.number(RANKED),
        total=w.number(total),
    )
    last = places[RANKED - 1]
    cut = places[RANKED:].count(last)
    if cut:
        note += " " + w("Others that share place {place}: {n}.", place=w.number(last), n=w.number(cut))
    return note + " " + w("All powiaty are in the table at the end of the page.")


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 4)


# --------------------------------------------------------------------- scatter
def _scatter(w: Translator, powiaty: list[_Powiat]) -> Scatter:
    """Return a dot for each pair of values: its size tells how many powiaty lie on it, its label which."""
    groups: dict[tuple[float, int], list[_Powiat]] = {}
    for powiat in powiaty:
        if powiat.share is not None:
            groups.setdefault((powiat.share, powiat.partnerships), []).append(powiat)
    dots = [
        Dot(
            x=share,
            y=float(number),
            label=_dot_label(w, share, number, sorted(group, key=lambda powiat: powiat.rank)),
            key=f"powiat:{group[0].code}" if len(group) == 1 else "",
            colour=COLOURS[group[0].class_ - 1],
            n=len(group),
        )
        for (share, number), group in sorted(
            groups.items(), key=lambda item: -len(item[1])
        )  # small dots lie on top
    ]
    note = w(
        "The larger a dot, the more powiaty have these very values; its colour is that of the class on the"
        " map."
    )
    missing = len(powiaty) - sum(dot.n for dot in dots)
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


def _dot_label(w: Translator, share: float, number: int, powiaty: list[_Powiat]) -> str:
    values = w("share {share}, partnerships: {number}", share=w.percent(share), number=w.number(number))
    shown = ", ".join(powiat.name for powiat in powiaty[:_NAMED])
    more = len(powiaty) - _NAMED
    who = shown if more <= 0 else w("{names} and {n} more", names=shown, n=w.number(more))
    number_of = w.count("{n} powiat", "{n} powiaty", len(powiaty))
    return f"{number_of} ({values}): {who}"


# ------------------------------------------------------------------- countries
def _countries(view: View) -> Table:
    """Return the partner countries of the listed powiaty beside those of all powiaty shown, with a row of sums."""
    w = view.words
    columns = (
        Column(w("Partner country")),
        Column(w("Partnerships of listed powiaty"), "number"),
        Column(w("Share of these"), "share"),
        Column(w("Listed powiaty with such partners"), "number"),
        Column(w("Partnerships of all powiaty shown"), "number"),
        Column(w("Share of all"), "share"),
    )
    note = w(
        "Listed: on the flood list of 1999. A powiat with partners in several countries counts in each, so"
        " powiaty do not add up."
    )
    cells, keys = _country_rows(view)
    return Table(w("Partners of the powiaty on the flood list, by country"), columns, cells, keys, note)


def _country_rows(view: View) -> tuple[tuple[tuple[Cell, ...], ...], tuple[str, ...]]:
    """Return the cells of each country, the most partnerships of listed powiaty first, and of the sums; and their keys."""
    w, joined = view.words, view.joined
    kept = view.choices.rows.keep_partnerships(joined, view.powiaty["shown"])
    pairs = _pairs(joined, kept)
    listed = (joined.powiaty["flood_status"] == "listed").tolist()
    own_pairs = [(at, iso) for at, iso in pairs if listed[at]]
    every, own = Counter(iso for _, iso in pairs), Counter(iso for _, iso in own_pairs)
    powiaty = Counter(iso for _, iso in set(own_pairs))
    names = {iso: w.country(iso) for iso in every}
    order = sorted(every, key=lambda iso: (-own[iso], -every[iso], collation_key(names[iso])))
    if not order:
        return (), ()

    def cells(name: str, own: int, powiaty: int, every: int) -> tuple[Cell, ...]:
        return name, own, _part(own, len(own_pairs)), powiaty, every, _part(every, len(pairs))

    by_country = (cells(names[iso], own[iso], powiaty[iso], every[iso]) for iso in order)
    sums = cells(w("Together"), len(own_pairs), len({at for at, _ in own_pairs}), len(pairs))
    return (*by_country, sums), (*(f"country:{iso}" for iso in order), "")


def _pairs(joined: AtlasTables, kept: pd.Series) -> list[tuple[int, str]]:
    """Return (row of the powiat, country) of every partnership kept."""
    chosen = kept.to_numpy(dtype=bool)
    return list(
        zip(
            powiat_rows(joined)[chosen].tolist(),
            joined.partnerships["country"].to_numpy()[chosen].tolist(),
            strict=True,
        )
    )


def _part(number: int, whole: int) -> Cell:
    return round(number / whole, 4) if whole else None


# ------------------------------------------------------------ without partners
def _without(view: View) -> Table:
    """Return the listed powiaty without a partnership that meets the filters, each with the nearest powiat that has one.

    Conditions on partnerships hide such powiaty on the map, so here only those on powiaty hold. The nearest
    is looked for in the whole country: what is near does not end at a voivodeship.
    """
    w, filters, joined = view.words, view.choices.rows, view.joined
    area = joined.powiaty
    partners = _countries_of(
        w, _pairs(joined, filters.keep_partnerships(joined, pd.Series(True, index=area.index)))
    )
    has = pd.Series([at in partners for at in range(len(area))], index=area.index)
    listed = _of_powiaty(filters).keep_powiaty(joined) & (area["flood_status"] == "listed")
    asked = listed & ~has & (not filters.partners_only)
    found = nearest(joined, asked, has)
    near = dict(
        zip(found.index.tolist(), zip(found["at"].tolist(), found["km"].tolist(), strict=True), strict=True)
    )
    named, codes, voivodeships, shares = (
        _names(joined),
        *(area[name].tolist() for name in ("powiat_teryt", "voivodeship", "share")),
    )
    order = sorted(np.flatnonzero(asked.to_numpy()).tolist(), key=lambda at: (-shares[at], named.ranks[at]))
    cells: list[tuple[Cell, ...]] = []
    for at in order:
        there, km = near.get(at, (None, None))
        seen: tuple[Cell, ...] = (
            (None, None, None) if there is None else (named.names[there], round(km, 1), partners[there])
        )
        cells.append((named.names[at], voivodeships[at], _rounded(shares[at]), *seen))
    columns = (
        Column(w("Powiat without partners")),
        Column(w("Voivodeship")),
        Column(w("Share of gminy on the list"), "share"),
        Column(w("Nearest powiat with partners")),
        Column(w("Distance in km"), "number", 1),
        Column(w("Its partner countries")),
    )
    note = _without_note(w, filters, int(listed.sum()), int((listed & has).sum()))
    return Table(
        w("Powiaty on the flood list without partners"),
        columns,
        tuple(cells),
        tuple(f"powiat:{codes[at]}" for at in order),
        note,
    )


def _countries_of(w: Translator, pairs: list[tuple[int, str]]) -> dict[int, str]:
    """Return row of a powiat -> names of its partner countries in alphabetical order."""
    names = {iso: w.country(iso) for iso in {iso for _, iso in pairs}}
    order = {iso: place for place, iso in enumerate(sorted(names, key=lambda iso: collation_key(names[iso])))}
    found: dict[int, set[str]] = {}
    for at, iso in pairs:
        found.setdefault(at, set()).add(iso)
    return {
        at: ", ".join(names[iso] for iso in sorted(codes, key=order.__getitem__))
        for at, codes in found.items()
    }


def _of_powiaty(filters: RowFilters) -> RowFilters:
    """Return only the conditions on powiaty."""
    return RowFilters(
        voivodeships=filters.voivodeships, powiaty=filters.powiaty, flooded_only=filters.flooded_only
    )


def _without_note(w: Translator, filters: RowFilters, listed: int, partnered: int) -> str:
    if filters.partners_only:
        return w("The filter leaves only powiaty with partners, so there are none without.")
    note = w(
        "Powiaty on the flood list: {listed}, with partners: {partnered}, without: {without}.",
        listed=w.number(listed),
        partnered=w.number(partnered),
        without=w.number(listed - partnered),
    )
    if filters.narrows_partnerships:
        note += " " + w(
            "Only partnerships that meet the filters are counted; powiaty without them lie outside the"
            " filters on the map."
        )
    return (
        note
        + " "
        + w("Nearest: from seat to seat as the crow flies, in the whole country; 0 km means a common seat.")
    )
