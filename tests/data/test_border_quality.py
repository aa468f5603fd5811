"""The figures of the embedded borders, measured again where the register's file is at hand."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
import shapely

from geo.core.teryt import is_city
from geo.data import catalogue, official_mending
from geo.data.border_quality import EMBEDDED_QUALITY
from geo.data.boundaries import CRS, read_powiaty, united
from geo.data.official_reading import read_file

REFERENCE = Path(
    os.environ.get("ATLAS_REFERENCE")
    or catalogue.DATA.parents[1] / "shared" / "reference" / "A02_Granice_powiatow.zip"
)
_STEP_M = 500.0
_PART_M2 = 10_000.0


@pytest.mark.skipif(not REFERENCE.is_file(), reason="the register's file is not there (ATLAS_REFERENCE)")
def test_the_figures_of_the_embedded_borders() -> None:
    powiaty, found = read_powiaty(), read_file(REFERENCE)
    assert found is not None
    register = found[0].to_crs(CRS).sort_values("jpt_kod_je", ignore_index=True)
    assert register["jpt_kod_je"].tolist() == powiaty["teryt"].tolist()
    official, _ = official_mending.coverage(official_mending.repaired(register.geometry.to_numpy())[0])
    embedded = powiaty.geometry.to_numpy()
    land = united(embedded)  # the register's powiaty reach into lagoons
    dry = shapely.intersection(official, land)
    common = shapely.area(shapely.intersection(embedded, dry))
    overlap = common / shapely.area(shapely.union(embedded, dry))
    cities = powiaty["teryt"].map(is_city).to_numpy()
    km = distances(embedded, official) / 1000
    parts = [
        sum(part.area > _PART_M2 for part in shapely.get_parts(shape)) > len(shapely.get_parts(own))
        for shape, own in zip(official, embedded, strict=True)
    ]
    q = EMBEDDED_QUALITY
    assert round(float(np.median(overlap)), 2) == q.overlap
    assert round(float(np.median(overlap[cities])), 2) == q.overlap_cities
    assert round(1 - common.sum() / land.area, 3) == q.wrong_share
    assert round(float(km.mean()), 2) == q.mean_km
    assert round(float(np.percentile(km, 90)), 2) == q.most_km
    assert (int((overlap < 0.75).sum()), int((overlap[cities] < 0.75).sum())) == (q.poor, q.poor)
    assert sum(parts) == q.without_exclaves


def distances(embedded: np.ndarray, official: np.ndarray) -> np.ndarray:
    """Return how far the embedded borders are from the official ones, every 500 m."""
    lines = shapely.get_parts(shapely.line_merge(shapely.union_all(shapely.boundary(embedded))))
    points = np.concatenate(
        [
            shapely.line_interpolate_point(
                line, np.linspace(0, line.length, max(1, int(line.length // _STEP_M)))
            )
            for line in lines
        ]
    )
    borders = shapely.get_parts(shapely.segmentize(shapely.union_all(shapely.boundary(official)), 5000))
    return shapely.STRtree(borders).query_nearest(points, return_distance=True, all_matches=False)[1]
