"""The card of a powiat: all data of the atlas on one powiat."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from geo.core.i18n import Translator, words
from geo.core.labels import flood_sentence, gmina_kind_name, powiat_title
from geo.core.memo import remembered
from geo.core.teryt import name_key
from geo.data.gmina_register import Gmina, gminy_by_powiat
from geo.data.join import AtlasTables
from geo.data.remarks import in_language
from geo.data.split_off import with_split_off
from geo.views.card.listed_gminy import listed_gminy, unlisted_gminy
from geo.views.card.neighbours import neighbour_table
from geo.views.card.notes import corrections, notes, sources
from geo.views.card.partners import first_years, named_by, partner_count, partners
from geo.views.card.standing import standings
from geo.views.charts import Bars, Table
from geo.views.sentences import ended


@dataclass(frozen=True)
class Card:
    """The content of the card of one powiat.

    Parameters
    ----------
    code, name, title, place
        TERYT code, name, full name, and voivodeship, code and seat as text.
    status, flood
        Flood status (one of ``geo.data.vocabulary.FLOOD_STATUS``), and the same as a sentence.
    gminy
        Table of the gminy on the list of 1999.
    gminy_today
        All gminy of the powiat today.
    listed
        ``Gmina.key`` of each row of ``gminy``.
    unlisted
        Sentence that names the gminy of today that are not on the list; "" if there are none.
    partnerships, partners, years
        Number of partnerships as a sentence, table of partners, and bar chart by first year.
    named_by
        Sentence that names the powiaty whose rows have this powiat as partner; "" if there are none.
    standing
        Ranks in the voivodeship and in Poland with the medians, one sentence for each measure.
    neighbours
        Table of statistics; the first row is the powiat itself. A click on another row selects that powiat.
    doubts, remarks
        Notes on uncertain and on certain data of this powiat.
    corrections
        Corrections of the printed data of this powiat, one sentence each.
    sources
        Sources with licences, one sentence each.
    """

    code: str
    lang: str
    name: str
    title: str
    place: str
    status: str
    flood: str
    gminy: Table
    gminy_today: tuple[Gmina, ...]
    listed: tuple[str, ...]
    unlisted: str
    partnerships: str
    named_by: str
    partners: Table
    years: Bars
    standing: tuple[str, ...]
    neighbours: Table
    doubts: tuple[str, ...]
    remarks: tuple[str, ...]
    corrections: tuple[str, ...]
    sources: tuple[str, ...]

    @property
    def words(self) -> Translator:
        """Translator of the language of the card."""
        return words(self.lang)

    def file_name(self, day: dt.date) -> str:
        """Return the ASCII file name of the PDF: "karta-powiatu_zywiecki-2417_2026-11-22.pdf"."""
        name = name_key(self.name).encode("ascii", "ignore").decode().replace(" ", "-")
        stem = self.words("powiat-card")
        return f"{stem}_{name}-{self.code}_{day.isoformat()}.pdf"

    def of_gmina(self, key: str) -> str:
        """Return whether the gmina ``key`` is listed, as a sentence; "" if it is not in this powiat."""
        gmina, w = next((own for own in self.gminy_today if own.key == key), None), self.words
        if gmina is None:
            return ""
        named = f"{gmina.name} ({gmina_kind_name(w, gmina.kind)})"
        if self.status == "no_data":
            return f"{named}. {ended(self.flood)}"
        return (
            w("{gmina} is on the 1999 list.", gmina=named)
            if key in self.listed
            else w("{gmina} is not on the 1999 list.", gmina=named)
        )


@remembered
def make_card(tables: AtlasTables, code: str, lang: str = "pl") -> Card:
    """Return the card of the powiat with TERYT code ``code``.

    Raises
    ------
    KeyError
        If no powiat has this code.
    """
    w, area = words(lang), in_language(tables.powiaty, lang)
    found = area[area["powiat_teryt"] == code]
    if found.empty:
        raise KeyError(code)
    powiat = found.iloc[0]
    units = in_language(tables.floods[tables.floods["powiat_teryt"] == code], lang)
    rows = in_language(tables.partnerships[tables.partnerships["powiat_teryt"] == code], lang)
    places = in_language(tables.places[tables.places["place_id"].isin(rows["place_id"])], lang)
    made = corrections(tables, w, code, units, rows)
    listed = with_split_off(units)
    own = gminy_by_powiat(tables).get(code, ())
    doubtful, certain = (notes(w, powiat, units, rows, places, flag) for flag in ("1", "0"))
    return Card(
        code=code,
        lang=lang,
        name=powiat["powiat"],
        title=powiat_title(w, code, powiat["powiat"]),
        place=_place(w, powiat),
        status=powiat["flood_status"],
        flood=flood_sentence(w, powiat),
        gminy=listed_gminy(w, units),
        gminy_today=own,
        listed=tuple(
            Gmina(code, name, kind).key
            for name, kind in zip(listed["gmina"], listed["gmina_kind"], strict=True)
        ),
        unlisted=unlisted_gminy(w, own, listed),
        partnerships=partner_count(w, tables, rows),
        named_by=named_by(w, tables, code),
        partners=partners(w, rows),
        years=first_years(w, rows, code),
        standing=tuple(found.text for found in standings(tables, code, lang)),
        neighbours=neighbour_table(w, tables, code),
        doubts=doubtful,
        remarks=tuple(said for said in certain if _goes_beyond(said.partition(": ")[2], made.values())),
        corrections=tuple(made),
        sources=sources(w, tables),
    )


def _goes_beyond(remark: str, reasons: Iterable[str]) -> bool:
    """Whether a remark says more than the reasons of corrections, which the card gives anyway."""
    for reason in reasons:
        remark = remark.replace(reason, "")
    return bool(remark.strip())


def _place(w: Translator, powiat: Any) -> str:
    where = w("voivodeship {name}", name=powiat["voivodeship"])
    return f"{where}, TERYT {powiat['powiat_teryt']}, " + w("seat: {seat}", seat=powiat["seat"])
