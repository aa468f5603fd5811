"""The card of a powiat as a PDF of A4 pages, from the same ``Card`` and small maps as the web page."""

from __future__ import annotations

import datetime as dt
import io
from contextlib import closing

from matplotlib.backends.backend_pdf import PdfPages

from geo.choices.printed_address import in_words
from geo.core.settings import is_address
from geo.render.card.gmina_map import LISTED, NO_DATA, UNLISTED
from geo.render.card.maps import CardMaps
from geo.render.card.page_flow import BODY, FOOT, GAP, HEADING, MARGIN, SMALL, PageFlow
from geo.render.card.pdf_pictures import draw_bars, draw_map
from geo.render.card.pdf_table import draw_table
from geo.render.card.small_map import SmallMap
from geo.render.sheet.page import GREY, Page
from geo.render.sheet.swatch import draw_swatch
from geo.views.card.card import Card
from geo.views.sentences import ended

_MAKER = "Atlas Powiatów"
_TITLE = 20.0  # size in points
_MAX_CHART_HEIGHT = 130.0
_CLOSER = 0.85  # line height and gaps of pages set closer


def card_pdf(card: Card, maps: CardMaps, gminy: SmallMap | None, day: dt.date, address: str = "") -> bytes:
    """Return the card as a PDF with embedded fonts and searchable text.

    Parameters
    ----------
    maps, gminy
        The maps in the sizes of paper, and that of the gminy of the powiat.
    day
        Date of export, in the footer and in the metadata.
    address
        URL of the card's web page, in the footer and in the metadata; "" for none.
    """
    out = io.BytesIO()
    made = dt.datetime.combine(day, dt.time(), tzinfo=dt.UTC)
    about = {
        "Creator": _MAKER,
        "Title": card.title,
        "Subject": f"{card.place}. {ended(card.flood)} {card.partnerships}",
        "CreationDate": made,
    }
    with PdfPages(out, metadata=about | {"Keywords": address}) as file:
        for page in card_pages(card, maps, gminy, day, address):
            with closing(page):
                file.savefig(page.figure)
    return out.getvalue()


def card_pages(
    card: Card, maps: CardMaps, gminy: SmallMap | None, day: dt.date, address: str = ""
) -> list[Page]:
    """Return the drawn pages of the card; the caller closes them.

    The pages are set closer where that saves a page.
    """
    pages, w = _filled(card, maps, gminy, 1.0), card.words
    if len(pages.all) > 1:
        closer = _filled(card, maps, gminy, _CLOSER)
        saves = len(closer.all) < len(pages.all)
        for page in (pages if saves else closer).all:
            page.close()
        pages = closer if saves else pages
    for number, page in enumerate(pages.all, start=1):
        told = " · ".join(
            (_MAKER, card.title, w("Exported on {day}.", day=w.date(day)), f"{number}/{len(pages.all)}")
        )
        page.line(MARGIN, FOOT, told, 7.0, colour=GREY)
        told = address if is_address(address) or not address else in_words(w, address)
        page.line(MARGIN, FOOT - 9.5, told, 7.0, colour=GREY)
    return pages.all


def _filled(card: Card, maps: CardMaps, gminy: SmallMap | None, density: float) -> PageFlow:
    pages = PageFlow(density)
    _draw_header(pages, card, maps, gminy)
    _draw_floods(pages, card)
    _draw_partners(pages, card, maps)
    pages.heading(card.neighbours.title)
    draw_table(pages, card.neighbours, card.words)
    _draw_standing(pages, card)
    _draw_notes(pages, card)
    return pages


def _draw_header(pages: PageFlow, card: Card, maps: CardMaps, gminy: SmallMap | None) -> None:
    """Draw the title, then where the powiat lies, its gminy, and its neighbours, side by side."""
    w = card.words
    pages.lines(card.title, _TITLE, bold=True)
    pages.lines(card.place, BODY, colour=GREY)
    pages.top -= GAP * 0.6
    high = maps.around.height
    captions = (w("Its gminy on the 1999 list"), w("Neighbours: share of gminy on the 1999 list"))
    left = MARGIN
    small = pages.room - 2 * (maps.around.width + GAP)
    draw_map(pages.page, maps.locator, left, pages.top, small * maps.locator.height / maps.locator.width)
    _draw_key(pages, card, left, pages.top - high)
    left += small + GAP
    for picture, caption in zip((gminy, maps.around), captions, strict=True):
        if picture:
            draw_map(pages.page, picture, left, pages.top, high)
            pages.page.line(left, pages.top - high - SMALL - 1.0, caption, SMALL, colour=GREY)
        left += maps.around.width + GAP
    pages.top -= high + SMALL + 4.0


def _draw_key(pages: PageFlow, card: Card, left: float, bottom: float) -> None:
    """Draw what the colours of the gminy mean, upwards from ``bottom``."""
    w = card.words
    rows = [(UNLISTED, w("not on the list")), (LISTED, w("on the list"))]
    if card.status == "no_data":
        rows = [(NO_DATA, w("no data"))]
    for number, (colour, text) in enumerate(rows):
        y = bottom + 1.0 + number * SMALL * 1.5
        draw_swatch(pages.page, (left, y), 11.0, 6.5, colour, None)
        pages.page.line(left + 15.0, y + 0.5, text, SMALL)


def _draw_floods(pages: PageFlow, card: Card) -> None:
    pages.heading(card.words("1999 flood list"))
    pages.lines(ended(card.flood), BODY)
    if card.gminy.rows:
        draw_table(pages, card.gminy, card.words)
    if card.unlisted:
        pages.lines(card.unlisted, BODY)


def _draw_partners(pages: PageFlow, card: Card, maps: CardMaps) -> None:
    wide, high = (maps.partners.width, maps.partners.height) if maps.partners else (0.0, 0.0)
    pages.need(high + 5 * HEADING)  # the map stays under its heading
    pages.heading(card.words("Partnerships"))
    pages.lines(" ".join(filter(None, (card.partnerships, card.named_by))), BODY)
    if maps.partners is None:
        return
    pages.need(high + GAP)
    pages.top -= 4.0
    draw_map(pages.page, maps.partners, MARGIN, pages.top, high)
    draw_bars(
        pages.page,
        card.years,
        MARGIN + wide + GAP * 1.5,
        pages.top,
        pages.room - wide - GAP * 1.5,
        min(high, _MAX_CHART_HEIGHT),
    )
    pages.top -= high + 4.0
    if maps.beyond:
        pages.lines(maps.beyond, SMALL, colour=GREY)
    draw_table(pages, card.partners, card.words)


def _draw_standing(pages: PageFlow, card: Card) -> None:
    pages.heading(card.words("Rank and medians"))
    for line in card.standing:
        pages.lines(line, SMALL)
        pages.top -= 2.0


def _draw_notes(pages: PageFlow, card: Card) -> None:
    w = card.words
    for heading, said in (
        (w("Doubts"), card.doubts),
        (w("Remarks"), card.remarks),
        (w("Corrections"), card.corrections),
    ):
        if said:
            pages.heading(heading)
            for line in said:
                pages.lines(line, SMALL)
                pages.top -= 2.0
    pages.heading(w("Sources"))
    for line in card.sources:
        pages.lines(line, SMALL, colour=GREY)
