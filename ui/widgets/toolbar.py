"""The toolbar of every page, one component: copy the link, add slides, present, and keyboard shortcuts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from geo.choices import slides
from geo.choices.model import Choices
from geo.choices.pages import PATHS, THEMES
from geo.core.i18n import Translator
from geo.data.join import AtlasTables
from ui.session import cache, deck, navigation, play, state
from ui.widgets import component, slide_list

_component = component.declare("atlas_page", "showToolbar")
_KEY = "page_tools"
_THEMES = {PATHS[theme]: theme for theme in THEMES}
_ON_DECK = ("list", "close", "move", "rename", "remove", "empty", "undo", "example", "restore")


def show(tables: AtlasTables, path: str, w: Translator) -> None:
    """Show the toolbar of the page at ``path``."""
    scene, count = state.chosen().scene, len(deck.current())
    files = cache.frontend_files()
    data = {
        "script": component.script(),
        "words": files[f"page-words-{w.lang}"],
        "lang": w.lang,
        "present": scene.present and path in _THEMES,
        "selected": bool(scene.selected),
        "can_present": path in _THEMES,
        "slide": scene.slide if scene.slide <= count else 0,
        "slides": count,
        "stepped": scene.present and bool(scene.slide or st.session_state.get(state.LINKED)),
        "plays": path == PATHS["partnerships"],
        "deck": slides.write(deck.current()),
        "source": {
            "script": files["source.js"],
            "style": files["source.css"],
            "rows": cache.source_rows()[w.lang],
            "asked": state.asked_source(),
        },
        "list": slide_list.data(tables, w) if path in _THEMES and deck.is_open() else None,
    }
    _component(key=_KEY, data=data, on_asked_change=lambda: _do(st.session_state[_KEY].asked, tables, path))


def _do(asked: Mapping[str, Any] | None, tables: AtlasTables, path: str) -> None:
    """Carry out what a button or key asked for; ``asked`` also has the extent of the map."""
    given = asked or {}
    what = given.get("what")
    if what == "clear":
        state.clear_selection()
    elif what in _ON_DECK:
        _change_deck(str(what), given)
    elif path in _THEMES:
        _present(str(what), given, tables, _THEMES[path])


def _present(what: str, given: Mapping[str, Any], tables: AtlasTables, theme: str) -> None:
    """Add the view of a page to the deck, show it or a slide on the whole screen, or return from there."""
    here = slides.with_extent(state.read_choices(tables), str(given.get("extent", "")))
    if what == "save":
        deck.add(theme, slides.with_extent(_in_sight(given, tables), str(given.get("area", ""))))
    elif what == "present":
        st.session_state["present"], st.session_state["slide"] = True, 0
    elif what == "leave":
        _go(deck.leave(theme, tables), theme)
    elif what == "start" and here.deck:
        play.stop()
        deck.begin(theme, here)
        _show_slide(_whole(given, "number"), here, tables, theme)
    elif what in slides.STEPS and here.deck:
        _show_slide(slides.step(here.scene.slide, len(here.deck), what), here, tables, theme)


def _in_sight(given: Mapping[str, Any], tables: AtlasTables) -> Choices:
    """Return what the map shows, in the year that a play has come to in the browser."""
    year = _whole(given, "year")
    is_passing = play.is_on() and year in range(*play.span(tables))
    return state.read_choices(tables).in_year(year) if is_passing else state.seen(tables)


def _show_slide(number: int, here: Choices, tables: AtlasTables, theme: str) -> None:
    slide = slides.shown(here, min(max(number, 1), len(here.deck)))
    state.fill(slide.choices, tables)
    _go(slide.theme, theme)


def _go(to: str, theme: str) -> None:
    if to != theme:
        navigation.choose(to, ())


def _change_deck(what: str, given: Mapping[str, Any]) -> None:
    number = _whole(given, "number")
    if what in ("list", "close"):
        deck.show_list(what == "list")
    elif what == "move":
        deck.move(number, _whole(given, "to"))
    elif what == "rename":
        deck.rename(number, str(given.get("title", "")))
    elif what == "remove":
        deck.remove(number)
    elif what == "empty":
        deck.empty()
    elif what == "undo":
        deck.undo()
    elif what == "example":
        deck.load(slides.example())
    elif not deck.current():  # what the browser kept, after the page was loaded anew
        deck.load(slides.read(str(given.get("deck", "")))[0])


def _whole(given: Mapping[str, Any], name: str) -> int:
    value = given.get(name, 0)
    return value if isinstance(value, int) else 0
