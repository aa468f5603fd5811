"""The 1999 flood list: its map, and below it what the list is."""

from __future__ import annotations

from html import escape

import streamlit as st

from geo.views.floods.grant_procedure import procedure, what_it_is
from geo.views.floods.tables import voivodeship_table
from geo.views.view import View
from ui.session import state
from ui.widgets import charts, map_page
from ui.widgets.text import regulation_link


def show_floods_page() -> None:
    """Show the flood page."""
    map_page.show_map_page("floods", state.language()("1999 flood list"), deeper=_below_the_map)


def _below_the_map(view: View) -> None:
    """Show the voivodeships as a table where the map shows them, then what the list is."""
    w = view.words
    if view.level == "voivodeship":
        charts.show(voivodeship_table(view), "voivodeship_table", w)
    said = "".join(f"<p>{escape(sentence)}</p>" for sentence in what_it_is(w))
    steps = "".join(
        f"<li><strong>{escape(step.when)}</strong> {escape(step.what)}"
        f" <small>{escape(step.where)}</small></li>"
        for step in procedure(w)
    )
    said += f"<p>{regulation_link(w)}</p>"
    left, right = w("What the list is and is not"), w("How grants were awarded")
    st.html(
        f'<section class="atlas-about"><div><h3>{escape(left)}</h3>{said}</div>'
        f"<div><h3>{escape(right)}</h3><ol>{steps}</ol></div></section>"
    )


show_floods_page()
