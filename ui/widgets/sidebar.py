"""The sidebar, drawn by ``ui.shell`` and shared by all pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

import streamlit as st

from geo.core.i18n import LANGUAGES, Translator
from geo.core.labels import form_name
from geo.core.memo import remembered
from geo.core.teryt import VOIVODESHIPS, collation_key
from geo.data.join import AtlasTables, year_span
from geo.data.vocabulary import FORMS
from ui.session import state
from ui.widgets import picker
from ui.widgets.map_page import plain

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


def show_filters(tables: AtlasTables, page: str, w: Translator) -> None:
    """Show the filters that act on a page; their values are stored in the session as in ``Choices``."""
    with st.sidebar:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.subheader(w("Filters"), anchor=False, width="stretch")
            st.button(
                w("Reset"),
                on_click=state.reset,
                args=(tables,),
                key="reset",
                type="tertiary",
                icon=":material/restart_alt:",
            )
        _heading(w("Area"))
        picker.show(w("Voivodeship"), _VOIVODESHIPS, "voivodeships", w)
        picker.show(w("Powiat"), powiat_labels(tables), "powiaty", w)
        st.checkbox(w("only powiaty on the flood list"), key="flooded_only", persist_state="session")
        if tables.partnerships.empty:
            return
        _heading(w("Partnerships"))
        st.checkbox(w("only powiaty with partners"), key="partners_only", persist_state="session")
        if page != "floods":
            _partnerships(tables, w)
        elif st.session_state.get("partners_only"):
            _partners_of_the_list(tables, w)


def _heading(text: str) -> None:
    st.markdown(f"#### {text}")


def _partnerships(tables: AtlasTables, w: Translator) -> None:
    """Show the filters on partnerships."""
    picker.show(w("Partner country"), country_labels(tables, w), "countries", w)
    picker.show(w("Form of cooperation"), {form: form_name(w, form) for form in FORMS}, "forms", w)
    _years(tables, w)
    _numbers(tables, w)


def _partners_of_the_list(tables: AtlasTables, w: Translator) -> None:
    """Show where the partners of the listed powiaty are looked for, and what was set on other pages."""
    picker.show(w("… in the country"), country_labels(tables, w), "countries", w)
    others = replace(state.read_choices(tables).rows, countries=()).describe_partnerships(w)
    if not others:
        return
    st.caption(w("Also set on the other pages: {conditions}.", conditions=plain(others)))
    st.button(
        w("Leave these out"),
        on_click=state.drop_partnership_filters,
        args=(tables,),
        key="drop_partnership_filters",
        type="tertiary",
        icon=":material/close:",
    )


def _years(tables: AtlasTables, w: Translator) -> None:
    """Show the filters by year: which partnerships are kept by whether it is stated, and the span."""
    names = {
        "all": w("all, also without a stated year"),
        "known": w("only with a stated year"),
        "unknown": w("only without a stated year"),
    }
    st.session_state["dated"] = dated = state.dated()
    st.selectbox(
        w("Year of the partnership"),
        names,
        key="dated",
        format_func=names.__getitem__,
        filter_mode=None,
        on_change=lambda: state.keep_dated(st.session_state["dated"]),
    )
    first, last = year_span(tables)
    if first < last:
        st.slider(
            w("First year of the partnership"),
            first,
            last,
            key="years",
            persist_state="session",
            disabled=dated == "unknown",
        )


@remembered
def country_labels(tables: AtlasTables, w: Translator) -> Mapping[str, str]:
    """Return code -> name of each partner country, in alphabetical order."""
    return _in_order({iso: w.country(iso) for iso in tables.partnerships["country"].unique()})


@remembered
def powiat_labels(tables: AtlasTables) -> Mapping[str, str]:
    """Return powiat code -> label in alphabetical order.

    The labels distinguish powiaty of the same name.
    """
    names = tables.powiaty
    labels = {
        code: f"{name} ({voivodeship})"
        for code, name, voivodeship in names[["powiat_teryt", "powiat", "voivodeship"]].to_numpy()
    }
    return _in_order(labels)


def _in_order(labels: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType(dict(sorted(labels.items(), key=lambda item: collation_key(item[1]))))


_VOIVODESHIPS = _in_order(VOIVODESHIPS)


def _numbers(tables: AtlasTables, w: Translator) -> None:
    """Show the filters by length and country rank; a length from an address is added to the options."""
    asked = st.session_state.get("min_km", 0)
    lengths = sorted({*_LENGTHS_KM, asked})
    st.select_slider(
        w("Length at least"),
        lengths,
        key="min_km",
        persist_state="session",
        format_func=lambda km: w("{km} km", km=w.number(km)) if km else w("any"),
    )
    st.select_slider(
        w("Show only the countries with most partnerships"),
        range(tables.partnerships["country"].nunique() + 1),
        key="top",
        persist_state="session",
        format_func=lambda n: w.number(n) if n else w("all"),
    )
