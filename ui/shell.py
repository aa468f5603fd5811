"""What every page has around it: navigation, language, sidebar, address; and how a fault is told."""

from __future__ import annotations

import logging
from contextlib import suppress
from pathlib import Path

import streamlit as st

from geo.choices.address import page_at, page_of
from geo.choices.pages import PATHS, THEMES
from geo.choices.parameters import PARAMETERS
from geo.choices.scene import PIN_LIMIT
from geo.core.errors import AtlasError
from geo.core.i18n import Translator
from ui.server import gc_policy, metrics
from ui.session import cache, navigation, play, state
from ui.widgets import map_page, search, sidebar, slide_list
from ui.widgets import toolbar as page_tools

log = logging.getLogger(__name__)

_PAGES = Path(__file__).parents[1] / "pages"
_STATIC = Path(__file__).parents[1] / "static"
_MOST_NAMES, _LONGEST_NAME = 8, 40  # of what an address may make the page say


def run() -> None:
    """Draw the frame and run the chosen page."""
    try:
        with metrics.RUNS.time():
            _run()
    finally:
        gc_policy.freeze()


def _run() -> None:
    # Before st.navigation, whose icons would be fetched from outside.
    st.set_page_config(page_icon=_STATIC / "icon.png", layout="wide")
    with suppress(AtlasError):  # a folder that cannot be written is told by the page
        st.html(f"<style>@import url('app/static/{cache.frontend_files()['page.css']}');</style>")
    st.logo(_STATIC / "logo.png", size="large")
    state.arrive()
    page = st.navigation(_pages(state.language()), position="sidebar")
    _follow_old_address(page.url_path)
    navigation.follow()
    gc_policy.preload()
    theme = page_at(page.url_path)  # the other pages show no rows to filter; what is set waits in the address
    with suppress(AtlasError):  # without data there is nothing to filter; the page itself says what is wrong
        state.start(cache.atlas().joined, page.url_path)
    w = state.language()
    if page.url_path != PATHS["partnerships"]:
        play.stop()
    _top(w)
    with suppress(AtlasError):
        tables = cache.atlas().joined
        state.resolve_choices(tables)
        if theme in THEMES:
            sidebar.show_filters(tables, theme, w)
        page_tools.show(tables, page.url_path, w)
        with st.container():  # always there: else the map, which comes after, would be loaded anew
            _say_ignored(w)
    try:
        page.run()
    except AtlasError as fault:
        show_fault(fault)
    with suppress(AtlasError):
        tables = cache.atlas().joined
        state.write_address()
        slide_list.draw_missing(tables, w)


def _top(w: Translator) -> None:
    """Show what stands at the top of the sidebar on every page: language and search."""
    sidebar.show_language(w)
    with suppress(AtlasError), st.sidebar:
        cache.atlas()  # without data there is nothing to find; a fragment would show its own error
        search.show()


def show_fault(fault: AtlasError) -> None:
    """Show what is wrong as one sentence, which the log gets in English."""
    metrics.FAULTS.inc()
    log.error("%s", fault)
    st.error(fault.text(state.language()), icon=":material/error:")


def _pages(w: Translator) -> list[st.Page]:
    return [
        st.Page(
            _PAGES / "overview.py",
            title=w("Overview"),
            icon=":material/home:",
            url_path="przeglad",
            default=True,
        ),
        st.Page(
            _PAGES / "floods.py",
            title=w("1999 flood list"),
            icon=":material/flood:",
            url_path=PATHS["floods"],
        ),
        st.Page(
            _PAGES / "partnerships.py",
            title=w("Partnerships"),
            icon=":material/share:",
            url_path=PATHS["partnerships"],
        ),
        st.Page(
            _PAGES / "joint.py",
            title=w("Flood and partnerships"),
            icon=":material/join_inner:",
            url_path=PATHS["joint"],
        ),
        st.Page(
            _PAGES / "card.py", title=w("Powiat profile"), icon=":material/badge:", url_path=PATHS["card"]
        ),
        st.Page(_PAGES / "data.py", title=w("Data"), icon=":material/dataset:", url_path=PATHS["data"]),
    ]


def _follow_old_address(path: str) -> None:
    """Redirect an address of an earlier version, once, so that the back button skips it."""
    asked = state.address()
    if state.is_first_run() and page_of(path, asked) != path:
        st.switch_page(navigation.file_of("floods"), query_params=asked)


def _say_ignored(w: Translator) -> None:
    names = st.session_state.pop(state.IGNORED, ())
    if names:
        labels = {parameter.key: w(parameter.label, n=PIN_LIMIT) for parameter in PARAMETERS}
        labels |= {"slides": w("slides"), "lang": w("Language"), "v": w("version of the address")}
        listed = w.listed(
            labels.get(name) or map_page.plain(f"„{name[:_LONGEST_NAME]}”") for name in names[:_MOST_NAMES]
        )
        st.warning(w("The link is incomplete or out of date; left out: {names}.", names=listed))
