"""A short description of the selected feature: a title and a few lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from geo.choices.scene import Selection as Chosen
from geo.core.i18n import Translator
from geo.core.labels import (
    doubt_names,
    flood_sentence,
    form_name,
    place_kind_name,
    powiat_title,
    unit_kind_name,
)
from geo.core.records import records
from geo.core.teryt import VOIVODESHIPS
from geo.data import areas as levels
from geo.data.join import AtlasTables, year_keys
from geo.data.remarks import note_column
from geo.data.vocabulary import UNIT_KINDS
from geo.views.sentences import since_year
from geo.views.view import View


@dataclass(frozen=True)
class Selection:
    """The description of a selected feature.

    Parameters
    ----------
    title
        Its name.
    lines
        Facts about it, one per line.
    hidden
        Why the map does not show it; "" if it does.
    """

    title: str
    lines: tuple[str, ...]
    hidden: str


def describe_selection(view: View) -> Selection | None:
    """Describe ``view.choices.scene.selected``; return None if nothing is selected."""
    selected = view.choices.scene.selected
    if selected is None:
        return None
    kind, key = selected.kind, selected.key
    if kind == "powiat":
        return _powiat(view, key)
    if kind == "voivodeship":
        return _voivodeship(view, key)
    if kind == "place":
        return _place(view, key)
    if kind in ("country", "year"):
        return _group(view, kind, key)
    return _row(view, int(key)) if kind == "row" else None


def _powiat(view: View, code: str) -> Selection:
    w, area = view.words, view.joined.powiaty
    at = area.index[area["powiat_teryt"] == code][0]
    powiat = area.loc[at]
    rows = view.joined.partnerships[view.joined.partnerships["powiat_teryt"] == code]
    flood = flood_sentence(w, powiat)
    units = _units(view, code)
    lines = [
        w("voivodeship {name}", name=powiat["voivodeship"])
        + f", TERYT {code}, "
        + w("seat: {seat}", seat=powiat["seat"]),
        flood + (f": {', '.join(units)}" if len(units) else ""),
    ]
    if not view.joined.partnerships.empty:
        lines.append(_counted(w, len(rows), _partners(view, rows)))
    return Selection(
        powiat_title(w, code, powiat["powiat"]),
        tuple(lines),
        _hidden(view, bool(view.powiaty.loc[at, "shown"])),
    )


def _voivodeship(view: View, code: str) -> Selection:
    w = view.words
    areas = levels.areas(view.joined, "voivodeship").set_index("code")
    area: Any = areas.loc[code]
    flood = w("Not on the 1999 list")
    if area["gminy_flooded"] > 0:
        share = w.percent(area["gminy_flooded"] / area["gminy"])
        flood = w(
            "On the 1999 list: {flooded} of {total} gminy ({share})",
            flooded=area["gminy_flooded"],
            total=area["gminy"],
            share=share,
        )
    lines = [flood]
    if area["no_data"]:
        lines.append(w("Powiaty without data, counted in no figure: {n}", n=area["no_data"]))
    if not view.joined.partnerships.empty:
        lines.append(
            w(
                "Partnerships: {total}",
                total=int(view.joined.partnerships["powiat_teryt"].str.startswith(code).sum()),
            )
        )
    shown = bool(view.powiaty.loc[view.powiaty["powiat_teryt"].str.startswith(code), "shown"].any())
    return Selection(w("Voivodeship {name}", name=VOIVODESHIPS[code]), tuple(lines), _hidden(view, shown))


def _counted(w: Translator, total: int, named: str) -> str:
    """Return the partnerships with their number: "Partnerstwa (2): Bílovec (Czechy); Ostrawa (Czechy)"."""
    if not total:
        return w("Partnerships: {total}", total=0)
    return w("Partnerships ({total}): {names}", total=w.number(total), names=named)


def _hidden(view: View, shown: bool) -> str:
    return "" if shown else view.words("The filters leave it out of this map.")


def _of_partnerships(view: View, shown: bool) -> str:
    """Return why a place or row is not on the map: a map without lines never draws it."""
    return (
        view.words("It is drawn on the page Partnerships.")
        if not view.theme.draws_lines
        else _hidden(view, shown)
    )


def _units(view: View, code: str) -> list[str]:
    """Return the names of the listed gminy of a powiat; namesakes carry their kind in brackets."""
    w = view.words
    own = view.joined.floods[view.joined.floods["powiat_teryt"] == code]
    twice = own["gmina"].duplicated(keep=False)
    kinds = own["kind"].map({kind: unit_kind_name(w, kind) for kind in UNIT_KINDS})
    return own["gmina"].where(~twice, own["gmina"] + " (" + kinds + ")").tolist()


def _partners(view: View, rows: pd.DataFrame) -> str:
    return "; ".join(f"{row.partner_name} ({view.words.country(row.country)})" for row in records(rows))


def _place(view: View, place_id: str) -> Selection:
    w = view.words
    place: Any = view.joined.places.set_index("place_id").loc[place_id]
    rows = view.joined.partnerships[view.joined.partnerships["place_id"] == place_id]
    lines = [f"{w.country(place['country'])}, {place_kind_name(w, place['kind'])}"]
    lines.append(_counted(w, len(rows), ", ".join(rows["powiat"])))
    if note := place[note_column(view.lang)]:
        lines.append(note)
    shown = view.theme.draws_lines and bool((view.rows["place_id"] == place_id).any())
    return Selection(place["full_name"], tuple(lines), _of_partnerships(view, shown))


def _group(view: View, kind: str, key: str) -> Selection:
    """Describe the partnerships of a country or a first year: how many exist and how many are shown."""
    w, table = view.words, view.joined.partnerships
    rows = table[table["country"] == key] if kind == "country" else table[year_keys(table) == key]
    title = (
        w.country(key)
        if kind == "country"
        else w("year unknown")
        if key == "unknown"
        else w("Since {year}", year=key)
    )
    lines = [
        w(
            "Partnerships: {rows} of {total}; powiaty: {powiaty}; partner places: {places}",
            rows=w.number(len(rows)),
            total=w.number(len(table)),
            powiaty=w.number(rows["powiat_teryt"].nunique()),
            places=w.number(rows["place_id"].nunique()),
        )
    ]
    if not view.theme.draws_lines:
        return Selection(title, tuple(lines), _of_partnerships(view, False))
    shown = int(rows["lp"].isin(view.rows["lp"]).sum())
    if shown < len(rows):
        lines.append(w("Of these the filters show {n}.", n=w.number(shown)))
    return Selection(title, tuple(lines), _hidden(view, shown > 0))


def _row(view: View, lp: int) -> Selection:
    w = view.words
    table = view.joined.partnerships
    row: Any = table[table["lp"] == lp].iloc[0]
    since = since_year(w, row["year"], row["agreement_year"])
    printed = w("Printed: {powiat} – {partner}", powiat=row["printed_powiat"], partner=row["printed_partner"])
    lines = [
        (
            f"{w.country(row['country'])}, {form_name(w, row['form'])}, {since},"
            f" {w('{km} km', km=w.number(row['length_km']))}"
        ),
        f"{w('Row {lp} of the source table', lp=lp)}. {printed}.",
    ]
    if not pd.isna(row["mirror_lp"]):
        lines.append(w("Row {lp} names the same two powiaty the other way round.", lp=row["mirror_lp"]))
    if row["doubt"]:
        lines.append(w("Uncertain: {what}.", what=doubt_names(w, row["doubt"])))
    if note := row[note_column(view.lang)]:
        lines.append(note)
    if not pd.isna(row["known_year"]):
        source = row[note_column(view.lang, "evidence")]
        lines.append(w("Year in another source: {year} ({source}).", year=row["known_year"], source=source))
    shown = view.theme.draws_lines and bool((view.rows["lp"] == lp).any())
    return Selection(f"{row['powiat']} – {row['partner']}", tuple(lines), _of_partnerships(view, shown))


def source_row_count(tables: AtlasTables, selected: Chosen) -> int:
    """Return how many printed rows belong to what is selected: partnerships, and units of the flood list."""
    rows, kind, key = tables.partnerships, selected.kind, selected.key
    if kind == "row":
        return 1
    if kind in ("place", "country"):
        return int((rows["place_id" if kind == "place" else "country"] == key).sum())
    if kind == "year":
        return int((year_keys(rows) == key).sum())
    both = (rows["powiat_teryt"], tables.floods["powiat_teryt"])
    return sum(int(codes.str.startswith(key).sum()) for codes in both)
