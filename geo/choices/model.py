"""What the reader chose: one frozen value that narrows the tables, describes itself and fits in an address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import Any

import pandas as pd

from geo.cartography import class_breaks
from geo.cartography.classification import K_RANGE, PALETTES, SCHEMES
from geo.core.i18n import Translator
from geo.core.labels import form_name
from geo.core.teryt import VOIVODESHIPS, collation_key, is_powiat_code
from geo.data.gmina_register import gmina_of_key
from geo.data.join import AtlasTables
from geo.data.vocabulary import FORMS

LEVELS = ("voivodeship", "powiat", "gmina")
MEASURES = ("share", "number", "area", "towns", "others", "listed")
COLOUR_BY = ("country", "form", "kind", "decade")
PARTNER_FIGURES = ("countries", "powiaty", "matrix", "years", "lengths", "domestic")
"""What may stand below the map of partnerships, one at a time."""
BASEMAPS = ("", "osm", "bdo", "ortho")
PIN_LIMIT = 4
"""Most powiaty put side by side."""
SLIDE_LIMIT = 20

_LIST_LIMIT = 400  # an address longer than all powiaty is nonsense
_YEARS = range(1900, 2101)
_NUMBERS = {"min_km": range(20_038), "top": range(250)}  # half the way round the Earth; countries there are


@dataclass(frozen=True)
class Filters:
    """Every choice of the reader; equal values give equal views.

    Empty tuples mean "all". ``year_from`` and ``year_to`` are inclusive, None is open;
    ``unknown_year`` keeps partnerships without a year. All conditions hold at once, on every page:
    a powiat is shown when it meets those on powiaty and, as soon as one condition on partnerships
    is set, has a partnership that meets them all. ``min_km`` is the shortest length kept; ``top`` keeps the
    countries with most partnerships in the full table, so many and those equal to the last of them, 0 keeps
    all. ``selected`` is what the reader clicked: "powiat:2417", "place:cz-ostrava", "row:12", "country:DE",
    "year:2001" or "year:unknown"; ``gmina`` is the one looked for in a selected powiat,
    "2417-jelesnia-wiejska"; ``partner_figure`` stands below the map of partnerships; ``pins`` are the powiaty
    put side by side, in the order of pinning; ``extent`` is what the map shows, "zoom/lat/lon", "" for its
    own choice; ``present`` is the presentation mode, ``slides`` its saved views (``geo.choices.slides``) and
    ``slide`` the number of the one shown, 0 for none. These change no rows. ``level`` is what the flood map
    colours; ``breaks`` are those of the scheme "manual", percentages or numbers as the measure asks for.
    """

    voivodeships: tuple[str, ...] = ()
    powiaty: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    year_from: int | None = None
    year_to: int | None = None
    unknown_year: bool = True
    min_km: int = 0
    top: int = 0
    flooded_only: bool = False
    partners_only: bool = False
    measure: str = "share"
    scheme: str = "quantile"
    k: int = 5
    level: str = "powiat"
    breaks: tuple[float, ...] = ()
    palette: str = PALETTES[0]
    colour_by: str = "country"
    partner_figure: str = PARTNER_FIGURES[0]
    patterns: bool = False
    basemap: str = ""
    selected: str = ""
    gmina: str = ""
    pins: tuple[str, ...] = ()
    extent: str = ""
    present: bool = False
    slides: str = ""
    slide: int = 0

    def __post_init__(self) -> None:
        for name in ("voivodeships", "powiaty", "countries", "forms"):
            object.__setattr__(self, name, tuple(sorted(set(getattr(self, name)))))
        object.__setattr__(self, "breaks", tuple(sorted({float(b) for b in self.breaks})))
        if self.gmina and self.selected != f"powiat:{self.gmina[:4]}":
            object.__setattr__(self, "gmina", "")
        object.__setattr__(self, "pins", tuple(dict.fromkeys(self.pins))[:PIN_LIMIT])

    @property
    def of_rows(self) -> Filters:
        """These filters without what changes no row: selection, pins, extent, basemap, patterns, figure, presentation."""
        kept = {
            "selected": "",
            "gmina": "",
            "pins": (),
            "extent": "",
            "basemap": "",
            "partner_figure": PARTNER_FIGURES[0],
            "slides": "",
        }
        return replace(self, patterns=False, present=False, slide=0, **kept)  # type: ignore[arg-type]

    # ------------------------------------------------------------------ apply
    @property
    def narrows_partnerships(self) -> bool:
        """Whether any condition on partnerships is set."""
        return bool(
            self.countries
            or self.forms
            or not self.unknown_year
            or self.narrows_years
            or self.min_km
            or self.top
        )

    @property
    def narrows_years(self) -> bool:
        """Whether a first or a last year is set."""
        return self.year_from is not None or self.year_to is not None

    def keep_powiaty(self, joined: AtlasTables) -> pd.Series:
        """Return a boolean per row of ``joined.powiaty``: shown under these filters."""
        table = joined.powiaty
        keep = pd.Series(True, index=table.index)
        if self.voivodeships:
            keep &= table["powiat_teryt"].str[:2].isin(self.voivodeships)
        if self.powiaty:
            keep &= table["powiat_teryt"].isin(self.powiaty)
        if self.flooded_only:
            keep &= table["flood_status"] == "listed"
        if self.partners_only or self.narrows_partnerships:
            matching = joined.partnerships.loc[self._meets(joined.partnerships), "powiat_teryt"]
            keep &= table["powiat_teryt"].isin(matching)
        return keep

    def keep_partnerships(self, joined: AtlasTables, powiaty: pd.Series) -> pd.Series:
        """Return a boolean per row of ``joined.partnerships``; ``powiaty`` as from ``keep_powiaty``."""
        shown = joined.powiaty.loc[powiaty, "powiat_teryt"]
        return joined.partnerships["powiat_teryt"].isin(shown) & self._meets(joined.partnerships)

    def _meets(self, partnerships: pd.DataFrame) -> pd.Series:
        keep = pd.Series(True, index=partnerships.index)
        if self.countries:
            keep &= partnerships["country"].isin(self.countries)
        if self.forms:
            keep &= partnerships["form"].isin(self.forms)
        if self.min_km:
            keep &= partnerships["length_km"] >= self.min_km
        if self.top:
            keep &= partnerships["country"].isin(top_countries(partnerships, self.top))
        year = partnerships["year"]
        if self.narrows_years:
            keep &= year.isna() | year.between(self.year_from or _YEARS[0], self.year_to or _YEARS[-1])
        if not self.unknown_year:
            keep &= year.notna()
        return keep

    def fitting(self, joined: AtlasTables) -> tuple[Filters, tuple[str, ...]]:
        """Return these filters without codes that the data do not hold, and the names of what lost some."""
        return _fitting(self, joined)

    # --------------------------------------------------------------- describe
    def describe(self, words: Translator, names: Mapping[str, str]) -> str:
        """Return the conditions in words, "" when there are none. ``names``: powiat code -> name."""
        says: list[str] = []
        if self.voivodeships:
            says.append(
                words("voivodeship: {names}", names=words.listed(VOIVODESHIPS[c] for c in self.voivodeships))
            )
        if self.powiaty:
            says.append(
                words(
                    "powiat: {names}",
                    names=words.listed(sorted((names.get(c, c) for c in self.powiaty), key=collation_key)),
                )
            )
        if self.countries:
            says.append(
                words(
                    "partner country: {names}", names=words.listed(words.country(c) for c in self.countries)
                )
            )
        if self.forms:
            says.append(words("form: {names}", names=words.listed(form_name(words, f) for f in self.forms)))
        if self.top:
            says.append(
                words("countries with most partnerships: {n}, ties included", n=words.number(self.top))
            )
        if self.min_km:
            says.append(words("{km} km or longer", km=words.number(self.min_km)))
        says += self._describe_years(words)
        if self.flooded_only:
            says.append(words("only powiaty on the flood list"))
        if self.partners_only:
            says.append(words("only powiaty with partners"))
        return "; ".join(says)

    def _describe_years(self, words: Translator) -> list[str]:
        unknown = words("year unknown included") if self.unknown_year else words("year unknown left out")
        if self.year_from is not None and self.year_to is not None:
            return [words("years {first}–{last}", first=self.year_from, last=self.year_to) + f" ({unknown})"]
        if self.year_from is not None:
            return [words("from the year {first}", first=self.year_from) + f" ({unknown})"]
        if self.year_to is not None:
            return [words("up to the year {last}", last=self.year_to) + f" ({unknown})"]
        return [] if self.unknown_year else [unknown]

    # ---------------------------------------------------------------- address
    def to_query(self) -> dict[str, str]:
        """Return the choices that differ from the defaults, as address parameters."""
        default = Filters()
        query = {}
        for field in fields(self):
            value = getattr(self, field.name)
            if value != getattr(default, field.name):
                query[field.name] = _write(value)
        return query

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> tuple[Filters, tuple[str, ...]]:
        """Return the filters of an address and the names of the parameters that were ignored.

        Nonsense never raises: an unknown value is dropped, a parameter without a good value keeps its
        default.
        """
        chosen: dict[str, Any] = {}
        ignored: list[str] = []
        for field in fields(cls):
            if field.name not in query:
                continue
            value, complete = _read(field.name, str(query[field.name]))
            if value is not None:
                chosen[field.name] = value
            if not complete:
                ignored.append(field.name)
        result = cls(**chosen)
        if result.year_from is not None and result.year_to is not None and result.year_from > result.year_to:
            result = replace(result, year_from=None, year_to=None)
            ignored += ["year_from", "year_to"]
        if chosen.get("gmina") and not result.gmina:
            ignored.append("gmina")
        return result, tuple(dict.fromkeys(ignored))


@lru_cache(maxsize=256)
def _fitting(filters: Filters, joined: AtlasTables) -> tuple[Filters, tuple[str, ...]]:
    known_powiaty, known_countries = set(joined.powiaty["powiat_teryt"]), set(joined.partnerships["country"])
    powiaty = tuple(c for c in filters.powiaty if c in known_powiaty)
    countries = tuple(c for c in filters.countries if c in known_countries)
    years = joined.partnerships["year"].dropna()
    inside = {
        name: year if year is None or (len(years) and years.min() <= year <= years.max()) else None
        for name, year in (("year_from", filters.year_from), ("year_to", filters.year_to))
    }
    selected = filters.selected if exists(joined, filters.selected) else ""
    gmina = filters.gmina if selected and gmina_of_key(filters.gmina) else ""
    pins = tuple(c for c in filters.pins if c in known_powiaty)
    most = {"min_km": joined.partnerships["length_km"].max(), "top": joined.partnerships["country"].nunique()}
    numbers = {
        name: value if (value := getattr(filters, name)) <= largest else 0 for name, largest in most.items()
    }
    kept = {
        "powiaty": powiaty,
        "countries": countries,
        "selected": selected,
        "gmina": gmina,
        "pins": pins,
        **inside,
        **numbers,
    }
    lost = tuple(name for name, value in kept.items() if value != getattr(filters, name))
    return replace(filters, **kept), lost  # type: ignore[arg-type]


@lru_cache(maxsize=4)
def year_span(joined: AtlasTables) -> tuple[int, int]:
    """Return the first and last year found in the table; 1999 and 2009 when there is none."""
    years = joined.partnerships["year"].dropna()
    return (int(years.min()), int(years.max())) if len(years) else (1999, 2009)


def top_countries(partnerships: pd.DataFrame, top: int) -> set[str]:
    """Return the ``top`` countries with most rows of the full table, and those that have as many as the last of them."""
    counts = partnerships["country"].value_counts()
    return set(counts[counts >= counts.iloc[min(top, len(counts)) - 1]].index) if len(counts) else set()


def exists(joined: AtlasTables, selected: str) -> bool:
    """Tell whether a selection names a powiat, place, row, partner country or year of the data."""
    kind, _, key = selected.partition(":")
    match kind:
        case "powiat":
            known = joined.powiaty["powiat_teryt"]
        case "place":
            known = joined.places["place_id"]
        case "voivodeship":
            return key in VOIVODESHIPS
        case "row":
            known = joined.partnerships["lp"].astype(str)
        case "country":
            known = joined.partnerships["country"]
        case "year":
            known = year_keys(joined.partnerships)
        case "voivodeship":
            return key in VOIVODESHIPS
        case _:
            return False
    return bool((known == key).any())


def year_keys(partnerships: pd.DataFrame) -> pd.Series:
    """Return the year of each row as it stands in a selection: "2001", or "unknown"."""
    return partnerships["year"].astype("string").fillna("unknown")


_EXTENT = re.compile(r"(\d{1,2}(?:\.\d{1,2})?)/(-?\d{1,2}(?:\.\d{1,5})?)/(-?\d{1,3}(?:\.\d{1,5})?)", re.ASCII)
_SELECTED = re.compile(
    r"(powiat:\d{4}|voivodeship:\d{2}|place:[a-z0-9-]{1,80}|row:\d{1,4}|country:[A-Z]{2}|year:(?:\d{4}|unknown))",
    re.ASCII,
)
_SLIDES = re.compile(r"[a-z]{1,20}(?:[;~][a-z_]{1,20}(?:=[\w,:./%-]{1,2000})?){0,200}", re.ASCII)
_GMINA = re.compile(r"\d{4}-[a-z0-9-]{1,80}", re.ASCII)
_PATTERNS = {"selected": _SELECTED, "gmina": _GMINA, "extent": _EXTENT, "slides": _SLIDES}

_ALLOWED: dict[str, tuple[str, ...]] = {
    "basemap": BASEMAPS,
    "forms": FORMS,
    "level": LEVELS,
    "measure": MEASURES,
    "palette": PALETTES,
    "scheme": SCHEMES,
    "colour_by": COLOUR_BY,
    "partner_figure": PARTNER_FIGURES,
    "k": tuple(str(k) for k in range(K_RANGE[0], K_RANGE[1] + 1)),
    "slide": tuple(str(number) for number in range(1, SLIDE_LIMIT + 1)),
}


def _write(value: object) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, tuple):
        return ",".join(value) if all(isinstance(word, str) for word in value) else class_breaks.plain(value)
    return str(value)


def _read(name: str, text: str) -> tuple[Any, bool]:
    """Return (value or None, whether all of ``text`` was understood)."""
    default = getattr(Filters(), name)
    if name == "breaks":
        read = class_breaks.read_plain(text.split(",")[:_LIST_LIMIT])
        return read, len(read) == text.count(",") + 1
    if isinstance(default, tuple):
        words = text.split(",")
        good = tuple(word for word in words[:_LIST_LIMIT] if _is_choice(name, word))
        return good, len(good) == len(words) and (name != "pins" or len(set(good)) <= PIN_LIMIT)
    if isinstance(default, bool):
        return (text == "1", True) if text in ("0", "1") else (None, False)
    if name in ("year_from", "year_to"):
        good_year = text.isascii() and text.isdigit() and len(text) == 4 and int(text) in _YEARS
        return (int(text), True) if good_year else (None, False)
    if name in _NUMBERS:
        good_number = (
            text.isascii()
            and text.isdigit()
            and len(text) <= 5
            and text == str(int(text))
            and int(text) in _NUMBERS[name]
        )
        return (int(text), True) if good_number else (None, False)
    if name in _PATTERNS:
        return (text, True) if _PATTERNS[name].fullmatch(text) else (None, False)
    if text not in _ALLOWED[name]:
        return None, False
    return (int(text) if name in ("k", "slide") else text), True


def _is_choice(name: str, word: str) -> bool:
    if name == "voivodeships":
        return word in VOIVODESHIPS
    if name in ("powiaty", "pins"):
        return is_powiat_code(word)
    if name == "countries":
        return len(word) == 2 and word.isascii() and word.isalpha() and word.isupper()
    return word in _ALLOWED[name]
