"""Build the published tables and ``datapackage.json`` from sources, corrections and gazetteer.

The output is the same byte for byte on every run: keys are sorted, decimals fixed, and no current date is
written.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from geo.core.atomic_files import write_output
from geo.data import catalogue
from geo.data.boundaries import read_gminy
from geo.data.catalogue import OPEN_CATALOGUE, PACKAGE, read_csv
from geo.data.corrections import read_corrections
from geo.data.datasets import DATASETS
from geo.data.remarks import read_english
from geo.pipeline.cleaning import clean_floods, clean_partnerships, clean_powiaty
from geo.pipeline.descriptor import describe_package
from geo.pipeline.open_catalogue import describe_catalogue
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
    """Write published tables, descriptor and catalogue; return their paths relative to ``data``."""
    folder = data or catalogue.DATA
    written = []
    for name, table in build_tables(folder).items():
        path = catalogue.dataset(name).path
        write_output(folder / path, table.to_csv(index=False, lineterminator="\n").encode())
        written.append(path)
    write_output(folder / PACKAGE, describe_package(folder))
    write_output(folder / OPEN_CATALOGUE, describe_catalogue(folder))
    return [*written, PACKAGE, OPEN_CATALOGUE]
