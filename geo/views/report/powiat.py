"""The report on a powiat: what its card says, with larger maps."""

from __future__ import annotations

from geo.choices.model import Choices
from geo.choices.scene import Selection
from geo.core.memo import remembered
from geo.core.teryt import is_city
from geo.data.join import AtlasTables
from geo.views.card.card import Card, make_card
from geo.views.report.document import Block, Bullets, Map, Report, Section, listed, stem_of
from geo.views.sentences import ended


@remembered
def powiat_report(tables: AtlasTables, code: str, lang: str = "pl") -> Report:
    """Return the report on the powiat with a TERYT code.

    Raises
    ------
    KeyError
        If no powiat has this code.
    """
    card = make_card(tables, code, lang)
    w = card.words
    return Report(
        code=code,
        lang=lang,
        title=card.title,
        place=card.place,
        sections=(
            _floods(tables, card),
            _partnerships(card),
            Section(w("Rank and medians"), (card.neighbours, Bullets(card.standing))),
            _doubts(card),
            Section(w("Sources"), (Bullets(card.sources),)),
        ),
        stem=stem_of(w("powiat-report"), card.name),
    )


def _floods(tables: AtlasTables, card: Card) -> Section:
    w = card.words
    said = " ".join(filter(None, (ended(card.flood), card.unlisted)))
    blocks: list[Block] = [said, *_list_map(tables, card)]
    if card.gminy.rows:
        blocks.append(card.gminy)
    return Section(w("1999 flood list"), tuple(blocks))


def _list_map(tables: AtlasTables, card: Card) -> list[Map]:
    """Return the map of the gminy of the powiat; of the powiaty around one without any on the list.

    There is none where the whole voivodeship is not on the list.
    """
    w = card.words
    if card.gminy.rows:
        caption = (
            w("The city on the list of 12 May 1999")
            if is_city(card.code)
            else w("Gminy of the powiat on the list of 12 May 1999")
        )
        return [Map("floods", Choices.of(powiaty=(card.code,), level="gmina"), caption)]
    region = card.code[:2]
    if not tables.floods["powiat_teryt"].str.startswith(region).any():
        return []
    around = Choices.of(voivodeships=(region,), selected=Selection("powiat", card.code))
    return [Map("floods", around, w("The powiaty of the voivodeship on the list of 12 May 1999"))]


def _partnerships(card: Card) -> Section:
    w = card.words
    said = " ".join(filter(None, (card.partnerships, card.named_by)))
    blocks: list[Block] = [said]
    if card.partners.rows:
        own = Choices.of(powiaty=(card.code,))
        blocks += [Map("partnerships", own, w("Partners of the powiat")), card.partners, card.years]
    return Section(w("Partnerships"), tuple(blocks))


def _doubts(card: Card) -> Section:
    w = card.words
    inside = (
        *listed(w("Doubts"), card.doubts),
        *listed(w("Remarks"), card.remarks),
        *listed(w("Corrections"), card.corrections),
    )
    none = w("No doubt and no correction concerns this powiat.")
    return Section(w("Doubts and corrections"), () if inside else (none,), inside)
