"""The list of slides, drawn by the toolbar: titles, sentences and pictures, and what happened last."""

from __future__ import annotations

import time
from contextlib import suppress
from typing import Any

import streamlit as st

from geo.choices import slides
from geo.choices.address import page_address
from geo.choices.model import Choices, Slide
from geo.choices.parameters import SLIDE_LIMIT
from geo.core.errors import AtlasError
from geo.core.i18n import Translator
from geo.data.join import AtlasTables
from geo.views.factory import make_view
from geo.views.view import View
from ui.session import cache, deck

_DRAWING_S = 0.8
"""Longest time that one run spends on pictures."""


def data(tables: AtlasTables, w: Translator) -> dict[str, Any]:
    """Return what the list shows."""
    shown = deck.current()
    views = [_view(slide, tables, w) for slide in shown]
    return {
        "titles": [_title(slide, view) for slide, view in zip(shown, views, strict=True)],
        "sentences": [view.wording.summary if view else "" for view in views],
        "pictures": [cache.known_picture(view) if view else "" for view in views],
        "note": _note(w),
        "undo": (last := deck.note()) is not None and last.before is not None,
        "link": _link(shown, w),
    }


def _view(slide: Slide, tables: AtlasTables, w: Translator) -> View | None:
    """Return the view of a slide; None when the data of its theme are damaged."""
    if cache.atlas().fault(slide.theme) is not None:
        return None
    return make_view(tables, slide.choices.fitting(tables)[0], slide.theme, w.lang)


def _title(slide: Slide, view: View | None) -> str:
    return slide.title or (view.wording.title if view else "")


def draw_missing(tables: AtlasTables, w: Translator) -> None:
    """Draw pictures that the list lacks, for a while, and show them: ends this run when there are new ones.

    Called when the page is complete, so that neither the list nor the page waits for them.
    """
    if not deck.is_open():
        return
    views = [view for slide in deck.current() if (view := _view(slide, tables, w))]
    missing = [view for view in views if not cache.known_picture(view)]
    until = time.monotonic() + _DRAWING_S
    for view in missing:
        if time.monotonic() < until:
            with suppress(AtlasError):  # the slide has no picture, then
                cache.draw_picture(view)
        deck.is_open()  # reading the session lets in what the reader has asked for meanwhile
    if any(cache.known_picture(view) for view in missing):
        st.rerun()


def _note(w: Translator) -> str:
    """Return what happened to the deck last as a sentence; "" for nothing."""
    last = deck.note()
    if last is None:
        return ""
    return {
        "added": w("Added as slide {n}.", n=last.number),
        "full": w(
            "The presentation has {n} slides, the most there can be. Remove one to add this view.",
            n=SLIDE_LIMIT,
        ),
        "removed": w("Slide {n} removed.", n=last.number),
        "emptied": w("All slides removed."),
    }[last.what]


def _link(shown: tuple[Slide, ...], w: Translator) -> str:
    """Return the address of the first slide with its deck, relative to the first page; "" without slides."""
    if not shown:
        return ""
    first = slides.shown(Choices.of(deck=shown), 1)
    return page_address(first.theme, first.choices, w.lang, "")[1:]
