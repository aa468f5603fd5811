"""What every page has around it: navigation, language, sidebar, address; and how a fault is told."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import streamlit as st

from geo.errors import AtlasError
from geo.language import Words
from ui import loaders, quiet, sidebar, state, year_play

_PAGES = Path(__file__).parents[1] / "pages"
_STATIC = Path(__file__).parents[1] / "static"
_STYLE = Path(__file__).with_name("style.css")


def run() -> None:
    """Draw the frame and run the chosen page."""
    try:
        _run()
    finally:
        quiet.set_aside()


def _run() -> None:
    st.set_page_config(page_icon=_STATIC / "icon.png", layout="wide")  # before st.navigation, whose icons would be fetched from outside
    st.html(_STYLE)
    st.logo(_STATIC / "logo.png", size="large")
    w = state.language()
    page = st.navigation(_pages(w), position="sidebar")
    sidebar.show_language(w)
    quiet.settle()
    with suppress(AtlasError):  # without data there is nothing to filter; the page itself says what is wrong
        joined = loaders.atlas().joined
        state.start(joined)
        sidebar.show_filters(joined, w)
        _say_ignored(w)
    if page.url_path != "partnerstwa":
        year_play.stop()
    try:
        page.run()
    except AtlasError as fault:
        show_fault(fault)
    with suppress(AtlasError):
        state.write_address(state.filters(loaders.atlas().joined))


def show_fault(fault: AtlasError) -> None:
    """Show what is wrong as one sentence."""
    st.error(fault.text(state.language()), icon=":material/error:")


def _pages(w: Words) -> list[st.Page]:
    return [
        st.Page(_PAGES / "floods.py", title=w("Flood 1999"), icon=":material/flood:", url_path="powodz-1999", default=True),
        st.Page(_PAGES / "partnerships.py", title=w("Partnerships"), icon=":material/share:", url_path="partnerstwa"),
        st.Page(_PAGES / "joint.py", title=w("Flood and partnerships"), icon=":material/join_inner:", url_path="powodz-i-partnerstwa"),
        st.Page(_PAGES / "data.py", title=w("Data"), icon=":material/dataset:", url_path="dane"),
    ]


def _say_ignored(w: Words) -> None:
    names = st.session_state.pop(state.IGNORED, ())
    if names:
        labels = {
            "voivodeships": w("voivodeship"), "powiaty": w("Powiat"), "countries": w("Partner country"), "forms": w("Form of cooperation"),
            "year_from": w("first year"), "year_to": w("last year"), "unknown_year": w("year unknown"), "measure": w("Measure"),
            "scheme": w("Classes"), "k": w("How many"), "colour_by": w("Colour of the lines"), "selected": w("selection"),
            "min_km": w("Length at least"), "top": w("Countries with most partnerships"),
            "partner_figure": w("Figures of what is shown"), "level": w("Map of"), "breaks": w("own breaks"), "palette": w("Colours"),
            "basemap": w("Basemap from the internet"),
        }  # fmt: skip
        listed = w.listed(labels.get(name, name) for name in names)
        st.warning(w("The address held something unknown, which was left out: {names}.", names=listed))
