"""Build the files of lakes and rivers from the upstream packages."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyproj import Transformer

from geo.data.catalogue import read_csv
from geo.data.ground import POLAND
from geo.pipeline import upstream
from geo.pipeline.derive import gshhg, lakes, osm_water, river_courses, river_network, rivers, writers
from geo.pipeline.derive.country_outlines import BOX, degrees

DECIMALS = 4
_LARGE_KM2 = 15_000.0
_KEPT = (
    "Rivers and lakes left as they are: the drainage network of EFAS is missing ({package} of Debian;"
    " python -m geo fetch downloads it where apt-get is installed)."
)


def build_water(data: Path, land: dict[str, shapely.MultiPolygon], ground: gpd.GeoDataFrame) -> list[str]:
    """Write ``context/lakes.geojson`` and ``context/rivers.geojson``; return lines on what was left out.

    Without the drainage network, an optional package, both files are kept: the lakes need the rivers to tell
    reservoirs from wide water of rivers.

    Parameters
    ----------
    land
        Alpha-3 code -> country in EPSG:2180, as from ``country_outlines.read_countries``.
    ground
        The ground with Poland, as from ``fitting.fitted``.
    """
    if not upstream.have_package(river_network.PACKAGE):
        return [_KEPT.format(package=river_network.PACKAGE)]
    bounds = degrees(BOX.bounds)
    country = ground.geometry[(ground["code"] == POLAND).to_numpy()].iloc[0]
    inland = osm_water.read_water(land["POL"])
    table = read_csv(data / "gazetteer" / "rivers.csv")
    courses = river_network.follow(river_network.read_network(), table)
    known = gshhg.read_lines(gshhg.RIVERS, bounds)
    lines = river_courses.lead(courses, river_courses.Hints(_lines(known), inland))
    large = [lines[course.name] for course in courses if course.basin.max() > _LARGE_KM2]
    still = lakes.lakes(gshhg.read_lines(gshhg.SHORES, bounds), inland, large, ground)
    named = rivers.named(courses, lines, country)
    others = rivers.abroad(known, list(lines.values()), country)
    flowing = gpd.GeoDataFrame(pd.concat([named, others], ignore_index=True), crs=2180)
    writers.write_geojson(still.to_crs(4326), data / "context" / "lakes.geojson", DECIMALS)
    writers.write_geojson(flowing.to_crs(4326), data / "context" / "rivers.geojson", DECIMALS)
    return []


def _lines(known: list[gshhg.Line]) -> np.ndarray:
    metres = Transformer.from_crs(4326, 2180, always_xy=True)
    drawn = [np.column_stack(metres.transform(*line.points.T)) for line in known]
    return np.array([shapely.LineString(points) for points in drawn], dtype=object)
