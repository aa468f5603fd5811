"""Describe the data files for catalogues of open data: ``catalog.jsonld`` in DCAT-AP.

All addresses are relative to that file, so that the catalogue holds wherever the data are served.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from geo.core.i18n import LANGUAGES, words
from geo.data.catalogue import parts, sha256
from geo.data.datasets import DATASETS, REGULATION_ADDRESS, Dataset, licences
from geo.pipeline.descriptor import TITLE, media_type

_AUTHORITY = "http://publications.europa.eu/resource/authority"
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_ABOUT = {
    "pl": "Tabele, granice i podkład atlasu, każdy plik ze źródłem i licencją.",
    "en": "Tables, borders and ground of the atlas, each file with its source and licence.",
}
_FORMATS = {".csv": "CSV", ".shp": "SHP", ".geojson": "GEOJSON"}
_DATE_LENGTHS = {4: "gYear", 7: "gYearMonth", 10: "date"}


def describe_catalogue(folder: Path) -> bytes:
    """Return the content of ``catalog.jsonld`` for the files now in ``folder``."""
    catalogue = {
        "@context": _CONTEXT,
        "@id": "#catalogue",
        "@type": "dcat:Catalog",
        "dct:title": _in_both(TITLE["pl"], TITLE["en"]),
        "dct:description": _in_both(_ABOUT["pl"], _ABOUT["en"]),
        "dct:language": [_id(f"{_AUTHORITY}/language/{code}") for code in ("POL", "ENG")],
        "dct:publisher": {
            "@id": "#publisher",
            "@type": "foaf:Agent",
            "foaf:name": "Atlas Powiatów",
        },
        "dcat:dataset": [_dataset(row, folder) for row in DATASETS],
    }
    return (json.dumps(catalogue, ensure_ascii=False, indent=2) + "\n").encode()


def _dataset(row: Dataset, folder: Path) -> dict[str, Any]:
    pl, en = map(words, LANGUAGES)
    described = [
        f"{w(row.title)}. {w('Source: {source}.', source=row.cited(w))} {w('As of')}: {row.as_of}."
        for w in (pl, en)
    ]
    dataset = {
        "@id": f"#{row.name}",
        "@type": "dcat:Dataset",
        "dct:identifier": row.name,
        "dct:title": _in_both(pl(row.title), en(row.title)),
        "dct:description": _in_both(*described),
        "dct:publisher": _id("#publisher"),
        "dct:spatial": _id(f"{_AUTHORITY}/country/POL"),
        "dct:issued": {"@value": row.as_of, "@type": f"xsd:{_DATE_LENGTHS[len(row.as_of)]}"},
        "dcat:theme": _id(f"{_AUTHORITY}/data-theme/REGI"),
        "dcat:distribution": [_distribution(row, path, folder) for path in parts(row, folder)],
    }
    if row.name in ("source-floods", "floods"):
        dataset["dct:source"] = _id(REGULATION_ADDRESS)
    return dataset


def _distribution(row: Dataset, path: Path, folder: Path) -> dict[str, Any]:
    name = path.relative_to(folder).as_posix()
    told: dict[str, Any] = {
        "@id": f"#{name}",
        "@type": "dcat:Distribution",
        "dcat:accessURL": _id(name),
        "dcat:downloadURL": _id(name),
        "dct:license": [_licence(licence) for licence in licences(row)],
        "dcat:byteSize": {"@value": str(path.stat().st_size), "@type": "xsd:nonNegativeInteger"},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": _id("spdx:checksumAlgorithm_sha256"),
            "spdx:checksumValue": {"@value": sha256([path]), "@type": "xsd:hexBinary"},
        },
    }
    if path.suffix in _FORMATS:
        kind = media_type(name)
        told["dct:format"] = _id(f"{_AUTHORITY}/file-type/{_FORMATS[path.suffix]}")
        told["dcat:mediaType"] = _id(f"https://www.iana.org/assignments/media-types/{kind}")
    return told


def _licence(licence: dict[str, str]) -> dict[str, Any]:
    document = {"@type": "dct:LicenseDocument", "dct:title": licence["title"]}
    return {"@id": licence["path"], **document} if "path" in licence else document


def _in_both(pl: str, en: str) -> list[dict[str, str]]:
    return [{"@value": pl, "@language": "pl"}, {"@value": en, "@language": "en"}]


def _id(address: str) -> dict[str, str]:
    return {"@id": address}
