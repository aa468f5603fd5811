"""The data package and the catalogue say what the files hold, and others can read them."""

from __future__ import annotations

import csv
import json
import re
from typing import Any

import pytest

from geo.data import catalogue
from geo.data.vocabulary import CORRECTED_TABLES, CORRECTION_KINDS, FLOOD_STATUS, FORMS, PLACE_KINDS

PACKAGE: dict[str, Any] = json.loads((catalogue.DATA / catalogue.PACKAGE).read_text(encoding="utf-8"))
TABLES = {row["name"]: row for row in PACKAGE["resources"] if "schema" in row}
PARSED = {
    "integer": int,
    "number": float,
    "year": int,
    "boolean": ("0", "1").index,
    "string": str,
}


def cells(name: str) -> list[dict[str, str]]:
    with (catalogue.DATA / TABLES[name]["path"]).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_resource_has_its_own_licence_and_the_whole_has_none() -> None:
    assert "licenses" not in PACKAGE
    assert all(row["licenses"][0]["name"] for row in PACKAGE["resources"])
    told = {row["name"]: row["licenses"][0]["name"] for row in PACKAGE["resources"]}
    assert (told["floods"], told["places"], told["boundaries-powiaty"]) == ("MIT", "CC-BY-4.0", "ODbL-1.0")
    assert not any({"licence", "asOf"} & set(row) for row in PACKAGE["resources"])


def test_every_column_is_described_in_both_languages() -> None:
    assert len(TABLES) == 25
    for name, table in TABLES.items():
        fields = table["schema"]["fields"]
        assert [field["name"] for field in fields] == list(cells(name)[0])
        assert all(field["description"] and field["description@en"] for field in fields), name


@pytest.mark.parametrize("name", TABLES)
def test_every_cell_has_its_type_and_keeps_the_rules(name: str) -> None:
    rows = cells(name)
    for field in TABLES[name]["schema"]["fields"]:
        column = [row[field["name"]] for row in rows]
        rules = field.get("constraints", {})
        filled = [cell for cell in column if cell]
        assert len(filled) == len(column) or "required" not in rules, field
        assert len(set(column)) == len(column) or "unique" not in rules, field
        for cell in filled:
            value = PARSED[field["type"]](cell)
            assert cell in rules.get("enum", [cell]), (field, cell)
            assert re.fullmatch(rules.get("pattern", ".*"), cell, re.DOTALL), (field, cell)
            assert rules.get("minimum", value) <= value <= rules.get("maximum", value), (field, cell)


@pytest.mark.parametrize("name", TABLES)
def test_keys_are_unique_and_lead_to_rows(name: str) -> None:
    rows, schema = cells(name), TABLES[name]["schema"]
    if key := schema.get("primaryKey"):
        found = [tuple(row[column] for column in key) for row in rows]
        assert len(set(found)) == len(found)
    for link in schema.get("foreignKeys", ()):
        (column,), (there,) = link["fields"], link["reference"]["fields"]
        known = {row[there] for row in cells(link["reference"]["resource"])}
        assert {row[column] for row in rows if row[column]} <= known, link


def test_enumerations_are_those_of_the_code() -> None:
    told = {
        (name, field["name"]): field.get("constraints", {}).get("enum")
        for name, table in TABLES.items()
        for field in table["schema"]["fields"]
    }
    assert told["partnerships", "form"] == list(FORMS)
    assert told["places", "kind"] == told["gazetteer-places", "kind"] == list(PLACE_KINDS)
    assert told["powiaty", "flood_status"] == list(FLOOD_STATUS)
    assert told["corrections-floods", "kind"] == list(CORRECTION_KINDS)
    assert told["corrections-floods", "table"] == list(CORRECTED_TABLES)


def test_frictionless_finds_the_package_valid() -> None:
    frictionless = pytest.importorskip("frictionless")
    report = frictionless.Package(str(catalogue.DATA / catalogue.PACKAGE)).validate()
    assert report.flatten(["name", "type", "message"]) == []


def test_the_catalogue_is_read_as_linked_data() -> None:
    rdflib = pytest.importorskip("rdflib")
    base = "https://atlas.example/data/catalog.jsonld"
    graph = rdflib.Graph().parse(catalogue.DATA / "catalog.jsonld", format="json-ld", publicID=base)
    dcat, dct = rdflib.Namespace("http://www.w3.org/ns/dcat#"), rdflib.DCTERMS

    def made(kind: str) -> set[Any]:
        return set(graph.subjects(rdflib.RDF.type, dcat[kind]))

    (whole,) = made("Catalog")
    assert set(graph.objects(whole, dcat.dataset)) == made("Dataset")
    assert (len(made("Dataset")), len(made("Distribution"))) == (31, 43)
    for dataset in made("Dataset") | {whole}:
        for needed in (dct.title, dct.description):
            assert {text.language for text in graph.objects(dataset, needed)} == {"pl", "en"}
        assert graph.value(dataset, dct.publisher)
    for distribution in made("Distribution"):
        address = str(graph.value(distribution, dcat.accessURL))
        assert (catalogue.DATA / address.removeprefix("https://atlas.example/data/")).is_file()
        assert graph.value(distribution, dct.license)
