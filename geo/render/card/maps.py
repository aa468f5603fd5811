"""The small maps of a card (locator, neighbours, partners) and the map of the overview page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.cartography import palettes
from geo.cartography.interface_colours import INTERFACE_COLOURS
from geo.choices.model import Choices
from geo.core.geodesy import great_circle
from geo.core.i18n import Translator, words
from geo.core.memo import remembered
from geo.core.records import records
from geo.data.boundaries import CRS, simplified, voivodeships
from geo.data.context import Context
from geo.data.ground import level
from geo.data.join import AtlasTables
from geo.render.card import ground
from geo.render.card.map_shapes import (
    EUROPE_CRS,
    area_shape,
    at_least,
    bounds,
    metres,
    named,
    padded,
    total_bounds,
)
from geo.render.card.small_map import Frame, Name, Shape, SmallMap, Spot
from geo.render.sheet.label_placement import Room
from geo.views.card.card import Card
from geo.views.card.neighbours import neighbours
from geo.views.factory import make_view

_FAR_M, _LAND_M = 2_500.0, 6_000.0  # a dot or two on pictures this small
_LAND, _PAPER = INTERFACE_COLOURS["land"], "#ffffff"
_INK, _BORDER, _COAST = "#26241f", "#8d877b", INTERFACE_COLOURS["coast"]
_RIVERS_KM2, _MAIN_RIVERS_KM2, _NEAR_RIVERS_KM2 = 5_000.0, 20_000.0, 600.0  # least basins
_THIS = INTERFACE_COLOURS["highlight"]
_PARTNERED = INTERFACE_COLOURS["primary"]
_LAND_DEG = (-30.0, 28.0, 62.0, 74.0)  # what the map of partners may show: Europe and around
_NEAR_KM, _LEAST_M = 900.0, 450_000.0
_NAMED = 24  # with more, names would hide the map


@dataclass(frozen=True, eq=False)
class CardMaps:
    """The maps of a card; ``beyond`` is a sentence that names the partners off the map of partners, or ""."""

    locator: SmallMap
    around: SmallMap
    partners: SmallMap | None
    beyond: str


@dataclass(frozen=True)
class Size:
    """Width and height of a map, and the size of its letters, in the same points."""

    width: float
    height: float
    letters: float


@dataclass(frozen=True)
class Sizes:
    """The sizes of the maps of a card: around the powiat, and of its partners."""

    around: Size
    partners: Size


SCREEN = Sizes(Size(460.0, 290.0, 10.0), Size(460.0, 290.0, 9.5))
PAPER = Sizes(Size(204.0, 168.0, 7.0), Size(300.0, 190.0, 7.2))
"""On paper, maps are drawn in their own size: letters have at least 7 points."""


@remembered
def card_maps(
    tables: AtlasTables, countries: Path, card: Card, sizes: Sizes = SCREEN, context: Context | None = None
) -> CardMaps:
    """Return the maps of a card.

    Parameters
    ----------
    countries
        GeoJSON of the background countries in EPSG:4326.
    context
        What lies around the powiaty; without it the maps have neither sea nor rivers.
    """
    w = words(card.lang)
    rows = tables.partnerships[tables.partnerships["powiat_teryt"] == card.code]
    made = _partners(w, tables, countries, card, rows, sizes.partners) if len(rows) else (None, "")
    around = _around(w, tables, card, sizes.around, context)
    return CardMaps(_locator(w, tables, card, context), around, *made)


# ----------------------------------------------------------------------- Poland
@remembered
def _coarse(tables: AtlasTables, context: Context | None) -> tuple[gpd.GeoDataFrame, gpd.GeoDataFrame | None]:
    """Return powiaty (``teryt``, EPSG:2180) and ground as simple as a picture of all Poland can be."""
    whole = tables.powiaty[["powiat_teryt", "geometry"]].rename(columns={"powiat_teryt": "teryt"})
    return level(whole, context.ground, _FAR_M) if context else (simplified(whole, _FAR_M), None)


@remembered
def _regions(tables: AtlasTables, context: Context | None) -> gpd.GeoDataFrame:
    return voivodeships(_coarse(tables, context)[0])


def coarse_powiaty(tables: AtlasTables) -> gpd.GeoDataFrame:
    """Return the powiaty (``teryt``, EPSG:2180) as simple as a picture of all Poland can be."""
    return _coarse(tables, None)[0]


def coarse_voivodeships(tables: AtlasTables) -> gpd.GeoDataFrame:
    """Return the voivodeships (EPSG:2180) as simple as those powiaty."""
    return _regions(tables, None)


def _locator(w: Translator, tables: AtlasTables, card: Card, context: Context | None) -> SmallMap:
    """Draw Poland with its voivodeships, the powiat in a tone of its own and a ring around it."""
    regions, (area, around) = _regions(tables, context), _coarse(tables, context)
    frame = Frame(padded(total_bounds(regions), 0.02), 300.0, 290.0)
    own = area.loc[area["teryt"] == card.code].geometry.iloc[0]
    shapes = [
        area_shape(frame, row.geometry, "#e3dccb" if row.teryt == card.code[:2] else "#f4f1ea", _BORDER, 0.6)
        for row in records(regions)
    ]
    shapes += ground.waters(frame, context, _MAIN_RIVERS_KM2, 0.4, coarse_pt=1.0) if context else ()
    shapes.append(area_shape(frame, own, _THIS, _INK, 0.8))
    middle = frame.place(shapely.get_coordinates(own.representative_point()))[0]
    ring = Spot(float(middle[0]), float(middle[1]), 15.0, "none", _THIS)
    alt = w("Where it lies in Poland: {title}", title=card.title)
    under, behind = _under(frame, around)
    return SmallMap(300.0, 290.0, behind, tuple(shapes), (ring,), (), alt, under)


def _under(frame: Frame, around: gpd.GeoDataFrame | None) -> tuple[tuple[Shape, ...], str]:
    """Return what lies around the powiaty, and the colour behind all."""
    return ((), _PAPER) if around is None else (ground.neighbours_of(frame, around), ground.SEA)


def _around(w: Translator, tables: AtlasTables, card: Card, size: Size, context: Context | None) -> SmallMap:
    """Draw the powiat and its neighbours in the classes of the flood map, each with its name and share."""
    wide, high = size.width, size.height
    area = tables.powiaty.set_index("powiat_teryt")
    near = (card.code, *neighbours(tables, card.code))
    frame = Frame(padded(total_bounds(area.loc[list(near)]), 0.03), wide, high)
    fills = _flood_fills(tables)
    beside = area.index[area.geometry.intersects(shapely.box(*frame.seen))].difference(list(near))
    codes = [*beside, *near]
    shown = np.asarray(area.geometry.loc[codes], dtype=object)
    drawn = dict(zip(codes, shapely.simplify(shown, 0.4 / frame.scale), strict=True))
    shapes = [area_shape(frame, drawn[code], _PAPER, _COAST, 0.5) for code in beside]
    shapes += [area_shape(frame, drawn[code], fills[code], _INK, 0.6) for code in near]
    own = shapes[len(beside)].rings
    if context:
        shapes += ground.waters(frame, context, _NEAR_RIVERS_KM2, 0.8)
        regions = voivodeships(area.loc[codes].rename_axis("teryt").reset_index())
        shapes.append(ground.outer_borders(frame, context, regions.geometry, 1.3))
    shapes.append(Shape(own, "", _THIS, 3.0))
    room, names = Room((0.0, 0.0, wide, high), 1.0), []
    for number, row in enumerate(records(area.loc[list(near)])):
        lines = (row.powiat, w("no data") if pd.isna(row.share) else w.percent(float(row.share)))
        at, fill = row.geometry.representative_point(), fills[near[number]]
        names += named(room, frame, at, lines, size.letters, number == 0, fill)
    if context:
        names += ground.river_names(frame, context, room, size.letters * 0.95, _NEAR_RIVERS_KM2)
    alt = w("{title} and its neighbours, with their share of gminy on the 1999 list", title=card.title)
    under, behind = _under(frame, context.ground if context else None)
    return SmallMap(wide, high, behind, tuple(shapes), (), tuple(names), alt, under)


@remembered
def _flood_fills(tables: AtlasTables) -> dict[str, str]:
    """Return powiat code -> colour of its class on the flood map as it opens."""
    view = make_view(tables, Choices(), "floods")
    numbers = zip(view.powiaty["powiat_teryt"], view.powiaty["class_"], strict=True)
    return {code: view.fills[number] for code, number in numbers}


def overview_map(tables: AtlasTables, w: Translator, context: Context | None = None) -> SmallMap:
    """Draw both themes: flood classes of the powiaty, and dots at the seats of those with partners."""
    wide, high = 560.0, 540.0
    area, around = _coarse(tables, context)
    frame = Frame(padded(total_bounds(area), 0.01), wide, high)
    fills = _flood_fills(tables)
    shapes = [area_shape(frame, row.geometry, fills[row.teryt], "#b9b3a6", 0.4) for row in records(area)]
    shapes += [
        Shape(area_shape(frame, row.geometry, "", "", 0).rings, "", "#3d3a35", 0.8)
        for row in records(_regions(tables, context))
    ]
    shapes += ground.waters(frame, context, _RIVERS_KM2, 0.55, coarse_pt=1.6) if context else ()
    seats = tables.powiaty[tables.powiaty["partnerships"] > 0].sort_values("partnerships", ascending=False)
    lon_lat = gpd.GeoSeries.from_xy(seats["lon"], seats["lat"], crs="EPSG:4326").to_crs(CRS)
    points = frame.place(shapely.get_coordinates(lon_lat.to_numpy()))
    spots = [
        Spot(float(x), float(y), round(1.6 + 1.3 * float(np.sqrt(n)), 1), _PARTNERED, "#fff")
        for (x, y), n in zip(points, seats["partnerships"], strict=True)
    ]
    alt = w(
        "Poland: powiaty by their share of gminy on the 1999 list; dots at the seats of powiaty with"
        " partners, larger with more"
    )
    under, behind = _under(frame, around)
    return SmallMap(wide, high, behind, tuple(shapes), tuple(spots), (), alt, under)


# ----------------------------------------------------------------------- Europe
@lru_cache(maxsize=2)
def _land(countries: Path) -> gpd.GeoSeries:
    """Return the countries of Europe and around in EPSG:3035, simplified."""
    frame: gpd.GeoDataFrame = gpd.read_file(countries)
    outlines = shapely.intersection(frame.geometry.to_numpy(), shapely.box(*_LAND_DEG))
    land = gpd.GeoSeries(outlines[~shapely.is_empty(outlines)], crs=frame.crs).to_crs(EUROPE_CRS)
    return land.simplify(_LAND_M)


def _partners(
    w: Translator, tables: AtlasTables, countries: Path, card: Card, rows: pd.DataFrame, size: Size
) -> tuple[SmallMap, str]:
    """Draw a line to each partner; the far ones leave the picture and are named in words."""
    wide, high = size.width, size.height
    ends = metres(rows["lon_to"].to_numpy(), rows["lat_to"].to_numpy())
    seat = metres(rows["lon"].to_numpy()[:1], rows["lat"].to_numpy()[:1])
    near = (
        (rows["length_km"] <= max(_NEAR_KM, 2 * rows["length_km"].median())) & (rows["length_km"] < 3_000)
    ).to_numpy()
    least = (
        _LEAST_M if near.any() else 3 * _LEAST_M
    )  # a line that only leaves needs more ground to be placed by
    frame = Frame(at_least(padded(bounds(np.vstack((seat, ends[near]))), 0.14), least), wide, high)
    window = shapely.box(*frame.seen)
    shapes = [
        area_shape(frame, part, _LAND, _COAST, 0.7)
        for part in _land(countries).intersection(window)
        if part.area > 0
    ]
    own = tables.powiaty.loc[tables.powiaty["powiat_teryt"] == card.code].geometry.to_crs(EUROPE_CRS).iloc[0]
    shapes.append(area_shape(frame, own, _THIS, _THIS, 0.8))
    for row in records(rows):
        line = tuple(
            frame.place(metres(part[:, 0], part[:, 1]))
            for part in great_circle(row.lon, row.lat, row.lon_to, row.lat_to)
        )
        shapes.append(Shape(line, "", palettes.CATEGORY_COLOURS[0], 1.3, 0.85))
    points = frame.place(ends)
    inside = [0 <= x <= wide and 0 <= y <= high for x, y in points]
    places = rows.assign(x=points[:, 0], y=points[:, 1])[inside].drop_duplicates("place_id")
    dot = 3.2 if size == SCREEN.partners else 2.0
    spots = [
        Spot(row.x, row.y, dot, _PAPER if row.uncertain else _INK, _INK if row.uncertain else _PAPER)
        for row in records(places)
    ]
    alt = w("Partners on the map: {title}", title=card.title)
    names = _place_names(frame, places, size.letters) if len(places) <= _NAMED else []
    far = [
        f"{row.partner_name} ({w.country(row.country)}, {w('{km} km', km=w.number(row.length_km))})"
        for row in records(rows[~np.array(inside)])
    ]
    beyond = w("Beyond the edge of this map: {names}.", names="; ".join(far)) if far else ""
    return SmallMap(wide, high, ground.SEA, tuple(shapes), tuple(spots), tuple(names), alt), beyond


def _place_names(frame: Frame, places: pd.DataFrame, size: float) -> list[Name]:
    room, names = Room((0.0, 0.0, frame.width, frame.height), 1.0), []
    room.dots = [(row.x - 3, row.y - 3, row.x + 3, row.y + 3) for row in records(places)]
    for row in records(places):
        label = room.place(row.x, row.y, (row.partner_name,), 9.5, 5.0, dots=True)
        if label:
            left, low, right, high = label.box
            names.append(Name((left + right) / 2, (low + high) / 2 + 3.4, row.partner_name, 9.5))
    return names
