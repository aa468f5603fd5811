"""Rankings of powiaty by share of gminy on the list and by partnerships."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from geo.core.i18n import Translator
from geo.views.charts import Cell, Column, Table
from geo.views.joint.powiaty import Powiat, rounded

RANKED = 25
"""Maximum number of rows of a ranking; the table at the end of the page has all powiaty."""

_Measures = Callable[[Powiat], tuple[float, float]]


def by_share(w: Translator, powiaty: list[Powiat]) -> Table:
    """Rank the listed powiaty by share of listed gminy, then by number of partnerships, both descending."""
    listed = [powiat for powiat in powiaty if powiat.flooded]
    return _ranking(
        w,
        listed,
        lambda powiat: (powiat.share or 0.0, powiat.partnerships),
        w("Largest share of gminy on the flood list"),
    )


def by_partnerships(w: Translator, powiaty: list[Powiat]) -> Table:
    """Rank the powiaty with partnerships by their number, then by share of listed gminy, both descending.

    Powiaty without data come last among those with the same number.
    """
    partnered = [powiat for powiat in powiaty if powiat.partnerships]
    return _ranking(w, partnered, _by_number, w("Most partnerships"))


def _by_number(powiat: Powiat) -> tuple[float, float]:
    return powiat.partnerships, -1.0 if powiat.share is None else powiat.share


def _ranking(w: Translator, powiaty: list[Powiat], measures: _Measures, title: str) -> Table:
    """Rank by two measures, both descending; ties share a rank and are in alphabetical order."""
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
            rounded(powiat.share),
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
    """Return the rank of each pair of a sorted list; equal pairs share the lowest rank ("1224" ranking)."""
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
