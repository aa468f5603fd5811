"""The small print of a sheet: notes on the data, sources, date of export and address."""

from __future__ import annotations

from geo.choices.printed_address import in_words
from geo.core.settings import is_address
from geo.data.datasets import EFAS, GEONAMES, GSHHG, ODBL, OSM
from geo.render.sheet import map_elements
from geo.render.sheet.page_setup import PageSetup
from geo.views.view import View


def note_texts(view: View, setup: PageSetup, from_map: list[str]) -> list[str]:
    """Return the notes on the sheet, each a sentence.

    ``from_map`` are those that the placing of names makes: numbered names, places beyond the edge.
    """
    w = view.words
    texts = [*([view.wording.count_note] if view.legend else []), *view.wording.notes, *from_map]
    if view.legend and _is_cut(view, setup):
        texts.append(w("The legend counts everything that meets the filters, also beyond this section."))
    if view.counts["uncertain"]:
        texts.append(w("Rows marked uncertain: {n}.", n=w.number(view.counts["uncertain"])))
    return [_tied(text) for text in texts]


def _is_cut(view: View, setup: PageSetup) -> bool:
    """Whether the extent leaves out something that the view shows."""
    if not isinstance(setup.extent, tuple):
        return False
    west, south, east, north = setup.extent
    seats = view.joined.powiaty[view.powiaty["shown"].to_numpy()]
    return any(
        bool(((table["lon"] < west) | (table["lon"] > east)).any())
        or bool(((table["lat"] < south) | (table["lat"] > north)).any())
        for table in (seats, view.places)
        if len(table)
    )


def _tied(text: str) -> str:
    """Return a text whose last word does not stand alone on a line."""
    return "\u00a0".join(text.rsplit(" ", 1)) if len(text) < 400 else text


def source_text(view: View) -> str:
    """Return the sources in one paragraph; they carry their dates, the boundaries have none of their own."""
    w = view.words
    waters = f"{EFAS}; {GSHHG.split(',')[0]}"
    ground = [
        w("Waters: {sources}.", sources=waters)
        if view.theme.draws_lines  # these name GeoNames for their places
        else w("Waters and towns: {sources}.", sources=f"{waters}; {GEONAMES}, CC BY 4.0")
    ]
    if view.joined.own.powiaty:  # else the boundaries name it
        osm = f"{w(OSM)}, {ODBL.split()[0]}"
        ground.insert(0, w("Ground: {sources}.", sources=osm))
    return " ".join((*view.wording.sources, *ground, w("Drawn on today's boundaries.")))


def export_text(view: View, setup: PageSetup) -> str:
    """Return who made the sheet and when, and the address of the view."""
    w = view.words
    texts = [w("Prepared by: {office}.", office=setup.office.name.rstrip("."))] if setup.office.name else []
    texts.append(w("Exported on {day}.", day=w.date(setup.day)))
    if setup.address:
        texts.append(in_words(w, setup.address))
        if setup.qr and is_address(setup.address) and not has_code(setup):
            texts.append(w("The address is too long for a code."))
    return " ".join(texts)


def has_code(setup: PageSetup) -> bool:
    """Whether the sheet carries a QR code."""
    return setup.qr and is_address(setup.address) and len(setup.address) <= map_elements.LONGEST_CODE
