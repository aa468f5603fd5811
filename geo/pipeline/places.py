"""Make the published partner places: their names and points."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from geo.core.errors import DataError
from geo.core.i18n import N_
from geo.core.records import records
from geo.pipeline.decisions import Decisions
from geo.pipeline.doubts import doubted
from geo.pipeline.remarks import remarks


def clean_places(register: pd.DataFrame, anchors: pd.DataFrame, corrections: pd.DataFrame) -> pd.DataFrame:
    """Return the published places, each at the centre of its anchors (degrees, 4 decimals).

    Parameters
    ----------
    register, anchors
        The gazetteer tables, with names in the language of the place.
    corrections
        Rows of ``data/corrections``; they give the Polish names.

    Raises
    ------
    DataError
        A place has no anchor, or one that is not in the gazetteer table, or a decision is about another name.
    """
    names, points = Decisions(corrections, "places"), Decisions(corrections, "anchors")
    by_id = anchors.set_index("anchor_id")
    rows = []
    for row in records(register):
        ids = row.anchors.split()
        missing = [anchor for anchor in ids if anchor not in by_id.index]
        if missing or not ids:
            raise DataError(
                N_(
                    "Place {place}: expected its anchors in data/gazetteer/anchors.csv, found none called"
                    " {missing}. Add them."
                ),
                place=row.place_id,
                missing=" ".join(missing) or "-",
            )
        used = by_id.loc[ids]
        lat, lon = centre(used["lat"].astype(float), used["lon"].astype(float))
        polish = names.renamed(row.place_id, row.name)
        shown = [points.renamed(anchor, name) or name for anchor, name in zip(ids, used["name"], strict=True)]
        original, shown_as = "; ".join(used["name"]), "; ".join(shown)
        rows.append(
            {
                "place_id": row.place_id,
                "name": polish or row.name,
                "original": row.name if polish else "",
                "country": row.country,
                "kind": row.kind,
                "lat": f"{lat:.4f}",
                "lon": f"{lon:.4f}",
                "anchor": shown_as,
                "anchor_original": original if original != shown_as else "",
                "basis": " ".join(ids),
                "precision_km": row.precision_km,
                "teryt": row.teryt,
                **doubted([row.doubt]),
                "note": remarks([row.note, row.alternative]),
            }
        )
    return pd.DataFrame(rows).sort_values("place_id", ignore_index=True)


def centre(lat: Iterable[float], lon: Iterable[float]) -> tuple[float, float]:
    """Return (lat, lon) of the centroid of points on the sphere; all in degrees."""
    phi, lam = np.radians(np.asarray(list(lat))), np.radians(np.asarray(list(lon)))
    x, y, z = (np.cos(phi) * np.cos(lam)).mean(), (np.cos(phi) * np.sin(lam)).mean(), np.sin(phi).mean()
    return float(np.degrees(np.arctan2(z, np.hypot(x, y)))), float(np.degrees(np.arctan2(y, x)))
