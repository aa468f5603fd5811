"""Describe the data files as a Frictionless data package: ``datapackage.json``.

The columns and their rules are in ``data/translations/fields.csv``, one row a column, in both languages.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

from geo.core.i18n import LANGUAGES, words
from geo.core.records import records
from geo.data.catalogue import dataset, parts, read_csv, sha256
from geo.data.datasets import DATASETS, Dataset, licences

TITLE = {
    "pl": "Atlas Powiatów: partnerstwa powiatów (ok. 2009) i wykaz powodziowy z 1999 r.",
    "en": "Atlas Powiatów: partnerships of powiaty (about 2009) and the flood list of 1999",
}
_NUMBERS = ("minimum", "maximum")
_KEYS: dict[str, list[str]] = {
    "corrections": ["table", "key", "column"],
    "fields": ["table", "field"],
    "areas": ["powiat_teryt", "name", "kind"],
}
"""Primary keys of more than one column; the others are the columns whose rule is ``unique``."""
_POWIAT = ("powiat_teryt", "powiaty", "powiat_teryt")
_REFERENCES: dict[str, tuple[tuple[str, str, str], ...]] = {
    "gazetteer-seats": (_POWIAT, ("anchor_id", "gazetteer-anchors", "anchor_id")),
    "powiaty": (("powiat_teryt", "gazetteer-seats", "powiat_teryt"),),
    "partnerships": (_POWIAT, ("place_id", "places", "place_id"), ("lp", "source-partnerships", "lp")),
    "places": (("place_id", "gazetteer-places", "place_id"),),
    "floods": (_POWIAT, ("seq", "source-floods", "seq")),
    "localities": (_POWIAT,),
    "areas": (_POWIAT,),
    "towns": (_POWIAT,),
}
"""Table -> (column, table that it refers to, column there)."""
_MEDIA = {
    ".csv": "text/csv",
    ".shp": "application/vnd.shp",
    ".geojson": "application/geo+json",
}


def media_type(path: str) -> str:
    """Return the media type of a data file by the ending of its name."""
    return _MEDIA[Path(path).suffix]


def describe_package(folder: Path) -> bytes:
    """Return the content of ``datapackage.json`` for the files now in ``folder``.

    There is no licence of the whole: each resource names its own.
    """
    fields = _fields(folder)
    package = {
        "name": "atlas-powiatow",
        "title": TITLE["pl"],
        "title@en": TITLE["en"],
        "languages": ["pl", "en"],
        "resources": [_resource(row, folder, fields) for row in DATASETS],
    }
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()


def _resource(row: Dataset, folder: Path, fields: dict[str, dict[str, dict[str, Any]]]) -> dict[str, Any]:
    files = parts(row, folder)
    names = [path.relative_to(folder).as_posix() for path in files]
    pl, en = map(words, LANGUAGES)
    resource: dict[str, Any] = {
        "name": row.name,
        "path": names[0] if len(names) == 1 else names,
        "title": pl(row.title),
        "title@en": en(row.title),
        "mediatype": media_type(row.path),
        "encoding": "utf-8",
        "licenses": licences(row),
        "sources": [{"title": row.cited(pl), "version": row.as_of}],
        "hash": f"sha256:{sha256(files)}",
    }
    if files[0].suffix == ".csv":
        resource |= {"profile": "tabular-data-resource", "format": "csv"}
        resource["schema"] = _schema(row, list(read_csv(files[0]).columns), fields)
    return resource


def _schema(row: Dataset, columns: list[str], fields: dict[str, dict[str, dict[str, Any]]]) -> dict[str, Any]:
    table = "corrections" if row.role == "correction" else row.name
    described = fields[table]
    unique = [name for name in columns if described[name].get("constraints", {}).get("unique")]
    schema: dict[str, Any] = {"fields": [described[name] for name in columns], "missingValues": [""]}
    if key := _KEYS.get(table, unique):
        schema["primaryKey"] = key
    if references := _REFERENCES.get(table):
        schema["foreignKeys"] = [
            {"fields": [column], "reference": {"resource": other, "fields": [there]}}
            for column, other, there in references
        ]
    return schema


def _fields(folder: Path) -> dict[str, dict[str, dict[str, Any]]]:
    """Return table -> column -> its description."""
    found: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    for row in records(read_csv(folder / dataset("fields").path)):
        field: dict[str, Any] = {
            "name": row.field,
            "type": row.type,
            "description": row.pl,
            "description@en": row.en,
        }
        if row.type == "boolean":
            field |= {"trueValues": ["1"], "falseValues": ["0"]}
        if constraints := dict(_constraint(rule) for rule in row.rules.split()):
            field["constraints"] = constraints
        found[row.table][row.field] = field
    return found


def _constraint(rule: str) -> tuple[str, Any]:
    """Return a constraint of Frictionless: ``required``, ``minimum=1999``, ``enum=a|b``, ``pattern=...``."""
    name, _, value = rule.partition("=")
    if not value:
        return name, True
    if name in _NUMBERS:
        return name, int(value)
    return name, re.split(r"\|", value) if name == "enum" else value
