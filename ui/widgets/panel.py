"""The panel beside the map: what is selected, what to do with it, and how it compares with what is pinned."""

from __future__ import annotations

import streamlit as st

from geo.views.pinned import short_table
from geo.views.selected import describe_selection, source_row_count
from geo.views.view import View
from ui.session import navigation, state
from ui.widgets import charts, pins, standing
from ui.widgets.text import plain, source_link


def show(view: View) -> None:
    """Show the panel; nothing when nothing is selected."""
    chosen, w = describe_selection(view), view.words
    if chosen is None:
        return
    with st.container(border=True, gap="small", key="panel"):
        with st.container(horizontal=True, wrap=False, vertical_alignment="top", gap="xsmall"):
            st.subheader(plain(chosen.title), anchor=False, width="stretch")
            st.button(
                w("Clear the selection"),
                on_click=state.clear_selection,
                key="clear_selection",
                type="tertiary",
                icon=":material/close:",
            )
        _actions(view)
        if chosen.hidden:
            st.caption(chosen.hidden)
        if view.choices.scene.pins and view.choices.scene.powiat:
            charts.show(short_table(view), "panel-pins", w)
        for line in chosen.lines:
            st.text(line)
        _source(view)
        standing.show(view)


def _source(view: View) -> None:
    """Show the link to the printed rows of what is selected, if there are any."""
    selected, w = view.choices.scene.selected, view.words
    if selected is None or not (n := source_row_count(view.joined, selected)):
        return
    text = w("Source row") if selected.kind == "row" else w("Source rows: {n}", n=w.number(n))
    st.html(f'<p class="atlas-source-line">{source_link(str(selected), text, w)}</p>')


def _actions(view: View) -> None:
    w, scene = view.words, view.choices.scene
    if scene.powiat:
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key="panel_actions"):
            navigation.link("card", w("Powiat profile"), view.choices, w, ":material/badge:")
            pins.show_button(view)
    selected = scene.selected
    if selected and selected.kind == "voivodeship" and view.choices.rows.voivodeships != (selected.key,):
        st.button(
            w("Show only this voivodeship"),
            on_click=state.only_voivodeship,
            args=(selected.key,),
            key="only_voivodeship",
            icon=":material/filter_alt:",
        )
