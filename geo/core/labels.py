"""Names of domain values in the reader's language, each worded once for screen, sheets and files."""

from __future__ import annotations

from typing import Any

from geo.core.i18n import Translator
from geo.core.teryt import is_city


def form_name(words: Translator, form: str) -> str:
    """Return the name of a form of cooperation in the reader's language."""
    return {
        "agreement": words("agreement"),
        "other": words("other form"),
        "both": words("agreement and other form"),
        "unknown": words("form not stated"),
    }[form]


def gmina_kind_name(w: Translator, kind: str) -> str:
    """Return the name of a kind of gmina."""
    return {
        "miejska": w("urban gmina"),
        "miejsko-wiejska": w("urban-rural gmina"),
        "wiejska": w("rural gmina"),
    }[kind]


def _place_kinds(w: Translator) -> dict[str, str]:
    return {
        "city": w("town"),
        "municipality": w("commune"),
        "district": w("district"),
        "region": w("region"),
        "borough": w("part of a city"),
        "association": w("association of communes"),
        "other": w("other partner"),
    }


def place_kind_name(w: Translator, kind: str) -> str:
    """Return the name of a kind of partner place."""
    return _place_kinds(w)[kind]


def with_original(name: str, original: str) -> str:
    """Return a Polish name with that in the language of the place: "Zagrzeb (Zagreb)".

    >>> with_original("departament Pas-de-Calais", "Pas-de-Calais")
    'departament Pas-de-Calais'
    """
    return name if original in name else f"{name} ({original})"


def powiat_title(w: Translator, code: str, name: str) -> str:
    """Return the full name of a powiat: "Powiat żywiecki", "Kraków, miasto na prawach powiatu"."""
    return (w("{name}, city with powiat rights") if is_city(code) else w("Powiat {name}")).format(name=name)


def flood_sentence(w: Translator, powiat: Any) -> str:
    """Return what the list of 1999 says of a powiat. ``powiat``: its row of ``AtlasTables.powiaty``."""
    if powiat["flood_status"] == "listed" and is_city(powiat["powiat_teryt"]):
        return w("On the 1999 list: the whole city")
    return {
        "listed": w(
            "On the 1999 list: {flooded} of {total} gminy ({share})",
            flooded=powiat["gminy_flooded"],
            total=powiat["gminy"],
            share=w.percent(powiat["gminy_flooded"] / powiat["gminy"]),
        ),
        "not_listed": w("Not on the 1999 list"),
        "no_data": w("No data: the 1999 list prints its heading but none of its gminy"),
    }[powiat["flood_status"]]


def flood_status_name(w: Translator, status: str) -> str:
    """Return a flood status as in ``vocabulary.FLOOD_STATUS`` in words."""
    return {
        "listed": w("on the list"),
        "not_listed": w("not on the list"),
        "no_data": w("no data"),
    }[status]


def unit_kind_name(w: Translator, kind: str) -> str:
    """Return the name of a kind of unit on the list of 1999, as in ``vocabulary.UNIT_KINDS``."""
    return {
        "city_with_powiat_rights": w("city with powiat rights"),
        "urban": w("urban gmina"),
        "other": w("rural or urban-rural gmina"),
    }[kind]


def correction_kind_name(w: Translator, kind: str) -> str:
    """Return the name of a kind of decision."""
    return {
        "typo": w("misprint"),
        "renamed": w("renamed since"),
        "moved": w("moved or merged since"),
        "source_error": w("error in the source"),
        "homonym": w("homonym told apart"),
        "abbreviation": w("abbreviation"),
        "exonym": w("Polish name of a foreign place"),
        "wording": w("wording"),
        "reading": w("reading of the print"),
        "other_source": w("another source"),
        "as_printed": w("as printed"),
    }[kind]


def doubt_name(w: Translator, doubt: str) -> str:
    """Return what one of ``vocabulary.DOUBTS`` is about, in words."""
    return {
        "unit": w("unit"),
        "powiat": w("powiat"),
        "country": w("country"),
        "year": w("year"),
        "point": w("point"),
    }[doubt]


def doubt_names(w: Translator, doubts: str) -> str:
    """Return what is uncertain, as "unit, point"; ``doubts`` is a cell of the column ``doubt``."""
    return ", ".join(doubt_name(w, doubt) for doubt in doubts.split())


def column_name(w: Translator, column: str) -> str:
    """Return what a published column holds, in words; the bare name where there are none."""
    return {
        "place_id": w("partner place"),
        "name": w("name"),
        "country": w("country"),
        "powiat_teryt": w("powiat (TERYT)"),
        "powiat_1999": w("powiat in 1999"),
        "powiat_number": w("number of the powiat"),
        "voivodeship": w("voivodeship"),
        "section": w("section"),
        "gmina": w("gmina"),
        "split_off": w("gmina split off since"),
        "Commune": w("gmina"),
        "iso": w("country"),
        "m2": w("area in m²"),
        "note": w("remark"),
        "doubt": w("doubt"),
        "known_year": w("year in another source"),
        "year": w("year"),
        "agreement_year": w("year of the agreement"),
        "year_note": w("date as printed"),
        "form": w("form of cooperation"),
        "partner": w("name of the partner"),
        "flood_status": w("flood status"),
    }.get(column, column)
