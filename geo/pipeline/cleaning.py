"""Make the published tables from the printed ones and the decisions.

Nothing is corrected in code: every difference between a printed and a published value is a row of
``data/corrections/*.csv``. The functions apply those rows and raise an error where they are not enough. The
column ``note`` of what they return holds ``Remarks``, which ``geo.pipeline.build`` writes in both languages.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any, NamedTuple

import pandas as pd

from geo.core.errors import DataError
from geo.core.i18n import N_
from geo.core.labels import with_original
from geo.core.records import records
from geo.core.teryt import VOIVODESHIPS
from geo.data.split_off import with_split_off
from geo.pipeline.decisions import Decisions
from geo.pipeline.doubts import doubted
from geo.pipeline.remarks import remarks

_NO_DATA = ("", "b.d.")  # "brak danych": how the printed partnership table marks missing data
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TOLD = ("powiat_teryt", "place_id", "partner", "country", "form", "year", "agreement_year", "known_year")
_SECTION_KINDS = {"cities": "city_with_powiat_rights", "I": "urban", "II": "other"}


class Cooperation(NamedTuple):
    """The form of a cooperation, its first year and that of its agreement, and the date as printed."""

    form: str
    year: str
    agreement_year: str
    year_note: str


def parse_form(agreement: str, other_form: str) -> Cooperation:
    """Return what the two printed cells on a cooperation say.

    A cell with "b.d." (no data) says nothing. The note keeps every cell that is more than a bare year.

    >>> parse_form("2005", "2002 list intencyjny")
    Cooperation(form='both', year='2002', agreement_year='2005', year_note='2002 list intencyjny')
    """
    stated = [cell for cell in (agreement, other_form) if cell not in _NO_DATA]
    if len(stated) == 2:
        form = "both"
    elif agreement not in _NO_DATA:
        form = "agreement"
    elif stated:
        form = "other"
    else:
        form = "unknown"
    note = "; ".join(cell for cell in stated if not _YEAR.fullmatch(cell))
    return Cooperation(form, _first_year(*stated), _first_year(agreement), note)


def _first_year(*cells: str) -> str:
    """Return the earliest year in printed cells, or "" if they state none."""
    return min((year for cell in cells for year in _YEAR.findall(cell)), default="")


def clean_partnerships(
    raw: pd.DataFrame, corrections: pd.DataFrame, powiaty: pd.DataFrame, places: pd.DataFrame
) -> pd.DataFrame:
    """Return the published partnerships, one row per printed row.

    Parameters
    ----------
    raw
        ``lp, powiat, country, partner, agreement, other_form`` as printed.
    corrections
        Rows of ``data/corrections``; they give a ``place_id`` for every printed row.
    powiaty
        ``powiat_teryt, powiat``: the 380 present-day names.
    places
        Published places.

    Raises
    ------
    DataError
        A printed powiat matches no code or several, or a row has no place.
    """
    decided = Decisions(corrections, "partnerships")
    by_name = powiaty.groupby("powiat")["powiat_teryt"].agg(list).to_dict()
    by_id = {place.place_id: place for place in records(places)}
    rows = []
    for row in records(raw):
        codes = by_name.get(row.powiat.removeprefix("Powiat "), [])
        code = decided.value(row.lp, "powiat_teryt", codes[0] if len(codes) == 1 else "")
        place_id = decided.value(row.lp, "place_id")
        if not code or place_id not in by_id:
            raise DataError(
                N_(
                    "Partnership {lp}: expected one powiat and one partner place, found {found}. Add a row to"
                    " data/corrections."
                ),
                lp=row.lp,
                found=f"{row.powiat!r} -> {codes or code}, {row.partner!r} -> {place_id!r}",
            )
        rows.append(_partnership(row, code, place_id, by_id[place_id], decided))
    return pd.DataFrame(rows)


def _partnership(row: Any, code: str, place_id: str, place: Any, decided: Decisions) -> dict[str, object]:
    """Return the published row of a printed one; ``place`` is its row of the published places."""
    printed = parse_form(row.agreement, row.other_form)
    said = {column: decided.value(row.lp, column, cell) for column, cell in printed._asdict().items()}
    doubts = [decided.reason(row.lp, "doubt"), *(place.note if place.doubt else ())]
    reasons = [decided.meaning(row.lp, column) for column in _TOLD]
    return {
        "lp": row.lp,
        "powiat_teryt": code,
        "country": place.country,
        "place_id": place_id,
        "partner": decided.value(row.lp, "partner", with_original(place.name, place.original)),
        **said,
        "known_year": decided.value(row.lp, "known_year"),
        "evidence": remarks([decided.evidence(row.lp, "known_year")]),
        **doubted([decided.value(row.lp, "doubt"), place.doubt]),
        "note": remarks([*reasons, *doubts]),
    }


def clean_floods(
    raw: pd.DataFrame, corrections: pd.DataFrame, powiaty: pd.DataFrame, gminy: pd.DataFrame
) -> pd.DataFrame:
    """Return the published flooded units, one row per printed unit, linked to the present-day powiat.

    Parameters
    ----------
    raw
        ``seq, voivodeship, powiat, section, number, unit`` as printed.
    corrections
        Rows of ``data/corrections``.
    powiaty
        ``powiat_teryt, powiat, voivodeship``.
    gminy
        Present-day gminy: ``teryt`` (powiat code), ``name``, ``kind`` (miejska, wiejska, miejsko-wiejska).

    Raises
    ------
    DataError
        A unit matches no present-day powiat or gmina.
    """
    decided = Decisions(corrections, "floods")
    codes = {(row.voivodeship, row.powiat): row.powiat_teryt for row in records(powiaty)}
    register: dict[tuple[str, str], set[str]] = defaultdict(set)
    for gmina in records(gminy):
        register[gmina.teryt, gmina.name].add(gmina.kind)
    return pd.DataFrame([_flooded_unit(row, codes, register, decided) for row in records(raw)])


def _flooded_unit(
    row: Any,
    codes: dict[tuple[str, str], str],
    register: dict[tuple[str, str], set[str]],
    decided: Decisions,
) -> dict[str, object]:
    """Return the published row of a printed unit.

    Parameters
    ----------
    codes
        (voivodeship, powiat name) -> powiat code.
    register
        (powiat code, gmina name) -> kinds of the gminy of that name.
    """
    kind = _SECTION_KINDS[decided.value(row.seq, "section", row.section)]
    voivodeship = decided.value(row.seq, "voivodeship", row.voivodeship).casefold()
    gmina = decided.value(row.seq, "gmina", row.unit)
    in_1999 = decided.value(row.seq, "powiat_1999", gmina if row.section == "cities" else row.powiat)
    code = decided.value(row.seq, "powiat_teryt", codes.get((voivodeship, in_1999), ""))
    gmina_kind = _matching_kind(kind, register.get((code, gmina), set()))
    split_off = decided.value(row.seq, "split_off")
    split_off_kind = _matching_kind("other", register.get((code, split_off), set()))
    if not gmina_kind or bool(split_off) != bool(split_off_kind):
        raise DataError(
            N_(
                "Flooded unit {seq}: expected one gmina of today, found none called {gmina} in powiat"
                " {code}. Add a row to data/corrections/floods.csv."
            ),
            seq=row.seq,
            gmina=gmina if not gmina_kind else split_off,
            code=code or in_1999,
        )
    columns = ("section", "powiat_1999", "gmina", "powiat_teryt", "split_off", "doubt")
    reasons = (decided.reason(row.seq, column) for column in columns)
    return {
        "seq": row.seq,
        "powiat_teryt": code,
        "powiat_1999": in_1999,
        "gmina": gmina,
        "gmina_kind": gmina_kind,
        "split_off": split_off,
        "split_off_kind": split_off_kind,
        "kind": kind,
        **doubted([decided.value(row.seq, "doubt")]),
        "note": remarks([*reasons, decided.value(row.seq, "note")]),
    }


def _matching_kind(kind: str, candidates: set[str]) -> str:
    """Return the kind of gmina that a unit is, of those with its name: urban for urban units; "" for none."""
    urban = "miejska" in candidates
    rest = sorted(candidates - {"miejska"})
    if kind == "other":
        return rest[0] if rest else "miejska" if urban else ""
    return "miejska" if urban else rest[0] if rest else ""


def clean_powiaty(
    seats: pd.DataFrame,
    anchors: pd.DataFrame,
    gminy: pd.DataFrame,
    floods: pd.DataFrame,
    corrections: pd.DataFrame,
) -> pd.DataFrame:
    """Return the 380 powiaty with seat, number of gminy, number of gminy listed as flooded, and status.

    ``gminy_flooded`` counts present-day gminy: two units of 1999 that have merged since count once, one that
    was divided as often as it has parts.
    ``flood_status`` is ``no_data`` if the annex prints only the heading of the powiat, without its units.
    """
    decided = Decisions(corrections, "powiaty")
    by_id = anchors.set_index("anchor_id")
    total = gminy.groupby("teryt").size()
    units = with_split_off(floods)
    listed = units.drop_duplicates(["powiat_teryt", "gmina", "gmina_kind"]).groupby("powiat_teryt").size()
    rows = []
    for row in records(seats):
        code, anchor = row.powiat_teryt, by_id.loc[row.anchor_id]
        status = decided.value(code, "flood_status", "listed" if code in listed else "not_listed")
        rows.append(
            {
                "powiat_teryt": code,
                "powiat": row.powiat,
                "voivodeship": VOIVODESHIPS[code[:2]],
                "seat": row.seat,
                "lat": f"{float(anchor['lat']):.4f}",
                "lon": f"{float(anchor['lon']):.4f}",
                "gminy": str(total[code]),
                "gminy_flooded": str(listed.get(code, 0)),
                "flood_status": status,
                **doubted(["unit" if status == "no_data" else "", row.doubt]),
                "note": remarks([decided.reason(code, "flood_status"), row.note]),
            }
        )
    return pd.DataFrame(rows).sort_values("powiat_teryt", ignore_index=True)
