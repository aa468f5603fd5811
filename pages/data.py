"""The page on the data: sources, the join report, every correction and doubt."""

from __future__ import annotations

import streamlit as st

from geo.core.errors import AtlasError
from geo.core.i18n import Translator
from geo.data import provenance
from ui.session import cache, state
from ui.widgets import borders


def show_data_page() -> None:
    """Show where everything comes from; each part stands alone, so that a damaged file hides only its own."""
    w = state.language()
    st.title(w("Data"), anchor=False)
    for part in (borders.show, _sources, _join, _corrections, _doubts):
        try:
            part(w)
        except AtlasError as error:
            st.error(error.text(w), icon=":material/error:")


def _sources(w: Translator) -> None:
    st.subheader(w("Sources"), anchor=False)
    st.text(
        w(
            "The table of partnerships has no author, publisher or address. Its content dates it: the latest"
            " year in it is 2009. It is cited by its row numbers, the flood list by voivodeship, powiat,"
            " part and item of the annex."
        )
    )
    st.dataframe(provenance.source_table(w), hide_index=True)


def _join(w: Translator) -> None:
    st.subheader(w("How the tables are joined"), anchor=False)
    loaded = cache.atlas()
    for fault in loaded.faults.values():
        st.error(fault.text(w), icon=":material/error:")
    st.dataframe(provenance.join_table(w, loaded.joined.report), hide_index=True)


def _corrections(w: Translator) -> None:
    st.subheader(w("Corrections"), anchor=False)
    table = provenance.correction_table(w)
    st.text(
        w(
            "Every published value that differs from the printed one, with its reason: {n} decisions.",
            n=w.number(len(table)),
        )
    )
    st.dataframe(table, hide_index=True)


def _doubts(w: Translator) -> None:
    st.subheader(w("Doubts"), anchor=False)
    table = provenance.doubt_table(w, cache.atlas().joined)
    st.text(
        w(
            "What stays open after all checks: {n} entries. They carry a mark on the map, in the tables and"
            " in the files.",
            n=w.number(len(table)),
        )
    )
    st.dataframe(table, hide_index=True)


show_data_page()
