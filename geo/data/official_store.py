"""Keep what was made of a user's file beside it, so that the next start does not make it again.

A large file takes a minute to read and mend; its simplified borders take as long as the embedded ones. The
kept file is used as long as the user's files, the embedded ones and the way of making it stay the same.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

import geopandas as gpd
import shapely

from geo.core.atomic_files import write_atomically
from geo.data.boundaries import CRS
from geo.data.official_file import Notice

_WAY = 1  # changes whenever reading, mending or simplifying does
_ENDING = ".atlas.json"


def store_of(main: Path) -> Path:
    """Return where the prepared borders of a user's file are kept: a hidden file beside it."""
    return main.with_name(f".{main.name}{_ENDING}")


def state_of(files: Iterable[Path], hashes: Iterable[str]) -> str:
    """Return a fingerprint of the user's files by name, size and time, and of the embedded ones by hash."""
    states: list[Any] = [_WAY, *hashes]
    for main in files:
        with suppress(OSError):
            for file in sorted(main.parent.glob(f"{_escaped(main.stem)}.*")):
                found = file.stat()
                states.append([file.name, found.st_size, found.st_mtime_ns])
    return hashlib.sha256(json.dumps(states).encode()).hexdigest()


def _escaped(stem: str) -> str:
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in stem)


def keep(
    store: Path,
    state: str,
    frames: dict[str, gpd.GeoDataFrame],
    notices: Iterable[Notice],
    facts: dict[str, str],
) -> None:
    """Write prepared borders; a folder that cannot be written costs only the time of the next start."""
    content = {
        "state": state,
        "facts": facts,
        "notices": [[notice.message, dict(notice.values)] for notice in notices],
        "frames": {name: _as_columns(frame) for name, frame in frames.items()},
    }
    with suppress(OSError, TypeError):
        write_atomically(store, json.dumps(content, ensure_ascii=False).encode())


def kept(
    store: Path, state: str
) -> tuple[dict[str, gpd.GeoDataFrame], tuple[Notice, ...], dict[str, str]] | None:
    """Return the prepared borders, if they are those of the same files; None otherwise."""
    try:
        content = json.loads(store.read_bytes())
        if content["state"] != state:
            return None
        frames = {name: _as_frame(columns) for name, columns in content["frames"].items()}
        notices = tuple(Notice(message, values) for message, values in content["notices"])
        return frames, notices, dict(content["facts"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError, shapely.errors.ShapelyError):
        return None


def _as_columns(frame: gpd.GeoDataFrame) -> dict[str, list[str]]:
    columns = {str(name): frame[name].tolist() for name in frame.columns if name != "geometry"}
    return columns | {"geometry": shapely.to_wkb(frame.geometry.to_numpy(), hex=True).tolist()}


def _as_frame(columns: dict[str, list[str]]) -> gpd.GeoDataFrame:
    shapes = shapely.from_wkb(columns.pop("geometry"))
    return gpd.GeoDataFrame(columns, geometry=shapes, crs=CRS)
