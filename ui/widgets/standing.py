"""The rank of the selected powiat and the medians around it, in the panel of the selection."""

from __future__ import annotations

import streamlit as st

from geo.views.card.standing import PARTNERSHIPS, standings
from geo.views.view import View


def show(view: View) -> None:
    """Show how the selected powiat stands by what the map shows, and by all measures on request."""
    code = view.choices.scene.powiat
    if not code:
        return
    w, found = view.words, standings(view.joined, code, view.lang)
    shown = _shown(view)
    for standing in found:
        if standing.measure in shown:
            st.text(standing.text)
    with st.expander(w("Rank and medians by every measure")):
        for standing in found:
            st.text(standing.text)


def _shown(view: View) -> tuple[str, ...]:
    """Return the measures that the map of the view shows."""
    return {
        "floods": (view.choices.style.measure,),
        "partnerships": (PARTNERSHIPS,),
        "joint": ("share", PARTNERSHIPS),
    }[view.theme.name]
