"""Check the ground of the maps: gaps and overlaps, and the drawn areas against the official ones."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.core.teryt import is_city
from geo.pipeline.derive.powiaty import AT_LAGOONS

GAP_M2 = 0.1e6
"""Area from which a gap or an overlap of the ground is a fault."""
AREA_ERROR_MAX = 0.01
"""Largest error of the area of a land powiat away from the lagoons."""


def ground_faults(powiaty: gpd.GeoDataFrame, ground: gpd.GeoDataFrame) -> list[str]:
    """Return the places where powiaty, neighbours and water do not meet, one line per fault.

    Parameters
    ----------
    powiaty, ground
        As from ``geo.data.boundaries.read_powiaty`` and ``geo.data.ground.read_ground``.
    """
    shapes = np.concatenate([powiaty.geometry.to_numpy(), ground.geometry.to_numpy()])
    faults = []
    if not shapely.coverage_is_valid(shapes):
        length = shapely.length(shapely.coverage_invalid_edges(shapes)).sum()
        faults.append(f"Ground: {length:.0f} m of borders do not match.")
    holes = shapely.get_parts(
        shapely.difference(shapely.box(*ground.total_bounds), shapely.union_all(shapes))
    )
    for gap in holes[shapely.area(holes) > GAP_M2]:
        x, y = gap.representative_point().coords[0]
        faults.append(f"Ground: a gap of {gap.area / 1e6:.1f} km² at {x:.0f}, {y:.0f} (EPSG:2180).")
    first, second = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    pairs = first < second
    common = shapely.area(shapely.intersection(shapes[first[pairs]], shapes[second[pairs]]))
    if len(common) and common.max() > GAP_M2:
        faults.append(f"Ground: an overlap of {common.max() / 1e6:.1f} km².")
    return faults


def area_errors(gminy: gpd.GeoDataFrame, areas: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Return the relative errors of the drawn areas: of the powiaty by code, and of the gminy.

    Powiaty at lagoons, whose official areas hold water that is not drawn as theirs, and areas that are
    unknown are left out, with their gminy.

    Parameters
    ----------
    gminy
        As from ``geo.data.boundaries.read_gminy``.
    areas
        ``powiat_teryt, name, kind, km2`` as text.
    """
    official = areas.assign(km2=pd.to_numeric(areas["km2"])).rename(columns={"powiat_teryt": "teryt"})
    both = pd.DataFrame(gminy.drop(columns="geometry")).assign(drawn=gminy.area.to_numpy() / 1e6)
    both = both.merge(official, on=["teryt", "name", "kind"], how="left", validate="one_to_one")
    both = both[~both["teryt"].isin(AT_LAGOONS)]
    whole = both.groupby("teryt")[["drawn", "km2"]].sum(min_count=1)
    known = both["km2"].notna().groupby(both["teryt"]).all()
    whole, single = whole[known], both[both["km2"].notna()]
    return whole["drawn"] / whole["km2"] - 1, single["drawn"] / single["km2"] - 1


def area_lines(powiaty: pd.Series, gminy: pd.Series) -> tuple[list[str], list[str]]:
    """Return (report lines, fault lines) on the errors of ``area_errors``."""
    land = powiaty[[not is_city(code) for code in powiaty.index]]
    report = [
        f"Areas against the official ones: {name}: {_spread(errors)}."
        for name, errors in (("land powiaty", land), ("cities", powiaty.drop(land.index)), ("gminy", gminy))
    ]
    far = land[land.abs() > AREA_ERROR_MAX]
    return report, [
        f"Area of powiat {code}: {error:+.1%} against the official one." for code, error in far.items()
    ]


def _spread(errors: pd.Series) -> str:
    size = errors.abs()
    return (
        f"{len(size)}, median error {size.median():.2%}, 95 % within {size.quantile(0.95):.2%},"
        f" largest {size.max():.2%}, {int((size > AREA_ERROR_MAX).sum())} over {AREA_ERROR_MAX:.0%}"
    )
