"""The report on a voivodeship: its powiaty on the list of 1999, their partnerships, and how it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from geo.choices.map_style import MEASURES
from geo.choices.model import Choices
from geo.core.i18n import Translator, words
from geo.core.labels import doubt_names, form_name, powiat_title
from geo.core.memo import remembered
from geo.core.records import records
from geo.core.teryt import VOIVODESHIPS, collation_key
from geo.data import areas as levels
from geo.data.join import AtlasTables, powiat_names
from geo.data.remarks import in_language
from geo.views.card.neighbours import statistics
from geo.views.card.notes import notes, sources
from geo.views.card.partners import first_years, since_cell
from geo.views.card.standing import PARTNERSHIPS, measure_title, rank_of, rank_text, writer
from geo.views.charts import Cell, Column, Table
from geo.views.factory import make_view
from geo.views.floods.classes import CATEGORIES
from geo.views.floods.notes import missing_notes
from geo.views.report.document import Block, Bullets, Map, Report, Section, stem_of
from geo.views.sentences import capitalised, partner_countries


@dataclass(frozen=True, eq=False)
class _Part:
    """The rows of the tables that are of one voivodeship."""

    w: Translator
    tables: AtlasTables
    code: str
    powiaty: pd.DataFrame
    units: pd.DataFrame
    rows: pd.DataFrame

    def names(self, table: pd.DataFrame) -> str:
        """Return the names of powiaty in alphabetical order."""
        known = powiat_names(self.tables)
        return ", ".join(sorted((known[code] for code in table["powiat_teryt"]), key=collation_key))

    def summary(self, theme: str) -> str:
        """Return what the map of a theme says of the voivodeship."""
        choices = Choices.of(voivodeships=(self.code,))
        return make_view(self.tables, choices, theme, self.w.lang).wording.summary


@remembered
def voivodeship_report(tables: AtlasTables, code: str, lang: str = "pl") -> Report:
    """Return the report on the voivodeship with a TERYT code of two digits.

    Raises
    ------
    KeyError
        If no voivodeship has this code.
    """
    w, name = words(lang), VOIVODESHIPS[code]
    of_code = [
        in_language(table[table["powiat_teryt"].str.startswith(code)], lang)
        for table in (tables.powiaty, tables.floods, tables.partnerships)
    ]
    part = _Part(w, tables, code, *of_code)
    count = w.count("{n} powiat", "{n} powiaty", len(part.powiaty))
    title = w("voivodeship {name}", name=name)
    return Report(
        code=code,
        lang=lang,
        title=title[:1].upper() + title[1:],
        place=f"TERYT {code}, {count}",
        sections=(
            _floods(part),
            _partnerships(part),
            Section(w("Among the voivodeships"), (Bullets(tuple(_standings(part))),)),
            _doubts(part),
            Section(w("Sources"), (Bullets(sources(w, tables)),)),
        ),
        stem=stem_of(w("voivodeship-report"), name),
    )


# ------------------------------------------------------------------------- floods
def _floods(part: _Part) -> Section:
    w = part.w
    here = Choices.of(voivodeships=(part.code,))
    blocks: list[Block] = [" ".join(_list_sentences(part))]
    if len(part.units):
        caption = w("Powiaty of the voivodeship by their share of gminy on the 1999 list")
        blocks.append(Map("floods", here, caption))
    blocks.append(statistics(w, part.tables, _in_order(part), w("Powiaty of the voivodeship")))
    blocks += [_listed_names(part)] if len(part.units) else []
    return Section(w("1999 flood list"), tuple(blocks))


def _list_sentences(part: _Part) -> list[str]:
    w, own = part.w, part.powiaty
    table = levels.areas(part.tables, "voivodeship")
    (whole,) = records(table[table["code"] == part.code])
    listed_gminy, gminy = int(whole.gminy_flooded), int(whole.gminy)
    said = [part.summary("floods")] if len(part.units) else []
    if not listed_gminy:
        said.append(w("No gmina of the voivodeship is on the list (it has {total}).", total=w.number(gminy)))
    else:
        said.append(
            w.count(
                "{n} of its {total} gminy is on the list ({share}).",
                "{n} of its {total} gminy are on the list ({share}).",
                listed_gminy,
                total=w.number(gminy),
                share=w.percent(listed_gminy / gminy),
            )
        )
    is_known = own["flood_status"] != "no_data"
    full = own[is_known & (own["gminy_flooded"] == own["gminy"])]
    absent = own[own["flood_status"] == "not_listed"]
    if len(full):
        said.append(
            w.count(
                "Listed as a whole: {n} powiat ({names}).",
                "Listed as a whole: {n} powiaty ({names}).",
                len(full),
                names=part.names(full),
            )
        )
    if listed_gminy and len(absent):
        said.append(
            w.count(
                "Not on the list: {n} powiat ({names}).",
                "Not on the list: {n} powiaty ({names}).",
                len(absent),
                names=part.names(absent),
            )
        )
    notes_on_missing = missing_notes(w, part.tables, table["code"] == part.code)
    return said + [capitalised(note) for note in notes_on_missing]


def _in_order(part: _Part) -> list[str]:
    known = powiat_names(part.tables)
    return sorted(part.powiaty["powiat_teryt"], key=lambda code: collation_key(known[code]))


def _listed_names(part: _Part) -> Table:
    """Return the listed gminy of each powiat, by their names of today."""
    w, cells = part.w, list[tuple[Cell, ...]]()
    titles = dict(zip(part.powiaty["powiat_teryt"], part.powiaty["powiat"], strict=True))
    for code in _in_order(part):
        own = part.units[part.units["powiat_teryt"] == code]
        if len(own):
            named = sorted(set(own["gmina"]), key=collation_key)
            cells.append((powiat_title(w, code, titles[code]), len(own), ", ".join(named)))
    columns = (Column(w("Powiat")), Column(w("Rows of the list"), "number"), Column(w("Gminy (today)")))
    return Table(w("Gminy on the 1999 list"), columns, tuple(cells), ("",) * len(cells))


# ------------------------------------------------------------------- partnerships
def _partnerships(part: _Part) -> Section:
    w, rows = part.w, part.rows
    if part.tables.partnerships.empty:
        return Section(w("Partnerships"), (w("The partnerships cannot be read."),))
    blocks: list[Block] = [" ".join(_partner_sentences(part))]
    if len(rows):
        here = Choices.of(voivodeships=(part.code,))
        blocks += [
            Map("partnerships", here, w("Partnerships of the powiaty of the voivodeship")),
            _countries(part),
            first_years(w, rows),
            _partners(part),
        ]
    return Section(w("Partnerships"), tuple(blocks))


def _partner_sentences(part: _Part) -> list[str]:
    w, rows = part.w, part.rows
    if rows.empty:
        return [w("No partnership in the table of about 2009.")]
    said = [part.summary("partnerships")]
    said.append(w("Partner countries: {countries}.", countries=partner_countries(w, rows)))
    without = part.powiaty[part.powiaty["partnerships"] == 0]
    if len(without):
        said.append(
            w.count(
                "Without a partnership in the table: {n} powiat ({names}).",
                "Without a partnership in the table: {n} powiaty ({names}).",
                len(without),
                names=part.names(without),
            )
        )
    return said


def _countries(part: _Part) -> Table:
    w = part.w
    found = part.rows.groupby("country").agg(n=("lp", "size"), powiaty=("powiat_teryt", "nunique"))
    cells: list[tuple[Cell, ...]] = [
        (w.country(str(iso)), int(n), int(powiaty))
        for iso, n, powiaty in zip(found.index, found["n"], found["powiaty"], strict=True)
    ]
    cells.sort(key=lambda row: (-int(row[1] or 0), collation_key(str(row[0]))))
    columns = (
        Column(w("Country")),
        Column(w("Partnerships"), "number"),
        Column(w("Powiaty"), "number"),
    )
    return Table(w("Partnerships by country"), columns, tuple(cells), ("",) * len(cells))


def _partners(part: _Part) -> Table:
    w, known = part.w, powiat_names(part.tables)
    place = {code: number for number, code in enumerate(_in_order(part))}
    rows = part.rows.assign(order=part.rows["powiat_teryt"].map(place))
    cells: list[tuple[Cell, ...]] = [
        (
            known[row.powiat_teryt],
            row.partner,
            w.country(row.country),
            form_name(w, row.form),
            since_cell(w, row),
            int(row.length_km),
            doubt_names(w, row.doubt) or "–",
        )
        for row in records(rows.sort_values(["order", "lp"]))
    ]
    columns = (
        Column(w("Powiat")),
        Column(w("Partner")),
        Column(w("Country")),
        Column(w("Form of cooperation")),
        Column(w("Since (year)")),
        Column(w("Distance in km"), "number"),
        Column(w("What is uncertain")),
    )
    return Table(w("All partnerships of the voivodeship"), columns, tuple(cells), ("",) * len(cells))


# ----------------------------------------------------------- standing and doubts
def _standings(part: _Part) -> list[str]:
    """Return the rank among the voivodeships by each measure, with the median."""
    w, said = part.w, []
    for measure in (*(name for name in MEASURES if name not in CATEGORIES), PARTNERSHIPS):
        values = _values(part.tables, measure)
        own = float(values[part.code])
        rank = rank_of(own, values)
        write = writer(w, measure)
        name = measure_title(w, part.tables, measure, "voivodeship")
        if rank is None:
            said.append(w("{measure}: no data, so no rank.", measure=name))
            continue
        said.append(
            w(
                "{measure}: {value}; among the voivodeships {rank}. Median: {median}.",
                measure=name,
                value=write(own),
                rank=rank_text(w, rank),
                median=write(float(values.median())),
            )
        )
    return said


def _values(tables: AtlasTables, measure: str) -> pd.Series:
    """Return voivodeship code -> value; missing without data."""
    codes = levels.areas(tables, "voivodeship")["code"].to_numpy()
    if measure != PARTNERSHIPS:
        return pd.Series(levels.values(tables, "voivodeship", measure).to_numpy(), codes, dtype=float)
    if tables.partnerships.empty:
        return pd.Series(np.nan, codes)
    counts = tables.partnerships["powiat_teryt"].str[:2].value_counts()
    return counts.reindex(codes).fillna(0).astype(float)


def _doubts(part: _Part) -> Section:
    w = part.w
    found: list[str] = []
    places = in_language(part.tables.places, w.lang)
    for powiat in part.powiaty.to_dict("records"):
        own: list[Any] = [
            table[table["powiat_teryt"] == powiat["powiat_teryt"]] for table in (part.units, part.rows)
        ]
        of_rows = places[places["place_id"].isin(own[1]["place_id"])]
        found += [line for line in notes(w, powiat, own[0], own[1], of_rows, "1") if line not in found]
    none = w("No doubt concerns this voivodeship.")
    return Section(w("Doubts"), (Bullets(tuple(found)),) if found else (none,), ())
