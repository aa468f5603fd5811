"""The names that a map of the atlas may show, gathered from its tables, the towns and the gazetteer."""

from __future__ import annotations

from collections.abc import Iterable

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.cartography.labels.names import Area, Fixed, Names, River, Town
from geo.cartography.labels.zooms import step
from geo.core.i18n import LANGUAGES, words
from geo.core.records import records
from geo.core.teryt import VOIVODESHIPS, is_city, name_key
from geo.data.areas import voivodeship_shapes
from geo.data.context import Context
from geo.data.join import AtlasTables

_MERCATOR = "EPSG:3857"
_TOLERANCE_M = {"voivodeship": 2000.0, "powiat": 300.0, "gmina": 150.0}
"""Of the shapes that names are put into: a pixel or less where they are first named."""
_RURAL = "wiejska"
_CAPITALS = frozenset(
    (
        *("0264", "0461", "0463", "0663", "0861", "0862", "1061", "1261", "1465"),
        *("1661", "1863", "2061", "2261", "2469", "2661", "2862", "3064", "3262"),
    )
)
"""Cities with powiat rights where the voivode or the marshal of a voivodeship has his seat."""


_BREAKABLE = {"26": "święto\u00adkrzyskie", "32": "zachodnio\u00adpomorskie"}
"""Long names of voivodeships with the places where they may be broken."""


def names_on_map(tables: AtlasTables, context: Context, crs: str = _MERCATOR) -> Names:
    """Return all names, in metres of a CRS, by default that of web maps."""
    return Names(
        fixed=_fixed(context.map_names, crs),
        towns=_towns(tables.powiaty, context.towns, crs),
        voivodeships=_areas(
            "voivodeship",
            [_BREAKABLE.get(code, name).upper() for code, name in VOIVODESHIPS.items()],
            voivodeship_shapes(tables),
            list(VOIVODESHIPS),
            crs,
        ),
        powiaty=_powiaty(tables.powiaty, crs),
        gminy=_gminy(tables.gminy, crs),
        rivers=_rivers(context.rivers, crs),
    )


def _fixed(table: pd.DataFrame, crs: str) -> tuple[Fixed, ...]:
    points = gpd.points_from_xy(table["lon"], table["lat"], crs=4326).to_crs(crs)
    spoken = [words(lang) for lang in LANGUAGES]
    found = []
    for row, point in zip(records(table), points, strict=True):
        if row.code:
            texts = tuple(w.country(row.code).upper() for w in spoken)
        else:
            own = {"pl": row.name, "en": row.english}
            texts = tuple(own[lang].replace("\\n", "\n") for lang in LANGUAGES)
            texts = tuple(text.upper() for text in texts) if row.kind == "sea" else texts
        found.append(Fixed(row.kind, texts, point.x, point.y, step(row.zoom_from), step(row.zoom_to)))
    return tuple(found)


def _towns(powiaty: pd.DataFrame, table: pd.DataFrame, crs: str) -> tuple[Town, ...]:
    """Return the towns; those of a powiat's name and code, or with its seat's name near by, have its rank."""
    points = gpd.points_from_xy(table["lon"], table["lat"], crs=4326).to_crs(crs)
    ranks = _ranks(powiaty, table)
    return tuple(
        Town(row.name, point.x, point.y, row.population, rank, row.powiat_teryt)
        for row, point, rank in zip(records(table), points, ranks, strict=True)
    )


def _ranks(powiaty: pd.DataFrame, towns: pd.DataFrame) -> list[str]:
    """Return "capital", "seat" or "" for each town: the nearest town with the name of a seat is the seat."""
    ranks = [""] * len(towns)
    keys = towns["name"].map(name_key)
    for row in records(powiaty):
        named = np.flatnonzero(keys == name_key(row.seat))
        if not len(named):
            continue
        away = np.hypot(
            towns["lon"].to_numpy()[named] - row.lon, (towns["lat"].to_numpy()[named] - row.lat) * 1.6
        )
        nearest = named[away.argmin()]
        if row.powiat_teryt in _CAPITALS:
            ranks[nearest] = "capital"
        elif not ranks[nearest]:
            ranks[nearest] = "seat"
    return ranks


def _powiaty(powiaty: gpd.GeoDataFrame, crs: str) -> tuple[Area, ...]:
    """Return the land powiaty; a city with powiat rights is named as a town."""
    land = powiaty[[not is_city(code) for code in powiaty["powiat_teryt"]]]
    return _areas(
        "powiat", [f"pow. {name}" for name in land["powiat"]], land.geometry, land["powiat_teryt"], crs
    )


def _gminy(gminy: gpd.GeoDataFrame, crs: str) -> tuple[Area, ...]:
    """Return the rural gminy; the others have the name of their town."""
    rural = gminy[gminy["gmina_kind"] == _RURAL]
    return _areas(
        "gmina", [f"gm. {name}" for name in rural["gmina"]], rural.geometry, rural["powiat_teryt"], crs
    )


def _areas(
    kind: str, texts: list[str], shapes: gpd.GeoSeries, codes: Iterable[str], crs: str
) -> tuple[Area, ...]:
    light = shapely.simplify(shapes.to_crs(crs).to_numpy(), _TOLERANCE_M[kind])
    return tuple(Area(kind, *row) for row in zip(texts, light, codes, strict=True))


def _rivers(pieces: gpd.GeoDataFrame, crs: str) -> tuple[River, ...]:
    """Return the named rivers, the largest first, each in one line from source to mouth."""
    named = pieces[pieces["name"] != ""].to_crs(crs).sort_values(["name", "piece"])
    rivers = []
    for name, own in named.groupby("name"):
        points = np.vstack([shapely.get_coordinates(line) for line in own.geometry])
        once = np.append(True, (np.diff(points, axis=0) != 0).any(axis=1))
        rivers.append(River(str(name), points[once], float(own["basin_km2"].max())))
    return tuple(sorted(rivers, key=lambda river: (-river.basin_km2, river.name)))
