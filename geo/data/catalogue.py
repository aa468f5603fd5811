"""Verify and read the data files of ``geo.data.datasets``.

The hashes are in ``data/datapackage.json`` (Frictionless) and are compared before a file is read.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pandas as pd

from geo.core import settings
from geo.core.errors import DataError
from geo.core.i18n import N_
from geo.data.datasets import DATASETS, Dataset

DATA = Path(__file__).parents[2] / settings.value("ATLAS_DATA")
"""The data folder: that of the repository, or the one named by the environment variable ``ATLAS_DATA``."""
PACKAGE = "datapackage.json"
OPEN_CATALOGUE = "catalog.jsonld"


def dataset(name: str) -> Dataset:
    """Return the dataset called ``name``; raise ``KeyError`` if there is none."""
    return {row.name: row for row in DATASETS}[name]


def parts(row: Dataset, data: Path | None = None) -> list[Path]:
    """Return the files of a dataset: one, or the five of a shapefile."""
    main = (data or DATA) / row.path
    if main.suffix != ".shp":
        return [main]
    return [main.with_suffix(ending) for ending in (".shp", ".shx", ".dbf", ".prj", ".cpg")]


def sha256(paths: list[Path]) -> str:
    """Return the SHA-256 of the concatenated files, in hexadecimal."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def recorded_hashes(data: Path | None = None) -> dict[str, str]:
    """Return dataset name -> SHA-256 recorded in ``datapackage.json``.

    Raises
    ------
    DataError
        The descriptor is missing or damaged.
    """
    path = (data or DATA) / PACKAGE
    try:
        package: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return {row["name"]: row["hash"].removeprefix("sha256:") for row in package["resources"]}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DataError(
            N_(
                "File {file}: expected the list of data files with their hashes, found {found}. Restore it,"
                " or run: python -m geo build."
            ),
            file=f"data/{PACKAGE}",
            found=type(error).__name__,
        ) from error


def verify(name: str, data: Path | None = None) -> Path:
    """Return the path of a dataset after comparing its content with the recorded hash.

    Raises
    ------
    DataError
        A file is missing or cannot be read, or the hash differs.
    """
    row = dataset(name)
    files = parts(row, data)
    for path in files:
        if not path.is_file():
            raise DataError(
                N_("File {file}: expected to find it, found nothing there. Restore it from the repository."),
                file=f"data/{path.relative_to(data or DATA).as_posix()}",
            )
    expected = recorded_hashes(data).get(name, "")
    try:
        found = sha256(files)
    except OSError as error:
        raise DataError(
            N_("File {file}: expected to be able to read it, found: {found}. Give the atlas the right to."),
            file=f"data/{row.path}",
            found=error.strerror or type(error).__name__,
        ) from error
    if found != expected:
        raise DataError(
            N_(
                "File {file}: expected content with the hash {expected}…, found {found}…. Restore it, or run"
                " python -m geo build if you changed the sources on purpose."
            ),
            file=f"data/{row.path}",
            expected=expected[:12] or "?",
            found=found[:12],
        )
    return files[0]


def read_csv(path: Path) -> pd.DataFrame:
    """Return a CSV file with all columns as text and empty cells as "".

    Raises
    ------
    DataError
        The file is missing, not UTF-8 or not a table.
    """
    try:
        return pd.read_csv(path, dtype=str, keep_default_na=False, na_filter=False, encoding="utf-8")
    except (OSError, ValueError) as error:
        raise DataError(
            N_(
                "File {file}: expected a table in UTF-8 with commas, found {found}. Restore it from the"
                " repository."
            ),
            file=f"data/{path.relative_to(DATA).as_posix() if path.is_relative_to(DATA) else path.name}",
            found=type(error).__name__,
        ) from error


def read_table(name: str, data: Path | None = None) -> pd.DataFrame:
    """Return the table of the dataset ``name``, verified and with all columns as text."""
    return read_csv(verify(name, data))
