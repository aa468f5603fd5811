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

from geo.arcs import great_circle
from geo.boundaries import simplified, voivodeships
from geo.errors import DataError
from geo.filters import Filters, form_name
from geo.join import Joined
from geo.language import LANGUAGES, N_, words
from geo.render.card_maps import overview_map
from geo.render.page_words import page_words
from geo.render.small_map import to_svg
from geo.render.tables import to_screen
from geo.sources import METEOALARM, NATURAL_EARTH, PRNG
from geo.tables import FORMS, PLACE_KINDS
from geo.view import THEMES, make_view, place_kind_name

STATIC = Path(__file__).parents[2] / "static"
_HERE = Path(__file__).parent
_FAR_M, _FAR_DECIMALS, _FAR_DEG = 900.0, 3, 0.08  # a pixel or two on a national map
_ISLET_DEG2 = 0.05
_NEAR_M, _NEAR_DECIMALS = 60.0, 4  # far below the error of the borders themselves
_WEB = "EPSG:4326"
_KEPT_S = 180 * 24 * 3600


def write_assets(joined: Joined, countries: Path, static: Path | None = None) -> dict[str, str]:
    """Write what the map needs and return logical name -> path relative to ``static``.

    A file that is there already is left alone; each is written whole or not at all. What no start has asked for
    in half a year goes.

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
    outlines = gpd.read_file(countries)
    contents: dict[str, bytes] = {
        "powiaty": _dump(powiaty_geojson(joined)),
        "detail": _dump(detail(joined, outlines)),
        "countries": _dump(countries_geojson(outlines, _FAR_DEG)),
        "partnerships": _dump(partnership_lines(joined)),
    } | {f"words-{lang}": _dump(map_words(lang, joined)) for lang in LANGUAGES}
    contents |= {
        rows_file(theme, lang): _dump(to_screen(make_view(joined, Filters(), theme, lang))) for theme in THEMES for lang in LANGUAGES
    }
    folder = (static or STATIC) / "generated"
    files = {name: f"generated/{_write(folder, name, 'json', content)}" for name, content in contents.items()}
    script = "".join((_HERE / name).read_text(encoding="utf-8") for name in ("atlas.js", "square.js"))
    script += f"\nAtlas.files = {json.dumps(files)};\n"
    files["script"] = f"generated/{_write(folder, 'script', 'js', script.encode())}"
    files["style"] = f"generated/{_write(folder, 'style', 'css', (_HERE / 'atlas.css').read_bytes())}"
    overview = to_svg(overview_map(joined, words(LANGUAGES[0])))  # without letters, so one for all languages
    files["overview"] = f"generated/{_write(folder, 'overview', 'svg', overview.encode())}"
    files["figures"] = _write_module(folder, "figures", {})
    files["page"] = _write_module(folder, "page", {"WORDS": {lang: page_words(lang) for lang in LANGUAGES}})
    style = json.dumps((_HERE / "search.css").read_text(encoding="utf-8"))
    script = f"const STYLE = {style};\n" + (_HERE / "search.js").read_text(encoding="utf-8")
    files["search"] = f"generated/{_write(folder, 'search', 'js', script.encode())}"
    _forget(folder, time.time() - _KEPT_S)
    return files


def _write_module(folder: Path, name: str, constants: dict[str, Any]) -> str:
    """Write a script with its style sheet, whose address and other constants are put before it."""
    constants = {"STYLE": f"generated/{_write(folder, name, 'css', (_HERE / f'{name}.css').read_bytes())}"} | constants
    before = "".join(f"const {constant} = {json.dumps(value, ensure_ascii=False)};\n" for constant, value in constants.items())
    return f"generated/{_write(folder, name, 'js', (before + (_HERE / f'{name}.js').read_text(encoding='utf-8')).encode())}"


def rows_file(theme: str, lang: str) -> str:
    """Return the logical name of the file with all rows of a theme."""
    return f"rows-{theme}-{lang}"


def _dump(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def _write(folder: Path, name: str, ending: str, content: bytes) -> str:
    file = folder / f"{name}.{hashlib.sha256(content).hexdigest()[:12]}.{ending}"
    if file.exists():
        with suppress(OSError):
            os.utime(file)  # still in use
        return file.name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        part = file.with_suffix(f".{os.getpid()}.part")
        part.write_bytes(content)
        part.replace(file)
    except OSError as fault:
        raise DataError(
            N_("Folder {folder}: expected to be able to write the map files there, found: {found}. Give the app the right to write."),
            folder="static/generated", found=fault.strerror or type(fault).__name__,
        ) from fault  # fmt: skip
    return file.name


def _forget(folder: Path, before: float) -> None:
    """Delete the files of earlier data that were last in use before a time; one that cannot be deleted stays."""
    for file in folder.iterdir():
        with suppress(OSError):
            if file.stat().st_mtime < before:
                file.unlink()


def powiaty_geojson(joined: Joined) -> dict[str, Any]:
    """Return the 380 powiaty in code order as GeoJSON (EPSG:4326) for the overview, with voivodeship borders.

    Properties: t TERYT, n name, v voivodeship, g gminy, f gminy listed, s flood status, k partnerships.
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
    rows = table.to_numpy().tolist()
    features = [
        {"type": "Feature", "properties": dict(zip(columns, row, strict=True)), "geometry": shape}
        for row, shape in zip(rows, shapes, strict=True)
    ]
    return {"type": "FeatureCollection", "features": features, "voivodeships": borders}


def detail(joined: Joined, outlines: gpd.GeoDataFrame) -> dict[str, Any]:
    """Return finer outlines for a near view: coordinates of the powiaty (all as MultiPolygon) in code order, borders, countries."""
    shapes, borders = _outlines(joined, _NEAR_M, _NEAR_DECIMALS)
    coordinates = [shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]] for shape in shapes]
    return {"powiaty": coordinates, "voivodeships": borders, "countries": countries_geojson(outlines, 0.0)}


def countries_geojson(outlines: gpd.GeoDataFrame, tolerance_deg: float) -> dict[str, Any]:
    """Return the background countries (EPSG:4326, 2 decimals), simplified together; those that vanish are left out."""
    shapes = outlines.geometry.to_numpy()
    if tolerance_deg:
        shapes = shapely.coverage_simplify(np.array([_without_islets(shape) for shape in shapes]), tolerance_deg)
    features = [{"type": "Feature", "properties": {}, "geometry": _geometry(shape, 2)} for shape in shapes if not shape.is_empty]
    return {"type": "FeatureCollection", "features": features}


def _without_islets(shape: shapely.Geometry) -> shapely.Geometry:
    """Leave out parts too small to see on an overview; the largest part always stays."""
    parts = shapely.get_parts(shape)
    areas = shapely.area(parts)
    return shapely.multipolygons(parts[(areas > _ISLET_DEG2) | (areas == areas.max())])


def _outlines(joined: Joined, tolerance_m: float, decimals: int) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    frame = joined.powiaty[["powiat_teryt", "geometry"]].rename(columns={"powiat_teryt": "teryt"})
    light = simplified(frame, tolerance_m)
    borders = shapely.union_all(voivodeships(light).boundary.to_crs(_WEB).to_numpy())
    return [_geometry(shape, decimals) for shape in light.geometry.to_crs(_WEB)], _geometry(shapely.line_merge(borders), decimals)


def _geometry(shape: shapely.Geometry, decimals: int) -> dict[str, Any]:
    return dict(shapely.geometry.mapping(shapely.transform(shape, lambda xy: xy.round(decimals))))


def partnership_lines(joined: Joined) -> dict[str, Any]:
    """Return every partnership with its great circle (lon, lat; 3 decimals) and every place.

    Rows: lp, t TERYT, n powiat, p place, y year, f form, u uncertain, km length, arc parts.
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
                "km": round(row.length_km),
                "arc": arc,
            }
        )
    places = {
        row.place_id: {
            "n": row.name, "c": row.country, "k": row.kind, "a": row.anchor, "km": float(row.precision_km),
            "lat": row.lat, "lon": row.lon, "u": int(row.uncertain),
        }
        for row in joined.places.itertuples(index=False)
    }  # fmt: skip
    return {"rows": rows, "places": places}


def _attribution(joined: Joined) -> str:
    own = f"{METEOALARM.split(',')[0]} (CC BY 4.0) · {PRNG.split(',')[0]} (CC BY)"
    return f"{joined.official_file or own} · {NATURAL_EARTH.split(' (')[0]}"


def map_words(lang: str, joined: Joined) -> dict[str, Any]:
    """Return the texts of tooltips and controls in one language; ``{names}`` are filled in the browser."""
    w = words(lang)
    return {
        "voivodeship": w("voivodeship {name}"),
        "listed": w("On the 1999 list: {flooded} of {total} gminy ({share})"),
        "notListed": w("Not on the 1999 list"),
        "noData": w("No data: its heading is printed in the 1999 list, its gminy are not"),
        "partners": w("Partnerships: {total}"),
        "partnersShown": w("Partnerships shown: {shown} of {total}"),
        "since": w("since {year}"),
        "yearUnknown": w("year unknown"),
        "distance": w("{km} km"),
        "uncertain": w("Uncertain: see the remarks in the table"),
        "uncertainPlace": w("The place is uncertain"),
        "row": w("Row {lp} of the source table"),
        "placeCount": w("Partnerships shown: {n}"),
        "precision": w("Point: {anchor} (±{km} km)"),
        "poland": w("Poland"),
        "europe": w("Europe"),
        "all": w("All partners"),
        "list": w("List of powiaty"),
        "basemapFailed": w("The basemap {name} does not answer. The map itself is complete."),
        "attribution": _attribution(joined),
        "trunks": w("Seen from afar: one line per country, with its number of partnerships. Zoom in for single lines."),
        "countries": {iso: w.country(iso) for iso in sorted(set(joined.places["country"]))},
        "kinds": {kind: place_kind_name(w, kind) for kind in PLACE_KINDS},
        "forms": {form: form_name(w, form) for form in FORMS},
    }
