"""Write boundary files reproducibly: equal content gives equal bytes."""

from __future__ import annotations

import json
from pathlib import Path

import geopandas as gpd
import shapely

_DBF_DATE = bytes([121, 5, 11])  # year - 1900, month, day: 2021-05-11, the date of the register of names
_AREA = 2
_STALE = (".shp", ".shx", ".dbf", ".prj", ".cpg", ".sbn", ".sbx", ".qix")


def write_shapefile(frame: gpd.GeoDataFrame, path: Path) -> None:
    """Write ``frame`` as a shapefile in UTF-8, with a fixed date in the .dbf header.

    Geometries are normalised, so that the bytes do not depend on the order and start of the rings.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    for ending in _STALE:
        path.with_suffix(ending).unlink(missing_ok=True)
    tidy = frame.assign(geometry=shapely.normalize(frame.geometry.to_numpy()))
    tidy.to_file(path, driver="ESRI Shapefile", encoding="UTF-8", engine="pyogrio")
    table = path.with_suffix(".dbf")
    content = bytearray(table.read_bytes())
    content[1:4] = _DBF_DATE
    table.write_bytes(bytes(content))


def write_geojson(frame: gpd.GeoDataFrame, path: Path, decimals: int) -> None:
    """Write ``frame`` (EPSG:4326) as compact GeoJSON in UTF-8: one feature per line, keys sorted, LF.

    Polygons are normalised; lines keep their direction.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    columns = [name for name in frame.columns if name != "geometry"]
    lines = []
    for row, shape in zip(frame[columns].to_dict("records"), frame.geometry, strict=True):
        tidy = shapely.normalize(shape) if shapely.get_dimensions(shape) == _AREA else shape
        geometry = _rounded(shapely.geometry.mapping(tidy), decimals)
        feature = {"type": "Feature", "properties": row, "geometry": geometry}
        lines.append(json.dumps(feature, ensure_ascii=False, sort_keys=True, separators=(",", ":")))
    text = '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"
    path.write_text(text, encoding="utf-8", newline="\n")


def _rounded(value: object, decimals: int) -> object:
    """Return a GeoJSON value with every number rounded to ``decimals`` places."""
    if isinstance(value, dict):
        return {key: _rounded(item, decimals) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(item, decimals) for item in value]
    return round(value, decimals) if isinstance(value, float) else value
