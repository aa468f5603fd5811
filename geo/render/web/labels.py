"""Names as the browser draws them: what is written, where it stands, and from which zoom on."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Transformer

from geo.cartography import labels
from geo.cartography.labels import lettering, point_places, river_places, schedule
from geo.cartography.labels.names import Names, PlacedNames, PlacedRiver, PlacedText, PlacedTown
from geo.cartography.labels.placer import place
from geo.cartography.labels.zooms import NEVER, STEPS_PER_ZOOM
from geo.render.sheet.typography import width_pt
from geo.render.web.map_contract import Labels, Letters, RiverColumns, TextColumns, TownColumns

_STEP_DEG = 1e-4
_LARGE_RIVER = "river_large"
_ALWAYS = ("country", "country_near", "sea", "water", "voivodeship")
_SEATS_OF_FEW = schedule.EVERY_POWIAT - STEPS_PER_ZOOM // 2


def placed_names(names: Names) -> PlacedNames:
    """Return where the names stand on a web map, in the typeface of the page."""
    return place(names, cache(width_pt))


def fingerprint(names: Names) -> str:
    """Return a hash of all that decides where names stand: texts, shapes, and how they are placed."""
    digest = hashlib.sha256()
    for file in [*sorted(Path(labels.__file__).parent.glob("*.py")), Path(__file__)]:
        digest.update(file.read_bytes())
    digest.update(repr((names.fixed, names.towns)).encode())
    for area in (*names.voivodeships, *names.powiaty, *names.gminy):
        digest.update(area.text.encode() + shapely.to_wkb(area.shape))
    for river in names.rivers:
        digest.update(f"{river.name} {river.basin_km2}".encode() + river.points.tobytes())
    return digest.hexdigest()


def labels_json(placed: PlacedNames) -> Labels:
    """Return the names as columns; coordinates are whole ``step`` degrees, zooms whole steps."""
    return {
        "step": _STEP_DEG,
        "steps_per_zoom": STEPS_PER_ZOOM,
        "letters": {name: _letters(looks) for name, looks in lettering.LETTERINGS.items()},
        "smaller_below": lettering.SMALLER_BELOW,
        "cap_height": lettering.CAP_HEIGHT,
        "line_height": lettering.LINE_HEIGHT,
        "gap": point_places.GAP_PX,
        "diagonal": point_places.DIAGONAL,
        "hanging": point_places.HANGING,
        "river_offset": river_places.OFFSET_PX,
        "sides": [list(side) for side in point_places.SIDES],
        "towns": _towns(placed.towns),
        "texts": _texts(placed.texts),
        "rivers": _rivers(placed.rivers),
    }


def _letters(looks: lettering.Lettering) -> Letters:
    return {"size": looks.size, "bold": looks.bold, "spacing": looks.spacing, "radius": looks.radius}


def _towns(placed: Sequence[PlacedTown]) -> TownColumns:
    names = sorted(placed, key=lambda name: (name.first, -name.town.population, name.town.name))
    at = _in_steps([(name.town.x, name.town.y) for name in names])
    return {
        "text": [name.town.name for name in names],
        "letters": [name.lettering for name in names],
        "lon": at[:, 0].tolist(),
        "lat": at[:, 1].tolist(),
        "side": [name.side for name in names],
        "first": [name.first for name in names],
        "last": [name.last for name in names],
        "few": [_few_towns(name) for name in names],
        "capital": [name.town.rank == "capital" for name in names],
    }


def _few_towns(name: PlacedTown) -> int:
    """Return the step from which a town is among the few names."""
    if name.town.rank == "capital":
        return name.first
    return max(name.first, _SEATS_OF_FEW) if name.town.rank else NEVER


def _texts(placed: Sequence[PlacedText]) -> TextColumns:
    names = sorted(placed, key=lambda name: (name.kind, name.first, name.texts))
    at = _in_steps([(name.x, name.y) for name in names])
    return {
        "kind": [name.kind for name in names],
        "text": [name.texts[0] for name in names],
        "english": ["" if name.texts[-1] == name.texts[0] else name.texts[-1] for name in names],
        "letters": [name.lettering for name in names],
        "lon": at[:, 0].tolist(),
        "lat": at[:, 1].tolist(),
        "first": [name.first for name in names],
        "last": [name.last for name in names],
        "few": [_few_texts(name) for name in names],
    }


def _few_texts(name: PlacedText) -> int:
    if name.kind == "powiat":
        return max(name.first, schedule.EVERY_POWIAT)
    return name.first if name.kind in _ALWAYS else NEVER


def _rivers(placed: Sequence[PlacedRiver]) -> RiverColumns:
    names = sorted(placed, key=lambda name: (name.first, name.river.name, name.path[0].tolist()))
    return {
        "text": [name.river.name for name in names],
        "letters": [name.lettering for name in names],
        "path": [_moves(name.path) for name in names],
        "first": [name.first for name in names],
        "last": [name.last for name in names],
        "few": [name.first if name.lettering == _LARGE_RIVER else NEVER for name in names],
    }


def _moves(path: NDArray[np.float64]) -> list[int]:
    moves: list[int] = np.diff(_in_steps(path), axis=0, prepend=0).ravel().tolist()
    return moves


def _in_steps(points: Any) -> NDArray[np.int_]:
    """Return points of EPSG:3857 as whole ``_STEP_DEG``, shape (n, 2)."""
    xy = np.asarray(points, dtype=float).reshape(-1, 2)
    degrees = Transformer.from_crs(3857, 4326, always_xy=True).transform(*xy.T)
    return np.rint(np.column_stack(degrees) / _STEP_DEG).astype(int)
