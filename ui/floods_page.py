"""Powódź 1999: the measures and classes of the choropleth, and what lies below its map."""

from __future__ import annotations

import streamlit as st

from geo.classes import K_RANGE, SCHEMES
from geo.filters import MEASURES
from geo.language import Words
from ui import explorer, state


def show_floods_page() -> None:
    """Show the flood page."""
    explorer.show_map_page("floods", state.language()("Flood 1999"), _controls)


def _controls(w: Words) -> None:
    names = {"share": w("share of gminy"), "number": w("number of gminy"), "listed": w("listed or not")}
    explorer.segments(w("Measure"), MEASURES, "measure", names)
    if st.session_state.get("measure") != "listed":
        schemes = {"quantile": w("equal counts"), "equal": w("equal intervals"), "natural": w("natural breaks")}
        st.selectbox(
            w("Classes"), SCHEMES, key="scheme", format_func=schemes.__getitem__, filter_mode=None, width=170, persist_state="session"
        )
        st.selectbox(w("How many"), range(K_RANGE[0], K_RANGE[1] + 1), key="k", filter_mode=None, width=90, persist_state="session")
