"""Przegląd, the first page: key figures, both themes on one small map, and common questions."""

from __future__ import annotations

from html import escape

import streamlit as st

from geo.choices.model import Choices
from geo.core.i18n import Translator
from geo.data.atlas import Atlas
from geo.views.factory import make_view
from geo.views.overview import key_figures, questions
from geo.views.view import LegendEntry
from ui.session import cache, navigation, state
from ui.widgets import overview_map
from ui.widgets.map_page import plain


def show_overview_page() -> None:
    """Show the first page; it always shows everything, whatever is filtered elsewhere."""
    w, loaded = state.language(), cache.atlas()
    st.title("Atlas Powiatów", anchor=False)
    left, right = st.columns([11, 9], gap="large")
    with left:
        st.text(
            w(
                "The atlas shows which gminy (municipalities) and powiaty (counties) are on the 1999 flood"
                " list, and with whom Polish powiaty had partnerships about 2009."
            )
            + " "
            + w(
                "Every number on a map, in a table or in a file can be traced to a printed row. Click,"
                " filter, compare and export."
            )
        )
        for fault in loaded.faults.values():
            st.error(plain(fault.text(w)), icon=":material/error:")
        st.html(_figures(loaded, w))
        _questions(w)
    with right:
        st.html(_map(loaded, w))
        overview_map.enliven(w)


def _figures(loaded: Atlas, w: Translator) -> str:
    items = "".join(
        f"<div><dd>{escape(figure.value)}</dd><dt>{escape(figure.label)}</dt></div>"
        for figure in key_figures(loaded.joined, w.lang)
    )
    return f'<dl class="atlas-key">{items}</dl>'


def _questions(w: Translator) -> None:
    st.subheader(w("Example questions"), anchor=False)
    with st.container(key="questions", gap="xsmall"):
        for question in questions(w):
            navigation.link(
                question.page, plain(question.text), question.choices, w, ":material/arrow_forward:"
            )


def _map(loaded: Atlas, w: Translator) -> str:
    """Return the picture of both themes with its legend and dates."""
    file = cache.map_files()["overview"]
    view = make_view(loaded.joined, Choices(), "floods", w.lang)
    boxes = "".join(f"<li>{_swatch(entry)}{escape(entry.label)}</li>" for entry in view.legend)
    dates = " ".join(
        (w("List as of 12 May 1999."), w("Partnerships as of about 2009."), w("Boundaries of today."))
    )
    partners = w("has partners; larger with more")
    return (
        f'<figure class="atlas-overview"><img src="app/static/{file}" width="560" height="540"'
        f' alt="{escape(_alt(w), quote=True)}"><figcaption>{escape(view.wording.legend_title)}<ul>{boxes}'
        f'<li><i class="dot"></i>{escape(partners)}</li></ul>{escape(dates)}</figcaption></figure>'
    )


def _swatch(entry: LegendEntry) -> str:
    if entry.symbol == "hatch":
        return '<i class="hatch"></i>'
    return f'<i style="background:{entry.colour}"></i>'


def _alt(w: Translator) -> str:
    return w(
        "Poland: powiaty by their share of gminy on the 1999 list; dots at the seats of powiaty with"
        " partners, larger with more"
    )


show_overview_page()
