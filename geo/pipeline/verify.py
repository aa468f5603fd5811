"""Check everything under ``data/`` without changing it: hashes, schemas, geometry, links and counts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

from geo.core.errors import DataError
from geo.core.teryt import POWIAT_COUNT
from geo.data import catalogue
from geo.data.atlas import Atlas, load_atlas
from geo.data.boundaries import read_gminy, read_powiaty
from geo.data.catalogue import dataset, read_csv, verify
from geo.data.corrections import read_corrections
from geo.data.datasets import DATASETS
from geo.data.ground import read_ground
from geo.data.join import JoinReport
from geo.data.remarks import read_english
from geo.pipeline.build import build_tables
from geo.pipeline.gazetteer_checks import outside_country, place_faults
from geo.pipeline.ground_checks import area_errors, area_lines, ground_faults
from geo.pipeline.remarks import without_english
from geo.pipeline.schemas import CORRECTION_SCHEMA, SCHEMAS, faults

LOCALITY_SHARE_MIN = 0.9998
"""Minimum share of the localities of the register that lie inside their own powiat."""


def check(data: Path | None = None) -> tuple[list[str], list[str]]:
    """Return (report lines, fault lines); the data are sound if there are no fault lines."""
    folder = data or catalogue.DATA
    report: list[str] = []
    found: list[str] = []
    steps = (_hashes, _schemas, _rebuild, _english, _places, _geometry, _ground, _areas, _localities, _join)
    for step in steps:
        found += _faults_of(step, folder, report)
    return report, found


def _faults_of(step: Callable[..., list[str]], *arguments: object) -> list[str]:
    try:
        return step(*arguments)
    except DataError as error:
        return [str(error)]


def _hashes(data: Path, report: list[str]) -> list[str]:
    found = [line for row in DATASETS for line in _faults_of(_verified, row.name, data)]
    report.append(f"Files with the recorded hash: {len(DATASETS) - len(found)} of {len(DATASETS)}.")
    return found


def _verified(name: str, data: Path) -> list[str]:
    verify(name, data)
    return []


def _schemas(data: Path, report: list[str]) -> list[str]:
    found = []
    for name, schema in SCHEMAS.items():
        table = read_csv(data / dataset(name).path)
        found += [f"data/{dataset(name).path}: {line}" for line in faults(table, schema)]
        report.append(f"Table {name}: {len(table)} rows.")
    corrections = read_corrections(data)
    found += [
        f"data/corrections: {line}" for line in faults(corrections.drop(columns="file"), CORRECTION_SCHEMA)
    ]
    report.append(f"Corrections: {len(corrections)} rows, each with a kind and a reason.")
    return found


def _rebuild(data: Path, report: list[str]) -> list[str]:
    """Return a fault for each published table that differs from a fresh build."""
    different = [
        name
        for name, table in build_tables(data).items()
        if not table.equals(read_csv(data / dataset(name).path))
    ]
    report.append(f"Published tables that equal a fresh build: {4 - len(different)} of 4.")
    return [
        f"data/{dataset(name).path}: differs from a fresh build; run python -m geo build."
        for name in different
    ]


def _english(data: Path, report: list[str]) -> list[str]:
    """Return a fault for each remark without its English."""
    english = read_english(data)
    gazetteer = [read_csv(data / dataset(f"gazetteer-{name}").path) for name in ("places", "seats")]
    missing = without_english(read_corrections(data), gazetteer, english)
    report.append(f"Remarks with their English: {len(english)}.")
    return [f"data/{dataset('remarks').path}: add the English of: {remark}" for remark in missing]


def _places(data: Path, report: list[str]) -> list[str]:
    register, anchors = (
        read_csv(data / dataset(name).path) for name in ("gazetteer-places", "gazetteer-anchors")
    )
    found = place_faults(register, anchors)
    outside = outside_country(
        read_csv(data / dataset("places").path), gpd.read_file(verify("countries", data))
    )
    found += [
        f"Place {place_id}: {distance:.0f} km outside its country." for place_id, distance in outside.items()
    ]
    witnesses = sum(len(witnesses.split()) for witnesses in register["witnesses"])
    regions = int((register["region"] != "").sum())
    report.append(
        f"Places checked by country: {len(register)}; by region: {regions}; by witness towns: {witnesses}."
    )
    return found


def _geometry(data: Path, report: list[str]) -> list[str]:
    powiaty, gminy = (
        read_powiaty(data / dataset("boundaries-powiaty").path),
        read_gminy(data / dataset("boundaries-gminy").path),
    )
    found = []
    for name, shapes in (("powiaty", powiaty), ("gminy", gminy)):
        if not shapes.is_valid.all():
            found.append(f"Boundaries {name}: {int((~shapes.is_valid).sum())} shapes are invalid.")
        if not shapely.coverage_is_valid(shapes.geometry.to_numpy()):
            found.append(f"Boundaries {name}: neighbours overlap or leave gaps.")
    if len(powiaty) != POWIAT_COUNT or powiaty["teryt"].nunique() != POWIAT_COUNT:
        found.append(
            f"Boundaries: expected {POWIAT_COUNT} distinct codes, found {powiaty['teryt'].nunique()} in"
            f" {len(powiaty)} rows."
        )
    vertices = int(shapely.get_num_coordinates(powiaty.geometry.to_numpy()).sum())
    report.append(
        f"Boundaries: {len(powiaty)} powiaty ({vertices} vertices, {powiaty.crs}), {len(gminy)} gminy"
        " (approximate)."
    )
    return found


def _ground(data: Path, report: list[str]) -> list[str]:
    powiaty = read_powiaty(data / dataset("boundaries-powiaty").path)
    ground = read_ground(data / dataset("ground").path)
    lakes, rivers = (gpd.read_file(data / dataset(name).path) for name in ("lakes", "rivers"))
    named = rivers["name"][rivers["name"] != ""].nunique()
    waters = int((ground["kind"] != "country").sum())
    report.append(
        f"Ground: {len(ground) - waters} countries, {waters} seas and lagoons, {len(lakes)} lakes and inlets,"
        f" {named} named rivers."
    )
    return ground_faults(powiaty, ground)


def _areas(data: Path, report: list[str]) -> list[str]:
    gminy = read_gminy(data / dataset("boundaries-gminy").path)
    lines, found = area_lines(*area_errors(gminy, read_csv(data / dataset("areas").path)))
    report += lines
    return found


def _localities(data: Path, report: list[str]) -> list[str]:
    points = read_csv(data / dataset("localities").path)
    powiaty = read_powiaty(data / dataset("boundaries-powiaty").path)
    share, total = localities_inside(powiaty, points)
    report.append(f"Localities inside their own powiat: {share:.4%} of {total}.")
    return (
        []
        if share >= LOCALITY_SHARE_MIN
        else [f"Localities: expected {LOCALITY_SHARE_MIN:.1%} inside their own powiat, found {share:.3%}."]
    )


def localities_inside(powiaty: pd.DataFrame, points: pd.DataFrame) -> tuple[float, int]:
    """Return the share of localities that lie inside their own powiat, and the number of localities."""
    places = gpd.GeoSeries.from_xy(
        points["lon"].astype(float), points["lat"].astype(float), crs="EPSG:4326"
    ).to_crs(powiaty.crs)
    own = powiaty.set_index("teryt").geometry.reindex(points["powiat_teryt"])
    inside = shapely.intersects(own.to_numpy(), places.to_numpy())
    return float(inside.mean()), len(points)


def _join(data: Path, report: list[str]) -> list[str]:
    atlas = load_atlas(data)
    result = atlas.joined.report
    report += [*borders_in_use(atlas), *report_lines(result)]
    found = [str(fault) for fault in (*atlas.boundaries.refused, *atlas.faults.values())]
    return found if result.whole else [*found, "The join is incomplete; see the unmatched keys above."]


def borders_in_use(atlas: Atlas) -> list[str]:
    """Return which borders of powiaty and gminy and which table TERC are in use, with the notices on them."""
    own = atlas.joined.own
    lines = [
        f"Borders of powiaty in use: {own.powiaty or 'embedded'}.",
        f"Borders of gminy in use: {own.gminy or 'embedded, approximate'}.",
        f"Codes of gminy: {own.terc or own.gminy or 'none'}.",
    ]
    notices = [note for note in atlas.boundaries.notes if note not in atlas.boundaries.refused]
    return [*lines, *(f"  {note}" for note in notices)]


def report_lines(r: JoinReport) -> list[str]:
    """Return the join report as lines of text, in English."""
    lines = [
        f"Boundaries joined: {r.powiaty_matched} of {r.boundaries}.",
        (
            f"Partnerships linked to a powiat and a place: {r.partnerships_linked} of {r.partnerships}"
            f" ({r.places} places)."
        ),
        f"Flooded units linked to a powiat: {r.floods_linked} of {r.floods}.",
        (
            f"Powiaty with partners: {r.powiaty_with_partners}; on the flood list: {r.powiaty_flooded}; both:"
            f" {r.powiaty_both}."
        ),
    ]
    sides = ("boundaries", "powiaty", "partnerships", "floods", "places")
    unmatched = {side: getattr(r, f"unmatched_{side}") for side in sides}
    lines.append(f"Unmatched: {sum(map(len, unmatched.values()))}.")
    lines += [f"  unmatched {side}: {', '.join(keys)}" for side, keys in unmatched.items() if keys]
    for side in ("partnerships", "floods", "powiaty"):
        keys = getattr(r, f"uncertain_{side}")
        lines.append(f"Uncertain {side}: {len(keys)}{' (' + ', '.join(keys) + ')' if keys else ''}.")
    return lines
