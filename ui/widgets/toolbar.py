"""The toolbar of every page, one component: copy the link, present, and keyboard shortcuts."""

from __future__ import annotations

import streamlit as st

from geo.choices import slides
from geo.choices.pages import PATHS, THEMES
from geo.core.i18n import Translator
from geo.data.join import AtlasTables
from ui.session import cache, navigation, state
from ui.widgets import component

_component = component.declare("atlas_page", "showToolbar")
_KEY = "page_tools"
_THEMES = {PATHS[theme]: theme for theme in THEMES}


def show(tables: AtlasTables, path: str, w: Translator) -> None:
    """Show the toolbar of the page at ``path``."""
    chosen = state.chosen()
    count = len(slides.deck_of(chosen))
    data = {
        "script": component.script(),
        "words": cache.frontend_files()[f"page-words-{w.lang}"],
        "lang": w.lang,
        "present": chosen.scene.present,
        "selected": bool(chosen.scene.selected),
        "can_present": path in _THEMES,
        "slide": chosen.scene.slide if chosen.scene.slide <= count else 0,
        "slides": count,
    }
    _component(key=_KEY, data=data, on_asked_change=lambda: _do(st.session_state[_KEY].asked, tables, path))


def _do(asked: dict[str, str] | None, tables: AtlasTables, path: str) -> None:
    """Carry out what a button or key asked for; ``asked`` also has the extent of the map."""
    what = (asked or {}).get("what")
    if what == "clear":
        state.clear_selection()
    elif what in slides.STEPS:
        theme = _THEMES.get(path, "floods")
        here = slides.with_extent(state.read_choices(tables), (asked or {}).get("extent", ""))
        slide = slides.step(here, theme, str(what))
        state.fill(slide.choices, tables)
        if slide.theme != theme or path not in _THEMES:
            navigation.choose(slide.theme, ())
