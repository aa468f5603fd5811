"""Files the browser fetches once: geometry, names, words, script; each named by its content.

They are written under ``static/generated`` when the app starts, from the data it has just joined, so that
an official boundary file and the embedded one go the same way.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.choices.model import Choices
from geo.choices.pages import THEMES
from geo.core.errors import DataError
from geo.core.geodesy import great_circle
from geo.core.i18n import LANGUAGES, N_, words
from geo.core.labels import form_name, place_kind_name
from geo.data.areas import areas, values, voivodeship_shapes
from geo.data.boundaries import simplified, voivodeships
from geo.data.catalogue import METEOALARM, NATURAL_EARTH, PRNG
from geo.data.join import AtlasTables
from geo.data.vocabulary import FORMS, PLACE_KINDS
from geo.render.card.maps import overview_map
from geo.render.card.small_map import to_svg
from geo.render.files.rows import to_screen
from geo.render.web.words import page_words
from geo.views.factory import make_view

_ROOT = Path(__file__).parents[3]
STATIC = _ROOT / "static"
_FRONTEND = _ROOT / "frontend"
_FAR_M, _FAR_DECIMALS, _FAR_DEG = 900.0, 3, 0.08  # a pixel or two on a national map
_ISLET_DEG2 = 0.05
_NEAR_M, _NEAR_DECIMALS = 60.0, 4  # far below the error of the borders themselves
_WEB = "EPSG:4326"
_SCRIPTS = tuple(f"src/map/{name}.js" for name in ("atlas", "extent", "lines", "areas", "bivariate_legend"))
_STEP_DEG = 1e-4  # gminy are sent as whole steps from point to point: half the bytes of degrees
_KEPT_S = 180 * 24 * 3600


def write_assets(joined: AtlasTables, countries: Path, static: Path | None = None) -> dict[str, str]:
    """Write what the map needs and return logical name -> path relative to ``static``.

    A file that is there already is left alone; each is written whole or not at all. What no start has asked
    for in half a year goes.

    Parameters
    ----------
    joined
        The joined data; boundaries in EPSG:2180.
    countries
        GeoJSON of the background countries in EPSG:4326.
    static
        The folder Streamlit serves; the project's own by default.

    Raises
    ------
    DataError
        The folder cannot be written.
    """
    folder = (static or STATIC) / "generated"
    files = {
        name: _write(folder, name, "json", content)
        for name, content in _tables(joined, gpd.read_file(countries)).items()
    }
    script = "\n".join(_text(name) for name in _SCRIPTS) + f"\nAtlas.files = {json.dumps(files)};\n"
    files["script"] = _write(folder, "script", "js", script.encode())
    files["style"] = _write(folder, "style", "css", _text("styles/map.css").encode())
    overview = to_svg(overview_map(joined, words(LANGUAGES[0])))  # without letters, so one for all languages
    files["overview"] = _write(folder, "overview", "svg", overview.encode())
    files["figures"] = _write_module(folder, "figures", "charts/charts", "charts", {})
    files["page"] = _write_module(
        folder, "page", "page/toolbar", "page", {"WORDS": {lang: page_words(lang) for lang in LANGUAGES}}
    )
    search = (  # within its own borders, so not by address
        f"const STYLE = {json.dumps(_text('styles/search.css'))};\n{_text('src/page/search.js')}"
    )
    files["search"] = _write(folder, "search", "js", search.encode())
    _forget(folder, time.time() - _KEPT_S)
    return files


def _tables(joined: AtlasTables, outlines: gpd.GeoDataFrame) -> dict[str, bytes]:
    """Return logical name -> JSON of all that is fetched as data: geometry, words, rows."""
    return {
        "powiaty": _dump(powiaty_geojson(joined)),
        "detail": _dump(detail(joined, outlines)),
        "countries": _dump(countries_geojson(outlines, _FAR_DEG)),
        "partnerships": _dump(partnership_lines(joined)),
        "voivodeship": _dump(voivodeship_areas(joined)),
        "gmina": _dump(gmina_areas(joined)),
        **{f"words-{lang}": _dump(map_words(lang, joined)) for lang in LANGUAGES},
        **{
            rows_file(theme, lang): _dump(to_screen(make_view(joined, Choices(), theme, lang)))
            for theme in THEMES
            for lang in LANGUAGES
        },
    }


def _text(name: str) -> str:
    return (_FRONTEND / name).read_text(encoding="utf-8")


def _write_module(folder: Path, name: str, script: str, style: str, constants: dict[str, Any]) -> str:
    """Write a script with its style sheet, whose address and other constants are put before it."""
    constants = {"STYLE": _write(folder, name, "css", _text(f"styles/{style}.css").encode())} | constants
    before = "".join(
        f"const {constant} = {json.dumps(value, ensure_ascii=False)};\n"
        for constant, value in constants.items()
    )
    return _write(folder, name, "js", (before + _text(f"src/{script}.js")).encode())


def rows_file(theme: str, lang: str) -> str:
    """Return the logical name of the file with all rows of a theme."""
    return f"rows-{theme}-{lang}"


def _dump(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def _write(folder: Path, name: str, ending: str, content: bytes) -> str:
    """Write a file under a name made from its content, if it is not there; return its path relative to the static folder."""
    file = folder / f"{name}.{hashlib.sha256(content).hexdigest()[:12]}.{ending}"
    written = f"{folder.name}/{file.name}"
    if file.exists():
        with suppress(OSError):
            os.utime(file)  # still in use
        return written
    try:
        folder.mkdir(parents=True, exist_ok=True)
        part = file.with_suffix(f".{os.getpid()}.part")
        part.write_bytes(content)
        part.replace(file)
    except OSError as fault:
        raise DataError(
            N_(
                "Folder {folder}: expected to be able to write the map files there, found: {found}. Give the"
                " app the right to write."
            ),
            folder="static/generated",
            found=fault.strerror or type(fault).__name__,
        ) from fault
    return written


def _forget(folder: Path, before: float) -> None:
    """Delete the files of earlier data that were last in use before a time; one that cannot be deleted stays."""
    for file in folder.iterdir():
        with suppress(OSError):
            if file.stat().st_mtime < before:
                file.unlink()


def powiaty_geojson(joined: AtlasTables) -> dict[str, Any]:
    """Return the 380 powiaty in code order as GeoJSON (EPSG:4326) for the overview, with voivodeship borders.

    Properties: t TERYT, n name, v voivodeship, g gminy, f gminy listed, s flood status, k partnerships, c
    towns and o other gminy of the list, a share of the area in listed gminy (approximate; null when unknown).
    """
    shapes, borders = _outlines(joined, _FAR_M, _FAR_DECIMALS)
    columns = {
        "t": "powiat_teryt",
        "n": "powiat",
        "v": "voivodeship",
        "g": "gminy",
        "f": "gminy_flooded",
        "s": "flood_status",
        "k": "partnerships",
    }
    table = joined.powiaty[list(columns.values())].astype(object)
    if joined.partnerships.empty:  # damaged: unknown is not zero
        table["partnerships"] = None
    units = areas(joined, "powiat")
    share = values(joined, "powiat", "area").round(3).astype(object).where(lambda known: known.notna(), None)
    columns |= {"c": "towns", "o": "others", "a": "area_share"}
    rows = table.assign(towns=units["towns"], others=units["others"], area_share=share).to_numpy().tolist()
    features = [
        {"type": "Feature", "properties": dict(zip(columns, row, strict=True)), "geometry": shape}
        for row, shape in zip(rows, shapes, strict=True)
    ]
    return {"type": "FeatureCollection", "features": features, "voivodeships": borders}


def detail(joined: AtlasTables, outlines: gpd.GeoDataFrame) -> dict[str, Any]:
    """Return finer outlines for a near view: coordinates of the powiaty (all as MultiPolygon) in code order, borders, countries."""
    shapes, borders = _outlines(joined, _NEAR_M, _NEAR_DECIMALS)
    coordinates = [
        shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        for shape in shapes
    ]
    return {"powiaty": coordinates, "voivodeships": borders, "countries": countries_geojson(outlines, 0.0)}


def countries_geojson(outlines: gpd.GeoDataFrame, tolerance_deg: float) -> dict[str, Any]:
    """Return the background countries (EPSG:4326, 2 decimals), simplified together; those that vanish are left out."""
    shapes = outlines.geometry.to_numpy()
    if tolerance_deg:
        shapes = shapely.coverage_simplify(
            np.array([_without_islets(shape) for shape in shapes]), tolerance_deg
        )
    features = [
        {"type": "Feature", "properties": {}, "geometry": _geometry(shape, 2)}
        for shape in shapes
        if not shape.is_empty
    ]
    return {"type": "FeatureCollection", "features": features}


def _without_islets(shape: shapely.Geometry) -> shapely.Geometry:
    """Leave out parts too small to see on an overview; the largest part always stays."""
    parts = shapely.get_parts(shape)
    areas = shapely.area(parts)
    return shapely.multipolygons(parts[(areas > _ISLET_DEG2) | (areas == areas.max())])


def _outlines(
    joined: AtlasTables, tolerance_m: float, decimals: int
) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    frame = joined.powiaty[["powiat_teryt", "geometry"]].rename(columns={"powiat_teryt": "teryt"})
    light = simplified(frame, tolerance_m)
    borders = shapely.union_all(voivodeships(light).boundary.to_crs(_WEB).to_numpy())
    return [_geometry(shape, decimals) for shape in light.geometry.to_crs(_WEB)], _geometry(
        shapely.line_merge(borders), decimals
    )


def _geometry(shape: shapely.Geometry, decimals: int) -> dict[str, Any]:
    return dict(shapely.geometry.mapping(shapely.transform(shape, lambda xy: xy.round(decimals))))


def voivodeship_areas(joined: AtlasTables) -> dict[str, Any]:
    """Return the sixteen voivodeships in code order: t code, n name, g gminy with data, f gminy listed, d powiaty without data, rings."""
    frame = gpd.GeoDataFrame(geometry=voivodeship_shapes(joined))
    light = simplified(frame, _NEAR_M).geometry.to_crs(_WEB)
    table = areas(joined, "voivodeship").fillna({"gminy": 0, "gminy_flooded": 0})
    rows = zip(
        table["code"],
        table["name"],
        table["gminy"],
        table["gminy_flooded"],
        table["no_data"],
        light,
        strict=True,
    )
    return {
        "step": _STEP_DEG,
        "areas": [
            {"t": t, "n": n, "g": int(g), "f": int(f), "d": int(d), "rings": _rings(shape)}
            for t, n, g, f, d, shape in rows
        ],
    }


def gmina_areas(joined: AtlasTables) -> dict[str, Any]:
    """Return the approximate gminy in the order of ``geo.data.areas.areas``.

    t powiat, n name, k kind of today, s what the list says (town, other, both, "" not listed, no_data),
    rings.
    """
    shapes = (
        simplified(joined.gminy, _NEAR_M).geometry.to_crs(_WEB)
        if len(joined.gminy)
        else joined.gminy.geometry
    )
    table = areas(joined, "gmina")
    rows = zip(table["powiat_teryt"], table["name"], table["kind"], _listed_as(table), shapes, strict=True)
    return {
        "step": _STEP_DEG,
        "areas": [{"t": t, "n": n, "k": k, "s": s, "rings": _rings(shape)} for t, n, k, s, shape in rows],
    }


def _listed_as(table: pd.DataFrame) -> list[str]:
    return [
        (
            "no_data"
            if no_data
            else {(True, False): "town", (False, True): "other", (True, True): "both", (False, False): ""}[
                (town > 0, other > 0)
            ]
        )
        for no_data, town, other in table[["no_data", "towns", "others"]].itertuples(index=False)
    ]


def _rings(shape: shapely.Geometry) -> list[list[list[int]]]:
    """Return polygons as lists of rings, each lon, lat of its first point and then the steps to each next point, in ``_STEP_DEG``."""
    polygons = []
    for part in shapely.get_parts(shape):
        steps = []
        for ring in (part.exterior, *part.interiors):
            points = np.rint(shapely.get_coordinates(ring) / _STEP_DEG).astype(int)
            moves = np.diff(points, axis=0, prepend=0)
            kept = moves[(moves != 0).any(axis=1)]
            steps.append(kept.ravel().tolist())
        polygons.append(steps)
    return polygons


def partnership_lines(joined: AtlasTables) -> dict[str, Any]:
    """Return every partnership with its great circle (lon, lat; 3 decimals) and every place.

    Rows: lp, t TERYT, n powiat, p place, y year, f form, u uncertain, m mirrored row, km length, arc parts.
    Places: n name, c country, k kind, a anchor, km precision, lat, lon, u uncertain.
    """
    rows = []
    for row in joined.partnerships.itertuples(index=False):
        arc = [part.round(3).tolist() for part in great_circle(row.lon, row.lat, row.lon_to, row.lat_to)]
        rows.append(
            {
                "lp": int(row.lp),
                "t": row.powiat_teryt,
                "n": row.powiat,
                "p": row.place_id,
                "y": None if pd.isna(row.year) else int(row.year),
                "f": row.form,
                "u": int(row.uncertain),
                "m": None if pd.isna(row.mirror_lp) else int(row.mirror_lp),
                "km": round(row.length_km),
                "arc": arc,
            }
        )
    places = {
        row.place_id: {
            "n": row.name,
            "c": row.country,
            "k": row.kind,
            "a": row.anchor,
            "km": float(row.precision_km),
            "lat": row.lat,
            "lon": row.lon,
            "u": int(row.uncertain),
        }
        for row in joined.places.itertuples(index=False)
    }
    return {"rows": rows, "places": places}


def _attribution(joined: AtlasTables) -> str:
    own = f"{METEOALARM.split(',')[0]} (CC BY 4.0) · {PRNG.split(',')[0]} (CC BY)"
    return f"{joined.official_file or own} · {NATURAL_EARTH.split(' (')[0]}"


def map_words(lang: str, joined: AtlasTables) -> dict[str, Any]:
    """Return the texts of tooltips and controls in one language; ``{names}`` are filled in the browser."""
    w = words(lang)
    return {
        "voivodeship": w("voivodeship {name}"),
        "listed": w("On the 1999 list: {flooded} of {total} gminy ({share})"),
        "notListed": w("Not on the 1999 list"),
        "units": w("Towns: {towns}, other gminy: {others}"),
        "area": w("Area of the listed gminy: about {share}"),
        "listedTown": w("On the 1999 list as a town"),
        "listedOther": w("On the 1999 list as another gmina"),
        "listedBoth": w("On the 1999 list twice: as a town and as another gmina, one gmina since"),
        "approximate": w("Borders approximate"),
        "inPowiat": w("powiat {name}"),
        "inCity": w("city with powiat rights"),
        "withoutData": w("Powiaty without data, counted in no figure: {n}"),
        "most": w("highest bar: {n}"),
        "gminaKinds": {
            "miejska": w("urban gmina"),
            "wiejska": w("rural gmina"),
            "miejsko-wiejska": w("urban-rural gmina"),
        },
        "noData": w("No data: its heading is printed in the 1999 list, its gminy are not"),
        "partners": w("Partnerships: {total}"),
        "partnersShown": w("Partnerships shown: {shown} of {total}"),
        "since": w("since {year}"),
        "yearUnknown": w("year unknown"),
        "distance": w("{km} km"),
        "uncertain": w("Uncertain: see the remarks in the table"),
        "uncertainPlace": w("The place is uncertain"),
        "row": w("Row {lp} of the source table"),
        "rows": w("Rows {lp} and {other} of the source table: each names the other"),
        "placeCount": w("Partnerships shown: {n}"),
        "precision": w("Point: {anchor} (±{km} km)"),
        "poland": w("Poland"),
        "europe": w("Europe"),
        "all": w("All partners"),
        "list": w("List of powiaty"),
        "basemapFailed": w("The basemap {name} does not answer. The map itself is complete."),
        "attribution": _attribution(joined),
        "trunks": w(
            "Seen from afar: one line per country, with its number of partnerships. Zoom in for single lines."
        ),
        "countries": {iso: w.country(iso) for iso in sorted(set(joined.places["country"]))},
        "kinds": {kind: place_kind_name(w, kind) for kind in PLACE_KINDS},
        "forms": {form: form_name(w, form) for form in FORMS},
    }
