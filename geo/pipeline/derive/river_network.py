"""Read the drainage network of the European Flood Awareness System (EFAS) and follow named rivers in it.

Source: the folder ``efas`` of Debian's ``libmagics++-data``, 595,470 lines from cell to cell of a grid of
about 5 km. Every cell has one line to the next cell downstream, and ``upArea``, the area in km² that drains
through it. The network has the topology of every river, but no names, and is a kilometre off: the names come
from ``data/gazetteer/rivers.csv``, the position from other sources (``river_courses``).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.spatial import cKDTree

from geo.core.errors import DataError, UpstreamError
from geo.core.i18n import N_
from geo.core.records import records
from geo.pipeline import upstream

PACKAGE = "libmagics++-data"
_FOLDER = "./usr/share/magics/efas/ExtendedDomain/"
_SHP_HEADER, _POLYLINE = 100, 3
_RECORD = np.dtype(
    [
        ("number", ">i4"),
        ("words", ">i4"),
        ("kind", "<i4"),
        ("box", "<f8", (4,)),
        ("parts", "<i4"),
        ("points", "<i4"),
        ("first", "<i4"),
        ("xy", "<f8", (2, 2)),
    ]
)
"""A record of a shapefile of lines with one part and two points each."""
_STEP_DEG = 1e-4
_START_DEG = 0.02


@dataclass(frozen=True)
class Network:
    """Lines from cell to cell, downstream.

    Parameters
    ----------
    up, down
        Longitude and latitude of the two ends, shape (n, 2).
    basin
        Area in km² that drains through the upper cell, shape (n,).
    """

    up: np.ndarray
    down: np.ndarray
    basin: np.ndarray


@dataclass(frozen=True)
class Course:
    """A named river from its first cell to its mouth.

    Parameters
    ----------
    name, host
        Its name, and that of the river into which it flows, or "".
    points
        Longitude and latitude of its cells, shape (n, 2); the last lies on the host, if there is one.
    basin
        Drained area in km² at each point, shape (n,).
    """

    name: str
    host: str
    points: np.ndarray
    basin: np.ndarray


def read_network() -> Network:
    """Return the network of Europe from the verified archive.

    Raises
    ------
    UpstreamError
        The archive is missing or changed, or its content is not a list of two-point lines.
    """
    shapes, table = (upstream.read_member(PACKAGE, f"{_FOLDER}lines.{ending}") for ending in ("shp", "dbf"))
    return decode(shapes, table)


def decode(shapes: bytes, table: bytes) -> Network:
    """Return the network from the bytes of a shapefile (lines of two points) and its table (one number).

    Raises
    ------
    UpstreamError
        The bytes are anything else.
    """
    lines = np.frombuffer(shapes, _RECORD, offset=_SHP_HEADER) if _whole(shapes) else np.empty(0, _RECORD)
    at, width = (int.from_bytes(table[start : start + 2], "little") for start in (8, 10))
    rows = [table[start : start + width] for start in range(at, at + width * len(lines), width)]
    fits = len(lines) > 0 and (lines["kind"] == _POLYLINE).all() and (lines["points"] == 2).all()
    if not fits or len(rows[-1]) != width:
        raise UpstreamError(
            N_("Drainage network of EFAS: expected lines of two points with areas, found something else.")
        )
    basin = np.array([float(row[1:]) for row in rows])
    xy = lines["xy"].astype(float)
    different = [len(np.unique(_keys(xy[:, end]))) for end in (0, 1)]
    first = int(np.argmax(different))  # only upper ends are all different
    return Network(xy[:, first], xy[:, 1 - first], basin)


def _whole(shapes: bytes) -> bool:
    return len(shapes) > _SHP_HEADER and (len(shapes) - _SHP_HEADER) % _RECORD.itemsize == 0


def _keys(points: np.ndarray) -> np.ndarray:
    """Return points (degrees), shape (n, 2), as one number each, equal for ends that meet."""
    steps = np.rint(points / _STEP_DEG).astype(np.int64)
    return np.asarray(steps[:, 0] * 10_000_000 + steps[:, 1])


def follow(network: Network, rivers: pd.DataFrame) -> list[Course]:
    """Return the courses of the rivers in the order of the table.

    Parameters
    ----------
    rivers
        ``name``, ``lon``, ``lat`` (degrees) of its first cell, ``host`` (an earlier row, or ""), ``mouth``
        (lon and lat, where the network leads a river to a wrong place, else ""). Text.

    Raises
    ------
    DataError
        There is no cell at a point, or a river meets another host than the table says.
    """
    below = {key: line for line, key in enumerate(_keys(network.up).tolist())}
    after = [below.get(key, -1) for key in _keys(network.down).tolist()]
    tree = cKDTree(network.up)
    taken: dict[int, str] = {}
    courses = []
    for row in records(rivers):
        away, line = tree.query([float(row.lon), float(row.lat)])
        path = _path(int(line), after, taken)
        host = taken.get(path[-1], "")
        if away > _START_DEG or host != row.host:
            raise DataError(
                N_(
                    "Rivers: expected {river} to begin at a cell and to flow into {host}, found {found}."
                    " Correct data/gazetteer/rivers.csv."
                ),
                river=row.name,
                host=row.host or "-",
                found=host or "-",
            )
        path = _shortened(network, path, row.mouth)
        own = path[:-1] if host else path
        taken.update(dict.fromkeys(own, str(row.name)))
        points = network.up[path]
        if not host:
            points = np.vstack([points, _degrees(row.mouth) if row.mouth else network.down[path[-1]]])
        basin = np.append(network.basin[own], network.basin[own[-1]])
        courses.append(Course(str(row.name), host, points, basin))
    return courses


def _degrees(mouth: str) -> np.ndarray:
    return np.array([float(degree) for degree in mouth.split()])


def _shortened(network: Network, path: list[int], mouth: str) -> list[int]:
    """Return the path up to the cell nearest to the mouth, if one is given."""
    if not mouth:
        return path
    away = np.hypot(*(network.up[path] - _degrees(mouth)).T)
    return path[: int(away.argmin()) + 1]


def _path(line: int, after: list[int], taken: dict[int, str]) -> list[int]:
    """Return the lines downstream from ``line``, to the first that is taken or to the mouth."""
    path = [line]
    while line not in taken and after[line] >= 0:
        line = after[line]
        path.append(line)
    return path
