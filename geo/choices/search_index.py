"""The search index: words of names, found whole, by their beginning, by their stem, or with typos.

Names and queries are compared without case and diacritics. Every word of a query must match another word of
a name: exactly, as a prefix, by its stem (Polish inflectional endings are cut off) or, last, within a small
edit distance (rapidfuzz).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from rapidfuzz import process
from rapidfuzz.distance import OSA

from geo.core.teryt import collation_key, name_key

LIMIT = 8
"""Hits shown at most."""

_MIN_LETTERS = 2  # a single letter is a prefix of nearly everything
_MAX_LETTERS = 80
_KINDS = ("powiat", "country", "voivodeship", "place", "gmina")  # equally good hits come in this order
_KIND_WORDS = {
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
_STOP_WORDS = frozenset({"w", "we", "na", "z", "ze", "i", "do", "in", "of", "the", "and"})
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
"""Polish inflectional ending -> what replaces it in a stem, longest first: "Niemczech" -> "niemc"."""
_MIN_STEM = 3

EXACT, PREFIX, WORD_PREFIX, STEM, FUZZY = range(5)
"""Ranks of a match, best first."""


@dataclass(frozen=True)
class Hit:
    """A search result: its name, a detail that tells it from others of that name, and what it opens.

    Attributes
    ----------
    kind
        One of "powiat", "country", "voivodeship", "place", "gmina"; "view" for a printed address or code.
    page
        A name of ``geo.choices.pages.PATHS``.
    choices
        Fields of ``Choices`` that opening the result sets, with their values.
    address
        Path and parameters that opening the result goes to instead; "" for none.
    """

    kind: str
    label: str
    detail: str
    page: str
    choices: tuple[tuple[str, object], ...]
    address: str = ""


@dataclass(frozen=True)
class Entry:
    """A hit and the names it is found by.

    Attributes
    ----------
    names
        The name shown first, then other names.
    qualified
        Names with their voivodeship, powiat or country, which alone do not name the thing.
    reasons
        Other name -> why it finds this thing, to be said with the hit.
    """

    hit: Hit
    names: tuple[str, ...]
    qualified: tuple[str, ...] = ()
    reasons: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class _Name:
    """An indexed name: its words, the number of its hit, and whether it is an alias or a qualified name."""

    words: tuple[str, ...]
    hit: int
    alias: bool
    qualified: bool
    reason: str


class Index:
    """An immutable inverted index: each word of a name and the names it occurs in."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.hits: list[Hit] = []
        self._names: list[_Name] = []
        self._postings: dict[str, list[int]] = defaultdict(list)
        for entry in entries:
            self._add(entry)
        self._vocabulary = list(self._postings)
        self._stems: dict[str, list[str]] = defaultdict(list)
        for word in self._vocabulary:
            self._stems[stem(word)].append(word)

    def _add(self, entry: Entry) -> None:
        self.hits.append(entry.hit)
        keys = dict.fromkeys(name_key(name) for name in (*entry.names, *entry.qualified))
        qualified = {name_key(name) for name in entry.qualified} - {name_key(name) for name in entry.names}
        primary = {name_key(name) for name in (*entry.names[:1], *entry.qualified[:1])}
        reasons = {name_key(name): reason for name, reason in entry.reasons.items()}
        for key in keys:
            parts = tuple(key.split())
            for word in set(parts):
                self._postings[word].append(len(self._names))
            alias, reason = key not in primary, reasons.get(key, "")
            self._names.append(
                _Name(parts, len(self.hits) - 1, alias, key in qualified, reason if alias else "")
            )

    def find(self, text: str, limit: int = LIMIT) -> tuple[Hit, ...]:
        """Return the best hits for a query, best first."""
        asked, kind = _read(text)
        if sum(map(len, asked)) < _MIN_LETTERS:
            return ()
        ranked: dict[int, tuple[object, ...]] = {}
        reasons: dict[int, str] = {}
        for number, met in self._matches(asked).items():
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
                ranked[name.hit], reasons[name.hit] = order, name.reason
        best = sorted(ranked, key=lambda hit: (*ranked[hit], self.hits[hit].detail))
        if kind and best and self.hits[best[0]].kind == kind:
            best = [hit for hit in best if self.hits[hit].kind == kind]
        return tuple(_because(self.hits[hit], reasons[hit]) for hit in best[:limit])

    def _matches(self, asked: tuple[str, ...]) -> dict[int, list[tuple[int, int]]]:
        """Return name number -> (rank, edits) of each query word, for the names that match all of them."""
        found: dict[int, list[tuple[int, int]]] | None = None
        for word in asked:
            met: dict[int, tuple[int, int]] = {}
            for own, how in self._similar(word).items():
                for number in self._postings[own]:
                    met[number] = min(met.get(number, how), how)
            if found is None:
                found = {number: [how] for number, how in met.items()}
            else:
                found = {number: [*hows, met[number]] for number, hows in found.items() if number in met}
        return found or {}

    def _similar(self, word: str) -> dict[str, tuple[int, int]]:
        """Return the indexed words that match a query word, with rank and number of edits."""
        # Later matches are better ones and replace earlier ones.
        similar = {own: (FUZZY, edits) for own, edits in self._typos(word)}
        similar |= dict.fromkeys(self._stems.get(stem(word), ()), (STEM, 0))
        similar |= {own: (PREFIX, 0) for own in self._vocabulary if own.startswith(word)}
        if word in self._postings:
            similar[word] = (EXACT, 0)
        return similar

    def _typos(self, word: str) -> Iterator[tuple[str, int]]:
        """Yield the indexed words within the edit distance that a word of this length allows."""
        most = 0 if len(word) < 4 or word.isdecimal() else 1 if len(word) < 8 else 2
        if most:
            for own, edits, _ in process.extract(
                word, self._vocabulary, scorer=OSA.distance, score_cutoff=most, limit=None
            ):
                yield own, int(edits)


def _because(hit: Hit, reason: str) -> Hit:
    return replace(hit, detail=f"{hit.detail} · {reason}") if reason else hit


def _read(text: str) -> tuple[tuple[str, ...], str]:
    """Return the words of a query and the kind of thing one of them asks for ("" if none does)."""
    parts = name_key(text[:_MAX_LETTERS]).split()
    kinds = [_KIND_WORDS[part] for part in parts if part in _KIND_WORDS]
    asked = [part for part in parts if part not in _KIND_WORDS and part not in _STOP_WORDS] or parts
    return tuple(asked), kinds[0] if kinds and tuple(asked) != tuple(parts) else ""


def _rank(name: _Name, asked: tuple[str, ...], met: list[tuple[int, int]]) -> tuple[int, int, bool, int]:
    """Return (rank, edits, is an alias, words not in the query) of a name that matches the query."""
    worst, edits = max(how for how, _ in met), sum(edits for _, edits in met)
    if worst <= PREFIX:
        whole = name.words == asked
        worst = (
            EXACT if whole else PREFIX if " ".join(name.words).startswith(" ".join(asked)) else WORD_PREFIX
        )
    return worst, edits, name.alias, len(name.words) - len(asked)


def stem(word: str) -> str:
    """Return a word without its Polish ending: "zywieckiego" and "zywiecki" both give "zywieck"."""
    for ending, instead in _ENDINGS.items():
        if word.endswith(ending) and len(word) - len(ending) >= _MIN_STEM:
            return word[: -len(ending)] + instead
    return word
