"""Texts of the front end: map and toolbar."""

from __future__ import annotations

from geo.core.i18n import LANGUAGES, Translator, words
from geo.core.labels import doubt_name, form_name, place_kind_name
from geo.data.datasets import EFAS, EUROSTAT, GEONAMES, GSHHG, METEOALARM, NATURAL_EARTH, OSM, PRNG, REGISTER
from geo.data.join import AtlasTables
from geo.data.vocabulary import DOUBTS, FORMS, PLACE_KINDS
from geo.render.web.basemaps import basemap_names, tile_source
from geo.render.web.streamlit_words import streamlit_words
from geo.render.web.style_words import style_words
from geo.render.web.words_contract import (
    AreaWords,
    ControlWords,
    MapWords,
    PageWords,
    PartnerWords,
    SlideWords,
)


def map_words(lang: str, tables: AtlasTables) -> MapWords:
    """Return the texts of tooltips and controls in one language."""
    w = words(lang)
    return {
        "map": w("Map"),
        "zoom_in": w("Zoom in"),
        "zoom_out": w("Zoom out"),
        "highlight": w("Highlight on the map"),
        "highlighted": w("Highlighted on screen only: {name}. Click again to undo."),
        "only_these": w("Click to show only these, again to show all"),
        "poland": w("Poland"),
        "left": w("What the filters leave"),
        "europe": w("Europe"),
        "all": w("All partners"),
        "list": w("List of powiaty"),
        **_control_words(lang),
        "basemap_failed": w("The basemap {name} does not answer. The map itself is complete."),
        "attribution": _attribution(w, tables),
        "trunks": w("Click a country or a powiat to see its partnerships one by one."),
        "style": style_words(lang, tables.own.approximate),
        "play": {
            "begin": w("Play the years"),
            "pause": w("Pause"),
            "go_on": w("Go on"),
            "end": w("End"),
            "year": w("Year"),
            "speed": w("Speed"),
        },
        **_area_words(w, tables),
        **_partner_words(w, tables),
    }


def _area_words(w: Translator, tables: AtlasTables) -> AreaWords:
    """Return the texts of tooltips of areas."""
    return {
        "voivodeship": w("voivodeship {name}"),
        "listed": w("On the 1999 list: {flooded} of {total} gminy ({share})"),
        "listed_city": w("On the 1999 list: the whole city"),
        "not_listed": w("Not on the 1999 list"),
        "no_data": w("No data: the 1999 list prints its heading but none of its gminy"),
        "units": w("Urban gminy: {towns}, rural and urban-rural: {others}"),
        "area": (
            w("Area of the listed gminy: about {share}")
            if tables.own.approximate
            else w("Area of the listed gminy: {share}")
        ),
        "listed_as": _listed_as(w.lang),
        "approximate": w("Borders approximate") if tables.own.approximate else "",
        "in_powiat": w("powiat {name}"),
        "in_city": w("city with powiat rights"),
        "without_data": w("Powiaty without data, counted in no figure: {n}"),
        "gmina_kinds": {
            "miejska": w("urban gmina"),
            "wiejska": w("rural gmina"),
            "miejsko-wiejska": w("urban-rural gmina"),
        },
    }


def _partner_words(w: Translator, tables: AtlasTables) -> PartnerWords:
    """Return the texts of tooltips of lines and places."""
    return {
        "partnerships": w("Partnerships: {total}"),
        "partnerships_shown": w("Partnerships shown: {shown} of {total}"),
        "since": w("since {year}"),
        "year_unknown": w("year unknown"),
        "distance": w("{km} km"),
        "uncertain": w("Uncertain: {what} (see the remarks in the table)"),
        "uncertain_place": w("Uncertain: {what}"),
        "doubts": {doubt: doubt_name(w, doubt) for doubt in DOUBTS},
        "row": w("Row {lp} of the source table"),
        "rows": w("Rows {lp} and {other} of the source table: each names the other"),
        "place_count": w("Partnerships shown: {n}"),
        "point": {
            "centre": w("Reference point: the centre (area up to {km} km)"),
            "seat": w("Reference point: {anchor} (seat; area up to {km} km)"),
            "within": w("Reference point: {anchor} (area up to {km} km)"),
        },
        "countries": {iso: w.country(iso) for iso in sorted(set(tables.places["country"]))},
        "place_kinds": {kind: place_kind_name(w, kind) for kind in PLACE_KINDS},
        "forms": {form: form_name(w, form) for form in FORMS},
    }


def _control_words(lang: str) -> ControlWords:
    """Return the texts of the legend's box, of the basemaps, and of how the map is moved."""
    w = words(lang)
    return {
        "legend": w("Legend"),
        "fold_legend": w("Fold the legend"),
        "unfold_legend": w("Unfold the legend"),
        "move_legend": w("Move the legend: drag it, or use the arrow keys"),
        "wheel": w("Ctrl + wheel zooms the map. You can also click it first."),
        "touch": w("Move the map with two fingers"),
        "options": w("Names and basemap"),
        "basemap_online": w("Basemap from the internet"),
        "basemaps": {
            "none": w("no basemap"),
            **basemap_names(w),
        },
        "basemap_sources": {
            choice: source for choice in basemap_names(w) if (source := tile_source(w, choice))
        },
        "patterns": w("patterns beside the colours"),
        "names": w("Names on the map"),
        "name_choices": {"all": w("all names"), "few": w("a few"), "none": w("no names")},
    }


def _listed_as(lang: str) -> dict[str, str]:
    w = words(lang)
    return {
        "town": w("On the 1999 list as an urban gmina"),
        "other": w("On the 1999 list as a rural or urban-rural gmina"),
        "both": w("On the 1999 list twice: its urban and its rural gmina have merged since"),
        "not_listed": w("Not on the 1999 list"),
        "no_data": w("No data: the 1999 list prints its heading but none of its gminy"),
    }


def _attribution(w: Translator, tables: AtlasTables) -> str:
    meteoalarm, prng = METEOALARM.split(",")[0], PRNG.split(",")[0]
    own = tables.own
    named = f"{w(REGISTER)}, {own.powiaty}" if own.of_register else own.powiaty
    borders = f"{named} · {GEONAMES}" if own.powiaty else f"{meteoalarm}, {GEONAMES}"
    register = f"{prng} (CC BY)" + ("" if own.powiaty else f" · {EUROSTAT}")
    return (
        f"{borders} (CC BY 4.0) · {register} · {w(OSM)} (ODbL) · {NATURAL_EARTH}"
        f" · {GSHHG.split(',')[0]} · {EFAS}"
    )


def failed_words() -> dict[str, str]:
    """Return, per language, what the map says when it cannot be loaded; its words may be what is missing."""
    return {w.lang: w("The map could not be loaded. {reason}") for w in map(words, LANGUAGES)}


def page_words(lang: str) -> PageWords:
    """Return the texts of the toolbar in one language."""
    w = words(lang)
    return {
        "tools": w("Tools of the page"),
        "copy": w("Copy link"),
        "copied": w("Copied"),
        "copy_by_hand": w("Address of this view: copy it from here"),
        "present": w("Present"),
        "save": w("Add view"),
        "list": w("Slides"),
        "list_count": w("Slides ({n})"),
        "previous": w("Previous"),
        "next": w("Next"),
        "leave": w("End the presentation"),
        "slide": w("Slide {n} of {all}"),
        "slides": _slide_words(lang),
        "streamlit": streamlit_words(lang),
    }


def _slide_words(lang: str) -> SlideWords:
    w = words(lang)
    return {
        "heading": w("Slides of the presentation"),
        "close": w("Close the list"),
        "none": w("No slides yet. Set the map the way you want to show it and choose “Add view”."),
        "example": w("Load the example presentation"),
        "start": w("Present the slides"),
        "start_at": w("Present from slide {n}"),
        "copy": w("Copy a link to the presentation"),
        "title": w("Title of slide {n}"),
        "drag": w("Drag slide {n} to another place"),
        "earlier": w("Move slide {n} up"),
        "later": w("Move slide {n} down"),
        "remove": w("Remove slide {n}"),
        "empty": w("Remove all slides"),
        "undo": w("Undo"),
    }
