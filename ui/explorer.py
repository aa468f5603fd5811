"""The map pages: sentence, controls, map, downloads and the rows, all of one view."""

from __future__ import annotations

import datetime as dt

import streamlit as st
from streamlit_folium import st_folium

from geo.classes import K_RANGE, SCHEMES
from geo.export import file_name
from geo.filters import COLOUR_BY, MEASURES
from geo.language import Words
from geo.render import folium_map, tables
from geo.render.sheet.form import Form
from geo.view import View, make_view
from ui import export_dialog, loaders, state

MAP_HEIGHT_PX = 600


def show_map_page(theme: str) -> None:
    """Show one theme under the filters of the sidebar."""
    w = state.language()
    loaded = loaders.atlas()
    loaded.require(theme)
    _head(theme, w)
    filters = state.filters(loaded.joined)
    view = make_view(loaded.joined, filters, theme, w.lang)
    st.text(view.describe())
    if view.is_empty:
        st.info(view.advice, icon=":material/filter_alt_off:")
    show_map(view)
    st.caption(" ".join((view.as_of, *view.sources)))
    _downloads(view)
    _rows(view)


def show_map(view: View) -> None:
    """Show the interactive map; only the small state of ``view`` is sent on a rerun."""
    files = loaders.map_files()
    st_folium(
        folium_map.base_map(view.theme, files),
        key=folium_map.map_key(view.theme, files),
        height=MAP_HEIGHT_PX,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=folium_map.update_group(view),
    )


def _head(theme: str, w: Words) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        st.title({"floods": w("Flood 1999"), "partnerships": w("Partnerships")}[theme], anchor=False, width="stretch")
        if theme == "partnerships":
            names = {"country": w("country"), "form": w("form"), "kind": w("kind")}
            _segments(w("Colour of the lines"), COLOUR_BY, "colour_by", names)
            return
        names = {"share": w("share of gminy"), "number": w("number of gminy"), "listed": w("listed or not")}
        _segments(w("Measure"), MEASURES, "measure", names)
        if st.session_state.get("measure") != "listed":
            schemes = {"quantile": w("equal counts"), "equal": w("equal intervals"), "natural": w("natural breaks")}
            st.selectbox(
                w("Classes"), SCHEMES, key="scheme", format_func=schemes.__getitem__, filter_mode=None, width=170, persist_state="session"
            )
            st.selectbox(w("How many"), range(K_RANGE[0], K_RANGE[1] + 1), key="k", filter_mode=None, width=90, persist_state="session")


def _segments(label: str, options: object, key: str, names: dict[str, str]) -> None:
    st.segmented_control(
        label, options, key=key, format_func=lambda option: names.get(option, str(option)), required=True, persist_state="session"
    )


def _downloads(view: View) -> None:
    w, day = view.words, dt.date.today()
    form = Form(day, address=export_dialog.this_address(view))
    with st.container(horizontal=True):
        export_dialog.show_button(view)
        st.download_button(
            w("Map as PNG"), lambda: loaders.exporter().render(view, "png", form), file_name(view, "png", day), "image/png",
            key="png", on_click="ignore", icon=":material/image:",
        )  # fmt: skip
        st.download_button(
            w("Rows as CSV for Excel"), lambda: tables.to_csv(view), file_name(view, "csv-excel-pl", day), "text/csv",
            key="csv", on_click="ignore", icon=":material/table:",
        )  # fmt: skip
        st.download_button(
            w("Rows as plain CSV"), lambda: tables.to_csv(view, "plain"), file_name(view, "csv", day), "text/csv",
            key="csv_plain", on_click="ignore", type="tertiary",
        )  # fmt: skip


def _rows(view: View) -> None:
    w = view.words
    st.subheader(w.count("{n} row", "{n} rows", len(view.rows)), anchor=False)
    st.dataframe(tables.to_frame(view), hide_index=True, placeholder="–", alt=view.describe())
