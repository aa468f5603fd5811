"""The shape of the geometry and rows that the browser fetches once. Coordinates are EPSG:4326.

``frontend/src/lib/contract.d.ts`` has the same types.
"""

from __future__ import annotations

from typing import Any, TypedDict

Geometry = dict[str, Any]
"""A GeoJSON geometry: longitude before latitude."""

Rings = list[list[list[int]]]
"""Polygons of rings: the first point (lon, lat), then the move to each next point, in whole steps."""


class PowiatyColumns(TypedDict):
    """The 380 powiaty in code order. ``partnerships``: None if unknown; ``area_share``: of listed gminy."""

    teryt: list[str]
    name: list[str]
    voivodeship: list[str]
    city: list[bool]
    gminy: list[int]
    gminy_listed: list[int]
    flood_status: list[str]
    partnerships: list[int | None]
    towns: list[int]
    others: list[int]
    area_share: list[float | None]


class Powiaty(TypedDict):
    """Overview: shapes in the order of the columns, and the borders of the voivodeships."""

    shapes: list[Geometry]
    voivodeships: Geometry
    columns: PowiatyColumns


class Detail(TypedDict):
    """Finer outlines for a near view: coordinates of the powiaty, all as MultiPolygon, borders, countries."""

    powiaty: list[Any]
    voivodeships: Geometry
    countries: dict[str, Any]


class RowColumns(TypedDict):
    """Every partnership. ``arc``: parts of its great circle as (lon, lat), 3 decimals."""

    lp: list[int]
    powiat: list[str]
    powiat_name: list[str]
    place: list[str]
    year: list[int | None]
    form: list[str]
    doubt: list[str]
    mirrored_lp: list[int | None]
    length_km: list[int]
    arc: list[list[list[list[float]]]]


class PlaceColumns(TypedDict):
    """Every place of a partner; ``precision_km``: how far the point may be from it."""

    id: list[str]
    name: list[str]
    country: list[str]
    kind: list[str]
    anchor: list[str]
    precision_km: list[float]
    lat: list[float]
    lon: list[float]
    doubt: list[str]


class LineStepColumns(TypedDict):
    """Width and opacity of lines by how many there are; both change evenly from step to step."""

    lines: list[int]
    width: list[float]
    opacity: list[float]


class Partnerships(TypedDict):
    """Lines and places of the map of partnerships."""

    rows: RowColumns
    places: PlaceColumns
    line_steps: LineStepColumns


class VoivodeshipColumns(TypedDict):
    """The sixteen voivodeships in code order; ``gminy``: those with data."""

    code: list[str]
    name: list[str]
    gminy: list[int]
    gminy_listed: list[int]
    powiaty_without_data: list[int]


class GminaColumns(TypedDict):
    """Gminy in the order of ``geo.data.areas``. ``listed``: town | other | both | not_listed | no_data."""

    powiat: list[str]
    name: list[str]
    kind: list[str]
    listed: list[str]


class Voivodeships(TypedDict):
    """Voivodeships with their shapes; ``step``: degrees of one step of the rings."""

    step: float
    rings: list[Rings]
    columns: VoivodeshipColumns


class Gminy(TypedDict):
    """Gminy with their approximate shapes; ``step``: degrees of one step of the rings."""

    step: float
    rings: list[Rings]
    columns: GminaColumns
