"""Search: a few typed letters to the right powiat, gmina, partner place or country.

Translator are compared without diacritics: whole, by their beginning, by their stem (Polish endings cut off), and
at last with small typos (rapidfuzz). Every word of the question must be met by another word of a name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pandas as pd
from rapidfuzz import process
from rapidfuzz.distance import OSA

from geo.choices.scene import Selection
from geo.core.i18n import LANGUAGES, Translator, words
from geo.core.labels import gmina_kind_name, place_kind_name
from geo.core.memo import remembered
from geo.core.teryt import VOIVODESHIPS, collation_key, is_city, name_key
from geo.data.gmina_register import Gmina, gminy_by_powiat
from geo.data.join import AtlasTables

LIMIT = 8
"""Hits shown at most."""

_SHORTEST = 2  # a single letter begins everything
_LONGEST = 80
_KINDS = ("powiat", "country", "voivodeship", "place", "gmina")  # the order of equally good hits
_HINTS = {
    "powiat": "powiat",
    "powiatu": "powiat",
    "powiecie": "powiat",
    "pow": "powiat",
    "county": "powiat",
    "gmina": "gmina",
    "gminy": "gmina",
    "gminie": "gmina",
    "gm": "gmina",
    "commune": "gmina",
    "kraj": "country",
    "kraju": "country",
    "country": "country",
    "wojewodztwo": "voivodeship",
    "wojewodztwa": "voivodeship",
    "wojewodztwie": "voivodeship",
    "woj": "voivodeship",
    "voivodeship": "voivodeship",
}
_LITTLE = frozenset({"w", "we", "na", "z", "ze", "i", "do", "in", "of", "the", "and"})
_ENDINGS = {
    "czech": "c",
    "szech": "ch",
    "rzech": "r",
    "iego": "",
    "iemu": "",
    "ami": "",
    "ach": "",
    "ech": "",
    "ego": "",
    "emu": "",
    "imi": "",
    "ymi": "",
    "ich": "",
    "ych": "",
    "iej": "",
    "owi": "",
    "iem": "",
    "om": "",
    "ow": "",
    "em": "",
    "im": "",
    "ym": "",
    "ej": "",
    "ie": "",
    "ia": "",
    "a": "",
    "e": "",
    "i": "",
    "o": "",
    "u": "",
    "y": "",
}
"""Polish endings and what stands for them in a stem, the longest first: "w Niemczech" is of "Niemcy"."""
_LEAST_STEM = 3

EXACT, PREFIX, WORD_PREFIX, STEM, FUZZY = range(5)
"""Ranks of a hit, the best first."""


@dataclass(frozen=True)
class Hit:
    """One thing found: what it is called, what tells it from others, and what it opens.

    ``page`` is a name of ``geo.choices.pages.PATHS``; ``choices`` are the fields of ``Choices`` that
    opening it sets.
    """

    kind: str
    label: str
    detail: str
    page: str
    choices: tuple[tuple[str, object], ...]


@dataclass(frozen=True)
class _Name:
    """One name of a thing: its words; ``also`` when it is not the name the hit is shown under.

    ``qualified``: with the voivodeship, powiat or country behind it, which alone do not name the thing.
    """

    words: tuple[str, ...]
    hit: int
    also: bool
    qualified: bool


Named = tuple[Hit, tuple[str, ...], tuple[str, ...]]
"""A hit, its names with the one it is shown under first, and its names with words that only tell it from others."""


class Index:
    """All names of one ``AtlasTables`` in one language, with the places where each word stands; never changed after it is made."""

    def __init__(self, named: Iterable[Named]) -> None:
        self.hits: list[Hit] = []
        self._names: list[_Name] = []
        self._holders: dict[str, list[int]] = defaultdict(list)
        for hit, names, qualified in named:
            self._add(hit, names, qualified)
        self._vocabulary = list(self._holders)
        self._stems: dict[str, list[str]] = defaultdict(list)
        for word in self._vocabulary:
            self._stems[stem(word)].append(word)

    def _add(self, hit: Hit, names: tuple[str, ...], qualified: tuple[str, ...]) -> None:
        self.hits.append(hit)
        keys = dict.fromkeys(name_key(name) for name in (*names, *qualified))
        longer = {name_key(name) for name in qualified} - {name_key(name) for name in names}
        own = {name_key(name) for name in (*names[:1], *qualified[:1])}
        for key in keys:
            parts = tuple(key.split())
            for word in set(parts):
                self._holders[word].append(len(self._names))
            self._names.append(_Name(parts, len(self.hits) - 1, key not in own, key in longer))

    def find(self, text: str, limit: int = LIMIT) -> tuple[Hit, ...]:
        """Return the hits of ``text``, the best first; none for a text without letters or like no name."""
        asked, kind = _read(text)
        if sum(map(len, asked)) < _SHORTEST:
            return ()
        ranked: dict[int, tuple[object, ...]] = {}
        for number, met in self._meeting(asked).items():
            name = self._names[number]
            if name.qualified and len(asked) == 1:
                continue
            hit = self.hits[name.hit]
            order = (
                hit.kind != kind if kind else False,
                *_rank(name, asked, met),
                _KINDS.index(hit.kind),
                collation_key(hit.label),
            )
            if name.hit not in ranked or order < ranked[name.hit]:
                ranked[name.hit] = order
        best = sorted(ranked, key=lambda hit: (*ranked[hit], self.hits[hit].detail))
        if kind and best and self.hits[best[0]].kind == kind:
            best = [hit for hit in best if self.hits[hit].kind == kind]
        return tuple(self.hits[hit] for hit in best[:limit])

    def _meeting(self, asked: tuple[str, ...]) -> dict[int, list[tuple[int, int]]]:
        """Return name number -> (rank, edits) of each word asked for, for the names that meet them all."""
        found: dict[int, list[tuple[int, int]]] | None = None
        for word in asked:
            met: dict[int, tuple[int, int]] = {}
            for own, how in self._like(word).items():
                for number in self._holders[own]:
                    met[number] = min(met.get(number, how), how)
            if found is None:
                found = {number: [how] for number, how in met.items()}
            else:
                found = {number: [*hows, met[number]] for number, hows in found.items() if number in met}
        return found or {}

    def _like(self, word: str) -> dict[str, tuple[int, int]]:
        """Return the words that ``word`` may stand for: how (a rank) and by how many edits."""
        like = {own: (FUZZY, int(edits)) for own, edits in self._typos(word)}
        like |= dict.fromkeys(self._stems.get(stem(word), ()), (STEM, 0))
        like |= {own: (PREFIX, 0) for own in self._vocabulary if own.startswith(word)}
        if word in self._holders:
            like[word] = (EXACT, 0)
        return like

    def _typos(self, word: str) -> Iterator[tuple[str, float]]:
        most = 0 if len(word) < 4 else 1 if len(word) < 8 else 2
        if most:
            for own, edits, _ in process.extract(
                word, self._vocabulary, scorer=OSA.distance, score_cutoff=most, limit=None
            ):
                yield own, edits


def _read(text: str) -> tuple[tuple[str, ...], str]:
    """Return the words asked for and the kind that one of them names ("" when none does)."""
    parts = name_key(text[:_LONGEST]).split()
    kinds = [_HINTS[part] for part in parts if part in _HINTS]
    asked = [part for part in parts if part not in _HINTS and part not in _LITTLE] or parts
    return tuple(asked), kinds[0] if kinds and tuple(asked) != tuple(parts) else ""


def _rank(name: _Name, asked: tuple[str, ...], met: list[tuple[int, int]]) -> tuple[int, int, bool, int]:
    """Return (rank, edits, not the name shown, words not asked for) of a name that meets every word asked for."""
    worst, edits = max(how for how, _ in met), sum(edits for _, edits in met)
    if worst <= PREFIX:
        whole = name.words == asked
        worst = (
            EXACT if whole else PREFIX if " ".join(name.words).startswith(" ".join(asked)) else WORD_PREFIX
        )
    return worst, edits, name.also, len(name.words) - len(asked)


def stem(word: str) -> str:
    """Return a word without its Polish ending: "zywieckiego" and "zywiecki" both give "zywieck"."""
    for ending, instead in _ENDINGS.items():
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            return word[: -len(ending)] + instead
    return word


# ----------------------------------------------------------------------- names
def find(joined: AtlasTables, lang: str, text: str, limit: int = LIMIT) -> tuple[Hit, ...]:
    """Return what ``text`` may mean, the best first."""
    return index(joined, lang).find(text, limit)


@remembered
def index(joined: AtlasTables, lang: str) -> Index:
    """Return the index of all names, made once per data and language."""
    w = words(lang)
    return Index(
        (
            *_powiaty(joined, w),
            *_countries(joined, w),
            *_voivodeships(w),
            *_places(joined, w),
            *_gminy(joined, w),
        )
    )


def _powiaty(joined: AtlasTables, w: Translator) -> Iterator[Named]:
    before = (
        joined.floods.groupby("powiat_teryt")["powiat_1999"].agg(set).to_dict() if len(joined.floods) else {}
    )
    printed = _printed(joined.partnerships, "powiat_teryt", "printed_powiat")
    for row in joined.powiaty.itertuples(index=False):
        code, name = row.powiat_teryt, row.powiat
        label = (
            w("{name}, city with powiat rights", name=name)
            if is_city(code)
            else w("Powiat {name}", name=name)
        )
        hit = Hit(
            "powiat",
            label,
            w("voivodeship {name}", name=row.voivodeship),
            "card",
            (("selected", Selection("powiat", code)), ("gmina", "")),
        )
        old = sorted(other for other in before.get(code, ()) if _is_former(joined, other, code))
        extra = [other.removeprefix("Powiat ").removeprefix("Miasto ") for other in printed.get(code, ())]
        yield (
            hit,
            (name, row.seat, *old, *extra),
            (f"{name} {row.voivodeship}", f"{row.seat} {row.voivodeship}"),
        )


def _is_former(joined: AtlasTables, name: str, code: str) -> bool:
    """Tell whether a powiat name of 1999 is none of today: it then leads to the powiat that the code names now."""
    return bool(name) and not (joined.powiaty["powiat"] == name).any()


def _countries(joined: AtlasTables, w: Translator) -> Iterator[Named]:
    if joined.partnerships.empty:
        return
    counts = joined.partnerships["country"].value_counts()
    printed = _printed(joined.partnerships, "country", "printed_country")
    for iso in sorted(counts.index):
        detail = w("country") + ", " + w.count("{n} partnership", "{n} partnerships", int(counts[iso]))
        hit = Hit(
            "country", w.country(iso), detail, "partnerships", (("countries", (iso,)), ("selected", None))
        )
        yield (
            hit,
            (w.country(iso), *(words(lang).country(iso) for lang in LANGUAGES), *printed.get(iso, ())),
            (),
        )


def _voivodeships(w: Translator) -> Iterator[Named]:
    for code, name in VOIVODESHIPS.items():
        hit = Hit(
            "voivodeship",
            w("voivodeship {name}", name=name),
            w("Flood 1999"),
            "floods",
            (("voivodeships", (code,)), ("selected", None)),
        )
        yield hit, (name,), ()


def _places(joined: AtlasTables, w: Translator) -> Iterator[Named]:
    printed = _printed(joined.partnerships, "place_id", "printed_partner")
    for row in joined.places.itertuples(index=False):
        hit = Hit(
            "place",
            row.name,
            f"{w.country(row.country)}, {place_kind_name(w, row.kind)}",
            "partnerships",
            (("selected", Selection("place", row.place_id)),),
        )
        names = (row.name, row.anchor, *printed.get(row.place_id, ()))
        yield hit, names, tuple(f"{row.name} {words(lang).country(row.country)}" for lang in LANGUAGES)


def _gminy(joined: AtlasTables, w: Translator) -> Iterator[Named]:
    """Yield the gminy of today, found by their printed names of 1999 too; a city with powiat rights is a powiat already."""
    names = dict(joined.powiaty[["powiat_teryt", "powiat"]].itertuples(index=False))
    printed: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for row in joined.floods.itertuples(index=False):
        printed[row.powiat_teryt, row.gmina, row.gmina_kind].append(row.printed_unit)
    for code, gminy in gminy_by_powiat(joined).items():
        if code in names and not is_city(code):
            for gmina in gminy:
                yield (
                    _gmina_hit(w, gmina, names[code]),
                    (gmina.name, *printed[code, gmina.name, gmina.kind]),
                    (f"{gmina.name} {names[code]} {VOIVODESHIPS[code[:2]]}",),
                )


def _gmina_hit(w: Translator, gmina: Gmina, powiat: str) -> Hit:
    detail = ", ".join(
        (gmina_kind_name(w, gmina.kind), w("powiat {name}", name=powiat), VOIVODESHIPS[gmina.powiat[:2]])
    )
    return Hit(
        "gmina",
        gmina.name,
        detail,
        "card",
        (("selected", Selection("powiat", gmina.powiat)), ("gmina", gmina.key)),
    )


def _printed(rows: pd.DataFrame, key: str, column: str) -> dict[str, list[str]]:
    """Return key -> the printed names of a thing, each once."""
    found: dict[str, list[str]] = defaultdict(list)
    for of, name in rows[[key, column]].drop_duplicates().itertuples(index=False):
        found[of].append(name)
    return found
