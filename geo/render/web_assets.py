"""Files the browser fetches once: geometry, names, words, script; each named by its content.

They are written under ``static/generated`` when the app starts, from the data it has just joined, so that
an official boundary file and the embedded one go the same way.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely

from geo.arcs import great_circle
from geo.boundaries import simplified, voivodeships
from geo.errors import DataError
from geo.filters import form_name
from geo.join import Joined
from geo.language import LANGUAGES, N_, words
from geo.sources import METEOALARM, NATURAL_EARTH, PRNG
from geo.tables import FORMS, PLACE_KINDS
from geo.view import place_kind_name

STATIC = Path(__file__).parents[2] / "static"
_HERE = Path(__file__).parent
_TOLERANCE_M = 350.0  # invisible at the zooms a national map is read at
_WEB = "EPSG:4326"


def write_assets(joined: Joined, countries: Path, static: Path | None = None) -> dict[str, str]:
    """Write what the map needs and return logical name -> path relative to ``static``.

    A file that is there already is left alone; each is written whole or not at all.

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
    contents: dict[str, tuple[str, bytes]] = {
        "powiaty": ("json", _dump(powiaty_geojson(joined))),
        "countries": ("json", countries.read_bytes()),
        "partnerships": ("json", _dump(partnership_lines(joined))),
        "script": ("js", (_HERE / "atlas.js").read_bytes()),
        "style": ("css", (_HERE / "atlas.css").read_bytes()),
    }
    for lang in LANGUAGES:
        contents[f"words-{lang}"] = ("json", _dump(map_words(lang, joined)))
    folder = (static or STATIC) / "generated"
    return {name: f"generated/{_write(folder, name, ending, content)}" for name, (ending, content) in contents.items()}


def _dump(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def _write(folder: Path, name: str, ending: str, content: bytes) -> str:
    file = folder / f"{name}.{hashlib.sha256(content).hexdigest()[:12]}.{ending}"
    if file.exists():
        return file.name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        part = file.with_suffix(".part")
        part.write_bytes(content)
        part.replace(file)
    except OSError as fault:
        raise DataError(
            N_("Folder {folder}: expected to be able to write the map files there, found: {found}. Give the app the right to write."),
            folder="static/generated", found=fault.strerror or type(fault).__name__,
        ) from fault  # fmt: skip
    return file.name


def powiaty_geojson(joined: Joined) -> dict[str, Any]:
    """Return the 380 powiaty in code order as GeoJSON (EPSG:4326, 4 decimals) with voivodeship borders.

    Properties: t TERYT, n name, v voivodeship, g gminy, f gminy listed, s flood status, k partnerships.
    """
    light = simplified(joined.powiaty[["powiat_teryt", "geometry"]].rename(columns={"powiat_teryt": "teryt"}), _TOLERANCE_M)
    shapes = _web(light.geometry)
    columns = {
        "t": "powiat_teryt",
        "n": "powiat",
        "v": "voivodeship",
        "g": "gminy",
        "f": "gminy_flooded",
        "s": "flood_status",
        "k": "partnerships",
    }
    rows = joined.powiaty[list(columns.values())].astype(object).to_numpy().tolist()
    features = [
        {"type": "Feature", "properties": dict(zip(columns, row, strict=True)), "geometry": _geometry(shape)}
        for row, shape in zip(rows, shapes, strict=True)
    ]
    borders = shapely.union_all(_web(voivodeships(light).boundary).to_numpy())
    return {"type": "FeatureCollection", "features": features, "voivodeships": _geometry(shapely.line_merge(borders))}


def _web(shapes: gpd.GeoSeries) -> gpd.GeoSeries:
    return shapes.to_crs(_WEB)


def _geometry(shape: shapely.Geometry) -> dict[str, Any]:
    rounded = shapely.transform(shape, lambda xy: xy.round(4))
    return dict(shapely.geometry.mapping(rounded))


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
        "attribution": f"{METEOALARM.split(',')[0]} (CC BY 4.0) · {PRNG.split(',')[0]} (CC BY) · {NATURAL_EARTH.split(' (')[0]}",
        "countries": {iso: w.country(iso) for iso in sorted(set(joined.places["country"]))},
        "kinds": {kind: place_kind_name(w, kind) for kind in PLACE_KINDS},
        "forms": {form: form_name(w, form) for form in FORMS},
    }
