"""Decode TopoJSON: quantised, delta-encoded arcs to shapely polygons.

A topology stores every line once. ``arcs[i]`` is a list of positions. With ``transform`` they are integers,
all but the first relative to the previous one, and ``longitude = x * scale[0] + translate[0]`` (likewise
latitude). A ring is a list of arc numbers, connected end to start; ``~i`` (negative) is arc ``i`` reversed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import numpy as np
import shapely

from geo.core.errors import UpstreamError
from geo.core.i18n import N_

_LEAST_POINTS = 4


def decode_arcs(topology: dict[str, Any]) -> list[np.ndarray]:
    """Return the arcs as arrays of positions (lon, lat), shape (n, 2), in the units of the topology."""
    transform = topology.get("transform")
    arcs = [np.asarray(arc, dtype=float)[:, :2] for arc in topology["arcs"]]
    if transform is None:
        return arcs
    scale, translate = np.asarray(transform["scale"]), np.asarray(transform["translate"])
    return [np.cumsum(arc, axis=0) * scale + translate for arc in arcs]


def ring(numbers: list[int], arcs: list[np.ndarray]) -> np.ndarray:
    """Return the closed ring of the arcs ``numbers``, without repeating the points where they meet."""
    pieces = [arcs[n] if n >= 0 else arcs[~n][::-1] for n in numbers]
    return np.vstack([pieces[0], *(piece[1:] for piece in pieces[1:])])


def decode_object(shape: dict[str, Any], arcs: list[np.ndarray]) -> shapely.MultiPolygon:
    """Return a Polygon or MultiPolygon of a topology as a MultiPolygon; empty for other types.

    Rings that quantisation has reduced to fewer than four positions (tiny islands) are left out. Rings that
    cross the antimeridian jump from +180 to -180 degrees: cut them there before repairing anything.
    """
    stored = shape.get("arcs") or []
    rings = {"Polygon": [stored], "MultiPolygon": stored}.get(shape.get("type", ""), [])
    drawn = [[ring(line, arcs) for line in part] for part in rings]
    whole_rings = [
        [line for line in part if len(line) >= _LEAST_POINTS]
        for part in drawn
        if len(part[0]) >= _LEAST_POINTS
    ]
    return shapely.MultiPolygon([shapely.Polygon(part[0], part[1:]) for part in whole_rings])


def features(content: bytes, name: str) -> Iterator[tuple[dict[str, Any], shapely.MultiPolygon]]:
    """Yield (members without arcs and type, polygons) of each geometry of the object ``name``.

    Raises
    ------
    UpstreamError
        The content is not a topology with that object.
    """
    try:
        topology = json.loads(content)
        arcs, whole = decode_arcs(topology), topology["objects"][name]
    except (ValueError, KeyError, TypeError) as error:
        raise UpstreamError(
            N_(
                "TopoJSON: expected a topology with the object {name}, found {found}. Run: python -m geo"
                " fetch."
            ),
            name=name,
            found=type(error).__name__,
        ) from error
    for shape in whole.get("geometries", [whole]):
        members = {key: value for key, value in shape.items() if key not in ("arcs", "type")}
        yield members, decode_object(shape, arcs)
