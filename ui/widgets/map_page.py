"""The map pages: controls, summary, map, downloads and rows of one view."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

import streamlit as st
from streamlit_folium import st_folium

from geo.core.i18n import Translator
from geo.data.atlas import Atlas
from geo.data.official_file import OfficialFileError
from geo.render.export import file_name
from geo.render.files import rows
from geo.render.web import map_state
from geo.render.web.contract import TypedBreaks
from geo.views.factory import make_view
from geo.views.view import View
from ui.session import cache, map_actions, play, state
from ui.widgets import charts, export_dialog, panel, pins, screen, year_player
from ui.widgets.text import plain

__all__ = ["plain", "segments", "show_map", "show_map_page"]


def show_map_page(
    theme: str,
    title: str,
    controls: Callable[[Translator], None] | None = None,
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
    with st.container(key="head"):
        st.title(title, anchor=False)
    if controls:
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key="controls"):
            controls(w)
    view = make_view(loaded.joined, state.chosen(), theme, w.lang)
    # All in one container: a note that comes or goes would otherwise load the map anew.
    with st.container(key="summary"):
        _warnings(loaded, theme, w)
        st.text(view.wording.summary)
    with st.container(horizontal=True, wrap=False, gap="small", key="stage"):
        show_map(view)
        panel.show(view)
    if view.choices.scene.slide:
        return  # slides follow each other faster without what stands unseen below the map
    pins.show(view)
    st.caption(" ".join((view.wording.as_of, *view.wording.sources)))
    _downloads(view)
    if deeper:
        deeper(view)
    _rows(view)


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
        feature_group_to_add=map_state.update_group(
            view, year_player.on_the_map(view), map_actions.heard(), _breaks(view)
        ),
        on_change=lambda: map_actions.select(st.session_state[key].get("last_active_drawing"), view.joined),
    )


def _breaks(view: View) -> TypedBreaks | None:
    found = map_actions.typed_breaks(view.words, view.choices) if view.theme.name == "floods" else None
    return {"text": found[0], "error": found[1]} if found else None


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
        if play.is_on():  # the year on the map is the browser's until it pauses
            st.caption(w("Pause the years to download what the map shows."))
            return
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
            help=w(
                "Opened by a double click in Excel, TERYT codes lose their leading zero; the XLSX file under"
                " Download keeps them as text."
            ),
        )
        st.download_button(
            w("Rows as plain CSV"),
            lambda: rows.to_csv(view, "plain"),
            file_name(view, "csv", day),
            "text/csv",
            key="csv_plain",
            on_click="ignore",
            icon=":material/table_rows:",
        )


def _rows(view: View) -> None:
    w = view.words
    st.subheader(w.count("{n} row", "{n} rows", len(view.rows)), anchor=False)
    charts.show_rows(view)
