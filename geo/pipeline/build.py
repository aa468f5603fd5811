"""Build the published tables and ``datapackage.json`` from sources, corrections and gazetteer.

The output is the same byte for byte on every run: keys are sorted, decimals fixed, and no current date is
written.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd

from geo.core.atomic_files import write_output
from geo.data import catalogue
from geo.data.boundaries import read_gminy
from geo.data.catalogue import PACKAGE, parts, read_csv, sha256
from geo.data.corrections import read_corrections
from geo.data.datasets import DATASETS, Dataset
from geo.data.remarks import read_english
from geo.pipeline.cleaning import clean_floods, clean_partnerships, clean_powiaty
from geo.pipeline.places import clean_places
from geo.pipeline.remarks import in_both_languages


def build_tables(data: Path | None = None) -> dict[str, pd.DataFrame]:
    """Return the published tables by dataset name, with all columns as text.

    Raises
    ------
    DataError
        A printed row matches no powiat, gmina or place, or an input file is damaged.
    """
    folder = data or catalogue.DATA
    raw = {row.name: read_csv(folder / row.path) for row in DATASETS if row.role in ("source", "gazetteer")}
    corrections = read_corrections(folder)
    gminy = pd.DataFrame(
        read_gminy(folder / catalogue.dataset("boundaries-gminy").path).drop(columns="geometry")
    )
    seats, anchors = raw["gazetteer-seats"], raw["gazetteer-anchors"]
    places = clean_places(raw["gazetteer-places"], anchors, corrections)
    floods = clean_floods(raw["source-floods"], corrections, seats, gminy)
    made = {
        "places": places,
        "partnerships": clean_partnerships(raw["source-partnerships"], corrections, seats, places),
        "floods": floods,
        "powiaty": clean_powiaty(seats, anchors, gminy, floods, corrections),
    }
    english = read_english(folder)
    return {name: in_both_languages(table, english) for name, table in made.items()}


def build(data: Path | None = None) -> list[str]:
    """Write the published tables and the descriptor; return their paths relative to ``data``."""
    folder = data or catalogue.DATA
    written = []
    for name, table in build_tables(folder).items():
        path = catalogue.dataset(name).path
        write_output(folder / path, table.to_csv(index=False, lineterminator="\n").encode())
        written.append(path)
    write_output(folder / PACKAGE, describe_package(folder))
    return [*written, PACKAGE]


def describe_package(folder: Path) -> bytes:
    """Return the content of ``datapackage.json`` for the files now in ``folder``."""
    package = {
        "name": "atlas-powiatow",
        "title": "Atlas Powiatów: partnerstwa powiatów (ok. 2009) i wykaz powodziowy z 1999 r.",
        "licenses": [
            {"name": "CC-BY-4.0", "title": "Creative Commons Attribution 4.0"},
            {"name": "ODbL-1.0", "title": "Open Database License 1.0 (borders, ground, lakes, rivers)"},
        ],
        "resources": [_resource(row, folder) for row in DATASETS],
    }
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()


def _resource(row: Dataset, folder: Path) -> dict[str, Any]:
    files = parts(row, folder)
    names = [path.relative_to(folder).as_posix() for path in files]
    resource: dict[str, Any] = {
        "name": row.name,
        "path": names[0] if len(names) == 1 else names,
        "title": row.title,
        "asOf": row.as_of,
        "licence": row.licence,
        "sources": [{"title": row.source}],
        "hash": f"sha256:{sha256(files)}",
    }
    if files[0].suffix == ".csv":
        columns = read_csv(files[0]).columns
        resource["schema"] = {"fields": [{"name": column, "type": "string"} for column in columns]}
    return resource
