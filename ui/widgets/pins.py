"""Pinned powiaty: the button in the selection panel, and the table that compares them."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from geo.choices.scene import PIN_LIMIT
from geo.render.export import XLSX
from geo.render.files import comparison
from geo.views.pinned import compare_table
from geo.views.view import View
from ui.session import printed, state
from ui.widgets import charts


def show_button(view: View) -> None:
    """Show a button that pins or unpins the selected powiat; nothing for other selections."""
    code = view.choices.scene.powiat
    if not code:
        return
    w, pins = view.words, view.choices.scene.pins
    pinned, full = code in pins, len(pins) >= PIN_LIMIT
    st.button(
        w("Unpin") if pinned else w("Pin to compare"),
        on_click=state.pin,
        args=(code,),
        key="pin",
        type="tertiary",
        icon=":material/keep_off:" if pinned else ":material/keep:",
        disabled=full and not pinned,
        help=(
            w("{n} powiaty are pinned already; unpin one first.", n=w.number(PIN_LIMIT))
            if full and not pinned
            else None
        ),
    )


def show(view: View) -> None:
    """Show the comparison of the pinned powiaty, with a button to unpin each."""
    if not view.choices.scene.pins:
        return
    w = view.words
    with st.container(border=True):
        charts.show(compare_table(view), "pins-table", w)
        _downloads(view)
        with st.container(horizontal=True):
            for code in view.choices.scene.pins:
                st.button(
                    w("Unpin {name}", name=view.powiat_names[code]),
                    on_click=state.pin,
                    args=(code,),
                    key=f"unpin-{code}",
                    type="tertiary",
                    icon=":material/keep_off:",
                )
            st.button(
                w("Unpin all"),
                on_click=state.clear_pins,
                key="clear_pins",
                type="tertiary",
                icon=":material/close:",
            )


def _downloads(view: View) -> None:
    w, day = view.words, dt.date.today()
    address = printed.address(view.theme.name, view.choices.having(extent=None), w)
    with st.container(horizontal=True):
        st.download_button(
            w("Comparison as an Excel workbook"),
            lambda: comparison.to_xlsx(view, day, address),
            comparison.file_name(view, "xlsx", day),
            XLSX,
            key="pins_xlsx",
            on_click="ignore",
            icon=":material/table:",
        )
        st.download_button(
            w("Comparison as CSV for Excel"),
            lambda: comparison.to_csv(view),
            comparison.file_name(view, "csv", day),
            "text/csv",
            key="pins_csv",
            on_click="ignore",
            icon=":material/csv:",
        )
