"""Read the warning regions of EUMETNET MeteoAlarm as packaged in ``linecast``.

Format ``LCMA``, little-endian: magic, u8 version (2), u16 number of regions; per region u8 length and ASCII
key, four i32 (bounding box), u16 number of polygons; per polygon u8 number of rings, the outer one first; per
ring u16 number of points, then (i32 latitude, i32 longitude) in 1e-5 degrees.
"""

from __future__ import annotations

import gzip
import struct
from dataclasses import dataclass

import numpy as np
import shapely
from pyproj import Transformer

from geo.core.errors import UpstreamError
from geo.core.i18n import N_
from geo.pipeline import upstream

PACKAGE, MEMBER = "linecast", "linecast/data/meteoalarm_regions.bin.gz"
_MAGIC, _VERSION = b"LCMA", 2
_UNITS_PER_DEGREE = 1e5


@dataclass
class _Cursor:
    """A position in the bytes of the file."""

    content: bytes
    at: int = 0

    def take(self, form: str) -> tuple[int, ...]:
        values = struct.unpack_from("<" + form, self.content, self.at)
        self.at += struct.calcsize("<" + form)
        return values

    def ring(self) -> np.ndarray:
        (count,) = self.take("H")
        flat = np.frombuffer(self.content, "<i4", 2 * count, self.at)
        self.at += 8 * count
        return flat.reshape(count, 2)[:, ::-1] / _UNITS_PER_DEGREE


def decode(content: bytes) -> dict[str, shapely.MultiPolygon]:
    """Return region key -> polygons in EPSG:4326 (lon, lat) from unpacked ``LCMA`` bytes.

    The polygons are returned as stored: neighbours may overlap, and some polygons are invalid.

    Raises
    ------
    UpstreamError
        The bytes are not ``LCMA`` version 2, are truncated, or continue after the last region.
    """
    cursor = _Cursor(content, 5)
    if content[:4] != _MAGIC or content[4:5] != bytes([_VERSION]):
        raise _fault("LCMA 2", repr(content[:5]))
    try:
        regions = dict(_region(cursor) for _ in range(cursor.take("H")[0]))
    except (struct.error, ValueError) as error:
        raise _fault("a whole file", f"an early end ({error})") from error
    if cursor.at != len(content):
        raise _fault(f"{cursor.at} bytes", f"{len(content)} bytes")
    return regions


def _fault(expected: str, found: str) -> UpstreamError:
    return UpstreamError(
        N_("Regions of MeteoAlarm: expected {expected}, found {found}. Run: python -m geo fetch."),
        expected=expected,
        found=found,
    )


def _region(cursor: _Cursor) -> tuple[str, shapely.MultiPolygon]:
    (length,) = cursor.take("B")
    key = cursor.content[cursor.at : cursor.at + length].decode("ascii")
    cursor.at += length
    cursor.take("4i")
    polygons = []
    for _ in range(cursor.take("H")[0]):
        rings = [cursor.ring() for _ in range(cursor.take("B")[0])]
        polygons.append(shapely.Polygon(rings[0], rings[1:]))
    return key, shapely.MultiPolygon(polygons)


def projected(shape: shapely.Geometry) -> shapely.MultiPolygon:
    """Return ``shape`` transformed from EPSG:4326 to EPSG:2180 (easting, northing in metres) and repaired."""
    metres = Transformer.from_crs(4326, 2180, always_xy=True)
    moved = shapely.transform(shape, lambda c: np.column_stack(metres.transform(c[:, 0], c[:, 1])))
    return polygons_only(shapely.make_valid(moved))


def polygons_only(shape: shapely.Geometry) -> shapely.MultiPolygon:
    """Return the polygons of ``shape`` without the points and lines that ``make_valid`` leaves."""
    parts = shapely.get_parts(shapely.get_parts(shape))
    return shapely.MultiPolygon([part for part in parts if part.geom_type == "Polygon"])


def read_regions() -> dict[str, shapely.MultiPolygon]:
    """Return the warning regions of Europe from the verified archive, in EPSG:4326.

    The key of a powiat is ``PL`` and its TERYT code of four digits; ``PL80x`` are parts of the Baltic.
    """
    return decode(gzip.decompress(upstream.read_member(PACKAGE, MEMBER)))
