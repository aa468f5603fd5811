"""Karta powiatu: everything the atlas holds on one powiat, as one value that the page and the PDF read."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import Any

import pandas as pd
import shapely

from geo.cartography import classification
from geo.core.errors import DataError
from geo.core.i18n import Translator, words
from geo.core.labels import flood_sentence, form_name, gmina_kind_name, powiat_title, unit_kind_name
from geo.core.memo import remembered
from geo.core.teryt import collation_key, name_key
from geo.data.catalogue import GEONAMES, PARTNERSHIP_TABLE, PRNG, REGULATION
from geo.data.gmina_register import Gmina, gminy_by_powiat
from geo.data.join import AtlasTables
from geo.data.provenance import correction_table
from geo.views.charts import Bars, Cell, Column, Table
from geo.views.view import boundary_source

_TOUCH_M = 1.0  # borders that meet in a point are no shared border


@dataclass(frozen=True)
class Card:
    """One powiat: what it is, its gminy on the list of 1999, partners, neighbours, sources, doubts.

    Tables are figures: ``neighbours`` begins with the powiat itself, and the keys of the others select them.
    ``listed`` holds the keys (``Gmina.key``) of the rows of ``gminy``; ``unlisted`` names the gminy of today
    that the list leaves out, ``named_by`` the rows in which this powiat is somebody's partner. ``doubts``,
    ``remarks`` and ``corrections`` are about this powiat only.
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
    neighbours: Table
    doubts: tuple[str, ...]
    remarks: tuple[str, ...]
    corrections: tuple[str, ...]
    sources: tuple[str, ...]

    @property
    def words(self) -> Translator:
        """The reader's language."""
        return words(self.lang)

    def file_name(self, day: dt.date) -> str:
        """Return an ASCII file name: "karta-powiatu_zywiecki-2417_2026-11-22.pdf"."""
        name = name_key(self.name).encode("ascii", "ignore").decode().replace(" ", "-")
        stem = self.words("powiat-card")
        return f"{stem}_{name}-{self.code}_{day.isoformat()}.pdf"

    def of_gmina(self, key: str) -> str:
        """Return what the list says of the gmina that the reader looked for; "" when it is none of this powiat."""
        gmina, w = next((own for own in self.gminy_today if own.key == key), None), self.words
        if gmina is None:
            return ""
        named = f"{gmina.name} ({gmina_kind_name(w, gmina.kind)})"
        if self.status == "no_data":
            return f"{named}. {self.flood}."
        return (
            w("{gmina} is on the 1999 list.", gmina=named)
            if key in self.listed
            else w("{gmina} is not on the 1999 list.", gmina=named)
        )


@remembered
def make_card(joined: AtlasTables, code: str, lang: str = "pl") -> Card:
    """Return the card of a powiat.

    Raises
    ------
    KeyError
        There is no powiat of this code.
    """
    w, area = words(lang), joined.powiaty
    found = area[area["powiat_teryt"] == code]
    if found.empty:
        raise KeyError(code)
    powiat = found.iloc[0]
    units = joined.floods[joined.floods["powiat_teryt"] == code]
    rows = joined.partnerships[joined.partnerships["powiat_teryt"] == code]
    places = joined.places[joined.places["place_id"].isin(rows["place_id"])]
    made = _corrections(w, code, units, rows)
    own = gminy_by_powiat(joined).get(code, ())
    return Card(
        code=code,
        lang=lang,
        name=powiat["powiat"],
        title=powiat_title(w, code, powiat["powiat"]),
        place=w("voivodeship {name}", name=powiat["voivodeship"])
        + f", TERYT {code}, "
        + w("seat: {seat}", seat=powiat["seat"]),
        status=powiat["flood_status"],
        flood=flood_sentence(w, powiat),
        gminy=_gminy(w, units),
        gminy_today=own,
        listed=tuple(
            Gmina(code, *row).key for row in units[["gmina", "gmina_kind"]].itertuples(index=False, name=None)
        ),
        unlisted=_unlisted(w, own, units),
        partnerships=_count_partners(w, joined, rows),
        named_by=_named_by(w, joined, code),
        partners=_partners(w, rows),
        years=_years(w, rows),
        neighbours=_neighbours(w, joined, code),
        doubts=_notes(w, powiat, units, rows, places, "1"),
        remarks=tuple(
            said
            for said in _notes(w, powiat, units, rows, places, "0")
            if said.partition(": ")[2] not in made.values()
        ),
        corrections=tuple(made),
        sources=_sources(w, joined),
    )


# ----------------------------------------------------------------------- floods
def _gminy(w: Translator, units: pd.DataFrame) -> Table:
    """Return the listed gminy: printed and today's name, kind then and now."""
    cells: list[tuple[Cell, ...]] = []
    for row in units.itertuples(index=False):
        powiat_1999 = row.powiat_1999 if row.powiat_1999 != row.powiat else "–"
        now = gmina_kind_name(w, row.gmina_kind)
        cells.append(
            (
                row.seq,
                row.printed_unit,
                unit_kind_name(w, row.kind),
                powiat_1999,
                row.gmina,
                now,
                w("yes") if row.uncertain else "–",
            )
        )
    columns = (
        Column(w("No."), "number"),
        Column(w("Name as printed")),
        Column(w("Kind in 1999")),
        Column(w("Powiat in 1999, if another")),
        Column(w("Gmina (today)")),
        Column(w("Kind today")),
        Column(w("Uncertain")),
    )
    return Table(w("Gminy on the 1999 list"), columns, tuple(cells), ("",) * len(cells))


def _unlisted(w: Translator, own: tuple[Gmina, ...], units: pd.DataFrame) -> str:
    """Return the gminy of today that are not listed, in words; "" when there are none."""
    listed = set(zip(units["gmina"], units["gmina_kind"], strict=True))
    twice = {name for name, number in Counter(gmina.name for gmina in own).items() if number > 1}
    left = [gmina for gmina in own if (gmina.name, gmina.kind) not in listed]
    if not left or len(own) == 1:
        return ""
    named = sorted(
        (f"{g.name} ({gmina_kind_name(w, g.kind)})" if g.name in twice else g.name for g in left),
        key=collation_key,
    )
    return (
        w("Not on the list: {names}.", names=", ".join(named))
        if listed
        else w("Its gminy today: {names}.", names=", ".join(named))
    )


# ----------------------------------------------------------------- partnerships
def _count_partners(w: Translator, joined: AtlasTables, rows: pd.DataFrame) -> str:
    if joined.partnerships.empty:
        return w("The partnerships cannot be read.")
    if rows.empty:
        return w("No partnership in the table of about 2009.")
    n = w.count("{n} partnership", "{n} partnerships", len(rows))
    countries = w.count("{n} country", "{n} countries", rows["country"].nunique())
    return f"{n}: {countries}."


def _named_by(w: Translator, joined: AtlasTables, code: str) -> str:
    """Return who else names this powiat as a partner, with the rows: a partnership inside Poland may stand in the table twice."""
    own = joined.places.loc[joined.places["teryt"] == code, "place_id"]
    rows = joined.partnerships[joined.partnerships["place_id"].isin(own)]
    if rows.empty:
        return ""
    named = [
        f"{row.powiat} ({w('Row {lp} of the source table', lp=row.lp)})"
        for row in rows.itertuples(index=False)
    ]
    return w("Named as a partner by: {names}.", names=", ".join(named))


def _partners(w: Translator, rows: pd.DataFrame) -> Table:
    cells: list[tuple[Cell, ...]] = []
    for row in rows.sort_values(["length_km", "lp"]).itertuples(index=False):
        since = w("year unknown") if pd.isna(row.year) else str(row.year)
        cells.append(
            (
                row.partner,
                w.country(row.country),
                form_name(w, row.form),
                since,
                int(row.length_km),
                row.lp,
                w("yes") if row.uncertain else "–",
            )
        )
    columns = (
        Column(w("Partner")),
        Column(w("Country")),
        Column(w("Form of cooperation")),
        Column(w("Since (year)")),
        Column(w("Distance in km"), "number"),
        Column(w("Source row"), "number"),
        Column(w("Uncertain")),
    )
    return Table(w("Partners, the nearest first"), columns, tuple(cells), ("",) * len(cells))


def _years(w: Translator, rows: pd.DataFrame) -> Bars:
    """Return the partnerships by first year stated, from the first to the last; the years not stated stand last."""
    years = Counter(int(year) for year in rows["year"].dropna())
    labels = [str(year) for year in range(min(years), max(years) + 1)] if years else []
    values = [years[int(label)] for label in labels]
    colours = [classification.CATEGORY_COLOURS[0]] * len(labels)
    unknown = int(rows["year"].isna().sum())
    if unknown:
        labels, values, colours = (
            [*labels, w("year unknown")],
            [*values, unknown],
            [*colours, classification.OTHER_COLOUR],
        )
    keys = ("",) * len(labels)
    return Bars(
        w("Partnerships by their first year"),
        tuple(labels),
        tuple(values),
        tuple(colours),
        keys,
        w("year"),
        w("partnerships"),
    )


# ------------------------------------------------------------------- neighbours
@remembered
def neighbours(joined: AtlasTables, code: str) -> tuple[str, ...]:
    """Return the codes of the powiaty that share a border with a powiat, in code order; a common point is no border."""
    area = joined.powiaty
    shape = area.loc[area["powiat_teryt"] == code].geometry.iloc[0]
    near = area[area.geometry.intersects(shape) & (area["powiat_teryt"] != code)]
    shared = shapely.length(
        shapely.intersection(shapely.boundary(near.geometry.to_numpy()), shapely.boundary(shape))
    )
    return tuple(near.loc[shared > _TOUCH_M, "powiat_teryt"])


def _neighbours(w: Translator, joined: AtlasTables, code: str) -> Table:
    area = joined.powiaty.set_index("powiat_teryt")
    order = sorted(neighbours(joined, code), key=lambda other: collation_key(area.loc[other, "powiat"]))
    listed = {"listed": w("yes"), "not_listed": w("no"), "no_data": w("no data")}
    cells: list[tuple[Cell, ...]] = []
    for other in (code, *order):
        row = area.loc[other]
        known = row["flood_status"] != "no_data"
        share, number = (float(row["share"]), int(row["gminy_flooded"])) if known else (None, None)
        partners = None if joined.partnerships.empty else int(row["partnerships"])
        name = powiat_title(w, other, row["powiat"])
        cells.append(
            (
                name,
                row["voivodeship"],
                listed[row["flood_status"]],
                number,
                int(row["gminy"]),
                share,
                partners,
            )
        )
    columns = (
        Column(w("Powiat")),
        Column(w("Voivodeship")),
        Column(w("On the list")),
        Column(w("Gminy on the list"), "number"),
        Column(w("Gminy in all"), "number"),
        Column(w("Share of gminy"), "share"),
        Column(w("Partnerships"), "bar"),
    )
    keys = (
        "",
        *(f"powiat:{other}" for other in order),
    )  # the first row is the card itself: a second click would clear it
    return Table(w("Beside its neighbours"), columns, tuple(cells), keys)


# ------------------------------------------------------------ sources and doubts
def _notes(
    w: Translator, powiat: Any, units: pd.DataFrame, rows: pd.DataFrame, places: pd.DataFrame, uncertain: str
) -> tuple[str, ...]:
    """Return the notes on what is uncertain ("1") or not ("0"), each once and with what it is about; they are in Polish, as in the data."""
    found: list[tuple[str, str]] = []
    if powiat["uncertain"] == uncertain:
        found.append((powiat_title(w, powiat["powiat_teryt"], powiat["powiat"]), powiat["note"]))
    of_units = units[units["uncertain"] == (uncertain == "1")]
    found += [
        (w("Row {seq} of the flood list", seq=row.seq) + f", {row.gmina}", row.note)
        for row in of_units.itertuples(index=False)
    ]
    of_rows = rows[rows["uncertain"] == (uncertain == "1")]
    found += [
        (w("Row {lp} of the source table", lp=row.lp) + f", {row.partner}", row.note)
        for row in of_rows.itertuples(index=False)
    ]
    of_places = places[places["uncertain"] == (uncertain == "1")]
    found += [(place.name, place.note) for place in of_places.itertuples(index=False)]
    about: dict[str, str] = {}
    for what, note in found:
        if note and what not in about.get(note, ""):
            about[note] = f"{about[note]}; {what}" if note in about else what
    return tuple(f"{what}: {note}" for note, what in about.items())


def _corrections(w: Translator, code: str, units: pd.DataFrame, rows: pd.DataFrame) -> dict[str, str]:
    """Return each decision on rows of this powiat as a sentence, with its reason alone."""
    about = {
        "partnerships": set(rows["lp"].astype(str)),
        "floods": set(units["seq"].astype(str)),
        "powiaty": {code},
    }
    try:
        made = correction_table(w, about)
    except DataError:
        return {w("The corrections cannot be read. The page Data says why."): ""}
    return {
        w(
            "{table}, rows {rows}, {column}: printed “{printed}”, published “{published}” ({kind}). {reason}",
            table=table,
            rows=numbers,
            column=column,
            printed=printed or "–",
            published=published or "–",
            kind=kind,
            reason=reason,
        ): reason
        for table, numbers, column, printed, published, kind, reason in made.itertuples(
            index=False, name=None
        )
    }


def _sources(w: Translator, joined: AtlasTables) -> tuple[str, ...]:
    return (
        w("List as of 12 May 1999, drawn on today's boundaries.")
        + " "
        + w("Source: {source}.", source=w(REGULATION)),
        w("Partnerships as of about 2009, drawn on today's boundaries.")
        + " "
        + w("Source: {source}.", source=w(PARTNERSHIP_TABLE)),
        w(
            "Names and kinds of gminy today: {prng}, CC BY. Places: {geonames}, CC BY 4.0.",
            prng=PRNG,
            geonames=GEONAMES,
        ),
        boundary_source(w, joined),
    )
