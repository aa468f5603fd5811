"""Find the inland water of OpenStreetMap: what the package with lakes lacks of the one cut at the coast only.

The holes are generalised to about 500 m. They are good as hints of where a wide river runs, and as the shapes
of reservoirs that are younger than GSHHG. All shapes are in EPSG:2180, in metres.
"""

from __future__ import annotations

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.pipeline.derive import geo_maps
from geo.pipeline.derive.country_outlines import near_part
from geo.pipeline.derive.regions import polygons_only

_COUNTRY = "POL"
_BOUNDS = (13.5, 48.5, 24.7, 55.3)
_LEAST_M2 = 5e4


def read_water(country: BaseGeometry) -> np.ndarray:
    """Return the polygons of water inside ``country`` (EPSG:2180), shape (n,), larger than 5 ha."""
    land = near_part(geo_maps.read_countries(geo_maps.LAND, [_COUNTRY])[_COUNTRY], _BOUNDS)
    water = polygons_only(country.difference(land))
    parts = shapely.get_parts(water)
    return np.asarray(parts[shapely.area(parts) > _LEAST_M2])
