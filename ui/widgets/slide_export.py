"""The choices of a download of slides: this view or the whole presentation, and the rows as tables."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import streamlit as st

from geo.choices.model import Slide
from geo.core.i18n import Translator
from geo.render.sheet.page_setup import STYLES, PageSetup
from geo.render.slides.shown import slides_of
from geo.views.view import View
from ui.session import cache, deck, printed
from ui.widgets import sheet_texts

_THIS, _ALL = "view", "deck"


def deck_choice(w: Translator) -> tuple[Slide, ...]:
    """Return the slides to export; none for this view alone, which is all there is without a presentation."""
    slides = deck.current()
    if not slides:
        return ()
    named = {_THIS: w("this view"), _ALL: w("whole presentation ({n})", n=w.number(len(slides)))}
    chosen = st.segmented_control(
        w("Slides"), named, default=_THIS, key="export_deck", format_func=named.__getitem__, required=True
    )
    return slides if chosen == _ALL else ()


def deck_setup(view: View) -> tuple[PageSetup, bool]:
    """Show the choices that hold for all slides; title and extent are those of each."""
    w = view.words
    style, table = style_choice(w), table_choice(w)
    office = sheet_texts.office_fields(w)
    return PageSetup(dt.date.today(), style=style, office=office, table=table), True


def style_choice(w: Translator) -> str:
    """Show the choice of the style and return it."""
    styles = {"light": w("colour"), "print": w("print, readable in grey")}
    return str(
        st.segmented_control(
            w("Style"),
            STYLES,
            default=STYLES[0],
            key="export_style",
            format_func=styles.__getitem__,
            required=True,
        )
    )


def table_choice(w: Translator) -> bool:
    """Show whether tables of the rows follow."""
    return st.checkbox(w("rows as tables on further slides"), key="export_table")


def show_titles(slides: tuple[Slide, ...], view: View) -> None:
    """Show what the slides are called."""
    tables, w = view.joined, view.words
    shown = slides_of(tables, _whole(slides), w.lang, PageSetup(dt.date.today()), "")
    titles = [slide.setup.title or slide.view.wording.title for slide in shown]
    st.text("\n".join(f"{number}. {title}" for number, title in enumerate(titles, start=1)))


def make(
    view: View, slides: tuple[Slide, ...], setup: PageSetup, progress: Callable[[float, str], None]
) -> bytes:
    """Return the presentation.

    Raises
    ------
    AtlasError
        The data of a slide are damaged, the template cannot be used, or too many files are being made.
    """
    for slide in slides:
        cache.atlas().require(slide.theme)
    shown = slides_of(view.joined, slides, view.lang, setup, printed.base())
    return cache.exporter().slides(shown, progress)


def _whole(slides: tuple[Slide, ...]) -> tuple[Slide, ...]:
    """Return the slides whose data can be read."""
    return tuple(slide for slide in slides if cache.atlas().fault(slide.theme) is None)
