"""How good the embedded borders are, measured against the state register of boundaries.

The register's polygons (valid to December 2020) are not part of the atlas, so the figures stand here. A test
measures them again where the register's file is at hand.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class BorderQuality:
    """Figures of the embedded powiaty.

    Parameters
    ----------
    overlap, overlap_cities
        Median share that a powiat and its official shape have in common, of all powiaty and of the cities
        with powiat rights (intersection over union, on land).
    wrong_share
        Share of the area that lies in another powiat than officially.
    mean_km, most_km
        Distance of the borders from the official ones: the mean, and what nine places of ten keep to.
    poor
        Number of cities of which less than three quarters are in common.
    without_exclaves
        Number of powiaty without their detached parts.
    """

    overlap: float
    overlap_cities: float
    wrong_share: float
    mean_km: float
    most_km: float
    poor: int
    without_exclaves: int


EMBEDDED_QUALITY = BorderQuality(0.92, 0.81, 0.039, 0.32, 0.72, 9, 13)
