"""The sidebar, drawn by ``ui.shell`` and shared by all pages."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import streamlit as st

from geo.core.i18n import LANGUAGES, Translator
from geo.core.labels import form_name
from geo.core.memo import remembered
from geo.core.teryt import VOIVODESHIPS, collation_key, name_key
from geo.data.join import AtlasTables, year_span
from geo.data.vocabulary import FORMS
from ui.session import state

_LENGTHS_KM = (0, 25, 50, 100, 150, 200, 300, 400, 500, 600, 700, 800, 1000, 1500, 2000, 5000)
_LANGUAGE_NAMES = {"pl": "Polski", "en": "English"}


def show_language(w: Translator) -> None:
    """Show the language switch."""
    st.sidebar.segmented_control(
        w("Language"),
        LANGUAGES,
        key="lang",
        format_func=_LANGUAGE_NAMES.__getitem__,
        required=True,
        label_visibility="collapsed",
        persist_state="session",
    )


def show_filters(tables: AtlasTables, w: Translator) -> None:
    """Show the filters; their values are stored in the session under the names of ``Choices``."""
    side = st.sidebar
    with side.container(horizontal=True, vertical_alignment="center"):
        st.subheader(w("Filters"), anchor=False, width="stretch")
        st.button(
            w("Reset"),
            on_click=state.reset,
            args=(tables,),
            key="reset",
            type="tertiary",
            icon=":material/restart_alt:",
        )
    _choice(w("Voivodeship"), list(_VOIVODESHIPS), "voivodeships", _VOIVODESHIPS, w)
    labels = powiat_labels(tables)
    _choice(w("Powiat"), list(labels), "powiaty", labels, w)
    side.checkbox(w("only powiaty on the flood list"), key="flooded_only", persist_state="session")
    if tables.partnerships.empty:
        return
    countries = country_labels(tables, w)
    _choice(w("Partner country"), list(countries), "countries", countries, w)
    _choice(w("Form of cooperation"), list(FORMS), "forms", {form: form_name(w, form) for form in FORMS}, w)
    first, last = year_span(tables)
    if first < last:
        side.slider(w("Since (year)"), first, last, key="years", persist_state="session")
    side.checkbox(w("include partnerships of unknown year"), key="unknown_year", persist_state="session")
    _numbers(tables, w)
    side.checkbox(w("only powiaty with partners"), key="partners_only", persist_state="session")


@remembered
def country_labels(tables: AtlasTables, w: Translator) -> Mapping[str, str]:
    """Return code -> name of each partner country, in alphabetical order."""
    return _in_order({iso: w.country(iso) for iso in tables.partnerships["country"].unique()})


@remembered
def powiat_labels(tables: AtlasTables) -> Mapping[str, str]:
    """Return powiat code -> label in alphabetical order.

    The labels distinguish powiaty of the same name and can be found by typing with or without diacritics.
    """
    names = tables.powiaty
    labels = {
        code: powiat_label(name, voivodeship)
        for code, name, voivodeship in names[["powiat_teryt", "powiat", "voivodeship"]].to_numpy()
    }
    return _in_order(labels)


def _in_order(labels: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType(dict(sorted(labels.items(), key=lambda item: collation_key(item[1]))))


_VOIVODESHIPS = _in_order(VOIVODESHIPS)


def powiat_label(name: str, voivodeship: str) -> str:
    """Return a label like "żywiecki (śląskie) · zywiecki", with the plain spelling if it differs."""
    plain = name_key(name)
    label = f"{name} ({voivodeship})"
    return label if plain == name.casefold().replace("-", " ") else f"{label} · {plain}"


def _numbers(tables: AtlasTables, w: Translator) -> None:
    """Show the filters by length and country rank; a length from an address is added to the options."""
    asked = st.session_state.get("min_km", 0)
    lengths = sorted({*_LENGTHS_KM, asked})
    st.sidebar.select_slider(
        w("Length at least"),
        lengths,
        key="min_km",
        persist_state="session",
        format_func=lambda km: w("{km} km", km=w.number(km)) if km else w("any"),
    )
    st.sidebar.select_slider(
        w("Countries with most partnerships"),
        range(tables.partnerships["country"].nunique() + 1),
        key="top",
        persist_state="session",
        format_func=lambda n: w.number(n) if n else w("all"),
    )


def _choice(label: str, options: list[str], key: str, names: Mapping[str, str], w: Translator) -> None:
    st.sidebar.multiselect(
        label,
        options,
        key=key,
        format_func=lambda option: names.get(option, option),
        placeholder=w("all"),
        select_all=False,
        persist_state="session",
    )
