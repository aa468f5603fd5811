"""The map pages: controls, summary, map, downloads and rows of one view."""

from __future__ import annotations

import datetime as dt
import string
from collections.abc import Callable, Mapping, Sequence

import streamlit as st
from streamlit_folium import st_folium

from geo.choices.scene import BASEMAPS
from geo.core.i18n import Translator
from geo.data.atlas import Atlas
from geo.data.official_file import OfficialFileError
from geo.render.export import file_name
from geo.render.files import rows
from geo.render.web import map_state
from geo.views.factory import make_view
from geo.views.selected import describe_selection
from geo.views.view import View
from ui.session import cache, navigation, state
from ui.widgets import charts, export_dialog, pins, screen, standing


def show_map_page(
    theme: str,
    title: str,
    controls: Callable[[Translator], None],
    deeper: Callable[[View], None] | None = None,
) -> None:
    """Show the page of one theme.

    Parameters
    ----------
    controls
        Draws the controls beside the title.
    deeper
        Draws tables and charts between the map and the rows.
    """
    w = state.language()
    loaded = cache.atlas()
    loaded.require(theme)
    if st.session_state["present"]:
        _show_slide(make_view(loaded.joined, state.chosen(), theme, w.lang))
        return
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        st.title(title, anchor=False, width="stretch")
        controls(w)
    view = make_view(loaded.joined, state.chosen(), theme, w.lang)
    _warnings(loaded, theme, w)
    st.text(view.wording.summary)
    if view.is_empty:
        st.info(view.wording.advice, icon=":material/filter_alt_off:")
    show_map(view)
    _map_options(w)
    _selection(view)
    pins.show(view)
    st.caption(" ".join((view.wording.as_of, *view.wording.sources)))
    _downloads(view)
    if deeper:
        deeper(view)
    _rows(view)


def _show_slide(view: View) -> None:
    """Show the view in a presentation: only title, summary and map."""
    st.title(view.wording.title, anchor=False)
    st.text(view.wording.summary)
    show_map(view)


def _warnings(loaded: Atlas, theme: str, w: Translator) -> None:
    """Warn if the reader's boundary file was refused, or if the partnerships cannot be read."""
    for note in loaded.boundaries.notes:
        if isinstance(note, OfficialFileError):
            st.warning(plain(note.text(w)))
    if "partnerships" in loaded.faults:
        st.warning(
            w(
                "The partnerships cannot be read: their filters and numbers are missing here. The page Data"
                " says why."
            )
        )


def show_map(view: View) -> None:
    """Show the interactive map; a rerun sends only the state of ``view``, not the map."""
    files = cache.map_files()
    key = map_state.map_key(view.theme.name, files)
    st_folium(
        map_state.base_map(view.theme.name, files),
        key=key,
        use_container_width=True,
        render=False,  # do not render the HTML page of the map, which nobody sees
        returned_objects=["last_active_drawing"],
        feature_group_to_add=map_state.update_group(view),
        on_change=lambda: state.select(st.session_state[key].get("last_active_drawing")),
    )


def _map_options(w: Translator) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        names = {
            "": w("none (offline)"),
            "osm": "OpenStreetMap",
            "bdo": w("Geoportal, topographic"),
            "ortho": w("Geoportal, aerial photos"),
        }
        st.selectbox(
            w("Basemap from the internet"),
            BASEMAPS,
            key="basemap",
            format_func=names.__getitem__,
            filter_mode=None,
            width=260,
            label_visibility="collapsed",
            help=None,
            persist_state="session",
        )
        st.checkbox(w("patterns beside the colours"), key="patterns", persist_state="session")


def _selection(view: View) -> None:
    chosen, w = describe_selection(view), view.words
    if chosen is None:
        return
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.subheader(plain(chosen.title), anchor=False, width="stretch")
            pins.show_button(view)
            st.button(
                w("Clear the selection"),
                on_click=state.clear_selection,
                key="clear_selection",
                type="tertiary",
                icon=":material/close:",
            )
        if chosen.hidden:
            st.caption(chosen.hidden)
        for line in chosen.lines:
            st.text(line)
        standing.show(view)
        selected, code = view.choices.scene.selected, ""
        if selected and selected.kind == "voivodeship":
            code = selected.key
        if code and view.choices.rows.voivodeships != (code,):
            st.button(
                w("Show only this voivodeship"),
                on_click=state.only_voivodeship,
                args=(code,),
                key="only_voivodeship",
                icon=":material/filter_alt:",
            )
        if view.choices.scene.powiat:
            navigation.link("card", w("Powiat profile"), view.choices, w, ":material/badge:")


def plain(text: str) -> str:
    """Escape all punctuation, so that Streamlit does not read the text as Markdown."""
    return "".join(f"\\{sign}" if sign in string.punctuation else sign for sign in text)


def segments(label: str, options: Sequence[str], key: str, names: Mapping[str, str]) -> None:
    """Show a choice of one of ``options``, stored in the session under ``key``."""
    st.segmented_control(
        label,
        options,
        key=key,
        format_func=lambda option: names.get(option, str(option)),
        required=True,
        persist_state="session",
    )


def _downloads(view: View) -> None:
    w, day = view.words, dt.date.today()
    with st.container(horizontal=True):
        export_dialog.show_button(view)
        screen.show_picture_button(view)
        st.download_button(
            w("Rows as CSV for Excel"),
            lambda: rows.to_csv(view),
            file_name(view, "csv-excel-pl", day),
            "text/csv",
            key="csv",
            on_click="ignore",
            icon=":material/table:",
        )
        st.download_button(
            w("Rows as plain CSV"),
            lambda: rows.to_csv(view, "plain"),
            file_name(view, "csv", day),
            "text/csv",
            key="csv_plain",
            on_click="ignore",
            type="tertiary",
        )


def _rows(view: View) -> None:
    w = view.words
    st.subheader(w.count("{n} row", "{n} rows", len(view.rows)), anchor=False)
    charts.show_rows(view)
