"""What every page has around it: navigation, language, sidebar, address; and how a fault is told."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import streamlit as st

from geo.address import page_of, query_of
from geo.errors import AtlasError
from geo.filters import PIN_LIMIT
from geo.language import Words
from ui import explorer, loaders, quiet, sidebar, state
from ui import page as page_tools

_PAGES = Path(__file__).parents[1] / "pages"
_STATIC = Path(__file__).parents[1] / "static"
_STYLE = Path(__file__).with_name("style.css")
_MOST_NAMES, _LONGEST_NAME = 8, 40  # of what an address may make the page say


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
    state.arrive()
    pages = _pages(state.language())
    page = st.navigation(pages, position="sidebar")
    _follow_old_address(page, pages)
    quiet.settle()
    with suppress(AtlasError):  # without data there is nothing to filter; the page itself says what is wrong
        state.start(loaders.atlas().joined, page.url_path)
    w = state.language()
    sidebar.show_language(w)
    with suppress(AtlasError):
        _go_on(page, pages)
        sidebar.show_filters(loaders.atlas().joined, w)
        page_tools.show(loaders.atlas().joined, page.url_path, w)
        _say_ignored(w)
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
        st.Page(_PAGES / "data.py", title=w("Data"), icon=":material/dataset:", url_path="dane"),
    ]


def _follow_old_address(page: st.Page, pages: list[st.Page]) -> None:
    """Go where an address of an earlier version leads now; once, so that the back button does not come here again."""
    if state.is_first_run():
        asked = state.address()
        path = page_of(page.url_path, asked)
        if path != page.url_path and (found := [other for other in pages if other.url_path == path]):
            st.switch_page(found[0], query_params=asked)


def _go_on(page: st.Page, pages: list[st.Page]) -> None:
    """Go to the page that a slide asked for."""
    path = state.next_page()
    if path is not None and path != page.url_path and (found := [other for other in pages if other.url_path == path]):
        chosen = state.filters(loaders.atlas().joined)
        st.switch_page(found[0], query_params=query_of(chosen, state.language().lang))


def _say_ignored(w: Words) -> None:
    names = st.session_state.pop(state.IGNORED, ())
    if names:
        labels = {
            "voivodeships": w("voivodeship"), "powiaty": w("Powiat"), "countries": w("Partner country"), "forms": w("Form of cooperation"),
            "year_from": w("first year"), "year_to": w("last year"), "unknown_year": w("year unknown"), "measure": w("Measure"),
            "scheme": w("Classes"), "k": w("How many"), "colour_by": w("Colour of the lines"), "selected": w("selection"),
            "basemap": w("Basemap from the internet"), "patterns": w("patterns beside the colours"),
            "flooded_only": w("only powiaty on the flood list"), "partners_only": w("only powiaty with partners"),
            "pins": w("pinned powiaty (at most {n})", n=PIN_LIMIT), "extent": w("extent of the map"), "present": w("presentation"), "slides": w("slides"), "slide": w("slide"),
            "lang": w("Language"), "v": w("version of the address"),
        }  # fmt: skip
        listed = w.listed(labels.get(name) or explorer.plain(f"„{name[:_LONGEST_NAME]}”") for name in names[:_MOST_NAMES])
        st.warning(w("The address held something unknown, which was left out: {names}.", names=listed))
