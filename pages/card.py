"""Karta powiatu: one powiat on one page, from one ``Card``, and the same as a PDF."""

from __future__ import annotations

import datetime as dt
from html import escape

import streamlit as st

from geo.choices.model import Choices
from geo.core.i18n import Translator
from geo.data.atlas import Atlas
from geo.render.card.maps import CardMaps, card_maps
from geo.render.card.small_map import SmallMap
from geo.render.export import DOCX
from geo.views.card.card import Card, make_card
from geo.views.factory import make_view
from geo.views.report.powiat import powiat_report
from geo.views.sentences import ended
from ui.session import cache, navigation, printed, state
from ui.widgets import charts, map_page, sheet_texts
from ui.widgets.picture import image
from ui.widgets.text import plain, regulation_link


def show_card_page() -> None:
    """Show the card of the selected powiat; without one, a map to choose it from."""
    w, loaded = state.language(), cache.atlas()
    choices = state.chosen()
    code = choices.scene.powiat
    if not code:
        _ask(loaded, w)
        return
    card = make_card(loaded.joined, code, w.lang)
    maps = card_maps(loaded.joined, loaded.countries, card, context=loaded.context)
    _head(card, choices, loaded, w)
    _floods(card, maps, choices, w)
    _partners(card, maps, w)
    charts.show(card.neighbours, "card_neighbours", w)
    st.html(_list(w("Rank and medians"), card.standing))
    _foot(card, w)


def _ask(loaded: Atlas, w: Translator) -> None:
    """Let the reader click a powiat on a map of all of them, whatever is filtered elsewhere."""
    with st.container(key="head"):
        st.title(w("Powiat profile"), anchor=False)
    with st.container(key="summary"):
        st.text(w("Click a powiat on the map, or look for it by name."))
    with st.container(horizontal=True, wrap=False, gap="small", key="stage"):
        map_page.show_map(make_view(loaded.joined, Choices(), "floods", w.lang))


def _head(card: Card, choices: Choices, loaded: Atlas, w: Translator) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium", key="card_head"):
        st.title(plain(card.title), anchor=False, width="stretch")
        day, address = dt.date.today(), printed.address("card", choices, w)
        maker = cache.exporter()  # here, since the file is made outside of the session
        st.download_button(
            w("Card as PDF (A4)"),
            lambda: maker.card(card, day, address),
            card.file_name(day),
            "application/pdf",
            key="card_pdf",
            on_click="ignore",
            type="primary",
            icon=":material/picture_as_pdf:",
        )
        report = powiat_report(loaded.joined, card.code, w.lang)
        office = sheet_texts.known_office()
        st.download_button(
            w("Report for Word"),
            lambda: maker.report(report, day, address, office),
            report.file_name(day),
            DOCX,
            key="card_docx",
            on_click="ignore",
            icon=":material/description:",
        )
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.text(card.place, width="content")
        navigation.link("floods", w("On the map of the list"), choices, w, ":material/flood:")
        navigation.link("partnerships", w("On the map of partnerships"), choices, w, ":material/share:")
    for fault in loaded.faults.values():
        st.warning(plain(fault.text(w)))


def _floods(card: Card, maps: CardMaps, choices: Choices, w: Translator) -> None:
    if said := card.of_gmina(choices.scene.gmina):
        st.info(plain(said), icon=":material/search:")
    st.text(f"{ended(card.flood)} {card.partnerships}")
    st.html(
        _pictures((maps.locator, ""), (maps.around, w("Colour and figure: share of gminy on the 1999 list.")))
    )
    st.subheader(w("1999 flood list"), anchor=False)
    if card.gminy.rows:
        charts.show(card.gminy, "card_gminy", w)
    else:
        st.text(ended(card.flood))
    if card.unlisted:
        st.text(card.unlisted)
    st.html(f'<p class="atlas-source">{regulation_link(w)}</p>')


def _partners(card: Card, maps: CardMaps, w: Translator) -> None:
    st.subheader(w("Partnerships"), anchor=False)
    if maps.partners is None or card.named_by:
        st.text(" ".join(filter(None, (card.partnerships, card.named_by))))
    if maps.partners is None:
        return
    left, right = st.columns(2, gap="medium")
    with left:
        st.html(_pictures((maps.partners, maps.beyond)))
    with right:
        charts.show(card.years, "card_years", w)
    charts.show(card.partners, "card_partners", w)


def _foot(card: Card, w: Translator) -> None:
    st.subheader(w("Doubts and corrections"), anchor=False)
    if not (card.doubts or card.remarks or card.corrections):
        st.text(w("No doubt and no correction concerns this powiat."))
    for heading, said in (
        (w("Doubts"), card.doubts),
        (w("Remarks"), card.remarks),
        (w("Corrections"), card.corrections),
    ):
        if said:
            st.html(_list(heading, said))
    st.subheader(w("Sources"), anchor=False)
    st.caption(plain(" ".join(card.sources)))


def _list(heading: str, said: tuple[str, ...]) -> str:
    """Return a list under a heading."""
    items = "".join(f"<li>{escape(line)}</li>" for line in said)
    return f'<p class="atlas-list-title">{escape(heading)}</p><ul class="atlas-list">{items}</ul>'


def _pictures(*pictures: tuple[SmallMap, str]) -> str:
    """Return small maps side by side, each as wide as its shape asks for, with a line below."""
    parts = []
    for picture, below in pictures:
        caption = f"<figcaption>{escape(below)}</figcaption>" if below else ""
        grow = f"{picture.width / picture.height:.2f}"
        parts.append(
            f'<figure style="flex: {grow} 1 {picture.width * 0.6:.0f}px">{image(picture)}{caption}</figure>'
        )
    return f'<div class="atlas-pictures">{"".join(parts)}</div>'


show_card_page()
