"""Metadata of exported files: title, filters, address, dates, sources, licences, citation, doubts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from geo.choices.printed_address import in_words
from geo.core.i18n import Translator
from geo.core.labels import doubt_names
from geo.core.settings import is_address
from geo.data.datasets import DATASETS, REGISTER
from geo.render.files.rows import columns_of
from geo.views.sentences import capitalised, ended
from geo.views.view import View


def citation(view: View, day: dt.date, address: str) -> str:
    """Return the recommended citation of this export."""
    w = view.words
    where = "" if not address else f" {address}" if is_address(address) else " " + in_words(w, address)
    return (
        w(
            "Atlas Powiatów: {title}. {filters} Exported on {day}.",
            title=view.wording.title.rstrip("."),
            filters=filters_in_words(view),
            day=w.date(day),
        )
        + where
    )


def filters_in_words(view: View) -> str:
    """Return the active filters as a sentence."""
    return ended(capitalised(view.wording.conditions or view.words("All of Poland")))


def facts(view: View, day: dt.date, address: str) -> list[tuple[str, str]]:
    """Return the metadata as (label, text) pairs, without empty ones."""
    w = view.words
    lines = [
        (w("Title"), view.wording.title),
        (w("Content"), view.wording.summary),
        (w("Filters"), capitalised(view.wording.conditions or w("All of Poland"))),
        (w("Notes"), " ".join(view.wording.notes)),
        (w("Address") if is_address(address) else w("Code of the view"), address),
        (w("Exported on"), w.date(day)),
        (w("As of"), view.wording.as_of),
        (w("Sources"), " ".join(view.wording.sources)),
        (w("How to cite"), citation(view, day, address)),
    ]
    if view.is_empty:
        lines.insert(1, (w("Result"), w("No rows match these filters.")))
    return [(what, text) for what, text in lines if text]


def licences(view: View) -> list[tuple[str, str, str, str]]:
    """Return (content, source, reference date, licence) of every data file behind a view."""
    w, own = view.words, view.joined.own
    lines = {
        row.name: (w(row.title), row.cited(w), row.as_of, w(row.licence))
        for row in DATASETS
        if row.name in view.theme.datasets
    }
    if own.powiaty:
        whose = w(REGISTER) if own.of_register else w("not stated")
        file = w("file {file}", file=own.powiaty)
        lines["boundaries-powiaty"] = (w("Powiat boundaries (own file)"), file, "", whose)
        if own.gminy and "boundaries-gminy" in lines:
            lines["boundaries-gminy"] = (w("Gmina boundaries (own file)"), file, "", whose)
    if own.terc and "boundaries-gminy" in lines:
        file = w("file {file}", file=own.terc)
        lines["terc"] = (w("Codes and names of gminy (own file)"), file, "", w("TERYT, Statistics Poland"))
    return list(lines.values())


def doubts(view: View) -> list[tuple[str, str]]:
    """Return (number or code, what is uncertain and the remark) of every row marked uncertain."""
    marked = view.rows[view.rows["uncertain"]]
    cells = (marked[column].astype(str) for column in (view.theme.key, "doubt", "note"))
    return [
        (key, f"{doubt_names(view.words, doubt)}. {note}") for key, doubt, note in zip(*cells, strict=True)
    ]


def fields(view: View) -> list[tuple[str, str]]:
    """Return (heading, description) of every column of the files."""
    w = view.words
    meaning = _meanings(w)
    if not view.joined.own.approximate:
        meaning["area_share"] = w("area of the listed gminy divided by that of all; 0 to 1")
    columns = columns_of(view.theme, True, view.joined.own)
    return [(w(column.heading), meaning[column.field]) for column in columns]


def _meanings(w: Translator) -> dict[str, str]:
    return {
        "seq": w("number of the unit in the printed list"),
        "lp": w("number of the row in the printed table"),
        "voivodeship": w("voivodeship of today"),
        "powiat_teryt": w("code of the powiat, text of four digits"),
        "powiat": w("powiat of today"),
        "gmina": w("gmina of today"),
        "kind": w("kind, in words"),
        "gmina_kind": w("kind of the gmina today"),
        "split_off": w("gmina that was part of this one in 1999, listed with it"),
        "gmina_teryt": w("code of the gmina, text of seven digits"),
        "gminy_flooded": w("gminy of this powiat that are on the list"),
        "gminy": w("all gminy of this powiat"),
        "share": w("the first divided by the second, 0 to 1; empty without data"),
        "area_share": w("area of the listed gminy divided by that of all, from approximate borders; 0 to 1"),
        "powiat_1999": w("powiat in which the unit lay in 1999"),
        "printed_unit": w("name as printed in the source"),
        "print_place": w("where the annex prints the unit: voivodeship, powiat, part, item"),
        "uncertain": w("whether a doubt remains; the remark says which"),
        "doubt": w("what is uncertain: unit, powiat, country, year or point"),
        "note": w("remark on the row"),
        "iso": w("code of the partner's country, ISO 3166-1"),
        "country": w("country in which the partner lies"),
        "partner": w("name of the partner"),
        "original": w("name in the language of the place, where the Polish one differs"),
        "form": w("form of cooperation, in words"),
        "year": w("first year stated; empty when unknown or before 1999, when there were no powiaty"),
        "agreement_year": w("year of the agreement; later than the first year if something came before it"),
        "year_note": w("date as printed, where it is more than a year; “b.d.”: the source has no date"),
        "known_year": w("year that another source gives; not used in counts, filters and the map"),
        "evidence": w("where that year comes from"),
        "length_km": w("straight-line distance from the seat of the powiat to the partner"),
        "lat_to": w("degrees north, WGS 84"),
        "lon_to": w("degrees east, WGS 84"),
        "precision_km": w("how far any part of the partner lies from the point"),
        "partnerships": w("partnerships that meet the filters"),
        "partnerships_all": w("all partnerships of the powiat, whatever the filters"),
        "countries": w("countries of the partnerships shown"),
        "class_": w("class of the map, in words"),
        "printed_powiat": w("powiat as printed in the source"),
        "printed_partner": w("partner as printed in the source"),
        "mirror_lp": w("row that names the same two powiaty the other way round; empty when there is none"),
    }


def lines_of(title: str, lines: Iterable[str]) -> str:
    """Return a section of plain text: an underlined title and lines."""
    return "\n".join((title, "=" * len(title), *lines))
