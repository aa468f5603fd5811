"""Texts of the dialog of source rows, and what a reader may propose to correct in them."""

from __future__ import annotations

from geo.core.i18n import Translator
from geo.core.labels import column_name, correction_kind_name, doubt_name, flood_status_name, form_name
from geo.data.datasets import PARTNERSHIP_TABLE, REGULATION, REGULATION_ADDRESS
from geo.data.vocabulary import CORRECTION_KINDS, DOUBTS, FLOOD_STATUS, FORMS
from geo.render.web.source_rows_contract import ReportField

_YEAR = r"-|(1999|20\d\d)"
_PARTNERSHIP, _UNIT = "partnerships", "floods"


def labels(w: Translator) -> dict[str, list[str]]:
    """Return the names of the cells by kind of row, in their order."""
    return {
        "row": [
            w("Powiat"),
            w("Country"),
            w("Partner"),
            w("Agreement"),
            w("Another form of cooperation"),
            w("Form of cooperation"),
            w("First year stated"),
            w("Date as printed"),
            w("Year in another source"),
        ],
        "unit": [
            w("Voivodeship"),
            w("Powiat in 1999"),
            w("Part of the list"),
            w("Item"),
            w("Gmina"),
            w("Powiat (today)"),
            w("Gmina split off since"),
        ],
        "powiat": [w("1999 flood list")],
        "place": [w("Name"), w("Kind of partner"), w("Country"), w("Reference point")],
        "entry": [w("Value")],
    }


def reports(w: Translator) -> dict[str, list[ReportField]]:
    """Return the columns that a reader may propose another value for, by kind of row."""

    def field(
        table: str, file: str, column: str, cells: list[int], options: str = "", pattern: str = ""
    ) -> ReportField:
        return {
            "column": column,
            "label": column_name(w, column),
            "file": file,
            "table": table,
            "cells": cells,
            "options": options,
            "pattern": pattern,
            "kind": _USUAL.get(column, "source_error"),
        }

    return {
        "row": [
            field(_PARTNERSHIP, "partners", "place_id", [2], "places"),
            field(_PARTNERSHIP, "partnerships", "partner", [2]),
            field(_PARTNERSHIP, "powiaty", "powiat_teryt", [0], "powiaty"),
            field(_PARTNERSHIP, "partnerships", "form", [3, 4], "forms"),
            field(_PARTNERSHIP, "partnerships", "year", [3, 4], pattern=_YEAR),
            field(_PARTNERSHIP, "partnerships", "agreement_year", [3], pattern=_YEAR),
            field(_PARTNERSHIP, "partnerships", "known_year", [3, 4], pattern=r"-|(19|20)\d\d"),
            field(_PARTNERSHIP, "partnerships", "doubt", [2], "doubts"),
        ],
        "unit": [
            field(_UNIT, "floods", "gmina", [4], "gminy"),
            field(_UNIT, "floods", "powiat_1999", [1], pattern=".+"),
            field(_UNIT, "floods", "note", [4], pattern=".+"),
            field(_UNIT, "floods", "doubt", [4], "doubts"),
        ],
        "powiat": [field("powiaty", "floods", "flood_status", [], "flood_statuses")],
        "place": [field("places", "names", "name", [0], pattern=".+")],
    }


_USUAL = {
    "place_id": "reading",
    "partner": "reading",
    "powiat_teryt": "homonym",
    "known_year": "other_source",
    "gmina": "typo",
    "note": "moved",
    "name": "exonym",
}
"""Column -> the kind of decision that is offered first."""


def options(w: Translator) -> dict[str, dict[str, str]]:
    """Return the allowed values of columns with their names, by the name of the list."""
    return {
        "forms": {form: form_name(w, form) for form in FORMS},
        "doubts": {"-": w("nothing"), **{doubt: doubt_name(w, doubt) for doubt in DOUBTS}},
        "flood_statuses": {status: flood_status_name(w, status) for status in FLOOD_STATUS},
        "kinds": {kind: correction_kind_name(w, kind) for kind in CORRECTION_KINDS if kind != "as_printed"},
    }


def dialog_words(w: Translator) -> dict[str, str]:
    """Return the texts of the dialog; ``{names}`` are filled in the browser."""
    return {
        "row": w("Row {n} of the partnership table"),
        "unit": w("Row {n} of the 1999 flood list"),
        "entry": w("Correction of a register"),
        "year": w("Since {year}"),
        "year_unknown": w("year unknown"),
        "source_row": w(PARTNERSHIP_TABLE),
        "source_unit": w(REGULATION),
        "act": REGULATION_ADDRESS,
        "column": w("Column"),
        "printed": w("In print"),
        "in_source": w("In the source"),
        "published": w("In the atlas"),
        "blank": w("(blank)"),
        "differs": w("differs from the print"),
        "doubt": w("Uncertain: {what}"),
        "same": w("The atlas has what the print says."),
        "decisions": w("Decisions between print and atlas"),
        "decision": w("{column}: in print “{printed}”, in the atlas “{published}” ({kind})."),
        "evidence": w("Evidence: {text}"),
        "remark": w("Remark"),
        "number_of": w("Number of the row"),
        "previous": w("Previous row"),
        "next": w("Next row"),
        "close": w("Close"),
        "copy": w("Copy link"),
        "copied": w("Copied"),
        "belongs": w("More source rows:"),
        "rows_row": w("Rows of the partnership table: {n}"),
        "rows_unit": w("Rows of the 1999 flood list: {n}"),
        "number": w("No."),
        "none": w("Neither source prints a row of it."),
        "missing": w("There is no such source row."),
        **_report_words(w),
    }


def _report_words(w: Translator) -> dict[str, str]:
    return {
        "report": w("Propose a correction"),
        "report_column": w("What is wrong"),
        "report_value": w("It should be"),
        "report_empty": w("A hyphen (-) leaves the cell empty."),
        "report_kind": w("Kind of correction"),
        "report_reason": w("Reason, in Polish"),
        "report_reason_en": w("Reason in English (not required)"),
        "report_evidence": w("Evidence: an act, or a page with its address and the day it was read"),
        "report_nothing_sent": w(
            "The atlas sends nothing. Copy the text and send it to whoever keeps the data; the lines go into"
            " the files as they are."
        ),
        "report_incomplete": w("Say what it should be, and why."),
        "report_invalid": w("“{value}” cannot stand in this column. Choose a value from the list."),
        "report_year": w("Expected a year from 1999 on, found “{value}”."),
        "report_text": w("Text to send"),
        "report_lines": w("Lines for the files"),
        "report_copy_text": w("Copy the text"),
        "report_copy_lines": w("Copy the lines"),
        "report_remove": w("Delete from data/{file}:"),
        "report_add": w("Add to data/{file}:"),
        "report_heading": w("Correction for Atlas Powiatów"),
    }
