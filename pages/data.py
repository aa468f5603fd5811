"""The page on the data: what is uncertain, what was corrected, the borders in use, and the sources."""

from __future__ import annotations

import streamlit as st

from geo.core.errors import AtlasError
from geo.core.i18n import Translator
from geo.data import provenance
from ui.session import cache, state
from ui.widgets import borders, corrections, doubts
from ui.widgets.text import html_table


def show_data_page() -> None:
    """Show where everything comes from; each part stands alone, so that a damaged file hides only its own."""
    w = state.language()
    st.title(w("Data"), anchor=False)
    st.html(_contents(w))
    for part in (doubts.show, corrections.show, borders.show, _join, _sources):
        try:
            part(w)
        except AtlasError as error:
            st.error(error.text(w), icon=":material/error:")


def _contents(w: Translator) -> str:
    parts = {
        "doubts": w("Doubts"),
        "corrections": w("Corrections"),
        "borders": w("Borders"),
        "join": w("How the tables are joined"),
        "sources": w("Sources"),
    }
    links = " · ".join(f'<a href="#{anchor}" target="_self">{name}</a>' for anchor, name in parts.items())
    return f'<p class="atlas-contents">{links}</p>'


def _join(w: Translator) -> None:
    st.subheader(w("How the tables are joined"), anchor="join")
    loaded = cache.atlas()
    for fault in loaded.faults.values():
        st.error(fault.text(w), icon=":material/error:")
    table = provenance.join_table(w, loaded.joined.report)
    st.html(html_table(table.columns, table.itertuples(index=False, name=None)))


def _sources(w: Translator) -> None:
    st.subheader(w("Sources"), anchor="sources")
    st.text(
        w(
            "The table of partnerships has no author, publisher or address. Its content dates it: the latest"
            " year in it is 2009. It is cited by its row numbers, the flood list by voivodeship, powiat,"
            " part and item of the annex."
        )
    )
    table = provenance.source_table(w)
    with st.container(key="data_sources"):
        st.html(html_table(table.columns, table.itertuples(index=False, name=None)))


show_data_page()
