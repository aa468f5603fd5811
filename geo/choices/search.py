"""Search for powiaty, gminy, partner places, countries and voivodeships by name.

The index holds today's names and those printed in the sources.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import pandas as pd

from geo.choices.address import VERSION, page_address, read_query
from geo.choices.pages import PATHS
from geo.choices.printed_address import read_printed
from geo.choices.scene import Selection
from geo.choices.search_index import LIMIT, Entry, Hit, Index
from geo.core.i18n import LANGUAGES, Translator, words
from geo.core.labels import gmina_kind_name, place_kind_name
from geo.core.memo import remembered
from geo.core.records import records
from geo.core.teryt import VOIVODESHIPS, is_city
from geo.data.gmina_register import Gmina, gminy_by_powiat
from geo.data.join import AtlasTables, powiat_names
from geo.data.split_off import with_split_off


def find(tables: AtlasTables, lang: str, text: str, limit: int = LIMIT) -> tuple[Hit, ...]:
    """Return what ``text`` may mean, best first: names, or the view of a printed address or code."""
    printed = read_printed(text)
    return (_view(tables, lang, *printed),) if printed else index(tables, lang).find(text, limit)


def _view(tables: AtlasTables, lang: str, page: str, query: Mapping[str, str]) -> Hit:
    w = words(lang)
    choices, _ = read_query(query, page)[0].fitting(tables)
    detail = choices.rows.on_page(page).describe(w, powiat_names(tables)) or w("All of Poland")
    address = page_address(page, choices, query.get("lang", LANGUAGES[0]), "").lstrip("/")
    address = address if "?" in address else f"{address}?v={VERSION}"
    return Hit("view", w("Open the view"), f"{PATHS[page]} · {detail}".removeprefix(" · "), page, (), address)


@remembered
def index(tables: AtlasTables, lang: str) -> Index:
    """Return the index of all names in a language."""
    w = words(lang)
    return Index(
        (
            *_powiaty(tables, w),
            *_countries(tables, w),
            *_voivodeships(w),
            *_places(tables, w),
            *_gminy(tables, w),
        )
    )


def _powiaty(tables: AtlasTables, w: Translator) -> Iterator[Entry]:
    names_1999 = (
        tables.floods.groupby("powiat_teryt")["powiat_1999"].agg(set).to_dict() if len(tables.floods) else {}
    )
    printed = _printed(tables.partnerships, "powiat_teryt", "printed_powiat")
    for row in records(tables.powiaty):
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
        former = sorted(old for old in names_1999.get(code, ()) if _is_former(tables, old))
        extra = [other.removeprefix("Powiat ").removeprefix("Miasto ") for other in printed.get(code, ())]
        yield Entry(
            hit,
            (name, row.seat, *former, *extra, code),
            (f"{name} {row.voivodeship}", f"{row.seat} {row.voivodeship}"),
            {**_as_listed(w, former), code: f"TERYT {code}"},
        )


def _as_listed(w: Translator, names: Iterable[str]) -> dict[str, str]:
    """Return name on the list of 1999 -> the reason why it finds a thing of another name today."""
    return {name: w("on the 1999 list as {name}", name=name) for name in names}


def _is_former(tables: AtlasTables, name: str) -> bool:
    """Tell whether a powiat name of 1999 is no longer in use; it then leads to the powiat of its code."""
    return bool(name) and not (tables.powiaty["powiat"] == name).any()


def _countries(tables: AtlasTables, w: Translator) -> Iterator[Entry]:
    if tables.partnerships.empty:
        return
    counts = tables.partnerships["country"].value_counts()
    printed = _printed(tables.partnerships, "country", "printed_country")
    for iso in sorted(counts.index):
        detail = w("country") + ", " + w.count("{n} partnership", "{n} partnerships", int(counts[iso]))
        choices = (("countries", (iso,)), ("selected", None))
        translated = (words(lang).country(iso) for lang in LANGUAGES)
        yield Entry(
            Hit("country", w.country(iso), detail, "partnerships", choices),
            (w.country(iso), *translated, *printed.get(iso, ())),
        )


def _voivodeships(w: Translator) -> Iterator[Entry]:
    for code, name in VOIVODESHIPS.items():
        label, choices = w("voivodeship {name}", name=name), (("voivodeships", (code,)), ("selected", None))
        hit = Hit("voivodeship", label, w("1999 flood list"), "floods", choices)
        yield Entry(hit, (name, code), reasons={code: f"TERYT {code}"})


def _places(tables: AtlasTables, w: Translator) -> Iterator[Entry]:
    printed = _printed(tables.partnerships, "place_id", "printed_partner")
    for row in records(tables.places):
        hit = Hit(
            "place",
            row.full_name,
            w(
                "partner place: {kind}, {country}",
                kind=place_kind_name(w, row.kind),
                country=w.country(row.country),
            ),
            "partnerships",
            (("selected", Selection("place", row.place_id)),),
        )
        yield Entry(
            hit,
            (row.name, row.original, row.anchor, row.anchor_original, *printed.get(row.place_id, ())),
            tuple(
                f"{name} {words(lang).country(row.country)}"
                for name in (row.name, row.original)
                for lang in LANGUAGES
                if name
            ),
            {row.anchor: w("reference point: {name}", name=row.anchor)} if row.anchor else {},
        )


def _gminy(tables: AtlasTables, w: Translator) -> Iterator[Entry]:
    """Yield today's gminy, also under their printed names of 1999; cities with powiat rights are powiaty."""
    names = dict(zip(tables.powiaty["powiat_teryt"], tables.powiaty["powiat"], strict=True))
    printed: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for row in records(with_split_off(tables.floods)):
        printed[row.powiat_teryt, row.gmina, row.gmina_kind].append(row.printed_unit)
    for code, gminy in gminy_by_powiat(tables).items():
        if code in names and not is_city(code):
            for gmina in gminy:
                former = printed[code, gmina.name, gmina.kind]
                yield Entry(
                    _gmina_hit(w, gmina, names[code]),
                    (gmina.name, *former),
                    (f"{gmina.name} {names[code]} {VOIVODESHIPS[code[:2]]}",),
                    _as_listed(w, former),
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
    """Return ``key`` -> the distinct names printed in ``column``."""
    found: dict[str, list[str]] = defaultdict(list)
    unique = rows[[key, column]].drop_duplicates()
    for value, name in zip(unique[key], unique[column], strict=True):
        found[value].append(name)
    return found
